/**
 * Tables of no known bank: which column holds what is said by the clerk (the mapping dialog) and kept. Here the dialog's
 * first guess is made, its sample read, and a kept mapping found again by the shape of the file.
 */
import { readBankDate } from '../../../domain/bank-dates.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { cellText, readDate } from '../../../domain/import-cells.ts';
import { parseYen } from '../../../domain/money.ts';
import { foldHeader } from '../import-table/columns.ts';
import { type FileProblem, fileProblem } from '../import-table/file-problem.ts';
import type { Grid, TableRow } from '../import-table/table-csv.ts';
import { readGrid } from '../import-table/table-file.ts';
import { decodeBankCsv, type MappedBooking, readBookings } from './bank-csv.ts';
import { type FoundPreset, foldBankHeader, shortDateDigits } from './bank-csv-columns.ts';
import type { BankCsvPreset } from './bank-csv-presets.ts';
import type { DecodedBankFile } from './bank-file-types.ts';

/** Columns counted from 0. Either deposit (and withdrawal), or one signed column, which `direction` may tell apart. */
export interface BankMapping {
  /** Row as Excel shows it; 0: the file starts with its first booking. */
  headerRow: number;
  date: number;
  dateForm: 'auto' | 'era' | 'short';
  payer: number | null;
  deposit: number | null;
  withdrawal: number | null;
  signed: number | null;
  direction: number | null;
  balance: number | null;
  kind: number | null;
  description: number | null;
  ref: number | null;
}

type GoodGrid = Extract<Grid, { ok: true }>;

const HEADER_ROWS = 50;

/** What makes two files of one kind: the names of the columns, or without a header their number. */
export function shapeOf(grid: Pick<GoodGrid, 'rows'>, mapping: Pick<BankMapping, 'headerRow'>): string {
  const header = grid.rows.find((row) => row.row === mapping.headerRow);
  return mapping.headerRow === 0 || !header ? `#${grid.rows[0]?.cells.length ?? 0}` : shapeOfHeader(header);
}

function shapeOfHeader(header: TableRow): string {
  return header.cells.map(foldHeader).join('|').slice(0, 2000);
}

export interface KeptMapping {
  accountKey: string;
  shape: string;
  mapping: BankMapping;
}

/** The kept mapping whose header stands in one of the first rows, moved to that row; else one for tables without a header. */
export function findKept(grid: GoodGrid, kept: readonly KeptMapping[]): KeptMapping | null {
  for (const row of grid.rows.slice(0, HEADER_ROWS)) {
    const found = kept.find((one) => one.mapping.headerRow > 0 && one.shape === shapeOfHeader(row));
    if (found) return { ...found, mapping: { ...found.mapping, headerRow: row.row } };
  }
  const first = grid.rows[0];
  const bare = kept.find((one) => one.mapping.headerRow === 0 && one.shape === `#${first?.cells.length ?? 0}`);
  return bare && first && isDate(first.cells[bare.mapping.date] ?? '') ? bare : null;
}

/** Decodes a table by a mapping; a mapping without any amount is a missing column. */
export function decodeMapped(grid: GoodGrid, mapping: BankMapping, today: PlainDate): DecodedBankFile {
  const problems = mappingProblems(mapping);
  return problems.length > 0 ? { ok: false, problems } : decodeBankCsv(grid, foundBy(grid, mapping), today);
}

/**
 * 三菱UFJ BizSTATION 全明細: records 1 (account), 2 (a booking of seven cells), 8 and 9 (totals) without any header. The rows of
 * bookings, or null when the table is none of these. Where the account stands in record 1 is not published.
 */
export function allBookingsOf(grid: GoodGrid): GoodGrid | null {
  const [first] = grid.rows;
  const kindOf = (row: TableRow | undefined) => row?.cells[0]?.trim();
  const bookings = grid.rows.filter((row) => kindOf(row) === '2');
  const isIt =
    kindOf(first) === '1' &&
    first!.cells.length >= 15 &&
    kindOf(grid.rows.at(-1)) === '9' &&
    bookings.length > 0 &&
    bookings.every((row) => row.cells.length === 7 && isDate(row.cells[1]!));
  return isIt ? { ...grid, rows: bookings } : null;
}

/** 2, 日付, 取引区分, 摘要, 支払, 預り, 残高. */
export const ALL_BOOKINGS: BankMapping = {
  headerRow: 0,
  date: 1,
  dateForm: 'auto',
  kind: 2,
  payer: 3,
  withdrawal: 4,
  deposit: 5,
  balance: 6,
  signed: null,
  direction: null,
  description: null,
  ref: null,
};

function mappingProblems(mapping: BankMapping): FileProblem[] {
  if (mapping.deposit !== null || mapping.signed !== null) return [];
  return [fileProblem(Math.max(1, mapping.headerRow), 'column-missing', { column: '入金額', headers: [] }, '入金額')];
}

/** The mapping as a preset whose columns are called by their numbers. */
function foundBy(grid: GoodGrid, mapping: BankMapping): FoundPreset {
  const name = (column: number | null) => (column === null ? undefined : [`#${column}`]);
  const isSigned = mapping.signed !== null;
  const optional = {
    deposit: isSigned ? undefined : name(mapping.deposit),
    withdrawal: isSigned ? undefined : name(mapping.withdrawal),
    signed: name(mapping.signed),
    direction: isSigned ? name(mapping.direction) : undefined,
    balance: name(mapping.balance),
    kind: name(mapping.kind),
    description: name(mapping.description),
    ref: name(mapping.ref),
  };
  const preset: BankCsvPreset = {
    name: 'mapped',
    date: [`#${mapping.date}`],
    dateForm: mapping.dateForm,
    payer: name(mapping.payer) ?? [],
    ...Object.fromEntries(Object.entries(optional).filter(([, names]) => names !== undefined)),
  };
  const columns = new Map<string, number>();
  const width = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  for (let column = 0; column < width; column++) columns.set(foldBankHeader(`#${column}`), column);
  const headerIndex = grid.rows.findIndex((row) => row.row === mapping.headerRow);
  return { preset, headerIndex: mapping.headerRow === 0 ? -1 : headerIndex, columns };
}

function isDate(cell: string): boolean {
  const text = cellText(cell);
  return (
    text !== '' && (readDate(text).ok || /^\d{1,2}[./年-]\d{1,2}[./月-]\d{1,2}日?$/.test(text) || /^\d{6}$/.test(text))
  );
}

function isAmount(cell: string): boolean {
  const text = cellText(cell);
  return text !== '' && parseYen(text) !== null && !/^0\d/.test(text);
}

/** Words that say what a column holds, in the order in which a column is claimed. */
const ROLES: readonly (readonly [role: keyof Omit<BankMapping, 'headerRow' | 'dateForm'>, words: RegExp])[] = [
  ['date', /日付|取引日|年月日|勘定日|入金日|操作日|計上日|^日$|DATE/],
  ['balance', /残高|現在高|BALANCE/],
  ['direction', /入払|入出金?区分|入出区分|貸借|受払区分/],
  ['deposit', /入金|預入|預け入れ|受入|預か?り|CREDIT|DEPOSIT/],
  ['withdrawal', /出金|引出|引き出|払出|支払|DEBIT|WITHDRAW/],
  ['payer', /依頼人名|依頼人|振込人|名義|摘要内容|取引内容|取り?扱い?内容|相手|PAYER|内容|摘要/],
  ['kind', /取引区分|取引種別|取引種類|区分|種別/],
  ['description', /メモ|備考|摘要|コメント/],
  ['ref', /照会番号|明細番号|取引番号|通番|ID$/],
  ['signed', /金額|入出金|AMOUNT/],
];

const NONE: BankMapping = {
  headerRow: 0,
  date: 0,
  dateForm: 'auto',
  payer: null,
  deposit: null,
  withdrawal: null,
  signed: null,
  direction: null,
  balance: null,
  kind: null,
  description: null,
  ref: null,
};

/** What the dialog starts with: the row whose cells name the most columns, else a table without a header. */
export function guessMapping(grid: GoodGrid, today: PlainDate): BankMapping {
  let best: { row: TableRow; roles: Partial<BankMapping>; count: number } | null = null;
  for (const row of grid.rows.slice(0, HEADER_ROWS)) {
    const roles = rolesIn(row);
    const count = Object.keys(roles).length;
    if (roles.date !== undefined && count >= 2 && (best === null || count > best.count)) best = { row, roles, count };
  }
  const mapping = best ? { ...NONE, ...best.roles, headerRow: best.row.row } : guessWithoutHeader(grid);
  if (mapping.deposit !== null) mapping.signed = null;
  if (mapping.signed === null) mapping.direction = null;
  return { ...mapping, dateForm: guessDateForm(grid, mapping, today) };
}

function rolesIn(row: TableRow): Partial<BankMapping> {
  const roles: Partial<BankMapping> = {};
  const taken = new Set<number>();
  for (const [role, words] of ROLES) {
    const column = row.cells.findIndex((cell, index) => !taken.has(index) && words.test(foldBankHeader(cell)));
    if (column < 0) continue;
    roles[role] = column;
    taken.add(column);
  }
  return roles;
}

function guessWithoutHeader(grid: GoodGrid): BankMapping {
  const first = grid.rows[0]?.cells ?? [];
  const date = Math.max(0, first.findIndex(isDate));
  const amounts = first.flatMap((cell, index) => (index !== date && isAmount(cell) ? [index] : []));
  const payer = first.findIndex((cell, index) => index !== date && cellText(cell) !== '' && !isAmount(cell));
  // Date, payer, amount and balance is what people copy; of several amounts the first is what moved.
  return { ...NONE, date, payer: payer < 0 ? null : payer, signed: amounts[0] ?? null, balance: amounts[1] ?? null };
}

/** era: 8.7.31 or 080731 without the era's letter; short: 26/07/31. Told by which of the two gives believable days. */
function guessDateForm(grid: GoodGrid, mapping: BankMapping, today: PlainDate): BankMapping['dateForm'] {
  const cells = grid.rows
    .filter((row) => row.row > mapping.headerRow)
    .map((row) => cellText(row.cells[mapping.date] ?? ''))
    .filter(isDate)
    .slice(0, 20);
  if (cells.length === 0 || cells.every((cell) => readDate(cell).ok)) return 'auto';
  const digits = cells.map((cell) => shortDateDigits(cell)).filter((value) => value !== null);
  if (digits.length === 0) return 'auto';
  return digits.every((value) => readBankDate(value, 'era', today) !== null) ? 'era' : 'short';
}

export interface TablePreview {
  mapping: BankMapping;
  /** The first rows as they stand in the file, to find the header by eye. */
  rows: { row: number; cells: string[] }[];
  /** Width of the widest row. */
  columns: number;
  sample: MappedBooking[];
  bookings: number;
  problems: FileProblem[];
  encoding: string | null;
}

const ROWS_SHOWN = 14;
const CELLS_SHOWN = 40;
const SAMPLE = 20;
const PROBLEMS_SHOWN = 20;

/** Job entry: the rows of a table and how they read by a mapping; without one by the best guess. */
export async function previewTableJob(data: {
  bytes: Uint8Array;
  mapping: BankMapping | null;
  today: PlainDate;
}): Promise<{ ok: true; preview: TablePreview } | { ok: false; problems: FileProblem[] }> {
  const grid = await readGrid(data.bytes);
  if (!grid.ok) return grid;
  const mapping = data.mapping ?? guessMapping(grid, data.today);
  const read = readBookings(grid, foundBy(grid, mapping), data.today);
  const from = Math.max(0, grid.rows.findIndex((row) => row.row >= mapping.headerRow) - 6);
  return {
    ok: true,
    preview: {
      mapping,
      rows: grid.rows.slice(from, from + ROWS_SHOWN).map(({ row, cells }) => ({
        row,
        cells: cells.slice(0, CELLS_SHOWN).map((cell) => cellText(cell).slice(0, 60)),
      })),
      columns: Math.min(CELLS_SHOWN, Math.max(...grid.rows.slice(0, 500).map((row) => row.cells.length))),
      sample: read.bookings.slice(0, SAMPLE),
      bookings: read.bookings.length,
      problems: [...mappingProblems(mapping), ...read.problems].slice(0, PROBLEMS_SHOWN),
      encoding: grid.encoding,
    },
  };
}
