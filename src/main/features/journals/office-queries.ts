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
}

/** Newest first; of one client or of all. */
export function journalBatches(sql: ReadSql, clientId: number | null, limit: number): Promise<BatchRow[]> {
  return sql.all<BatchRow>(
    `SELECT b.id AS batchId, b.client_id AS clientId, c.code AS clientCode, c.name AS clientName, b.format, b.from_on AS fromOn, b.through_on AS throughOn,
            b.entries, b.debit_yen AS debitYen, b.receivable_yen AS receivableYen, b.recorded_at AS exportedAt, b.recorded_by AS by,
            d.id AS documentId, d.path, d.sha256, d.bytes
     FROM journal_batch b JOIN client c ON c.id = b.client_id JOIN document d ON d.id = b.document_id
     WHERE :clientId IS NULL OR b.client_id = :clientId ORDER BY b.seq DESC, b.client_id LIMIT :limit`,
    { clientId, limit },
  );
}

export interface WaitingRow {
  clientId: number;
  clientCode: string;
  clientName: string;
  format: JournalFormat;
  facts: number;
  lastThroughOn: string | null;
  lastExportedAt: string | null;
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
       SELECT i.client_id, COUNT(*) FROM invoice i JOIN start s ON s.id = i.client_id AND s.sales = 1
       WHERE i.kind = 'invoice' AND i.issued_on BETWEEN s.since AND :through AND ${taken('invoice', 'i', 'i.id', 'i.issued_on')} GROUP BY i.client_id
       UNION ALL
       SELECT v.client_id, COUNT(*) FROM invoice_void v JOIN start s ON s.id = v.client_id AND s.sales = 1
       WHERE v.voided_on BETWEEN s.since AND :through AND ${taken('void', 'v', 'v.invoice_id', 'v.voided_on')} GROUP BY v.client_id
     )
     SELECT c.id AS clientId, c.code AS clientCode, c.name AS clientName, s.format,
            COALESCE((SELECT SUM(w.count) FROM waiting w WHERE w.client_id = c.id), 0) AS facts,
            (SELECT MAX(b.through_on) FROM journal_batch b WHERE b.client_id = c.id) AS lastThroughOn,
            (SELECT MAX(b.recorded_at) FROM journal_batch b WHERE b.client_id = c.id) AS lastExportedAt
     FROM start s JOIN client c ON c.id = s.id ORDER BY c.code`,
    { through },
  );
}
