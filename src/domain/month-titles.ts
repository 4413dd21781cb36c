/** Titles that name a month. */
import { monthOf, type PlainDate } from './dates.ts';

/** 「10月分 金物」 of an invoice of October becomes 「11月分 金物」 in November; any other title stays as it is. */
export function titleInMonth(title: string, from: PlainDate, to: PlainDate): string {
  const [old, next] = [from, to].map((date) => `${Number(monthOf(date).slice(5))}月分`);
  return old && next && title.startsWith(old) ? `${next}${title.slice(old.length)}` : title;
}
