/** Over all clients: the files that were written, and what waits. */
import type { JournalFormat } from '../../../domain/journal/tax-labels.ts';
import type { ReadSql } from '../../db/engine.ts';

export interface BatchRow {
  batchId: number;
  clientId: number;
  clientCode: string;
  clientName: string;
  format: JournalFormat;
  fromOn: string | null;
  throughOn: string;
  entries: number;
  debitYen: number;
  receivableYen: number;
  exportedAt: string;
  by: string;
  documentId: number;
  path: string;
  sha256: string | null;
  bytes: number | null;
  withdrawnAt: string | null;
  withdrawnReason: string;
  /** The counter-entries, where the books had taken the file. */
  counterId: number | null;
  counterPath: string | null;
  counterSha256: string | null;
  counterBytes: number | null;
  canWithdraw: 0 | 1;
}

/** Newest first; of one client or of all. */
export function journalBatches(sql: ReadSql, clientId: number | null, limit: number): Promise<BatchRow[]> {
  return sql.all<BatchRow>(
    `SELECT b.id AS batchId, b.client_id AS clientId, c.code AS clientCode, c.name AS clientName, b.format, b.from_on AS fromOn, b.through_on AS throughOn,
            b.entries, b.debit_yen AS debitYen, b.receivable_yen AS receivableYen, b.recorded_at AS exportedAt, b.recorded_by AS by,
            d.id AS documentId, d.path, d.sha256, d.bytes, w.recorded_at AS withdrawnAt, COALESCE(w.reason, '') AS withdrawnReason,
            p.id AS counterId, p.path AS counterPath, p.sha256 AS counterSha256, p.bytes AS counterBytes,
            w.batch_id IS NULL AND b.seq = (SELECT MAX(o.seq) FROM journal_batch o
              LEFT JOIN journal_withdrawal ow ON ow.client_id = o.client_id AND ow.batch_id = o.id
              WHERE o.client_id = b.client_id AND ow.batch_id IS NULL) AS canWithdraw
     FROM journal_batch b JOIN client c ON c.id = b.client_id JOIN document d ON d.id = b.document_id
     LEFT JOIN journal_withdrawal w ON w.client_id = b.client_id AND w.batch_id = b.id
     LEFT JOIN document p ON p.id = w.document_id
     WHERE :clientId IS NULL OR b.client_id = :clientId ORDER BY b.seq DESC, b.client_id LIMIT :limit`,
    { clientId, limit },
  );
}

/** SQL: file `b` was not withdrawn. */
const STANDS = `NOT EXISTS (SELECT 1 FROM journal_withdrawal w WHERE w.client_id = b.client_id AND w.batch_id = b.id)`;

export interface WaitingRow {
  clientId: number;
  clientCode: string;
  clientName: string;
  format: JournalFormat;
  facts: number;
  lastThroughOn: string | null;
  lastExportedAt: string | null;
}

/**
 * SQL: deposits whose unused money a file put on an account that is no longer right, because a mark has named its customer
 * since or such a mark has ended: client_id, deposit_id, kind and ref_id of the fact, on_day, slot, customer_id. `scope`
 * narrows the marks `m`. An ended mark leaves the money
 * where it is when all of it is used, or a clearing that stands names the same customer.
 */
export function restingMoves(scope: string): string {
  return `
    SELECT * FROM (WITH marked AS (
      SELECT DISTINCT m.client_id, m.deposit_id FROM deposit_mark m
      JOIN deposit d ON d.client_id = m.client_id AND d.id = m.deposit_id AND d.customer_id IS NULL
      LEFT JOIN deposit_cancel k ON k.client_id = m.client_id AND k.deposit_id = m.deposit_id
      WHERE k.deposit_id IS NULL AND ${scope}
    ), held AS (
      SELECT m.client_id, m.deposit_id, f.batch_id, f.resting, f.resting_customer_id FROM marked m
      JOIN journal_fact f ON f.client_id = m.client_id AND f.kind = 'deposit' AND f.ref_id = m.deposit_id
      UNION ALL
      SELECT m.client_id, m.deposit_id, f.batch_id, f.resting, f.resting_customer_id FROM marked m
      JOIN deposit_mark n ON n.client_id = m.client_id AND n.deposit_id = m.deposit_id
      JOIN journal_fact f ON f.client_id = n.client_id AND f.kind IN ('mark','mark-end') AND f.ref_id = n.id
    ), standing AS (
      SELECT h.* FROM held h WHERE NOT EXISTS (SELECT 1 FROM held o
        WHERE o.client_id = h.client_id AND o.deposit_id = h.deposit_id AND o.batch_id > h.batch_id)
    ), said AS (
      SELECT n.client_id, n.deposit_id, n.id, n.since_on, n.customer_id, e.ended_on FROM marked m
      JOIN deposit_mark n ON n.client_id = m.client_id AND n.deposit_id = m.deposit_id AND n.customer_id IS NOT NULL
      LEFT JOIN deposit_mark_end e ON e.client_id = n.client_id AND e.mark_id = n.id
    )
    SELECT s.client_id, s.deposit_id, 'mark' AS kind, n.id AS ref_id, n.since_on AS on_day, 'advance' AS slot, n.customer_id
    FROM standing s JOIN said n ON n.client_id = s.client_id AND n.deposit_id = s.deposit_id AND n.ended_on IS NULL
    WHERE s.resting <> 'advance' OR s.resting_customer_id <> n.customer_id
    UNION ALL
    SELECT s.client_id, s.deposit_id, 'mark-end', MAX(n.id), MAX(n.ended_on), 'suspense', NULL
    FROM standing s JOIN said n ON n.client_id = s.client_id AND n.deposit_id = s.deposit_id AND n.customer_id = s.resting_customer_id
    WHERE s.resting = 'advance'
      AND EXISTS (SELECT 1 FROM open_deposit u WHERE u.client_id = s.client_id AND u.deposit_id = s.deposit_id)
      AND NOT EXISTS (SELECT 1 FROM said o WHERE o.client_id = s.client_id AND o.deposit_id = s.deposit_id AND o.ended_on IS NULL)
      AND NOT EXISTS (SELECT 1 FROM allocation a JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
        JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
        LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
        WHERE a.client_id = s.client_id AND a.deposit_id = s.deposit_id AND x.allocation_id IS NULL AND r.customer_id = s.resting_customer_id)
    GROUP BY s.client_id, s.deposit_id)`;
}

/** Facts up to a day that no file has taken, by client; archived clients are left out. */
export function waitingFacts(sql: ReadSql, through: string): Promise<WaitingRow[]> {
  const taken = (kind: string, table: string, ref: string, on: string) =>
    `NOT EXISTS (SELECT 1 FROM journal_fact f WHERE f.client_id = ${table}.client_id AND f.kind = '${kind}' AND f.ref_id = ${ref} AND f.on_day = ${on})`;
  return sql.all<WaitingRow>(
    `WITH start AS (
       SELECT c.id, COALESCE(s.start_on, '') AS since, COALESCE(s.format, 'yayoi') AS format, COALESCE(s.include_sales, 0) AS sales
       FROM client c LEFT JOIN journal_setting s ON s.client_id = c.id WHERE c.archived = 0
     ), waiting AS (
       SELECT d.client_id, COUNT(*) AS count FROM deposit d JOIN start s ON s.id = d.client_id
       WHERE d.source <> 'opening' AND d.deposited_on BETWEEN s.since AND :through AND ${taken('deposit', 'd', 'd.id', 'd.deposited_on')} GROUP BY d.client_id
       UNION ALL
       SELECT l.client_id, COUNT(DISTINCT l.allocation_id || '@' || l.effective_on) FROM allocation_line l JOIN start s ON s.id = l.client_id
       WHERE l.effective_on BETWEEN s.since AND :through AND ${taken('allocation', 'l', 'l.allocation_id', 'l.effective_on')} GROUP BY l.client_id
       UNION ALL
       SELECT x.client_id, COUNT(*) FROM allocation_reversal x JOIN start s ON s.id = x.client_id
       WHERE x.reversed_on BETWEEN s.since AND :through AND ${taken('reversal', 'x', 'x.allocation_id', 'x.reversed_on')} GROUP BY x.client_id
       UNION ALL
       SELECT k.client_id, COUNT(*) FROM deposit_cancel k JOIN start s ON s.id = k.client_id
       WHERE k.cancelled_on BETWEEN s.since AND :through AND ${taken('cancel', 'k', 'k.deposit_id', 'k.cancelled_on')} GROUP BY k.client_id
       UNION ALL
       SELECT n.client_id, COUNT(*) FROM deposit_refund_done n JOIN start s ON s.id = n.client_id
       WHERE n.refunded_on BETWEEN s.since AND :through AND ${taken('refund', 'n', 'n.refund_id', 'n.refunded_on')} GROUP BY n.client_id
       UNION ALL
       SELECT z.client_id, COUNT(*) FROM deposit_refund_reversal z JOIN start s ON s.id = z.client_id
       JOIN deposit_refund_done n ON n.client_id = z.client_id AND n.refund_id = z.refund_id
       WHERE z.reversed_on BETWEEN s.since AND :through AND ${taken('refund-reversal', 'z', 'z.refund_id', 'z.reversed_on')} GROUP BY z.client_id
       UNION ALL
       SELECT b.client_id, COUNT(*) FROM bad_debt_recovery b JOIN start s ON s.id = b.client_id
       WHERE b.recovered_on BETWEEN s.since AND :through AND ${taken('recovery', 'b', 'b.id', 'b.recovered_on')} GROUP BY b.client_id
       UNION ALL
       SELECT y.client_id, COUNT(*) FROM bad_debt_recovery_reversal y JOIN start s ON s.id = y.client_id
       WHERE y.reversed_on BETWEEN s.since AND :through AND ${taken('recovery-reversal', 'y', 'y.recovery_id', 'y.reversed_on')} GROUP BY y.client_id
       UNION ALL
       SELECT v.client_id, COUNT(*) FROM (${restingMoves('1 = 1')}) v JOIN start s ON s.id = v.client_id
       WHERE v.on_day BETWEEN s.since AND :through GROUP BY v.client_id
       UNION ALL
       SELECT i.client_id, COUNT(*) FROM invoice i JOIN start s ON s.id = i.client_id AND s.sales = 1
       WHERE i.kind = 'invoice' AND i.issued_on BETWEEN s.since AND :through AND ${taken('invoice', 'i', 'i.id', 'i.issued_on')} GROUP BY i.client_id
       UNION ALL
       SELECT v.client_id, COUNT(*) FROM invoice_void v JOIN start s ON s.id = v.client_id AND s.sales = 1
       WHERE v.voided_on BETWEEN s.since AND :through AND ${taken('void', 'v', 'v.invoice_id', 'v.voided_on')} GROUP BY v.client_id
       UNION ALL
       SELECT i.client_id, COUNT(*) FROM interest_bill z JOIN start s ON s.id = z.client_id AND s.sales = 0
       JOIN invoice i ON i.client_id = z.client_id AND i.id = z.invoice_id
       WHERE i.issued_on BETWEEN s.since AND :through AND ${taken('invoice', 'i', 'i.id', 'i.issued_on')} GROUP BY i.client_id
       UNION ALL
       SELECT v.client_id, COUNT(*) FROM interest_bill z JOIN start s ON s.id = z.client_id AND s.sales = 0
       JOIN invoice_void v ON v.client_id = z.client_id AND v.invoice_id = z.invoice_id
       WHERE v.voided_on BETWEEN s.since AND :through AND ${taken('void', 'v', 'v.invoice_id', 'v.voided_on')} GROUP BY v.client_id
     )
     SELECT c.id AS clientId, c.code AS clientCode, c.name AS clientName, s.format,
            COALESCE((SELECT SUM(w.count) FROM waiting w WHERE w.client_id = c.id), 0) AS facts,
            (SELECT MAX(b.through_on) FROM journal_batch b WHERE b.client_id = c.id AND ${STANDS}) AS lastThroughOn,
            (SELECT MAX(b.recorded_at) FROM journal_batch b WHERE b.client_id = c.id AND ${STANDS}) AS lastExportedAt
     FROM start s JOIN client c ON c.id = s.id ORDER BY c.code`,
    { through },
  );
}
