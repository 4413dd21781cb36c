/** 定期出力: which lists go into which folder on which day of the month, and how it went. */
import { type RefObject, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { Failure } from '../../../contract/reply.ts';
import { addMonths, formatDate, monthOf } from '../../../domain/dates.ts';
import { EXPORT_LISTS, type ExportList } from '../../../domain/export-plan.ts';
import { byteSize, common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { exportTabWords as words } from '../../../messages/settings.ts';
import { callDesk } from '../../api/bridge.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

type ExportState = OutputOf<'exports.plan'>;
type Run = ExportState['runs'][number];

interface PlanValues {
  lists: ExportList[];
  day: string;
  folder: string;
}

const FIRST_DAY = 5;

export function ExportsTab() {
  const state = useMethod('exports.plan', {});
  if (state.failure && !state.value) return <ReadError failure={state.failure} retry={state.refresh} />;
  if (!state.value) return null;
  return (
    <div className="settings">
      <Plan key={JSON.stringify(state.value.plan)} state={state.value} />
      <section>
        <h2>{words.runs}</h2>
        <div className="backup-list">
          <DataTable
            label={words.runs}
            columns={COLUMNS}
            rows={state.value.runs}
            rowKey={(run) => run.month}
            loading={state.loading}
            empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
          />
        </div>
      </section>
    </div>
  );
}

function Plan({ state }: { state: ExportState }) {
  const { plan, nextOn } = state;
  const draft = useDraft<PlanValues>({
    lists: plan?.lists ?? [...EXPORT_LISTS],
    day: String(plan?.day ?? FIRST_DAY),
    folder: plan?.folder ?? '',
  });
  const lists = useRef<HTMLElement>(null);
  const acts = usePlanActs(draft, plan !== null, lists);
  const failed = lastFailure(state);
  return (
    <section>
      {failed && <ErrorPanel failure={failed} title={words.runFailed} />}
      <h2>{words.head}</h2>
      <p className="sub">{words.text}</p>
      <dl className="facts">
        <div>
          <dt>{words.next}</dt>
          <dd>{nextOn === null ? words.none : formatDate(nextOn)}</dd>
        </div>
        <div>
          <dt>{words.lists}</dt>
          <dd ref={lists}>
            {EXPORT_LISTS.map((list) => (
              <div key={list}>
                <CheckField
                  checked={draft.values.lists.includes(list)}
                  onChange={(checked) => draft.set({ lists: toggled(draft.values.lists, list, checked) })}
                >
                  {words.listNames[list]}
                </CheckField>
              </div>
            ))}
            {draft.errors.lists && <span className="late">{draft.errors.lists}</span>}
          </dd>
        </div>
        <Folder draft={draft} />
      </dl>
      <TextField
        label={words.day}
        hint={words.dayHint}
        mode="digits"
        maxLength={2}
        style={{ width: 72 }}
        {...draft.bind('day')}
      />
      <div className="buttons">
        <Button tone="primary" keyCap="F12" onClick={acts.save} disabled={acts.busy}>
          {keyWords.save}
        </Button>
        {plan && (
          <>
            <Button keyCap="F8" onClick={acts.runNow} disabled={acts.busy}>
              {words.now}
            </Button>
            <Button onClick={acts.end} disabled={acts.busy}>
              {words.end}
            </Button>
          </>
        )}
        {acts.running && <span role="status">{words.running}</span>}
      </div>
      {acts.failure && <ErrorPanel failure={acts.failure} title={words.failed} onClose={acts.clear} />}
    </section>
  );
}

/** Why the newest export failed, as a failure of its own; null when it went well. */
function lastFailure({ plan, runs }: ExportState): Failure | null {
  const run = runs[0];
  if (!plan || !run?.code) return null;
  return { kind: 'refusal', code: run.code, facts: run.facts };
}

function toggled(lists: readonly ExportList[], list: ExportList, on: boolean): ExportList[] {
  return EXPORT_LISTS.filter((one) => (one === list ? on : lists.includes(one)));
}

function Folder({ draft }: { draft: Draft<PlanValues> }) {
  const { folder } = draft.values;
  return (
    <div>
      <dt>{words.folder}</dt>
      <dd>
        {folder === '' ? words.noFolder : folder}{' '}
        <LinkButton onClick={() => void chooseFolder(draft)}>{common.choose}</LinkButton>
        {draft.errors.folder && <span className="late">　{draft.errors.folder}</span>}
      </dd>
    </div>
  );
}

async function chooseFolder(draft: Draft<PlanValues>): Promise<void> {
  const { path } = await callDesk('desk.chooseFolder', { title: words.chooseFolder });
  if (path) draft.set({ folder: path });
}

/** Saving, exporting now, ending, the lists and the folder; and their keys. */
function usePlanActs(draft: Draft<PlanValues>, isSet: boolean, lists: RefObject<HTMLElement | null>) {
  const { today } = useEntrySettings();
  const [running, setRunning] = useState(false);
  const saving = useCommand('exports.savePlan');
  const running_ = useCommand('exports.run');
  async function save() {
    const { lists, folder } = draft.values;
    const day = Number(draft.values.day.normalize('NFKC'));
    const isDay = Number.isInteger(day) && day >= 1 && day <= 31;
    const errors = {
      ...(lists.length === 0 ? { lists: words.listsMissing } : {}),
      ...(folder === '' ? { folder: words.folderMissing } : {}),
      ...(isDay ? {} : { day: words.dayWrong }),
    };
    draft.setErrors(errors);
    if (Object.keys(errors).length > 0) return;
    const reply = await saving.run({ plan: { lists, day, folder } });
    if (!reply.ok) return;
    draft.restart({ lists, folder, day: String(day) });
    showResult(words.head);
  }
  async function runNow() {
    setRunning(true);
    const month = monthOf(addMonths(`${monthOf(today)}-01`, -1));
    const reply = await running_.run({ month });
    setRunning(false);
    if (reply.ok && reply.value.failed === null) showResult(words.done(month, reply.value.files));
  }
  async function end() {
    const { title, text, confirm: confirmLabel } = words.endAsk;
    if (!(await confirm({ title, text, confirmLabel }))) return;
    const reply = await saving.run({ plan: null });
    if (reply.ok) showResult(words.ended);
  }
  const busy = saving.busy || running_.busy;
  usePageKeys({
    F12: { label: keyWords.save, run: () => void save(), main: true, disabled: busy },
    F6: { label: words.keys.folder, run: () => void chooseFolder(draft), disabled: busy },
    F7: { label: words.keys.lists, run: () => lists.current?.querySelector('input')?.focus() },
    ...(isSet ? { F11: { label: words.keys.end, run: () => void end(), disabled: busy } } : {}),
    ...(isSet ? { F8: { label: words.keys.now, run: () => void runNow(), disabled: busy } } : {}),
  });
  return {
    save: () => void save(),
    runNow: () => void runNow(),
    end: () => void end(),
    busy,
    running,
    failure: saving.failure ?? running_.failure,
    clear: () => {
      saving.clear();
      running_.clear();
    },
  };
}

const COLUMNS: readonly Column<Run>[] = [
  { key: 'month', head: words.columns.month, width: 96, cell: (run) => <b>{run.month}</b>, value: (run) => run.month },
  {
    key: 'state',
    head: words.columns.state,
    width: 220,
    cell: (run) =>
      run.state === 'done' ? (
        <StepMark step="done">{words.states.done}</StepMark>
      ) : (
        <StepMark step="late">{reasonOf(run)}</StepMark>
      ),
    value: (run) => (run.state === 'done' ? words.states.done : reasonOf(run)),
  },
  { key: 'at', head: words.columns.at, width: 140, cell: (run) => fullInstant(run.at), value: (run) => run.at },
  {
    key: 'files',
    head: words.columns.files,
    width: 64,
    align: 'end',
    cell: (run) => run.files,
    value: (run) => run.files,
  },
  {
    key: 'size',
    head: words.columns.size,
    width: 88,
    align: 'end',
    cell: (run) => (run.bytes > 0 ? byteSize(run.bytes) : ''),
    value: (run) => run.bytes,
  },
  {
    key: 'folder',
    head: words.columns.folder,
    minWidth: 160,
    cell: (run) => <span className="cut">{run.folder}</span>,
    value: (run) => run.folder,
  },
];

function reasonOf(run: Run): string {
  return run.code === null ? words.runFailed : refusalSentence(run.code, run.facts);
}
