/** What was done about a question: an answer, its end, or that it came back. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { questionWords } from '../../../messages/questions.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Question } from './question-columns.tsx';

export type EntryAct = 'answer' | 'close' | 'reopen';
type After = keyof typeof questionWords.answer.closeChoices;

export interface EntryDialogProps {
  act: EntryAct;
  client: ClientSummary;
  row: Question;
  onClose: () => void;
}

export function EntryDialog({ act, client, row, onClose }: EntryDialogProps) {
  const words = questionWords[act];
  const { today } = useEntrySettings();
  const [on, setOn] = useState<PlainDate | null>(today);
  const [text, setText] = useState('');
  const [after, setAfter] = useState<After>('yes');
  const [asked, setAsked] = useState(false);
  const command = useEntry(act);
  const needsText = act !== 'close';
  async function run() {
    setAsked(true);
    if (on === null || (needsText && text.trim() === '')) return;
    if (!(await command.run({ clientId: row.clientId, questionId: row.questionId, on, text, close: after === 'yes' })))
      return;
    showResult(words.done);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(row.customerName)}
      client={client}
      width={620}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{row.question}</p>
      {row.disputed && act === 'answer' && <p className="sub">{questionWords.answer.settles}</p>}
      <Form className="form dialog-form">
        <TextField
          label={words.text}
          required={needsText}
          span={12}
          autoFocus
          maxLength={2000}
          value={text}
          onChange={setText}
          error={asked && needsText && text.trim() === '' ? fieldWords.missing : undefined}
        />
        <DateField
          label={words.on}
          required
          span={6}
          value={on}
          onChange={setOn}
          error={on === null ? fieldWords.missing : undefined}
        />
        {act === 'answer' && (
          <SelectField
            label={questionWords.answer.close}
            span={6}
            value={after}
            onChange={setAfter}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              label: questionWords.answer.closeChoices[value],
            }))}
          />
        )}
      </Form>
    </SaveDialog>
  );
}

interface Entry {
  clientId: number;
  questionId: number;
  on: PlainDate;
  text: string;
  close: boolean;
}

function useEntry(act: EntryAct) {
  const answer = useCommand('questions.answer');
  const close = useCommand('questions.close');
  const reopen = useCommand('questions.reopen');
  const command = { answer, close, reopen }[act];
  async function run({ text, close: thenClosed, ...given }: Entry): Promise<boolean> {
    if (act === 'answer') return (await answer.run({ ...given, answer: text, close: thenClosed })).ok;
    if (act === 'close') return (await close.run({ ...given, outcome: text })).ok;
    return (await reopen.run({ ...given, reason: text })).ok;
  }
  return { run, busy: command.busy, failure: command.failure };
}
