/** What becomes of a 内容証明: posted, delivered or not sent. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { certifiedWords } from '../../../messages/law-papers.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
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
  const [asked, setAsked] = useState(false);
  const command = useCommand('certified.post');
  async function save() {
    setAsked(true);
    if (on === null || number.trim() === '') return;
    const { letterId, serial } = letter;
    const reply = await command.run({
      clientId: client.clientId,
      letterId,
      on,
      acceptanceNumber: number,
      deliveryProof: proof,
    });
    if (!reply.ok) return;
    showResult(words.done(serial));
    onClose();
  }
  const missing = asked && number.trim() === '' ? fieldWords.missing : undefined;
  return (
    <SaveDialog
      title={words.title(letter.serial)}
      client={client}
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
          error={missing}
        />
        <div className="law-whole">
          <CheckField checked={proof} onChange={setProof}>
            {words.proof}
          </CheckField>
        </div>
      </Form>
    </SaveDialog>
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
  const command = useCommand('certified.deliver');
  async function save() {
    if (on === null) return;
    const reply = await command.run({ clientId: client.clientId, letterId: letter.letterId, on, outcome, note });
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
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <DateField label={words.on} span={5} required autoFocus value={on} onChange={setOn} />
        <SelectField label={words.outcome} span={7} value={outcome} onChange={setOutcome} options={OUTCOMES} />
        <TextField label={words.note} span={12} maxLength={500} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}

export function DiscardDialog({ client, letter, onClose }: Props) {
  const words = certifiedWords.discard;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand('certified.discard');
  async function save() {
    setAsked(true);
    if (reason.trim() === '') return;
    const reply = await command.run({ clientId: client.clientId, letterId: letter.letterId, reason });
    if (!reply.ok) return;
    showResult(words.done(letter.serial));
    onClose();
  }
  const missing = asked && reason.trim() === '' ? fieldWords.missing : undefined;
  return (
    <SaveDialog
      title={words.title(letter.serial)}
      client={client}
      danger
      confirm={words.confirm}
      keyLabel={certifiedWords.keys.discard}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
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
          error={missing}
        />
      </Form>
    </SaveDialog>
  );
}
