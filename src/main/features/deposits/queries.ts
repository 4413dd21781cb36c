import { AppError } from '../../core/errors.ts';
import { type ClientRead, holds, IDS } from '../../db/engine.ts';

export interface DepositRow {
  depositId: number;
  ref: string;
  depositedOn: string;
  payerName: string;
  payerFolded: string;
  amountYen: number;
  leftYen: number;
  method: 'transfer' | 'cash' | 'cheque' | 'densai' | 'note' | 'direct-debit' | 'other';
  customerId: number | null;
  customerCode: string | null;
  customerName: string | null;
  importId: number | null;
  source: 'entered' | 'imported' | 'opening';
  description: string;
  ediInfo: string;
  receivedOn: string | null;
  instrumentNumber: string;
  billDueOn: string | null;
  cancelledOn: string | null;
}

const COLUMNS = `d.id AS depositId, d.ref, d.deposited_on AS depositedOn, d.payer_name AS payerName, d.payer_folded AS payerFolded, d.amount_yen AS amountYen,
  COALESCE(o.left_yen, 0) AS leftYen, d.method, d.customer_id AS customerId, c.code AS customerCode, c.name AS customerName,
  d.import_id AS importId, d.source, d.description, d.edi_info AS ediInfo, d.received_on AS receivedOn, d.instrument_number AS instrumentNumber, d.bill_due_on AS billDueOn, k.cancelled_on AS cancelledOn`;

const TABLES = `FROM deposit d
  LEFT JOIN open_deposit o ON o.client_id = d.client_id AND o.deposit_id = d.id
  LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
  LEFT JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id`;

export interface DepositFilter {
  state: 'all' | 'left' | 'cleared';
  from: string;
  through: string;
  importId: number | null;
  text: string;
  /** The text as a payer's name and as a customer's, folded. */
  folded: string;
  key: string;
  amountYen: number | null;
}

/** The customer whose receivables the live allocations of a deposit clear. */
const USED_FOR = `(SELECT MIN(r.customer_id) FROM allocation a
  JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
  JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
  LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
  WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND x.allocation_id IS NULL)`;

export interface ListedDepositRow extends DepositRow {
  usedForCode: string | null;
  usedForName: string | null;
}

const FILTER = `WHERE d.client_id = :clientId AND k.deposit_id IS NULL
  AND d.deposited_on BETWEEN :from AND :through
  AND (:importId IS NULL OR EXISTS (SELECT 1 FROM deposit_sighting s WHERE s.client_id = d.client_id AND s.deposit_id = d.id AND s.import_id = :importId))
  AND (:text = '' OR (:folded <> '' AND ${holds('d.payer_folded', ':folded')}) OR d.amount_yen = :amountYen
       OR EXISTS (SELECT 1 FROM customer n WHERE n.client_id = d.client_id AND n.id = COALESCE(d.customer_id, ${USED_FOR})
                  AND (${holds('n.name', ':text')} OR (:key <> '' AND ${holds('n.search_key', ':key')}))))
  AND CASE :state WHEN 'left' THEN o.left_yen > 0 WHEN 'cleared' THEN o.left_yen IS NULL ELSE 1 END`;

export async function listDeposits(sql: ClientRead, filter: DepositFilter, limit: number) {
  const params = { ...filter };
  const deposits = await sql.all<ListedDepositRow>(
    `SELECT ${COLUMNS}, u.code AS usedForCode, u.name AS usedForName ${TABLES}
     LEFT JOIN customer u ON d.customer_id IS NULL AND u.client_id = d.client_id AND u.id = ${USED_FOR}
     ${FILTER} ORDER BY d.deposited_on DESC, d.id DESC LIMIT :limit`,
    { ...params, limit },
  );
  const totals = await sql.get<{ count: number; amountYen: number; leftYen: number }>(
    `SELECT COUNT(*) AS count, COALESCE(SUM(d.amount_yen), 0) AS amountYen, COALESCE(SUM(o.left_yen), 0) AS leftYen ${TABLES} ${FILTER}`,
    params,
  );
  return { deposits, ...totals! };
}

/** Throws deposit-unknown, deposit-cancelled. */
export async function liveDeposit(sql: ClientRead, depositId: number): Promise<DepositRow> {
  const row = await sql.get<DepositRow>(
    `SELECT ${COLUMNS} ${TABLES} WHERE d.client_id = :clientId AND d.id = :depositId`,
    { depositId },
  );
  if (!row) throw new AppError('deposit-unknown', { depositId }, 'depositId');
  if (row.cancelledOn !== null)
    throw new AppError('deposit-cancelled', { depositId, on: row.cancelledOn }, 'depositId');
  return row;
}

/** The live deposit of a 照会番号 or row number. Throws ref-unknown, ref-ambiguous. */
export async function depositByRef(sql: ClientRead, ref: string): Promise<DepositRow> {
  const rows = await sql.all<DepositRow>(
    `SELECT ${COLUMNS} ${TABLES} WHERE d.client_id = :clientId AND d.ref = :ref AND k.deposit_id IS NULL`,
    { ref: ref.replace(/^0+(?=\d)/, '') },
  );
  if (rows.length === 0) throw new AppError('ref-unknown', { ref }, 'ref');
  if (rows.length > 1) throw new AppError('ref-ambiguous', { ref, count: rows.length }, 'ref');
  return rows[0]!;
}

/** A cancel `k` that was not taken back and whose import was not undone since; a 取消 and the import that brought it are booked in one transaction. */
export const CANCEL_STANDS = `NOT EXISTS (SELECT 1 FROM deposit_import ci
  JOIN deposit_import_undo cu ON cu.client_id = ci.client_id AND cu.import_id = ci.id
  WHERE ci.client_id = k.client_id AND ci.seq = k.seq)
  AND NOT EXISTS (SELECT 1 FROM deposit_restore cz WHERE cz.client_id = k.client_id AND cz.deposit_id = k.deposit_id)`;

/** A live deposit that may be the same money as a row of a new file. */
export interface SeenDeposit {
  depositId: number;
  depositedOn: string;
  amountYen: number;
  payerFolded: string;
  accountKey: string;
  sightings: { format: string; ref: string }[];
}

/** Imported deposits, undone ones left out, between two dates that lie in this account or name none. */
export async function seenDeposits(
  sql: ClientRead,
  accountKey: string,
  from: string,
  through: string,
): Promise<SeenDeposit[]> {
  const rows = await sql.all<{
    depositId: number;
    depositedOn: string;
    amountYen: number;
    payerFolded: string;
    accountKey: string;
    format: string;
    ref: string;
  }>(
    `SELECT d.id AS depositId, d.deposited_on AS depositedOn, d.amount_yen AS amountYen, d.payer_folded AS payerFolded, d.account_key AS accountKey, s.format, s.ref
     FROM deposit d
     JOIN deposit_sighting s ON s.client_id = d.client_id AND s.deposit_id = d.id
     LEFT JOIN deposit_import_undo u ON u.client_id = s.client_id AND u.import_id = s.import_id
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE d.client_id = :clientId AND d.deposited_on BETWEEN :from AND :through AND u.import_id IS NULL
       -- What the bank took back or a clerk moved away was seen; what an undone import brought was not.
       AND COALESCE(k.cause, 'bank') IN ('bank', 'moved') AND (k.deposit_id IS NULL OR ${CANCEL_STANDS})
       AND (:accountKey = '' OR d.account_key = '' OR d.account_key = :accountKey)
     ORDER BY d.id`,
    { accountKey, from, through },
  );
  const byId = new Map<number, SeenDeposit>();
  for (const { format, ref, ...row } of rows) {
    const known = byId.get(row.depositId);
    if (known) known.sightings.push({ format, ref });
    else byId.set(row.depositId, { ...row, sightings: [{ format, ref }] });
  }
  return [...byId.values()];
}

export interface ImportRow {
  importId: number;
  fileName: string;
  format: string;
  account: string;
  at: string;
  by: string;
  from: string | null;
  through: string | null;
  accepted: number;
  duplicates: number;
  amountYen: number;
  undoneAt: string | null;
}

export function listImports(sql: ClientRead, limit: number): Promise<ImportRow[]> {
  return sql.all<ImportRow>(
    `SELECT i.id AS importId, i.file_name AS fileName, i.format, i.account_key AS account, i.recorded_at AS at, i.recorded_by AS by,
            COALESCE(i.from_on, (SELECT MIN(b.debit_on) FROM debit_batch b WHERE b.client_id = i.client_id AND b.import_id = i.id)) AS "from",
            COALESCE(i.through_on, (SELECT MAX(b.debit_on) FROM debit_batch b WHERE b.client_id = i.client_id AND b.import_id = i.id)) AS through, i.accepted, i.duplicates, i.amount_yen AS amountYen, u.recorded_at AS undoneAt
     FROM deposit_import i LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE i.client_id = :clientId ORDER BY i.id DESC LIMIT :limit`,
    { limit },
  );
}

/** Deposits that no import other than this one holds any more. */
export async function depositsOnlyIn(sql: ClientRead, importId: number): Promise<{ going: number[]; kept: number }> {
  const rows = await sql.all<{ depositId: number; others: number }>(
    `SELECT s.deposit_id AS depositId,
            (SELECT COUNT(*) FROM deposit_sighting t
             LEFT JOIN deposit_import_undo u ON u.client_id = t.client_id AND u.import_id = t.import_id
             WHERE t.client_id = s.client_id AND t.deposit_id = s.deposit_id AND t.import_id <> s.import_id AND u.import_id IS NULL) AS others
     FROM deposit_sighting s LEFT JOIN deposit_cancel k ON k.client_id = s.client_id AND k.deposit_id = s.deposit_id
     WHERE s.client_id = :clientId AND s.import_id = :importId AND k.deposit_id IS NULL`,
    { importId },
  );
  return {
    going: rows.filter((row) => row.others === 0).map((row) => row.depositId),
    kept: rows.filter((row) => row.others > 0).length,
  };
}

/** Of these deposits, the live allocations. */
export async function liveAllocationsOf(
  sql: ClientRead,
  depositIds: readonly number[],
): Promise<{ allocationId: number; depositId: number }[]> {
  return sql.all(
    `SELECT a.id AS allocationId, a.deposit_id AS depositId FROM allocation a
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE a.client_id = :clientId AND a.deposit_id IN ${IDS} AND x.allocation_id IS NULL ORDER BY a.id`,
    { ids: JSON.stringify(depositIds) },
  );
}
