/** Things to do that are rows of the books, found over all clients. */
import { addDays } from '../../../domain/dates.ts';
import type { ReadSql } from '../../db/engine.ts';
import { QUESTION_STATE } from '../questions/queries.ts';
import { IS_EXCEPTION, LAST_RUN, LIVE_MARK } from '../today/office-queries.ts';

export interface FoundRow {
  /** null: the office's own matter. */
  clientId: number | null;
  yen: number | null;
  count: number;
  on: string | null;
  rowId: number | null;
  name: string;
}

/** Of each client all that a run of 消込 has left, with the largest deposit to begin with. */
export function largestExceptions(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT t.client_id AS clientId, t.yen, t.count, t.oldest AS "on", t.rowId, d.payer_name AS name
     FROM (
       SELECT o.client_id, SUM(o.left_yen) AS yen, COUNT(*) AS count, MIN(o.deposited_on) AS oldest,
              (SELECT b.deposit_id FROM open_deposit b JOIN deposit e ON e.client_id = b.client_id AND e.id = b.deposit_id
               LEFT JOIN ${LIVE_MARK} m ON m.client_id = b.client_id AND m.deposit_id = b.deposit_id
               WHERE b.client_id = o.client_id AND e.seq <= run.seq AND e.source <> 'opening' AND m.kind IS NULL
               ORDER BY b.left_yen DESC, b.deposit_id LIMIT 1) AS rowId
       FROM ${LAST_RUN} run JOIN open_deposit o ON o.client_id = run.client_id
       JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
       LEFT JOIN ${LIVE_MARK} mark ON mark.client_id = o.client_id AND mark.deposit_id = o.deposit_id
       WHERE ${IS_EXCEPTION} AND mark.kind IS NULL GROUP BY o.client_id
     ) t JOIN client ON client.id = t.client_id AND client.archived = 0
     JOIN deposit d ON d.client_id = t.client_id AND d.id = t.rowId`,
  );
}

/** Customers with most money more than 90 days late; the list of the day holds no more of them than a day does. */
const CUSTOMERS = 60;

export function overdueCustomers(sql: ReadSql, asOf: string): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT t.client_id AS clientId, t.yen, t.oldest AS "on", t.customer_id AS rowId, c.name,
            (SELECT COUNT(*) FROM open_item o WHERE o.client_id = t.client_id AND o.customer_id = t.customer_id
             AND o.closed_on = '9999-12-31' AND o.due_on < :days90) AS count
     FROM (
       SELECT client_id, customer_id, SUM(open_yen) AS yen, MIN(due_on) AS oldest FROM open_span
       WHERE life = 2 AND due_on < :days90 AND client_id IN (SELECT id FROM client WHERE archived = 0)
       GROUP BY client_id, customer_id HAVING SUM(open_yen) > 0
       ORDER BY yen DESC, client_id, customer_id LIMIT :limit
     ) t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     ORDER BY t.yen DESC, t.client_id, t.customer_id`,
    { days90: addDays(asOf, -90), limit: CUSTOMERS },
  );
}

/** 仮受金 of each client that nobody has named yet, with the oldest to begin with. */
export function suspense(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT o.client_id AS clientId, SUM(o.left_yen) AS yen, COUNT(*) AS count, MIN(o.deposited_on) AS "on", MIN(o.deposit_id) AS rowId, '' AS name
     FROM ${LIVE_MARK} mark JOIN open_deposit o ON o.client_id = mark.client_id AND o.deposit_id = mark.deposit_id
     JOIN client ON client.id = o.client_id AND client.archived = 0
     WHERE mark.kind = 'suspense' GROUP BY o.client_id`,
  );
}

/** Money that was to be given back and has not gone yet. */
export function refundsDue(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT r.client_id AS clientId, r.amount_yen AS yen, 1 AS count, r.decided_on AS "on", r.deposit_id AS rowId, d.payer_name AS name
     FROM deposit_refund r JOIN deposit d ON d.client_id = r.client_id AND d.id = r.deposit_id
     JOIN client ON client.id = r.client_id AND client.archived = 0
     LEFT JOIN deposit_refund_done f ON f.client_id = r.client_id AND f.refund_id = r.id
     LEFT JOIN deposit_refund_reversal x ON x.client_id = r.client_id AND x.refund_id = r.id
     WHERE f.refund_id IS NULL AND x.refund_id IS NULL`,
  );
}

/** 争い that are not settled, by customer. */
export function openDisputes(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT p.client_id AS clientId, SUM(o.open_yen) AS yen, COUNT(*) AS count, MIN(p.since_on) AS "on", o.customer_id AS rowId, MIN(c.name) AS name
     FROM receivable_dispute p JOIN open_item o ON o.client_id = p.client_id AND o.receivable_id = p.receivable_id
     JOIN customer c ON c.client_id = o.client_id AND c.id = o.customer_id
     JOIN client ON client.id = p.client_id AND client.archived = 0
     LEFT JOIN receivable_dispute_end e ON e.client_id = p.client_id AND e.dispute_id = p.id
     WHERE e.dispute_id IS NULL AND o.open_yen > 0 GROUP BY p.client_id, o.customer_id`,
  );
}

/** Questions nobody has answered whose day has come (without a day: at once), by customer, with what the invoices asked about still owe. */
export function questionsDue(sql: ReadSql, asOf: string): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT q.client_id AS clientId, COUNT(*) AS count, MIN(COALESCE(q.due_on, q.asked_on)) AS "on", COALESCE(c.merged_into_id, c.id) AS rowId,
            MIN(c.name) AS name,
            SUM((SELECT SUM(o.open_yen) FROM receivable r JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
              WHERE r.client_id = q.client_id AND r.invoice_id = q.invoice_id)) AS yen
     FROM question q JOIN customer c ON c.client_id = q.client_id AND c.id = q.customer_id
     JOIN client ON client.id = q.client_id AND client.archived = 0
     WHERE COALESCE(q.due_on, q.asked_on) <= :asOf AND ${QUESTION_STATE} = 'open'
     GROUP BY q.client_id, COALESCE(c.merged_into_id, c.id)`,
    { asOf },
  );
}

/** Files of the watched folder that could not be taken in on this day or the one before. */
export function refusedFiles(sql: ReadSql, asOf: string): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT NULL AS clientId, NULL AS yen, COUNT(*) AS count, NULL AS "on", NULL AS rowId, MAX(name) AS name
     FROM watched_file WHERE outcome = 'refused' AND at >= :since HAVING COUNT(*) > 0`,
    { since: addDays(asOf, -1) },
  );
}

/** Clients to whom a word was given that nobody has taken back. */
export function clientsWithPromises(sql: ReadSql): Promise<{ clientId: number }[]> {
  return sql.all(
    `SELECT c.id AS clientId FROM client c WHERE c.archived = 0 AND (
       EXISTS (SELECT 1 FROM promise p LEFT JOIN promise_end e ON e.client_id = p.client_id AND e.promise_id = p.id
         WHERE p.client_id = c.id AND e.promise_id IS NULL)
       OR EXISTS (SELECT 1 FROM instalment_plan p LEFT JOIN instalment_plan_end e ON e.client_id = p.client_id AND e.plan_id = p.id
         WHERE p.client_id = c.id AND e.plan_id IS NULL))
     ORDER BY c.id`,
  );
}

/** Clients of whose direct debits the bank could not draw all. */
export function clientsWithFailedDebits(sql: ReadSql): Promise<{ clientId: number }[]> {
  return sql.all(
    `SELECT DISTINCT b.client_id AS clientId FROM debit_batch b JOIN client c ON c.id = b.client_id AND c.archived = 0
     WHERE b.failed_count > 0 ORDER BY b.client_id`,
  );
}

/** 連絡依頼票 that nobody has answered, by customer, while he still owes something overdue and no letter has gone since. */
export function contactsWaiting(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT q.client_id AS clientId, q.total_yen AS yen, 1 AS count, q.requested_on AS "on", c.id AS rowId, c.name
     FROM contact_request q JOIN customer s ON s.client_id = q.client_id AND s.id = q.customer_id
     JOIN customer c ON c.client_id = s.client_id AND c.id = COALESCE(s.merged_into_id, s.id)
     JOIN client ON client.id = q.client_id AND client.archived = 0
     WHERE q.id = (SELECT MAX(n.id) FROM contact_request n WHERE n.client_id = q.client_id AND n.customer_id = q.customer_id)
       AND NOT EXISTS (SELECT 1 FROM contact_answer a WHERE a.client_id = q.client_id AND a.request_id = q.id)
       AND EXISTS (SELECT 1 FROM open_item o WHERE o.client_id = c.client_id AND o.customer_id = c.id
         AND o.closed_on = '9999-12-31' AND o.open_yen > 0)
       AND NOT EXISTS (SELECT 1 FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
         WHERE t.client_id = q.client_id AND t.customer_id = q.customer_id AND b.seq > q.seq)`,
  );
}

export function clientsWithSchedules(sql: ReadSql): Promise<{ clientId: number }[]> {
  return sql.all(
    `SELECT DISTINCT s.client_id AS clientId FROM recurring_schedule s JOIN client c ON c.id = s.client_id AND c.archived = 0 ORDER BY s.client_id`,
  );
}

/** As reminders/propose.ts writes an envelope: the 送付先 where there is one. */
const ENVELOPE = `CASE WHEN c.mailing_name = '' THEN c.name ELSE c.mailing_name END || :line ||
  CASE WHEN c.mailing_address1 = '' THEN c.postal_code || :line || c.address1 || :line || c.address2
       ELSE c.mailing_postal_code || :line || c.mailing_address1 || :line || c.mailing_address2 END`;

/** Customers that owe overdue money, whose letter came back, and whose address is still the one it came back from. */
export function returnedMail(sql: ReadSql, asOf: string): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT c.client_id AS clientId, c.id AS rowId, c.name, MAX(b.returned_on) AS "on", COUNT(DISTINCT b.letter_id) AS count,
            (SELECT SUM(o.open_yen) FROM open_item o WHERE o.client_id = c.client_id AND o.customer_id = c.id
             AND o.closed_on = '9999-12-31' AND o.due_on < :asOf) AS yen
     FROM reminder_letter_return b
     JOIN customer s ON s.client_id = b.client_id AND s.id = b.customer_id
     JOIN customer c ON c.client_id = s.client_id AND c.id = COALESCE(s.merged_into_id, s.id)
     JOIN client ON client.id = c.client_id AND client.archived = 0
     WHERE b.address = ${ENVELOPE} AND EXISTS (SELECT 1 FROM open_item o WHERE o.client_id = c.client_id
       AND o.customer_id = c.id AND o.closed_on = '9999-12-31' AND o.open_yen > 0 AND o.due_on < :asOf)
     GROUP BY c.client_id, c.id`,
    { asOf, line: '\n' },
  );
}

/** The newest run of each kind, where it did not reach every client. */
export function interruptedBatches(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT NULL AS clientId, NULL AS yen, COUNT(*) AS count, NULL AS "on", b.id AS rowId, b.kind AS name
     FROM batch_run b JOIN batch_client c ON c.batch_id = b.id AND c.state = 'waiting'
     WHERE b.state IN ('interrupted', 'stopped') AND b.id = (SELECT MAX(n.id) FROM batch_run n WHERE n.kind = b.kind)
     GROUP BY b.id, b.kind`,
  );
}
