import { addDays } from '../../../domain/dates.ts';
import { sumYen } from '../../../domain/money.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientWrite, IDS } from '../../db/engine.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { endDisputesOf } from '../exceptions/writes.ts';
import { deriveOpenDeposits, deriveOpenItems } from './derive.ts';
import { deriveLearnedFrom } from './learned.ts';
import { type ClearingSides, depositsToUse, receivablesToClear } from './queries.ts';

export interface NewAllocation {
  depositId: number;
  how: 'auto' | 'suggested' | 'manual';
  lines: readonly { receivableId: number; amountYen: number }[];
  adjustments: readonly { kind: string; amountYen: number }[];
  /** The direct debits this splits the bulk credit of. */
  debitBatchIds?: readonly number[] | undefined;
}

/** A clearing whose yen were checked, and what it takes of the deposit. */
interface CheckedAllocation extends NewAllocation {
  moneyYen: number;
  lines: readonly CheckedLine[];
}

interface CheckedLine {
  receivableId: number;
  amountYen: number;
  /** The day from which it counts. */
  effectiveOn: string;
  number: string;
}

/**
 * Checks one clearing against what the clearings before it have left, and takes its yen off both sides. Throws
 * deposit-unknown, allocation-sum, deposit-overdrawn, receivable-unknown, receivable-overdrawn.
 */
function takeFromSides(client: ClientSettings, sides: ClearingSides, allocation: NewAllocation): CheckedAllocation {
  const { depositId } = allocation;
  const deposit = sides.deposits.get(depositId);
  if (!deposit) throw new AppError('deposit-unknown', { depositId }, 'depositId');
  const clearedYen = sumYen(allocation.lines.map((line) => line.amountYen));
  const adjustmentYen = sumYen(allocation.adjustments.map((adjustment) => adjustment.amountYen));
  const moneyYen = clearedYen - adjustmentYen;
  if (moneyYen < 0) throw new AppError('allocation-sum', { clearedYen, adjustmentYen }, 'adjustments');
  const { leftYen } = deposit;
  if (moneyYen > leftYen) throw new AppError('deposit-overdrawn', { moneyYen, leftYen }, 'allocations');
  const lines = takeLines(client, sides.receivables, allocation.lines, deposit.depositedOn);
  deposit.leftYen -= moneyYen;
  return { ...allocation, moneyYen, lines };
}

/** One table after the other: a run books thousands, and the prepared insert costs a tenth of the query builder's. */
async function insertAllocations(tx: Tx, sql: ClientWrite, firstId: number, checked: readonly CheckedAllocation[]) {
  const numbered = checked.map((allocation, index) => ({ ...allocation, id: firstId + index }));
  const booked = tx.booked();
  await sql.bulkInsert(
    'allocation',
    numbered.map(({ id, depositId, how, moneyYen }) => ({
      id,
      deposit_id: depositId,
      how,
      money_yen: moneyYen,
      ...booked,
    })),
  );
  await sql.bulkInsert(
    'debit_split',
    numbered.flatMap(({ id, debitBatchIds = [] }) =>
      debitBatchIds.map((batchId) => ({ allocation_id: id, batch_id: batchId })),
    ),
  );
  await insertParts(sql, numbered);
}

interface AllocationParts {
  id: number;
  lines: readonly CheckedLine[];
  adjustments: readonly { kind: string; amountYen: number }[];
}

async function insertParts(sql: ClientWrite, allocations: readonly AllocationParts[]): Promise<void> {
  await sql.bulkInsert(
    'allocation_line',
    allocations.flatMap(({ id, lines }) =>
      lines.map((line) => ({
        allocation_id: id,
        receivable_id: line.receivableId,
        amount_yen: line.amountYen,
        effective_on: line.effectiveOn,
      })),
    ),
  );
  await sql.bulkInsert(
    'allocation_adjustment',
    allocations.flatMap(({ id, adjustments }) =>
      mergedAdjustments(adjustments).map(([kind, amountYen]) => ({ allocation_id: id, kind, amount_yen: amountYen })),
    ),
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
  const receivables = await receivablesToClear(
    sql,
    clearing.lines.map((line) => line.receivableId),
  );
  const lines = takeLines(client, receivables, clearing.lines, on);
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
  const totalYen = sumYen(lines.map((line) => line.amountYen));
  await insertParts(sql, [{ id, lines, adjustments: [{ kind, amountYen: totalYen }] }]);
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
  await deriveOpenItems(sql, [...receivables.keys()]);
  return id;
}

function mergedAdjustments(adjustments: readonly { kind: string; amountYen: number }[]): [string, number][] {
  const byKind = new Map<string, number>();
  for (const { kind, amountYen } of adjustments) byKind.set(kind, (byKind.get(kind) ?? 0) + amountYen);
  return [...byKind].filter(([, amountYen]) => amountYen !== 0);
}

/**
 * Checks the lines of one clearing and takes their yen off the receivables. An allocation counts from the latest of the
 * deposit's (or its own) date, the invoice's date and the first day not closed.
 */
function takeLines(
  client: ClientSettings,
  receivables: ClearingSides['receivables'],
  wanted: NewAllocation['lines'],
  datedOn: string,
): CheckedLine[] {
  const firstOpenDay = client.closedThrough === null ? '' : addDays(client.closedThrough, 1);
  const seen = new Set<number>();
  return wanted.map(({ receivableId, amountYen }) => {
    const item = receivables.get(receivableId);
    if (!item) throw new AppError('receivable-unknown', { receivableId }, 'allocations');
    const { number, issuedOn, openYen } = item;
    if (seen.has(receivableId) || amountYen > openYen)
      throw new AppError('receivable-overdrawn', { number, amountYen, openYen }, 'allocations');
    seen.add(receivableId);
    item.openYen -= amountYen;
    const effectiveOn = [datedOn, issuedOn, firstOpenDay].reduce((latest, day) => (day > latest ? day : latest));
    return { receivableId, amountYen, effectiveOn, number };
  });
}

/**
 * Books clearings one after the other, each seeing what the one before took; returns their ids in the same order. The caller
 * holds the transaction. Both sides are read in it, once for all clearings, so neither a receivable nor a deposit is ever
 * used beyond what it has; the derived rows are rebuilt once, at the end.
 */
export async function bookAllocations(
  tx: Tx,
  client: ClientSettings,
  allocations: readonly NewAllocation[],
): Promise<number[]> {
  const sql = tx.client(client.clientId);
  const sides: ClearingSides = {
    deposits: await depositsToUse(
      sql,
      allocations.map((allocation) => allocation.depositId),
    ),
    receivables: await receivablesToClear(
      sql,
      allocations.flatMap((allocation) => allocation.lines.map((line) => line.receivableId)),
    ),
  };
  const checked = allocations.map((allocation) => takeFromSides(client, sides, allocation));
  const firstId = await sql.nextId('allocation');
  await insertAllocations(tx, sql, firstId, checked);
  const depositIds = [...sides.deposits.keys()];
  await deriveOpenItems(sql, [...sides.receivables.keys()]);
  await deriveOpenDeposits(sql, depositIds);
  await deriveLearnedFrom(sql, depositIds);
  return checked.map((_allocation, index) => firstId + index);
}

/**
 * Reverses live allocations as of `on`. Throws clearing-recovered. `strict` refuses a day before the allocation began (reverse-too-early);
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
  await refuseRecovered(sql, ids);
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

/** Throws clearing-recovered: what came for a write-off must be taken back before the write-off is. */
async function refuseRecovered(sql: ClientWrite, ids: string): Promise<void> {
  const live = await sql.get<{ on: string; amountYen: number }>(
    `SELECT b.recovered_on AS "on", b.amount_yen AS amountYen FROM bad_debt_recovery b
     LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
     WHERE b.client_id = :clientId AND b.allocation_id IN ${IDS} AND y.recovery_id IS NULL ORDER BY b.id LIMIT 1`,
    { ids },
  );
  if (live) throw new AppError('clearing-recovered', { on: live.on, amountYen: live.amountYen }, 'allocationId');
}
