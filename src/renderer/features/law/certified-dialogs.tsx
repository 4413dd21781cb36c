/** What becomes of a 内容証明: posted, delivered or not sent. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { certifiedWords } from '../../../messages/law-papers.ts';
import { CommandDialog } from '../../api/command-dialog.tsx';
import type { ClientSummary } from '../../api/use-office.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Certified } from './certified-view.tsx';

interface Props {
  client: ClientSummary;
  letter: Certified;
  onClose: () => void;
}

export function PostDialog({ client, letter, onClose }: Props) {
  const words = certifiedWords.post;
  const { today } = useEntrySettings();
  const [on, setOn] = useState<PlainDate | null>(today);
  const [number, setNumber] = useState('');
  const [proof, setProof] = useState(true);
  return (
    <CommandDialog
      method="certified.post"
      words={words}
      title={words.title(letter.serial)}
      client={client}
      onClose={onClose}
      input={() =>
        on === null || number.trim() === ''
          ? null
          : { clientId: client.clientId, letterId: letter.letterId, on, acceptanceNumber: number, deliveryProof: proof }
      }
      done={() => words.done(letter.serial)}
    >
      {(asked) => (
        <>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <DateField label={words.on} span={5} required value={on} onChange={setOn} />
            <TextField
              label={words.number}
              span={7}
              required
              autoFocus
              mode="code"
              maxLength={40}
              value={number}
              onChange={setNumber}
              error={asked && number.trim() === '' ? fieldWords.missing : undefined}
            />
            <div className="law-whole">
              <CheckField checked={proof} onChange={setProof}>
                {words.proof}
              </CheckField>
            </div>
          </Form>
        </>
      )}
    </CommandDialog>
  );
}

type Outcome = InputOf<'certified.deliver'>['outcome'];
const OUTCOMES = (['delivered', 'refused', 'unclaimed', 'unknown-address'] as const).map((value) => ({
  value,
  label: certifiedWords.states[value],
}));

export function DeliverDialog({ client, letter, onClose }: Props) {
  const words = certifiedWords.deliver;
  const { today } = useEntrySettings();
  const [on, setOn] = useState<PlainDate | null>(today);
  const [outcome, setOutcome] = useState<Outcome>('delivered');
  const [note, setNote] = useState('');
  return (
    <CommandDialog
      method="certified.deliver"
      words={words}
      title={words.title(letter.serial)}
      client={client}
      onClose={onClose}
      input={() => (on === null ? null : { clientId: client.clientId, letterId: letter.letterId, on, outcome, note })}
      done={() => words.done(letter.serial)}
    >
      {() => (
        <Form className="form dialog-form">
          <DateField label={words.on} span={5} required autoFocus value={on} onChange={setOn} />
          <SelectField label={words.outcome} span={7} value={outcome} onChange={setOutcome} options={OUTCOMES} />
          <TextField label={words.note} span={12} maxLength={500} value={note} onChange={setNote} />
        </Form>
      )}
    </CommandDialog>
  );
}

export function DiscardDialog({ client, letter, onClose }: Props) {
  const words = certifiedWords.discard;
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      method="certified.discard"
      words={words}
      title={words.title(letter.serial)}
      client={client}
      danger
      keyLabel={certifiedWords.keys.discard}
      onClose={onClose}
      input={() => (reason.trim() === '' ? null : { clientId: client.clientId, letterId: letter.letterId, reason })}
      done={() => words.done(letter.serial)}
    >
      {(asked) => (
        <>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <TextField
              label={words.reason}
              span={12}
              required
              autoFocus
              maxLength={200}
              value={reason}
              onChange={setReason}
              error={asked && reason.trim() === '' ? fieldWords.missing : undefined}
            />
          </Form>
        </>
      )}
    </CommandDialog>
  );
}
