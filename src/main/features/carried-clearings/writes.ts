/**
 * Clearings that go over from a replaced invoice to its revision. Nothing is edited: each is reversed and booked once more in
 * its own place, with the same money, the same sums and the same other invoices, and `allocation_carry` says which stands for
 * which. No day's balance of the customer changes by it.
 */
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, type ClientWrite, IDS } from '../../db/engine.ts';
import { deriveOpenDeposits, deriveOpenItems } from '../allocations/derive.ts';
import { deriveLearnedFrom } from '../allocations/learned.ts';
import { reverseAllocations } from '../allocations/writes.ts';
import type { ClientSettings } from '../clients/queries.ts';

export interface LiveClearing {
  allocationId: number;
  depositId: number | null;
  clearedOn: string | null;
  how: 'auto' | 'suggested' | 'manual';
  moneyYen: number;
  kind: 'write-off' | 'offset' | 'credit-note' | null;
  /** Of the receivable asked for. */
  amountYen: number;
}

/** Live clearings that reduce a receivable, in the order they were booked. */
export function liveClearingsOf(sql: ClientRead, receivableId: number): Promise<LiveClearing[]> {
  return sql.all<LiveClearing>(
    `SELECT a.id AS allocationId, a.deposit_id AS depositId, a.cleared_on AS clearedOn, a.how, a.money_yen AS moneyYen, k.kind, l.amount_yen AS amountYen
     FROM allocation_line l JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE l.client_id = :clientId AND l.receivable_id = :receivableId AND x.allocation_id IS NULL ORDER BY a.id`,
    { receivableId },
  );
}

/**
 * Reverses the clearings as of `on` (or the day they began), to be booked on another receivable by `bookCarried` within the
 * same transaction. Throws clearing-recovered, reissue-written-off (the tax proof of a write-off names its invoice).
 */
export async function liftClearings(
  tx: Tx,
  client: ClientSettings,
  clearings: readonly LiveClearing[],
  invoice: { number: string },
  on: string,
): Promise<void> {
  if (clearings.some(({ kind }) => kind === 'write-off'))
    throw new AppError('reissue-written-off', { number: invoice.number }, 'invoiceId');
  await reverseAllocations(
    tx,
    client.clientId,
    clearings.map(({ allocationId }) => allocationId),
    on,
    'clamp',
  );
}

/** Books lifted clearings once more, with `toId` in the place of `fromId`, each from the day its reversal counts; old id → new. */
export async function bookCarried(
  tx: Tx,
  client: ClientSettings,
  clearings: readonly LiveClearing[],
  { fromId, toId, invoiceId }: { fromId: number; toId: number; invoiceId: number },
): Promise<Map<number, number>> {
  const allocationOf = new Map<number, number>();
  if (clearings.length === 0) return allocationOf;
  const sql = tx.client(client.clientId);
  const firstId = await sql.nextId('allocation');
  for (const [index, { allocationId }] of clearings.entries()) allocationOf.set(allocationId, firstId + index);
  const ids = JSON.stringify([...allocationOf.keys()]);
  const reversed = new Map(
    (
      await sql.all<{ id: number; on: string }>(
        `SELECT allocation_id AS id, reversed_on AS "on" FROM allocation_reversal WHERE client_id = :clientId AND allocation_id IN ${IDS}`,
        { ids },
      )
    ).map((row) => [row.id, row.on]),
  );
  await sql.bulkInsert(
    'allocation',
    clearings.map(({ allocationId, depositId, clearedOn, how, moneyYen }) => ({
      id: allocationOf.get(allocationId)!,
      deposit_id: depositId,
      cleared_on: clearedOn === null ? null : reversed.get(allocationId)!,
      how,
      money_yen: moneyYen,
      ...tx.booked(),
    })),
  );
  await copyParts(sql, ids, allocationOf, reversed, { fromId, toId });
  await insertLinks(sql, ids, allocationOf, invoiceId);
  await deriveBoth(sql, [...allocationOf.values()], clearings);
  return allocationOf;
}

async function copyParts(
  sql: ClientWrite,
  ids: string,
  allocationOf: ReadonlyMap<number, number>,
  reversed: ReadonlyMap<number, string>,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<void> {
  const lines = await sql.all<{ id: number; receivableId: number; yen: number }>(
    `SELECT allocation_id AS id, receivable_id AS receivableId, amount_yen AS yen FROM allocation_line WHERE client_id = :clientId AND allocation_id IN ${IDS}`,
    { ids },
  );
  await sql.bulkInsert(
    'allocation_line',
    lines.map(({ id, receivableId, yen }) => ({
      allocation_id: allocationOf.get(id)!,
      receivable_id: receivableId === fromId ? toId : receivableId,
      amount_yen: yen,
      effective_on: reversed.get(id)!,
    })),
  );
  for (const [table, columns] of COPIED) {
    const rows = await sql.all<{ allocation_id: number } & Record<string, string | number | null>>(
      `SELECT allocation_id, ${columns} FROM ${table} WHERE client_id = :clientId AND allocation_id IN ${IDS}`,
      { ids },
    );
    await sql.bulkInsert(
      table,
      rows.map((row) => ({ ...row, allocation_id: allocationOf.get(row.allocation_id)! })),
    );
  }
}

/** What belongs to an allocation besides its lines. */
const COPIED = [
  ['allocation_adjustment', 'kind, amount_yen'],
  ['debit_split', 'batch_id'],
  ['clearing', 'kind, rule, reason, evidence'],
  ['clearing_tax', 'tax_class, gross_yen, tax_yen'],
] as const;

async function insertLinks(
  sql: ClientWrite,
  ids: string,
  allocationOf: ReadonlyMap<number, number>,
  invoiceId: number,
): Promise<void> {
  const roots = await sql.all<{ id: number; rootId: number }>(
    `SELECT allocation_id AS id, root_id AS rootId FROM allocation_carry WHERE client_id = :clientId AND allocation_id IN ${IDS}`,
    { ids },
  );
  const rootOf = new Map(roots.map((row) => [row.id, row.rootId]));
  await sql.bulkInsert(
    'allocation_carry',
    [...allocationOf].map(([oldId, newId]) => ({
      allocation_id: newId,
      moved_from: oldId,
      root_id: rootOf.get(oldId) ?? oldId,
      invoice_id: invoiceId,
    })),
  );
  const advances = await sql.all<{ id: number; depositId: number; yen: number }>(
    `SELECT allocation_id AS id, deposit_id AS depositId, amount_yen AS yen FROM invoice_advance WHERE client_id = :clientId AND allocation_id IN ${IDS}
       AND invoice_id = (SELECT replaces_id FROM invoice_revision WHERE client_id = :clientId AND invoice_id = :invoiceId)`,
    { ids, invoiceId },
  );
  await sql.bulkInsert(
    'invoice_advance',
    advances.map(({ id, depositId, yen }) => ({
      allocation_id: allocationOf.get(id)!,
      invoice_id: invoiceId,
      deposit_id: depositId,
      amount_yen: yen,
    })),
  );
}

async function deriveBoth(sql: ClientWrite, newIds: readonly number[], clearings: readonly LiveClearing[]) {
  const receivables = await sql.all<{ id: number }>(
    `SELECT DISTINCT receivable_id AS id FROM allocation_line WHERE client_id = :clientId AND allocation_id IN ${IDS}`,
    { ids: JSON.stringify(newIds) },
  );
  await deriveOpenItems(
    sql,
    receivables.map(({ id }) => id),
  );
  const depositIds = [...new Set(clearings.flatMap(({ depositId }) => (depositId === null ? [] : [depositId])))];
  await deriveOpenDeposits(sql, depositIds);
  await deriveLearnedFrom(sql, depositIds);
}

/** The allocation that stands in the place of one now: itself, or what was carried from it last. */
export async function standingAllocation(sql: ClientRead, rootId: number): Promise<number> {
  const row = await sql.get<{ id: number | null }>(
    'SELECT MAX(allocation_id) AS id FROM allocation_carry WHERE client_id = :clientId AND root_id = :rootId',
    { rootId },
  );
  return row?.id ?? rootId;
}
