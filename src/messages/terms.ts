/** 支払条件, wherever terms are entered or shown. */
import type { PaymentTerms } from '../domain/dates.ts';

export const termsWords = {
  closingDay: '締日',
  monthsAfter: '支払月',
  payDay: '支払日',
  holidayShift: '休日のとき',
  endOfMonth: '末',
  dayHint: '1〜30 か 末',
  dayUnreadable: '1〜30 か 末 で入れてください',
  months: ['当月', '翌月', '翌々月', '3か月後'],
  holiday: { before: '前の営業日', after: '次の営業日', none: 'そのまま' },
  feeBearer: '振込手数料',
  fee: { customer: '先方負担', client: '当方負担' },
} as const;

/** 月末締め翌月末払い, 20日締め翌月10日払い. */
export function termsText(terms: PaymentTerms): string {
  const day = (value: number) => (value === 31 ? '末' : `${value}日`);
  const closing = terms.closingDay === 31 ? '月末' : day(terms.closingDay);
  return `${closing}締め${termsWords.months[terms.monthsAfter] ?? ''}${day(terms.payDay)}払い`;
}

/** 締日 or 支払日 as typed: 20, 20日, 末, 月末 (31). Null when it is none. */
export function dayOfTerms(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/日$/, '');
  if (plain === '末' || plain === '月末') return 31;
  const day = /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
  return day >= 1 && day <= 31 ? day : null;
}
