/** 今日 over the true core: how the steps of each client stand by its facts, and what is to be done. */
import { afterAll, expect, test } from 'vitest';
import type { OutputOf } from '../../src/contract/contract.ts';
import {
  assertSound,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

afterAll(removeOffices);

const TODAY = '2026-11-24';

type Step = OutputOf<'today.board'>['clients'][number]['steps'][number];

async function stepOf(office: TestOffice, clientId: number, step: Step['step']): Promise<Step> {
  const { clients } = await office.call('today.board', {});
  return clients.find((one) => one.clientId === clientId)!.steps.find((one) => one.step === step)!;
}

/** One customer with an invoice long overdue, and bank data through the last bank day with a payer nobody knows. */
async function fill(office: TestOffice): Promise<number> {
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, '1', { name: '山田商店', kana: 'ヤマダショウテン' });
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 50_000 });
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-31', dueOn: '2026-11-30', yen: 33_000 });
  await office.call('deposits.import', {
    clientId,
    file: depositTemplate([
      ['2026-11-20', 'ﾔﾏﾀﾞｼﾖｳﾃﾝ', 33_000, '1'],
      ['2026-11-20', 'ﾅｿﾞﾉﾋﾄ', 7_000, '2'],
    ]),
  });
  return clientId;
}

test('what no run has looked at is to be matched; what a run leaves is an exception', async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  expect(await stepOf(office, clientId, 'matching')).toMatchObject({ state: 'todo', count: 2, yen: 40_000 });
  expect(await stepOf(office, clientId, 'exceptions')).toMatchObject({ state: 'done', count: 0 });
  await office.call('allocations.apply', { clientId });
  expect(await stepOf(office, clientId, 'matching')).toMatchObject({ state: 'done' });
  expect(await stepOf(office, clientId, 'exceptions')).toMatchObject({ state: 'todo', count: 1, yen: 7_000 });
  const { items } = await office.call('today.todos', {});
  const exception = items.find((item) => item.kind === 'exceptions')!;
  const { deposits } = await office.call('deposits.list', { clientId, state: 'left' });
  expect(exception).toMatchObject({ yen: 7_000, rowId: deposits[0]!.depositId, name: deposits[0]!.payerName });
  expect(items.map((item) => item.yen)).toEqual(
    [...items.map((item) => item.yen)].sort((a, b) => (b ?? -1) - (a ?? -1)),
  );
  await assertSound(office);
});

test('letters lie on the desk until they are counted and posted, and a wrong count is refused', async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  await office.call('allocations.apply', { clientId });
  expect(await stepOf(office, clientId, 'posting')).toMatchObject({ state: 'none' });
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: TODAY });
  expect(await stepOf(office, clientId, 'posting')).toMatchObject({ state: 'todo', count: 1, on: TODAY });
  const post = { clientId, batchId: batchId!, letters: 1 };
  expect((await office.refused('reminders.post', { ...post, letters: 2 })).code).toBe('letters-miscounted');
  expect((await office.refused('reminders.post', { ...post, on: '2026-11-23' })).code).toBe('posted-too-early');
  expect((await office.refused('reminders.post', { ...post, batchId: 99 })).code).toBe('batch-unknown');
  await office.call('reminders.post', post);
  expect(await stepOf(office, clientId, 'posting')).toMatchObject({ state: 'done', on: TODAY });
  expect((await office.refused('reminders.post', post)).code).toBe('letters-posted');
  await assertSound(office);
});

test("a client's own day comes before the office's, and goes again", async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  const other = await fill(office);
  expect(await stepOf(office, clientId, 'close')).toMatchObject({ state: 'late', on: '2026-11-16' });
  await office.call('cycle.setCalendar', { step: 'close', due: 28 });
  expect(await stepOf(office, other, 'close')).toMatchObject({ state: 'todo', on: '2026-11-28' });
  expect((await office.call('cycle.calendar', {})).own).toEqual({ close: 28 });
  await office.call('cycle.setCalendar', { clientId, step: 'close', due: 0 });
  expect(await stepOf(office, clientId, 'close')).toMatchObject({ state: 'none' });
  expect(await stepOf(office, other, 'close')).toMatchObject({ state: 'todo' });
  expect(await office.call('cycle.calendar', { clientId })).toMatchObject({
    office: { close: 28 },
    own: { close: 0 },
    effective: { close: 0, invoices: 31 },
  });
  await office.call('cycle.setCalendar', { clientId, step: 'close', due: null });
  expect((await office.call('cycle.calendar', { clientId })).own).toEqual({});
});

test('closing and reopening keep who, when and why', async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  await office.call('periods.close', { clientId, through: '2026-10-31' });
  expect(await stepOf(office, clientId, 'close')).toMatchObject({ state: 'done' });
  await office.call('periods.reopen', { clientId, through: '2026-09-30', reason: '請求の訂正' });
  expect(await stepOf(office, clientId, 'close')).toMatchObject({ state: 'late' });
  expect(office.rows('SELECT kind, through, reason, recorded_by FROM period_change ORDER BY id')).toEqual([
    { kind: 'closed', through: '2026-10-31', reason: '', recorded_by: 'system' },
    { kind: 'reopened', through: '2026-09-30', reason: '請求の訂正', recorded_by: 'system' },
  ]);
  await assertSound(office);
});

test('a report of the month is told by its workbook', async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  expect(await stepOf(office, clientId, 'report')).toMatchObject({ state: 'late' });
  await office.call('reports.meeting', { clientId, month: '2026-09' });
  expect(await stepOf(office, clientId, 'report')).toMatchObject({ state: 'late' });
  await office.call('reports.meeting', { clientId, month: '2026-10' });
  expect(await stepOf(office, clientId, 'report')).toMatchObject({ state: 'done', on: TODAY });
});

/** Two clients that share a payer: the same name, the same amount, customers of the same name. */
async function twins(office: TestOffice): Promise<[number, number]> {
  const clients: number[] = [];
  for (const [name, yen] of [
    ['第一', 70_000],
    ['第二', 70_000],
  ] as const) {
    const clientId = await makeClient(office, { name: `${name}工業` });
    const customerId = await makeCustomer(office, clientId, '1', { name: `${name}取引先`, kana: 'トリヒキサキ' });
    await makeInvoice(office, clientId, {
      customerId,
      number: `${name}-1`,
      issuedOn: '2026-10-31',
      dueOn: '2026-11-30',
      yen,
    });
    const file = depositTemplate([['2026-11-20', 'ｼﾔﾁﾖｳｺｼﾞﾝ', yen, '1']]);
    await office.call('deposits.import', { clientId, file });
    clients.push(clientId);
  }
  return [clients[0]!, clients[1]!];
}

test('the queue holds all clients by amount; a name learned for one client says nothing in the other', async () => {
  const office = await openTestOffice(TODAY);
  const [first, second] = await twins(office);
  await makeClient(office);
  await office.call('deposits.create', { clientId: second, depositedOn: TODAY, payerName: 'ﾅｿﾞ', amountYen: 99_000 });
  const before = (await office.call('allocations.propose', { clientId: second })).deposits;
  const { deposits, count, yen } = await office.call('review.queue', {});
  expect(deposits.map((one) => [one.clientId, one.leftYen])).toEqual([
    [second, 99_000],
    [first, 70_000],
    [second, 70_000],
  ]);
  expect([count, yen]).toEqual([3, 239_000]);
  // Confirmed by hand in the first client's books, where the name is learned from it.
  const own = deposits.find((one) => one.clientId === first)!;
  await office.call('allocations.allocate', {
    clientId: first,
    depositId: own.depositId,
    allocations: [{ invoice: '第一-1', amountYen: 70_000 }],
  });
  expect((await office.call('allocations.propose', { clientId: second })).deposits).toEqual(before);
  const left = await office.call('review.queue', {});
  expect(left.deposits.map((one) => one.clientId)).toEqual([second, second]);
  expect((await office.call('review.queue', { clientId: first })).deposits).toEqual([]);
  // The other client's receivable cannot be named from here.
  const foreign = {
    clientId: second,
    depositId: deposits[2]!.depositId,
    allocations: [{ invoice: '第一-1', amountYen: 1 }],
  };
  expect((await office.refused('allocations.allocate', foreign)).code).toBe('receivable-unknown');
});

test('a month of one client: each step with its day, when it was done and by whom', async () => {
  const office = await openTestOffice(TODAY);
  await office.call('staff.save', { code: 'hanako', name: '佐藤 花子' });
  const clientId = await fill(office);
  await office.call('allocations.apply', { clientId }, 'hanako');
  const issued = await office.call('reminders.issue', { clientId, asOf: TODAY }, 'hanako');
  const november = await office.call('cycle.month', { clientId, month: '2026-11' });
  const row = (view: typeof november, step: string) => view.steps.find((one) => one.step === step)!;
  expect(row(november, 'matching')).toMatchObject({
    state: 'done',
    doneOn: TODAY,
    by: 'hanako',
    count: 1,
    yen: 33_000,
  });
  expect(row(november, 'exceptions')).toMatchObject({ state: 'todo', count: 1, yen: 7_000 });
  expect(row(november, 'reminders')).toMatchObject({ state: 'done', doneOn: TODAY, by: 'hanako', dueOn: '2026-11-10' });
  expect(row(november, 'posting')).toMatchObject({ state: 'todo', count: 1 });
  expect(november.toPost).toEqual([{ batchId: issued.batchId, letters: 1, asOf: TODAY }]);
  expect(row(november, 'invoices')).toMatchObject({ dueOn: '2026-11-30', state: 'next', doneOn: null });
  const october = await office.call('cycle.month', { clientId, month: '2026-10' });
  expect(row(october, 'invoices')).toMatchObject({ state: 'done', doneOn: '2026-10-31', count: 1, yen: 33_000 });
  expect(row(october, 'close')).toMatchObject({ state: 'late', dueOn: '2026-11-16' });
  await office.call('periods.close', { clientId, through: '2026-10-31' }, 'hanako');
  await office.call('reports.meeting', { clientId, month: '2026-10' }, 'hanako');
  const closed = await office.call('cycle.month', { clientId, month: '2026-10' });
  expect(row(closed, 'close')).toMatchObject({ state: 'done', doneOn: TODAY, by: 'hanako' });
  expect(row(closed, 'report')).toMatchObject({ state: 'done', doneOn: TODAY, by: 'hanako', count: 1 });
  await office.call('periods.reopen', { clientId, through: null, reason: '訂正' }, 'hanako');
  const reopened = await office.call('cycle.month', { clientId, month: '2026-10' });
  expect(row(reopened, 'close').state).toBe('late');
  expect(reopened.changes[0]).toMatchObject({ kind: 'reopened', through: null, reason: '訂正', by: 'hanako' });
});

test('what was ended another way is its own line: suspense, a refund, a dispute; and balances tie to the aging', async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  const deposit = (payerName: string, amountYen: number) =>
    office.call('deposits.create', { clientId, depositedOn: '2026-11-20', payerName, amountYen });
  const back = (await deposit('ﾓﾄﾞｽﾋﾄ', 4_000)).depositId;
  const ahead = (await deposit('ｻｷﾊﾗｲ', 8_000)).depositId;
  await office.call('allocations.apply', { clientId });
  const { deposits } = await office.call('review.queue', {});
  const unknown = deposits.find((one) => one.leftYen === 7_000)!.depositId;
  expect(deposits.map((one) => one.leftYen)).toEqual([8_000, 7_000, 4_000]);
  await office.call('deposits.mark', { clientId, depositId: unknown, kind: 'suspense' });
  await office.call('deposits.mark', { clientId, depositId: ahead, kind: 'advance', customerId: 1 });
  await office.call('deposits.refund', { clientId, depositId: back, reason: 'wrong' });
  const { receivables } = await office.call('allocations.openReceivables', { clientId, customerId: 1 });
  await office.call('disputes.raise', { clientId, receivableIds: [receivables[0]!.receivableId], reason: '品違い' });
  expect((await office.call('review.queue', {})).deposits).toEqual([]);
  const { items } = await office.call('today.todos', {});
  const line = (kind: string) => items.find((item) => item.kind === kind);
  expect(line('suspense')).toMatchObject({ clientId, yen: 7_000, count: 1, rowId: unknown });
  expect(line('refund')).toMatchObject({ clientId, yen: 4_000, rowId: back });
  expect(line('dispute')).toMatchObject({ clientId, yen: 50_000, rowId: 1, name: '山田商店' });
  expect(line('exceptions')).toBeUndefined();
  // Money in suspense still wants a person; an advance wants nobody.
  expect(await stepOf(office, clientId, 'exceptions')).toMatchObject({ state: 'todo', count: 1, yen: 7_000 });
  const { clients } = await office.call('today.board', {});
  const aging = await office.call('aging.table', { asOf: TODAY });
  const overdueYen = aging.rows.reduce((sum, row) => sum + row.total - row.notDue, 0);
  expect([clients[0]!.openYen, clients[0]!.overdueYen]).toEqual([aging.total, overdueYen]);
  await assertSound(office);
});

test('a broken word, a letter that came back and a run that stopped are lines until they are put right', async () => {
  const office = await openTestOffice(TODAY);
  const clientId = await fill(office);
  const line = async (kind: string) => {
    const { items } = await office.call('today.todos', {});
    return items.filter((item) => item.kind === kind);
  };
  await office.call('allocations.apply', { clientId });
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: TODAY });
  const { letters } = await office.call('reminders.letters', { clientId, batchId: batchId! });
  await office.call('reminders.post', { clientId, batchId: batchId!, letters: 1 });
  expect(await line('returned-mail')).toEqual([]);
  const { serial } = letters[0]!;
  await office.call('reminders.returned', { clientId, serial, on: TODAY, reason: 'unknown-address' });
  expect(await line('returned-mail')).toMatchObject([{ clientId, yen: 50_000, count: 1, rowId: 1, name: '山田商店' }]);
  await office.call('customers.update', { clientId, customerId: 1, address1: '東京都千代田区丸の内9-9' });
  expect(await line('returned-mail')).toEqual([]);

  const promise = { clientId, customerId: 1, madeOn: '2026-11-01' };
  await office.call('promises.record', { ...promise, promisedOn: '2026-11-20', amountYen: 50_000 });
  await office.call('promises.record', { ...promise, promisedOn: '2026-12-20', amountYen: 20_000 });
  expect(await line('broken-promise')).toMatchObject([
    // 33,000 yen came in on the 20th.
    { clientId, yen: 17_000, count: 1, on: '2026-11-20', rowId: 1, name: '山田商店' },
  ]);
  const { promises } = await office.call('promises.list', { clientId });
  const { promiseId } = promises.find((one) => one.state === 'broken')!;
  await office.call('promises.withdraw', { clientId, promiseId });
  expect(await line('broken-promise')).toEqual([]);

  const run = await office.call('batches.start', { kind: 'match' });
  expect(await line('batch-interrupted')).toEqual([]);
  await office.tamper((database) => {
    database.exec(`UPDATE batch_run SET state = 'interrupted'; UPDATE batch_client SET state = 'waiting'`);
  });
  expect(await line('batch-interrupted')).toMatchObject([
    { clientId: null, rowId: run.batchId, count: 1, name: 'match' },
  ]);
});
