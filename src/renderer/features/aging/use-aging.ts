/** What the aging page asks: the table, the same by due date for the headlines, last month's end, money not used. */
import { addDays, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { useMethod } from '../../api/use-method.ts';
import type { AgingRow } from './aging-rows.ts';

const NO_ROWS: readonly AgingRow[] = [];

export interface AgingQuestion {
  /** Undefined: the whole office. */
  clientId: number | undefined;
  asOf: PlainDate;
  basis: 'due' | 'issue';
}

export function useAging({ clientId, asOf, basis }: AgingQuestion) {
  const lastMonthEnd = addDays(`${monthOf(asOf)}-01`, -1);
  const table = useMethod('aging.table', { clientId, asOf, basis });
  const due = useMethod('aging.table', { clientId, asOf, basis: 'due' });
  const before = useMethod('aging.table', { clientId, asOf: lastMonthEnd, basis: 'due' });
  const unused = useMethod('aging.unusedMoney', { clientId, asOf });
  return {
    rows: table.value?.rows ?? NO_ROWS,
    /** By due date, whatever the table shows: 期日超過 means nothing else. */
    dueRows: due.value?.rows ?? null,
    before: before.value ? { asOf: lastMonthEnd, total: before.value.total } : null,
    unused: unused.value ?? null,
    loading: table.loading,
    failure: table.value ? null : table.failure,
    refresh: table.refresh,
  };
}
