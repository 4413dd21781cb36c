/** Which deposits are shown and in which order, which is in hand, and which are meant together. */
import { useEffect, useRef, useState } from 'react';
import { useRoute } from '../../stores/route.ts';
import { type Sort, sortRows } from '../../ui/table-columns.ts';
import { waitingColumns } from './deposit-pane.tsx';
import type { MatchingTab, WaitingDeposit } from './use-waiting.ts';

/** How many deposits are looked at ahead of the one in hand. */
const AHEAD = 3;

export type Choice = ReturnType<typeof useChoice>;

export function useChoice(all: readonly WaitingDeposit[], pending: ReadonlySet<number>) {
  const [tab, setTab] = useState<MatchingTab>('open');
  const [sort, setSort] = useState<Sort | null>(null);
  const [current, setCurrent] = useState<number | null>(depositAskedFor);
  const [together, setTogether] = useState<ReadonlySet<number>>(new Set());
  const waiting = all.filter((one) => !pending.has(one.depositId));
  const open = waiting.filter((one) => one.standing === null);
  const deferred = waiting.filter((one) => one.standing !== null);
  const unsorted = tab === 'deferred' ? deferred : open;
  const rows = sortRows(unsorted, waitingColumns(unsorted, tab), sort);
  const at = usePlace(rows, current);
  const inHand = inHandOf(rows, at, together);
  return {
    tab,
    rows,
    sort,
    setSort,
    inHand,
    together,
    current: rows[at]?.depositId ?? null,
    counts: { open: open.length, deferred: deferred.length },
    place: { at: at + 1, of: rows.length },
    next: rows.slice(at + 1, at + 1 + AHEAD),
    setCurrent,
    setTogether,
    setTab: (next: MatchingTab) => {
      setTab(next);
      setCurrent(null);
      setTogether(new Set());
    },
    /** Brings a deposit into hand, in whichever list it stands. */
    show: (depositId: number, then: () => void) => {
      setTab('open');
      setTogether(new Set());
      setCurrent(depositId);
      then();
    },
  };
}

/** `matching?deposit=12`: a list elsewhere wants this one in hand. */
function depositAskedFor(): number | null {
  return Number(useRoute.getState().params.deposit) || null;
}

/** The place of the row in hand; when it has gone, the row that took its place. -1 in an empty list. */
function usePlace(rows: readonly WaitingDeposit[], current: number | null): number {
  const last = useRef(0);
  const found = current === null ? 0 : rows.findIndex((one) => one.depositId === current);
  const at = found >= 0 ? Math.min(found, rows.length - 1) : Math.min(last.current, rows.length - 1);
  useEffect(() => {
    last.current = Math.max(at, 0);
  });
  return at;
}

function inHandOf(
  rows: readonly WaitingDeposit[],
  at: number,
  together: ReadonlySet<number>,
): readonly WaitingDeposit[] {
  const row = rows[at];
  if (!row) return [];
  if (!together.has(row.depositId)) return [row];
  return rows.filter((one) => together.has(one.depositId));
}
