/** The monthly export: which months are due. Pure. */
import { addMonths, dayOfMonth, monthOf, type PlainDate } from './dates.ts';

export const EXPORT_LISTS = ['aging', 'openInvoices', 'deposits', 'reminders', 'customers'] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];

export interface ExportPlan {
  lists: ExportList[];
  /** 1–31, 31 being the month's last day. */
  day: number;
  folder: string;
  /** From the day it was set: what was due before is not made up for. */
  savedOn: PlainDate;
}

/** A machine that was off for years does not export years. */
const MOST_MONTHS = 12;

/** The day on which a month ('YYYY-MM') is exported: in the month after it. */
export function exportOn(month: string, day: number): PlainDate {
  const after = monthOf(addMonths(`${month}-01`, 1));
  return dayOfMonth(Number(after.slice(0, 4)), Number(after.slice(5)), day);
}

/** Months whose day has come since the plan was set and that are not done, oldest first. */
export function dueMonths(plan: ExportPlan, done: ReadonlySet<string>, today: PlainDate): string[] {
  const months: string[] = [];
  for (let back = MOST_MONTHS; back >= 1; back--) {
    const month = monthOf(addMonths(`${monthOf(today)}-01`, -back));
    const on = exportOn(month, plan.day);
    if (on >= plan.savedOn && on <= today && !done.has(month)) months.push(month);
  }
  return months;
}

/** The next day on which something is due: today where something is. */
export function nextExportOn(plan: ExportPlan, done: ReadonlySet<string>, today: PlainDate): PlainDate {
  if (dueMonths(plan, done, today).length > 0) return today;
  const coming = [-1, 0, 1].map((months) => exportOn(monthOf(addMonths(`${monthOf(today)}-01`, months)), plan.day));
  return coming.find((on) => on > today)!;
}
