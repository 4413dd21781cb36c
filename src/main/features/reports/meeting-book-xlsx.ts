/** What the sheets of a meeting workbook share: the book, the report, the charts, and the head every table stands under. */
import { formatDate } from '../../../domain/dates.ts';
import {
  hasSheet,
  MEETING_WORDS,
  type MeetingReport,
  type MeetingSheet,
  monthWords,
} from '../../../domain/meeting-report.ts';
import { addSheet, type Book, putText, putTitle, type Sheet } from '../paper/workbook.ts';
import type { SheetChart } from '../paper/workbook-charts.ts';
import { type PlacedTable, putTable, type TableColumn } from '../paper/workbook-table.ts';

export interface MeetingBook {
  book: Book;
  report: MeetingReport;
  charts: SheetChart[];
}

const WORDS = MEETING_WORDS;
/** Title, name and subtitle stand above, and an empty row. */
const FIRST_HEAD_ROW = 5;
/** A head below a longer comment is not frozen: nothing would be left to scroll. */
const MOST_FROZEN_ROWS = 12;
/** Characters of a comment's line for a width of columns: type of 10 points is a little wider than Excel's measure. */
const CHARACTERS_A_WIDTH = 0.98;

export interface TableSheet {
  sheet: Sheet;
  headRow: number;
}

/** A landscape sheet with the report's title over it and the clerk's comment, ready for a table in `headRow`. */
export function addTableSheet(
  { book, report }: MeetingBook,
  key: MeetingSheet,
  widths: number[],
  headColumns: number,
): TableSheet {
  const lines = linesOfComment(report.comments[key] ?? '', widths);
  const headRow = FIRST_HEAD_ROW + (lines.length > 0 ? lines.length + 1 : 0);
  const sheet = addSheet(book, {
    name: WORDS.sheets[key],
    landscape: true,
    footer: `${report.clientName}　${monthWords(report.month)}`,
    accent: report.accent,
    widths,
    headRow,
    headColumns,
  });
  if (lines.length > 0) sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  if (headRow > MOST_FROZEN_ROWS) sheet.views = [{ state: 'normal', showGridLines: false }];
  const subtitle = `${WORDS.asOf} ${formatDate(report.asOf)}　${WORDS.unit}`;
  const name = `${report.clientName}　${monthWords(report.month)}`;
  putTitle(sheet, widths.length, report.accent, WORDS.sheets[key], name, subtitle);
  putLines(sheet, FIRST_HEAD_ROW - 1, widths.length, lines);
  return { sheet, headRow };
}

/** A sheet of one table; null when the client does not get it. */
export function addTable<T>(
  shared: MeetingBook,
  key: MeetingSheet & keyof typeof WORDS.nothing,
  columns: TableColumn<T>[],
  rows: T[],
): (TableSheet & { table: PlacedTable }) | null {
  if (!hasSheet(shared.report, key)) return null;
  const widths = columns.map(({ width }) => width);
  const placed = addTableSheet(shared, key, widths, 2);
  const table = putTable(placed.sheet, placed.headRow, columns, rows, {
    total: WORDS.columns.total,
    nothing: WORDS.nothing[key],
  });
  return { ...placed, table };
}

/** Each line is a row: how Excel wraps and how high a row must be then depends on the machine's fonts. */
export function putLines(sheet: Sheet, firstRow: number, columns: number, lines: readonly string[], size = 10): void {
  for (const [at, line] of lines.entries()) {
    sheet.mergeCells(firstRow + at, 1, firstRow + at, columns);
    putText(sheet, firstRow + at, 1, line, { size });
    sheet.getRow(firstRow + at).height = size * 1.75;
  }
}

/** The comment as rows, its first marked as what it is; none when nothing was written. */
export function linesOfComment(comment: string, widths: number[]): string[] {
  const text = comment.trim();
  if (text === '') return [];
  const width = widths.reduce((sum, one) => sum + one, 0) * CHARACTERS_A_WIDTH - 4;
  const lines = text.split(/\r?\n/).flatMap((line) => linesOfText(line, width));
  return lines.map((line, at) => (at === 0 ? `【${WORDS.comment}】${line}` : `　${line}`));
}

/** Lines of at most `width` half-width characters that end where a phrase does; a phrase longer than that is cut. */
export function linesOfText(text: string, width: number): string[] {
  const lines: string[] = [];
  const phrases = (text.match(/[^、。]+[、。]?|[、。]/g) ?? ['']).flatMap((phrase) => pieces(phrase, width));
  for (const phrase of phrases) {
    const last = lines.at(-1);
    if (last !== undefined && halfWidths(last + phrase) <= width) lines[lines.length - 1] = last + phrase;
    else lines.push(phrase);
  }
  return lines;
}

function pieces(phrase: string, width: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const character of phrase) {
    if (halfWidths(piece + character) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** Kana and punctuation of a proportional type are narrower than kanji; rather too wide than a line cut off. */
function halfWidths(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character < '\u0100') width += 1.1;
    else width += /[ぁ-ヿ]/.test(character) ? 1.8 : /[、。（）「」・]/.test(character) ? 1.3 : 2;
  }
  return width;
}

/** A4 lying, less the margins of addSheet, in points. */
const PRINTED = { width: 769, height: 502 };
/** Points of one of Excel's units of column width, and of our rows. */
const POINTS_A_WIDTH = 5.45;
const ROW_POINTS = 18;

/** A chart below a table begins a new page when it would not fit under it: a page's edge would cut it in two. */
export function keepChartWhole(sheet: Sheet, widths: number[], chart: { top: number; bottom: number }): void {
  const scale = Math.min(1, PRINTED.width / (widths.reduce((sum, one) => sum + one, 0) * POINTS_A_WIDTH));
  // The title's rows are higher than the others: two rows' worth.
  const rows = Math.floor(PRINTED.height / (ROW_POINTS * scale)) - 2;
  if (chart.bottom > rows) sheet.getRow(chart.top).addPageBreak();
}

/** The sheet's printed part: everything on it down to `row`. */
export function setPrintArea(sheet: Sheet, lastColumn: string, row: number): void {
  sheet.pageSetup.printArea = `A1:${lastColumn}${row}`;
}
