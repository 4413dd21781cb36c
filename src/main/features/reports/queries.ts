import type { ClientRead } from '../../db/engine.ts';
import { OPEN_AS_OF, USED_AS_OF } from '../aging/queries.ts';

export interface MovementRow {
  customerId: number;
  customerCode: string;
  customerName: string;
  invoicedYen: number;
  reversedYen: number;
  clearedYen: number;
}

/** What moved each customer's receivables from the day after `before` through `asOf`, each by the day it counts from. */
export function movementsBetween(sql: ClientRead, before: string, asOf: string): Promise<MovementRow[]> {
  return sql.all<MovementRow>(
    `SELECT c.id AS customerId, c.code AS customerCode, c.name AS customerName, SUM(m.invoiced) AS invoicedYen, SUM(m.reversed) AS reversedYen, SUM(m.cleared) AS clearedYen
     FROM (
       SELECT r.customer_id, r.amount_yen AS invoiced, 0 AS reversed, 0 AS cleared FROM receivable r
       WHERE r.client_id = :clientId AND r.issued_on > :before AND r.issued_on <= :asOf
       UNION ALL
       SELECT r.customer_id, 0, -r.amount_yen, 0 FROM invoice_void v JOIN receivable r ON r.client_id = v.client_id AND r.invoice_id = v.invoice_id
       WHERE v.client_id = :clientId AND v.voided_on > :before AND v.voided_on <= :asOf
       UNION ALL
       SELECT r.customer_id, 0, 0, -l.amount_yen FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
       WHERE l.client_id = :clientId AND l.effective_on > :before AND l.effective_on <= :asOf
       UNION ALL
       SELECT r.customer_id, 0, 0, l.amount_yen FROM allocation_reversal x
       JOIN allocation_line l ON l.client_id = x.client_id AND l.allocation_id = x.allocation_id
       JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
       WHERE x.client_id = :clientId AND x.reversed_on > :before AND x.reversed_on <= :asOf
     ) m JOIN customer c ON c.client_id = :clientId AND c.id = m.customer_id
     GROUP BY c.id ORDER BY customerCode`,
    { before, asOf },
  );
}

/** Of what cleared receivables in the time, what was no money, by kind; an adjustment counts with its last line. */
export function adjustmentsBetween(
  sql: ClientRead,
  before: string,
  asOf: string,
): Promise<{ kind: string; amountYen: number }[]> {
  const startsOn =
    '(SELECT MAX(l.effective_on) FROM allocation_line l WHERE l.client_id = j.client_id AND l.allocation_id = j.allocation_id)';
  return sql.all(
    `SELECT kind, SUM(yen) AS amountYen FROM (
       SELECT j.kind, -j.amount_yen AS yen FROM allocation_adjustment j
       WHERE j.client_id = :clientId AND ${startsOn} > :before AND ${startsOn} <= :asOf
       UNION ALL
       SELECT j.kind, j.amount_yen FROM allocation_reversal x
       JOIN allocation_adjustment j ON j.client_id = x.client_id AND j.allocation_id = x.allocation_id
       WHERE x.client_id = :clientId AND x.reversed_on > :before AND x.reversed_on <= :asOf
     ) GROUP BY kind ORDER BY kind`,
    { before, asOf },
  );
}

export interface OpenInvoiceRow {
  customerCode: string;
  customerName: string;
  number: string;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
  reminderStage: 0 | 1 | 2 | 3 | 4 | 5;
}

/** Every receivable with a balance as of a date, by customer and due date; stages count letters dated by then. */
export function openInvoices(sql: ClientRead, asOf: string): Promise<OpenInvoiceRow[]> {
  return sql.all<OpenInvoiceRow>(
    `SELECT * FROM (
       SELECT c.code AS customerCode, c.name AS customerName, i.number, o.issued_on AS issuedOn, o.due_on AS dueOn, o.amount_yen AS amountYen, ${OPEN_AS_OF} AS openYen,
              MAX(r.opening_stage, COALESCE((SELECT MAX(m.stage) FROM reminder_letter_item m JOIN reminder_letter t ON t.client_id = m.client_id AND t.id = m.letter_id
                WHERE m.client_id = r.client_id AND m.receivable_id = r.id AND t.as_of <= :asOf), 0)) AS reminderStage
       FROM customer c
       CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
       JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE c.client_id = :clientId AND o.closed_on > :asOf AND o.issued_on <= :asOf
     ) WHERE openYen <> 0 ORDER BY customerCode, dueOn, number`,
    { asOf },
  );
}

export interface MonthDepositRow {
  depositedOn: string;
  payerName: string;
  customerName: string;
  amountYen: number;
  allocatedYen: number;
}

/** Deposits from the day after `before` through `asOf`, with what was used of each by then. */
export function depositsBetween(sql: ClientRead, before: string, asOf: string): Promise<MonthDepositRow[]> {
  return sql.all<MonthDepositRow>(
    `SELECT d.deposited_on AS depositedOn, d.payer_name AS payerName, d.amount_yen AS amountYen,
            COALESCE(c.name, (SELECT MIN(k.name) FROM allocation a
              JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
              JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
              JOIN customer k ON k.client_id = r.client_id AND k.id = r.customer_id
              LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
              WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)), '') AS customerName,
            COALESCE((SELECT SUM(${USED_AS_OF}) FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
              WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)), 0) AS allocatedYen
     FROM deposit d
     LEFT JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE d.client_id = :clientId AND d.deposited_on > :before AND d.deposited_on <= :asOf AND (k.cancelled_on IS NULL OR k.cancelled_on > :asOf)
     ORDER BY d.deposited_on, d.id`,
    { before, asOf },
  );
}

export interface MonthReminderRow {
  issuedOn: string;
  serial: string;
  customerCode: string;
  customerName: string;
  stage: 1 | 2 | 3 | 4 | 5;
  totalYen: number;
  deadlineOn: string;
}

export function remindersBetween(sql: ClientRead, before: string, asOf: string): Promise<MonthReminderRow[]> {
  return sql.all<MonthReminderRow>(
    `SELECT t.as_of AS issuedOn, t.serial, c.code AS customerCode, c.name AS customerName, t.stage, t.total_yen AS totalYen, t.deadline_on AS deadlineOn
     FROM reminder_letter t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     WHERE t.client_id = :clientId AND t.as_of > :before AND t.as_of <= :asOf ORDER BY t.as_of, t.id`,
    { before, asOf },
  );
}

export interface ReportSetup {
  omitted: string[];
  talkSheet: boolean;
}

/** Everything, with a talk sheet, until a clerk says otherwise. */
export async function reportSetup(sql: ClientRead): Promise<ReportSetup> {
  const row = await sql.get<{ omitted: string; talkSheet: number }>(
    'SELECT omitted, talk_sheet AS talkSheet FROM report_setup WHERE client_id = :clientId',
  );
  return { omitted: row?.omitted.split(',').filter((key) => key !== '') ?? [], talkSheet: row?.talkSheet !== 0 };
}

export interface ReportCommentRow {
  place: string;
  text: string;
  by: string;
  at: string;
}

export function reportComments(sql: ClientRead, month: string): Promise<ReportCommentRow[]> {
  return sql.all<ReportCommentRow>(
    `SELECT c.place, c.comment AS text, COALESCE(s.name, c.recorded_by) AS "by", c.recorded_at AS at
     FROM report_comment c LEFT JOIN staff_member s ON s.code = c.recorded_by
     WHERE c.client_id = :clientId AND c.month = :month ORDER BY c.place`,
    { month },
  );
}
