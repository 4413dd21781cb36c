/** 定期請求: schedules with lines and prices, and what became of their periods. */
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type TermsColumns, termsOf } from '../clients/queries.ts';

export interface ScheduleLine {
  line: number;
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
  note: string;
  prices: { fromPeriod: string; unitPriceMilli: number }[];
}

export interface Schedule {
  scheduleId: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  terms: ReturnType<typeof termsOf>;
  name: string;
  title: string;
  everyMonths: number;
  firstPeriod: string;
  lastPeriod: string | null;
  issueDay: number;
  monthsAhead: number;
  supply: 'period' | 'issue';
  lines: ScheduleLine[];
  /** Billed (also where the invoice was voided since) or left out. */
  done: Set<string>;
  /** Billed, voided, and nothing in its place. */
  voided: string[];
  lastBilledPeriod: string | null;
}

type HeadRow = Omit<Schedule, 'terms' | 'lines' | 'done' | 'voided' | 'lastBilledPeriod'> & TermsColumns;

/** A merged customer's schedules go on for the one it was merged into. */
function headRows(sql: ClientRead, scheduleId: number | null): Promise<HeadRow[]> {
  return sql.all<HeadRow>(
    `SELECT s.id AS scheduleId, c.id AS customerId, c.code AS customerCode, c.name AS customerName, s.name, s.title,
            s.every_months AS everyMonths, s.first_period AS firstPeriod, s.last_period AS lastPeriod, s.issue_day AS issueDay,
            s.months_ahead AS monthsAhead, s.supply, c.closing_day, c.months_after, c.pay_day, c.holiday_shift
     FROM recurring_schedule s JOIN customer o ON o.client_id = s.client_id AND o.id = s.customer_id
     JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(o.merged_into_id, o.id)
     WHERE s.client_id = :clientId AND (:scheduleId IS NULL OR s.id = :scheduleId) ORDER BY c.code, s.id`,
    { scheduleId },
  );
}

export async function schedules(sql: ClientRead, scheduleId: number | null = null): Promise<Schedule[]> {
  const heads = await headRows(sql, scheduleId);
  const lines = await sql.all<Omit<ScheduleLine, 'prices'> & { scheduleId: number }>(
    `SELECT schedule_id AS scheduleId, line, description, quantity_milli AS quantityMilli, unit, unit_price_milli AS unitPriceMilli, tax_class AS taxClass, note
     FROM recurring_line WHERE client_id = :clientId ORDER BY schedule_id, line`,
  );
  const prices = await sql.all<{ scheduleId: number; line: number; fromPeriod: string; unitPriceMilli: number }>(
    `SELECT schedule_id AS scheduleId, line, from_period AS fromPeriod, unit_price_milli AS unitPriceMilli
     FROM recurring_price WHERE client_id = :clientId ORDER BY schedule_id, line, from_period`,
  );
  const periods = await sql.all<{ scheduleId: number; period: string; invoiceId: number | null; voided: number }>(
    `SELECT p.schedule_id AS scheduleId, p.period, p.invoice_id AS invoiceId, v.invoice_id IS NOT NULL AS voided
     FROM recurring_period p LEFT JOIN invoice_void v ON v.client_id = p.client_id AND v.invoice_id = p.invoice_id
     WHERE p.client_id = :clientId ORDER BY p.schedule_id, p.period`,
  );
  const linesOf = Map.groupBy(lines, (line) => line.scheduleId);
  const pricesOf = Map.groupBy(prices, (price) => `${price.scheduleId} ${price.line}`);
  const periodsOf = Map.groupBy(periods, (period) => period.scheduleId);
  return heads.map(({ closing_day, months_after, pay_day, holiday_shift, ...head }) => {
    const own = periodsOf.get(head.scheduleId) ?? [];
    return {
      ...head,
      terms: termsOf({ closing_day, months_after, pay_day, holiday_shift }),
      lines: (linesOf.get(head.scheduleId) ?? []).map(({ scheduleId: id, ...line }) => ({
        ...line,
        prices: (pricesOf.get(`${id} ${line.line}`) ?? []).map(({ fromPeriod, unitPriceMilli }) => ({
          fromPeriod,
          unitPriceMilli,
        })),
      })),
      done: new Set(own.map((one) => one.period)),
      voided: own.filter((one) => one.voided === 1).map((one) => one.period),
      lastBilledPeriod: own.findLast((one) => one.invoiceId !== null && one.voided === 0)?.period ?? null,
    };
  });
}

/** Throws schedule-unknown. */
export async function scheduleById(sql: ClientRead, scheduleId: number): Promise<Schedule> {
  const [schedule] = await schedules(sql, scheduleId);
  if (!schedule) throw new AppError('schedule-unknown', { scheduleId }, 'scheduleId');
  return schedule;
}
