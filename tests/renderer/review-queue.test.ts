/** 例外一覧: answers stay with their client, and one key accepts only what needs no second look. */
import { expect, test } from 'vitest';
import {
  isSafe,
  type Proposal,
  type Proposals,
  queueRows,
  type Waiting,
} from '../../src/renderer/features/review/queue.ts';

function waiting(clientId: number, depositId: number, leftYen: number): Waiting {
  const client = { code: `C${clientId}`, name: `顧問先${clientId}`, seal: '顧', colour: clientId };
  const deposit = { depositId, depositedOn: '2026-11-20', payerName: 'ﾔﾏﾀﾞ', leftYen, lookedAt: true };
  return { clientId, ...client, assigneeStaffId: null, assigneeName: null, ...deposit };
}

function proposal(depositId: number, given: Partial<Proposal> = {}): Proposal {
  return {
    depositId,
    ref: '1',
    payerName: 'ﾔﾏﾀﾞ',
    amountYen: 100,
    depositedOn: '2026-11-20',
    status: 'suggested',
    customerName: '山田',
    allocations: [{ invoice: 'A-1', receivableId: 1, amountYen: 100 }],
    adjustments: [],
    score: 0.7,
    reasons: [],
    others: [],
    ...given,
  };
}

test('two clients have a deposit of the same number: each has its own client’s answer, or none yet', () => {
  const rows = [waiting(1, 5, 300), waiting(2, 5, 200), waiting(3, 5, 100)];
  const answers = new Map<number, Proposals>([
    [1, { basisSeq: 11, deposits: [proposal(5, { customerName: '一の山田' })] }],
    [2, { basisSeq: 22, deposits: [proposal(5, { customerName: '二の山田' })] }],
  ]);
  const found = queueRows(rows, answers);
  expect(found.map((row) => [row.clientId, row.proposal?.customerName, row.basisSeq])).toEqual([
    [1, '一の山田', 11],
    [2, '二の山田', 22],
    [3, undefined, null],
  ]);
});

test.each([
  ['a plain suggestion', proposal(1), true],
  ['one that clears itself', proposal(1, { status: 'auto' }), true],
  ['a name not confirmed before', proposal(1, { reasons: [{ kind: 'unconfirmed-alias', facts: {} }] }), true],
  ['not asked yet', undefined, false],
  ['no answer', proposal(1, { status: 'none', allocations: [] }), false],
  ['perhaps paid twice', proposal(1, { reasons: [{ kind: 'double', facts: {} }] }), false],
  ['two answers fit', proposal(1, { reasons: [{ kind: 'tie', facts: {} }] }), false],
  ['a name like another’s', proposal(1, { reasons: [{ kind: 'near-names', facts: {} }] }), false],
  ['a part of what is owed', proposal(1, { reasons: [{ kind: 'part', facts: {} }] }), false],
  ['a doubt of a later engine', proposal(1, { reasons: [{ kind: 'omen', facts: {} }] }), false],
  ['reasons that speak for it', proposal(1, { reasons: [{ kind: 'name', facts: { level: 'alias' } }] }), true],
  ['more money than is owed', proposal(1, { reasons: [{ kind: 'over', facts: {} }] }), false],
])('%s', (_what, given, safe) => {
  expect(isSafe(given)).toBe(safe);
});
