import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankWorld, fileOf, importRows, JULY, type Row, X, Y, zenginAccount } from '../support/bank-world.ts';
import {
  assertSound,
  auditCount,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { writeZengin01, writeZengin03 } from '../support/zengin.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

describe('the account decides the client', () => {
  test("a file of another client's account is refused, named, and nothing is kept", async () => {
    const [mine, theirs] = [await bankWorld(office), await bankWorld(office)];
    const file = fileOf('01', theirs.number, JULY);
    const refusal = await office.refused('deposits.import', { clientId: mine.clientId, file });
    expect(refusal).toMatchObject({
      kind: 'refusal',
      code: 'bank-wrong-client',
      facts: { account: expect.stringContaining(theirs.number) },
    });
    expect([...(await mine.live()), ...(await theirs.live())]).toEqual([]);
  });

  test('leading zeros make no difference', async () => {
    const w = await bankWorld(office);
    const file = {
      name: '3.txt',
      bytes: writeZengin03({ accounts: [zenginAccount(w.number.padStart(10, '0'), JULY)] }),
    };
    expect(await office.call('deposits.import', { file })).toMatchObject({
      accepted: 2,
      imports: [{ clientId: w.clientId }],
    });
  });

  test('an unregistered account is taken for the client named, and said; without a client it refuses the file', async () => {
    const w = await bankWorld(office);
    const number = '9999991';
    const file = { name: '1.txt', bytes: writeZengin01({ accounts: [zenginAccount(number, JULY)] }) };
    expect(await office.refused('deposits.import', { file })).toMatchObject({ code: 'bank-account-unregistered' });
    expect(await office.call('deposits.import', { clientId: w.clientId, file })).toMatchObject({
      accepted: 2,
      accountUnregistered: true,
      account: { bankCode: '0005', branchCode: '001', type: '1', number },
    });
  });

  test('several accounts in one file go to their clients, and one unregistered refuses all', async () => {
    const [a, b] = [await bankWorld(office), await bankWorld(office)];
    const both = (numbers: string[]) => ({
      name: 'both.txt',
      bytes: writeZengin01({
        accounts: numbers.map((number, index) => zenginAccount(number, [['2026-07-30', X, 1000 + index, index + 1]])),
      }),
    });
    expect(await office.refused('deposits.import', { file: both([a.number, b.number, '9999992']) })).toMatchObject({
      code: 'bank-account-unregistered',
    });
    expect([...(await a.live()), ...(await b.live())]).toEqual([]);
    // Called for one client, the other's part would be lost or wrong: refused whole.
    expect(
      await office.refused('deposits.import', { clientId: a.clientId, file: both([a.number, b.number]) }),
    ).toMatchObject({ code: 'bank-wrong-client' });
    const value = await office.call('deposits.import', { file: both([a.number, b.number]) });
    expect(value).toMatchObject({ accepted: 2, imports: [{ clientId: a.clientId }, { clientId: b.clientId }] });
    expect(await a.live()).toEqual([['2026-07-30', 1000]]);
    expect(await b.live()).toEqual([['2026-07-30', 1001]]);
  });

  test('a file without an account needs a client', async () => {
    expect(await office.refused('deposits.import', { file: fileOf('csv', '', JULY) })).toMatchObject({
      code: 'bank-no-account',
    });
  });
});

describe('whole or not at all', () => {
  test.each([
    ['the count', { count: 3 }, 'bank-count'],
    ['the total', { totalYen: 2999 }, 'bank-total'],
  ])('%s of the trailer is wrong', async (_what, trailer, code) => {
    const w = await bankWorld(office);
    const account = zenginAccount(w.number, JULY, { trailer });
    const before = auditCount(office);
    const file = { name: '1.txt', bytes: writeZengin01({ accounts: [account] }) };
    expect(await office.refused('deposits.import', { clientId: w.clientId, file })).toMatchObject({
      kind: 'refusal',
      code,
    });
    expect(await w.live()).toEqual([]);
    expect(auditCount(office)).toBe(before);
  });

  test('one bad row of a template keeps the others out', async () => {
    const w = await bankWorld(office);
    const file = depositTemplate([
      ['2026-07-30', X, 1000],
      ['2026-07-32', Y, 2000],
    ]);
    expect(await office.refused('deposits.import', { clientId: w.clientId, file })).toMatchObject({
      code: 'cell-date',
      facts: { row: 3, field: '入金日' },
    });
    expect(await w.live()).toEqual([]);
  });
});

describe('a cancelling row', () => {
  const paid: Row = ['2026-07-30', X, 1000, 1];
  const cancel: Row = ['2026-07-31', X, 1000, 2, 'cancels'];
  const other: Row = ['2026-07-31', Y, 5, 3];

  test('in the same file takes its deposit out', async () => {
    const w = await bankWorld(office);
    expect(await importRows(w, '01', [paid, cancel, other])).toMatchObject({ accepted: 1 });
    expect(await w.live()).toEqual([['2026-07-31', 5]]);
  });

  test('in a later file takes back the deposit and what it cleared', async () => {
    const w = await bankWorld(office);
    const customerId = await makeCustomer(office, w.clientId, 'C1');
    await makeInvoice(office, w.clientId, { customerId, number: 'A-1', issuedOn: '2026-06-30', yen: 1000 });
    await importRows(w, '01', [paid, other]);
    const deposit = (await office.call('deposits.list', { clientId: w.clientId })).deposits.find(
      (one) => one.amountYen === 1000,
    )!;
    await office.call('allocations.allocate', {
      clientId: w.clientId,
      depositId: deposit.depositId,
      allocations: [{ invoice: 'A-1', amountYen: 1000 }],
    });
    const { notes } = await importRows(w, '01', [cancel]);
    expect(notes.join()).toMatch(/1/);
    expect(await w.live()).toEqual([['2026-07-31', 5]]);
    expect((await office.call('aging.table', { clientId: w.clientId, asOf: '2026-08-31' })).total).toBe(1000);
    expect((await office.call('aging.table', { clientId: w.clientId, asOf: '2026-07-30' })).total).toBe(0);
  });

  test('in an overlapping file that holds both takes back what the earlier file brought', async () => {
    const w = await bankWorld(office);
    await importRows(w, '01', [paid]);
    await importRows(w, '01', [paid, cancel, other]);
    expect(await w.live()).toEqual([['2026-07-31', 5]]);
    // And a third that overlaps again changes nothing.
    await importRows(w, '01', [paid, cancel, other, ['2026-08-03', Y, 7, 4]]);
    expect(await w.live()).toEqual([
      ['2026-07-31', 5],
      ['2026-08-03', 7],
    ]);
  });

  test('that comes twice in overlapping files takes back only one deposit', async () => {
    const w = await bankWorld(office);
    const june: Row = ['2026-06-30', X, 1000, 9];
    await importRows(w, '01', [june]);
    await importRows(w, '01', [paid]);
    await importRows(w, '01', [cancel]);
    expect(await w.live()).toEqual([['2026-06-30', 1000]]);
    await importRows(w, '01', [cancel, other]);
    expect(await w.live()).toEqual([
      ['2026-06-30', 1000],
      ['2026-07-31', 5],
    ]);
  });

  test('of money nobody knows is said', async () => {
    const w = await bankWorld(office);
    expect((await importRows(w, '01', [cancel, other])).notes).toHaveLength(2);
    expect(await w.live()).toEqual([['2026-07-31', 5]]);
  });
});

describe('the undo of an import', () => {
  test('takes its deposits and their allocations back, and the file can come again', async () => {
    const w = await bankWorld(office);
    const customerId = await makeCustomer(office, w.clientId, 'C1');
    await makeInvoice(office, w.clientId, { customerId, number: 'A-1', issuedOn: '2026-06-30', yen: 1000 });
    const { importId } = await importRows(w, '03', JULY);
    const [first] = (await office.call('deposits.list', { clientId: w.clientId })).deposits.filter(
      (one) => one.amountYen === 1000,
    );
    await office.call('allocations.allocate', {
      clientId: w.clientId,
      depositId: first!.depositId,
      allocations: [{ invoice: 'A-1', amountYen: 1000 }],
    });
    const undo = { clientId: w.clientId, importId: importId! };
    const rehearsed = await office.call('deposits.undoImport', { ...undo, dryRun: true });
    expect(await w.live()).toHaveLength(2);
    expect(await office.call('deposits.undoImport', undo)).toEqual({ deposits: 2, reversed: 1, kept: 0 });
    expect(rehearsed).toEqual({ deposits: 2, reversed: 1, kept: 0 });
    expect(await w.live()).toEqual([]);
    expect((await office.call('aging.table', { clientId: w.clientId, asOf: '2026-11-24' })).total).toBe(1000);
    expect(await office.refused('deposits.undoImport', undo)).toMatchObject({ code: 'import-undone' });
    expect(await importRows(w, '03', JULY)).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(await w.live()).toHaveLength(2);
  });

  test('keeps what another import also holds until that one is undone too', async () => {
    const w = await bankWorld(office);
    const first = await importRows(w, '01', JULY);
    const second = await importRows(w, 'csv', [...JULY, ['2026-08-03', X, 7]]);
    expect(await office.call('deposits.undoImport', { clientId: w.clientId, importId: first.importId! })).toEqual({
      deposits: 0,
      reversed: 0,
      kept: 2,
    });
    expect(await w.live()).toHaveLength(3);
    expect(await office.call('deposits.undoImport', { clientId: w.clientId, importId: second.importId! })).toEqual({
      deposits: 3,
      reversed: 0,
      kept: 0,
    });
    expect(await w.live()).toEqual([]);
  });

  test('brings back what its cancelling row had taken', async () => {
    const w = await bankWorld(office);
    await importRows(w, '01', [['2026-07-30', X, 1000, 1]]);
    const { importId } = await importRows(w, '01', [['2026-07-31', X, 1000, 2, 'cancels']]);
    expect(await w.live()).toEqual([]);
    await office.call('deposits.undoImport', { clientId: w.clientId, importId: importId! });
    expect(await w.live()).toEqual([['2026-07-30', 1000]]);
  });

  test('of nothing known, and into a closed period, is refused', async () => {
    const w = await bankWorld(office);
    const { importId } = await importRows(w, '01', JULY);
    expect(await office.refused('deposits.undoImport', { clientId: w.clientId, importId: 99 })).toMatchObject({
      code: 'import-unknown',
    });
    await office.call('periods.close', { clientId: w.clientId, through: '2026-11-24' });
    expect(await office.refused('deposits.undoImport', { clientId: w.clientId, importId: importId! })).toMatchObject({
      code: 'period-closed',
    });
  });
});

describe('a deposit by hand', () => {
  test('can be taken back by itself; an imported one goes with its import', async () => {
    const w = await bankWorld(office);
    const depositId = await makeDeposit(office, w.clientId, { depositedOn: '2026-07-30', payerName: X, amountYen: 5 });
    await office.call('deposits.cancel', { clientId: w.clientId, depositId });
    expect(await office.refused('deposits.cancel', { clientId: w.clientId, depositId })).toMatchObject({
      code: 'deposit-cancelled',
    });
    await importRows(w, '01', JULY);
    const [imported] = (await office.call('deposits.list', { clientId: w.clientId })).deposits;
    expect(
      await office.refused('deposits.cancel', { clientId: w.clientId, depositId: imported!.depositId }),
    ).toMatchObject({ code: 'deposit-imported' });
  });

  test('is never taken for imported money', async () => {
    const w = await bankWorld(office);
    await makeDeposit(office, w.clientId, { depositedOn: '2026-07-30', payerName: X, amountYen: 1000 });
    expect(await importRows(w, '01', JULY)).toMatchObject({ accepted: 2 });
  });
});

describe('a bill entered by hand', () => {
  test('counts on its day of settlement, and keeps the day it came and its number', async () => {
    const office = await openTestOffice('2026-11-24');
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'B1');
    await makeInvoice(office, clientId, {
      customerId,
      number: 'B-1',
      issuedOn: '2026-10-31',
      dueOn: '2026-11-30',
      yen: 5000,
    });
    const bill = {
      clientId,
      customerId,
      payerName: 'ｱｵｲ',
      amountYen: 5000,
      method: 'densai' as const,
      receivedOn: '2026-11-20',
      depositedOn: '2027-01-31',
      instrumentNumber: '0001 ｱ２3',
    };
    expect(await office.refused('deposits.create', bill)).toMatchObject({ code: 'instrument-number' });
    expect(
      await office.refused('deposits.create', { ...bill, instrumentNumber: '1', receivedOn: '2027-02-01' }),
    ).toMatchObject({
      code: 'settles-before-received',
    });
    const { depositId } = await office.call('deposits.create', { ...bill, instrumentNumber: 'ａ1２-3' });
    const { deposits } = await office.call('deposits.list', { clientId });
    expect(deposits[0]).toMatchObject({
      method: 'densai',
      // 2027/1/31 is a Sunday: the money comes the day after.
      depositedOn: '2027-02-01',
      billDueOn: '2027-01-31',
      receivedOn: '2026-11-20',
      instrumentNumber: 'A12-3',
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'B-1', amountYen: 5000 }],
    });
    const openOn = async (asOf: string) => (await office.call('aging.table', { clientId, asOf })).total;
    expect(await openOn('2027-01-31')).toBe(5000);
    expect(await openOn('2027-02-01')).toBe(0);
    await assertSound(office);
  });
});
