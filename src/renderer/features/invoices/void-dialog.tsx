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
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
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
    <SaveDialog
      title={words.title(invoice.number)}
      client={client}
      width={520}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={invoiceWords.keys.void}
      busy={command.busy}
      onSave={run}
      danger
      failure={command.failure}
      failed={words.failed}
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
    </SaveDialog>
  );
}
