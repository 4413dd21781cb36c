import { CERTIFIED_TITLE } from '../../../domain/certified-letter.ts';
import { compareText } from '../../../domain/matching/compare-text.ts';
import type { MatchingReceivable } from '../../../domain/matching/types.ts';
import type { OverdueInvoice } from '../../../domain/reminder-policy.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { OPEN_AS_OF } from '../aging/queries.ts';
import { RECEIVABLE_COLUMNS } from '../allocations/queries.ts';
import { REMINDER_STAGE } from '../invoices/queries.ts';

export interface OverdueRow extends OverdueInvoice {
  customerId: number;
}

/** Receivables with a balance as of a date whose due date has passed, with the stage each has reached. */
export function overdueReceivables(sql: ClientRead, asOf: string): Promise<OverdueRow[]> {
  return sql.all<OverdueRow>(
    `SELECT * FROM (
       SELECT o.customer_id AS customerId, o.receivable_id AS receivableId, i.id AS invoiceId, i.number, o.issued_on AS issuedOn, o.due_on AS dueOn,
              o.amount_yen AS amountYen, ${OPEN_AS_OF} AS openYen, ${REMINDER_STAGE} AS stageReached
       FROM customer c
       CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
       JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE c.client_id = :clientId AND o.closed_on > :asOf AND o.issued_on <= :asOf AND o.due_on < :asOf
     ) WHERE openYen > 0 ORDER BY customerId, dueOn, receivableId`,
    { asOf },
  );
}

/** One client's open book, read once for two questions: who is late on a day, and what unused money may pay. */
export interface OpenBook {
  /** As `overdueReceivables` gives them. */
  overdue: OverdueRow[];
  /** What is open now, whatever the day asked for: as the matching engine takes them. */
  open: MatchingReceivable[];
}

/** Both lists of the books as of `asOf`; reading them apart costs as much again. */
export async function openBookOn(sql: ClientRead, asOf: string): Promise<OpenBook> {
  const rows = await sql.all<
    MatchingReceivable & { invoiceId: number; isOpen: number; stage: number; lateYen: number }
  >(
    `SELECT ${RECEIVABLE_COLUMNS}, o.open_yen AS openYen, i.id AS invoiceId, o.closed_on = '9999-12-31' AS isOpen,
            CASE WHEN o.due_on < :asOf THEN ${REMINDER_STAGE} END AS stage,
            CASE WHEN o.due_on < :asOf AND o.issued_on <= :asOf THEN ${OPEN_AS_OF} ELSE 0 END AS lateYen
     FROM customer c
     CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on > :asOf
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE c.client_id = :clientId`,
    { asOf },
  );
  const overdue = rows
    .filter((row) => row.lateYen > 0)
    .map(({ invoice, lateYen, stage, customerId, receivableId, invoiceId, issuedOn, dueOn, amountYen }) => ({
      ...{ customerId, receivableId, invoiceId, number: invoice, issuedOn, dueOn, amountYen },
      ...{ openYen: lateYen, stageReached: stage },
    }))
    .sort((a, b) => compareText(a.dueOn, b.dueOn) || a.receivableId - b.receivableId);
  return { overdue, open: rows.filter((row) => row.isOpen === 1 && row.openYen > 0) };
}

export interface LetterHistoryRow {
  customerId: number;
  on: string;
  stage: number;
  /** As it was headed; null where its words were not kept. */
  title: string | null;
}

/** SQL: the letter `t` was not taken out of its pile: what never went has reminded nobody. */
const NOT_WITHDRAWN = `NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.id)`;

/** Letters sent to each customer (and to those merged into it), oldest first, by the day they were posted; opening balances bring their last one. */
export function letterHistory(sql: ClientRead): Promise<LetterHistoryRow[]> {
  return sql.all<LetterHistoryRow>(
    `SELECT * FROM (
       SELECT COALESCE(c.merged_into_id, c.id) AS customerId, COALESCE(p.posted_on, t.as_of) AS "on", t.stage, x.title
       FROM reminder_letter t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
       LEFT JOIN reminder_letter_text x ON x.client_id = t.client_id AND x.letter_id = t.id
       WHERE t.client_id = :clientId AND ${NOT_WITHDRAWN}
       UNION
       SELECT COALESCE(c.merged_into_id, c.id), p.posted_on, 5, :certifiedTitle FROM certified_letter t
       JOIN certified_letter_posting p ON p.client_id = t.client_id AND p.letter_id = t.id
       JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       WHERE t.client_id = :clientId
       UNION
       SELECT r.customer_id, r.opening_reminded_on, r.opening_stage, NULL FROM receivable r
       WHERE r.client_id = :clientId AND r.opening_reminded_on IS NOT NULL
     ) ORDER BY customerId, "on"`,
    { certifiedTitle: CERTIFIED_TITLE },
  );
}

/** How many letters each of these receivables has been in. */
export async function letterCounts(sql: ClientRead, receivableIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await sql.all<{ id: number; count: number }>(
    `SELECT i.receivable_id AS id, COUNT(*) AS count FROM reminder_letter_item i
     JOIN reminder_letter t ON t.client_id = i.client_id AND t.id = i.letter_id
     WHERE i.client_id = :clientId AND i.receivable_id IN ${IDS} AND ${NOT_WITHDRAWN} GROUP BY i.receivable_id`,
    { ids: JSON.stringify(receivableIds) },
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** The date of the client's last run. */
export async function lastRunOn(sql: ClientRead): Promise<string | null> {
  const row = await sql.get<{ lastOn: string | null }>(
    'SELECT MAX(as_of) AS lastOn FROM reminder_letter WHERE client_id = :clientId',
  );
  return row?.lastOn ?? null;
}

/** How far bank data reach, and when they were taken in. */
export async function bankFreshness(sql: ClientRead): Promise<{ through: string | null; at: string | null }> {
  const row = await sql.get<{ through: string | null; at: string | null }>(
    `SELECT MAX(i.through_on) AS through, MAX(i.recorded_at) AS at FROM deposit_import i
     LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE i.client_id = :clientId AND u.import_id IS NULL AND i.format <> 'zengin-91'`,
  );
  return row ?? { through: null, at: null };
}

/** How customers have settled what they owed: a row for each receivable that is closed. */
export function settledReceivables(
  sql: ClientRead,
  customerIds: readonly number[],
  asOf: string,
): Promise<{ customerId: number; issuedOn: string; dueOn: string; closedOn: string }[]> {
  return sql.all(
    `SELECT customer_id AS customerId, issued_on AS issuedOn, due_on AS dueOn, closed_on AS closedOn FROM open_item
     WHERE client_id = :clientId AND customer_id IN ${IDS} AND closed_on <= :asOf AND amount_yen > 0`,
    { ids: JSON.stringify(customerIds), asOf },
  );
}

/** The newest deposit that took something off each of these receivables. */
export async function lastDeposits(sql: ClientRead, receivableIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql.all<{ id: number; on: string }>(
    `SELECT l.receivable_id AS id, MAX(d.deposited_on) AS "on" FROM allocation_line l
     JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE l.client_id = :clientId AND l.receivable_id IN ${IDS} AND x.allocation_id IS NULL GROUP BY l.receivable_id`,
    { ids: JSON.stringify(receivableIds) },
  );
  return new Map(rows.map((row) => [row.id, row.on]));
}

/** The client's newest word on letters to each customer, where no letter has gone since: a letter uses it up. */
export async function approvalsOf(sql: ClientRead) {
  const rows = await sql.all<{
    customerId: number;
    granted: number;
    stage: number;
    totalYen: number;
    decidedOn: string;
  }>(
    `SELECT a.customer_id AS customerId, a.granted, a.stage, a.total_yen AS totalYen, a.decided_on AS decidedOn
     FROM reminder_approval a WHERE a.client_id = :clientId
       AND a.id = (SELECT MAX(n.id) FROM reminder_approval n WHERE n.client_id = a.client_id AND n.customer_id = a.customer_id)
       AND NOT EXISTS (SELECT 1 FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
         WHERE t.client_id = a.client_id AND t.customer_id = a.customer_id AND b.seq > a.seq AND ${NOT_WITHDRAWN})`,
  );
  return new Map(rows.map(({ customerId, granted, ...rest }) => [customerId, { ...rest, granted: granted === 1 }]));
}

/** 連絡依頼票 since the last letter to each customer, with the newest answer. */
export async function contactsOf(sql: ClientRead) {
  const rows = await sql.all<{ customerId: number; requestedOn: string; outcome: 'send' | 'wait' | 'disputed' | null }>(
    `SELECT q.customer_id AS customerId, q.requested_on AS requestedOn,
            (SELECT s.outcome FROM contact_answer s WHERE s.client_id = q.client_id AND s.request_id = q.id
             ORDER BY s.id DESC LIMIT 1) AS outcome
     FROM contact_request q WHERE q.client_id = :clientId
       AND q.id = (SELECT MAX(n.id) FROM contact_request n WHERE n.client_id = q.client_id AND n.customer_id = q.customer_id)
       AND NOT EXISTS (SELECT 1 FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
         WHERE t.client_id = q.client_id AND t.customer_id = q.customer_id AND b.seq > q.seq AND ${NOT_WITHDRAWN})`,
  );
  return new Map(rows.map(({ customerId, ...rest }) => [customerId, rest]));
}
