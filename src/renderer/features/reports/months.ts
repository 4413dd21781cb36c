/** The months a report can be made of, with what was made of each. Pure. */
import type { OutputOf } from '../../../contract/contract.ts';
import { addMonths, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { monthOfReport } from '../../../messages/reports.ts';

export type StoredDocument = OutputOf<'documents.list'>['documents'][number];

export interface MonthRow {
  month: string;
  /** Newest first. */
  made: readonly StoredDocument[];
}

const SHOWN = 13;

/** The running month first, then a year back. */
export function monthRows(today: PlainDate, documents: readonly StoredDocument[]): MonthRow[] {
  const byMonth = Map.groupBy(documents, (document) => monthOfReport(document.title));
  return Array.from({ length: SHOWN }, (_, back) => monthOf(addMonths(`${monthOf(today)}-01`, -back))).map((month) => ({
    month,
    made: byMonth.get(month) ?? [],
  }));
}

/** What is reported on most days: the month that has ended last. */
export function usualMonth(today: PlainDate): string {
  return monthOf(addMonths(`${monthOf(today)}-01`, -1));
}

/** The report of each client's latest month, and the newest one for a given month. */
export function reportsByClient(documents: readonly StoredDocument[], month: string) {
  const latest = new Map<number, StoredDocument>();
  const ofMonth = new Map<number, StoredDocument>();
  for (const document of documents) {
    const { clientId } = document;
    // What is only recorded is still being drawn.
    if (clientId === null || document.state !== 'rendered') continue;
    const own = monthOfReport(document.title) ?? '';
    if (own > (monthOfReport(latest.get(clientId)?.title ?? '') ?? '')) latest.set(clientId, document);
    if (!ofMonth.has(clientId) && own === month) ofMonth.set(clientId, document);
  }
  return { latest, ofMonth };
}
