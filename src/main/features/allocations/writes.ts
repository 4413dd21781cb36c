import { addDays } from '../../../domain/dates.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientWrite, IDS } from '../../db/engine.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { endDisputesOf } from '../exceptions/writes.ts';
import { deriveOpenDeposits, deriveOpenItems } from './derive.ts';
import { deriveLearnedFrom } from './learned.ts';

export interface NewAllocation {
  depositId: number;
  how: 'auto' | 'suggested' | 'manual';
  lines: readonly { receivableId: number; amountYen: number }[];
  adjustments: readonly { kind: string; amountYen: number }[];
  /** The direct debits this splits the bulk credit of. */
  debitBatchIds?: readonly number[] | undefined;
}

/**
 * Books one clearing of one deposit. The caller holds the transaction; both sides are read in it, so neither a
 * receivable nor a deposit is ever used beyond what it has. Throws receivable-unknown, receivable-overdrawn,
 * deposit-overdrawn, allocation-sum. Derived rows are not rebuilt here: see bookAllocations.
 */
async function bookAllocation(
  tx: Tx,
  client: ClientSettings,
  allocation: NewAllocation,
  id: number,
  used: Used,
): Promise<void> {
  const sql = tx.client(client.clientId);
  const deposit = await sql.get<{ depositedOn: string; leftYen: number }>(
    `SELECT d.deposited_on AS depositedOn, COALESCE(o.left_yen, 0) AS leftYen FROM deposit d
     LEFT JOIN open_deposit o ON o.client_id = d.client_id AND o.deposit_id = d.id WHERE d.client_id = :clientId AND d.id = :depositId`,
    { depositId: allocation.depositId },
  );
  if (!deposit) throw new AppError('deposit-unknown', { depositId: allocation.depositId }, 'depositId');
  const clearedYen = allocation.lines.reduce((sum, line) => sum + line.amountYen, 0);
  const adjustmentYen = allocation.adjustments.reduce((sum, adjustment) => sum + adjustment.amountYen, 0);
  const moneyYen = clearedYen - adjustmentYen;
  if (moneyYen < 0) throw new AppError('allocation-sum', { clearedYen, adjustmentYen }, 'adjustments');
  const leftYen = deposit.leftYen - (used.deposits.get(allocation.depositId) ?? 0);
  if (moneyYen > leftYen) throw new AppError('deposit-overdrawn', { moneyYen, leftYen }, 'allocations');
  const lines = await checkedLines(tx, client, allocation.lines, deposit.depositedOn, used);
  used.deposits.set(allocation.depositId, (used.deposits.get(allocation.depositId) ?? 0) + moneyYen);
  // A run books thousands: the prepared insert costs a tenth of the query builder's.
  const { depositId, how } = allocation;
  await sql.bulkInsert('allocation', [{ id, deposit_id: depositId, how, money_yen: moneyYen, ...tx.booked() }]);
  await sql.bulkInsert(
    'debit_split',
    (allocation.debitBatchIds ?? []).map((batchId) => ({ allocation_id: id, batch_id: batchId })),
  );
  await insertParts(sql, id, lines, mergedAdjustments(allocation.adjustments));
}

async function insertParts(
  sql: ClientWrite,
  allocationId: number,
  lines: readonly { receivableId: number; amountYen: number; effectiveOn: string }[],
  adjustments: readonly (readonly [kind: string, amountYen: number])[],
): Promise<void> {
  await sql.bulkInsert(
    'allocation_line',
    lines.map((line) => ({
      allocation_id: allocationId,
      receivable_id: line.receivableId,
      amount_yen: line.amountYen,
      effective_on: line.effectiveOn,
    })),
  );
  await sql.bulkInsert(
    'allocation_adjustment',
    adjustments.map(([kind, amountYen]) => ({ allocation_id: allocationId, kind, amount_yen: amountYen })),
  );
}

export interface NewClearing {
  kind: 'write-off' | 'offset' | 'credit-note';
  on: string;
  lines: readonly { receivableId: number; amountYen: number }[];
  /** Of a write-off. */
  rule: string | null;
  reason: string;
  evidence: string;
  /** By the rate of the sale, where the consumption tax goes back with it. */
  taxes: readonly { taxClass: string; grossYen: number; taxYen: number }[];
}

/**
 * Books a clearing without money: the lines reduce receivables from `on`, the whole of it is one adjustment of its kind.
 * Returns the allocation's id. Throws period-closed, clearing-too-early, receivable-unknown, receivable-overdrawn.
 */
export async function bookClearing(tx: Tx, client: ClientSettings, clearing: NewClearing): Promise<number> {
  const sql = tx.client(client.clientId);
  const { on, kind } = clearing;
  if (client.closedThrough !== null && on <= client.closedThrough)
    throw new AppError('period-closed', { closedThrough: client.closedThrough, on }, 'on');
  const used: Used = { receivables: new Map(), deposits: new Map() };
  const lines = await checkedLines(tx, client, clearing.lines, on, used);
  const later = lines.find((line) => line.effectiveOn > on);
  if (later) throw new AppError('clearing-too-early', { on, number: later.number, issuedOn: later.effectiveOn }, 'on');
  const id = await sql.nextId('allocation');
  await sql.insert('allocation', {
    id,
    deposit_id: null,
    cleared_on: on,
    how: 'manual',
    money_yen: 0,
    ...tx.booked(),
  });
  const totalYen = lines.reduce((sum, line) => sum + line.amountYen, 0);
  await insertParts(sql, id, lines, [[kind, totalYen]]);
  const { rule, reason, evidence } = clearing;
  await sql.insert('clearing', { allocation_id: id, kind, rule, reason, evidence });
  await sql.bulkInsert(
    'clearing_tax',
    clearing.taxes.map((tax) => ({
      allocation_id: id,
      tax_class: tax.taxClass,
      gross_yen: tax.grossYen,
      tax_yen: tax.taxYen,
    })),
  );
  await deriveOpenItems(sql, [...used.receivables.keys()]);
  return id;
}

function mergedAdjustments(adjustments: readonly { kind: string; amountYen: number }[]): [string, number][] {
  const byKind = new Map<string, number>();
  for (const { kind, amountYen } of adjustments) byKind.set(kind, (byKind.get(kind) ?? 0) + amountYen);
  return [...byKind].filter(([, amountYen]) => amountYen !== 0);
}

/** An allocation counts from the latest of the deposit's (or its own) date, the invoice's date and the first day not closed. */
async function checkedLines(
  tx: Tx,
  client: ClientSettings,
  wanted: NewAllocation['lines'],
  datedOn: string,
  used: Used,
) {
  const sql = tx.client(client.clientId);
  const firstOpenDay = client.closedThrough === null ? '' : addDays(client.closedThrough, 1);
  const seen = new Set<number>();
  const lines = [];
  for (const line of wanted) {
    const item = await sql.get<{ openYen: number; issuedOn: string; number: string }>(
      `SELECT o.open_yen AS openYen, o.issued_on AS issuedOn, i.number FROM open_item o
       JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE o.client_id = :clientId AND o.receivable_id = :receivableId`,
      { receivableId: line.receivableId },
    );
    if (!item) throw new AppError('receivable-unknown', { receivableId: line.receivableId }, 'allocations');
    const openYen = item.openYen - (used.receivables.get(line.receivableId) ?? 0);
    if (seen.has(line.receivableId) || line.amountYen > openYen) {
      throw new AppError(
        'receivable-overdrawn',
        { number: item.number, amountYen: line.amountYen, openYen },
        'allocations',
      );
    }
    seen.add(line.receivableId);
    used.receivables.set(line.receivableId, (used.receivables.get(line.receivableId) ?? 0) + line.amountYen);
    const effectiveOn = [datedOn, item.issuedOn, firstOpenDay].reduce((latest, day) => (day > latest ? day : latest));
    lines.push({ ...line, effectiveOn, number: item.number });
  }
  return lines;
}

/** What clearings earlier in the same transaction took; the derived rows are rebuilt once, at its end. */
interface Used {
  receivables: Map<number, number>;
  deposits: Map<number, number>;
}

/** Books clearings one after the other, each seeing what the one before used; returns their ids in the same order. */
export async function bookAllocations(
  tx: Tx,
  client: ClientSettings,
  allocations: readonly NewAllocation[],
): Promise<number[]> {
  const sql = tx.client(client.clientId);
  const used: Used = { receivables: new Map(), deposits: new Map() };
  const firstId = await sql.nextId('allocation');
  for (const [index, allocation] of allocations.entries())
    await bookAllocation(tx, client, allocation, firstId + index, used);
  await deriveOpenItems(sql, [...used.receivables.keys()]);
  await deriveOpenDeposits(sql, [...used.deposits.keys()]);
  await deriveLearnedFrom(sql, [...used.deposits.keys()]);
  return allocations.map((_allocation, index) => firstId + index);
}

/**
 * Reverses live allocations as of `on`. `strict` refuses a day before the allocation began (reverse-too-early);
 * `clamp` takes the day it began, for an undo that spans many days.
 */
export async function reverseAllocations(
  tx: Tx,
  clientId: number,
  allocationIds: readonly number[],
  on: string,
  early: 'strict' | 'clamp',
): Promise<number> {
  if (allocationIds.length === 0) return 0;
  const sql = tx.client(clientId);
  const ids = JSON.stringify(allocationIds);
  const starts = await sql.all<{ allocationId: number; startsOn: string }>(
    `SELECT allocation_id AS allocationId, MAX(effective_on) AS startsOn FROM allocation_line WHERE client_id = :clientId AND allocation_id IN ${IDS} GROUP BY allocation_id`,
    { ids },
  );
  const late = starts.find((row) => on < row.startsOn);
  if (late && early === 'strict') throw new AppError('reverse-too-early', { on, startsOn: late.startsOn }, 'on');
  const startOf = new Map(starts.map((row) => [row.allocationId, row.startsOn]));
  await sql.bulkInsert(
    'allocation_reversal',
    allocationIds.map((allocationId) => {
      const startsOn = startOf.get(allocationId) ?? on;
      return { allocation_id: allocationId, reversed_on: startsOn > on ? startsOn : on, ...tx.booked() };
    }),
  );
  await endDisputesOf(tx, clientId, allocationIds, on);
  const receivables = await sql.all<{ id: number }>(
    `SELECT DISTINCT receivable_id AS id FROM allocation_line WHERE client_id = :clientId AND allocation_id IN ${IDS}`,
    { ids },
  );
  const deposits = await sql.all<{ id: number }>(
    `SELECT DISTINCT deposit_id AS id FROM allocation WHERE client_id = :clientId AND deposit_id IS NOT NULL AND id IN ${IDS}`,
    { ids },
  );
  await deriveOpenItems(
    sql,
    receivables.map((row) => row.id),
  );
  const depositIds = deposits.map((row) => row.id);
  await deriveOpenDeposits(sql, depositIds);
  await deriveLearnedFrom(sql, depositIds);
  return allocationIds.length;
}
