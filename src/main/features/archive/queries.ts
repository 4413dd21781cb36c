import { type ClientRead, holds } from '../../db/engine.ts';

export type ArchiveKind = 'invoice' | 'credit-note' | 'reminder' | 'received-note' | 'deposit';

export interface ArchiveFilter {
  from: string;
  through: string;
  minYen: number;
  maxYen: number;
  /** As typed, and folded as customers' and as payers' search keys are. */
  text: string;
  key: string;
  folded: string;
  kinds: readonly ArchiveKind[];
}

export interface ArchiveRow {
  kind: ArchiveKind;
  id: number;
  on: string;
  amountYen: number;
  counterparty: string;
  label: string;
  state: 'live' | 'withdrawn';
  recordedAt: string;
  by: string;
  documentId: number | null;
  /** Digest of the bank file that brought it. */
  importSha256: string | null;
  /** Its bytes were kept when it came: gone, they are missed. */
  importKept: number;
}

/** SQL: the counterparty fits the text asked for. */
const FITS = `(:text = '' OR ${holds('e.counterparty', ':text')} OR (:key <> '' AND ${holds('e.searchKey', ':key')})
  OR (:folded <> '' AND ${holds('e.folded', ':folded')}))`;

const LIVE = `CASE WHEN v.client_id IS NULL THEN 'live' ELSE 'withdrawn' END AS state`;

/** One SELECT a kind, all with the same columns. */
const PARTS: Record<ArchiveKind, string> = {
  invoice: `SELECT 'invoice' AS kind, i.client_id AS clientId, i.id, i.issued_on AS "on", i.total_yen AS amountYen, i.customer_name AS counterparty,
      c.search_key AS searchKey, '' AS folded, i.number AS label, ${LIVE}, i.recorded_at AS recordedAt, i.recorded_by AS by,
      (SELECT p.document_id FROM invoice_paper p WHERE p.client_id = i.client_id AND p.invoice_id = i.id
       ORDER BY CASE WHEN p.batch_id IS NULL THEN 0 ELSE 1 END, p.id DESC LIMIT 1) AS documentId, NULL AS importSha256, 0 AS importKept
    FROM invoice i JOIN customer c ON c.client_id = i.client_id AND c.id = i.customer_id
    LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
    WHERE i.client_id = :clientId AND i.kind = 'invoice' AND i.issued_on BETWEEN :from AND :through AND i.total_yen BETWEEN :minYen AND :maxYen`,
  'credit-note': `SELECT 'credit-note' AS kind, n.client_id AS clientId, n.id, n.issued_on AS "on", n.total_yen AS amountYen, n.customer_name AS counterparty,
      c.search_key AS searchKey, '' AS folded, n.number AS label, ${LIVE}, n.recorded_at AS recordedAt, n.recorded_by AS by,
      (SELECT p.document_id FROM sale_paper p WHERE p.client_id = n.client_id AND p.subject = 'credit-note' AND p.subject_id = n.id
       ORDER BY p.id DESC LIMIT 1) AS documentId, NULL AS importSha256, 0 AS importKept
    FROM credit_note n JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
    LEFT JOIN credit_note_cancel v ON v.client_id = n.client_id AND v.credit_note_id = n.id
    WHERE n.client_id = :clientId AND n.issued_on BETWEEN :from AND :through AND n.total_yen BETWEEN :minYen AND :maxYen`,
  reminder: `SELECT 'reminder' AS kind, t.client_id AS clientId, t.id, t.as_of AS "on", t.total_yen AS amountYen, c.name AS counterparty,
      c.search_key AS searchKey, '' AS folded, t.serial AS label, ${LIVE}, b.recorded_at AS recordedAt, b.recorded_by AS by,
      b.document_id AS documentId, NULL AS importSha256, 0 AS importKept
    FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
    JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
    LEFT JOIN reminder_letter_withdrawal v ON v.client_id = t.client_id AND v.letter_id = t.id
    WHERE t.client_id = :clientId AND t.as_of BETWEEN :from AND :through AND t.total_yen BETWEEN :minYen AND :maxYen`,
  'received-note': `SELECT 'received-note' AS kind, n.client_id AS clientId, n.id, n.received_on AS "on", n.amount_yen AS amountYen, n.addressee AS counterparty,
      COALESCE(c.search_key, '') AS searchKey, '' AS folded, n.number AS label, ${LIVE}, n.recorded_at AS recordedAt, n.recorded_by AS by,
      COALESCE((SELECT x.document_id FROM received_note_reissue x WHERE x.client_id = n.client_id AND x.note_id = n.id ORDER BY x.id DESC LIMIT 1), n.document_id) AS documentId,
      NULL AS importSha256, 0 AS importKept
    FROM received_note n LEFT JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
    LEFT JOIN received_note_void v ON v.client_id = n.client_id AND v.note_id = n.id
    WHERE n.client_id = :clientId AND n.received_on BETWEEN :from AND :through AND n.amount_yen BETWEEN :minYen AND :maxYen`,
  deposit: `SELECT 'deposit' AS kind, d.client_id AS clientId, d.id, d.deposited_on AS "on", d.amount_yen AS amountYen, d.payer_name AS counterparty,
      COALESCE(c.search_key, '') AS searchKey, d.payer_folded AS folded, d.ref AS label, ${LIVE}, d.recorded_at AS recordedAt, d.recorded_by AS by,
      NULL AS documentId, m.sha256 AS importSha256, COALESCE(m.file_kept, 0) AS importKept
    FROM deposit d LEFT JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
    LEFT JOIN deposit_import m ON m.client_id = d.client_id AND m.id = d.import_id
    LEFT JOIN deposit_cancel v ON v.client_id = d.client_id AND v.deposit_id = d.id
    WHERE d.client_id = :clientId AND d.deposited_on BETWEEN :from AND :through AND d.amount_yen BETWEEN :minYen AND :maxYen`,
};

/** What fits all conditions, newest first, with the count and sum of all of it. */
export async function searchArchive(sql: ClientRead, { kinds, ...params }: ArchiveFilter, limit: number) {
  const union = kinds.map((kind) => PARTS[kind]).join('\nUNION ALL\n');
  const entries = await sql.all<ArchiveRow>(
    `SELECT kind, id, "on", amountYen, counterparty, label, state, recordedAt, by, documentId, importSha256, importKept
     FROM (${union}) e WHERE clientId = :clientId AND ${FITS} ORDER BY "on" DESC, kind, id DESC LIMIT :limit`,
    { ...params, limit },
  );
  const totals = await sql.get<{ count: number; totalYen: number }>(
    `SELECT COUNT(*) AS count, COALESCE(SUM(amountYen), 0) AS totalYen FROM (${union}) e WHERE clientId = :clientId AND ${FITS}`,
    params,
  );
  return { entries, ...totals! };
}
