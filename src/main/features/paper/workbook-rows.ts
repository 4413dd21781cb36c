/**
 * The rows of tables and lists. exceljs keeps every cell as an object (a kilobyte each) and looks for its style among all
 * styles again: 100,000 rows would take a gigabyte, and the tables of a meeting workbook most of its time. So it draws one
 * row, and all are written after that row's pattern, with its styles, when the package is put together.
 */
import type { Sheet } from './workbook.ts';
import type { ZipPart } from './zip.ts';

/** A text, a number as Excel keeps it (dates as their day's number), a formula with its result, or nothing. */
export type LongCell = string | number | { formula: string; result: number } | null;

export interface LongRows {
  /** Where the one drawn row is, from 1; the others follow it, and what stands below them is drawn at its place. */
  row: number;
  count: number;
  /** What a cell holds; row and column from 0. */
  cell: (row: number, column: number) => LongCell;
}

const ROWS_A_PIECE = 500;

/** Rows that wait for their sheet to be written. */
const waiting = new WeakMap<Sheet, LongRows[]>();

/** Leaves rows to be written in place of the drawn one by finishWorkbook. */
export function fillRows(sheet: Sheet, rows: LongRows): void {
  waiting.set(sheet, [...(waiting.get(sheet) ?? []), rows]);
}

/** The sheet's part with the rows that wait for it. */
export function withRows(part: ZipPart, sheet: Sheet): ZipPart {
  const long = waiting.get(sheet)?.toSorted((a, b) => a.row - b.row);
  if (!long) return part;
  if (!(part.bytes instanceof Uint8Array)) throw new Error('the sheet is long already');
  const last = Math.max(...long.map(({ row, count }) => row + count - 1));
  const xml = new TextDecoder()
    .decode(part.bytes)
    .replace(
      /(<dimension ref="A1:[A-Z]+)(\d+)"/,
      (_, range: string, row: string) => `${range}${Math.max(last, Number(row))}"`,
    );
  const isShort = long.reduce((sum, { count }) => sum + count, 0) <= ROWS_A_PIECE * 10;
  return { name: part.name, bytes: isShort ? Buffer.concat([...pieces(xml, long)]) : pieces(xml, long) };
}

function* pieces(xml: string, long: readonly LongRows[]): Generator<Uint8Array> {
  let rest = xml;
  for (const rows of long) {
    const sample = rowXml(rest, rows.row);
    const start = rest.indexOf(sample);
    yield Buffer.from(rest.slice(0, start));
    rest = rest.slice(start + sample.length);
    const pattern = patternOf(sample);
    for (let from = 0; from < rows.count; from += ROWS_A_PIECE) {
      let text = '';
      const until = Math.min(from + ROWS_A_PIECE, rows.count);
      for (let at = from; at < until; at++) text += filledRow(pattern, at, rows);
      yield Buffer.from(text);
    }
  }
  yield Buffer.from(rest);
}

interface RowPattern {
  /** What stands in <row …> beside its number. */
  attributes: string;
  cells: { name: string; style: string }[];
}

function rowXml(xml: string, row: number): string {
  const match = new RegExp(`<row r="${row}"[^>]*>.*?</row>`, 's').exec(xml);
  if (!match) throw new Error(`the sheet has no row ${row}`);
  return match[0];
}

function patternOf(row: string): RowPattern {
  const attributes = /^<row r="\d+"([^>]*)>/.exec(row)![1]!;
  const cells = [...row.matchAll(/<c r="([A-Z]+)\d+"(?: s="(\d+)")?/g)].map((match) => ({
    name: match[1]!,
    style: match[2] === undefined ? '' : ` s="${match[2]}"`,
  }));
  return { attributes, cells };
}

function filledRow(pattern: RowPattern, at: number, { row: firstRow, cell }: LongRows): string {
  const row = firstRow + at;
  let text = `<row r="${row}"${pattern.attributes}>`;
  for (let column = 0; column < pattern.cells.length; column++) {
    const { name, style } = pattern.cells[column]!;
    const value = cell(at, column);
    if (value === null || value === '') text += `<c r="${name}${row}"${style}/>`;
    else if (typeof value === 'number') text += `<c r="${name}${row}"${style}><v>${value}</v></c>`;
    else if (typeof value === 'string')
      text += `<c r="${name}${row}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    else text += `<c r="${name}${row}"${style}><f>${escaped(value.formula)}</f><v>${value.result}</v></c>`;
  }
  return `${text}</row>`;
}

const MARKS = /[&<>]/;

function escaped(text: string): string {
  if (!MARKS.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
