/** When nobody is written to or called by machine: at night, and where the office says so on days on which banks are closed. */
import { isBankHoliday, type PlainDate } from './dates.ts';

export interface QuietHours {
  /** HH:MM: from then on nothing goes … */
  from: string;
  /** … until then. The same time twice: never quiet. */
  until: string;
  /** Saturdays, Sundays, national holidays and the days around New Year are quiet all day. */
  holidays: boolean;
}

/** 21:00–8:00 as for collectors by law (貸金業法21条), and nothing on holidays. */
export const DEFAULT_QUIET: QuietHours = { from: '21:00', until: '08:00', holidays: true };

/** Whether it is quiet at this minute of Japan's clocks (`day` YYYY-MM-DD, `time` HH:MM), and why. */
export function quietReason(quiet: QuietHours, day: PlainDate, time: string): 'night' | 'holiday' | null {
  if (quiet.holidays && isBankHoliday(day)) return 'holiday';
  const { from, until } = quiet;
  if (from === until) return null;
  const isNight = from < until ? time >= from && time < until : time >= from || time < until;
  return isNight ? 'night' : null;
}
