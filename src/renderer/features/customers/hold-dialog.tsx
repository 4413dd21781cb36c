/** 督促停止: a reason stops letters to a customer. */
import { useState } from 'react';
import { customerWords, holdWords as words } from '../../../messages/customers.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CustomerSummary } from './customer-list.ts';

type Held = Pick<CustomerSummary, 'customerId' | 'name' | 'reminderHold'>;

export interface HoldDialogProps {
  client: ClientSummary;
  customer: Held;
  onClose: () => void;
}

export function HoldDialog({ client, customer, onClose }: HoldDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand('customers.setReminderHold');
  async function run() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const reply = await command.run({ clientId: client.clientId, customerId: customer.customerId, reason });
    if (!reply.ok) return;
    showResult(words.done(customer.name));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(customer.name)}
      client={client}
      width={520}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={customerWords.keys.hold}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          required
          span={12}
          autoFocus
          maxLength={200}
          value={reason}
          onChange={setReason}
          hint={words.reasonHint}
          error={missing && reason.trim() === '' ? fieldWords.missing : undefined}
        />
      </Form>
    </SaveDialog>
  );
}

/** Letters may go again: asks, and says what the hold was for. */
export function useRelease(client: ClientSummary | null): (customer: Held) => Promise<void> {
  const command = useCommand('customers.setReminderHold');
  return async (customer) => {
    if (!client) return;
    const yes = await confirm({
      title: words.release.title(customer.name),
      facts: [[words.release.reason, customer.reminderHold ?? '']],
      confirmLabel: words.release.confirm,
      client,
    });
    if (!yes) return;
    const { clientId } = client;
    const reply = await command.run({ clientId, customerId: customer.customerId, reason: null });
    if (reply.ok) showResult(words.release.done(customer.name));
    else showFailure(reply.error, words.failed);
  };
}
