/** The order of records in a 全銀 file, shared by 01 and 03: (1 header, 2 data…, 8 trailer) per account, 9 at the end. */

import type { FileProblem } from '../import-table/file-problem.ts';
import type { BankFileAccount, BankFileNote, DecodedBankFile } from './bank-file-types.ts';
import { closeAccount01, openAccount01, readData01 } from './zengin-01.ts';
import { closeAccount03, openAccount03, readData03 } from './zengin-03.ts';
import { type OpenAccount, plus, type Tally } from './zengin-account.ts';
import { END_03, HEADER_01, type ZenginField } from './zengin-layouts.ts';
import { mergeAccounts } from './zengin-merge.ts';
import { ZenginReading } from './zengin-reading.ts';
import type { ZenginRecords } from './zengin-records.ts';

export type ZenginType = '01' | '03';

const KINDS = {
  '01': { open: openAccount01, data: readData01, close: closeAccount01 },
  '03': { open: openAccount03, data: readData03, close: closeAccount03 },
};

interface Progress {
  /** The account whose trailer has not come yet. */
  open: OpenAccount | null;
  closed: OpenAccount[];
  /** Kind of the record before this one; '' at the start. */
  before: string;
  /** Records and accounts since the last end record (a file may be two put together). */
  recordsSince: number;
  accountsSince: number;
  gregorian: boolean;
}

/**
 * Decodes all records. Refused whole at any problem; every problem found is listed (up to the limit).
 * 種別コード of every header has to be `type`.
 */
export function decodeZengin(records: ZenginRecords, type: ZenginType, today: string): DecodedBankFile {
  const reading = new ZenginReading(records, today);
  const progress: Progress = {
    open: null,
    closed: [],
    before: '',
    recordsSince: 0,
    accountsSince: 0,
    gregorian: false,
  };
  while (!reading.isFull() && records.next()) {
    progress.recordsSince++;
    const kind = records.kind();
    if (!readRecord(reading, progress, type, kind)) break;
    progress.before = kind;
  }
  const complete = reading.problems.length > 0 || progress.before === '9';
  if (!complete) reading.problem('bank-no-trailer', { missing: progress.open ? '8' : '9' });
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return finish(progress, type, records);
}

/** False when reading on makes no sense: the order is broken and everything after would be a consequence. */
function readRecord(reading: ZenginReading, progress: Progress, type: ZenginType, kind: string): boolean {
  const { open } = progress;
  if (kind === '2' && open) {
    KINDS[type].data(reading, open);
    return true;
  }
  if (kind === '1' && !open) return startAccount(reading, progress, type);
  if (kind === '8' && open) {
    KINDS[type].close(reading, open);
    progress.closed.push(open);
    progress.open = null;
    progress.accountsSince++;
    return true;
  }
  if (kind === '9' && progress.before === '8') {
    if (type === '03') checkEnd03(reading, progress);
    progress.recordsSince = 0;
    progress.accountsSince = 0;
    return true;
  }
  const known = kind === '1' || kind === '2' || kind === '8' || kind === '9';
  if (known) reading.problem('bank-record-order', { found: kind, after: progress.before }, HEADER_01.kind);
  else reading.problem('bank-record-kind', { found: kind }, HEADER_01.kind);
  return false;
}

function startAccount(reading: ZenginReading, progress: Progress, type: ZenginType): boolean {
  const found = reading.records.raw(HEADER_01.type).trim().padStart(2, '0');
  if (found !== type) {
    reading.problem('bank-record-kind', { found, expected: type }, HEADER_01.type);
    return false;
  }
  const coding = reading.records.text(HEADER_01.coding);
  if (coding === '1') {
    reading.problem('bank-ebcdic', {}, HEADER_01.coding);
    return false;
  }
  if (coding !== '0' && coding !== '')
    reading.problem('bank-field', { expects: 'choice', allowed: ['0'] }, HEADER_01.coding);
  progress.open = KINDS[type].open(reading);
  progress.gregorian ||= reading.yearStyle === 'gregorian';
  return true;
}

/** 03 counts all records and accounts once more at the end. */
function checkEnd03(reading: ZenginReading, progress: Progress): void {
  const check = (field: ZenginField, counted: number) => {
    const stated = reading.optionalNumber(field);
    if (stated !== null && stated !== counted) reading.problem('bank-count', { stated, counted }, field);
  };
  check(END_03.records, progress.recordsSince);
  check(END_03.accounts, progress.accountsSince);
}

function finish(progress: Progress, type: ZenginType, records: ZenginRecords): DecodedBankFile {
  const read = progress.closed.filter((open) => !open.skipped);
  const problems: FileProblem[] = [];
  const accounts = mergeAccounts(
    read.map((open) => open.account),
    problems,
  );
  if (read.length === 0) problems.push({ row: records.row, code: 'bank-no-account', facts: {} });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, file: { format: `zengin-${type}`, accounts, notes: notesOf(progress, accounts) } };
}

function notesOf(progress: Progress, accounts: readonly BankFileAccount[]): BankFileNote[] {
  const notes: BankFileNote[] = [];
  const sum = (pick: (open: OpenAccount) => Tally) => progress.closed.map(pick).reduce(plus, { count: 0, yen: 0 });
  const cancels = sum((open) => open.cancels);
  const withdrawals = sum((open) => open.withdrawals);
  const zeroRows = progress.closed.reduce((count, open) => count + open.zeroRows, 0);
  if (cancels.count > 0) notes.push({ code: 'cancels', facts: { count: cancels.count, amountYen: cancels.yen } });
  if (withdrawals.count > 0) {
    notes.push({ code: 'withdrawals', facts: { count: withdrawals.count, amountYen: withdrawals.yen } });
  }
  if (zeroRows > 0) notes.push({ code: 'zero-rows', facts: { count: zeroRows } });
  for (const { skipped, account } of progress.closed) {
    if (skipped) notes.push({ code: 'time-deposit-skipped', facts: { account: `${account.type} ${account.number}` } });
  }
  if (progress.gregorian) {
    const first = accounts[0];
    notes.push({ code: 'dates-gregorian', facts: { from: first?.from ?? '', through: first?.through ?? '' } });
  }
  return notes;
}
