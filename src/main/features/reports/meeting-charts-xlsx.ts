/** The charts of the meeting workbook; each points at cells of a table of the same workbook. */
import { BUCKET_KEYS, BUCKET_LABELS } from '../../../domain/aging-report.ts';
import { MEETING_WORDS, type MeetingReport } from '../../../domain/meeting-report.ts';
import type { Sheet } from '../paper/workbook.ts';
import type { ChartCells, SeriesFill, SheetChart } from '../paper/workbook-charts.ts';
import type { PlacedTable } from '../paper/workbook-table.ts';
import type { TableSheet } from './meeting-book-xlsx.ts';
import {
  AGING,
  FORECAST,
  FORECAST_COLUMNS,
  TOP,
  type TopCustomer,
  TREND,
  type TrendRow,
} from './meeting-columns-xlsx.ts';

const WORDS = MEETING_WORDS.charts;

type Place = SheetChart['place'];
type TrendTable = TableSheet & { table: PlacedTable; rows: TrendRow[] };

/** The rows of a column (from 0) of a table. */
function down(table: PlacedTable, column: number): ChartCells {
  return { from: { column: column + 1, row: table.firstRow }, to: { column: column + 1, row: table.lastRow } };
}

/** Balances by month, stacked by age, drawn on `sheet` from the table of 残高の推移. */
export function trendChart(sheet: Sheet, trend: TrendTable, place: Place): SheetChart {
  const { table, rows, headRow } = trend;
  const parts: [name: string, column: number, values: number[], fill: SeriesFill][] = [
    [WORDS.notDue, TREND.notDue, rows.map((row) => row.notDueYen), 'light'],
    [WORDS.upTo90, TREND.upTo90, rows.map((row) => row.upTo90Yen), 'hatched'],
    [WORDS.over90, TREND.over90, rows.map((row) => row.over90Yen), 'dark'],
  ];
  return {
    sheet,
    dataSheet: trend.sheet,
    title: WORDS.trend,
    kind: 'column',
    place,
    categories: { cells: down(table, TREND.month), values: rows.map((row) => row.month) },
    series: parts.map(([name, column, values, fill]) => ({
      name,
      nameCell: { column: column + 1, row: headRow },
      cells: down(table, column),
      values,
      fill,
    })),
    labelled: false,
  };
}

/** The total of each age, under the aging table and its checks. */
export function agingChart(sheet: Sheet, aging: PlacedTable, report: MeetingReport): SheetChart {
  const first = AGING.firstBucket + 1;
  const last = first + BUCKET_KEYS.length - 1;
  const headRow = aging.firstRow - 1;
  const top = aging.totalRow + 2;
  return {
    sheet,
    dataSheet: sheet,
    title: WORDS.aging,
    kind: 'column',
    place: { left: 1, top, right: 9, bottom: top + 16 },
    categories: {
      cells: { from: { column: first, row: headRow }, to: { column: last, row: headRow } },
      values: BUCKET_KEYS.map((key) => BUCKET_LABELS[key]),
    },
    series: [
      {
        name: MEETING_WORDS.columns.total,
        nameCell: { column: 1, row: aging.totalRow },
        cells: { from: { column: first, row: aging.totalRow }, to: { column: last, row: aging.totalRow } },
        values: BUCKET_KEYS.map((key) => report.aging.reduce((sum, row) => sum + row[key], 0)),
        fill: 'hatched',
      },
    ],
    labelled: true,
  };
}

/** The ten largest as lying bars, parted by age, the largest on top. */
export function topChart(sheet: Sheet, table: PlacedTable, rows: readonly TopCustomer[], top: number): SheetChart {
  const parts: [name: string, column: number, value: (row: TopCustomer) => number, fill: SeriesFill][] = [
    [WORDS.notDue, TOP.notDue, (row) => row.notDue, 'light'],
    [WORDS.upTo90, TOP.upTo90, (row) => row.d1to30 + row.d31to60 + row.d61to90, 'hatched'],
    [WORDS.over90, TOP.over90, (row) => row.over90, 'dark'],
  ];
  return {
    sheet,
    dataSheet: sheet,
    title: WORDS.top,
    kind: 'bar',
    place: { left: 0, top, right: 10, bottom: top + 19 },
    categories: { cells: down(table, TOP.name), values: rows.map((row) => row.customerName) },
    series: parts.map(([name, column, value, fill]) => ({
      name,
      nameCell: { column: column + 1, row: table.firstRow - 1 },
      cells: down(table, column),
      values: rows.map(value),
      fill,
    })),
    labelled: false,
  };
}

/** Expected deposits by week. */
export function forecastChart(sheet: Sheet, table: PlacedTable, report: MeetingReport, top: number): SheetChart {
  const [week, , expected] = FORECAST_COLUMNS;
  return {
    sheet,
    dataSheet: sheet,
    title: WORDS.forecast,
    kind: 'column',
    place: { left: 0, top, right: FORECAST_COLUMNS.length, bottom: top + 17 },
    categories: {
      cells: down(table, FORECAST.week),
      values: report.forecast.map((row) => String(week!.value(row))),
    },
    series: [
      {
        name: expected!.label,
        nameCell: { column: FORECAST.expected + 1, row: table.firstRow - 1 },
        cells: down(table, FORECAST.expected),
        values: report.forecast.map((row) => row.expectedYen),
        fill: 'hatched',
      },
    ],
    labelled: true,
  };
}
