/**
 * Columns of an aging, as an office draws them: by days past a date (limits of its own), or by months as Japanese
 * offices do (当月, 1か月前, … 6か月超, 1年超). A column is a stretch of dates; a balance stands in the one that holds its
 * due date (or its invoice date).
 */
import { addDays, addMonths, monthOf, type PlainDate } from './dates.ts';

export type AgingBasis = 'due' | 'issue';
export type AgingScheme = 'days' | 'months';

export interface AgingColumn {
  key: string;
  label: string;
  /** First day that belongs to it; null: everything before `until`. */
  from: PlainDate | null;
  /** First day after it; null: everything from `from` on. */
  until: PlainDate | null;
  /** 0 未到来 … 4 oldest: which colour of the ramp it takes. */
  heat: 0 | 1 | 2 | 3 | 4;
}

export const DEFAULT_LIMITS: readonly number[] = [30, 60, 90];
/** Rising, so many at most; a table with more columns cannot be read. */
export const MOST_LIMITS = 7;

/** Whether limits can make columns: rising whole days from 1 on. */
export function areLimits(limits: readonly number[]): boolean {
  return (
    limits.length > 0 &&
    limits.length <= MOST_LIMITS &&
    limits.every(
      (days, at) => Number.isInteger(days) && days >= 1 && days <= 3650 && (at === 0 || days > limits[at - 1]!),
    )
  );
}

/** Columns from the youngest to the oldest. Due (or issued) on the as-of date is not yet past. */
export function agingColumns(
  scheme: AgingScheme,
  asOf: PlainDate,
  basis: AgingBasis,
  limits: readonly number[] = DEFAULT_LIMITS,
): AgingColumn[] {
  return scheme === 'days' ? dayColumns(asOf, basis, limits) : monthColumns(asOf, basis);
}

function dayColumns(asOf: PlainDate, basis: AgingBasis, limits: readonly number[]): AgingColumn[] {
  const edges = [asOf, ...limits.map((days) => addDays(asOf, -days))];
  const first = basis === 'due' ? '未到来' : '当日';
  return [
    { key: 'notDue', label: first, from: asOf, until: null, heat: 0 },
    ...limits.map((days, at) => ({
      key: `d${days}`,
      label: `${(limits[at - 1] ?? 0) + 1}〜${days}日`,
      from: edges[at + 1]!,
      until: edges[at]!,
      heat: heatOf(days),
    })),
    {
      key: 'over',
      label: `${limits.at(-1)! + 1}日以上`,
      from: null,
      until: edges.at(-1)!,
      heat: heatOf(limits.at(-1)! + 1),
    },
  ];
}

/** The ramp stands for 30, 60 and 90 days whatever the limits are. */
function heatOf(days: number): AgingColumn['heat'] {
  return days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : 4;
}

const MONTHS_BACK = 6;

function monthColumns(asOf: PlainDate, basis: AgingBasis): AgingColumn[] {
  const start = (back: number) => `${monthOf(addMonths(`${monthOf(asOf)}-01`, -back))}-01`;
  const months = Array.from({ length: MONTHS_BACK }, (_, at) => at + 1);
  const heat = (back: number): AgingColumn['heat'] => (back <= 1 ? 1 : back === 2 ? 2 : back === 3 ? 3 : 4);
  const notDue: AgingColumn[] =
    basis === 'due' ? [{ key: 'notDue', label: '未到来', from: asOf, until: null, heat: 0 }] : [];
  return [
    ...notDue,
    { key: 'm0', label: '当月', from: start(0), until: basis === 'due' ? asOf : null, heat: basis === 'due' ? 1 : 0 },
    ...months.map((back) => ({
      key: `m${back}`,
      label: `${back}か月前`,
      from: start(back),
      until: start(back - 1),
      heat: heat(back),
    })),
    { key: 'half', label: `${MONTHS_BACK}か月超`, from: start(12), until: start(MONTHS_BACK), heat: 4 },
    { key: 'year', label: '1年超', from: null, until: start(12), heat: 4 },
  ];
}

/** Index of the column that holds a day. */
export function columnOf(columns: readonly AgingColumn[], day: PlainDate): number {
  return columns.findIndex(
    (column) => (column.from === null || day >= column.from) && (column.until === null || day < column.until),
  );
}
