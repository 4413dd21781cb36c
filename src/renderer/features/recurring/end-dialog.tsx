import { useState } from 'react';
import { recurringWords as words } from '../../../messages/billing.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Schedule } from './recurring-page.tsx';

export function EndDialog({
  client,
  schedule,
  onClose,
}: {
  client: ClientSummary;
  schedule: Schedule;
  onClose: () => void;
}) {
  const end = useCommand('recurring.end');
  const [lastPeriod, setLastPeriod] = useState(schedule.lastBilledPeriod ?? schedule.firstPeriod);
  async function run() {
    const reply = await end.run({
      clientId: client.clientId,
      scheduleId: schedule.scheduleId,
      lastPeriod: lastPeriod.trim(),
    });
    if (!reply.ok) return;
    showResult(words.endDone(schedule.name));
    onClose();
  }
  return (
    <SaveDialog
      title={words.endTitle(schedule.name)}
      client={client}
      width={480}
      onClose={onClose}
      confirm={words.endConfirm}
      keyLabel={words.keys.end}
      busy={end.busy}
      onSave={run}
      danger
      failure={end.failure}
      failed={words.dialog.failed}
    >
      <p>{words.endText}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.dialog.last}
          required
          autoFocus
          span={6}
          mode="code"
          hint={words.dialog.monthHint}
          value={lastPeriod}
          onChange={setLastPeriod}
        />
      </Form>
    </SaveDialog>
  );
}
