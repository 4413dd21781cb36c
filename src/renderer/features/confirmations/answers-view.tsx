/** 回答: what was asked and what came back; one key each for agreed, different, not returned. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { keyWords } from '../../../messages/keys.ts';
import { confirmationWords as words } from '../../../messages/ledgers.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import type { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { useTicks } from '../../stores/selection.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorNote } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Actions } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { ReplyDialog } from './reply-dialog.tsx';

export type Answer = OutputOf<'confirmations.list'>['confirmations'][number];
type State = Answer['state'];
const NO_ROWS: readonly Answer[] = [];

export interface AnswersViewProps {
  client: ClientSummary;
  list: ReturnType<typeof useMethod<'confirmations.list'>>;
}

export function AnswersView({ client, list }: AnswersViewProps) {
  const all = list.value?.confirmations ?? NO_ROWS;
  const [text, setText] = useState('');
  const rows = useMemo(() => found(all, text), [all, text]);
  const [chosen, setCurrent] = useState<Answer | null>(null);
  const [asking, setAsking] = useState<Answer | null>(null);
  const current = rows.find((row) => row.confirmationId === chosen?.confirmationId) ?? rows[0] ?? null;
  const [ticks, setTicks] = useTicks('confirmation answers');
  const acts = useActs(
    client,
    rows.filter((row) => ticks.has(row.confirmationId) && isWaiting(row)),
    () => setTicks(new Set()),
  );
  const record = (outcome: State) => () => current && void acts.record(current, outcome);
  usePageKeys(
    {
      F8: { label: words.keys.remind, run: () => void acts.remind(), disabled: acts.busy },
      F10: { label: keyWords.excel, run: () => void acts.workbook(), disabled: acts.busy || all.length === 0 },
    },
    { '1': record('agreed'), '2': () => setAsking(current), '3': record('not-returned'), '0': record('sent') },
  );
  const columns = useColumns(rows);
  return (
    <>
      {acts.failure && <ErrorNote failure={acts.failure} title={words.failed} onClose={acts.clear} />}
      <DataTable
        label={words.tabs.answers}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.confirmationId}
        loading={list.loading}
        ticks={ticks}
        onTicks={setTicks}
        tickable={isWaiting}
        currentKey={current?.confirmationId ?? null}
        onCurrent={setCurrent}
        autoFocus
        empty={<EmptyState title={words.empty.answers.title} text={words.empty.answers.text} />}
      />
      <Actions>
        <Button tone="primary" keyCap="1" onClick={record('agreed')} disabled={!current || acts.busy}>
          {words.keys.agreed}
        </Button>
        <Button keyCap="2" onClick={() => setAsking(current)} disabled={!current || acts.busy}>
          {words.keys.differs}
        </Button>
        <Button keyCap="3" onClick={record('not-returned')} disabled={!current || acts.busy}>
          {words.keys.missing}
        </Button>
        <Button keyCap="0" onClick={record('sent')} disabled={!current || current.state === 'sent' || acts.busy}>
          {words.keys.takeBack}
        </Button>
        <span className="grow" />
        <SearchBox value={text} onChange={setText} label={words.find.placeholder} />
        <Button keyCap="F8" onClick={() => void acts.remind()} disabled={acts.busy}>
          {words.keys.remind}
        </Button>
      </Actions>
      {asking && <ReplyDialog client={client} answer={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

const isWaiting = (row: Answer) => row.state === 'sent' || row.state === 'not-returned';

function found(rows: readonly Answer[], text: string): readonly Answer[] {
  const wanted = text.normalize('NFKC').trim().toUpperCase().replace(/\/.*$/, '');
  if (wanted === '') return rows;
  return rows.filter((row) => [row.serial, row.code, row.name].some((one) => one.toUpperCase().includes(wanted)));
}

/** The three commands of the list. */
function useActs(client: ClientSummary, waiting: readonly Answer[], untick: () => void) {
  const recording = useCommand('confirmations.record');
  const reminding = useCommand('confirmations.remind');
  const writing = useCommand('confirmations.workbook');
  const { clientId } = client;
  async function record(row: Answer, outcome: State) {
    if (row.state === outcome) return;
    const reply = await recording.run({ clientId, confirmationId: row.confirmationId, outcome });
    if (reply.ok) showResult(words.recorded[outcome](row.name));
  }
  async function remind() {
    if (waiting.length === 0) return showResult(words.remind.none);
    const yes = await confirm({
      title: words.remind.title(waiting.length),
      text: words.remind.text,
      client,
      confirmLabel: words.remind.confirm(waiting.length),
    });
    if (!yes) return;
    const reply = await reminding.run({ clientId, confirmationIds: waiting.map((row) => row.confirmationId) });
    if (!reply.ok) return;
    untick();
    await offerDocument(words.remind.done(reply.value.letters), reply.value.document);
  }
  async function workbook() {
    const reply = await writing.run({ clientId });
    if (reply.ok) await offerDocument(words.workbookDone, reply.value.document);
  }
  return {
    record,
    remind,
    workbook,
    busy: recording.busy || reminding.busy || writing.busy,
    failure: recording.failure ?? reminding.failure ?? writing.failure,
    clear: () => {
      recording.clear();
      reminding.clear();
      writing.clear();
    },
  };
}

const TONES: Record<State, 'plain' | 'act' | 'ask' | 'late'> = {
  sent: 'act',
  agreed: 'plain',
  differs: 'late',
  'not-returned': 'ask',
};

function dateColumns(dateText: (day: string) => string) {
  return (key: 'asOf' | 'sentOn' | 'repliedOn', head: string, from?: 1080 | 1280): Column<Answer> => ({
    key,
    head,
    width: 88,
    cell: (row) => (row[key] ? dateText(row[key]) : ''),
    value: (row) => row[key],
    ...(from ? { from } : {}),
  });
}

function yenColumn(key: string, head: string, of: (row: Answer) => number | null): Column<Answer> {
  return {
    key,
    head,
    align: 'end',
    width: 104,
    cell: (row) => (of(row) === null ? '' : <Amount yen={of(row) ?? 0} zero="figure" />),
    value: of,
  };
}

function useColumns(rows: readonly Answer[]): Column<Answer>[] {
  const dateText = useDateText();
  const { today } = useEntrySettings();
  const { columns } = words;
  const date = dateColumns(dateText);
  return [
    {
      key: 'customer',
      head: columns.customer,
      width: 220,
      cell: (row) => (
        <span title={row.name}>
          <span className="code">{row.code}</span>
          {row.name}
        </span>
      ),
      value: (row) => `${row.code} ${row.name}`,
      total: words.rows(rows.length),
    },
    { key: 'serial', head: columns.serial, width: 108, cell: (row) => row.serial, value: (row) => row.serial },
    date('asOf', columns.asOf),
    date('sentOn', columns.sent, 1280),
    {
      key: 'replyBy',
      head: columns.replyBy,
      width: 88,
      cell: (row) => (
        <span className={row.state === 'sent' && row.replyBy < today ? 'late' : ''}>{dateText(row.replyBy)}</span>
      ),
      value: (row) => row.replyBy,
    },
    {
      key: 'reminders',
      head: columns.reminders,
      align: 'end',
      width: 60,
      from: 1280,
      cell: (row) => (row.reminders === 0 ? '' : row.reminders),
      value: (row) => row.reminders,
    },
    {
      ...yenColumn('balance', columns.balance, (row) => row.balanceYen),
      total: formatYen(sumYen(rows.map((row) => row.balanceYen))),
    },
    {
      key: 'state',
      head: columns.state,
      width: 92,
      cell: (row) => <Tag tone={TONES[row.state]}>{words.states[row.state]}</Tag>,
      value: (row) => words.states[row.state],
    },
    date('repliedOn', columns.replied, 1080),
    yenColumn('difference', columns.difference, (row) =>
      row.statedYen === null ? null : row.statedYen - row.balanceYen,
    ),
    {
      key: 'reason',
      head: columns.reason,
      minWidth: 120,
      cell: (row) => <span title={row.reason}>{row.reason}</span>,
      value: (row) => row.reason,
    },
  ];
}
