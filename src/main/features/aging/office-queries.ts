/** Aging over one client or the whole office, in one statement each. */
import { addDays, addMonths, monthOf } from '../../../domain/dates.ts';
import type { ReadSql } from '../../db/engine.ts';
import { SHORT_MONTHS } from './derive.ts';
import { bookedBy, KNOWN_OPEN, USED_AS_OF } from './queries.ts';

export interface AgingRow {
  clientId: number;
  clientCode: string;
  clientName: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  notDue: number;
  d1to30: number;
  d31to60: number;
  d61to90: number;
  over90: number;
  total: number;
}

export interface AgingQuestion {
  clientId: number | null;
  asOf: string;
  basis: 'due' | 'issue';
}

/** Due on the as-of date is not yet overdue. */
function buckets(day: string): string {
  return `SUM(CASE WHEN ${day} >= :asOf THEN open ELSE 0 END) AS notDue,
    SUM(CASE WHEN ${day} < :asOf AND ${day} >= :days30 THEN open ELSE 0 END) AS d1to30,
    SUM(CASE WHEN ${day} < :days30 AND ${day} >= :days60 THEN open ELSE 0 END) AS d31to60,
    SUM(CASE WHEN ${day} < :days60 AND ${day} >= :days90 THEN open ELSE 0 END) AS d61to90,
    SUM(CASE WHEN ${day} < :days90 THEN open ELSE 0 END) AS over90`;
}

function limits(asOf: string) {
  return { asOf, days30: addDays(asOf, -30), days60: addDays(asOf, -60), days90: addDays(asOf, -90) };
}

/** Balances by customer as of a date, from the spans that hold on it. */
export async function agingTable(sql: ReadSql, { clientId, asOf, basis }: AgingQuestion): Promise<AgingRow[]> {
  const day = basis === 'due' ? 's.due_on' : 's.issued_on';
  const since = (from: string) => `SUM(CASE WHEN ${day} >= ${from} THEN s.open_yen ELSE 0 END)`;
  // Sums from each limit on, one comparison a row and limit; the columns are their differences.
  const spans = await spansOn(sql, asOf);
  return sql.all<AgingRow>(
    `SELECT client.id AS clientId, client.code AS clientCode, client.name AS clientName, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
            t.s0 AS notDue, t.s30 - t.s0 AS d1to30, t.s60 - t.s30 AS d31to60, t.s90 - t.s60 AS d61to90, t.total - t.s90 AS over90, t.total
     FROM (
       SELECT s.client_id, s.customer_id, SUM(s.open_yen) AS total, ${since(':asOf')} AS s0, ${since(':days30')} AS s30,
              ${since(':days60')} AS s60, ${since(':days90')} AS s90
       FROM ${spans.from} WHERE ${spans.hold} ${clientId === null ? '' : `AND ${spans.client} = :clientId`}
       GROUP BY ${spans.client}, ${spans.customer}
     ) t JOIN client ON client.id = t.client_id JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     ORDER BY clientCode, customerCode`,
    { ...limits(asOf), ...spans.params, ...(clientId === null ? {} : { clientId }) },
  );
}

export interface SpansOfDay {
  /** Tables, the spans among them as `s`. */
  from: string;
  /** Condition for the day :asOf. */
  hold: string;
  /** The columns by which client and customer are found. */
  client: string;
  customer: string;
  params: Record<string, string>;
}

/**
 * How the spans that hold on a day are found. Where nothing ended after the day only those still open can hold on it:
 * one stretch of the index. Else by customer: short ones began at most SHORT_MONTHS month ends before, long ones are few.
 */
export async function spansOn(sql: ReadSql, asOf: string): Promise<SpansOfDay> {
  const ended = await sql.get('SELECT 1 FROM open_span WHERE life < 2 AND until_on > :asOf LIMIT 1', { asOf });
  const hold = 's.from_on <= :asOf AND s.until_on > :asOf';
  if (!ended)
    return {
      from: 'open_span s',
      hold: `s.life = 2 AND ${hold}`,
      client: 's.client_id',
      customer: 's.customer_id',
      params: {},
    };
  return {
    from: `customer c CROSS JOIN (SELECT 0 AS life, :recent AS since UNION ALL SELECT 1, '' UNION ALL SELECT 2, '') k
      CROSS JOIN open_span s ON s.life = k.life AND s.client_id = c.client_id AND s.customer_id = c.id`,
    hold: `${hold} AND s.from_on >= k.since`,
    client: 'c.client_id',
    customer: 'c.id',
    params: { recent: `${monthOf(addMonths(`${monthOf(asOf)}-01`, -SHORT_MONTHS))}-01` },
  };
}

/** The same as it was known at an instant. */
export function agingTableKnownAt(
  sql: ReadSql,
  { clientId, asOf, basis }: AgingQuestion,
  knownAt: string,
): Promise<AgingRow[]> {
  return sql.all<AgingRow>(
    `SELECT client.id AS clientId, client.code AS clientCode, client.name AS clientName, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
            t.notDue, t.d1to30, t.d31to60, t.d61to90, t.over90, t.total
     FROM (
       SELECT client_id, customer_id, SUM(open) AS total, ${buckets(basis === 'due' ? 'due_on' : 'issued_on')}
       FROM (SELECT k.*, k.open_yen AS open FROM (${KNOWN_OPEN}) k ${clientId === null ? '' : 'WHERE k.client_id = :clientId'})
       WHERE open <> 0 GROUP BY client_id, customer_id
     ) t JOIN client ON client.id = t.client_id JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     ORDER BY clientCode, customerCode`,
    { ...limits(asOf), knownAt, ...(clientId === null ? {} : { clientId }) },
  );
}

/**
 * SQL: what of deposit `d` was to be given back on :asOf (from the day it is decided it is 預り金, neither 前受 nor 仮受), or
 * was taken for something written off.
 */
export function refundedAsOf(knownAt: string | null): string {
  return `(COALESCE((SELECT SUM(f.amount_yen) FROM deposit_refund f
  LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id ${bookedBy('z', knownAt)}
  WHERE f.client_id = d.client_id AND f.deposit_id = d.id AND f.decided_on <= :asOf ${bookedBy('f', knownAt)}
    AND (z.reversed_on IS NULL OR z.reversed_on > :asOf)), 0)
  + COALESCE((SELECT SUM(q.amount_yen) FROM bad_debt_recovery q
  LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = q.client_id AND y.recovery_id = q.id ${bookedBy('y', knownAt)}
  WHERE q.client_id = d.client_id AND q.deposit_id = d.id AND q.recovered_on <= :asOf ${bookedBy('q', knownAt)}
    AND (y.reversed_on IS NULL OR y.reversed_on > :asOf)), 0))`;
}

/** SQL: whose money deposit `d` was on :asOf, as entered with it or as a clerk said since; a merged customer's is his who took him over. */
export function customerAsOf(knownAt: string | null): string {
  return `COALESCE((SELECT MAX(m.customer_id) FROM deposit_mark m
  LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id ${bookedBy('e', knownAt)}
  WHERE m.client_id = d.client_id AND m.deposit_id = d.id AND m.since_on <= :asOf ${bookedBy('m', knownAt)}
    AND (e.ended_on IS NULL OR e.ended_on > :asOf)), d.customer_id)`;
}

/**
 * Money of deposits not used as of a date: with a known customer (前受) and without (仮受). Shown, never netted. Each
 * line of an allocation uses money from the day it comes into effect until it is reversed; what is booked for a later
 * day is 前受 until then, because its customer is known. With `knownAt` only what was booked by then counts.
 */
export async function unusedMoney(
  sql: ReadSql,
  clientId: number | null,
  asOf: string,
  knownAt: string | null = null,
): Promise<{ advanceYen: number; suspenseYen: number }> {
  const row = await sql.get<{ advanceYen: number; suspenseYen: number }>(
    `SELECT COALESCE(SUM(booked_yen - used_yen + CASE WHEN customer_id IS NOT NULL THEN amount_yen - booked_yen ELSE 0 END), 0) AS advanceYen,
            COALESCE(SUM(CASE WHEN customer_id IS NULL THEN amount_yen - booked_yen ELSE 0 END), 0) AS suspenseYen
     FROM (
       SELECT d.id, ${customerAsOf(knownAt)} AS customer_id, d.amount_yen - ${refundedAsOf(knownAt)} AS amount_yen, COALESCE(SUM(u.money_yen), 0) AS booked_yen, COALESCE(SUM(u.used_yen), 0) AS used_yen
       FROM deposit d LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id ${bookedBy('k', knownAt)}
       LEFT JOIN (
         SELECT a.client_id, a.deposit_id, a.money_yen, ${USED_AS_OF} AS used_yen
         FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id ${bookedBy('x', knownAt)}
         WHERE (x.reversed_on IS NULL OR x.reversed_on > :asOf) ${bookedBy('a', knownAt)} ${clientId === null ? '' : 'AND a.client_id = :clientId'}
       ) u ON u.client_id = d.client_id AND u.deposit_id = d.id
       WHERE d.deposited_on <= :asOf ${bookedBy('d', knownAt)} AND (k.cancelled_on IS NULL OR k.cancelled_on > :asOf) ${clientId === null ? '' : 'AND d.client_id = :clientId'}
       GROUP BY d.client_id, d.id
     )`,
    { asOf, ...(knownAt === null ? {} : { knownAt }), ...(clientId === null ? {} : { clientId }) },
  );
  return row!;
}
