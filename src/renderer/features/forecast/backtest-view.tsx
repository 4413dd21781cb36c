/** How good the forecast would have been on past month-ends, told plainly. */
import { useMemo } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { forecastWords } from '../../../messages/forecast.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { Amount } from '../../ui/amount.tsx';
import { BarChart } from '../../ui/chart.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import type { ViewProps } from './forecast-page.tsx';
import type { BacktestValue } from './use-forecast.ts';

const words = forecastWords.backtest;
type Origin = BacktestValue['origins'][number];
const NO_ORIGINS: readonly Origin[] = [];

export function BacktestView({ desk: { backtest }, owner }: ViewProps) {
  const { value } = backtest;
  const origins = value?.origins ?? NO_ORIGINS;
  const columns = useColumns(origins);
  const workbookOwner = useClientOfWorkbook(owner);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: origins.length === 0,
      run: () =>
        void saveListWorkbook({
          title: forecastWords.sheet.backtest,
          subtitle: words.definition,
          client: workbookOwner,
          columns,
          rows: origins,
          sort: null,
        }),
    },
  });
  if (backtest.failure && !value) return <ReadError failure={backtest.failure} retry={backtest.refresh} />;
  if (value && origins.length === 0) return <EmptyState title={words.none.title} text={words.none.text} />;
  return (
    <div className="stack fill backtest">
      <p className="view-note">
        {words.head}　<span className="sub">{words.help}</span>
      </p>
      {value && <Errors value={value} />}
      <div className="chart-pane">
        <BarChart
          label={words.chart}
          labels={origins.map((one) => one.on.slice(2, 7).replace('-', '/'))}
          series={[
            { label: words.series.expected, values: origins.map((one) => one.expectedYen) },
            { label: words.series.actual, values: origins.map((one) => one.actualYen) },
          ]}
          text={words.millions}
          height={150}
        />
      </div>
      <DataTable
        label={forecastWords.views.backtest}
        columns={columns}
        rows={origins}
        rowKey={(one) => one.on}
        loading={backtest.loading}
        autoFocus
      />
    </div>
  );
}

function Errors({ value }: { value: BacktestValue }) {
  const { percent } = forecastWords;
  const shown = (permille: number | null) => (permille === null ? '—' : percent(permille));
  const plain = (permille: number | null) => (permille === null ? '' : words.plain(permille));
  const facts: [string, string, string][] = [
    [words.weekError, shown(value.weekErrorPermille), plain(value.plainWeekErrorPermille)],
    [words.spanError, shown(value.spanErrorPermille), plain(value.plainSpanErrorPermille)],
    [words.bias, shown(value.biasPermille), value.biasPermille === null ? '' : words.biasNote(value.biasPermille)],
    [
      words.in50,
      percent(Math.round((value.weeksIn50 / value.weeks) * 1000)),
      words.share(value.weeksIn50, value.weeks),
    ],
    [
      words.in80,
      percent(Math.round((value.weeksIn80 / value.weeks) * 1000)),
      words.share(value.weeksIn80, value.weeks),
    ],
  ];
  return (
    <dl className="side-figures errors">
      {facts.map(([caption, figure, note]) => (
        <div key={caption}>
          <dt>{caption}</dt>
          <dd>
            {figure} <small className="sub">{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useColumns(origins: readonly Origin[]): Column<Origin>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const { columns } = forecastWords;
    const yen = (key: string, head: string, pick: (one: Origin) => number): Column<Origin> => ({
      key,
      head,
      minWidth: 120,
      align: 'end',
      cell: (one) => <Amount yen={pick(one)} />,
      value: pick,
      total: formatYen(origins.reduce((sum, one) => sum + pick(one), 0)),
    });
    return [
      {
        key: 'on',
        head: columns.on,
        width: 120,
        cell: (one) => dateText(one.on),
        value: (one) => one.on,
        total: words.sums(origins.reduce((sum, one) => sum + one.weeks.length, 0)),
      },
      yen('expected', columns.expected, (one) => one.expectedYen),
      yen('actual', columns.actual, (one) => one.actualYen),
      yen('error', columns.error, (one) => one.expectedYen - one.actualYen),
      yen('plain', columns.plain, (one) => one.plainYen),
      yen('unseen', columns.unseen, (one) => one.unseenYen),
    ];
  }, [origins, dateText]);
}
