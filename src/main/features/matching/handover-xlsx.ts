/** The hand-over sheet as a workbook: segments with their sums, then the customers of each, ready to print on A4. */
import {
  deductionText,
  HANDOVER_WORDS,
  type HandoverReport,
  LUMP_WORDS,
  medianDaysText,
  SEGMENT_WORDS,
  usualDayText,
} from '../../../domain/handover-report.ts';
import { type CustomerHabit, SEGMENTS, type Segment } from '../../../domain/matching/habit-report.ts';
import { addSheet, type Book, putTitle, startWorkbook } from '../paper/workbook.ts';
import { finishWorkbook } from '../paper/workbook-file.ts';
import { type PlacedTable, putTable, type TableColumn } from '../paper/workbook-table.ts';

const HEAD_ROW = 5;
const words = HANDOVER_WORDS.columns;
const TABLE_WORDS = { total: HANDOVER_WORDS.total, nothing: HANDOVER_WORDS.nothing };

/** Draws the workbook; the same report gives the same bytes. */
export async function drawHandoverWorkbook(report: HandoverReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, HANDOVER_WORDS.title);
  // The customers are drawn after the overview, but its sums point at their rows: where they stand is known beforehand.
  const last = HEAD_ROW + Math.max(report.habits.length, 1);
  putOverview(book, report, { firstRow: HEAD_ROW + 1, lastRow: last });
  putCustomers(book, report);
  return finishWorkbook(book, report.createdOn);
}

interface SegmentRow {
  segment: Segment;
  customers: number;
  openYen: number;
  overdueYen: number;
}

function putOverview(book: Book, report: HandoverReport, customers: Pick<PlacedTable, 'firstRow' | 'lastRow'>): void {
  const rows: SegmentRow[] = SEGMENTS.map((segment) => {
    const own = report.habits.filter((habit) => habit.segment === segment);
    return {
      segment,
      customers: own.length,
      openYen: own.reduce((sum, habit) => sum + habit.openYen, 0),
      overdueYen: own.reduce((sum, habit) => sum + habit.overdueYen, 0),
    };
  });
  const range = (column: string) =>
    `${HANDOVER_WORDS.sheet}!$${column}$${customers.firstRow}:$${column}$${customers.lastRow}`;
  const sumOf = (column: string) => (row: number) => `SUMIF(${range('A')},A${row},${range(column)})`;
  const columns: TableColumn<SegmentRow>[] = [
    { label: words.segment, width: 20, kind: 'text', value: (row) => SEGMENT_WORDS[row.segment].label, bold: true },
    {
      label: words.customers,
      width: 10,
      kind: 'count',
      value: (row) => row.customers,
      formula: (row) => `COUNTIF(${range('A')},A${row})`,
      summed: true,
    },
    { label: words.openYen, width: 16, kind: 'yen', value: (row) => row.openYen, formula: sumOf('M'), summed: true },
    {
      label: words.overdueYen,
      width: 16,
      kind: 'yen',
      value: (row) => row.overdueYen,
      formula: sumOf('N'),
      summed: true,
    },
    { label: words.advice, width: 58, kind: 'text', value: (row) => SEGMENT_WORDS[row.segment].advice, size: 9 },
  ];
  const sheet = addSheet(book, {
    name: HANDOVER_WORDS.overview,
    landscape: true,
    footer: `${report.name}　${HANDOVER_WORDS.title}`,
    accent: report.accent,
    widths: columns.map((column) => column.width),
    headRow: HEAD_ROW,
    headColumns: 1,
  });
  putTitle(
    sheet,
    columns.length,
    report.accent,
    HANDOVER_WORDS.title,
    report.name,
    HANDOVER_WORDS.subtitle(report.asOf),
  );
  putTable(sheet, HEAD_ROW, columns, rows, TABLE_WORDS);
}

function putCustomers(book: Book, report: HandoverReport): void {
  const columns: TableColumn<CustomerHabit>[] = [
    { label: words.segment, width: 16, kind: 'text', value: (habit) => SEGMENT_WORDS[habit.segment].label },
    {
      label: words.salesContact,
      width: 12,
      kind: 'text',
      value: (habit) => habit.salesContact || HANDOVER_WORDS.nobody,
    },
    { label: words.code, width: 10, kind: 'text', value: (habit) => habit.code },
    { label: words.name, width: 28, kind: 'text', value: (habit) => habit.name, bold: true },
    { label: words.usualDay, width: 11, kind: 'text', value: (habit) => usualDayText(habit.usualDay) },
    { label: words.medianDays, width: 9, kind: 'text', value: (habit) => medianDaysText(habit.medianDays) },
    { label: words.lateDeposits, width: 7, kind: 'count', value: (habit) => habit.lateDeposits },
    { label: words.deposits, width: 7, kind: 'count', value: (habit) => habit.deposits },
    { label: words.fee, width: 16, kind: 'text', value: deductionText },
    { label: words.lump, width: 9, kind: 'text', value: (habit) => LUMP_WORDS[habit.lump] },
    { label: words.names, width: 30, kind: 'text', value: (habit) => habit.names.join('　'), size: 9 },
    { label: words.lastOn, width: 12, kind: 'date', value: (habit) => habit.lastOn },
    { label: words.openYen, width: 14, kind: 'yen', value: (habit) => habit.openYen, summed: true },
    { label: words.overdueYen, width: 14, kind: 'yen', value: (habit) => habit.overdueYen, summed: true },
  ];
  const sheet = addSheet(book, {
    name: HANDOVER_WORDS.sheet,
    landscape: true,
    footer: `${report.name}　${HANDOVER_WORDS.title}`,
    accent: report.accent,
    widths: columns.map((column) => column.width),
    headRow: HEAD_ROW,
    headColumns: 4,
  });
  putTitle(
    sheet,
    columns.length,
    report.accent,
    HANDOVER_WORDS.title,
    report.name,
    HANDOVER_WORDS.subtitle(report.asOf),
  );
  putTable(sheet, HEAD_ROW, columns, report.habits, TABLE_WORDS);
}
