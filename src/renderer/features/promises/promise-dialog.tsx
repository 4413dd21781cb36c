/** 支払約束: who said that how much will come on which day, for which invoices. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { promiseWords, promiseEntryWords as words } from '../../../messages/promises.ts';
import { useCommand } from '../../api/use-command.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import { invoicesOf } from './promise-types.ts';

export interface EntryProps {
  client: ClientSummary;
  customerId: number | null;
  onClose: () => void;
}

export function PromiseDialog({ client, onClose, ...given }: EntryProps) {
  const { today } = useEntrySettings();
  const customers = useCustomerOptions(client.clientId);
  const [customerId, setCustomerId] = useState(given.customerId);
  const [promisedOn, setPromisedOn] = useState<PlainDate | null>(null);
  const [madeOn, setMadeOn] = useState<PlainDate | null>(today);
  const [amountYen, setAmount] = useState<number | null>(null);
  const [invoices, setInvoices] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand('promises.record');
  const missing = (value: unknown) => (asked && value === null ? fieldWords.missing : undefined);
  async function run() {
    setAsked(true);
    if (customerId === null || promisedOn === null || madeOn === null || !amountYen) return;
    const facts = { customerId, promisedOn, madeOn, amountYen, note, ...invoicesOf(invoices) };
    const reply = await command.run({ clientId: client.clientId, ...facts });
    if (!reply.ok) return;
    showResult(words.promise.done(customers.find((one) => one.customerId === customerId)?.name ?? ''));
    onClose();
  }
  return (
    <SaveDialog
      title={words.promise.title}
      client={client}
      width={620}
      onClose={onClose}
      confirm={words.promise.confirm}
      keyLabel={promiseWords.keys.save}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.promise.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={8}
          customers={customers}
          value={customerId}
          onChange={setCustomerId}
          autoFocus={given.customerId === null}
          error={missing(customerId)}
        />
        <DateField label={words.made} required span={4} value={madeOn} onChange={setMadeOn} error={missing(madeOn)} />
        <DateField
          label={words.on}
          required
          span={6}
          autoFocus={given.customerId !== null}
          value={promisedOn}
          onChange={setPromisedOn}
          error={missing(promisedOn)}
        />
        <YenField
          label={words.amount}
          required
          span={6}
          value={amountYen}
          onChange={setAmount}
          error={missing(amountYen || null)}
        />
        <TextField label={words.invoices} span={12} value={invoices} onChange={setInvoices} hint={words.invoicesHint} />
        <TextField label={words.note} span={12} maxLength={500} value={note} onChange={setNote} hint={words.noteHint} />
      </Form>
    </SaveDialog>
  );
}
