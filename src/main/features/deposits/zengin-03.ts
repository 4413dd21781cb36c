/** 全銀 03 入出金取引明細 of demand accounts (普通, 当座, 貯蓄). */
import type { DepositMethod } from '../../../domain/import-cells.ts';
import {
  add,
  bookedOn,
  checkTally,
  inquiryNumber,
  isSame,
  minus,
  type OpenAccount,
  openAccount,
  plus,
  type Tally,
} from './zengin-account.ts';
import { DATA_03, HEADER_03, TRAILER_03, type ZenginField } from './zengin-layouts.ts';
import type { ZenginReading } from './zengin-reading.ts';
import { addRow } from './zengin-rows.ts';

/** 取引区分 19 訂正: takes back a deposit (出金 side) or a withdrawal (入金 side). */
const CORRECTION = 19;

export function openAccount03(reading: ZenginReading): OpenAccount {
  const open = openAccount(reading, HEADER_03);
  const opening = reading.optionalNumber(HEADER_03.opening);
  open.account.openingYen = signedBalance(reading, HEADER_03.openingSign, opening);
  return open;
}

/** 貸越区分: 2 is an overdraft. A blank balance, or zero without a sign, was not filled in. */
function signedBalance(reading: ZenginReading, signField: ZenginField, amount: number | null): number | null {
  const sign = reading.optionalNumber(signField) ?? 0;
  if (sign > 2) reading.problem('bank-field', { expects: 'choice', allowed: ['1', '2', ''] }, signField);
  if (amount === null || (amount === 0 && sign === 0)) return null;
  return sign === 2 ? 0 - amount : amount;
}

/** 取引区分 and 手形・小切手区分 → how the money came. でんさい has no code of its own and stands in the 摘要. */
function methodOf(transaction: number, noteKind: number | null, description: string): DepositMethod {
  if (description.includes('ﾃﾞﾝｻｲ')) return 'densai';
  if (transaction === 10) return 'cash';
  if (transaction === 11 || transaction === 14) return 'transfer';
  if (transaction === 12 || transaction === 13) return noteKind === 2 || noteKind === 3 ? 'note' : 'cheque';
  return 'other';
}

export function readData03(reading: ZenginReading, open: OpenAccount): void {
  open.records++;
  if (open.skipped) return;
  const booked = bookedOn(reading, DATA_03.bookedOn, open);
  const valueOn = reading.optionalDate(DATA_03.valueOn);
  const direction = reading.number(DATA_03.direction);
  const transaction = reading.number(DATA_03.transaction);
  const amountYen = reading.number(DATA_03.amount);
  const noteKind = reading.optionalNumber(DATA_03.noteKind);
  reading.optionalNumber(DATA_03.otherBankAmount);
  const ref = inquiryNumber(reading, DATA_03.ref);
  if (direction !== null && direction !== 1 && direction !== 2) {
    reading.problem('bank-field', { expects: 'choice', allowed: ['1', '2'] }, DATA_03.direction);
    open.spoiled = true;
  }
  if (booked === '' || direction === null || transaction === null || amountYen === null) {
    open.spoiled = true;
    return;
  }
  const corrects = transaction === CORRECTION;
  if (direction === 1) add(corrects ? open.returns : open.deposits, amountYen);
  else add(corrects ? open.cancels : open.withdrawals, amountYen);
  if ((direction === 1) === corrects) return;
  if (amountYen === 0) {
    open.zeroRows++;
    return;
  }
  const description = reading.text(DATA_03.description);
  const method = methodOf(transaction, noteKind, description);
  addRow(reading, open, DATA_03, { ref, bookedOn: booked, valueOn, amountYen, cancels: corrects, method, description });
}

/** Corrections count on the side they stand on, or not at all, or against what they correct: one way for both sides. */
function statedFits(open: OpenAccount, statedIn: Tally, statedOut: Tally): boolean {
  const { deposits, cancels, withdrawals, returns } = open;
  const ways: [Tally, Tally][] = [
    [plus(deposits, returns), plus(withdrawals, cancels)],
    [deposits, withdrawals],
    [minus(deposits, cancels), minus(withdrawals, returns)],
  ];
  return ways.some(([ins, outs]) => isSame(ins, statedIn) && isSame(outs, statedOut));
}

export function closeAccount03(reading: ZenginReading, open: OpenAccount): void {
  const records = reading.optionalNumber(TRAILER_03.records);
  if (records !== null && records !== open.records) {
    reading.problem('bank-count', { stated: records, counted: open.records }, TRAILER_03.records);
  }
  if (open.skipped) return;
  const inCount = reading.number(TRAILER_03.inCount);
  const inYen = reading.number(TRAILER_03.inTotal);
  const outCount = reading.number(TRAILER_03.outCount);
  const outYen = reading.number(TRAILER_03.outTotal);
  const closing = reading.optionalNumber(TRAILER_03.closing);
  open.account.closingYen = signedBalance(reading, TRAILER_03.closingSign, closing);
  if (inCount === null || inYen === null || outCount === null || outYen === null || open.spoiled) return;
  const statedIn = { count: inCount, yen: inYen };
  const statedOut = { count: outCount, yen: outYen };
  if (!statedFits(open, statedIn, statedOut)) {
    const { deposits, cancels, withdrawals, returns } = open;
    const before = reading.problems.length;
    checkTally(reading, statedIn, [plus(deposits, returns)], TRAILER_03.inCount, TRAILER_03.inTotal);
    checkTally(reading, statedOut, [plus(withdrawals, cancels)], TRAILER_03.outCount, TRAILER_03.outTotal);
    if (reading.problems.length > before) return;
  }
  checkBalance(reading, open);
}

/** 取引前残高 + 入金 − 出金 = 取引後残高, where the bank fills the balances in. */
function checkBalance(reading: ZenginReading, open: OpenAccount): void {
  const { account } = open;
  if (account.openingYen === null || account.closingYen === null) return;
  const moved = open.deposits.yen + open.returns.yen - open.withdrawals.yen - open.cancels.yen;
  const expectedYen = account.openingYen + moved;
  if (expectedYen === account.closingYen) return;
  if (account.openingYen === 0 && account.closingYen === 0) {
    // Some banks fill unused balances with zeros and a plus sign; money moved, so these are not balances.
    account.openingYen = null;
    account.closingYen = null;
    return;
  }
  reading.problem('bank-balance', { statedYen: account.closingYen, expectedYen }, TRAILER_03.closing);
}
