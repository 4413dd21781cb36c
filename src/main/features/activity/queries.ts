/** What the office did in a client's books, and how each customer stands beside its balance: for reports and talks. */
import type { ClientRead } from '../../db/engine.ts';

export interface ActivityRow {
  kind: 'invoices' | 'import' | 'matching' | 'undone';
  /** UTC instant. */
  at: string;
  by: string;
  detail: string;
  count: number;
  amountYen: number;
}

/** A staff member's name for the code in `recorded_by`; nothing for the program itself. */
const BY = `COALESCE((SELECT s.name FROM staff_member s WHERE s.code = f.recorded_by), CASE f.recorded_by WHEN 'system' THEN '' ELSE f.recorded_by END) AS "by"`;

/**
 * Booked from one instant until before another: invoices, files taken in (those taken back left out), clearings and their
 * reversals; one row for each command.
 */
export function activityBetween(sql: ClientRead, from: string, until: string): Promise<ActivityRow[]> {
  const within = 'f.client_id = :clientId AND f.recorded_at >= :from AND f.recorded_at < :until';
  return sql.all<ActivityRow>(
    `SELECT 'invoices' AS kind, MIN(f.recorded_at) AS at, ${BY}, '' AS detail, COUNT(*) AS count, SUM(f.total_yen) AS amountYen
     FROM invoice f WHERE ${within} AND f.kind = 'invoice' GROUP BY f.seq
     UNION ALL
     SELECT 'import', f.recorded_at, ${BY}, f.file_name, f.accepted, f.amount_yen
     FROM deposit_import f LEFT JOIN deposit_import_undo u ON u.client_id = f.client_id AND u.import_id = f.id
     WHERE ${within} AND u.import_id IS NULL
     UNION ALL
     SELECT 'matching', MIN(f.recorded_at), ${BY}, '', COUNT(*), SUM(f.money_yen)
     FROM allocation f WHERE ${within} AND f.money_yen > 0 GROUP BY f.seq
     UNION ALL
     SELECT 'undone', MIN(f.recorded_at), ${BY}, '', COUNT(*), SUM(a.money_yen)
     FROM allocation_reversal f JOIN allocation a ON a.client_id = f.client_id AND a.id = f.allocation_id
     WHERE ${within} GROUP BY f.seq
     ORDER BY at`,
    { from, until },
  );
}

export interface LetterActivityRow {
  batchId: number;
  /** The letters' date. */
  on: string;
  by: string;
  stage: 1 | 2 | 3 | 4 | 5;
  amountYen: number;
}

/** Letters dated from the day after `before` through `asOf`, in the order of their runs. */
export function lettersBetween(sql: ClientRead, before: string, asOf: string): Promise<LetterActivityRow[]> {
  return sql.all<LetterActivityRow>(
    `SELECT f.id AS batchId, t.as_of AS "on", ${BY}, t.stage, t.total_yen AS amountYen
     FROM reminder_letter t JOIN reminder_batch f ON f.id = t.batch_id
     WHERE t.client_id = :clientId AND t.as_of > :before AND t.as_of <= :asOf ORDER BY f.id, t.id`,
    { before, asOf },
  );
}

export interface StandingRow {
  customerId: number;
  customerCode: string;
  creditLimitYen: number | null;
  lastLetterOn: string | null;
  lastStage: 0 | 1 | 2 | 3 | 4 | 5;
}

/** Limit and last letter of every customer, as of a date. */
export function customerStandings(sql: ClientRead, asOf: string): Promise<StandingRow[]> {
  return sql.all<StandingRow>(
    `SELECT c.id AS customerId, c.code AS customerCode, c.credit_limit_yen AS creditLimitYen, t.as_of AS lastLetterOn, COALESCE(t.stage, 0) AS lastStage
     FROM customer c LEFT JOIN reminder_letter t ON t.client_id = c.client_id AND t.id =
       (SELECT u.id FROM reminder_letter u WHERE u.client_id = c.client_id AND u.customer_id = c.id AND u.as_of <= :asOf ORDER BY u.as_of DESC, u.id DESC LIMIT 1)
     WHERE c.client_id = :clientId AND c.merged_into_id IS NULL`,
    { asOf },
  );
}

/** The day of the last deposit that clears something of the customer as of a date; null when there is none. */
export async function lastDepositOn(sql: ClientRead, customerId: number, asOf: string): Promise<string | null> {
  const row = await sql.get<{ day: string | null }>(
    `SELECT MAX(d.deposited_on) AS day FROM receivable r
     JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
     JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE r.client_id = :clientId AND r.customer_id = :customerId AND d.deposited_on <= :asOf AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)`,
    { customerId, asOf },
  );
  return row?.day ?? null;
}

/** The last day of which bank data was taken in; null when none was. */
export async function bankThrough(sql: ClientRead): Promise<string | null> {
  const row = await sql.get<{ day: string | null }>(
    `SELECT MAX(i.through_on) AS day FROM deposit_import i
     LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE i.client_id = :clientId AND u.import_id IS NULL`,
  );
  return row?.day ?? null;
}
