import ExcelJS from 'exceljs';
import { fileProblem } from './file-problem.ts';
import { COLUMN_LIMIT, type Grid, ROW_LIMIT, type TableRow } from './table-csv.ts';
import { unpackedSize } from './zip-directory.ts';

/** About 300,000 rows of a wide sheet; more would take gigabytes of memory to read. */
const UNPACKED_MAX = 200_000_000;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar before 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;

/** Bytes of a workbook → the rows of its first visible sheet that has any. */
export async function readXlsxGrid(bytes: Uint8Array): Promise<Grid> {
  const size = unpackedSize(bytes);
  if (size === null) return { ok: false, problems: [fileProblem(1, 'file-corrupt', { reason: 'workbook' })] };
  if (size > UNPACKED_MAX) {
    return {
      ok: false,
      problems: [fileProblem(1, 'file-too-large', { bytes: size, max: `${UNPACKED_MAX / 1e6} MB` })],
    };
  }
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(toArrayBuffer(bytes));
  } catch {
    return { ok: false, problems: [fileProblem(1, 'file-corrupt', { reason: 'workbook' })] };
  }
  if (workbook.worksheets.length === 0) return { ok: false, problems: [fileProblem(1, 'file-kind', { found: 'zip' })] };
  const visible = workbook.worksheets.filter((sheet) => sheet.state === 'visible');
  const sheet = visible.find((candidate) => candidate.actualRowCount > 0) ?? workbook.worksheets[0]!;
  return gridOfSheet(sheet);
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function gridOfSheet(sheet: ExcelJS.Worksheet): Grid {
  if (sheet.actualRowCount > ROW_LIMIT) {
    return {
      ok: false,
      problems: [fileProblem(ROW_LIMIT + 1, 'file-too-large', { rows: sheet.actualRowCount, max: ROW_LIMIT })],
    };
  }
  const rows: TableRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > COLUMN_LIMIT) return;
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = textOf(cell);
    });
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: number, cells });
  });
  return { ok: true, kind: 'xlsx', encoding: null, rows };
}

/** A cell as text: dates as YYYY-MM-DD, numbers as the digits Excel shows, formulas by their result. */
function textOf(cell: ExcelJS.Cell): string {
  // cell.value leaves out a formula's result of 0; cell.result has it.
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  return valueText(value, cell.numFmt ?? '');
}

function valueText(value: unknown, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value !== 'object') return '';
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((run) => String(run.text)).join('');
  if ('error' in value) return String(value.error);
  // A link's text may itself be rich text.
  return 'text' in value ? valueText(value.text, format) : '';
}

/**
 * Fifteen significant digits, which is all Excel keeps: 0.1 + 0.2 is 0.3 again. A format of zeros (00000) is how
 * workbooks show codes, so the number gets its leading zeros back.
 */
function numberText(value: number, format: string): string {
  const rounded = Number(value.toPrecision(15));
  if (/^0{2,}$/.test(format) && Number.isInteger(rounded) && rounded >= 0)
    return String(rounded).padStart(format.length, '0');
  const text = String(rounded);
  return text.includes('e') ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }) : text;
}

/** The library takes 0.0\h (hours) for a date format; what shows no year, month or day stays a number. */
function dateText(date: Date, format: string): string {
  const bare = format.replace(/\[[^\]]*\]|"[^"]*"|\\.|_.|\*./g, '');
  if (format !== '' && !/[ymdeg]/i.test(bare.replace(/general/gi, ''))) {
    return numberText(date.getTime() / DAY_MS + EXCEL_EPOCH_DAYS, '');
  }
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
