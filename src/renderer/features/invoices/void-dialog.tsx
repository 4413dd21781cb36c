/** 取消: an issued invoice stays on record and owes nothing from a day on. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { invoiceWords, voidWords as words } from '../../../messages/invoices.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { InvoiceSummary } from './invoice-types.ts';

export interface VoidDialogProps {
  client: ClientSummary;
  invoice: Pick<InvoiceSummary, 'invoiceId' | 'number' | 'customerName' | 'totalYen'>;
  onClose: () => void;
  onDone: () => void;
}

export function VoidDialog({ client, invoice, onClose, onDone }: VoidDialogProps) {
  const { today } = useEntrySettings();
  const [on, setOn] = useState<PlainDate | null>(today);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand('invoices.void');
  async function run() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || on === null) return;
    const reply = await command.run({ clientId: client.clientId, invoiceId: invoice.invoiceId, on, reason });
    if (!reply.ok) return;
    showResult(words.done(invoice.number));
    onDone();
  }
  return (
    <Dialog
      title={words.title(invoice.number)}
      client={client}
      width={520}
      onClose={onClose}
      keys={{ F12: { label: invoiceWords.keys.void, run, disabled: command.busy } }}
      foot={
        <>
          <Button tone="danger" keyCap="F12" onClick={run} disabled={command.busy} data-save>
            {words.confirm}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p>
        {words.text}
        <span className="phrase">{words.once}</span>
      </p>
      <dl className="facts">
        <div>
          <dt>{words.customer}</dt>
          <dd>{invoice.customerName}</dd>
        </div>
        <div>
          <dt>{words.amount}</dt>
          <dd>
            {formatYen(invoice.totalYen)} {common.yen}
          </dd>
        </div>
      </dl>
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          required
          span={8}
          autoFocus
          maxLength={500}
          value={reason}
          onChange={setReason}
          hint={words.reasonHint}
          error={missing && reason.trim() === '' ? fieldWords.missing : undefined}
        />
        <DateField label={words.on} required span={4} value={on} onChange={setOn} />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={words.failed} />}
    </Dialog>
  );
}
