/** What is said of single letters: taken out of the pile, how they go, and that they came back. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { postingWords } from '../../../messages/reminders.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type Letter = OutputOf<'reminders.letters'>['letters'][number];
type MailClass = Letter['mailClass'];
type Reason = NonNullable<Letter['returnReason']>;

interface LetterDialogProps {
  client: ClientSummary;
  onClose: () => void;
}

export function WithdrawDialog({ client, letters, onClose }: LetterDialogProps & { letters: readonly Letter[] }) {
  const words = postingWords.withdraw;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand('reminders.withdraw');
  async function run() {
    const isEmpty = reason.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) return;
    const serials = letters.map((letter) => letter.serial);
    const reply = await command.run({ clientId: client.clientId, serials, reason });
    if (!reply.ok) return;
    showResult(words.done(letters.length));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(letters.length)}
      client={client}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      failure={command.failure}
      failed={words.failed}
      onSave={run}
      onClose={onClose}
      danger
    >
      <p>{words.text}</p>
      <p className="sub">{letters.map((letter) => `${letter.serial} ${letter.customerName}`).join('、')}</p>
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

const CLASSES = Object.keys(postingWords.classes) as MailClass[];
const REASONS = Object.keys(postingWords.reasons) as Reason[];

export function MailDialog({ client, letter, onClose }: LetterDialogProps & { letter: Letter }) {
  const words = postingWords.mail;
  const [mailClass, setMailClass] = useState<MailClass>(letter.mailClass);
  const [trackingNumber, setTrackingNumber] = useState(letter.trackingNumber);
  const command = useCommand('reminders.setMail');
  async function run() {
    const reply = await command.run({ clientId: client.clientId, serial: letter.serial, mailClass, trackingNumber });
    if (!reply.ok) return;
    showResult(words.done(letter.serial));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(letter.serial)}
      client={client}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      failure={command.failure}
      failed={words.failed}
      onSave={run}
      onClose={onClose}
    >
      <p className="sub">{`${letter.customerCode}　${letter.customerName}`}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.mailClass}
          span={5}
          value={mailClass}
          onChange={setMailClass}
          options={CLASSES.map((value) => ({ value, label: postingWords.classes[value] }))}
        />
        <TextField
          label={words.number}
          span={7}
          mode="code"
          autoFocus
          maxLength={40}
          value={mailClass === 'ordinary' ? '' : trackingNumber}
          onChange={setTrackingNumber}
          disabled={mailClass === 'ordinary'}
          hint={words.numberHint}
        />
      </Form>
    </SaveDialog>
  );
}

export function ReturnedDialog(props: LetterDialogProps & { letter: Letter; today: PlainDate }) {
  const { client, letter, onClose } = props;
  const words = postingWords.back;
  const [on, setOn] = useState<PlainDate | null>(props.today);
  const [reason, setReason] = useState<Reason>('unknown-address');
  const [note, setNote] = useState('');
  const command = useCommand('reminders.returned');
  async function run() {
    if (on === null) return;
    const reply = await command.run({ clientId: client.clientId, serial: letter.serial, on, reason, note });
    if (!reply.ok) return;
    showResult(words.done(letter.customerName));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(letter.serial)}
      client={client}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      failure={command.failure}
      failed={words.failed}
      onSave={run}
      onClose={onClose}
    >
      <p>{words.text}</p>
      <p className="sub">{`${letter.customerCode}　${letter.customerName}`}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.reason}
          span={7}
          value={reason}
          onChange={setReason}
          options={REASONS.map((value) => ({ value, label: postingWords.reasons[value] }))}
        />
        <DateField label={words.on} span={5} value={on} onChange={setOn} required autoFocus />
        <TextField label={words.note} span={12} maxLength={200} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}
