/** The customer's signature under a plan: 債務の承認, from which 時効 begins anew. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { promiseEntryWords, promiseWords } from '../../../messages/promises.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Plan } from './promise-types.ts';

const words = promiseEntryWords.sign;

export function SignDialog({ client, plan, onClose }: { client: ClientSummary; plan: Plan; onClose: () => void }) {
  const { today } = useEntrySettings();
  const [on, setOn] = useState<PlainDate | null>(today);
  const command = useCommand('plans.acknowledge');
  async function run() {
    if (on === null) return;
    const reply = await command.run({ clientId: client.clientId, planId: plan.planId, on });
    if (!reply.ok) return;
    showResult(words.done(plan.customerName));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(plan.customerName)}
      client={client}
      width={520}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={promiseWords.keys.sign}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <DateField
          label={words.on}
          required
          span={6}
          autoFocus
          value={on}
          onChange={setOn}
          error={on === null ? fieldWords.missing : undefined}
        />
      </Form>
    </SaveDialog>
  );
}
