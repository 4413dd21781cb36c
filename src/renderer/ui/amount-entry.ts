/** Commas while typing: pure functions over the text of an amount box and its caret. */
import { formatYen, parseYen } from '../../domain/money.ts';

/** Full-width digits and minus signs as the box keeps them. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[−–ー‐△]/g, '▲')
    .replace(/^-/, '▲');
}

/**
 * Text and caret after a keystroke. Plain digits get their commas at once and the caret stays behind the same digit;
 * anything else (1.5万) waits until the box is left.
 */
export function withCommas(typed: string, caret: number): { text: string; caret: number } {
  const plain = plainDigits(typed);
  if (!/^▲?[\d,]*$/.test(plain) || !/\d/.test(plain)) return { text: plain, caret: Math.min(caret, plain.length) };
  const yen = parseYen(plain);
  if (yen === null) return { text: plain, caret: Math.min(caret, plain.length) };
  const digitsBefore = plain.slice(0, caret).replace(/[^\d]/g, '').length - leadingZeros(plain, caret);
  const text = plain.startsWith('▲') && yen === 0 ? '▲0' : formatYen(yen);
  return { text, caret: caretAfterDigits(text, digitsBefore) };
}

function leadingZeros(plain: string, caret: number): number {
  const digits = plain.replace(/[^\d]/g, '');
  const zeros = /^0+(?=\d)/.exec(digits)?.[0].length ?? 0;
  return Math.min(zeros, plain.slice(0, caret).replace(/[^\d]/g, '').length);
}

function caretAfterDigits(text: string, digits: number): number {
  if (digits <= 0) return text.startsWith('▲') ? 1 : 0;
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    if (/\d/.test(text[index]!)) seen++;
    if (seen === digits) return index + 1;
  }
  return text.length;
}
