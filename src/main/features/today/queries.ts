/** Facts of a client → how its cycle stands. */
import {
  CYCLE_STEPS,
  type CycleCalendar,
  type CycleFacts,
  type CycleStep,
  DEFAULT_CALENDAR,
} from '../../../domain/client-cycle.ts';
import { dayOfInstant } from '../../../messages/instants.ts';
import type { ReadSql } from '../../db/engine.ts';
import { type BoardRow, officeCalendar, ownCalendars } from './office-queries.ts';

export interface Calendars {
  office: CycleCalendar;
  /** What the office itself has set: it comes before a client's closing day. */
  officeOwn: Partial<CycleCalendar>;
  own: Map<number, Partial<CycleCalendar>>;
}

export async function readCalendars(sql: ReadSql): Promise<Calendars> {
  const officeOwn: Partial<CycleCalendar> = {};
  for (const { key, value } of await officeCalendar(sql)) {
    const step = stepOf(key.slice('cycle.'.length));
    if (step) officeOwn[step] = Number(value);
  }
  const own = new Map<number, Partial<CycleCalendar>>();
  for (const { clientId, step, due } of await ownCalendars(sql)) {
    const known = stepOf(step);
    if (known) own.set(clientId, { ...own.get(clientId), [known]: due });
  }
  return { office: { ...DEFAULT_CALENDAR, ...officeOwn }, officeOwn, own };
}

function stepOf(text: string): CycleStep | undefined {
  return CYCLE_STEPS.find((step) => step === text);
}

/** The client's own days, then the office's, then (for invoices) the client's closing day, then the usual ones. */
export function calendarOf(calendars: Calendars, clientId: number, closingDay: number): CycleCalendar {
  return {
    ...DEFAULT_CALENDAR,
    invoices: closingDay,
    ...calendars.officeOwn,
    ...calendars.own.get(clientId),
  };
}

/** What the books say of a client today; whose letters are due is not in it. */
export function cycleFacts(row: BoardRow): CycleFacts {
  return {
    hasBooks: row.lastInvoicedOn !== null || row.openYen !== 0 || row.bankThrough !== null || row.importedAt !== null,
    lastInvoicedOn: row.lastInvoicedOn,
    bankThrough: row.bankThrough,
    importedOn: row.importedAt && dayOfInstant(row.importedAt),
    unmatched: { count: row.unmatched, yen: row.unmatchedYen, oldestOn: row.unmatchedOn },
    exceptions: { count: row.exceptions, yen: row.exceptionsYen, oldestOn: row.exceptionsOn },
    exceptionsOutside: row.exceptionsOutside,
    remindersDue: null,
    remindersDueYen: 0,
    lastRemindedOn: row.lastRemindedOn,
    unposted: { count: row.unposted, yen: row.unpostedYen, oldestOn: row.unpostedOn },
    lastPostedOn: row.lastPostedOn,
    reportedMonth: row.reported?.slice(0, 7) ?? null,
    reportedOn: row.reported && dayOfInstant(row.reported.slice(8)),
    closedThrough: row.closedThrough,
  };
}
