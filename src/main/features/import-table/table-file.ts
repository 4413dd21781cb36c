import { fileKind } from './file-kind.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { type Grid, readCsvGrid, type TableRow } from './table-csv.ts';
import { readXlsxGrid } from './table-xlsx.ts';
import type { TextEncoding } from './text-encoding.ts';

/** A table with one header row; `headerRow` and `rows[].row` as Excel shows them. Plain data, fit for a worker. */
export interface TableFile {
  kind: 'csv' | 'xlsx';
  /** null for a workbook. */
  encoding: TextEncoding | null;
  header: string[];
  headerRow: number;
  rows: TableRow[];
}

export type ReadTable = { ok: true; table: TableFile } | { ok: false; problems: FileProblem[] };

/** The rows of a CSV or Excel file, told apart by content; blank rows are left out but counted. */
export async function readGrid(bytes: Uint8Array): Promise<Grid> {
  if (isBlank(bytes)) return { ok: false, problems: [fileProblem(1, 'file-empty')] };
  const kind = fileKind(bytes);
  const grid = kind === 'text' ? readCsvGrid(bytes) : kind === 'zip' ? await readXlsxGrid(bytes) : null;
  if (grid === null) return { ok: false, problems: [fileProblem(1, 'file-kind', { found: kind })] };
  return grid.ok && grid.rows.length === 0 ? { ok: false, problems: [fileProblem(1, 'file-empty')] } : grid;
}

/** The first row with anything in it is the header. */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  const grid = await readGrid(bytes);
  if (!grid.ok) return grid;
  return { ok: true, table: tableOf(grid, 0) };
}

/** The grid as a table whose header is its row `headerIndex` (banks put account details above it). */
export function tableOf(grid: Extract<Grid, { ok: true }>, headerIndex: number): TableFile {
  const header = grid.rows[headerIndex]!;
  return {
    kind: grid.kind,
    encoding: grid.encoding,
    header: header.cells.map((cell) => cell.trim()),
    headerRow: header.row,
    rows: grid.rows.slice(headerIndex + 1),
  };
}

/** Nothing but blanks, line ends, Ctrl-Z or a byte order mark. */
function isBlank(bytes: Uint8Array): boolean {
  const blanks = new Set([0x20, 0x09, 0x0a, 0x0d, 0x1a]);
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (bytes.length === 2 && bytes[0]! + bytes[1]! === 0xff + 0xfe) return true;
  while (at < bytes.length && blanks.has(bytes[at]!)) at++;
  return at === bytes.length;
}
