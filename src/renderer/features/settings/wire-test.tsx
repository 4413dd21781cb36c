/** 送信テスト: one mail to an address of one's own, by the settings as they are kept. */
import { useState } from 'react';
import { sendingChannels } from '../../../messages/sendings.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { useCommand } from '../../api/use-command.ts';
import type { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = wireTabWords.test;

export interface WireTestProps {
  scope: { clientId?: number };
  passphrase: ReturnType<typeof usePassphrase>;
  onClose: () => void;
}

export function WireTest({ scope, passphrase, onClose }: WireTestProps) {
  const [to, setTo] = useState('');
  const command = useCommand('mail.test');
  async function send() {
    const reply = await passphrase.withPassphrase(() => command.run({ ...scope, to }));
    if (!reply.ok) return;
    showResult(words.done(to));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={command.busy || to === ''}
      onSave={send}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField label={words.to} span={12} mode="code" autoFocus maxLength={254} value={to} onChange={setTo} />
      </Form>
    </SaveDialog>
  );
}

const CHANNELS = ['sms', 'voice'] as const;

/** One message or call to a telephone of one's own. */
export function GatewayTest({ passphrase, onClose }: Omit<WireTestProps, 'scope'>) {
  const [to, setTo] = useState('');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('sms');
  const command = useCommand('gateway.test');
  async function send() {
    const reply = await passphrase.withPassphrase(() => command.run({ channel, to }));
    if (!reply.ok) return;
    showResult(words.done(to));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={command.busy || to === ''}
      onSave={send}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.channel}
          span={5}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.map((value) => ({ value, label: sendingChannels[value] }))}
        />
        <TextField label={words.toNumber} span={7} mode="code" autoFocus maxLength={40} value={to} onChange={setTo} />
      </Form>
    </SaveDialog>
  );
}
