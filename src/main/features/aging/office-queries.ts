/** Aging and the day's board over one client or the whole office, in one statement each. */
import { addDays } from '../../../domain/dates.ts';
import type { ReadSql } from '../../db/engine.ts';
import { OPEN_AS_OF, USED_AS_OF } from './queries.ts';

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

/**
 * Balances by customer as of a date. The derived open items answer it: of each customer only those still open on the
 * date are visited (index open_item_aging, in the order of the grouping, so that nothing is sorted).
 */
export function agingTable(sql: ReadSql, { clientId, asOf, basis }: AgingQuestion): Promise<AgingRow[]> {
  return sql.all<AgingRow>(
    `SELECT client.id AS clientId, client.code AS clientCode, client.name AS clientName, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
            t.notDue, t.d1to30, t.d31to60, t.d61to90, t.over90, t.total
     FROM (
       SELECT client_id, customer_id, SUM(open) AS total, ${buckets(basis === 'due' ? 'due_on' : 'issued_on')}
       FROM (SELECT c.client_id, c.id AS customer_id, o.due_on, o.issued_on, ${OPEN_AS_OF} AS open
             FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
             WHERE o.closed_on > :asOf AND o.issued_on <= :asOf ${clientId === null ? '' : 'AND c.client_id = :clientId'})
       WHERE open <> 0 GROUP BY client_id, customer_id
     ) t JOIN client ON client.id = t.client_id JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     ORDER BY clientCode, customerCode`,
    { ...limits(asOf), ...(clientId === null ? {} : { clientId }) },
  );
}

/**
 * The same as it was known at an instant: only what was booked by then counts, under the customers of then — a later
 * merge moves receivables, their invoices keep whom they were made out to. From the facts, no derived table.
 */
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
       FROM (SELECT r.client_id, COALESCE(later.id, r.customer_id) AS customer_id, r.due_on, r.issued_on,
                    r.amount_yen - COALESCE((SELECT SUM(l.amount_yen) FROM allocation_line l
                      JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
                      LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id AND x.recorded_at <= :knownAt
                      WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND l.effective_on <= :asOf AND a.recorded_at <= :knownAt
                        AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)), 0) AS open
             FROM receivable r JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
             LEFT JOIN (SELECT m.client_id, m.id FROM customer m JOIN audit_entry e ON e.seq = m.changed_seq
                        WHERE m.merged_into_id IS NOT NULL AND e.at > :knownAt) later ON later.client_id = i.client_id AND later.id = i.customer_id
             LEFT JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id AND v.recorded_at <= :knownAt
             WHERE r.issued_on <= :asOf AND r.recorded_at <= :knownAt AND (v.voided_on IS NULL OR v.voided_on > :asOf)
               ${clientId === null ? '' : 'AND r.client_id = :clientId'})
       WHERE open <> 0 GROUP BY client_id, customer_id
     ) t JOIN client ON client.id = t.client_id JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     ORDER BY clientCode, customerCode`,
    { ...limits(asOf), knownAt, ...(clientId === null ? {} : { clientId }) },
  );
}

/**
 * Money of deposits not used as of a date: with a known customer (前受) and without (仮受). Shown, never netted. Each
 * line of an allocation uses money from the day it comes into effect until it is reversed; what is booked for a later
 * day is 前受 until then, because its customer is known.
 */
export async function unusedMoney(
  sql: ReadSql,
  clientId: number | null,
  asOf: string,
): Promise<{ advanceYen: number; suspenseYen: number }> {
  const row = await sql.get<{ advanceYen: number; suspenseYen: number }>(
    `SELECT COALESCE(SUM(booked_yen - used_yen + CASE WHEN customer_id IS NOT NULL THEN amount_yen - booked_yen ELSE 0 END), 0) AS advanceYen,
            COALESCE(SUM(CASE WHEN customer_id IS NULL THEN amount_yen - booked_yen ELSE 0 END), 0) AS suspenseYen
     FROM (
       SELECT d.id, d.customer_id, d.amount_yen, COALESCE(SUM(u.money_yen), 0) AS booked_yen, COALESCE(SUM(u.used_yen), 0) AS used_yen
       FROM deposit d LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
       LEFT JOIN (
         SELECT a.client_id, a.deposit_id, a.money_yen, ${USED_AS_OF} AS used_yen
         FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
         WHERE (x.reversed_on IS NULL OR x.reversed_on > :asOf) ${clientId === null ? '' : 'AND a.client_id = :clientId'}
       ) u ON u.client_id = d.client_id AND u.deposit_id = d.id
       WHERE d.deposited_on <= :asOf AND (k.cancelled_on IS NULL OR k.cancelled_on > :asOf) ${clientId === null ? '' : 'AND d.client_id = :clientId'}
       GROUP BY d.client_id, d.id
     )`,
    { asOf, ...(clientId === null ? {} : { clientId }) },
  );
  return row!;
}

export interface BoardRow {
  clientId: number;
  code: string;
  name: string;
  seal: string;
  colour: number;
  assigneeName: string | null;
  bankThrough: string | null;
  importedAt: string | null;
  depositsLeft: number;
  depositsLeftYen: number;
  openYen: number;
  overdueYen: number;
  over90Yen: number;
  lastInvoicedOn: string | null;
  lastRemindedOn: string | null;
  closedThrough: string | null;
}

/** One line per client for 今日. Balances are today's books, overdue as of the date. */
export function todayBoard(sql: ReadSql, asOf: string): Promise<BoardRow[]> {
  return sql.all<BoardRow>(
    `SELECT client.id AS clientId, client.code, client.name, client.seal, client.colour, s.name AS assigneeName, client.closed_through AS closedThrough,
            imports.bankThrough, imports.importedAt, COALESCE(money.count, 0) AS depositsLeft, COALESCE(money.yen, 0) AS depositsLeftYen,
            COALESCE(balance.openYen, 0) AS openYen, COALESCE(balance.overdueYen, 0) AS overdueYen, COALESCE(balance.over90Yen, 0) AS over90Yen,
            (SELECT MAX(issued_on) FROM invoice i WHERE i.client_id = client.id) AS lastInvoicedOn,
            (SELECT MAX(as_of) FROM reminder_letter t WHERE t.client_id = client.id) AS lastRemindedOn
     FROM client
     LEFT JOIN staff_member s ON s.id = client.assignee_staff_id
     LEFT JOIN (SELECT i.client_id, MAX(i.through_on) AS bankThrough, MAX(i.recorded_at) AS importedAt FROM deposit_import i
                LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
                WHERE u.import_id IS NULL GROUP BY i.client_id) imports ON imports.client_id = client.id
     LEFT JOIN (SELECT client_id, COUNT(*) AS count, SUM(left_yen) AS yen FROM open_deposit GROUP BY client_id) money ON money.client_id = client.id
     LEFT JOIN (SELECT c.client_id, SUM(o.open_yen) AS openYen, SUM(CASE WHEN o.due_on < :asOf THEN o.open_yen ELSE 0 END) AS overdueYen,
                       SUM(CASE WHEN o.due_on < :days90 THEN o.open_yen ELSE 0 END) AS over90Yen
                FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on = '9999-12-31'
                WHERE o.issued_on <= :asOf GROUP BY c.client_id) balance ON balance.client_id = client.id
     WHERE client.archived = 0 ORDER BY overdueYen DESC, client.code`,
    { asOf, days90: addDays(asOf, -90) },
  );
}
