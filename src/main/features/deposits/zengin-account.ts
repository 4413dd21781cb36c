/** What is gathered while one account (header, data records, trailer) of a 全銀 file is read. */
import { bankYearStyle } from '../../../domain/bank-dates.ts';
import type { BankFileAccount } from './bank-file-types.ts';
import type { ZenginField } from './zengin-layouts.ts';
import type { ZenginReading } from './zengin-reading.ts';

/** A number of records and the yen in them. */
export interface Tally {
  count: number;
  yen: number;
}

export interface OpenAccount {
  account: BankFileAccount;
  /** Deposits without cancels / the notices and corrections that take some back. */
  deposits: Tally;
  cancels: Tally;
  /** 03 only: withdrawals without corrections / the corrections that put some back. */
  withdrawals: Tally;
  returns: Tally;
  records: number;
  zeroRows: number;
  /** 01 only: the format its data records turned out to have. */
  format: 'A' | 'B' | null;
  /** 定期性 accounts have another data layout and hold no customer's money: read over. */
  skipped: boolean;
  /** A field of a data record was unreadable, so sums would only repeat that. */
  spoiled: boolean;
}

export function add(tally: Tally, yen: number): void {
  tally.count++;
  tally.yen += yen;
}

export function plus(a: Tally, b: Tally): Tally {
  return { count: a.count + b.count, yen: a.yen + b.yen };
}

export function minus(a: Tally, b: Tally): Tally {
  return { count: a.count - b.count, yen: a.yen - b.yen };
}

export function isSame(a: Tally, b: Tally): boolean {
  return a.count === b.count && a.yen === b.yen;
}

type HeaderFields = Record<
  'createdOn' | 'from' | 'through' | 'bankCode' | 'bankName' | 'branchCode' | 'branchName' | 'accountType' | 'holder',
  ZenginField
> & { accountNumber: ZenginField };

const DEMAND_ACCOUNTS = ['1', '2', '4'];
const TIME_ACCOUNTS = ['5', '6', '7'];

/** Reads the part of a header that 01 and 03 share and decides how the account writes its years. */
export function openAccount(reading: ZenginReading, fields: HeaderFields): OpenAccount {
  const { records } = reading;
  const filled = [fields.createdOn, fields.from, fields.through].map((field) => records.number(field));
  reading.setYearStyle(
    bankYearStyle(
      filled.filter((date) => date > 0),
      reading.today,
    ),
  );
  reading.optionalDate(fields.createdOn);
  const from = reading.optionalDate(fields.from);
  const through = reading.optionalDate(fields.through);
  if (from !== null && through !== null && from > through) {
    reading.problem('bank-period', { date: through, from, through }, fields.through);
  }
  const type = String(reading.number(fields.accountType) ?? '');
  const skipped = TIME_ACCOUNTS.includes(type);
  if (type !== '' && !skipped && !DEMAND_ACCOUNTS.includes(type)) {
    reading.problem('bank-field', { expects: 'choice', allowed: DEMAND_ACCOUNTS }, fields.accountType);
  }
  const account: BankFileAccount = {
    bankCode: reading.code(fields.bankCode),
    branchCode: reading.code(fields.branchCode),
    type,
    number: String(reading.number(fields.accountNumber) ?? ''),
    bankName: reading.text(fields.bankName),
    branchName: reading.text(fields.branchName),
    holderKana: reading.text(fields.holder),
    from,
    through,
    openingYen: null,
    closingYen: null,
    rows: [],
  };
  const tally = (): Tally => ({ count: 0, yen: 0 });
  return {
    account,
    deposits: tally(),
    cancels: tally(),
    withdrawals: tally(),
    returns: tally(),
    records: 0,
    zeroRows: 0,
    format: null,
    skipped,
    spoiled: false,
  };
}

/** A data record's 勘定日: a real day within the period that the header states. */
export function bookedOn(reading: ZenginReading, field: ZenginField, { account }: OpenAccount): string {
  const date = reading.date(field);
  if (date === null) return '';
  const { from, through } = account;
  if ((from !== null && date < from) || (through !== null && date > through)) {
    reading.problem('bank-period', { date, from, through }, field);
  }
  return date;
}

/** 照会番号 without leading zeros; '' when the bank gives none. */
export function inquiryNumber(reading: ZenginReading, field: ZenginField): string {
  const value = reading.optionalNumber(field);
  return value === null || value === 0 ? '' : String(value);
}

/**
 * Holds what a trailer states against the records. `sums` are the ways of counting that banks use (cancelled notices
 * counted in, left out, or netted); the statement is right when it fits one of them.
 */
export function checkTally(
  reading: ZenginReading,
  stated: Tally,
  sums: readonly Tally[],
  countField: ZenginField,
  totalField: ZenginField,
): void {
  if (sums.some((sum) => isSame(sum, stated))) return;
  const nearest =
    sums.find((sum) => sum.count === stated.count) ?? sums.find((sum) => sum.yen === stated.yen) ?? sums[0]!;
  if (nearest.count !== stated.count) {
    reading.problem('bank-count', { stated: stated.count, counted: nearest.count }, countField);
  }
  if (nearest.yen !== stated.yen)
    reading.problem('bank-total', { statedYen: stated.yen, countedYen: nearest.yen }, totalField);
}
