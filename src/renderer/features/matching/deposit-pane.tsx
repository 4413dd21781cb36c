/** Left: the deposits with money left, those put aside, and what was cleared today. */
import type { RefObject } from 'react';
import { sumYen } from '../../../domain/money.ts';
import { common, shortDate } from '../../../messages/common.ts';
import { proposalBadge } from '../../../messages/matching.ts';
import { doneWords, matchingWords, standingWords } from '../../../messages/matching-page.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button, KeyCap, LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column, RowKey, Sort } from '../../ui/table-columns.ts';
import type { Proposal } from './composition.ts';
import type { Cleared, MatchingTab, WaitingDeposit } from './use-waiting.ts';

export interface DepositPaneProps {
  tab: MatchingTab;
  onTab: (tab: MatchingTab) => void;
  counts: Record<MatchingTab, number>;
  rows: readonly WaitingDeposit[];
  cleared: readonly Cleared[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  loading: boolean;
  /** Nothing has ever come in: the bank's file comes first. */
  untouched: boolean;
  current: number | null;
  onCurrent: (depositId: number) => void;
  currentCleared: number | null;
  onCurrentCleared: (allocationId: number) => void;
  together: ReadonlySet<number>;
  onTogether: (together: ReadonlySet<number>) => void;
  tableRef: RefObject<HTMLTableElement | null>;
  lastText: string | null;
  onUndo: () => void;
}

export function DepositPane(props: DepositPaneProps) {
  const { tab, counts } = props;
  return (
    <section className="deposits">
      <Toolbar>
        <h2>{matchingWords.deposits}</h2>
        <SegmentedFilter
          label={matchingWords.deposits}
          segments={[
            { value: 'open', label: matchingWords.tabs.open, count: counts.open },
            { value: 'deferred', label: matchingWords.tabs.deferred, count: counts.deferred },
            { value: 'done', label: matchingWords.tabs.done, count: counts.done },
          ]}
          value={tab}
          onChange={props.onTab}
        />
      </Toolbar>
      {tab === 'done' ? <ClearedTable {...props} /> : <WaitingTable key={tab} {...props} />}
      <FootLine {...props} />
    </section>
  );
}

/** Tone of the badge: what a person must decide, what to know before going on, what is plain. */
function badgeTone(proposal: Proposal): 'plain' | 'act' | 'ask' {
  const kinds = new Set(proposal.reasons.map((reason) => reason.kind));
  if (proposal.status === 'none' || kinds.has('double') || kinds.has('tie') || kinds.has('other-legal-form'))
    return 'ask';
  if (proposal.status === 'suggested') return 'act';
  return proposal.adjustments.length > 0 ? 'act' : 'plain';
}

function payerCell(name: string) {
  return (
    <span className="cut" title={name}>
      {name}
    </span>
  );
}

export function waitingColumns(rows: readonly WaitingDeposit[], tab: MatchingTab): Column<WaitingDeposit>[] {
  const words = matchingWords.columns;
  return [
    {
      key: 'depositedOn',
      head: words.depositedOn,
      width: 62,
      cell: ({ proposal }) => shortDate(proposal.depositedOn),
      value: ({ proposal }) => proposal.depositedOn,
    },
    {
      key: 'payer',
      head: words.payer,
      minWidth: 76,
      cell: ({ proposal }) => payerCell(proposal.payerName),
      value: ({ proposal }) => proposal.payerName,
      total: matchingWords.sum(rows.length),
    },
    {
      key: 'amount',
      head: words.amount,
      width: 92,
      align: 'end',
      cell: ({ proposal }) => <Amount yen={proposal.amountYen} />,
      value: ({ proposal }) => proposal.amountYen,
      total: <Amount yen={sumYen(rows.map((one) => one.proposal.amountYen))} zero="figure" />,
    },
    {
      key: 'proposal',
      head: tab === 'deferred' ? words.why : words.proposal,
      width: 102,
      cell: ({ proposal, standing, mark }) =>
        standing ? (
          <Tag>{standingWords(standing, mark?.days ?? null)}</Tag>
        ) : (
          <Tag tone={badgeTone(proposal)}>{proposalBadge(proposal)}</Tag>
        ),
      value: ({ proposal, standing }) => (standing ? matchingWords.standings[standing] : proposalBadge(proposal)),
    },
  ];
}

function WaitingTable(props: DepositPaneProps) {
  const { tab, rows } = props;
  return (
    <DataTable
      label={matchingWords.tabs[tab]}
      columns={waitingColumns(rows, tab)}
      rows={rows}
      rowKey={(row) => row.depositId}
      sort={props.sort}
      onSort={props.onSort}
      loading={props.loading}
      currentKey={props.current}
      onCurrent={(row) => props.onCurrent(row.depositId)}
      ticks={props.together}
      onTicks={(ticks) => props.onTogether(numbersOf(ticks))}
      tickBy="plus"
      autoFocus
      tableRef={props.tableRef}
      empty={<NothingWaiting untouched={props.untouched} tab={tab} />}
    />
  );
}

function numbersOf(keys: ReadonlySet<RowKey>): Set<number> {
  return new Set([...keys].map(Number));
}

function NothingWaiting({ untouched, tab }: { untouched: boolean; tab: MatchingTab }) {
  const words = untouched && tab === 'open' ? matchingWords.empty.none : matchingWords.empty[tab];
  const first = 'first' in words && hasPage('deposits') ? words.first : null;
  return (
    <EmptyState
      title={words.title}
      text={words.text}
      actions={
        first && (
          <Button tone="primary" onClick={() => navigate('deposits')}>
            {first}
          </Button>
        )
      }
    />
  );
}

function clearedColumns(rows: readonly Cleared[]): Column<Cleared>[] {
  const words = matchingWords.columns;
  const live = rows.filter((one) => one.reversedOn === null);
  return [
    {
      key: 'depositedOn',
      head: words.depositedOn,
      width: 62,
      cell: (row) => shortDate(row.depositedOn),
      value: (row) => row.depositedOn,
    },
    {
      key: 'payer',
      head: words.payer,
      minWidth: 76,
      cell: (row) => payerCell(row.payerName),
      value: (row) => row.payerName,
      total: matchingWords.sum(live.length),
    },
    {
      key: 'amount',
      head: words.amount,
      width: 92,
      align: 'end',
      cell: (row) => <Amount yen={row.clearedYen - row.adjustmentYen} />,
      value: (row) => row.clearedYen - row.adjustmentYen,
      total: <Amount yen={sumYen(live.map((row) => row.clearedYen - row.adjustmentYen))} zero="figure" />,
    },
    {
      key: 'how',
      head: words.how,
      width: 102,
      cell: (row) => <Tag>{row.reversedOn === null ? doneWords.how[row.how] : doneWords.reversed}</Tag>,
      value: (row) => (row.reversedOn === null ? doneWords.how[row.how] : doneWords.reversed),
    },
  ];
}

function ClearedTable({ cleared, currentCleared, onCurrentCleared, loading, tableRef }: DepositPaneProps) {
  return (
    <DataTable
      label={matchingWords.tabs.done}
      columns={clearedColumns(cleared)}
      rows={cleared}
      rowKey={(row) => row.allocationId}
      loading={loading}
      currentKey={currentCleared ?? cleared[0]?.allocationId ?? null}
      onCurrent={(row) => onCurrentCleared(row.allocationId)}
      muted={(row) => row.reversedOn !== null}
      autoFocus
      tableRef={tableRef}
      empty={<EmptyState title={matchingWords.empty.done.title} text={matchingWords.empty.done.text} />}
    />
  );
}

/** At the foot: what is chosen together, else what was booked last and how to take it back. */
function FootLine({ tab, rows, together, onTogether, lastText, onUndo }: DepositPaneProps) {
  if (together.size > 0) {
    return (
      <p className="pane-foot">
        <b>{matchingWords.together(together.size)}</b>
        <span className="grow" />
        <LinkButton onClick={() => onTogether(new Set())}>{matchingWords.togetherClear}</LinkButton>
        <KeyCap>Esc</KeyCap>
      </p>
    );
  }
  if (lastText === null && (tab === 'done' || rows.length < 2)) return null;
  return (
    <p className="pane-foot">
      {lastText === null ? (
        <span className="cut">{matchingWords.togetherHint}</span>
      ) : (
        <>
          <span className="cut">{matchingWords.last(lastText)}</span>
          <span className="grow" />
          <LinkButton onClick={onUndo}>{common.undo}</LinkButton>
          <KeyCap>Ctrl+Z</KeyCap>
        </>
      )}
    </p>
  );
}
