/** 問い合わせ: what the customer asks, about which invoice, and whether he denies it. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { questionWords } from '../../../messages/questions.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = questionWords.dialog;

type Channel = keyof typeof questionWords.channels;
type Denied = keyof typeof words.disputedChoices;

interface Draft {
  customerId: number | null;
  askedOn: PlainDate | null;
  question: string;
  invoice: string;
  line: string;
  denied: Denied;
  channel: Channel;
  askedBy: string;
  assignedTo: string;
  dueOn: PlainDate | null;
}

export interface QuestionDialogProps {
  client: ClientSummary;
  customerId: number | null;
  invoice: string;
  onClose: () => void;
}

export function QuestionDialog({ client, customerId, invoice, onClose }: QuestionDialogProps) {
  const { today } = useEntrySettings();
  const customers = useCustomerOptions(client.clientId);
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, customerId, invoice, askedOn: today });
  const [asked, setAsked] = useState(false);
  const command = useCommand('questions.record');
  async function run() {
    setAsked(true);
    const facts = factsOf(draft);
    if (facts === null) return;
    const reply = await command.run({ clientId: client.clientId, ...facts });
    if (!reply.ok) return;
    showResult(words.done(customers.find((one) => one.customerId === facts.customerId)?.name ?? ''));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={680}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={8}
          customers={customers}
          value={draft.customerId}
          onChange={(next) => setDraft({ ...draft, customerId: next })}
          autoFocus={customerId === null}
          error={asked && draft.customerId === null ? fieldWords.missing : undefined}
        />
        <Fields draft={draft} asked={asked} chosen={customerId !== null} onChange={setDraft} />
      </Form>
    </SaveDialog>
  );
}

const EMPTY: Draft = {
  customerId: null,
  askedOn: null,
  question: '',
  invoice: '',
  line: '',
  denied: 'no',
  channel: 'phone',
  askedBy: '',
  assignedTo: '',
  dueOn: null,
};

interface FieldsProps {
  draft: Draft;
  asked: boolean;
  /** The customer was given: typing begins at the question. */
  chosen: boolean;
  onChange: (draft: Draft) => void;
}

function Fields({ draft, asked, chosen, onChange }: FieldsProps) {
  const set = <K extends keyof Draft>(key: K) => ({
    value: draft[key],
    onChange: (value: Draft[K]) => onChange({ ...draft, [key]: value }),
  });
  const missing = (isMissing: boolean) => (asked && isMissing ? fieldWords.missing : undefined);
  const isLineWrong = asked && lineOf(draft.line) === 'wrong';
  return (
    <>
      <DateField label={words.on} required span={4} {...set('askedOn')} error={missing(draft.askedOn === null)} />
      <TextField
        label={words.question}
        required
        span={12}
        maxLength={2000}
        autoFocus={chosen}
        {...set('question')}
        error={missing(draft.question.trim() === '')}
      />
      <TextField label={words.invoice} span={6} hint={words.invoiceHint} {...set('invoice')} />
      <TextField
        label={words.line}
        span={6}
        hint={words.lineHint}
        {...set('line')}
        error={isLineWrong ? words.lineWrong : undefined}
      />
      <SelectField label={words.disputed} span={6} options={optionsOf(words.disputedChoices)} {...set('denied')} />
      <SelectField label={words.channel} span={6} options={optionsOf(questionWords.channels)} {...set('channel')} />
      <TextField label={words.askedBy} span={4} maxLength={100} {...set('askedBy')} />
      <SelectField label={words.assigned} span={4} options={useStaffOptions()} {...set('assignedTo')} />
      <DateField label={words.due} span={4} {...set('dueOn')} />
    </>
  );
}

function optionsOf<K extends string>(labels: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));
}

function useStaffOptions(): { value: string; label: string }[] {
  const staff = useMethod('staff.list', {}).value?.staff ?? [];
  const active = staff.filter((one) => one.active).map((one) => ({ value: one.code, label: one.name }));
  return [{ value: '', label: words.nobody }, ...active];
}

/** What is sent; null where something is missing or wrong (the fields say what). */
function factsOf(draft: Draft): Omit<InputOf<'questions.record'>, 'clientId'> | null {
  const { customerId, askedOn, question } = draft;
  const line = lineOf(draft.line);
  if (customerId === null || askedOn === null || question.trim() === '' || line === 'wrong') return null;
  const { channel, askedBy, assignedTo } = draft;
  return {
    ...{ customerId, askedOn, question, channel, askedBy, assignedTo },
    invoice: draft.invoice.trim() || undefined,
    line: line ?? undefined,
    dueOn: draft.dueOn ?? undefined,
    disputed: draft.denied === 'yes',
  };
}

/** Empty: no line. Full-width digits are a number too. */
function lineOf(text: string): number | null | 'wrong' {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^[1-9]\d{0,2}$/.test(plain) ? Number(plain) : 'wrong';
}
