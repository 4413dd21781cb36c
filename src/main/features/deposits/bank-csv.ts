/** Rows of a bank's CSV export → the deposits of a bank file. What goes out is counted and left out. */
import { readBankDate } from '../../../domain/bank-dates.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { cellText, type DepositMethod, readDate, readText } from '../../../domain/import-cells.ts';
import { parseYen } from '../../../domain/money.ts';
import { type FileProblem, fileProblem } from '../import-table/file-problem.ts';
import type { Grid, TableRow } from '../import-table/table-csv.ts';
import { columnOf, dateNames, type FoundPreset, shortDateDigits } from './bank-csv-columns.ts';
import type { BankFileAccount, BankFileNote, BankFileRow, DecodedBankFile } from './bank-file-types.ts';

interface Booking {
  row: TableRow;
  on: PlainDate;
  /** Positive came in, negative went out, 0 neither. */
  yen: number;
  balanceYen: number | null;
}

interface Reading {
  found: FoundPreset;
  header: TableRow;
  today: PlainDate;
  problems: FileProblem[];
}

/** What 入払区分 and columns of its kind say of money that came. */
const CAME_IN = /^(1|入|入金|預入|受入|お?預り|お?預かり|振込入金|貸|貸方|C|CR|\+)$/i;

const YEN_MAX = 999_999_999_999;
const NAME_MAX = 100;

/** Decodes the rows under the found header. Footers (rows without a date and an amount) are dropped. */
export function decodeBankCsv(
  grid: Extract<Grid, { ok: true }>,
  found: FoundPreset,
  today: PlainDate,
): DecodedBankFile {
  const { reading, bookings } = readAll(grid, found, today);
  const accounts = accountsOf(reading, bookings);
  if (bookings.length === 0 && reading.problems.length === 0) {
    reading.problems.push(fileProblem(reading.header.row, 'no-rows'));
  }
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return { ok: true, file: { format: found.preset.name, accounts, notes: notesOf(bookings, accounts) } };
}

function readAll(grid: Extract<Grid, { ok: true }>, found: FoundPreset, today: PlainDate) {
  // A table without a header has its first booking where others have the names of the columns.
  const header = grid.rows[found.headerIndex] ?? { row: 1, cells: [] };
  const reading: Reading = { found, header, today, problems: [] };
  const rows = grid.rows.slice(found.headerIndex + 1);
  // A workbook leaves empty cells at the end of a row out, and is broken as a whole when it is cut.
  if (grid.kind === 'csv') noteCutRow(reading, rows);
  const bookings = rows.map((row) => readBooking(reading, row)).filter((booking) => booking !== null);
  return { reading, bookings };
}

export interface MappedBooking {
  row: number;
  on: PlainDate;
  payer: string;
  /** Positive came in, negative went out. */
  yen: number;
  balanceYen: number | null;
  description: string;
}

/** Every booking of a table, what went out included, as the mapping dialog shows it; and what could not be read. */
export function readBookings(
  grid: Extract<Grid, { ok: true }>,
  found: FoundPreset,
  today: PlainDate,
): { bookings: MappedBooking[]; problems: FileProblem[] } {
  const { reading, bookings } = readAll(grid, found, today);
  const text = (row: TableRow, names: readonly string[] | undefined) => cellOf(reading, row, names).slice(0, NAME_MAX);
  return {
    bookings: bookings.map(({ row, on, yen, balanceYen }) => ({
      row: row.row,
      on,
      payer: payerOf(text(row, found.preset.payer)),
      yen,
      balanceYen,
      description: text(row, found.preset.description),
    })),
    problems: reading.problems,
  };
}

/** These exports have no totals; a last booking that ends before the others is the one sign of a file cut short. */
function noteCutRow(reading: Reading, rows: readonly TableRow[]): void {
  const last = rows.at(-1);
  const width = reading.header.cells.length;
  if (!last || last.cells.length >= width || !rows.slice(0, -1).every(({ cells }) => cells.length >= width)) return;
  // Remarks under the table are short too, but do not start with a date.
  if (!/^\d/.test(cellOf(reading, last, dateNames(reading.found.preset)[0]))) return;
  reading.problems.push(fileProblem(last.row, 'file-corrupt', { reason: 'cut' }, undefined, last.cells.join(',')));
}

/** The column's name as the file has it. */
function titleOf({ found, header }: Reading, names: readonly string[] | undefined): string | undefined {
  const column = columnOf(found, names);
  return column === null ? names?.[0] : header.cells[column]?.trim() || `列${column + 1}`;
}

function cellOf({ found }: Reading, row: TableRow, names: readonly string[] | undefined): string {
  const column = columnOf(found, names);
  return column === null ? '' : cellText(row.cells[column] ?? '');
}

/** Null for a row that is no booking; problems are noted. */
function readBooking(reading: Reading, row: TableRow): Booking | null {
  const { preset } = reading.found;
  const dateCells = dateNames(preset).map((names) => cellOf(reading, row, names));
  const yen = readMovement(reading, row);
  const on = readDay(reading, dateCells);
  const balanceYen = parseYen(cellOf(reading, row, preset.balance));
  if (on === null) {
    // 合計 and remarks under the table have no date; a booking whose date cannot be read has money.
    const isTotal = /合計|小計|^計$/.test(dateCells[0]!) || dateCells.every((cell) => cell === '');
    if (yen !== null && !isTotal)
      reading.problems.push(
        fileProblem(row.row, 'cell-date', {}, titleOf(reading, dateNames(preset)[0]), dateCells.join('/')),
      );
    return null;
  }
  if (yen === null) return null;
  return { row, on, yen, balanceYen };
}

function readDay({ found, today }: Reading, cells: readonly string[]): PlainDate | null {
  const { dateForm = 'auto' } = found.preset;
  const digits = dateForm === 'auto' ? null : shortDateDigits(cells[0]!);
  if (digits !== null) return readBankDate(digits, dateForm === 'era' ? 'era' : 'gregorian', today);
  if (dateForm === 'era' && found.preset.name !== 'mapped') return null;
  const date = readDate(cells.length === 3 ? cells.join('/') : cells[0]!);
  return date.ok ? date.value : null;
}

/** What moved, signed; null when the row has no amount at all. */
function readMovement(reading: Reading, row: TableRow): number | null {
  const { deposit, withdrawal, signed, direction } = reading.found.preset;
  if (signed) {
    const amount = readAmount(reading, row, signed);
    if (amount === null || !direction) return amount;
    return CAME_IN.test(cellOf(reading, row, direction)) ? amount : 0 - amount;
  }
  const came = readAmount(reading, row, deposit);
  const went = readAmount(reading, row, withdrawal);
  return came === null && went === null ? null : (came ?? 0) - (went ?? 0);
}

function readAmount(reading: Reading, row: TableRow, names: readonly string[] | undefined): number | null {
  const text = cellOf(reading, row, names).replace(/^\+/, '');
  if (/^[-‐‑–—―−ーｰ－*＊]*$/.test(text)) return null;
  const yen = parseYen(text);
  if (yen !== null && Math.abs(yen) <= YEN_MAX) return yen;
  reading.problems.push(fileProblem(row.row, 'cell-number', { decimals: 0 }, titleOf(reading, names), text));
  return null;
}

function accountsOf(reading: Reading, bookings: readonly Booking[]): BankFileAccount[] {
  const accounts = new Map<string, BankFileAccount & { from: PlainDate; through: PlainDate }>();
  for (const booking of bookings) {
    const head = accountHead(reading, booking.row);
    const key = `${head.bankCode}-${head.branchCode}-${head.type}-${head.number}`;
    const known = accounts.get(key);
    const account = known ?? {
      ...head,
      from: booking.on,
      through: booking.on,
      openingYen: null,
      closingYen: null,
      rows: [],
    };
    if (!known) accounts.set(key, account);
    if (booking.on < account.from) account.from = booking.on;
    if (booking.on > account.through) account.through = booking.on;
    const row = depositOf(reading, booking);
    if (row) account.rows.push(row);
  }
  const list = [...accounts.values()];
  if (list.length === 1) setBalances(list[0]!, bookings);
  return list;
}

/** What the account held before and after, where every row says its balance and each follows from the one before. */
function setBalances(account: BankFileAccount, bookings: readonly Booking[]): void {
  if (bookings.some(({ balanceYen }) => balanceYen === null)) return;
  const follows = (list: readonly Booking[]) =>
    list.every((booking, index) => index === 0 || list[index - 1]!.balanceYen! + booking.yen === booking.balanceYen);
  const inOrder = [bookings, bookings.toReversed()].find(follows);
  const [first, last] = [inOrder?.[0], inOrder?.at(-1)];
  if (!first || !last || first.on > last.on) return;
  account.openingYen = first.balanceYen! - first.yen;
  account.closingYen = last.balanceYen;
}

const ACCOUNT_TYPES: ReadonlyMap<string, string> = new Map([
  ['1', '1'],
  ['10', '1'],
  ['普通', '1'],
  ['普通預金', '1'],
  ['2', '2'],
  ['20', '2'],
  ['当座', '2'],
  ['当座預金', '2'],
  ['4', '4'],
  ['貯蓄', '4'],
  ['貯蓄預金', '4'],
]);

type AccountHead = Pick<
  BankFileAccount,
  'bankCode' | 'branchCode' | 'type' | 'number' | 'bankName' | 'branchName' | 'holderKana'
>;

function accountHead(reading: Reading, row: TableRow): AccountHead {
  const { account } = reading.found.preset;
  if (!account)
    return { bankCode: null, branchCode: null, type: null, number: null, bankName: '', branchName: '', holderKana: '' };
  const digits = (name: string, length: number): string => {
    const text = cellOf(reading, row, [name]);
    if (!/^\d{1,10}$/.test(text))
      reading.problems.push(fileProblem(row.row, 'bank-field', { expects: 'digits' }, name, text));
    return text.padStart(length, '0');
  };
  const typeText = cellOf(reading, row, [account.type]);
  const type = ACCOUNT_TYPES.get(typeText) ?? ACCOUNT_TYPES.get(typeText.replace(/^0+/, ''));
  if (type === undefined) {
    reading.problems.push(
      fileProblem(
        row.row,
        'bank-field',
        { expects: 'choice', allowed: ['普通', '当座', '貯蓄'] },
        account.type,
        typeText,
      ),
    );
  }
  return {
    bankCode: digits(account.bankCode, 4),
    branchCode: digits(account.branchCode, 3),
    type: type ?? null,
    number: digits(account.number, 1).replace(/^0+(?=\d)/, ''),
    bankName: cellOf(reading, row, [account.bankName]),
    branchName: cellOf(reading, row, [account.branchName]),
    holderKana: cellOf(reading, row, [account.holder]),
  };
}

/** Null for what went out and for numbers the bank left out (欠番). A negative deposit, or 取消, takes one back. */
function depositOf(reading: Reading, booking: Booking): BankFileRow | null {
  const { found } = reading;
  const { preset } = found;
  const { row, on, yen } = booking;
  const text = (names: readonly string[] | undefined) => cellOf(reading, row, names);
  const status = text(preset.status);
  const corrects = /^(19|訂正)$/.test(text(preset.kind));
  const takesBack = !preset.signed && yen < 0 && columnHasAmount(reading, row, preset.deposit);
  const cancels = status.includes('取消') || takesBack || (corrects && yen < 0);
  if (yen === 0 || status.includes('欠番') || (yen < 0 && !cancels) || (corrects && yen > 0)) return null;
  const name = readText(payerOf(text(preset.payer)), NAME_MAX);
  if (!name.ok)
    reading.problems.push(
      fileProblem(row.row, name.code, name.facts, titleOf(reading, preset.payer), text(preset.payer)),
    );
  const ref = text(preset.ref).replace(/^0+/, '');
  const valueOn = readDate(text(preset.valueDate));
  return {
    row: row.row,
    ref: ref === '' ? String(row.row) : ref,
    hasRef: ref !== '',
    bookedOn: on,
    valueOn: valueOn.ok ? valueOn.value : null,
    amountYen: Math.abs(yen),
    payerName: name.ok ? name.value : '',
    payerCode: text(preset.payerCode).replace(/^0+$/, ''),
    ediInfo: text(preset.ediInfo),
    bankName: text(preset.bankName),
    branchName: text(preset.branchName),
    description: (text(preset.description) || text(preset.kind) || text(preset.payer)).slice(0, 200),
    method: methodOf(text(preset.kind), text(preset.payer)),
    cancels,
  };
}

function columnHasAmount(reading: Reading, row: TableRow, names: readonly string[] | undefined): boolean {
  return parseYen(cellOf(reading, row, names)) !== null;
}

/** 「振込 ｶ)ｱｵｲ」 → ｶ)ｱｵｲ: the bank's word for the booking is not part of the name. */
function payerOf(text: string): string {
  return text.replace(/^(振込入金|被振込|振込|ﾌﾘｺﾐ|フリコミ)([\s*＊:：]+|(?=[ｦ-ﾟァ-ヶA-ZＡ-Ｚ(（]))(?=.)/, '');
}

/** 取引区分 of the 全銀 formats or its words. */
function methodOf(kind: string, payer: string): DepositMethod {
  const text = `${kind} ${payer}`.normalize('NFKC');
  if (/デンサイ|でんさい/.test(text)) return 'densai';
  if (/振込|フリコミ/.test(text) || /^(11|14)$/.test(kind)) return 'transfer';
  if (/現金|ATM|カード|^10 /.test(text)) return 'cash';
  if (/手形/.test(text)) return 'note';
  if (/小切手|他店|交換/.test(text) || /^(12|13)$/.test(kind)) return 'cheque';
  if (/口座振替|口振|集金代行/.test(text)) return 'direct-debit';
  return /利息|利子|決算/.test(text) || /^(15|18)$/.test(kind) ? 'other' : 'transfer';
}

function notesOf(bookings: readonly Booking[], accounts: readonly BankFileAccount[]): BankFileNote[] {
  const notes: BankFileNote[] = [];
  const cancels = accounts.flatMap(({ rows }) => rows.filter((row) => row.cancels));
  const taken = new Set(cancels.map(({ row }) => row));
  const went = bookings.filter(({ yen, row }) => yen < 0 && !taken.has(row.row));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  if (cancels.length > 0)
    notes.push({
      code: 'cancels',
      facts: { count: cancels.length, amountYen: sum(cancels.map(({ amountYen }) => amountYen)) },
    });
  if (went.length > 0)
    notes.push({ code: 'withdrawals', facts: { count: went.length, amountYen: 0 - sum(went.map(({ yen }) => yen)) } });
  const gaps = balanceGaps(bookings);
  if (went.length > 0 && gaps.length > 0)
    notes.push({ code: 'balance-gap', facts: { count: gaps.length, row: gaps[0]! } });
  return notes;
}

/**
 * Rows whose balance does not follow from the row before. Exports run forwards or backwards; the direction with fewer
 * gaps is the file's. Exports of deposits alone have gaps by nature, so only those with withdrawals are judged.
 */
function balanceGaps(bookings: readonly Booking[]): number[] {
  const gapsOf = (list: readonly Booking[]) =>
    list.flatMap((booking, index) => {
      const before = list[index - 1];
      if (!before || before.balanceYen === null || booking.balanceYen === null) return [];
      return before.balanceYen + booking.yen === booking.balanceYen ? [] : [booking.row.row];
    });
  const forwards = gapsOf(bookings);
  const backwards = gapsOf(bookings.toReversed());
  return backwards.length < forwards.length ? backwards.sort((a, b) => a - b) : forwards;
}
