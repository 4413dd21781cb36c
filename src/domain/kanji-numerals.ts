/** Figures as they are written in upright letters. */

const DIGITS = '〇一二三四五六七八九';
/** 大字, which cannot be altered by a stroke: 壱 弐 参 and 拾, the others as they are (小切手・証書の書き方). */
const FORMAL = ['', '壱', '弐', '参', '四', '五', '六', '七', '八', '九'];
const PLACES = ['', '拾', '百', '千'];
const MYRIADS = ['', '万', '億', '兆'];

/** 2026 → 二〇二六: every digit by itself, leading zeros kept. */
export function kanjiDigits(digits: string): string {
  return digits.replace(/[0-9]/g, (digit) => DIGITS[Number(digit)]!);
}

/** 1779800 → 一、七七九、八〇〇. Throws RangeError for what is no whole amount. */
export function kanjiGrouped(amount: number): string {
  assertWhole(amount);
  return kanjiDigits(String(amount).replace(/\B(?=(\d{3})+$)/g, '、'));
}

/** 1000000 → 金壱百万円也; 0 → 金零円也. Throws RangeError for what is no whole amount. */
export function formalYen(amount: number): string {
  assertWhole(amount);
  if (amount === 0) return '金零円也';
  let words = '';
  for (let myriad = 0, rest = amount; rest > 0; myriad++, rest = Math.floor(rest / 10_000))
    words = formalBelowMyriad(rest % 10_000, MYRIADS[myriad]!) + words;
  return `金${words}円也`;
}

function formalBelowMyriad(number: number, myriad: string): string {
  let words = '';
  for (let place = 0, rest = number; rest > 0; place++, rest = Math.floor(rest / 10)) {
    const digit = rest % 10;
    if (digit > 0) words = `${FORMAL[digit]}${PLACES[place]}${words}`;
  }
  return words === '' ? '' : words + myriad;
}

function assertWhole(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is no whole amount`);
}
