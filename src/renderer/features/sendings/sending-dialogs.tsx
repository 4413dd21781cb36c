/** 再送 with its address, and 結果の記録. */
import { useState } from 'react';
import { sendingPageWords, type sendingStates } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Sending } from './sending-columns.tsx';

type Outcome = keyof typeof sendingPageWords.settle.outcomes;

/** What a person may say of a sending in this state. */
const OUTCOMES: Partial<Record<keyof typeof sendingStates, readonly Outcome[]>> = {
  sent: ['bounced', 'delivered', 'failed'],
  delivered: ['bounced'],
  unknown: ['sent', 'failed', 'delivered', 'bounced'],
};

export function canSettle({ sendingId, state }: Sending): boolean {
  return sendingId !== null && OUTCOMES[state] !== undefined;
}

export function canResend({ sendingId, channel, state }: Sending): boolean {
  const byWire = channel !== 'post' && channel !== 'hand';
  return sendingId !== null && byWire && ['sent', 'delivered', 'bounced', 'failed'].includes(state);
}

export function ResendDialog(props: { sending: Sending; onSent: (sendingId: number) => void; onClose: () => void }) {
  const { sending } = props;
  const words = sendingPageWords.resend;
  const [to, setTo] = useState(sending.recipient);
  const command = useCommand('sendings.resend');
  async function save() {
    const reply = await command.run({ clientId: sending.clientId, sendingId: sending.sendingId ?? 0, to });
    if (reply.ok) props.onSent(reply.value.sendingId);
  }
  return (
    <SaveDialog
      title={words.title(sending.label)}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={command.busy}
      onSave={save}
      onClose={props.onClose}
      failure={command.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField label={words.to} span={12} mode="code" autoFocus maxLength={200} value={to} onChange={setTo} />
      </Form>
    </SaveDialog>
  );
}

export function SettleDialog({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const words = sendingPageWords.settle;
  const choices = OUTCOMES[sending.state] ?? [];
  const [outcome, setOutcome] = useState<Outcome>(choices[0] ?? 'bounced');
  const [note, setNote] = useState('');
  const command = useCommand('sendings.settle');
  async function save() {
    const reply = await command.run({ clientId: sending.clientId, sendingId: sending.sendingId ?? 0, outcome, note });
    if (!reply.ok) return;
    showResult(words.done);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(sending.label)}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.outcome}
          span={12}
          value={outcome}
          onChange={setOutcome}
          options={choices.map((value) => ({ value, label: words.outcomes[value] }))}
        />
        <TextField
          label={words.note}
          span={12}
          autoFocus
          maxLength={200}
          hint={words.noteHint}
          value={note}
          onChange={setNote}
        />
      </Form>
    </SaveDialog>
  );
}
