/** 全銀 01 振込入金通知, Format A and B. */

import {
  add,
  bookedOn,
  checkTally,
  inquiryNumber,
  minus,
  type OpenAccount,
  openAccount,
  plus,
} from './zengin-account.ts';
import { DATA_01A, DATA_01B, HEADER_01, TRAILER_01 } from './zengin-layouts.ts';
import type { ZenginReading } from './zengin-reading.ts';
import { BLANK } from './zengin-records.ts';
import { addRow, cancelFlag } from './zengin-rows.ts';

export function openAccount01(reading: ZenginReading): OpenAccount {
  return openAccount(reading, HEADER_01);
}

/**
 * Format B has twelve-digit amounts where A has the EDI information. Told apart record by record: all 24 digits filled
 * is B, as the format's readers do it; null when both fit (nothing stands there).
 */
function formatOf(reading: ZenginReading): 'A' | 'B' | null {
  const { records } = reading;
  const cells = records.cellCount();
  if (cells !== null) return cells >= 15 ? 'B' : 'A';
  const amount = records.number(DATA_01B.amount2);
  const otherBank = records.number(DATA_01B.otherBankAmount2);
  const digits = `${records.raw(DATA_01B.amount2)}${records.raw(DATA_01B.otherBankAmount2)}`;
  if (amount >= 0 && otherBank >= 0 && /^\d{24}$/.test(digits)) return 'B';
  if (amount === BLANK && otherBank === BLANK) {
    return records.raw(DATA_01B.ediInfo).trim() === '' ? null : 'B';
  }
  return 'A';
}

/** Format B: 金額 up to ten digits, else 金額(2); the other one is zero or blank. */
function amountB(reading: ZenginReading): number | null {
  const small = reading.optionalNumber(DATA_01B.amount);
  const large = reading.optionalNumber(DATA_01B.amount2);
  if (small && large && small !== large) {
    reading.problem('bank-field', { expects: 'one-amount' }, DATA_01B.amount2);
    return null;
  }
  return small || large || 0;
}

export function readData01(reading: ZenginReading, open: OpenAccount): void {
  const found = formatOf(reading);
  if (found !== null && open.format !== null && found !== open.format) {
    reading.problem('bank-field', { expects: `format-${open.format.toLowerCase()}` }, DATA_01A.ediInfo);
  }
  open.format ??= found;
  const isB = (open.format ?? 'A') === 'B';
  const fields = isB ? DATA_01B : DATA_01A;
  const booked = bookedOn(reading, fields.bookedOn, open);
  const valueOn = reading.optionalDate(fields.valueOn);
  const amountYen = isB ? amountB(reading) : reading.number(fields.amount);
  reading.optionalNumber(fields.otherBankAmount);
  const cancels = cancelFlag(reading, fields.cancel);
  const ref = inquiryNumber(reading, fields.ref);
  if (amountYen === 0) reading.problem('bank-field', { expects: 'positive' }, fields.amount);
  if (!amountYen || booked === '' || cancels === null) {
    open.spoiled = true;
    return;
  }
  add(cancels ? open.cancels : open.deposits, amountYen);
  addRow(reading, open, fields, {
    ref,
    bookedOn: booked,
    valueOn,
    amountYen,
    cancels,
    method: 'transfer',
    description: '',
  });
}

/**
 * 振込合計 holds every notice, or leaves the cancelled ones out, or is netted: banks differ, so any of the three may
 * fit. 取消合計 is optional and left at zero by some; where it is filled it has to be right.
 */
export function closeAccount01(reading: ZenginReading, open: OpenAccount): void {
  const count = reading.number(TRAILER_01.count);
  const yen = reading.number(TRAILER_01.total);
  const cancelCount = reading.optionalNumber(TRAILER_01.cancelCount) ?? 0;
  const cancelYen = reading.optionalNumber(TRAILER_01.cancelTotal) ?? 0;
  if (count === null || yen === null || open.spoiled) return;
  const { deposits, cancels } = open;
  const sums = [plus(deposits, cancels), deposits, minus(deposits, cancels)];
  checkTally(reading, { count, yen }, sums, TRAILER_01.count, TRAILER_01.total);
  if (cancelCount === 0 && cancelYen === 0) return;
  checkTally(
    reading,
    { count: cancelCount, yen: cancelYen },
    [cancels],
    TRAILER_01.cancelCount,
    TRAILER_01.cancelTotal,
  );
}
