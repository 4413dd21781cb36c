/** Metrics of the month in rows, the one in hand explained and drawn over thirteen months beside them. */
import { useMemo, useState } from 'react';
import { figureWords as words } from '../../../messages/figures.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { LineChart } from '../../ui/chart.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import { useOnePane } from '../../ui/window-size.ts';
import type { ViewProps } from './figures-page.tsx';
import { type MetricRow, type MonthFigures, metricRows } from './use-figures.ts';

const NO_MONTHS: readonly MonthFigures[] = [];

export function MetricsView({ value, owner }: ViewProps) {
  const months = value?.months ?? NO_MONTHS;
  const rows = useMemo(() => metricRows(months), [months]);
  const [name, setName] = useState<string | null>(null);
  const row = rows.find((one) => one.name === name) ?? rows[0] ?? null;
  const onePane = useOnePane();
  const workbookOwner = useClientOfWorkbook(owner);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: months.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.title,
          subtitle: months.length > 0 ? words.month(months.at(-1)!.month) : '',
          client: workbookOwner,
          columns: workbookColumns(months),
          rows,
          sort: null,
        }),
    },
  });
  return (
    <div className={onePane ? 'stack fill' : 'split figures'}>
      <section className="stack fill">
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={value ? rows : []}
          rowKey={(one) => one.name}
          loading={value === undefined}
          currentKey={row?.name ?? null}
          onCurrent={(one) => setName(one.name)}
          autoFocus
        />
      </section>
      {!onePane && row && value && <MetricPane row={row} months={months} />}
    </div>
  );
}

const dim = (text: string) => <span className="sub">{text}</span>;

const COLUMNS: Column<MetricRow>[] = [
  {
    key: 'metric',
    head: words.columns.metric,
    minWidth: 190,
    cell: (row) => words.metrics[row.name].name,
    value: (row) => words.metrics[row.name].name,
    sortable: false,
  },
  figureColumn('now', (row) => row.now, true),
  figureColumn('before', (row) => row.before),
  changeColumn('change', (row) => row.before),
  { ...figureColumn('yearAgo', (row) => row.yearAgo), from: 1280 },
  { ...changeColumn('yearChange', (row) => row.yearAgo), from: 1280 },
];

function figureColumn(
  key: 'now' | 'before' | 'yearAgo',
  pick: (row: MetricRow) => number | null,
  strong = false,
): Column<MetricRow> {
  const shown = (row: MetricRow) => {
    const text = words.figure(row.name, pick(row));
    return pick(row) === null ? <span className="zero">{text}</span> : strong ? <b>{text}</b> : text;
  };
  return {
    key,
    head: words.columns[key],
    width: 112,
    align: 'end',
    cell: (row) => (
      <>
        {shown(row)} <span className="metric-unit">{words.unit(row.name)}</span>
      </>
    ),
    value: pick,
    sortable: false,
  };
}

function changeColumn(key: 'change' | 'yearChange', base: (row: MetricRow) => number | null): Column<MetricRow> {
  return {
    key,
    head: words.columns[key],
    width: 100,
    align: 'end',
    cell: (row) => dim(words.change(row.name, row.now, base(row))),
    value: (row) => words.change(row.name, row.now, base(row)),
    sortable: false,
  };
}

/** A column a month, as a clerk lays it into the client's folder. */
function workbookColumns(months: readonly MonthFigures[]): Column<MetricRow>[] {
  return [
    { ...COLUMNS[0]!, value: (row) => words.withUnit(row.name) },
    ...months.map(
      (month, at): Column<MetricRow> => ({
        key: month.month,
        head: words.month(month.month),
        width: 96,
        align: 'end',
        cell: (row) => words.figure(row.name, row.values[at] ?? null),
        value: (row) => row.values[at] ?? null,
      }),
    ),
  ];
}

function MetricPane({ row, months }: { row: MetricRow; months: readonly MonthFigures[] }) {
  const metric = words.metrics[row.name];
  const millions = metric.unit === words.metrics.within7Yen.unit;
  return (
    <aside className="side" aria-label={words.pane.label}>
      <div className="side-head">
        <div>
          <b>{metric.name}</b>
        </div>
      </div>
      <div className="side-body">
        <p className="metric-text">{metric.text}</p>
        <div className="metric-chart">
          <LineChart
            label={millions ? words.millions(metric.name) : words.withUnit(row.name)}
            labels={months.map((month) => words.shortMonth(month.month))}
            series={[{ label: metric.name, values: row.values }]}
            text={(value) => (millions ? words.inMillions(value) : words.figure(row.name, value))}
            at={months.length - 1}
            height={150}
          />
        </div>
        <dl className="facts">
          <div>
            <dt>{words.pane.formula}</dt>
            <dd>{metric.formula}</dd>
          </div>
          <div>
            <dt>{words.pane.note}</dt>
            <dd>{metric.note}</dd>
          </div>
        </dl>
        <table className="grid mini metric-values" aria-label={words.pane.months}>
          <thead>
            <tr>
              <th>{words.columns.month}</th>
              <th className="n">{words.withUnit(row.name)}</th>
              <th className="n">{words.columns.change}</th>
            </tr>
          </thead>
          <tbody>
            {months
              .map((month, at) => ({ month, value: row.values[at] ?? null, before: row.values[at - 1] ?? null }))
              .reverse()
              .map(({ month, value, before }) => (
                <tr key={month.month}>
                  <td>{words.month(month.month)}</td>
                  <td className="n">{words.figure(row.name, value)}</td>
                  <td className="n">{dim(words.change(row.name, value, before))}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </aside>
  );
}
