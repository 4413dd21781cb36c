/** Money is integer yen (JavaScript safe integers). Quantities and unit prices are integers scaled by 1,000. */

export type RoundingMode = 'down' | 'up' | 'half-up';

/** Quantity and unit price carry up to three decimals (0.5 h, 12.5 円) as integers of 1/1000. */
export const SCALE = 1000;

/** Throws RangeError for anything that is not an exact number of yen: a float here would be a wrong ledger. */
export function assertYen(value: number, what = 'amount'): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} is not an exact number of yen: ${value}`);
  return value;
}

/** Sum of yen; throws RangeError when the sum leaves the exact range. */
export function sumYen(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return assertYen(total, 'sum');
}

/**
 * numerator / denominator, rounded once. Rounding acts on the magnitude, then the sign is put back, so that a credit
 * mirrors the charge it takes back.
 */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): number {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  let quotient = n / d;
  const rest = n % d;
  if (mode === 'up' && rest > 0n) quotient += 1n;
  if (mode === 'half-up' && rest * 2n >= d) quotient += 1n;
  return assertYen(Number(negative ? -quotient : quotient));
}

/** Amount of one line in yen: quantity × unit price, both in 1/1000, rounded once by the client's setting. */
export function lineAmountYen(quantityMilli: number, unitPriceMilli: number, mode: RoundingMode): number {
  return divideRounded(BigInt(quantityMilli) * BigInt(unitPriceMilli), 1_000_000n, mode);
}

/** 1234567 → "1,234,567"; negatives with ▲ as Japanese books print them. */
export function formatYen(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return value < 0 ? `▲${digits}` : digits;
}

/** 12500 (1/1000) → "12.5"; used for quantities and unit prices. */
export function formatMilli(value: number): string {
  const sign = value < 0 ? '▲' : '';
  const magnitude = Math.abs(value);
  const whole = String(Math.trunc(magnitude / SCALE)).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = String(magnitude % SCALE)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${sign}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** 12500 (1/1000) → "12.5", −1000 → "-1": as files hold numbers, without commas. */
export function plainMilli(value: number): string {
  return formatMilli(value).replaceAll(',', '').replace('▲', '-');
}

/**
 * Reads what a clerk or a spreadsheet writes for a number with up to three decimals: full-width digits, commas, ¥, 円,
 * a leading - or ▲ or △, 1.5万. Returns the value in 1/1000, or null when it is not such a number. A trailing minus is
 * not read: 「12,350-」 is a negative in one house and a price tag in another.
 */
export function parseMilli(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,¥\\円]/g, '')
    .replace(/^[▲△−–—ー‐]/, '-');
  const match = /^([-+]?)(\d{1,13})(?:\.(\d{1,3})0*)?(万|千|億)?$/.exec(plain);
  if (!match) return null;
  const [, sign, whole, fraction = '', unit] = match;
  const factor = unit === '億' ? 100_000_000 : unit === '万' ? 10_000 : unit === '千' ? 1000 : 1;
  const value = (Number(whole) * SCALE + Number(fraction.padEnd(3, '0'))) * factor;
  if (!Number.isSafeInteger(value)) return null;
  return sign === '-' && value !== 0 ? -value : value;
}

/** Like parseMilli, but whole yen only; null when there is a fraction of a yen or no number. */
export function parseYen(text: string): number | null {
  const milli = parseMilli(text);
  return milli === null || milli % SCALE !== 0 ? null : milli / SCALE;
}
