/** What the figures page asks and shows. */
import type { OutputOf } from '../../../contract/contract.ts';
import type { MetricName } from '../../../messages/figures.ts';

export type FiguresValue = OutputOf<'figures.monthly'>;
export type MonthFigures = FiguresValue['months'][number];
export type ClientFigures = FiguresValue['clients'][number];

export const METRICS: readonly MetricName[] = [
  'collectionPercent',
  'dsoDays',
  'bestDsoDays',
  'lateDays',
  'ceiPercent',
  'overduePercent',
  'overdueCountPercent',
  'topPercent',
  'autoPercent',
  'letters',
  'within7Yen',
  'within14Yen',
  'within30Yen',
];

/** One metric over the months, oldest first. */
export interface MetricRow {
  name: MetricName;
  values: readonly (number | null)[];
  now: number | null;
  before: number | null;
  yearAgo: number | null;
}

export function metricRows(months: readonly MonthFigures[]): MetricRow[] {
  return METRICS.map((name) => {
    const values = months.map((month) => month[name]);
    return {
      name,
      values,
      now: values.at(-1) ?? null,
      before: values.at(-2) ?? null,
      yearAgo: values.length >= 13 ? (values.at(-13) ?? null) : null,
    };
  });
}
