/** What is said of single letters: taken out of the pile, how they go, and that they came back. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { postingWords } from '../../../messages/reminders.ts';
import { CommandDialog } from '../../api/command-dialog.tsx';
import type { ClientSummary } from '../../api/use-office.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
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
  return (
    <CommandDialog
      method="reminders.withdraw"
      words={words}
      title={words.title(letters.length)}
      client={client}
      onClose={onClose}
      danger
      input={() =>
        reason.trim() === ''
          ? null
          : { clientId: client.clientId, serials: letters.map((letter) => letter.serial), reason }
      }
      done={() => words.done(letters.length)}
    >
      {(asked) => (
        <>
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
              error={asked && reason.trim() === '' ? fieldWords.missing : undefined}
            />
          </Form>
        </>
      )}
    </CommandDialog>
  );
}

const CLASSES = Object.keys(postingWords.classes) as MailClass[];
const REASONS = Object.keys(postingWords.reasons) as Reason[];

export function MailDialog({ client, letter, onClose }: LetterDialogProps & { letter: Letter }) {
  const words = postingWords.mail;
  const [mailClass, setMailClass] = useState<MailClass>(letter.mailClass);
  const [trackingNumber, setTrackingNumber] = useState(letter.trackingNumber);
  return (
    <CommandDialog
      method="reminders.setMail"
      words={words}
      title={words.title(letter.serial)}
      client={client}
      onClose={onClose}
      input={() => ({ clientId: client.clientId, serial: letter.serial, mailClass, trackingNumber })}
      done={() => words.done(letter.serial)}
    >
      {() => (
        <>
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
        </>
      )}
    </CommandDialog>
  );
}

export function ReturnedDialog(props: LetterDialogProps & { letter: Letter; today: PlainDate }) {
  const { client, letter, onClose } = props;
  const words = postingWords.back;
  const [on, setOn] = useState<PlainDate | null>(props.today);
  const [reason, setReason] = useState<Reason>('unknown-address');
  const [note, setNote] = useState('');
  return (
    <CommandDialog
      method="reminders.returned"
      words={words}
      title={words.title(letter.serial)}
      client={client}
      onClose={onClose}
      input={() => (on === null ? null : { clientId: client.clientId, serial: letter.serial, on, reason, note })}
      done={() => words.done(letter.customerName)}
    >
      {() => (
        <>
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
        </>
      )}
    </CommandDialog>
  );
}
