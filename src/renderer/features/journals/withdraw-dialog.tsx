/** 出力の取消: the file is not to count; whether the bookkeeping has it decides what is written. */
import { useState } from 'react';
import { journalWords, withdrawWords as words } from '../../../messages/journals.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useClients } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Batch } from './batches-table.tsx';

const TAKEN = (['no', 'yes'] as const).map((value) => ({ value, label: words.taken[value] }));

export function WithdrawDialog({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { clientId, batchId } = batch;
  const withdraw = useCommand('journals.withdraw');
  const client = useClients().find((one) => one.clientId === clientId);
  const [taken, setTaken] = useState<'no' | 'yes'>('no');
  const [reason, setReason] = useState('');
  async function run() {
    const reply = await withdraw.run({ clientId, batchId, imported: taken === 'yes', reason });
    if (!reply.ok) return;
    const { counter, entries } = reply.value;
    showResult(counter ? words.doneWithFile(entries) : words.done(entries));
    onClose();
    if (counter) void showDocument(counter.path, 'folder');
  }
  return (
    <SaveDialog
      title={words.title}
      sub={`${journalWords.formats[batch.format]}　${journalWords.batches.period(batch.fromOn, batch.throughOn)}`}
      {...(client ? { client } : {})}
      confirm={words.confirm}
      keyLabel={words.key}
      danger
      busy={withdraw.busy}
      onSave={run}
      onClose={onClose}
      failure={withdraw.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <SelectField label={words.takenLabel} span={12} value={taken} options={TAKEN} onChange={setTaken} />
        <TextField label={words.reason} span={12} maxLength={200} value={reason} onChange={setReason} />
      </Form>
      <p className="sub">{words.what[taken](batch.entries)}</p>
    </SaveDialog>
  );
}
