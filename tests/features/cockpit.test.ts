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
