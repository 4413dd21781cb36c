import { foldDebitNumber, SETTLED, type SplittableReceivable } from '../../../domain/debit-split.ts';
import { type OwedDebit, owedDebits } from '../../../domain/failed-debits.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';

export interface BatchRow {
  batchId: number;
  importId: number;
  fileName: string;
  collectorCode: string;
  collectorName: string;
  accountKey: string;
  debitOn: string;
  settledCount: number;
  settledYen: number;
  failedCount: number;
  failedYen: number;
  /** The live allocation the credit was split by. */
  allocationId: number | null;
}

const NOW = Number.MAX_SAFE_INTEGER;
const ALL = 1_000_000;

/** Batches of imports not undone, newest first, as the books stood at an audit number. */
export function liveBatches(
  sql: ClientRead,
  { from = '', limit = ALL, upToSeq = NOW }: { from?: string; limit?: number; upToSeq?: number } = {},
): Promise<BatchRow[]> {
  return sql.all<BatchRow>(
    `SELECT b.id AS batchId, b.import_id AS importId, i.file_name AS fileName, b.collector_code AS collectorCode, b.collector_name AS collectorName,
            b.account_key AS accountKey, b.debit_on AS debitOn, b.settled_count AS settledCount, b.settled_yen AS settledYen,
            b.failed_count AS failedCount, b.failed_yen AS failedYen,
            (SELECT MAX(s.allocation_id) FROM debit_split s
             JOIN allocation a ON a.client_id = s.client_id AND a.id = s.allocation_id AND a.seq <= :upToSeq
             LEFT JOIN allocation_reversal x ON x.client_id = s.client_id AND x.allocation_id = s.allocation_id AND x.seq <= :upToSeq
             WHERE s.client_id = b.client_id AND s.batch_id = b.id AND x.allocation_id IS NULL) AS allocationId
     FROM debit_batch b
     JOIN deposit_import i ON i.client_id = b.client_id AND i.id = b.import_id
     LEFT JOIN deposit_import_undo u ON u.client_id = b.client_id AND u.import_id = b.import_id AND u.seq <= :upToSeq
     WHERE b.client_id = :clientId AND b.seq <= :upToSeq AND b.debit_on >= :from AND u.import_id IS NULL
     ORDER BY b.debit_on DESC, b.id DESC LIMIT :limit`,
    { from, limit, upToSeq },
  );
}

/** Throws debit-unknown. */
export async function liveBatch(sql: ClientRead, batchId: number): Promise<BatchRow> {
  const found = (await liveBatches(sql)).find((batch) => batch.batchId === batchId);
  if (!found) throw new AppError('debit-unknown', { batchId }, 'batchId');
  return found;
}

export interface DebitRowRow {
  batchId: number;
  line: number;
  bankCode: string;
  bankName: string;
  branchCode: string;
  branchName: string;
  accountNumber: string;
  holderKana: string;
  amountYen: number;
  customerNumber: string;
  resultCode: string;
}

export function rowsOfBatches(sql: ClientRead, batchIds: readonly number[]): Promise<DebitRowRow[]> {
  return sql.all<DebitRowRow>(
    `SELECT batch_id AS batchId, line, bank_code AS bankCode, bank_name AS bankName, branch_code AS branchCode, branch_name AS branchName,
            account_number AS accountNumber, holder_kana AS holderKana, amount_yen AS amountYen, customer_number AS customerNumber, result_code AS resultCode
     FROM debit_row WHERE client_id = :clientId AND batch_id IN ${IDS} ORDER BY batch_id, line`,
    { ids: JSON.stringify(batchIds) },
  );
}

export interface DebitCustomer {
  customerId: number;
  code: string;
  name: string;
}

/**
 * Finds the customer of a 顧客番号: the one it was kept with, else the one whose code it is. Two codes that differ only in
 * leading zeros are told apart by the exact text, else nobody is taken. Merged customers lead to the one they went into.
 */
export async function customersByNumber(sql: ClientRead): Promise<(number: string) => DebitCustomer | null> {
  const customers = await sql.all<DebitCustomer & { mergedIntoId: number | null }>(
    'SELECT id AS customerId, code, name, merged_into_id AS mergedIntoId FROM customer WHERE client_id = :clientId',
  );
  const kept = await sql.all<{ number: string; customerId: number }>(
    'SELECT number, customer_id AS customerId FROM customer_mandate WHERE client_id = :clientId',
  );
  const byId = new Map(customers.map((customer) => [customer.customerId, customer]));
  const live = (customerId: number): DebitCustomer | null => {
    const customer = byId.get(customerId);
    if (!customer) return null;
    return customer.mergedIntoId === null ? customer : (byId.get(customer.mergedIntoId) ?? null);
  };
  const mandates = new Map(kept.map(({ number, customerId }) => [number, customerId]));
  const exact = new Map(customers.map(({ code, customerId }) => [code, customerId]));
  const folded = new Map<string, number | null>();
  for (const { code, customerId } of customers) {
    const key = foldDebitNumber(code);
    folded.set(key, folded.has(key) ? null : customerId);
  }
  return (number) => {
    const key = foldDebitNumber(number);
    const customerId = mandates.get(key) ?? exact.get(number) ?? folded.get(key) ?? null;
    return key === '' || customerId === null ? null : live(customerId);
  };
}

/** Open receivables of these customers, with their invoices' numbers. */
export function openReceivablesOfCustomers(
  sql: ClientRead,
  customerIds: readonly number[],
): Promise<(SplittableReceivable & { invoice: string })[]> {
  return sql.all(
    `SELECT o.receivable_id AS receivableId, o.customer_id AS customerId, o.due_on AS dueOn, o.open_yen AS openYen, i.number AS invoice
     FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE o.client_id = :clientId AND o.customer_id IN ${IDS} AND o.closed_on = '9999-12-31' AND o.open_yen > 0
     ORDER BY o.due_on, o.receivable_id`,
    { ids: JSON.stringify([...new Set(customerIds)]) },
  );
}

export interface CreditRow {
  depositId: number;
  depositedOn: string;
  accountKey: string;
  amountYen: number;
}

/** Deposits nobody touched yet: all of their money is left and no customer is named on them. */
export function untouchedDeposits(sql: ClientRead, from: string): Promise<CreditRow[]> {
  return sql.all<CreditRow>(
    `SELECT d.id AS depositId, d.deposited_on AS depositedOn, d.account_key AS accountKey, d.amount_yen AS amountYen
     FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     WHERE o.client_id = :clientId AND o.deposited_on >= :from AND o.left_yen = d.amount_yen AND d.customer_id IS NULL`,
    { from },
  );
}

/** What lives of allocations: the deposit and the invoices with their customers. */
export function linesOfAllocations(
  sql: ClientRead,
  allocationIds: readonly number[],
): Promise<{ allocationId: number; customerId: number; invoice: string; amountYen: number }[]> {
  return sql.all(
    `SELECT l.allocation_id AS allocationId, r.customer_id AS customerId, i.number AS invoice, l.amount_yen AS amountYen
     FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE l.client_id = :clientId AND l.allocation_id IN ${IDS} ORDER BY r.due_on, r.id`,
    { ids: JSON.stringify(allocationIds) },
  );
}

export function depositsOfAllocations(
  sql: ClientRead,
  allocationIds: readonly number[],
): Promise<
  { allocationId: number; depositId: number; depositedOn: string; amountYen: number; leftYen: number; feeYen: number }[]
> {
  return sql.all(
    `SELECT a.id AS allocationId, d.id AS depositId, d.deposited_on AS depositedOn, d.amount_yen AS amountYen, COALESCE(o.left_yen, 0) AS leftYen,
            COALESCE((SELECT SUM(j.amount_yen) FROM allocation_adjustment j WHERE j.client_id = a.client_id AND j.allocation_id = a.id AND j.kind = 'transfer-fee'), 0) AS feeYen
     FROM allocation a JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN open_deposit o ON o.client_id = d.client_id AND o.deposit_id = d.id
     WHERE a.client_id = :clientId AND a.id IN ${IDS}`,
    { ids: JSON.stringify(allocationIds) },
  );
}

/** Live allocations that were split by the results of one import. */
export async function splitsOfImport(sql: ClientRead, importId: number): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT DISTINCT s.allocation_id AS id FROM debit_batch b
     JOIN debit_split s ON s.client_id = b.client_id AND s.batch_id = b.id
     LEFT JOIN allocation_reversal x ON x.client_id = s.client_id AND x.allocation_id = s.allocation_id
     WHERE b.client_id = :clientId AND b.import_id = :importId AND x.allocation_id IS NULL`,
    { importId },
  );
  return rows.map((row) => row.id);
}

/** Failed lines of live results that are still owed, by customer; of a number nobody knows under its holder's name. */
export async function failedDebits(sql: ClientRead): Promise<(OwedDebit & { name: string })[]> {
  const rows = await sql.all<{ debitOn: string; customerNumber: string; holderKana: string; amountYen: number }>(
    `SELECT b.debit_on AS debitOn, r.customer_number AS customerNumber, r.holder_kana AS holderKana, r.amount_yen AS amountYen
     FROM debit_batch b JOIN debit_row r ON r.client_id = b.client_id AND r.batch_id = b.id
     LEFT JOIN deposit_import_undo u ON u.client_id = b.client_id AND u.import_id = b.import_id
     WHERE b.client_id = :clientId AND b.failed_count > 0 AND r.result_code <> '${SETTLED}' AND u.import_id IS NULL
     ORDER BY b.debit_on, b.id, r.line`,
  );
  const customerOf = await customersByNumber(sql);
  const lines = rows.map((row) => ({ ...row, customer: customerOf(row.customerNumber) }));
  const names = new Map(
    lines.flatMap(({ customer }) => (customer ? [[customer.customerId, customer.name] as const] : [])),
  );
  const owed = owedDebits(
    lines.map(({ customer, ...line }) => ({ ...line, customerId: customer?.customerId ?? null })),
    await openReceivablesOfCustomers(sql, [...names.keys()]),
  );
  return owed.map((one) => ({
    ...one,
    name: one.customerId === null ? one.holderKana : names.get(one.customerId)!,
  }));
}
