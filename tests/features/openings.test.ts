import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
  makeClient,
  makeCustomer,
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

const HEADER = ['得意先コード', '請求番号', '請求日', '支払期日', '残高', '督促段階', '最終督促日'];

describe('opening invoices', () => {
  test('stand in the aging by their own dates, with what was already sent for them', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'C1');
    const file = csvFile('期首.csv', [
      HEADER,
      ['C1', 'O-1', '2026-04-30', '2026-05-31', '120000', '2', '2026-10-20'],
      ['C1', 'O-2', '2026-10-31', '2026-11-30', '80000', '', ''],
      ['C9', 'O-3', '2026-10-31', '2026-11-30', '1', '', ''],
      ['C1', 'O-4', '2026-10-31', '2026-09-30', '1', '', ''],
      ['C1', 'O-5', '2026-10-31', '2026-11-30', '-1', '', ''],
      ['C1', 'O-6', '2026-10-31', '2026-11-30', '1', '6', ''],
    ]);
    const { accepted, rejected } = await office.call('openings.import', { clientId, file });
    expect(accepted).toBe(2);
    expect(rejected.map(({ row, field }) => [row, field]).sort()).toEqual([
      [4, '得意先コード'],
      [5, '支払期日'],
      [6, '残高'],
      [7, '督促段階'],
    ]);
    const { rows } = await office.call('aging.table', { clientId, asOf: '2026-11-24' });
    expect(rows).toMatchObject([{ notDue: 80_000, over90: 120_000, total: 200_000 }]);
    const { invoices } = await office.call('invoices.list', { clientId, text: 'O-1' });
    expect(invoices).toMatchObject([{ kind: 'opening', source: 'opening', reminderStage: 2 }]);

    const again = await office.call('openings.import', { clientId, file });
    expect(again.accepted).toBe(0);
    expect(again.rejected.filter((one) => one.code === 'number-taken')).toHaveLength(2);
  });

  test('cannot be put into a closed period', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'C1');
    await office.call('periods.close', { clientId, through: '2026-04-30' });
    const file = csvFile('期首.csv', [HEADER, ['C1', 'O-1', '2026-04-30', '2026-05-31', '1', '', '']]);
    const { accepted, rejected } = await office.call('openings.import', { clientId, file });
    expect(accepted).toBe(0);
    expect(rejected).toMatchObject([{ row: 2, field: '請求日', code: 'period-closed' }]);
  });
});

describe('advances', () => {
  const ADVANCES = csvFile('前受.csv', [
    ['得意先コード', '入金日', '前受残高'],
    ['C1', '2026-05-31', '30000'],
    ['C1', '2026-05-31', '30000'],
    ['', '2026-05-20', '4000'],
    ['C9', '2026-05-20', '1'],
  ]);

  test('are money of a customer (前受) or of nobody known (仮受), and are not netted', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'C1', { name: '株式会社一番' });
    const { accepted, rejected } = await office.call('openings.import', { clientId, file: ADVANCES });
    expect(accepted).toBe(3);
    expect(rejected).toMatchObject([{ row: 5, field: '得意先コード', code: 'customer-unknown' }]);
    expect(await office.call('aging.unusedMoney', { clientId, asOf: '2026-05-31' })).toEqual({
      advanceYen: 60_000,
      suspenseYen: 4000,
    });
    expect((await office.call('aging.table', { clientId, asOf: '2026-11-24' })).total).toBe(0);
    const { deposits } = await office.call('deposits.list', { clientId });
    expect(deposits.map((one) => [one.state, one.customerCode, one.amountYen]).sort()).toEqual([
      ['advance', 'C1', 30_000],
      ['advance', 'C1', 30_000],
      ['open', null, 4000],
    ]);
  });

  test('the same file twice adds nothing', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'C1', { name: '株式会社一番' });
    await office.call('openings.import', { clientId, file: ADVANCES });
    const again = await office.call('openings.import', { clientId, file: ADVANCES });
    expect(again.accepted).toBe(0);
    expect(again.rejected.map((one) => one.code)).toEqual([
      'advance-taken',
      'advance-taken',
      'advance-taken',
      'customer-unknown',
    ]);
    expect((await office.call('deposits.list', { clientId })).amountYen).toBe(64_000);
    // One taken back by hand may come again.
    const [first] = (await office.call('deposits.list', { clientId })).deposits;
    await office.call('deposits.cancel', { clientId, depositId: first!.depositId });
    expect((await office.call('openings.import', { clientId, file: ADVANCES })).accepted).toBe(1);
    expect((await office.call('deposits.list', { clientId })).amountYen).toBe(64_000);
  });
});
