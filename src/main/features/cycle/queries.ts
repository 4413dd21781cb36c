/** What happened in one month of one client, step by step. */

import { dueOnOf, type MonthFacts, type StepDone, type StepFacts } from '../../../domain/client-month.ts';
import { addDays, addMonths, endOfMonth, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { dayOfInstant } from '../../../messages/instants.ts';
import type { ClientRead } from '../../db/engine.ts';

/** Invoices of up to so many days before a closing day belong to it. */
const BILLED_AHEAD_DAYS = 7;

/** Newest instant and who it was, in one text: the greatest of them is the newest. */
const NEWEST = (at: string, by: string) => `MAX(${at} || ' ' || ${by})`;

function doneOf(row: { newest: string | null; count: number; yen: number } | undefined): StepDone | null {
  if (!row?.newest) return null;
  const [at = '', ...by] = row.newest.split(' ');
  const on = at.length > 10 ? dayOfInstant(at) : at;
  return { on, by: by.join(' '), count: row.count, yen: row.yen };
}

const NOTHING_LEFT = { count: 0, yen: 0 };

export async function monthFacts(
  sql: ClientRead,
  month: string,
  invoicesDue: number,
  closedThrough: PlainDate | null,
): Promise<MonthFacts> {
  const [from, through] = [`${month}-01`, endOfMonth(month)];
  const read = (text: string, params: Record<string, string> = {}) =>
    sql.get<{ newest: string | null; count: number; yen: number }>(text, { from, through, ...params });
  const books = await sql.get<{ through: string | null; invoiced: string | null }>(
    `SELECT (SELECT MAX(i.through_on) FROM deposit_import i LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
             WHERE i.client_id = :clientId AND u.import_id IS NULL) AS through,
            (SELECT MIN(issued_on) FROM invoice WHERE client_id = :clientId) AS invoiced`,
  );
  const closing = dueOnOf('invoices', invoicesDue || 31, month);
  const nextClosing = dueOnOf('invoices', invoicesDue || 31, monthOf(addMonths(from, 1)));
  const billed = await read(
    `SELECT MIN(i.issued_on || ' ' || i.recorded_by) AS newest, COUNT(*) AS count, COALESCE(SUM(i.total_yen), 0) AS yen FROM invoice i
     LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
     WHERE i.client_id = :clientId AND i.kind = 'invoice' AND v.invoice_id IS NULL AND i.issued_on >= :billedFrom AND i.issued_on < :billedTo`,
    { billedFrom: addDays(closing, -BILLED_AHEAD_DAYS), billedTo: addDays(nextClosing, -BILLED_AHEAD_DAYS) },
  );
  const imported = await read(
    `SELECT COALESCE(MIN(CASE WHEN i.through_on >= :through THEN i.recorded_at || ' ' || i.recorded_by END), ${NEWEST('i.recorded_at', 'i.recorded_by')}) AS newest,
            COALESCE(SUM(CASE WHEN i.through_on <= :through THEN i.accepted END), 0) AS count,
            COALESCE(SUM(CASE WHEN i.through_on <= :through THEN i.amount_yen END), 0) AS yen
     FROM deposit_import i LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE i.client_id = :clientId AND u.import_id IS NULL AND i.through_on >= :from`,
  );
  return {
    hasBooks: (books?.invoiced ?? null) !== null && books!.invoiced! <= through,
    bankThrough: books?.through ?? null,
    invoices: { done: doneOf(billed), left: NOTHING_LEFT },
    import: { done: doneOf(imported), left: NOTHING_LEFT },
    ...(await depositSteps(sql, from, through)),
    ...(await letterSteps(sql, from, through)),
    report: { done: doneOf(await reportOf(sql, month)), left: NOTHING_LEFT },
    close: { done: await closingOf(sql, through, closedThrough), left: NOTHING_LEFT },
  };
}

/** 消込 and 例外 of deposits dated in the month. */
async function depositSteps(
  sql: ClientRead,
  from: string,
  through: string,
): Promise<Pick<MonthFacts, 'matching' | 'exceptions'>> {
  const params = { from, through };
  const cleared = await sql.get<{ newest: string | null; count: number; yen: number }>(
    `SELECT ${NEWEST('a.recorded_at', 'a.recorded_by')} AS newest, COUNT(DISTINCT d.id) AS count, COALESCE(SUM(a.money_yen), 0) AS yen
     FROM deposit d JOIN allocation a ON a.client_id = d.client_id AND a.deposit_id = d.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE d.client_id = :clientId AND d.deposited_on BETWEEN :from AND :through AND x.allocation_id IS NULL`,
    params,
  );
  const left = await sql.get<{ unmatched: number; unmatchedYen: number; exceptions: number; exceptionsYen: number }>(
    `SELECT COALESCE(SUM(CASE WHEN d.seq > run.seq THEN 1 ELSE 0 END), 0) AS unmatched,
            COALESCE(SUM(CASE WHEN d.seq > run.seq THEN o.left_yen ELSE 0 END), 0) AS unmatchedYen,
            COALESCE(SUM(CASE WHEN d.seq > run.seq THEN 0 ELSE 1 END), 0) AS exceptions,
            COALESCE(SUM(CASE WHEN d.seq > run.seq THEN 0 ELSE o.left_yen END), 0) AS exceptionsYen
     FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     JOIN (SELECT COALESCE(MAX(seq), 0) AS seq FROM matching_run WHERE client_id = :clientId) run ON 1 = 1
     WHERE o.client_id = :clientId AND d.source <> 'opening' AND o.deposited_on BETWEEN :from AND :through`,
    params,
  );
  const done = doneOf(cleared);
  return {
    matching: { done, left: { count: left?.unmatched ?? 0, yen: left?.unmatchedYen ?? 0 } },
    exceptions: {
      done: done && { ...done, count: 0, yen: 0 },
      left: { count: left?.exceptions ?? 0, yen: left?.exceptionsYen ?? 0 },
    },
  };
}

/** 督促 and 投函 of letters dated in the month. */
async function letterSteps(
  sql: ClientRead,
  from: string,
  through: string,
): Promise<Pick<MonthFacts, 'reminders' | 'posting'>> {
  const sent = await sql.get<{ newest: string | null; count: number; yen: number }>(
    `SELECT ${NEWEST('t.as_of', 'b.recorded_by')} AS newest, COUNT(*) AS count, COALESCE(SUM(t.total_yen), 0) AS yen
     FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
     WHERE t.client_id = :clientId AND t.as_of BETWEEN :from AND :through`,
    { from, through },
  );
  const posted = await sql.get<{ newest: string | null; count: number; yen: number }>(
    `SELECT ${NEWEST('p.posted_on', 'p.recorded_by')} AS newest, COALESCE(SUM(p.letters), 0) AS count, 0 AS yen
     FROM reminder_posting p JOIN reminder_batch b ON b.id = p.batch_id
     WHERE p.client_id = :clientId AND b.as_of BETWEEN :from AND :through`,
    { from, through },
  );
  const waiting = await lettersToPost(sql, from, through);
  const left = waiting.reduce((sum, one) => sum + one.letters, 0);
  const posting: StepFacts = { done: doneOf(posted), left: { count: left, yen: 0 } };
  return { reminders: { done: doneOf(sent), left: NOTHING_LEFT }, posting };
}

/** Runs of reminders whose letters of this client lie on the desk. */
export function lettersToPost(sql: ClientRead, from: string, through: string) {
  return sql.all<{ batchId: number; letters: number; asOf: string }>(
    `SELECT t.batch_id AS batchId, COUNT(*) AS letters, MAX(t.as_of) AS asOf FROM reminder_letter t
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     WHERE t.client_id = :clientId AND t.as_of BETWEEN :from AND :through AND p.batch_id IS NULL AND w.letter_id IS NULL
     GROUP BY t.batch_id ORDER BY t.batch_id`,
    { from, through },
  );
}

function reportOf(sql: ClientRead, month: string) {
  return sql.get<{ newest: string | null; count: number; yen: number }>(
    `SELECT ${NEWEST('d.recorded_at', 'e.actor')} AS newest, COUNT(*) AS count, 0 AS yen
     FROM document d JOIN audit_entry e ON e.seq = d.seq
     WHERE d.client_id = :clientId AND d.kind = 'meeting-workbook' AND substr(d.title, length(d.title) - 6) = :month`,
    { month },
  );
}

/** Who closed the month and when; where nobody wrote it down (an earlier version), only that it is closed. */
async function closingOf(sql: ClientRead, end: PlainDate, closedThrough: PlainDate | null): Promise<StepDone | null> {
  if (closedThrough === null || closedThrough < end) return null;
  const row = await sql.get<{ newest: string | null; count: number; yen: number }>(
    `SELECT MIN(recorded_at || ' ' || recorded_by) AS newest, 0 AS count, 0 AS yen FROM period_change
     WHERE client_id = :clientId AND kind = 'closed' AND through >= :end
       AND id > COALESCE((SELECT MAX(id) FROM period_change r WHERE r.client_id = :clientId AND r.kind = 'reopened' AND COALESCE(r.through, '') < :end), 0)`,
    { end },
  );
  return doneOf(row) ?? { on: closedThrough, by: '', count: 0, yen: 0 };
}

export function periodChanges(sql: ClientRead) {
  return sql.all<{ kind: 'closed' | 'reopened'; through: string | null; reason: string; at: string; by: string }>(
    `SELECT kind, through, reason, recorded_at AS at, recorded_by AS by FROM period_change
     WHERE client_id = :clientId ORDER BY id DESC LIMIT 24`,
  );
}
