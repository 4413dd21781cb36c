/** Days and moments as a letter says them. */
import { formatLongDate, type PlainDate, weekdayName } from './dates.ts';

/**
 * 時候の挨拶 by day of the year, from the days on which the solar terms usually fall (立春 2/4, 立夏 5/6, 小暑 7/7, 立秋 8/8).
 * Only greetings a business letter may carry; 新春 is left out: a reminder brings no good wishes.
 */
const SEASONS: [from: string, greeting: string][] = [
  ['01-01', '厳寒の候'],
  ['02-04', '余寒の候'],
  ['03-01', '早春の候'],
  ['03-21', '春暖の候'],
  ['04-01', '陽春の候'],
  ['05-06', '新緑の候'],
  ['06-01', '初夏の候'],
  ['06-11', '梅雨の候'],
  ['07-07', '盛夏の候'],
  ['08-08', '残暑の候'],
  ['09-08', '初秋の候'],
  ['09-23', '秋冷の候'],
  ['10-24', '晩秋の候'],
  ['11-22', '向寒の候'],
  ['12-07', '寒冷の候'],
];

export function seasonalGreeting(on: PlainDate): string {
  const day = on.slice(5);
  let greeting = '時下';
  for (const [from, words] of SEASONS) if (day >= from) greeting = words;
  return greeting;
}

/** 2026-11-24, 09:12 → 11月24日午前9時12分; without a time 11月24日. */
export function asOfWords(on: PlainDate, timeOfDay?: string): string {
  const day = `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`;
  if (!timeOfDay) return day;
  const [hour, minute] = [Number(timeOfDay.slice(0, 2)), Number(timeOfDay.slice(3, 5))];
  const half = hour < 12 ? '午前' : '午後';
  return `${day}${half}${hour % 12}時${minute === 0 ? '' : `${minute}分`}`;
}

/** 2026-12-04 → 2026年12月4日（金）. */
export function deadlineWords(on: PlainDate): string {
  return `${formatLongDate(on)}（${weekdayName(on)}）`;
}
