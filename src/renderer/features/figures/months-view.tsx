/** What each month adds up to: from last month's balance to this one's, and the state it stands in. */
import { useMemo } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { figureWords as words } from '../../../messages/figures.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { setAsOf } from '../../stores/as-of.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { BarChart } from '../../ui/chart.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import type { ViewProps } from './figures-page.tsx';
import type { MonthFigures } from './use-figures.ts';

const NO_MONTHS: readonly MonthFigures[] = [];

export function MonthsView({ value, owner }: ViewProps) {
  const months = value?.months ?? NO_MONTHS;
  const rows = useMemo(() => [...months].reverse(), [months]);
  const columns = useMemo(() => monthColumns(months), [months]);
  const workbookOwner = useClientOfWorkbook(owner);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.views.months,
          subtitle: words.sub,
          client: workbookOwner,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  return (
    <div className="stack fill">
      <div className="chart-pane">
        <BarChart
          label={words.chart}
          labels={months.map((month) => words.shortMonth(month.month))}
          series={[
            { label: words.columns.issuedYen, values: months.map((month) => month.issuedYen - month.voidedYen) },
            { label: words.columns.clearedYen, values: months.map((month) => month.clearedYen) },
          ]}
          text={words.inMillions}
          height={150}
        />
      </div>
      <DataTable
        label={words.views.months}
        columns={columns}
        rows={rows}
        rowKey={(month) => month.month}
        loading={value === undefined}
        onOpen={openAging}
        edged
        autoFocus
      />
    </div>
  );
}

/** The balance at the month's end, by customer. */
function openAging(month: MonthFigures): void {
  setAsOf(month.to);
  navigate('aging');
}

const YEN = [
  'openingYen',
  'issuedYen',
  'voidedYen',
  'clearedYen',
  'offsetYen',
  'writtenOffYen',
  'closingYen',
  'overdueYen',
  'interestYen',
] as const;
const SUMMED: readonly string[] = ['issuedYen', 'voidedYen', 'clearedYen', 'offsetYen', 'writtenOffYen'];

function monthColumns(months: readonly MonthFigures[]): Column<MonthFigures>[] {
  return [
    {
      key: 'month',
      head: words.columns.month,
      width: 104,
      cell: (month) => words.month(month.month),
      value: (month) => words.month(month.month),
      sortable: false,
      total: words.sums(months.length),
    },
    ...YEN.filter((key) => key !== 'interestYen' || months.some((month) => month.interestYen !== 0)).map(
      (key): Column<MonthFigures> => ({
        key,
        head: words.columns[key],
        minWidth: 100,
        align: 'end',
        cell: (month) => <Amount yen={month[key]} late={key === 'overdueYen'} />,
        value: (month) => month[key],
        total: SUMMED.includes(key) ? formatYen(months.reduce((sum, month) => sum + month[key], 0)) : undefined,
      }),
    ),
    {
      key: 'state',
      head: words.columns.state,
      width: 100,
      cell: stateOf,
      value: stateOf,
      sortable: false,
    },
  ];
}

function stateOf({ closedClients, clients }: MonthFigures): string {
  if (clients > 0 && closedClients === clients) return words.closed;
  return closedClients === 0 ? words.open : words.partly(closedClients, clients);
}
