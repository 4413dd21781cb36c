/** What becomes of a 照会状: the day it was posted, and what came back. */
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { enquiryWords } from '../../../messages/enquiries.ts';
import { exceptionWords } from '../../../messages/exceptions.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type Enquiry = OutputOf<'enquiries.list'>['enquiries'][number];
type Outcome = Exclude<InputOf<'enquiries.answer'>['outcome'], 'waiting'>;

interface StepProps {
  client: ClientSummary;
  enquiry: Enquiry;
  onClose: () => void;
}

const subOf = ({ serial, recipient }: Enquiry) => `${serial}　${recipient}`;

export function EnquirySentDialog({ client, enquiry, onClose }: StepProps) {
  const words = enquiryWords.sentDialog;
  const { today } = useEntrySettings();
  const command = useCommand('enquiries.sent');
  const [on, setOn] = useState<string | null>(today);
  async function save() {
    if (on === null) return;
    const reply = await command.run({ clientId: client.clientId, enquiryId: enquiry.enquiryId, sentOn: on });
    if (!reply.ok) return;
    showResult(exceptionWords.done(`${enquiryWords.keys.sent}　${enquiry.serial}`));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      sub={subOf(enquiry)}
      client={client}
      width={440}
      confirm={words.confirm}
      keyLabel={enquiryWords.keys.sent}
      onSave={save}
      onClose={onClose}
      busy={command.busy}
      failure={command.failure}
      failed={enquiryWords.stepFailed}
    >
      <Form className="form dialog-form">
        <DateField label={words.on} required span={6} autoFocus value={on} onChange={setOn} />
      </Form>
    </SaveDialog>
  );
}

export function EnquiryAnswerDialog({ client, enquiry, onClose }: StepProps) {
  const words = enquiryWords.answerDialog;
  const { today } = useEntrySettings();
  const command = useCommand('enquiries.answer');
  const [outcome, setOutcome] = useState<Outcome>('known');
  const [on, setOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  async function save() {
    if (on === null) return;
    const { clientId } = client;
    const { enquiryId, serial } = enquiry;
    const reply = await command.run({ clientId, enquiryId, outcome, answeredOn: on, note });
    if (!reply.ok) return;
    showResult(exceptionWords.done(`${enquiryWords.states[outcome]}　${serial}`));
    onClose();
  }
  const outcomes = (['known', 'unknown', 'returned'] as const).map((value) => ({
    value,
    label: enquiryWords.states[value],
  }));
  return (
    <SaveDialog
      title={words.title}
      sub={subOf(enquiry)}
      client={client}
      width={520}
      confirm={words.confirm}
      keyLabel={enquiryWords.keys.answer}
      onSave={save}
      onClose={onClose}
      busy={command.busy}
      failure={command.failure}
      failed={enquiryWords.stepFailed}
    >
      <Form className="form dialog-form">
        <SelectField
          label={words.outcome}
          required
          span={6}
          options={outcomes}
          value={outcome}
          onChange={(value) => setOutcome(value)}
        />
        <DateField label={words.on} required span={6} value={on} onChange={setOn} />
        <TextField label={words.note} span={12} maxLength={200} value={note} onChange={setNote} hint={words.noteHint} />
      </Form>
    </SaveDialog>
  );
}
