import { foldDebitNumber, SETTLED } from '../../../domain/debit-split.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { DebitResult, DebitRow } from '../deposits/bank-file-types.ts';
import { customersByNumber, liveBatches, rowsOfBatches } from './queries.ts';

export interface ImportedDebits {
  clientId: number;
  fileName: string;
  sha256: string;
  debits: readonly { accountKey: string; result: DebitResult }[];
}

export interface DebitOutcome {
  importId: number;
  /** Result rows that no earlier file held, and those one did. */
  accepted: number;
  duplicates: number;
  settled: number;
  settledYen: number;
  failed: number;
  failedYen: number;
  /** Fresh settled rows whose 顧客番号 is nobody's. */
  unknown: number;
  debitOns: string[];
}

/**
 * Books one client's part of a 91 result file: every row that no live import holds yet. A row that an earlier file holds
 * with another result is refused (bank-debit-changed): which of the two is right only the bank can say.
 */
export async function importDebits(tx: Tx, file: ImportedDebits): Promise<DebitOutcome> {
  const sql = tx.client(file.clientId);
  const importId = await sql.nextId('deposit_import');
  const customerOf = await customersByNumber(sql);
  const outcome: DebitOutcome = {
    importId,
    accepted: 0,
    duplicates: 0,
    settled: 0,
    settledYen: 0,
    failed: 0,
    failedYen: 0,
    unknown: 0,
    debitOns: [],
  };
  const plans = [];
  for (const { accountKey, result } of file.debits) {
    const rows = await freshRows(tx, file.clientId, accountKey, result);
    outcome.duplicates += result.rows.length - rows.length;
    outcome.accepted += rows.length;
    if (!outcome.debitOns.includes(result.debitOn)) outcome.debitOns.push(result.debitOn);
    const settled = rows.filter((row) => row.resultCode === SETTLED);
    const failed = rows.filter((row) => row.resultCode !== SETTLED);
    outcome.unknown += settled.filter((row) => customerOf(row.customerNumber) === null).length;
    plans.push({ accountKey, result, rows, settled, failed });
  }
  for (const plan of plans) {
    outcome.settled += plan.settled.length;
    outcome.settledYen += sumOf(plan.settled);
    outcome.failed += plan.failed.length;
    outcome.failedYen += sumOf(plan.failed);
  }
  await sql.insert('deposit_import', {
    id: importId,
    file_name: file.fileName,
    sha256: file.sha256,
    format: 'zengin-91',
    account_key: [...new Set(file.debits.map((debit) => debit.accountKey))].join(' '),
    // A result says nothing about up to when the account's deposits are known: it must not make bank data look fresh.
    from_on: null,
    through_on: null,
    accepted: outcome.accepted,
    duplicates: outcome.duplicates,
    amount_yen: outcome.settledYen,
    file_kept: 1,
    ...tx.booked(),
  });
  for (const plan of plans) if (plan.rows.length > 0) await bookBatch(tx, file.clientId, importId, plan);
  return outcome;
}

function sumOf(rows: readonly { amountYen: number }[]): number {
  return rows.reduce((sum, row) => sum + row.amountYen, 0);
}

type KeyedRow = Pick<DebitRow, 'bankCode' | 'branchCode' | 'accountNumber' | 'customerNumber' | 'amountYen'>;

/** What makes two rows of one debit the same demand; the result is not part of it. */
function keyOf(row: KeyedRow): string {
  return JSON.stringify([
    row.bankCode,
    row.branchCode,
    row.accountNumber,
    foldDebitNumber(row.customerNumber),
    row.amountYen,
  ]);
}

/** Rows not in the books yet; equal ones are counted, as deposits are. */
async function freshRows(tx: Tx, clientId: number, accountKey: string, result: DebitResult): Promise<DebitRow[]> {
  const sql = tx.client(clientId);
  const same = (await liveBatches(sql, { from: result.debitOn })).filter(
    (batch) =>
      batch.debitOn === result.debitOn &&
      batch.collectorCode === result.collectorCode &&
      batch.accountKey === accountKey,
  );
  if (same.length === 0) return result.rows;
  const known = new Map<string, string[]>();
  const booked = await rowsOfBatches(
    sql,
    same.map((batch) => batch.batchId),
  );
  for (const row of booked) known.set(keyOf(row), [...(known.get(keyOf(row)) ?? []), row.resultCode]);
  return result.rows.filter((row) => {
    const results = known.get(keyOf(row));
    if (!results || results.length === 0) return true;
    const at = results.indexOf(row.resultCode);
    if (at < 0)
      throw new AppError(
        'bank-debit-changed',
        { row: row.row, debitOn: result.debitOn, number: row.customerNumber || row.holderKana },
        'file',
      );
    results.splice(at, 1);
    return false;
  });
}

interface BatchPlan {
  accountKey: string;
  result: DebitResult;
  rows: readonly DebitRow[];
  settled: readonly DebitRow[];
  failed: readonly DebitRow[];
}

async function bookBatch(tx: Tx, clientId: number, importId: number, plan: BatchPlan): Promise<void> {
  const sql = tx.client(clientId);
  const batchId = await sql.nextId('debit_batch');
  await sql.insert('debit_batch', {
    id: batchId,
    import_id: importId,
    account_key: plan.accountKey,
    collector_code: plan.result.collectorCode,
    collector_name: plan.result.collectorName,
    debit_on: plan.result.debitOn,
    settled_count: plan.settled.length,
    settled_yen: sumOf(plan.settled),
    failed_count: plan.failed.length,
    failed_yen: sumOf(plan.failed),
    ...tx.booked(),
  });
  await sql.bulkInsert(
    'debit_row',
    plan.rows.map((row) => ({
      batch_id: batchId,
      line: row.row,
      bank_code: row.bankCode,
      bank_name: row.bankName,
      branch_code: row.branchCode,
      branch_name: row.branchName,
      account_type: row.accountType,
      account_number: row.accountNumber,
      holder_kana: row.holderKana,
      amount_yen: row.amountYen,
      new_code: row.newCode,
      customer_number: row.customerNumber,
      result_code: row.resultCode,
    })),
  );
}

/** Keeps a 顧客番号 with a customer; an earlier owner of the number loses it. */
export async function setMandate(tx: Tx, clientId: number, number: string, customerId: number): Promise<void> {
  const sql = tx.client(clientId);
  await sql.run(
    `INSERT INTO customer_mandate (client_id, number, customer_id) VALUES (:clientId, :number, :customerId)
     ON CONFLICT (client_id, number) DO UPDATE SET customer_id = excluded.customer_id`,
    { number: foldDebitNumber(number), customerId },
  );
}
