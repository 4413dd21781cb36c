/** What a run of 定期請求 would issue. */
import { dueOnByTerms, type PlainDate } from '../../../domain/dates.ts';
import { fillPeriod, issueDayOf, periodsDue, priceOfPeriod, supplyOfPeriod } from '../../../domain/recurring.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { computeInvoice } from '../invoices/writes.ts';
import { type Schedule, schedules } from './queries.ts';

export interface DueInvoice {
  schedule: Schedule;
  period: string;
  title: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  suppliedFrom: PlainDate;
  suppliedThrough: PlainDate;
  lines: ReturnType<typeof linesOfPeriod>;
  totalYen: number | null;
  state: 'due' | 'missed' | 'void';
  obstacle: AppError | null;
}

/** The lines of a period: its prices, its month in the words. */
export function linesOfPeriod(schedule: Schedule, period: string) {
  return schedule.lines.map(({ prices, ...line }) => ({
    ...line,
    description: fillPeriod(line.description, period, schedule.everyMonths),
    note: fillPeriod(line.note, period, schedule.everyMonths),
    unitPriceMilli: priceOfPeriod({ unitPriceMilli: line.unitPriceMilli, prices }, period),
  }));
}

/** Due by `through`, missed ones too, the oldest first; `issuedOn` stands in for the days of those. */
export async function dueInvoices(
  sql: ClientRead,
  client: ClientSettings,
  through: PlainDate,
  issuedOn?: PlainDate,
): Promise<DueInvoice[]> {
  const found = (await schedules(sql)).flatMap((schedule) => [
    ...periodsDue(schedule, through, schedule.done).map((period) =>
      dueInvoice(client, schedule, period, through, issuedOn),
    ),
    ...schedule.voided
      .filter((period) => issueDayOf(schedule, period) <= through)
      .map((period) => ({ ...dueInvoice(client, schedule, period, through, issuedOn), state: 'void' as const })),
  ]);
  return found.sort((a, b) =>
    a.issuedOn === b.issuedOn ? a.schedule.scheduleId - b.schedule.scheduleId : a.issuedOn < b.issuedOn ? -1 : 1,
  );
}

export function dueInvoice(
  client: ClientSettings,
  schedule: Schedule,
  period: string,
  through: PlainDate,
  given?: PlainDate,
): DueInvoice {
  const own = issueDayOf(schedule, period);
  const state = own.slice(0, 7) < through.slice(0, 7) ? 'missed' : 'due';
  const issuedOn = state === 'missed' && given !== undefined ? given : own;
  const lines = linesOfPeriod(schedule, period);
  const ofIssue = { suppliedFrom: issuedOn, suppliedThrough: issuedOn };
  const supply = schedule.supply === 'issue' ? ofIssue : supplyOfPeriod(period, schedule.everyMonths);
  const { totalYen, obstacle } = reckoned(client, { issuedOn, ...supply, lines });
  return {
    schedule,
    period,
    title: fillPeriod(schedule.title, period, schedule.everyMonths),
    issuedOn,
    dueOn: dueOnByTerms(issuedOn, schedule.terms),
    ...supply,
    lines,
    totalYen,
    state,
    obstacle,
  };
}

function reckoned(
  client: ClientSettings,
  invoice: Pick<DueInvoice, 'issuedOn' | 'suppliedFrom' | 'suppliedThrough' | 'lines'>,
) {
  const { issuedOn } = invoice;
  try {
    const { totalYen } = computeInvoice(client, { number: '', ...invoice });
    const { closedThrough } = client;
    const isClosed = closedThrough !== null && issuedOn <= closedThrough;
    const obstacle = isClosed ? new AppError('period-closed', { closedThrough, on: issuedOn }, 'issuedOn') : null;
    return { totalYen, obstacle };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { totalYen: null, obstacle: error };
  }
}
