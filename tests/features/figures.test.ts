/** Key figures over real books: they tie to the aging and to each other, and no client's money stands in another's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfMonth } from '../../src/domain/dates.ts';
import {
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
const clients: number[] = [];

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  for (const scale of [1, 7]) {
    const clientId = await makeClient(office);
    clients.push(clientId);
    const [a, b] = [await makeCustomer(office, clientId, '1'), await makeCustomer(office, clientId, '2')];
    const invoice = (customerId: number, issuedOn: string, dueOn: string, yen: number) =>
      makeInvoice(office, clientId, { customerId, issuedOn, dueOn, yen: yen * scale });
    const clear = async (number: string, depositedOn: string, yen: number) => {
      const depositId = await makeDeposit(office, clientId, {
        depositedOn,
        payerName: 'ｶ)ﾃｽﾄ',
        amountYen: yen * scale,
      });
      await office.call('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ invoice: number, amountYen: yen * scale }],
        requestId: `${clientId}-${number}-${depositedOn}`,
      });
      return depositId;
    };
    const whole = await invoice(a, '2026-08-31', '2026-09-30', 300_000);
    const parts = await invoice(b, '2026-09-10', '2026-10-10', 200_000);
    const taken = await invoice(b, '2026-09-20', '2026-10-20', 50_000);
    const wrong = await invoice(a, '2026-09-30', '2026-10-30', 80_000);
    await invoice(a, '2026-10-31', '2026-11-30', 400_000);
    await clear(whole.number, '2026-10-10', 300_000);
    await clear(parts.number, '2026-10-10', 120_000);
    const depositId = await clear(taken.number, '2026-10-20', 50_000);
    await office.call('allocations.reverse', { clientId, depositId, on: '2026-11-05', requestId: `undo-${clientId}` });
    await office.call('invoices.void', { clientId, invoiceId: wrong.invoiceId, on: '2026-10-15', reason: '誤発行' });
  }
});
afterAll(removeOffices);

const monthly = (clientId?: number) => office.call('figures.monthly', { clientId, through: '2026-11', months: 4 });

describe('figures.monthly', () => {
  test('tells a month to the yen', async () => {
    const { months } = await monthly(clients[0]);
    expect(months.map((month) => month.month)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
    // October: 630,000 open; 400,000 issued, 80,000 voided, 470,000 cleared.
    expect(months[2]).toMatchObject({
      openingYen: 630_000,
      issuedYen: 400_000,
      voidedYen: 80_000,
      clearedYen: 470_000,
      closingYen: 480_000,
      overdueYen: 80_000,
      notDueYen: 400_000,
      // 250,000 fell due besides the voided one; 170,000 of it came.
      dueYen: 250_000,
      dueClearedYen: 170_000,
      collectionPercent: 68,
      // 300,000 ten days late, 120,000 and 50,000 on the day: 3,000,000 / 470,000.
      lateDays: 6.4,
      deposits: 3,
      autoPercent: 0,
    });
    // The clearing taken back in November is open again then, and October stays as it was.
    expect(months[3]).toMatchObject({ clearedYen: -50_000, overdueYen: 130_000, to: '2026-11-24' });
  });

  test('each month-end is the aging of that day, for a client and for the office', async () => {
    for (const clientId of [clients[0], clients[1], undefined]) {
      for (const month of (await monthly(clientId)).months) {
        const aging = await office.call('aging.table', { clientId, asOf: month.to });
        expect([month.month, month.closingYen]).toEqual([month.month, aging.total]);
        expect(month.notDueYen).toBe(aging.rows.reduce((sum, row) => sum + row.notDue, 0));
      }
    }
  });

  test('the office is the sum of its clients, and lists them', async () => {
    const [one, other, whole] = [await monthly(clients[0]), await monthly(clients[1]), await monthly()];
    whole.months.forEach((month, at) => {
      expect(month.closingYen).toBe(one.months[at]!.closingYen + other.months[at]!.closingYen);
      expect(month.clearedYen).toBe(one.months[at]!.clearedYen + other.months[at]!.clearedYen);
    });
    expect(whole.clients.map((client) => client.closingYen)).toEqual([
      one.months.at(-1)!.closingYen,
      other.months.at(-1)!.closingYen,
    ]);
    expect(one.clients).toEqual([]);
    expect(one.top.every((row) => row.clientId === clients[0])).toBe(true);
  });

  test('a closed month says so, and stands still when more is booked', async () => {
    const clientId = clients[1]!;
    // Money of October matched after the closing counts from the first open day.
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-28',
      payerName: 'ｶ)ｵｿｲ',
      amountYen: 1000,
    });
    const spare = await makeDeposit(office, clientId, { depositedOn: '2026-10-29', payerName: 'ｶ)ﾖﾌﾞﾝ', amountYen: 1 });
    await office.call('periods.close', { clientId, through: endOfMonth('2026-10') });
    const before = (await monthly(clientId)).months[2]!;
    expect(before).toMatchObject({ closedClients: 1, clients: 1 });
    const [open] = (await office.call('aging.detail', { clientId, customerId: 2, asOf: '2026-11-24' })).receivables;
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: open!.invoice, amountYen: 1000 }],
      requestId: 'late',
    });
    expect((await monthly(clientId)).months[2]).toEqual(before);
    // A deposit and a clearing that are taken back later stay in the month they were closed in.
    await office.call('deposits.cancel', { clientId, depositId: spare, on: '2026-11-10' });
    expect((await monthly(clientId)).months[2]).toEqual(before);
    expect((await monthly(clientId)).months[2]!.deposits).toBe(5);
    // Reopened, the month tells what is known now.
    await office.call('periods.reopen', { clientId, through: null, reason: '訂正' });
    expect((await monthly(clientId)).months[2]!.deposits).toBe(4);
  });

  test('letters count in their month, what they brought by its day, and a later undoing does not change a closed month', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, '1');
    const { number } = await makeInvoice(office, clientId, {
      customerId,
      issuedOn: '2026-07-31',
      dueOn: '2026-08-31',
      yen: 90_000,
    });
    await office.call('reminders.issue', {
      clientId,
      asOf: '2026-09-10',
      confirm: ['stale-bank-data'],
      requestId: `letter-${clientId}`,
    });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-09-15',
      payerName: 'ｶ)ﾃｽﾄ',
      amountYen: 90_000,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: number, amountYen: 90_000 }],
      requestId: `clear-${clientId}`,
    });
    const september = async () => (await monthly(clientId)).months[1]!;
    const before = await september();
    expect(before).toMatchObject({ letters: 1, letterYen: 90_000, within7Yen: 90_000, within30Yen: 90_000 });
    await office.call('periods.close', { clientId, through: '2026-10-31' });
    await office.call('allocations.reverse', { clientId, depositId, on: '2026-11-05', requestId: `back-${clientId}` });
    expect(await september()).toEqual({ ...before, closedClients: 1 });
  });
});
