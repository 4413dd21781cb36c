/** Columns of expected money by span of days. */
import { formatYen } from '../../../domain/money.ts';
import { forecastWords as words } from '../../../messages/forecast.ts';
import { Amount } from '../../ui/amount.tsx';
import { Spread } from '../../ui/chart.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { Span } from './use-forecast.ts';

/** `most`: the end of the scale that all ranges of the table share. */
export function spanColumns(
  spans: readonly Span[],
  most: number,
  place: 'screen' | 'workbook' = 'screen',
): Column<Span>[] {
  const range = (key: 'range50' | 'range80'): Column<Span> => ({
    key,
    head: words.columns[key],
    width: 184,
    align: 'end',
    cell: (span) => words.range(span[key].lowYen, span[key].highYen),
    value: (span) => words.range(span[key].lowYen, span[key].highYen),
    sortable: false,
  });
  return [
    {
      key: 'span',
      head: words.columns.span,
      width: 168,
      cell: (span) => words.span(span.from, span.to),
      value: (span) => span.from,
      total: words.bills(spans.length),
    },
    {
      key: 'expected',
      head: words.columns.expected,
      width: 124,
      align: 'end',
      cell: (span) => <Amount yen={span.expectedYen} />,
      value: (span) => span.expectedYen,
      total: formatYen(spans.reduce((sum, span) => sum + span.expectedYen, 0)),
    },
    // On the screen the band of the picture says it.
    ...(place === 'workbook' ? [range('range50')] : []),
    range('range80'),
    {
      key: 'spread',
      head: words.columns.spread,
      minWidth: 96,
      from: 1280,
      cell: (span) => (
        <Spread
          most={most}
          outer={[span.range80.lowYen, span.range80.highYen]}
          inner={[span.range50.lowYen, span.range50.highYen]}
          value={span.expectedYen}
        />
      ),
    },
    {
      key: 'due',
      head: words.columns.due,
      width: 124,
      align: 'end',
      cell: (span) => <Amount yen={span.dueYen} />,
      value: (span) => span.dueYen,
      total: formatYen(spans.reduce((sum, span) => sum + span.dueYen, 0)),
    },
  ];
}
