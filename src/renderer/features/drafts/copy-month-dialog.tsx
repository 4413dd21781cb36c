/** 前月複写: what was billed in a month, as drafts of the next. */
import { useState } from 'react';
import { endOfMonth, monthOf } from '../../../domain/dates.ts';
import { addToMonth } from '../../../domain/recurring.ts';
import { draftWords } from '../../../messages/billing.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = draftWords.copy;

export function CopyMonthDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const { today } = useEntrySettings();
  const [month, setMonth] = useState(addToMonth(monthOf(today), -1));
  const [issuedOn, setIssuedOn] = useState<string | null>(endOfMonth(monthOf(today)));
  const copy = useCommand('drafts.copyMonth');
  async function run() {
    if (issuedOn === null) return;
    const reply = await copy.run({ clientId: client.clientId, month: month.trim(), issuedOn });
    if (!reply.ok) return;
    showResult(words.done(reply.value.drafts, reply.value.skipped));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.key}
      busy={copy.busy}
      onSave={run}
      failure={copy.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.month}
          required
          autoFocus
          span={6}
          mode="code"
          hint={words.monthHint}
          value={month}
          onChange={setMonth}
        />
        <DateField label={words.issuedOn} required span={6} hint=" " value={issuedOn} onChange={setIssuedOn} />
      </Form>
    </SaveDialog>
  );
}
