/** What 今日 knows of every client, in one statement each. */
import { addDays } from '../../../domain/dates.ts';
import type { ReadSql } from '../../db/engine.ts';

export interface BoardRow {
  clientId: number;
  code: string;
  name: string;
  seal: string;
  colour: number;
  closingDay: number;
  assigneeStaffId: number | null;
  assigneeName: string | null;
  bankThrough: string | null;
  importedAt: string | null;
  depositsLeft: number;
  depositsLeftYen: number;
  unmatched: number;
  unmatchedYen: number;
  unmatchedOn: string | null;
  exceptions: number;
  exceptionsYen: number;
  exceptionsOn: string | null;
  exceptionsOutside: number;
  openYen: number;
  overdueYen: number;
  over90Yen: number;
  lastInvoicedOn: string | null;
  lastRemindedOn: string | null;
  unposted: number;
  unpostedYen: number;
  unpostedOn: string | null;
  lastPostedOn: string | null;
  /** 'YYYY-MM' and the instant of the latest report's making, in one text. */
  reported: string | null;
  closedThrough: string | null;
}

/** Letters older than this are no longer asked about: they were posted before anybody wrote it down. */
const POSTING_ASKED_DAYS = 30;

/** Deposits a run of 消込 has looked at and left. */
export const LOOKED_AT = 'd.seq <= COALESCE(run.seq, 0)';

/** The newest run of 消込 of each client. */
export const LAST_RUN = '(SELECT client_id, MAX(seq) AS seq FROM matching_run GROUP BY client_id)';

/** What a deposit was said to be, as long as it is said: advances and paid orders wait for their invoice and for nobody. */
export const LIVE_MARK = `(SELECT k.client_id, k.deposit_id, k.kind FROM deposit_mark k
  LEFT JOIN deposit_mark_end e ON e.client_id = k.client_id AND e.mark_id = k.id WHERE e.mark_id IS NULL)`;

/** A person decides: a run left it, and it was not declared to be an advance. Needs d, run and mark. */
export const IS_EXCEPTION = `${LOOKED_AT} AND d.source <> 'opening' AND COALESCE(mark.kind, '') NOT IN ('advance', 'order')`;
const IS_UNMATCHED = `NOT (${LOOKED_AT}) AND d.source <> 'opening' AND mark.kind IS NULL`;
/** Somebody else is asked and has not answered: 照会中. */
const IS_ASKED = `EXISTS (SELECT 1 FROM deposit_enquiry q WHERE q.client_id = o.client_id AND q.deposit_id = o.deposit_id
  AND COALESCE((SELECT n.outcome FROM deposit_enquiry_answer n WHERE n.client_id = q.client_id AND n.enquiry_id = q.id ORDER BY n.id DESC LIMIT 1), 'waiting') = 'waiting')`;

const LEFT = `SELECT o.client_id, COUNT(*) AS count, SUM(o.left_yen) AS yen,
    SUM(CASE WHEN ${IS_UNMATCHED} THEN 1 ELSE 0 END) AS unmatched,
    SUM(CASE WHEN ${IS_UNMATCHED} THEN o.left_yen ELSE 0 END) AS unmatchedYen,
    MIN(CASE WHEN ${IS_UNMATCHED} THEN o.deposited_on END) AS unmatchedOn,
    SUM(CASE WHEN ${IS_EXCEPTION} THEN 1 ELSE 0 END) AS exceptions,
    SUM(CASE WHEN ${IS_EXCEPTION} AND ${IS_ASKED} THEN 1 ELSE 0 END) AS exceptionsOutside,
    SUM(CASE WHEN ${IS_EXCEPTION} THEN o.left_yen ELSE 0 END) AS exceptionsYen,
    MIN(CASE WHEN ${IS_EXCEPTION} THEN o.deposited_on END) AS exceptionsOn
  FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
  LEFT JOIN ${LAST_RUN} run ON run.client_id = o.client_id
  LEFT JOIN ${LIVE_MARK} mark ON mark.client_id = o.client_id AND mark.deposit_id = o.deposit_id
  GROUP BY o.client_id`;

const UNPOSTED = `SELECT t.client_id, COUNT(*) AS count, SUM(t.total_yen) AS yen, MIN(t.as_of) AS oldest
  FROM client c JOIN reminder_letter t ON t.client_id = c.id AND t.as_of >= :postingSince
  LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
  LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
  WHERE p.batch_id IS NULL AND w.letter_id IS NULL GROUP BY t.client_id`;

/** What is open to this day (life 2) lies together in one index: far fewer rows than receivables. */
const OPEN = `SELECT client_id, SUM(open_yen) AS openYen, SUM(CASE WHEN due_on < :asOf THEN open_yen ELSE 0 END) AS overdueYen,
    SUM(CASE WHEN due_on < :days90 THEN open_yen ELSE 0 END) AS over90Yen
  FROM open_span WHERE life = 2 AND issued_on <= :asOf GROUP BY client_id`;

/** One line per client for 今日. Balances are today's books, overdue as of the date. */
export function boardRows(sql: ReadSql, asOf: string, clientId: number | null = null): Promise<BoardRow[]> {
  return sql.all<BoardRow>(
    `SELECT client.id AS clientId, client.code, client.name, client.seal, client.colour, client.closing_day AS closingDay,
            client.assignee_staff_id AS assigneeStaffId, s.name AS assigneeName, client.closed_through AS closedThrough,
            imports.bankThrough, imports.importedAt, COALESCE(money.count, 0) AS depositsLeft, COALESCE(money.yen, 0) AS depositsLeftYen,
            COALESCE(money.unmatched, 0) AS unmatched, COALESCE(money.unmatchedYen, 0) AS unmatchedYen, money.unmatchedOn,
            COALESCE(money.exceptions, 0) AS exceptions, COALESCE(money.exceptionsYen, 0) AS exceptionsYen, money.exceptionsOn, COALESCE(money.exceptionsOutside, 0) AS exceptionsOutside,
            COALESCE(balance.openYen, 0) AS openYen, COALESCE(balance.overdueYen, 0) AS overdueYen, COALESCE(balance.over90Yen, 0) AS over90Yen,
            COALESCE(desk.count, 0) AS unposted, COALESCE(desk.yen, 0) AS unpostedYen, desk.oldest AS unpostedOn,
            (SELECT MAX(posted_on) FROM reminder_posting p WHERE p.client_id = client.id) AS lastPostedOn,
            (SELECT MAX(issued_on) FROM invoice i WHERE i.client_id = client.id AND i.kind = 'invoice') AS lastInvoicedOn,
            (SELECT MAX(as_of) FROM reminder_letter t WHERE t.client_id = client.id) AS lastRemindedOn,
            (SELECT MAX(substr(title, length(title) - 6) || ' ' || recorded_at) FROM document r
             WHERE r.client_id = client.id AND r.kind = 'meeting-workbook') AS reported
     FROM client
     LEFT JOIN staff_member s ON s.id = client.assignee_staff_id
     LEFT JOIN (SELECT i.client_id, MAX(i.through_on) AS bankThrough, MAX(i.recorded_at) AS importedAt FROM deposit_import i
                LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
                WHERE u.import_id IS NULL AND i.format <> 'zengin-91' GROUP BY i.client_id) imports ON imports.client_id = client.id
     LEFT JOIN (${LEFT}) money ON money.client_id = client.id
     LEFT JOIN (${UNPOSTED}) desk ON desk.client_id = client.id
     LEFT JOIN (${OPEN}) balance ON balance.client_id = client.id
     WHERE client.archived = 0 AND (:clientId IS NULL OR client.id = :clientId) ORDER BY overdueYen DESC, client.code`,
    { asOf, days90: addDays(asOf, -90), postingSince: addDays(asOf, -POSTING_ASKED_DAYS), clientId },
  );
}

/** Clients' own days, all of them: few rows. */
export function ownCalendars(sql: ReadSql): Promise<{ clientId: number; step: string; due: number }[]> {
  return sql.all('SELECT client_id AS clientId, step, due FROM client_cycle ORDER BY client_id');
}

/** The office's days that differ from the usual ones. */
export function officeCalendar(sql: ReadSql): Promise<{ key: string; value: string }[]> {
  return sql.all(`SELECT key, value FROM office_setting WHERE key >= 'cycle.' AND key < 'cycle/'`);
}

export interface WaitingDepositRow {
  clientId: number;
  code: string;
  name: string;
  seal: string;
  colour: number;
  assigneeStaffId: number | null;
  assigneeName: string | null;
  depositId: number;
  depositedOn: string;
  payerName: string;
  leftYen: number;
  lookedAt: number;
}

/** What has an ending (advance, suspense, double, paid order) is listed with the endings; opening advances wait for nobody. */
const WAITING = `FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
  JOIN client ON client.id = o.client_id AND client.archived = 0
  LEFT JOIN ${LIVE_MARK} mark ON mark.client_id = o.client_id AND mark.deposit_id = o.deposit_id
  WHERE d.source <> 'opening' AND mark.kind IS NULL AND (:clientId IS NULL OR o.client_id = :clientId)`;

/** Deposits of all clients (or of one) that are not used up, the largest first. */
export function waitingDeposits(sql: ReadSql, clientId: number | null, limit: number): Promise<WaitingDepositRow[]> {
  return sql.all<WaitingDepositRow>(
    `SELECT w.client_id AS clientId, c.code, c.name, c.seal, c.colour, c.assignee_staff_id AS assigneeStaffId, s.name AS assigneeName,
            w.deposit_id AS depositId, w.deposited_on AS depositedOn, w.payer_name AS payerName, w.left_yen AS leftYen,
            CASE WHEN w.seq <= COALESCE(run.seq, 0) THEN 1 ELSE 0 END AS lookedAt
     FROM (SELECT o.client_id, o.deposit_id, o.deposited_on, o.left_yen, d.payer_name, d.seq ${WAITING}
           ORDER BY o.left_yen DESC, o.client_id, o.deposit_id LIMIT :limit) w
     JOIN client c ON c.id = w.client_id LEFT JOIN staff_member s ON s.id = c.assignee_staff_id
     LEFT JOIN ${LAST_RUN} run ON run.client_id = w.client_id
     ORDER BY w.left_yen DESC, w.client_id, w.deposit_id`,
    { clientId, limit },
  );
}

export async function waitingTotals(sql: ReadSql, clientId: number | null): Promise<{ count: number; yen: number }> {
  const row = await sql.get<{ count: number; yen: number }>(
    `SELECT COUNT(*) AS count, COALESCE(SUM(o.left_yen), 0) AS yen ${WAITING}`,
    { clientId },
  );
  return row!;
}
