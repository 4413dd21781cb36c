/** 手渡し or 郵送 outside the program, noted in the one history of what was sent. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { keyWords } from '../../../messages/keys.ts';
import { customerSendingWords, sendingChannels, sendingKinds } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = customerSendingWords.record;
type Kind = InputOf<'sendings.record'>['kind'];
const KINDS = Object.keys(sendingKinds) as Kind[];
const CHANNELS = ['hand', 'post'] as const;

export function HandOverDialog(props: { clientId: number; customerId: number; onClose: () => void }) {
  const { clientId, customerId, onClose } = props;
  const { today } = useEntrySettings();
  const [kind, setKind] = useState<Kind>('invoice');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('hand');
  const [on, setOn] = useState<PlainDate | null>(today);
  const [label, setLabel] = useState('');
  const [recipient, setRecipient] = useState('');
  const [note, setNote] = useState('');
  const command = useCommand('sendings.record');
  async function save() {
    if (on === null) return;
    const reply = await command.run({ clientId, customerId, kind, channel, label, recipient, on, note });
    if (!reply.ok) return;
    showResult(words.done);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.kind}
          span={6}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: sendingKinds[value] }))}
        />
        <SelectField
          label={words.channel}
          span={6}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.map((value) => ({ value, label: sendingChannels[value] }))}
        />
        <TextField
          label={words.label}
          span={6}
          autoFocus
          maxLength={200}
          hint={words.labelHint}
          value={label}
          onChange={setLabel}
        />
        <DateField label={words.on} span={6} required value={on} onChange={setOn} />
        <TextField label={words.recipient} span={12} maxLength={200} value={recipient} onChange={setRecipient} />
        <TextField label={words.note} span={12} maxLength={1000} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}
