import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const [YAMADA, SUZUKI] = ['ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 'ｽｽﾞｷｺｳｷﾞﾖｳ(ｶ'];

/** 山田 owes 10,000 and 25,000, 鈴木 40,000 (B-1); 山田 has sent 10,000 and 鈴木 40,000. */
async function world() {
  const clientId = await makeClient(office);
  const yamada = await makeCustomer(office, clientId, 'YA', { name: '株式会社山田商店', kana: 'ヤマダショウテン' });
  const suzuki = await makeCustomer(office, clientId, 'SU', { name: '鈴木工業株式会社', kana: 'スズキコウギョウ' });
  await makeInvoice(office, clientId, { customerId: yamada, number: 'A-1', issuedOn: '2026-06-30', yen: 10_000 });
  await makeInvoice(office, clientId, { customerId: yamada, number: 'A-2', issuedOn: '2026-07-31', yen: 25_000 });
  await makeInvoice(office, clientId, { customerId: suzuki, number: 'B-1', issuedOn: '2026-06-30', yen: 40_000 });
  const { importId } = await office.call('deposits.import', {
    clientId,
    file: depositTemplate([
      ['2026-07-31', YAMADA, 10_000, '11'],
      ['2026-07-31', SUZUKI, 40_000, '12'],
    ]),
  });
  const { deposits } = await office.call('deposits.list', { clientId });
  const depositOf = (payer: string) => deposits.find((one) => one.payerName === payer)!.depositId;
  const invoiceOf = async (number: string) =>
    (await office.call('invoices.list', { clientId, text: number })).invoices.find((one) => one.number === number)!;
  const propose = () => office.call('allocations.propose', { clientId });
  return {
    clientId,
    yamada,
    suzuki,
    importId: importId!,
    fromYamada: depositOf(YAMADA),
    fromSuzuki: depositOf(SUZUKI),
    invoiceOf,
    propose,
  };
}

type World = Awaited<ReturnType<typeof world>>;

describe('propose, apply, reverse', () => {
  test('clears what is certain, and its reversal gives the same proposal again', async () => {
    const w = await world();
    const before = await w.propose();
    expect(before.deposits).toMatchObject([
      { ref: '11', status: 'auto', customerCode: 'YA', allocations: [{ invoice: 'A-1', amountYen: 10_000 }] },
      { ref: '12', status: 'auto', customerCode: 'SU', allocations: [{ invoice: 'B-1', amountYen: 40_000 }] },
    ]);
    const applied = await office.call('allocations.apply', { clientId: w.clientId, basisSeq: before.basisSeq });
    expect(applied).toMatchObject({ applied: [w.fromYamada, w.fromSuzuki], stale: [], left: 0 });
    expect((await w.propose()).deposits).toEqual([]);
    expect((await w.invoiceOf('A-1')).openYen).toBe(0);
    expect(await office.call('allocations.history', { clientId: w.clientId })).toMatchObject({
      allocations: [
        { invoices: ['B-1'], how: 'auto', clearedYen: 40_000, reversedOn: null },
        { invoices: ['A-1'], how: 'auto', clearedYen: 10_000, reversedOn: null },
      ],
    });
    for (const depositId of [w.fromYamada, w.fromSuzuki])
      expect(await office.call('allocations.reverse', { clientId: w.clientId, depositId })).toEqual({ reversed: 1 });
    expect((await w.propose()).deposits).toEqual(before.deposits);
    expect(
      await office.refused('allocations.reverse', { clientId: w.clientId, depositId: w.fromYamada }),
    ).toMatchObject({
      code: 'allocation-none',
    });
  });

  test('through a date leaves later deposits alone', async () => {
    const w = await world();
    expect(
      (await office.call('allocations.propose', { clientId: w.clientId, through: '2026-07-30' })).deposits,
    ).toEqual([]);
    expect(await office.call('allocations.apply', { clientId: w.clientId, through: '2026-07-30' })).toMatchObject({
      applied: [],
      left: 2,
    });
  });

  test('the same requestId applies once', async () => {
    const w = await world();
    const input = { clientId: w.clientId, requestId: `apply-${w.clientId}` };
    const first = await office.call('allocations.apply', input);
    expect(await office.call('allocations.apply', input)).toEqual(first);
    expect((await office.call('allocations.history', { clientId: w.clientId })).allocations).toHaveLength(2);
    expect(await office.refused('allocations.apply', { ...input, through: '2026-07-31' })).toMatchObject({
      code: 'request-reused',
    });
  });

  test('two clerks who apply at once book each deposit once', async () => {
    const w = await world();
    const { basisSeq } = await w.propose();
    const both = await Promise.all(
      [1, 2].map(() => office.call('allocations.apply', { clientId: w.clientId, basisSeq })),
    );
    expect(both.map((one) => [one.applied.length, one.stale.length]).sort()).toEqual([
      [0, 2],
      [2, 0],
    ]);
  });
});

/** What may happen between a proposal and its application, and that it leaves 鈴木's deposit as it was. */
const MOVES: [what: string, move: (w: World) => Promise<unknown>][] = [
  ['the deposit was used by hand', (w) => allocate(w, w.fromYamada, 'A-2', 10_000)],
  [
    'the invoice was paid by another deposit',
    async (w) => {
      const cash = await makeDeposit(office, w.clientId, {
        depositedOn: '2026-07-20',
        payerName: 'ｹﾞﾝｷﾝ',
        amountYen: 10_000,
        customerId: w.yamada,
      });
      await allocate(w, cash, 'A-1', 10_000);
    },
  ],
  [
    'the invoice was voided',
    async (w) =>
      office.call('invoices.void', {
        clientId: w.clientId,
        invoiceId: (await w.invoiceOf('A-1')).invoiceId,
        reason: '誤り',
      }),
  ],
  [
    "the customer's master was changed",
    (w) => office.call('customers.update', { clientId: w.clientId, customerId: w.yamada, feeBearer: 'client' }),
  ],
  [
    'the customer was merged into another',
    async (w) => {
      const into = await makeCustomer(office, w.clientId, 'ZZ', { name: '別の会社' });
      await office.call('customers.merge', { clientId: w.clientId, fromCustomerId: w.yamada, intoCustomerId: into });
    },
  ],
  [
    'a second invoice of the same amount makes it a tie',
    async (w) => {
      const twin = await makeCustomer(office, w.clientId, 'YB', { name: '山田商店株式会社', kana: 'ヤマダショウテン' });
      await office.call('customers.update', { clientId: w.clientId, customerId: twin, payerNames: [YAMADA] });
      await makeInvoice(office, w.clientId, { customerId: twin, number: 'C-1', issuedOn: '2026-06-30', yen: 10_000 });
    },
  ],
];

async function allocate(w: World, depositId: number, invoice: string, amountYen: number) {
  return office.call('allocations.allocate', {
    clientId: w.clientId,
    depositId,
    allocations: [{ invoice, amountYen }],
  });
}

describe('stale', () => {
  test.each(MOVES)('%s: it is not booked, the other one is', async (_what, move) => {
    const w = await world();
    const { basisSeq } = await w.propose();
    await move(w);
    const depositIds = [w.fromYamada, w.fromSuzuki];
    const { applied, stale } = await office.call('allocations.apply', { clientId: w.clientId, basisSeq, depositIds });
    expect({ applied, stale }).toEqual({ applied: [w.fromSuzuki], stale: [w.fromYamada] });
  });

  test('part of its money was taken for something written off', async () => {
    const w = await world();
    const lost = await makeCustomer(office, w.clientId, 'LO');
    await makeInvoice(office, w.clientId, { customerId: lost, number: 'L-1', issuedOn: '2026-01-31', yen: 3000 });
    const { allocationId } = await office.call('writeOffs.record', {
      clientId: w.clientId,
      customerId: lost,
      rule: '9-6-1',
      on: '2026-07-01',
      reason: '免除',
      evidence: '通知',
    });
    const { basisSeq } = await w.propose();
    const recovery = { clientId: w.clientId, depositId: w.fromYamada, allocationId, on: '2026-07-31' };
    const { recoveryId } = await office.call('recoveries.record', recovery);
    const apply = (basis: number) => office.call('allocations.apply', { clientId: w.clientId, basisSeq: basis });
    expect(await apply(basisSeq)).toMatchObject({ applied: [w.fromSuzuki], stale: [w.fromYamada] });
    await office.call('recoveries.reverse', { clientId: w.clientId, recoveryId });
    // The same answer as before, seen anew.
    expect(await apply((await w.propose()).basisSeq)).toMatchObject({ applied: [w.fromYamada], stale: [] });
  });

  test('of two proposals in hand the newer holds where both say the same, and neither books what only the older said', async () => {
    const w = await world();
    const older = await w.propose();
    await office.call('allocations.allocate', {
      clientId: w.clientId,
      depositId: w.fromYamada,
      allocations: [{ invoice: 'A-2', amountYen: 10_000 }],
    });
    const newer = await w.propose();
    expect(newer.basisSeq).toBeGreaterThan(older.basisSeq);
    const depositIds = [w.fromYamada, w.fromSuzuki];
    const apply = (basisSeq: number) =>
      office.call('allocations.apply', { clientId: w.clientId, basisSeq, depositIds });
    expect(await apply(older.basisSeq)).toMatchObject({ applied: [w.fromSuzuki], stale: [w.fromYamada] });
    expect(await apply(newer.basisSeq)).toMatchObject({ applied: [], stale: [w.fromYamada, w.fromSuzuki] });
    expect(await apply(older.basisSeq)).toMatchObject({ applied: [], stale: [w.fromYamada, w.fromSuzuki] });
    await assertSound(office);
  });

  test('the whole import was undone', async () => {
    const w = await world();
    const { basisSeq } = await w.propose();
    await office.call('deposits.undoImport', { clientId: w.clientId, importId: w.importId });
    expect(await office.call('allocations.apply', { clientId: w.clientId, basisSeq })).toMatchObject({
      applied: [],
      stale: [w.fromYamada, w.fromSuzuki],
      left: 0,
    });
  });

  test('what another client does moves nothing here', async () => {
    const w = await world();
    const { basisSeq } = await w.propose();
    const other = await world();
    await office.call('allocations.apply', { clientId: other.clientId });
    expect(await office.call('allocations.apply', { clientId: w.clientId, basisSeq })).toMatchObject({
      stale: [],
      left: 0,
    });
  });
});

describe('by hand', () => {
  test('never takes more than the invoice or the deposit has', async () => {
    const w = await world();
    const refused = (depositId: number, allocations: { invoice: string; amountYen: number }[], adjustments = 0) =>
      office.refused('allocations.allocate', {
        clientId: w.clientId,
        depositId,
        allocations,
        ...(adjustments ? { adjustments: [{ kind: 'discount', amountYen: adjustments }] } : {}),
      });
    expect(await refused(w.fromSuzuki, [{ invoice: 'A-1', amountYen: 10_001 }])).toMatchObject({
      code: 'receivable-overdrawn',
      facts: { number: 'A-1', openYen: 10_000 },
    });
    expect(await refused(w.fromYamada, [{ invoice: 'A-2', amountYen: 10_001 }])).toMatchObject({
      code: 'deposit-overdrawn',
    });
    const twice = { invoice: 'A-1', amountYen: 1 };
    expect(await refused(w.fromYamada, [twice, twice])).toMatchObject({ code: 'receivable-overdrawn' });
    expect(await refused(w.fromYamada, [twice], 2)).toMatchObject({ code: 'allocation-sum' });
    // A discount clears more than came in; a negative one uses more than it clears.
    expect(
      await office.call('allocations.allocate', {
        clientId: w.clientId,
        depositId: w.fromYamada,
        allocations: [{ invoice: 'A-1', amountYen: 10_000 }],
        adjustments: [{ kind: 'discount', amountYen: 300 }],
      }),
    ).toMatchObject({ allocated: 1, leftYen: 300 });
    expect(await refused(w.fromYamada, [{ invoice: 'A-2', amountYen: 200 }], -101)).toMatchObject({
      code: 'deposit-overdrawn',
    });
    expect(await refused(w.fromSuzuki, [{ invoice: 'A-1', amountYen: 1 }])).toMatchObject({
      code: 'receivable-overdrawn',
      facts: { openYen: 0 },
    });
  });

  test('one part failing books none', async () => {
    const w = await world();
    await office.refused('allocations.allocate', {
      clientId: w.clientId,
      depositId: w.fromSuzuki,
      allocations: [
        { invoice: 'A-1', amountYen: 10_000 },
        { invoice: 'A-2', amountYen: 30_000 },
      ],
    });
    expect((await w.invoiceOf('A-1')).openYen).toBe(10_000);
    expect((await office.call('allocations.history', { clientId: w.clientId })).allocations).toEqual([]);
  });

  test('a 照会番号 names the deposit, one that fits two is refused', async () => {
    const w = await world();
    const byRef = { clientId: w.clientId, allocations: [{ invoice: 'A-1', amountYen: 1 }] };
    expect(await office.refused('allocations.allocate', { ...byRef, ref: '99' })).toMatchObject({
      code: 'ref-unknown',
    });
    await office.call('allocations.allocate', { ...byRef, ref: '0011' });
    await office.call('deposits.import', {
      clientId: w.clientId,
      file: depositTemplate([['2026-08-31', YAMADA, 7, '11']]),
    });
    expect(await office.refused('allocations.allocate', { ...byRef, ref: '11' })).toMatchObject({
      code: 'ref-ambiguous',
      facts: { count: 2 },
    });
    expect(await office.refused('allocations.allocate', byRef)).toMatchObject({ code: 'input-invalid' });
  });

  test('nothing of another client can be named', async () => {
    const [w, other] = [await world(), await world()];
    expect(
      await office.refused('allocations.allocate', {
        clientId: w.clientId,
        depositId: 999_999,
        allocations: [{ invoice: 'A-1', amountYen: 1 }],
      }),
    ).toMatchObject({ code: 'deposit-unknown' });
    await makeInvoice(office, other.clientId, {
      customerId: other.yamada,
      number: 'ONLY-THERE',
      issuedOn: '2026-06-30',
      yen: 5,
    });
    expect(
      await office.refused('allocations.allocate', {
        clientId: w.clientId,
        depositId: w.fromYamada,
        allocations: [{ invoice: 'ONLY-THERE', amountYen: 1 }],
      }),
    ).toMatchObject({ code: 'receivable-unknown' });
  });
});

describe('dates', () => {
  const aging = async (w: World, asOf: string) =>
    (await office.call('aging.table', { clientId: w.clientId, asOf })).rows.find((row) => row.customerCode === 'YA')
      ?.total ?? 0;

  test('an allocation counts from the latest of deposit, invoice and first open day', async () => {
    const w = await world();
    await allocate(w, w.fromYamada, 'A-1', 10_000);
    expect([await aging(w, '2026-07-30'), await aging(w, '2026-07-31')]).toEqual([10_000, 25_000]);
    // Money that came before its invoice waits for it; a closed month is not changed any more.
    const early = await makeDeposit(office, w.clientId, { depositedOn: '2026-07-01', payerName: 'x', amountYen: 5000 });
    await allocate(w, early, 'A-2', 4000);
    expect(await aging(w, '2026-07-31')).toBe(21_000);
    expect(await office.call('aging.unusedMoney', { clientId: w.clientId, asOf: '2026-07-30' })).toEqual({
      advanceYen: 4000,
      suspenseYen: 1000,
    });
    await office.call('periods.close', { clientId: w.clientId, through: '2026-09-30' });
    await allocate(w, early, 'A-2', 1000);
    expect([await aging(w, '2026-09-30'), await aging(w, '2026-10-01')]).toEqual([21_000, 20_000]);
  });

  test('a reversal is refused before the allocation and into a closed period', async () => {
    const w = await world();
    await allocate(w, w.fromYamada, 'A-1', 10_000);
    const reverse = { clientId: w.clientId, depositId: w.fromYamada };
    expect(await office.refused('allocations.reverse', { ...reverse, on: '2026-07-30' })).toMatchObject({
      code: 'reverse-too-early',
      facts: { startsOn: '2026-07-31' },
    });
    await office.call('periods.close', { clientId: w.clientId, through: '2026-08-31' });
    expect(await office.refused('allocations.reverse', { ...reverse, on: '2026-08-31' })).toMatchObject({
      code: 'period-closed',
    });
    await office.call('allocations.reverse', { ...reverse, on: '2026-09-01' });
    expect([await aging(w, '2026-08-31'), await aging(w, '2026-09-01')]).toEqual([25_000, 35_000]);
  });

  test('just the allocations named are taken back', async () => {
    const w = await world();
    const first = await allocate(w, w.fromSuzuki, 'B-1', 15_000);
    await allocate(w, w.fromSuzuki, 'B-1', 20_000);
    expect(
      await office.call('allocations.reverse', { clientId: w.clientId, allocationIds: [first.allocationId] }),
    ).toEqual({ reversed: 1 });
    expect((await w.invoiceOf('B-1')).openYen).toBe(20_000);
    expect(
      await office.refused('allocations.reverse', { clientId: w.clientId, allocationIds: [first.allocationId] }),
    ).toMatchObject({ code: 'allocation-none' });
  });
});
