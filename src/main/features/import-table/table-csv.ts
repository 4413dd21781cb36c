import { CsvError, parse } from 'csv-parse/sync';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { decodeText, type TextEncoding } from './text-encoding.ts';

/** A row with something in it; `row` as Excel shows it: blank rows count, line breaks inside quotes do not. */
export interface TableRow {
  row: number;
  cells: string[];
}

export type Grid =
  | { ok: true; kind: 'csv' | 'xlsx'; encoding: TextEncoding | null; rows: TableRow[] }
  | { ok: false; problems: FileProblem[] };

export const COLUMN_LIMIT = 300;
export const ROW_LIMIT = 300_000;

/** Bytes of a text table → its rows. Comma, tab or semicolon, whichever parts the first row. */
export function readCsvGrid(bytes: Uint8Array): Grid {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, problems: [decoded.problem] };
  // Ctrl-Z ends files of some banks' old software.
  const text = decoded.text.replace(/^\ufeff/, '').replace(/\x1a+\s*$/, '');
  return gridOfText(text, decoded.encoding);
}

function gridOfText(text: string, encoding: TextEncoding): Grid {
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: ROW_LIMIT + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problems: [csvProblem(error)] };
  }
  const rows: TableRow[] = [];
  records.forEach((cells, index) => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: index + 1, cells });
  });
  const first = rows.find(({ cells }) => cells.length > COLUMN_LIMIT);
  if (first)
    return {
      ok: false,
      problems: [fileProblem(first.row, 'file-too-large', { columns: first.cells.length, max: COLUMN_LIMIT })],
    };
  if (records.length > ROW_LIMIT)
    return {
      ok: false,
      problems: [fileProblem(ROW_LIMIT + 1, 'file-too-large', { rows: records.length, max: ROW_LIMIT })],
    };
  return { ok: true, kind: 'csv', encoding, rows };
}

/** An open quote swallows the rest of the file: the only way a text table can be broken. */
function csvProblem(error: CsvError): FileProblem {
  const records: unknown = Reflect.get(error, 'records');
  return fileProblem(typeof records === 'number' ? records + 1 : 1, 'file-corrupt', { reason: error.code });
}

function delimiterOf(text: string): string {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
