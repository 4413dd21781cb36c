/**
 * 全銀 91 預金口座振替 as it comes back from the bank: which customers were drawn and which were not, and why. Records stand
 * as in 01 and 03: (1 header, 2 data…, 8 trailer) per 引落日, 9 at the end. Source: 全銀協 レコード・フォーマット, 預金口座振替.
 */
import { readDebitDay } from '../../../domain/bank-dates.ts';
import type { BankFile, DebitResult, DebitRow, DecodedBankFile } from './bank-file-types.ts';
import { add, checkTally, plus, type Tally } from './zengin-account.ts';
import { DATA_91, HEADER_91, TRAILER_91 } from './zengin-layouts.ts';
import { ZenginReading } from './zengin-reading.ts';
import type { ZenginRecords } from './zengin-records.ts';

interface OpenResult {
  result: DebitResult;
  settled: Tally;
  failed: Tally;
  /** A field of a data record was unreadable, so sums would only repeat that. */
  spoiled: boolean;
}

interface Progress {
  open: OpenResult | null;
  closed: DebitResult[];
  /** Kind of the record before this one; '' at the start. */
  before: string;
}

/** Decodes all records of a result file. Refused whole at any problem. */
export function decodeZengin91(records: ZenginRecords, today: string): DecodedBankFile {
  const reading = new ZenginReading(records, today);
  const progress: Progress = { open: null, closed: [], before: '' };
  while (!reading.isFull() && records.next()) {
    const kind = records.kind();
    if (!readRecord(reading, progress, kind)) break;
    progress.before = kind;
  }
  if (reading.problems.length === 0 && progress.before !== '9')
    reading.problem('bank-no-trailer', { missing: progress.open ? '8' : '9' });
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return { ok: true, file: fileOf(progress.closed) };
}

function fileOf(debits: DebitResult[]): BankFile {
  return { format: 'zengin-91', accounts: [], debits, notes: [] };
}

/** False when reading on makes no sense. */
function readRecord(reading: ZenginReading, progress: Progress, kind: string): boolean {
  const { open } = progress;
  if (kind === '1' && !open) return startResult(reading, progress);
  if (kind === '2' && open) {
    readData(reading, open);
    return true;
  }
  if (kind === '8' && open) {
    closeResult(reading, open);
    progress.closed.push(open.result);
    progress.open = null;
    return true;
  }
  if (kind === '9' && progress.before === '8') return true;
  const known = ['1', '2', '8', '9'].includes(kind);
  if (known) reading.problem('bank-record-order', { found: kind, after: progress.before }, HEADER_91.kind);
  else reading.problem('bank-record-kind', { found: kind }, HEADER_91.kind);
  return false;
}

function startResult(reading: ZenginReading, progress: Progress): boolean {
  const found = reading.records.raw(HEADER_91.type).trim();
  if (found !== '91') {
    reading.problem('bank-record-kind', { found, expected: '91' }, HEADER_91.type);
    return false;
  }
  const coding = reading.records.text(HEADER_91.coding);
  if (coding === '1') {
    reading.problem('bank-ebcdic', {}, HEADER_91.coding);
    return false;
  }
  if (coding !== '0' && coding !== '')
    reading.problem('bank-field', { expects: 'choice', allowed: ['0'] }, HEADER_91.coding);
  const debitOn = readDebitDay(reading.number(HEADER_91.debitOn) ?? 0, reading.today);
  if (debitOn === null) reading.problem('bank-field', { expects: 'date' }, HEADER_91.debitOn);
  const result: DebitResult = {
    row: reading.records.row,
    collectorCode: reading.text(HEADER_91.collectorCode).replace(/^0+(?=.)/, ''),
    collectorName: reading.text(HEADER_91.collectorName),
    debitOn: debitOn ?? '',
    account: accountOf(reading),
    rows: [],
  };
  progress.open = { result, settled: { count: 0, yen: 0 }, failed: { count: 0, yen: 0 }, spoiled: false };
  return true;
}

/** A collecting company that keeps the money and pays it on leaves the account blank or zero. */
function accountOf(reading: ZenginReading): DebitResult['account'] {
  const bank = reading.optionalNumber(HEADER_91.bankCode);
  const branch = reading.optionalNumber(HEADER_91.branchCode);
  const number = reading.optionalNumber(HEADER_91.accountNumber);
  const type = reading.text(HEADER_91.accountType);
  reading.text(HEADER_91.bankName);
  reading.text(HEADER_91.branchName);
  if (!['1', '2', '9', '0', ''].includes(type))
    reading.problem('bank-field', { expects: 'choice', allowed: ['1', '2', '9'] }, HEADER_91.accountType);
  if (!bank || branch === null || !number || (type !== '1' && type !== '2')) return null;
  return {
    bankCode: String(bank).padStart(4, '0'),
    branchCode: String(branch).padStart(3, '0'),
    type,
    number: String(number),
  };
}

const NAMED_RESULTS = ['0', '1', '2', '3', '4', '8', '9'];

function readData(reading: ZenginReading, open: OpenResult): void {
  const amountYen = reading.number(DATA_91.amount);
  const resultCode = reading.records.text(DATA_91.result) ?? '';
  // Collecting companies add letters of their own; a digit the format does not have is a shifted or damaged record.
  const isResult = NAMED_RESULTS.includes(resultCode) || /^[A-Z]$/.test(resultCode);
  if (!isResult) reading.problem('bank-field', { expects: 'choice', allowed: NAMED_RESULTS }, DATA_91.result);
  const newCode = choice(reading, DATA_91.newCode, ['0', '1', '2', '']);
  const accountType = choice(reading, DATA_91.accountType, ['1', '2', '3', '9', '0', '']);
  const row: DebitRow = {
    row: reading.records.row,
    bankCode: reading.code(DATA_91.bankCode),
    bankName: reading.text(DATA_91.bankName),
    branchCode: reading.code(DATA_91.branchCode),
    branchName: reading.text(DATA_91.branchName),
    accountType,
    accountNumber: reading.code(DATA_91.accountNumber),
    holderKana: reading.text(DATA_91.holder),
    amountYen: amountYen ?? 0,
    newCode,
    customerNumber: reading.text(DATA_91.customerNumber),
    resultCode,
  };
  if (amountYen === null || !isResult) open.spoiled = true;
  add(resultCode === '0' ? open.settled : open.failed, row.amountYen);
  open.result.rows.push(row);
}

function choice(reading: ZenginReading, field: (typeof DATA_91)['newCode'], allowed: readonly string[]): string {
  const value = reading.text(field);
  if (!allowed.includes(value))
    reading.problem('bank-field', { expects: 'choice', allowed: allowed.filter((one) => one !== '') }, field);
  return value;
}

/** 合計 = 振替済 + 振替不能, each as counted. All results 0 and no totals of results: the request, before the bank's answer. */
function closeResult(reading: ZenginReading, open: OpenResult): void {
  const count = reading.number(TRAILER_91.count);
  const yen = reading.number(TRAILER_91.total);
  const settled = tallyOf(reading, TRAILER_91.settledCount, TRAILER_91.settledTotal);
  const failed = tallyOf(reading, TRAILER_91.failedCount, TRAILER_91.failedTotal);
  if (count === null || yen === null || open.spoiled) return;
  if (open.result.rows.length > 0 && open.failed.count === 0 && settled.count === 0 && failed.count === 0) {
    reading.problem('bank-debit-request', {}, TRAILER_91.settledCount);
    return;
  }
  const all = plus(open.settled, open.failed);
  checkTally(reading, { count, yen }, [all], TRAILER_91.count, TRAILER_91.total);
  checkTally(reading, settled, [open.settled], TRAILER_91.settledCount, TRAILER_91.settledTotal);
  checkTally(reading, failed, [open.failed], TRAILER_91.failedCount, TRAILER_91.failedTotal);
}

type TrailerField = (typeof TRAILER_91)['count'];

function tallyOf(reading: ZenginReading, countField: TrailerField, totalField: TrailerField): Tally {
  return { count: reading.optionalNumber(countField) ?? 0, yen: reading.optionalNumber(totalField) ?? 0 };
}
