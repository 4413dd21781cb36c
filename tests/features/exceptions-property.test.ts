/**
 * Random endings over two clients' books: whatever is marked, refunded, moved, reversed by the bank, restored and undone in
 * whatever order, no yen is lost or made, no side is overdrawn, and office.verify finds nothing.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
let codes = 0;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(removeOffices);

const kinds = [
  'allocate',
  'allocate',
  'allocate',
  'apply',
  'reverse',
  'reverseRun',
  'mark',
  'unmark',
  'refund',
  'refundDone',
  'reverseRefund',
  'move',
  'undoMove',
  'bankReversal',
  'restore',
  'dispute',
  'settle',
] as const;

interface Operation {
  kind: (typeof kinds)[number];
  side: number;
  pick: number;
  other: number;
  yen: number;
  day: number;
}

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom(...kinds),
  side: fc.nat({ max: 1 }),
  pick: fc.nat({ max: 12 }),
  other: fc.nat({ max: 30 }),
  yen: fc.integer({ min: 1, max: 12 }).map((count) => count * 1000),
  day: fc.nat({ max: 60 }),
});

interface Side {
  clientId: number;
  code: string;
  customerId: number;
  receivables: number;
}

const START = 8;

async function makeSide(): Promise<Side> {
  const code = `P${++codes}`;
  const clientId = await makeClient(office, { code });
  const customerId = await makeCustomer(office, clientId, '1', { payerNames: ['ﾌﾘｺﾐ'] });
  for (let at = 0; at < START; at++) {
    const on = addDays('2026-09-01', at * 3);
    await makeInvoice(office, clientId, {
      customerId,
      number: `I-${at}`,
      issuedOn: on,
      dueOn: addDays(on, 30),
      yen: (1 + at) * 1000,
    });
    await makeDeposit(office, clientId, {
      depositedOn: addDays(on, 20),
      payerName: 'ﾌﾘｺﾐ',
      amountYen: (2 + at) * 1000,
    });
  }
  return { clientId, code, customerId, receivables: START };
}

/** Only refusals are allowed to stand in the way: a bug or a half-done deed fails the property. */
async function tell<M extends Parameters<TestOffice['reply']>[0]>(
  method: M,
  input: Parameters<TestOffice['reply']>[1],
) {
  const reply = await office.reply(method, input as never);
  if (!reply.ok) expect(reply.error.kind, `${method} ${JSON.stringify(reply.error)}`).toBe('refusal');
  return reply;
}

async function perform(sides: readonly Side[], op: Operation): Promise<void> {
  const side = sides[op.side]!;
  const { clientId } = side;
  const depositId = 1 + op.pick;
  const on = addDays('2026-09-20', op.day);
  switch (op.kind) {
    case 'allocate': {
      const allocations = [{ receivableId: 1 + (op.other % side.receivables), amountYen: op.yen }];
      const disputeReason = op.day % 7 === 0 ? { disputeReason: '数量違い' } : {};
      await tell('allocations.allocate', { clientId, depositId, allocations, ...disputeReason });
      return;
    }
    case 'apply':
      await tell('allocations.apply', { clientId });
      return;
    case 'reverse':
      await tell('allocations.reverse', { clientId, depositId, on });
      return;
    case 'reverseRun': {
      const { runs } = await office.call('allocations.runs', { clientId });
      const run = runs[op.pick % Math.max(1, runs.length)];
      if (run) await tell('allocations.reverseRun', { clientId, runSeq: run.runSeq });
      return;
    }
    case 'mark': {
      const kind = (['advance', 'double', 'suspense'] as const)[op.other % 3]!;
      await tell('deposits.mark', { clientId, depositId, kind, customerId: side.customerId, on });
      return;
    }
    case 'unmark':
      await tell('deposits.unmark', { clientId, depositId, on });
      return;
    case 'refund':
      await tell('deposits.refund', { clientId, depositId, on, ...(op.other % 2 ? { amountYen: op.yen } : {}) });
      return;
    case 'refundDone':
    case 'reverseRefund': {
      const { refunds } = await office.call('exceptions.list', { clientId });
      const refundId = refunds[op.pick % Math.max(1, refunds.length)]?.refundId;
      if (refundId === undefined) return;
      if (op.kind === 'reverseRefund') await tell('deposits.reverseRefund', { clientId, refundId, on });
      else await tell('deposits.refundDone', { clientId, refundId, refundedOn: '2026-11-24', accountNote: '普通' });
      return;
    }
    case 'move':
      await tell('deposits.move', { clientId, depositId, targetCode: sides[1 - op.side]!.code });
      return;
    case 'undoMove': {
      const { moves } = await office.call('office.moves', {});
      const move = moves[op.pick % Math.max(1, moves.length)];
      // From the side it left or the one it came to; one taken back already is refused.
      if (move && op.other % 2 === 0)
        await tell('deposits.undoMove', { clientId: move.fromClientId, depositId: move.fromDepositId });
      else if (move) await tell('deposits.undoMove', { clientId: move.toClientId, depositId: move.toDepositId });
      return;
    }
    case 'bankReversal':
      await tell('deposits.bankReversal', { clientId, depositId, on });
      return;
    case 'restore': {
      const { cancelled } = await office.call('exceptions.list', { clientId });
      const gone = cancelled[op.pick % Math.max(1, cancelled.length)];
      if (gone) await tell('deposits.restore', { clientId, depositId: gone.depositId });
      return;
    }
    case 'dispute':
      await tell('disputes.raise', {
        clientId,
        receivableIds: [1 + (op.other % side.receivables)],
        reason: '数量違い',
        on,
      });
      return;
    case 'settle':
      await tell('disputes.settle', { clientId, disputeId: 1 + (op.pick % 6), on });
  }
}

/** Yen of both clients' live deposits, and of those the bank took and nobody brought back. */
async function moneyOf(sides: readonly Side[]): Promise<{ live: number; taken: number; left: number; used: number }> {
  const sum = { live: 0, taken: 0, left: 0, used: 0 };
  for (const { clientId } of sides) {
    const { amountYen, leftYen } = await office.call('deposits.list', { clientId });
    sum.live += amountYen;
    sum.left += leftYen;
    const { cancelled, refunds } = await office.call('exceptions.list', { clientId });
    const gone = new Set(cancelled.map((one) => one.depositId));
    sum.taken += cancelled.filter((one) => one.cause === 'bank').reduce((total, one) => total + one.amountYen, 0);
    const live = refunds.filter((one) => one.reversedOn === null && !gone.has(one.depositId));
    sum.used += live.reduce((total, one) => total + one.amountYen, 0);
    const { runs } = await office.call('allocations.runs', { clientId, limit: 500 });
    sum.used += runs.reduce((total, run) => total + run.liveYen, 0);
  }
  return sum;
}

test('no yen is lost or made by endings and their undo, in any order', async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 25, maxLength: 60, size: 'max' }), async (operations) => {
      const sides = [await makeSide(), await makeSide()];
      const before = await moneyOf(sides);
      const seq = (await office.call('office.info', {})).seq;
      for (const op of operations) await perform(sides, op);
      for (const row of office.rows<{ method: string }>(`SELECT method FROM audit_entry WHERE seq > ${seq}`))
        done.set(row.method, (done.get(row.method) ?? 0) + 1);
      const after = await moneyOf(sides);
      expect(after.live + after.taken).toBe(before.live);
      expect(after.left + after.used).toBe(after.live);
    }),
    { numRuns: 25, seed: 20261124, endOnFailure: true },
  );
  await assertSound(office);
  // Everything happened: a property of refusals alone would prove nothing.
  for (const method of [
    'deposits.move',
    'deposits.undoMove',
    'deposits.bankReversal',
    'deposits.restore',
    'deposits.refundDone',
    'deposits.reverseRefund',
    'allocations.reverseRun',
    'disputes.settle',
  ])
    expect(done.get(method) ?? 0, method).toBeGreaterThan(1);
}, 60_000);
