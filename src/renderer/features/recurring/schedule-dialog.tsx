/** A schedule: for whom, how often, from when until when, what, and from when another price holds. */
import { useState } from 'react';
import { monthOf } from '../../../domain/dates.ts';
import { TAX_CLASSES } from '../../../domain/invoice-tax.ts';
import { parseMilli } from '../../../domain/money.ts';
import { recurringWords } from '../../../messages/billing.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { useCommand } from '../../api/use-command.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Schedule } from './recurring-page.tsx';
import {
  draftOf,
  EMPTY_LINE,
  readMonth,
  type ScheduleDraft,
  type ScheduleLineDraft,
  scheduleInput,
} from './schedule-draft.ts';

const words = recurringWords.dialog;
const TAXES = TAX_CLASSES.map((value) => ({ value, label: taxClassWords[value] }));
const AHEAD = (['-1', '0', '1'] as const).map((value) => ({ value, label: words.ahead[value] }));
const SUPPLY = (['period', 'issue'] as const).map((value) => ({ value, label: words.supplies[value] }));

interface ScheduleDialogProps {
  client: ClientSummary;
  schedule: Schedule | null;
  onClose: () => void;
}

export function ScheduleDialog({ client, schedule, onClose }: ScheduleDialogProps) {
  const { clientId } = client;
  const { today } = useEntrySettings();
  const [draft, setDraft] = useState(() => draftOf(schedule, monthOf(today)));
  const [tried, setTried] = useState(false);
  const save = useCommand('recurring.save');
  async function run() {
    setTried(true);
    const input = scheduleInput(clientId, schedule?.scheduleId ?? null, draft);
    if (!input) return;
    const reply = await save.run(input);
    if (!reply.ok) return;
    showResult(recurringWords.saved(draft.name));
    onClose();
  }
  const setLine = (index: number, line: ScheduleLineDraft) =>
    setDraft({ ...draft, lines: draft.lines.with(index, line) });
  return (
    <SaveDialog
      title={schedule ? words.change : words.create}
      client={client}
      width={860}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={save.busy}
      onSave={run}
      failure={save.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <HeadFields clientId={clientId} draft={draft} onDraft={setDraft} tried={tried} />
        {draft.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <LineFields key={index} line={line} index={index} tried={tried} onLine={(next) => setLine(index, next)} />
        ))}
      </Form>
      <div className="schedule-buttons">
        <Button onClick={() => setDraft({ ...draft, lines: [...draft.lines, EMPTY_LINE] })}>{words.add}</Button>
        <Button
          disabled={draft.lines.length < 2}
          onClick={() => setDraft({ ...draft, lines: draft.lines.slice(0, -1) })}
        >
          {words.drop}
        </Button>
      </div>
    </SaveDialog>
  );
}

interface HeadFieldsProps {
  clientId: number;
  draft: ScheduleDraft;
  onDraft: (draft: ScheduleDraft) => void;
  tried: boolean;
}

function HeadFields({ clientId, draft, onDraft, tried }: HeadFieldsProps) {
  const customers = useCustomerOptions(clientId);
  const set = (changes: Partial<ScheduleDraft>) => onDraft({ ...draft, ...changes });
  const lacks = (isMissing: boolean) => (tried && isMissing ? fieldWords.missing : undefined);
  return (
    <>
      <CustomerField
        label={words.customer}
        required
        autoFocus
        span={5}
        customers={customers}
        value={draft.customerId}
        onChange={(customerId) => set({ customerId })}
        error={lacks(draft.customerId === null)}
      />
      <TextField
        label={words.name}
        required
        span={3}
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={lacks(draft.name.trim() === '')}
      />
      <TextField
        label={words.subject}
        span={4}
        maxLength={200}
        hint={words.subjectHint}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <PeriodFields draft={draft} set={set} tried={tried} />
    </>
  );
}

interface PeriodFieldsProps {
  draft: ScheduleDraft;
  set: (changes: Partial<ScheduleDraft>) => void;
  tried: boolean;
}

function PeriodFields({ draft, set, tried }: PeriodFieldsProps) {
  const noMonth = (text: string) => (tried && readMonth(text) === null ? words.monthHint : undefined);
  return (
    <>
      <TextField
        label={words.every}
        required
        span={2}
        mode="code"
        maxLength={2}
        value={draft.every}
        onChange={(every) => set({ every })}
      />
      <TextField
        label={words.first}
        required
        span={2}
        mode="code"
        hint={words.monthHint}
        value={draft.first}
        onChange={(first) => set({ first })}
        error={noMonth(draft.first)}
      />
      <TextField
        label={words.last}
        span={2}
        mode="code"
        hint=" "
        value={draft.last}
        onChange={(last) => set({ last })}
        error={draft.last.trim() === '' ? undefined : noMonth(draft.last)}
      />
      <TextField
        label={words.issueDay}
        required
        span={2}
        mode="code"
        maxLength={2}
        value={draft.issueDay}
        onChange={(issueDay) => set({ issueDay })}
      />
      <SelectField
        label={words.monthsAhead}
        span={2}
        options={AHEAD}
        value={draft.ahead}
        onChange={(ahead) => set({ ahead })}
      />
      <SelectField
        label={words.supply}
        span={2}
        options={SUPPLY}
        value={draft.supply}
        onChange={(supply) => set({ supply })}
      />
    </>
  );
}

interface LineFieldsProps {
  line: ScheduleLineDraft;
  index: number;
  tried: boolean;
  onLine: (line: ScheduleLineDraft) => void;
}

function LineFields({ line, index, tried, onLine }: LineFieldsProps) {
  const set = (changes: Partial<ScheduleLineDraft>) => onLine({ ...line, ...changes });
  const noNumber = (text: string) => (tried && parseMilli(text) === null ? fieldWords.missing : undefined);
  return (
    <>
      <TextField
        label={`${words.line(index + 1)}　${words.description}`}
        required
        span={6}
        maxLength={200}
        value={line.description}
        onChange={(description) => set({ description })}
        error={tried && line.description.trim() === '' ? fieldWords.missing : undefined}
      />
      <TextField
        label={words.quantity}
        required
        span={2}
        mode="code"
        maxLength={20}
        value={line.quantity}
        onChange={(quantity) => set({ quantity })}
        error={noNumber(line.quantity)}
      />
      <TextField label={words.unit} span={1} maxLength={20} value={line.unit} onChange={(unit) => set({ unit })} />
      <TextField
        label={words.price}
        required
        span={3}
        mode="code"
        maxLength={24}
        value={line.price}
        onChange={(price) => set({ price })}
        error={noNumber(line.price)}
      />
      <SelectField label={words.tax} span={3} options={TAXES} value={line.tax} onChange={(tax) => set({ tax })} />
      <TextField
        label={words.stepMonth}
        span={3}
        mode="code"
        value={line.stepMonth}
        onChange={(stepMonth) => set({ stepMonth })}
      />
      <TextField
        label={words.stepPrice}
        span={3}
        mode="code"
        value={line.stepPrice}
        onChange={(stepPrice) => set({ stepPrice })}
      />
    </>
  );
}
