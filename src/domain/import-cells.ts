/**
 * Text of one cell → one value of the books. Every reader takes the cell as it stands in the file and gives the value
 * or what is wrong with it; which row and column it was is the caller's to say.
 */
import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { Facts } from '../contract/reply.ts';
import { addDays, type HolidayShift, type PlainDate, parseDate } from './dates.ts';
import { parseTaxClass, type TaxClass } from './invoice-tax.ts';
import { parseMilli, parseYen } from './money.ts';
import { checkRegistrationNumber } from './registration-number.ts';

export const DEPOSIT_METHODS = ['transfer', 'cash', 'cheque', 'densai', 'note', 'direct-debit', 'other'] as const;
export type DepositMethod = (typeof DEPOSIT_METHODS)[number];

export type FeeBearer = 'customer' | 'client';

export type Cell<T> = { ok: true; value: T } | { ok: false; code: RefusalCode; facts: Facts };

function good<T>(value: T): Cell<T> {
  return { ok: true, value };
}

function bad(code: RefusalCode, facts: Facts = {}): { ok: false; code: RefusalCode; facts: Facts } {
  return { ok: false, code, facts };
}

/** Without blanks around it (full-width ones too) and with line breaks inside the cell as one blank. */
export function cellText(cell: string): string {
  return cell.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** Blank is good and reads as ''. */
export function readText(cell: string, max: number): Cell<string> {
  const text = cellText(cell);
  return text.length > max ? bad('cell-too-long', { max, length: text.length }) : good(text);
}

export function readRequiredText(cell: string, max: number): Cell<string> {
  return cellText(cell) === '' ? bad('cell-required') : readText(cell, max);
}

/** A real day in any of the ways of parseDate; blank is missing. */
export function readDate(cell: string): Cell<PlainDate> {
  const text = cellText(cell);
  if (text === '') return bad('cell-required');
  // A workbook or an export may write the time of day behind the date; only the day counts here.
  const date =
    parseDate(text) ?? parseDate(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')) ?? excelSerialDate(text);
  return date === null ? bad('cell-date') : good(date);
}

/** A date cell that lost its format is Excel's day number: 46234 is 2026-07-31. Only days from 1982 to 2119. */
function excelSerialDate(text: string): PlainDate | null {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= 30_000 && serial < 80_500 ? addDays('1899-12-30', serial) : null;
}

/** Blank is null. */
export function readOptionalDate(cell: string): Cell<PlainDate | null> {
  return cellText(cell) === '' ? good(null) : readDate(cell);
}

/** Whole yen within min and max. */
export function readYen(cell: string, min: number, max: number): Cell<number> {
  if (cellText(cell) === '') return bad('cell-required');
  const value = parseYen(cell);
  if (value === null) return bad('cell-number', { decimals: 0 });
  return value < min || value > max ? bad('cell-number', { min, max }) : good(value);
}

/** Quantity or price in 1/1000, up to three decimals. */
export function readMilli(cell: string, limit: number): Cell<number> {
  if (cellText(cell) === '') return bad('cell-required');
  const value = parseMilli(cell);
  if (value === null) return bad('cell-number', { decimals: 3 });
  return Math.abs(value) > limit ? bad('cell-number', { max: limit / 1000 }) : good(value);
}

export function readTaxClass(cell: string): Cell<TaxClass> {
  if (cellText(cell) === '') return bad('cell-required');
  const taxClass = parseTaxClass(cell);
  return taxClass === null ? bad('cell-tax') : good(taxClass);
}

function plain(cell: string): string {
  return cellText(cell).normalize('NFKC').replace(/\s/g, '');
}

/** 締日, 支払日: 1–31, 20日, 末, 末日, 月末, 99 (the old systems' 末) → 1–31, 31 being 末. Blank is undefined. */
export function readDayOfMonth(cell: string): Cell<number | undefined> {
  const text = plain(cell);
  if (text === '') return good(undefined);
  if (/^(月?末日?|月末締め?|末締め?|99)$/.test(text)) return good(31);
  const match = /^(\d{1,2})日?(締め?|払い?)?$/.exec(text);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? good(day) : bad('cell-choice', { allowed: ['1–31', '末'] });
}

const MONTHS_AFTER: ReadonlyMap<string, number> = new Map([
  ['当月', 0],
  ['翌月', 1],
  ['翌々月', 2],
  ['翌翌月', 2],
  ['翌々々月', 3],
  ['翌翌翌月', 3],
]);

/** 支払月: 0 当月, 1 翌月, 2 翌々月, 3. Blank is undefined. */
export function readMonthsAfter(cell: string): Cell<number | undefined> {
  const text = plain(cell).replace(/払い?$/, '');
  if (text === '') return good(undefined);
  const months = MONTHS_AFTER.get(text) ?? (/^[0-3]([ヶケかカヵ]月後?|月後)?$/.test(text) ? Number(text[0]) : null);
  return months === null
    ? bad('cell-choice', { allowed: ['0', '1', '2', '3', '当月', '翌月', '翌々月'] })
    : good(months);
}

/** 休日調整: 前, 後, なし. Blank is undefined. */
export function readHolidayShift(cell: string): Cell<HolidayShift | undefined> {
  const text = plain(cell);
  if (text === '') return good(undefined);
  if (/^前(営業日|倒し)?$/.test(text)) return good('before');
  if (/^(後|後営業日|翌営業日|後倒し|後ろ倒し)$/.test(text)) return good('after');
  if (/^(なし|無し|無|しない|調整なし|当日)$/.test(text)) return good('none');
  return bad('cell-choice', { allowed: ['前', '後', 'なし'] });
}

/** 手数料負担: 先方 (the customer bears the transfer fee), 当方 (the client does). Blank is undefined. */
export function readFeeBearer(cell: string): Cell<FeeBearer | undefined> {
  const text = plain(cell).replace(/負担$/, '');
  if (text === '') return good(undefined);
  if (/^(先方|得意先|お客様|振込人|貴社)$/.test(text)) return good('customer');
  if (/^(当方|自社|弊社|当社)$/.test(text)) return good('client');
  return bad('cell-choice', { allowed: ['先方', '当方'] });
}

/** 対象, はい, ○ or 1 against 対象外, いいえ, × or 0; blank is no. */
export function readYesNo(cell: string): Cell<boolean> {
  const text = plain(cell);
  if (/^(|対象外|いいえ|否|×|✕|-|0|N|NO|FALSE)$/i.test(text)) return good(false);
  if (/^(対象|はい|該当|○|〇|◯|1|Y|YES|TRUE)$/i.test(text)) return good(true);
  return bad('cell-choice', { allowed: ['対象', '対象外'] });
}

const HIGHEST_PERCENT = 50;

/** 2, 2%, 0.5 → hundredths of a percent; blank is null. Above 50 % it is no discount but a slip. */
export function readPercent(cell: string): Cell<number | null> {
  const text = plain(cell).replace(/[%％]$/u, '');
  if (text === '') return good(null);
  const milli = parseMilli(text);
  if (milli === null || milli <= 0 || milli > HIGHEST_PERCENT * 1000 || milli % 10 !== 0)
    return bad('cell-number', { min: 0.01, max: HIGHEST_PERCENT });
  return good(milli / 10);
}

/** 10, 10日 → 10; blank is null. */
export function readDays(cell: string, max: number): Cell<number | null> {
  const text = plain(cell).replace(/日(?:以内)?$/u, '');
  if (text === '') return good(null);
  const days = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return days < 0 || days > max ? bad('cell-number', { min: 0, max }) : good(days);
}

const METHODS: ReadonlyMap<string, DepositMethod> = new Map([
  ['振込', 'transfer'],
  ['振り込み', 'transfer'],
  ['銀行振込', 'transfer'],
  ['振替', 'transfer'],
  ['現金', 'cash'],
  ['小切手', 'cheque'],
  ['でんさい', 'densai'],
  ['電子記録債権', 'densai'],
  ['手形', 'note'],
  ['約束手形', 'note'],
  ['受取手形', 'note'],
  ['口座振替', 'direct-debit'],
  ['口振', 'direct-debit'],
  ['自動引落', 'direct-debit'],
  ['引落', 'direct-debit'],
  ['その他', 'other'],
]);

/** 入金方法. Blank is 振込, which nearly every deposit is. */
export function readDepositMethod(cell: string): Cell<DepositMethod> {
  const text = plain(cell);
  if (text === '') return good('transfer');
  const method = METHODS.get(text);
  const allowed = ['振込', '現金', '小切手', 'でんさい', '手形', '口座振替', 'その他'];
  return method === undefined ? bad('cell-choice', { allowed }) : good(method);
}

/** 郵便番号 → 123-4567; blank is ''. Six digits or fewer are refused: which digit is missing cannot be known. */
export function readPostalCode(cell: string): Cell<string> {
  const digits = plain(cell)
    .replace(/^〒/, '')
    .replace(/[-‐‑–—―−ー]/g, '');
  if (digits === '') return good('');
  return /^\d{7}$/.test(digits) ? good(`${digits.slice(0, 3)}-${digits.slice(3)}`) : bad('cell-postal-code');
}

/** 登録番号: T and 13 digits; hyphens and a small t are let through. The check digit warns elsewhere, never here. */
export function readRegistrationNumber(cell: string): Cell<string> {
  const text = plain(cell)
    .toUpperCase()
    .replace(/[-‐‑–—―−ー]/g, '');
  if (text === '') return good('');
  return checkRegistrationNumber(text) === 'malformed' ? bad('registration-malformed', { value: text }) : good(text);
}

/** 振込名義: several names parted by `;`. Each once, in the order given. */
export function readPayerNames(cell: string, maxNames: number, maxLength: number): Cell<string[]> {
  const names = [
    ...new Set(
      cell
        .split(/[;；\r\n]/)
        .map(cellText)
        .filter((name) => name !== ''),
    ),
  ];
  const long = names.find((name) => name.length > maxLength);
  if (long !== undefined) return bad('cell-too-long', { max: maxLength, length: long.length });
  return names.length > maxNames ? bad('cell-too-many', { max: maxNames, count: names.length }) : good(names);
}

const STAGES = ['', 'ご確認', 'お願い', '督促', '催告', '最終催告'];

/** 督促段階 reached so far: 0 (or blank) none, 1–5 or the stage's name. */
export function readReminderStage(cell: string): Cell<number> {
  const text = plain(cell);
  if (text === '') return good(0);
  if (/^[0-5]$/.test(text)) return good(Number(text));
  const stage = STAGES.indexOf(text);
  return stage > 0 ? good(stage) : bad('cell-choice', { allowed: ['0', '1', '2', '3', '4', '5'] });
}
