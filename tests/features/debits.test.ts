/** Direct debits through the core: 全銀 91 in, customers tied, the one credit of the bank split over many invoices and back. */
import { afterAll, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../src/contract/contract.ts';
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
import {
  fixedText,
  joinRecords,
  records91,
  writeZengin03,
  writeZengin91,
  writeZenginCsv,
  type ZenginDebitFile,
} from '../support/zengin.ts';

afterAll(removeOffices);

const ACCOUNT = { bankCode: '0005', branchCode: '001', type: '1' as const, number: '1234567' };

/** A client with customers 1001–1005, each owing one invoice due on the day of the debit. */
async function debitWorld(): Promise<{ office: TestOffice; clientId: number; customers: number[] }> {
  const office = await openTestOffice('2026-11-05');
  const clientId = await makeClient(office, { bankAccounts: [ACCOUNT] });
  const customers = [];
  for (const [index, yen] of [11_000, 22_000, 33_000, 44_000, 55_000].entries()) {
    const customerId = await makeCustomer(office, clientId, `100${index + 1}`);
    customers.push(customerId);
    await makeInvoice(office, clientId, {
      customerId,
      number: `R-${index + 1}`,
      issuedOn: '2026-09-30',
      dueOn: '2026-10-27',
      yen,
    });
  }
  return { office, clientId, customers };
}

const RESULT: ZenginDebitFile = {
  rows: [
    { customerNumber: '00000000000000001001', amountYen: 11_000 },
    { customerNumber: '1002', amountYen: 22_000 },
    { customerNumber: '1003', amountYen: 33_000, result: '1' },
    { customerNumber: 'K-4', amountYen: 44_000 },
    { customerNumber: '1005', amountYen: 55_000, result: 'E' },
  ],
};

const file91 = (debits: readonly ZenginDebitFile[] = [RESULT], name = '振替結果.txt') => ({
  name,
  bytes: writeZengin91(debits),
});

/** The bank's statement with the credit of the debit. */
const statement = (amountYen: number, on = '2026-10-28') => ({
  name: '明細.txt',
  bytes: writeZengin03({
    accounts: [{ rows: [{ bookedOn: on, amountYen, payerName: 'ｺｳｻﾞﾌﾘｶｴ', transaction: 14 }] }],
  }),
});

const openOf = async (office: TestOffice, clientId: number) =>
  Object.fromEntries(
    (await office.call('aging.table', { clientId, asOf: '2026-11-05' })).rows.map((row) => [
      row.customerCode,
      row.total,
    ]),
  );

describe('a result file', () => {
  test('comes in with its counts, brings no deposits and does not make bank data look fresh', async () => {
    const { office, clientId } = await debitWorld();
    const value = await office.call('deposits.import', { file: file91(), format: 'zengin-91' });
    expect(value).toMatchObject({
      format: 'zengin-91',
      accepted: 5,
      duplicates: 0,
      imports: [
        {
          clientId,
          accounts: ['0005-001 普通 1234567'],
          from: '2026-10-27',
          through: '2026-10-27',
          amountYen: 77_000,
          debits: { settled: 3, settledYen: 77_000, failed: 2, failedYen: 88_000, unknown: 1 },
        },
      ],
    });
    expect((await office.call('deposits.list', { clientId })).count).toBe(0);
    const board = await office.call('today.board', {});
    expect(board.clients[0]).toMatchObject({ bankThrough: null, importedAt: null });
    const { imports } = await office.call('deposits.imports', { clientId });
    expect(imports[0]).toMatchObject({ format: 'zengin-91', from: '2026-10-27', accepted: 5, amountYen: 77_000 });
    await assertSound(office);
  });

  test.each([
    ['without line ends', writeZengin91([RESULT], { lineEnd: 'none' })],
    ['with LF', writeZengin91([RESULT], { lineEnd: 'lf' })],
    ['with Ctrl-Z at the end', new Uint8Array([...writeZengin91([RESULT]), 0x1a])],
    ['saved again as UTF-8', writeZengin91([RESULT], { encoding: 'utf-8' })],
    ['saved again as UTF-8 with BOM', writeZengin91([RESULT], { encoding: 'utf-8-bom' })],
    ['in CSV form', writeZenginCsv(records91([RESULT]))],
    [
      'in CSV form without the filler',
      writeZenginCsv(records91([RESULT]).map((record) => (record[0]![0] === 2 ? record.toSpliced(5, 1) : record))),
    ],
  ])('%s says the same', async (_what, bytes) => {
    const { office } = await debitWorld();
    const value = await office.call('deposits.import', { file: { name: 'x', bytes } });
    expect(value.imports[0]!.debits).toEqual({
      settled: 3,
      settledYen: 77_000,
      failed: 2,
      failedYen: 88_000,
      unknown: 1,
    });
  });

  test('twice, or once more with other line ends, adds nothing', async () => {
    const { office, clientId } = await debitWorld();
    await office.call('deposits.import', { file: file91() });
    expect(await office.call('deposits.import', { file: file91() })).toMatchObject({ accepted: 0, duplicates: 5 });
    const again = { name: 'again', bytes: writeZengin91([RESULT], { lineEnd: 'none' }) };
    expect(await office.call('deposits.import', { file: again })).toMatchObject({ accepted: 0, duplicates: 5 });
    expect((await office.call('debits.list', { clientId })).batches).toHaveLength(1);
  });

  test('that contradicts an earlier one is refused, and named', async () => {
    const { office } = await debitWorld();
    await office.call('deposits.import', { file: file91() });
    const changed = { ...RESULT, rows: RESULT.rows.map((row, index) => (index === 2 ? { ...row, result: '0' } : row)) };
    expect(await office.refused('deposits.import', { file: file91([changed]) })).toMatchObject({
      code: 'bank-debit-changed',
      facts: { number: '1003', debitOn: '2026-10-27' },
    });
  });

  test('goes to the client whose account it names, and to no other', async () => {
    const { office } = await debitWorld();
    const other = await makeClient(office);
    expect(await office.refused('deposits.import', { clientId: other, file: file91() })).toMatchObject({
      code: 'bank-wrong-client',
    });
    const agency = { ...RESULT, bankCode: '0000', branchCode: '000', type: '0', number: '0000000' };
    expect(await office.refused('deposits.import', { file: file91([agency]) })).toMatchObject({
      code: 'bank-no-account',
    });
    const strange = { ...RESULT, number: '7777777' };
    expect(await office.refused('deposits.import', { file: file91([strange]) })).toMatchObject({
      code: 'bank-account-unregistered',
    });
  });

  const broken = (change: (records: string[]) => void) => {
    const records = records91([RESULT]).map(fixedText);
    change(records);
    return joinRecords(records);
  };
  const put = (record: string, at: number, text: string) => record.slice(0, at) + text + record.slice(at + text.length);

  test.each<[string, Uint8Array, string, object]>([
    [
      'a request',
      writeZengin91([{ rows: [{ customerNumber: '1', amountYen: 5 }], trailer: { settledCount: 0, settledTotal: 0 } }]),
      'bank-debit-request',
      {},
    ],
    ['a wrong count', writeZengin91([{ ...RESULT, trailer: { count: 6 } }]), 'bank-count', { stated: 6, counted: 5 }],
    [
      'a wrong sum',
      writeZengin91([{ ...RESULT, trailer: { total: 1 } }]),
      'bank-total',
      { statedYen: 1, countedYen: 165_000 },
    ],
    [
      'a wrong 振替済',
      writeZengin91([{ ...RESULT, trailer: { settledTotal: 76_999 } }]),
      'bank-total',
      { countedYen: 77_000 },
    ],
    ['a wrong 振替不能', writeZengin91([{ ...RESULT, trailer: { failedCount: 1 } }]), 'bank-count', { counted: 2 }],
    [
      'a result nobody knows',
      broken((all) => {
        all[1] = put(all[1]!, 111, '7');
      }),
      'bank-field',
      { row: 2, field: '振替結果コード' },
    ],
    [
      'a result left out',
      broken((all) => {
        all[1] = put(all[1]!, 111, ' ');
      }),
      'bank-field',
      { row: 2, field: '振替結果コード' },
    ],
    [
      'an amount of letters',
      broken((all) => {
        all[2] = put(all[2]!, 80, 'ABCDEFGHIJ');
      }),
      'bank-field',
      { row: 3, field: '引落金額' },
    ],
    [
      'no such day',
      broken((all) => {
        all[0] = put(all[0]!, 54, '1332');
      }),
      'bank-field',
      { row: 1, field: '引落日' },
    ],
    [
      'a 新規コード of 7',
      broken((all) => {
        all[1] = put(all[1]!, 90, '7');
      }),
      'bank-field',
      { row: 2, field: '新規コード' },
    ],
    [
      'EBCDIC',
      broken((all) => {
        all[0] = put(all[0]!, 3, '1');
      }),
      'bank-ebcdic',
      {},
    ],
    [
      'a record cut short',
      broken((all) => {
        all[3] = all[3]!.slice(0, 100);
      }),
      'bank-record-length',
      { expected: 120, length: 100 },
    ],
    ['no trailer', joinRecords(records91([RESULT]).map(fixedText).slice(0, 5)), 'bank-no-trailer', {}],
    ['no end', joinRecords(records91([RESULT]).map(fixedText).slice(0, -1)), 'bank-no-trailer', {}],
    [
      'data before a header',
      joinRecords(
        records91([RESULT])
          .map(fixedText)
          .toSpliced(1, 0, records91([RESULT]).map(fixedText)[0]!),
      ),
      'bank-record-order',
      {},
    ],
    [
      'something else',
      broken((all) => {
        all[2] = put(all[2]!, 0, '5');
      }),
      'bank-record-kind',
      { found: '5' },
    ],
  ])('with %s is refused whole', async (_what, bytes, code, facts) => {
    const { office, clientId } = await debitWorld();
    const failure = await office.refused('deposits.import', { clientId, file: { name: 'x', bytes } });
    expect(failure).toMatchObject({ code, facts });
    expect((await office.call('debits.list', { clientId })).batches).toEqual([]);
  });

  test('asked for as 01 or 03 is refused as what it is', async () => {
    const { office } = await debitWorld();
    expect(await office.refused('deposits.import', { file: file91(), format: 'zengin-01' })).toMatchObject({
      code: 'bank-record-kind',
    });
    expect(await office.refused('deposits.import', { file: statement(1), format: 'zengin-91' })).toMatchObject({
      code: 'bank-record-kind',
    });
  });
});

async function batchOf(office: TestOffice, clientId: number): Promise<OutputOf<'debits.list'>['batches'][number]> {
  return (await office.call('debits.list', { clientId })).batches[0]!;
}

test('what the bank could not draw stays on the day’s list until it is paid, by whatever way', async () => {
  const { office, clientId, customers } = await debitWorld();
  const owed = async () =>
    (await office.call('today.todos', {})).items
      .filter((item) => item.kind === 'failed-debit')
      .map(({ rowId, yen, count, on }) => ({ rowId, yen, count, on }))
      .sort((a, b) => (a.yen ?? 0) - (b.yen ?? 0));
  expect(await owed()).toEqual([]);
  const { importId } = await office.call('deposits.import', { file: file91() });
  const third = { rowId: customers[2]!, yen: 33_000, count: 1, on: '2026-10-27' };
  const fifth = { rowId: customers[4]!, yen: 55_000, count: 1, on: '2026-10-27' };
  expect(await owed()).toEqual([third, fifth]);
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2026-11-04',
    payerName: 'ﾃｽﾄ',
    amountYen: 85_000,
  });
  await office.call('allocations.allocate', {
    clientId,
    depositId,
    allocations: [
      { invoice: 'R-3', amountYen: 33_000 },
      { invoice: 'R-5', amountYen: 52_000 },
    ],
  });
  expect(await owed()).toEqual([{ ...fifth, yen: 3000 }]);
  await office.call('allocations.reverse', { clientId, depositId });
  expect(await owed()).toEqual([third, fifth]);
  await office.call('deposits.undoImport', { clientId, importId: importId! });
  expect(await owed()).toEqual([]);
});

test('a number nobody knows is named by its holder until a customer has it', async () => {
  const { office, clientId, customers } = await debitWorld();
  const rows = [{ customerNumber: 'K-9', amountYen: 9000, result: '1', holder: 'ﾀﾅｶ' }];
  await office.call('deposits.import', { file: file91([{ rows }]) });
  const owed = async () => (await office.call('today.todos', {})).items.filter((item) => item.kind === 'failed-debit');
  expect(await owed()).toMatchObject([{ rowId: null, name: 'ﾀﾅｶ', yen: 9000 }]);
  await office.call('debits.setMandate', { clientId, number: 'K-9', customerId: customers[0]! });
  expect(await owed()).toMatchObject([{ rowId: customers[0]!, yen: 9000 }]);
});

describe('the credit of a debit', () => {
  test('is known by its sum, split in one act, and one undo puts everything back', async () => {
    const { office, clientId, customers } = await debitWorld();
    const before = await openOf(office, clientId);
    await office.call('deposits.import', { file: file91() });
    expect(await batchOf(office, clientId)).toMatchObject({ state: 'waiting', unknownCount: 1 });
    await office.call('deposits.import', { file: statement(77_000) });
    await office.call('debits.setMandate', { clientId, number: 'K-4', customerId: customers[3]! });
    const batch = await batchOf(office, clientId);
    expect(batch).toMatchObject({ state: 'ready', unknownCount: 0, depositYen: 77_000, feeYen: 0 });
    const split = await office.call('debits.split', {
      clientId,
      batchIds: batch.together,
      depositId: batch.depositId!,
    });
    expect(split).toMatchObject({ invoices: 3, leftYen: 0 });
    expect(await openOf(office, clientId)).toEqual({ '1003': 33_000, '1005': 55_000 });
    expect(await batchOf(office, clientId)).toMatchObject({ state: 'split', allocationId: split.allocationId });
    await assertSound(office);
    await office.call('allocations.reverse', { clientId, allocationIds: [split.allocationId] });
    expect(await openOf(office, clientId)).toEqual(before);
    expect(await batchOf(office, clientId)).toMatchObject({ state: 'ready' });
    await assertSound(office);
  });

  test('is proposed in 消込 with the result as its reason, and applied by its id', async () => {
    const { office, clientId } = await debitWorld();
    await office.call('deposits.import', { file: file91() });
    await office.call('deposits.import', { file: statement(77_000) });
    const { deposits, basisSeq } = await office.call('allocations.propose', { clientId });
    expect(deposits).toHaveLength(1);
    expect(deposits[0]).toMatchObject({
      status: 'suggested',
      allocations: [
        { invoice: 'R-1', amountYen: 11_000 },
        { invoice: 'R-2', amountYen: 22_000 },
      ],
      reasons: [{ kind: 'direct-debit', facts: { debitOn: '2026-10-27', count: 3, leftYen: 44_000 } }],
    });
    // Never by itself: a person says yes.
    expect((await office.call('allocations.apply', { clientId })).applied).toEqual([]);
    const applied = await office.call('allocations.apply', {
      clientId,
      basisSeq,
      depositIds: [deposits[0]!.depositId],
    });
    expect(applied.applied).toEqual([deposits[0]!.depositId]);
    expect(await batchOf(office, clientId)).toMatchObject({ state: 'split', leftYen: 44_000 });
    await assertSound(office);
  });

  test('teaches nobody a payer name', async () => {
    const { office, clientId, customers } = await debitWorld();
    await office.call('deposits.import', { file: file91() });
    await office.call('deposits.import', { file: statement(77_000) });
    const batch = await batchOf(office, clientId);
    await office.call('debits.split', { clientId, batchIds: [batch.batchId], depositId: batch.depositId! });
    const customer = await office.call('customers.get', { clientId, customerId: customers[0]! });
    expect(JSON.stringify(customer)).not.toContain('ｺｳｻﾞﾌﾘｶｴ');
  });

  test('keeps drawn invoices from other money while it waits for a person', async () => {
    const { office, clientId } = await debitWorld();
    await office.call('deposits.import', { file: file91() });
    await office.call('deposits.import', { file: statement(77_000) });
    await office.call('deposits.import', {
      clientId,
      account: ACCOUNT,
      file: depositTemplate([['2026-10-30', 'ﾄｸｲｻｷ1001', 11_000]]),
    });
    const { deposits } = await office.call('allocations.propose', { clientId });
    const promised = deposits.flatMap((one) => one.allocations.map((line) => line.invoice));
    expect(new Set(promised).size).toBe(promised.length);
  });

  test('less the fee of a collecting company is offered, not proposed, and books the fee', async () => {
    const { office, clientId, customers } = await debitWorld();
    const agency = { ...RESULT, bankCode: '0000', branchCode: '000', type: '0', number: '0000000' };
    await office.call('deposits.import', { clientId, file: file91([agency]) });
    await office.call('debits.setMandate', { clientId, number: 'K-4', customerId: customers[3]! });
    await office.call('deposits.import', { file: statement(77_000 - 990, '2026-11-02') });
    expect((await office.call('allocations.propose', { clientId })).deposits[0]!.reasons).not.toEqual([
      expect.objectContaining({ kind: 'direct-debit' }),
    ]);
    const batch = await batchOf(office, clientId);
    expect(batch).toMatchObject({ state: 'net', feeYen: 990 });
    expect(
      await office.call('debits.split', { clientId, batchIds: [batch.batchId], depositId: batch.depositId! }),
    ).toMatchObject({ invoices: 3, leftYen: 0 });
    expect(await openOf(office, clientId)).toEqual({ '1003': 33_000, '1005': 55_000 });
    await assertSound(office);
  });

  test('cannot be split twice, nor by money that is not it', async () => {
    const { office, clientId } = await debitWorld();
    await office.call('deposits.import', { file: file91() });
    await office.call('deposits.import', { file: statement(77_000) });
    await office.call('deposits.import', { file: statement(12_345, '2026-10-29') });
    const { deposits } = await office.call('deposits.list', { clientId });
    const batch = await batchOf(office, clientId);
    const strange = deposits.find((deposit) => deposit.amountYen === 12_345)!;
    expect(
      await office.refused('debits.split', { clientId, batchIds: [batch.batchId], depositId: strange.depositId }),
    ).toMatchObject({ code: 'debit-no-credit' });
    await office.call('debits.split', { clientId, batchIds: [batch.batchId], depositId: batch.depositId! });
    expect(
      await office.refused('debits.split', { clientId, batchIds: [batch.batchId], depositId: batch.depositId! }),
    ).toMatchObject({ code: 'debit-split-already' });
    expect(await office.refused('debits.split', { clientId, batchIds: [99], depositId: 1 })).toMatchObject({
      code: 'debit-unknown',
    });
  });

  test('goes back to one sum when the result is taken back, and the result can come again', async () => {
    const { office, clientId } = await debitWorld();
    const { importId } = await office.call('deposits.import', { file: file91() });
    await office.call('deposits.import', { file: statement(77_000) });
    const batch = await batchOf(office, clientId);
    await office.call('debits.split', { clientId, batchIds: [batch.batchId], depositId: batch.depositId! });
    expect(await office.call('deposits.undoImport', { clientId, importId: importId! })).toEqual({
      deposits: 0,
      reversed: 1,
      kept: 0,
    });
    expect((await office.call('debits.list', { clientId })).batches).toEqual([]);
    expect((await office.call('deposits.list', { clientId })).leftYen).toBe(77_000);
    expect(await office.call('deposits.import', { file: file91() })).toMatchObject({ accepted: 5 });
    await assertSound(office);
  });
});

test('rows say whose they are, what would be cleared and why a debit failed', async () => {
  const { office, clientId, customers } = await debitWorld();
  await office.call('deposits.import', { file: file91() });
  const { batchId } = await batchOf(office, clientId);
  const { rows } = await office.call('debits.rows', { clientId, batchId });
  expect(rows.map((row) => [row.customerCode, row.resultCode, row.fit, row.invoices])).toEqual([
    ['1001', '0', 'exact', [{ number: 'R-1', amountYen: 11_000 }]],
    ['1002', '0', 'exact', [{ number: 'R-2', amountYen: 22_000 }]],
    ['1003', '1', null, []],
    [null, '0', 'unknown-customer', []],
    ['1005', 'E', null, []],
  ]);
  await office.call('debits.setMandate', { clientId, number: 'k-4', customerId: customers[3]! });
  const after = await office.call('debits.rows', { clientId, batchId });
  expect(after.rows[3]).toMatchObject({ customerCode: '1004', fit: 'exact' });
});
