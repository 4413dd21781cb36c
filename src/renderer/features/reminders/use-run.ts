/** One run as it stands: the judgement, the clerk's ticks, the row in hand. */
import { useMemo, useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import type { PaperChoices } from '../../../domain/paper-choices.ts';
import { useMethod } from '../../api/use-method.ts';
import { useRoute } from '../../stores/route.ts';
import type { RowKey } from '../../ui/table-columns.ts';
import { isLetterRow, type RunRow, rowsOf } from './run-rows.ts';

const NO_ROWS: readonly RunRow[] = [];

export type Run = ReturnType<typeof useRun>;

/** `clientId` null: the whole office. Every letter is ticked until the clerk unticks it. */
export function useRun(clientId: number | null, asOf: PlainDate) {
  const [confirmedStale, setConfirmedStale] = useState(false);
  const wanted = useRoute((route) => route.params.customer);
  const proposal = useMethod('reminders.propose', {
    ...(clientId === null ? {} : { clientId }),
    asOf,
    ...(confirmedStale ? { confirm: ['stale-bank-data'] as const satisfies ['stale-bank-data'] } : {}),
  });
  const rows = useMemo(() => (proposal.value ? rowsOf(proposal.value) : NO_ROWS), [proposal.value]);
  const [paper, setPaper] = useState<Partial<PaperChoices>>({});
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const letters = rows.filter(isLetterRow);
  const ticked = letters.filter((row) => !unticked.has(row.key));
  const [key, setKey] = useState<string | null>(
    wanted !== undefined && clientId !== null ? `${clientId}/${wanted}` : null,
  );
  return {
    proposal,
    clientId,
    asOf,
    rows,
    letters,
    ticked,
    ticks: new Set<RowKey>(ticked.map((row) => row.key)),
    setTicks: (ticks: ReadonlySet<RowKey>) =>
      setUnticked(new Set(letters.map((row) => row.key).filter((one) => !ticks.has(one)))),
    toggle: (row: RunRow) =>
      setUnticked((before) => {
        const next = new Set(before);
        if (!next.delete(row.key)) next.add(row.key);
        return next;
      }),
    current: rows.find((row) => row.key === key) ?? rows[0] ?? null,
    setCurrent: (row: RunRow) => setKey(row.key),
    /** What was chosen for this run's letters alone. */
    paper,
    setPaper,
    confirmedStale,
    confirmStale: () => setConfirmedStale(true),
    /** Clients whose bank data are too old. */
    staleClients: new Set(rows.filter((row) => row.withheld?.reason === 'stale-bank-data').map((row) => row.clientId)),
  };
}
