/** A new order that is shipped once it is paid. */
import { useState } from 'react';
import { common } from '../../../messages/common.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { orderWords } from '../../../messages/orders.ts';
import { useCommand } from '../../api/use-command.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

const words = orderWords.dialog;

interface OrderDraft {
  number: string;
  customerId: number | null;
  amountYen: number | null;
  orderedOn: string | null;
  expectedOn: string | null;
  note: string;
}

const EMPTY: OrderDraft = {
  number: '',
  customerId: null,
  amountYen: null,
  orderedOn: null,
  expectedOn: null,
  note: '',
};

export function OrderDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const { today } = useEntrySettings();
  const create = useCommand('orders.create');
  const [draft, setDraft] = useState<OrderDraft>({ ...EMPTY, orderedOn: today });
  const [tried, setTried] = useState(false);
  async function run() {
    setTried(true);
    const { number, customerId, amountYen, orderedOn, expectedOn, note } = draft;
    if (number.trim() === '' || customerId === null || !amountYen || amountYen <= 0) return;
    const reply = await create.run({
      clientId: client.clientId,
      number,
      customerId,
      amountYen,
      orderedOn: orderedOn ?? undefined,
      expectedOn: expectedOn ?? undefined,
      note,
    });
    if (!reply.ok) return;
    showResult(orderWords.done.created(number));
    onClose();
  }
  return (
    <Dialog
      title={words.title}
      client={client}
      width={560}
      onClose={onClose}
      keys={{ F12: { label: words.confirm, run, main: true, disabled: create.busy } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={run} disabled={create.busy} data-save>
            {words.confirm}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <OrderFields draft={draft} onChange={setDraft} tried={tried} clientId={client.clientId} />
      {create.failure && <ErrorPanel failure={create.failure} title={words.failed} />}
    </Dialog>
  );
}

interface OrderFieldsProps {
  clientId: number;
  draft: OrderDraft;
  onChange: (draft: OrderDraft) => void;
  /** Saving was tried: what lacks says so. */
  tried: boolean;
}

function OrderFields({ clientId, draft, onChange, tried }: OrderFieldsProps) {
  const customers = useCustomerOptions(clientId);
  const set = (changes: Partial<OrderDraft>) => onChange({ ...draft, ...changes });
  const lacks = (empty: boolean) => (tried && empty ? fieldWords.missing : undefined);
  const { number, customerId, amountYen, orderedOn, expectedOn, note } = draft;
  return (
    <Form className="form dialog-form">
      <TextField
        label={words.number}
        required
        span={5}
        autoFocus
        maxLength={40}
        value={number}
        onChange={(number) => set({ number })}
        error={lacks(number.trim() === '')}
      />
      <CustomerField
        label={words.customer}
        required
        span={7}
        customers={customers}
        value={customerId}
        onChange={(customerId) => set({ customerId })}
        error={lacks(customerId === null)}
      />
      <YenField
        label={words.amount}
        required
        span={4}
        value={amountYen}
        onChange={(amountYen) => set({ amountYen })}
        error={lacks(!amountYen)}
      />
      <DateField label={words.ordered} span={4} value={orderedOn} onChange={(orderedOn) => set({ orderedOn })} />
      <DateField label={words.expected} span={4} value={expectedOn} onChange={(expectedOn) => set({ expectedOn })} />
      <TextField label={words.note} span={12} maxLength={200} value={note} onChange={(note) => set({ note })} />
    </Form>
  );
}
