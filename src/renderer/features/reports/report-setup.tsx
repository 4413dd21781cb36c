/** Which sheets a client's report has, and what the clerk writes on them for the month: a list, and the text beside it. */
import { type RefObject, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { FIXED_SHEETS, MEETING_SHEETS, MEETING_WORDS, type MeetingSheet } from '../../../domain/meeting-report.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { reportSetupWords } from '../../../messages/reports.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Actions } from '../../ui/page.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

const words = reportSetupWords;
const LONGEST_COMMENT = 1000;

type Setup = OutputOf<'reports.setup'>;
type Place = Setup['comments'][number]['place'];
/** A sheet, the clerk's questions, or the talk sheet (which holds no comment of its own). */
type SetupKey = Place | 'talkSheet';

interface SetupValues {
  omitted: MeetingSheet[];
  talkSheet: boolean;
  texts: Partial<Record<Place, string>>;
}

const ROWS: readonly SetupKey[] = [...MEETING_SHEETS, 'questions', 'talkSheet'];

function valuesOf(setup: Setup): SetupValues {
  const texts = Object.fromEntries(setup.comments.map(({ place, text }) => [place, text]));
  return { omitted: [...setup.omitted], talkSheet: setup.talkSheet, texts };
}

function nameOf(key: SetupKey): string {
  if (key === 'talkSheet') return words.talkSheet;
  return key === 'questions' ? words.questions : MEETING_WORDS.sheets[key];
}

function holdsOf(key: SetupKey): string {
  if (key === 'talkSheet') return words.talkSheetHolds;
  if (key === 'questions') return words.questionsHold;
  return isFixed(key) ? words.fixed(MEETING_WORDS.contents[key]) : MEETING_WORDS.contents[key];
}

const isFixed = (key: SetupKey) => key === 'questions' || FIXED_SHEETS.some((fixed) => fixed === key);

export function ReportSetup({ clientId, month }: { clientId: number; month: string }) {
  const setup = useMethod('reports.setup', { clientId, month });
  if (setup.failure && !setup.value) return <ReadError failure={setup.failure} retry={setup.refresh} />;
  if (!setup.value) return null;
  return <SetupDesk key={month} clientId={clientId} month={month} setup={setup.value} />;
}

function SetupDesk({ clientId, month, setup }: { clientId: number; month: string; setup: Setup }) {
  const draft = useDraft(valuesOf(setup));
  const saving = useSaving(clientId, month, draft);
  const [current, setCurrent] = useState<SetupKey>('summary');
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  usePageKeys({
    F12: { label: words.save, run: saving.save, main: true, disabled: saving.busy || !draft.dirty },
  });
  return (
    <div className="split report-setup">
      <section>
        {saving.failure && <ErrorNote failure={saving.failure} title={words.failed} onClose={saving.clear} />}
        <DataTable
          label={words.columns.sheet}
          columns={columnsOf(setup, draft)}
          rows={ROWS}
          rowKey={(key) => key}
          ticks={ticksOf(draft.values)}
          onTicks={(ticks) => draft.set(choiceOf(ticks))}
          tickable={(key) => !isFixed(key)}
          currentKey={current}
          onCurrent={setCurrent}
          onOpen={() => box.current?.focus()}
          autoFocus
        />
        <p className="sub report-hint">{words.hint}</p>
      </section>
      <aside className="side" aria-label={words.title(month)}>
        <div className="side-head">
          <div>
            <b>{nameOf(current)}</b>
            <span className="sub">{words.title(month)}</span>
          </div>
        </div>
        <div className="side-body report-comment">
          <CommentBox current={current} draft={draft} box={box} />
          <TakeOver setup={setup} draft={draft} />
        </div>
        <Actions>
          <Button tone="primary" keyCap="F12" disabled={saving.busy || !draft.dirty} onClick={saving.save}>
            {keyWords.save}
          </Button>
        </Actions>
      </aside>
    </div>
  );
}

function ticksOf(values: SetupValues): ReadonlySet<RowKey> {
  const chosen = MEETING_SHEETS.filter((sheet) => isFixed(sheet) || !values.omitted.includes(sheet));
  return new Set<RowKey>([...chosen, 'questions', ...(values.talkSheet ? ['talkSheet'] : [])]);
}

function choiceOf(ticks: ReadonlySet<RowKey>): Pick<SetupValues, 'omitted' | 'talkSheet'> {
  return {
    omitted: MEETING_SHEETS.filter((sheet) => !isFixed(sheet) && !ticks.has(sheet)),
    talkSheet: ticks.has('talkSheet'),
  };
}

function columnsOf(setup: Setup, draft: Draft<SetupValues>): Column<SetupKey>[] {
  const written = new Map<SetupKey, Setup['comments'][number]>(setup.comments.map((one) => [one.place, one]));
  const textOf = (key: SetupKey) => (key === 'talkSheet' ? '' : (draft.values.texts[key] ?? ''));
  return [
    {
      key: 'sheet',
      head: words.columns.sheet,
      width: 152,
      cell: (key) => <b>{nameOf(key)}</b>,
      value: nameOf,
      sortable: false,
    },
    {
      key: 'holds',
      head: words.columns.holds,
      minWidth: 240,
      cell: (key) => <span className="sub">{holdsOf(key)}</span>,
      value: holdsOf,
      sortable: false,
    },
    {
      key: 'comment',
      head: words.columns.comment,
      width: 240,
      cell: (key) => <span className="cut">{textOf(key).split('\n')[0]}</span>,
      value: textOf,
      sortable: false,
    },
    {
      key: 'by',
      head: words.columns.by,
      width: 176,
      from: 1280,
      cell: (key) => {
        const one = written.get(key);
        if ((one?.text ?? '') !== textOf(key)) return <Tag>{words.changed}</Tag>;
        return one ? <span className="sub">{words.written(one.by, fullInstant(one.at))}</span> : '';
      },
      value: (key) => written.get(key)?.by ?? null,
      sortable: false,
    },
  ];
}

interface CommentBoxProps {
  current: SetupKey;
  draft: Draft<SetupValues>;
  box: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}

function CommentBox({ current, draft, box }: CommentBoxProps) {
  if (current === 'talkSheet') return <p className="sub">{words.noComment}</p>;
  const label = current === 'questions' ? words.questions : words.columns.comment;
  return (
    <TextField
      label={label}
      hint={current === 'questions' ? words.questionsHold : words.tooLong(LONGEST_COMMENT)}
      lines={9}
      maxLength={LONGEST_COMMENT}
      value={draft.values.texts[current] ?? ''}
      onChange={(text) => draft.set({ texts: { ...draft.values.texts, [current]: text } })}
      inputRef={box}
    />
  );
}

/** What was written the month before, where this month has nothing yet. */
function TakeOver({ setup, draft }: { setup: Setup; draft: Draft<SetupValues> }) {
  const { texts } = draft.values;
  const missing = setup.before.filter(({ place }) => (texts[place] ?? '').trim() === '');
  if (missing.length === 0) return null;
  const takeOver = () =>
    draft.set({ texts: { ...texts, ...Object.fromEntries(missing.map(({ place, text }) => [place, text])) } });
  return (
    <div className="buttons">
      <Button small onClick={takeOver}>
        {words.takeOver}
      </Button>
    </div>
  );
}

/** Both commands, each only when there is something to tell it. */
function useSaving(clientId: number, month: string, draft: Draft<SetupValues>) {
  const setup = useCommand('reports.saveSetup');
  const comments = useCommand('reports.saveComments');
  async function save() {
    const { omitted, talkSheet, texts } = draft.values;
    const chosen = await setup.run({ clientId, omitted, talkSheet });
    if (!chosen.ok) return;
    const places = Object.keys(texts) as Place[];
    const written = await comments.run({
      clientId,
      month,
      comments: places.map((place) => ({ place, text: texts[place] ?? '' })),
    });
    if (!written.ok) return;
    draft.restart(draft.values);
    showResult(words.saved(month));
  }
  return {
    save: () => void save(),
    busy: setup.busy || comments.busy,
    failure: setup.failure ?? comments.failure,
    clear: () => {
      setup.clear();
      comments.clear();
    },
  };
}
