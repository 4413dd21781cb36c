/** 送信テスト: one mail to an address of one's own, by the settings as they are kept. */
import { type ReactNode, useState } from 'react';
import type { ShownFailure } from '../../../messages/failures.ts';
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

/** Asks where to, sends one by the settings as they are kept, and says so. */
function TrialDialog(props: {
  to: string;
  busy: boolean;
  failure: ShownFailure | null;
  send: () => Promise<{ ok: boolean }>;
  onClose: () => void;
  children: ReactNode;
}) {
  async function save() {
    if (!(await props.send()).ok) return;
    showResult(words.done(props.to));
    props.onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={props.busy || props.to === ''}
      onSave={save}
      onClose={props.onClose}
      failure={props.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">{props.children}</Form>
    </SaveDialog>
  );
}

export function WireTest({ scope, passphrase, onClose }: WireTestProps) {
  const [to, setTo] = useState('');
  const { run, busy, failure } = useCommand('mail.test');
  const send = () => passphrase.withPassphrase(() => run({ ...scope, to }));
  return (
    <TrialDialog to={to} busy={busy} failure={failure} send={send} onClose={onClose}>
      <TextField label={words.to} span={12} mode="code" autoFocus maxLength={254} value={to} onChange={setTo} />
    </TrialDialog>
  );
}

const CHANNELS = ['sms', 'voice'] as const;

/** One message or call to a telephone of one's own. */
export function GatewayTest({ passphrase, onClose }: Omit<WireTestProps, 'scope'>) {
  const [to, setTo] = useState('');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('sms');
  const { run, busy, failure } = useCommand('gateway.test');
  const send = () => passphrase.withPassphrase(() => run({ channel, to }));
  return (
    <TrialDialog to={to} busy={busy} failure={failure} send={send} onClose={onClose}>
      <SelectField
        label={words.channel}
        span={5}
        value={channel}
        onChange={setChannel}
        options={CHANNELS.map((value) => ({ value, label: sendingChannels[value] }))}
      />
      <TextField label={words.toNumber} span={7} mode="code" autoFocus maxLength={40} value={to} onChange={setTo} />
    </TrialDialog>
  );
}
