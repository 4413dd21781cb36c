import type { debitMethods } from '../../../contract/debits.ts';
import { SETTLED, splitDebit } from '../../../domain/debit-split.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { bookAllocations } from '../allocations/writes.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { creditOf, planSplit, waitingDebits } from './propose.ts';
import {
  type BatchRow,
  customersByNumber,
  type DebitRowRow,
  depositsOfAllocations,
  linesOfAllocations,
  liveBatch,
  liveBatches,
  openReceivablesOfCustomers,
  rowsOfBatches,
} from './queries.ts';
import { setMandate } from './writes.ts';

export const debitHandlers: Handlers<typeof debitMethods> = {
  async 'debits.list'({ read }, { clientId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const batches = await liveBatches(sql, { limit });
    const { found, credits } = await waitingDebits(sql);
    const booked = await depositsOfAllocations(
      sql,
      batches.flatMap((batch) => batch.allocationId ?? []),
    );
    const unknown = await unknownCounts(sql, batches);
    return {
      batches: batches.map((batch) => {
        const credit = found.find((one) => one.batchIds.includes(batch.batchId));
        const waiting = credits.find((one) => one.depositId === credit?.depositId);
        const split = booked.find((one) => one.allocationId === batch.allocationId);
        const deposit = split ?? waiting ?? null;
        return {
          ...batch,
          unknownCount: unknown.get(batch.batchId) ?? 0,
          state: stateOf(batch, credit?.feeYen),
          depositId: deposit?.depositId ?? null,
          depositedOn: deposit?.depositedOn ?? null,
          depositYen: deposit?.amountYen ?? null,
          feeYen: split?.feeYen ?? credit?.feeYen ?? 0,
          together: credit?.batchIds ?? batches.flatMap((one) => (isSplitWith(one, batch) ? one.batchId : [])),
          leftYen: split?.leftYen ?? null,
        };
      }),
    };
  },

  async 'debits.rows'({ read }, { clientId, batchId }) {
    const sql = read.client(clientId);
    const batch = await liveBatch(sql, batchId);
    const customerOf = await customersByNumber(sql);
    const rows = await rowsOfBatches(sql, [batchId]);
    const invoices = await invoicesOfRows(sql, batch, rows, customerOf);
    return {
      rows: rows.map((row) => {
        const customer = customerOf(row.customerNumber);
        const own = invoices.get(row.line);
        return {
          line: row.line,
          customerNumber: row.customerNumber,
          holderKana: row.holderKana,
          bankName: row.bankName,
          branchName: row.branchName,
          amountYen: row.amountYen,
          resultCode: row.resultCode,
          customerId: customer?.customerId ?? null,
          customerCode: customer?.code ?? null,
          customerName: customer?.name ?? null,
          fit: own?.fit ?? null,
          invoices: own?.invoices ?? [],
        };
      }),
    };
  },

  'debits.split': (context, { clientId, batchIds, depositId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      for (const batchId of batchIds) {
        const batch = await liveBatch(sql, batchId);
        if (batch.allocationId !== null)
          throw new AppError('debit-split-already', { debitOn: batch.debitOn }, 'batchIds');
      }
      await liveDeposit(sql, depositId);
      const { batches, feeYen } = await creditOf(sql, batchIds, depositId);
      const { allocations, adjustments } = await planSplit(sql, batches, feeYen);
      if (allocations.length === 0) throw new AppError('nothing-to-allocate', {}, 'batchIds');
      const [allocationId] = await bookAllocations(tx, client, [
        { depositId, how: 'suggested', lines: allocations, adjustments, debitBatchIds: batchIds },
      ]);
      const after = await liveDeposit(sql, depositId);
      return { allocationId: allocationId!, invoices: allocations.length, leftYen: after.leftYen };
    }),

  'debits.setMandate': (context, { clientId, number, customerId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      await setMandate(tx, clientId, number, customerId);
      return {};
    }),
};

function stateOf(batch: BatchRow, feeYen: number | undefined): 'split' | 'ready' | 'net' | 'waiting' | 'nothing' {
  if (batch.allocationId !== null) return 'split';
  if (batch.settledYen === 0) return 'nothing';
  return feeYen === undefined ? 'waiting' : feeYen === 0 ? 'ready' : 'net';
}

function isSplitWith(one: BatchRow, other: BatchRow): boolean {
  return other.allocationId !== null && one.allocationId === other.allocationId;
}

async function unknownCounts(sql: ClientRead, batches: readonly BatchRow[]): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  if (batches.length === 0) return counts;
  const customerOf = await customersByNumber(sql);
  const rows = await rowsOfBatches(
    sql,
    batches.map((batch) => batch.batchId),
  );
  for (const row of rows)
    if (row.resultCode === SETTLED && customerOf(row.customerNumber) === null)
      counts.set(row.batchId, (counts.get(row.batchId) ?? 0) + 1);
  return counts;
}

interface InvoicesOfRow {
  fit: ReturnType<typeof splitDebit>[number]['fit'] | null;
  invoices: { number: string; amountYen: number }[];
}

/** Split already: what was cleared, on each customer's first row. Not yet: what would be, row by row. */
async function invoicesOfRows(
  sql: ClientRead,
  batch: BatchRow,
  rows: readonly DebitRowRow[],
  customerOf: Awaited<ReturnType<typeof customersByNumber>>,
): Promise<Map<number, InvoicesOfRow>> {
  const settled = rows.filter((row) => row.resultCode === SETTLED);
  const result = new Map<number, InvoicesOfRow>();
  if (batch.allocationId !== null) {
    const cleared = await linesOfAllocations(sql, [batch.allocationId]);
    const told = new Set<number>();
    for (const row of settled) {
      const customerId = customerOf(row.customerNumber)?.customerId;
      if (customerId === undefined || told.has(customerId)) continue;
      told.add(customerId);
      const own = cleared.filter((line) => line.customerId === customerId);
      result.set(row.line, {
        fit: null,
        invoices: own.map((line) => ({ number: line.invoice, amountYen: line.amountYen })),
      });
    }
    return result;
  }
  const lines = settled.map((row) => ({
    line: row.line,
    customerId: customerOf(row.customerNumber)?.customerId ?? null,
    amountYen: row.amountYen,
  }));
  const receivables = await openReceivablesOfCustomers(
    sql,
    lines.flatMap((line) => line.customerId ?? []),
  );
  const numbers = new Map(receivables.map((one) => [one.receivableId, one.invoice]));
  for (const split of splitDebit(batch.debitOn, lines, receivables))
    result.set(split.line, {
      fit: split.fit,
      invoices: split.parts.map((part) => ({ number: numbers.get(part.receivableId)!, amountYen: part.amountYen })),
    });
  return result;
}
