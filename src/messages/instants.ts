/** Instants (UTC ISO) as a clerk in Japan reads them; the books know dates only, so the zone is fixed. */
import type { PlainDate } from '../domain/dates.ts';

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
const timeFormat = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit' });

/** The calendar day in Japan of an instant, YYYY-MM-DD. */
export function dayOfInstant(instant: string): PlainDate {
  return dayFormat.format(Date.parse(instant));
}

/** 9:12. */
export function timeOfInstant(instant: string): string {
  return timeFormat.format(Date.parse(instant));
}

/** 本日 9:12 on the same day, else 11/20 9:12, else 2025/11/20. */
export function shownInstant(instant: string, today: PlainDate): string {
  const day = dayOfInstant(instant);
  if (day === today) return `本日 ${timeOfInstant(instant)}`;
  if (day.slice(0, 4) === today.slice(0, 4)) return `${day.slice(5).replace('-', '/')} ${timeOfInstant(instant)}`;
  return day.replaceAll('-', '/');
}

/** 2026/11/24 9:12. */
export function fullInstant(instant: string): string {
  return `${dayOfInstant(instant).replaceAll('-', '/')} ${timeOfInstant(instant)}`;
}
