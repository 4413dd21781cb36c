/**
 * Sheets of many rows. exceljs keeps every cell as an object (a kilobyte each): 100,000 rows would take a gigabyte. So it
 * draws the sheet with one row, and the others are written after that row's pattern, piece by piece, with its styles.
 */
import type { ZipPart } from './zip.ts';

export type LongCell = string | number | null;

export interface LongRows {
  /** Where the sheet's one drawn row is, from 1; a row of sums may stand right below it. */
  row: number;
  rows: readonly (readonly LongCell[])[];
  /** What a cell holds: a text, or a number as Excel keeps it (dates as their day's number). */
  cellValue: (cell: LongCell, column: number) => LongCell;
  /** The sums of the last row, by column (from 0): formula and result; none where there is no such row. */
  sums: ReadonlyMap<number, { formula: string; result: number }>;
  hasSums: boolean;
}

const ROWS_A_PIECE = 500;

/** The part with its rows in place of the drawn one. */
export function withRows(part: ZipPart, long: LongRows): ZipPart {
  if (!(part.bytes instanceof Uint8Array)) throw new Error('the sheet is long already');
  const xml = new TextDecoder().decode(part.bytes);
  const sample = rowXml(xml, long.row);
  const sums = long.hasSums ? rowXml(xml, long.row + 1) : null;
  const start = xml.indexOf(sample);
  const end = start + sample.length + (sums?.length ?? 0);
  const last = long.row + long.rows.length - 1 + (long.hasSums ? 1 : 0);
  const head = xml.slice(0, start).replace(/(<dimension ref="A1:[A-Z]+)\d+"/, `$1${last}"`);
  return { name: part.name, bytes: pieces(head, sample, sums, xml.slice(end), long) };
}

function* pieces(
  head: string,
  sample: string,
  sums: string | null,
  tail: string,
  long: LongRows,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(head);
  const pattern = patternOf(sample);
  for (let from = 0; from < long.rows.length; from += ROWS_A_PIECE) {
    let text = '';
    const until = Math.min(from + ROWS_A_PIECE, long.rows.length);
    for (let at = from; at < until; at++) text += filledRow(pattern, long.row + at, long.rows[at]!, long.cellValue);
    yield encoder.encode(text);
  }
  if (sums !== null) yield encoder.encode(sumRow(patternOf(sums), long.row + long.rows.length, long, sums));
  yield encoder.encode(tail);
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

function filledRow(
  pattern: RowPattern,
  row: number,
  cells: readonly LongCell[],
  cellValue: LongRows['cellValue'],
): string {
  let text = `<row r="${row}"${pattern.attributes}>`;
  for (let at = 0; at < pattern.cells.length; at++) {
    const { name, style } = pattern.cells[at]!;
    const value = cellValue(cells[at] ?? null, at);
    if (value === null || value === '') text += `<c r="${name}${row}"${style}/>`;
    else if (typeof value === 'number') text += `<c r="${name}${row}"${style}><v>${value}</v></c>`;
    else
      text += `<c r="${name}${row}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  }
  return `${text}</row>`;
}

/** The drawn row of sums, moved down: its label is kept, its formulas are those of all rows. */
function sumRow(pattern: RowPattern, row: number, { sums }: LongRows, drawn: string): string {
  const cells = pattern.cells.map(({ name, style }, at) => {
    const sum = sums.get(at);
    if (sum) return `<c r="${name}${row}"${style}><f>${sum.formula}</f><v>${sum.result}</v></c>`;
    const own = new RegExp(`<c r="${name}\\d+"[^>/]*(?:/>|>.*?</c>)`, 's').exec(drawn)![0];
    return own.replace(/r="[A-Z]+\d+"/, `r="${name}${row}"`);
  });
  return `<row r="${row}"${pattern.attributes}>${cells.join('')}</row>`;
}

const MARKS = /[&<>]/;

function escaped(text: string): string {
  if (!MARKS.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
