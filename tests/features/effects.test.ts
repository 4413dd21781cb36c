/** 効果 and the two queues, from a real office. */
import { afterAll, beforeAll, expect, test } from 'vitest';
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
let clientId: number;
const ids: Record<string, number> = {};
beforeAll(async () => {
  office = await openTestOffice('2026-10-10');
  clientId = await makeClient(office);
  for (const code of ['A', 'B', 'C']) {
    ids[code] = await makeCustomer(office, clientId, code);
    const due = { issuedOn: '2026-08-31', dueOn: '2026-09-30' };
    await makeInvoice(office, clientId, {
      customerId: ids[code]!,
      number: `${code}-1`,
      ...due,
      yen: code === 'C' ? 900_000 : 100_000,
    });
  }
  await office.call('reminderPolicy.set', { clientId, policy: { highValueYen: 500_000 } });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

test('routine letters go by themselves as far as posting; who needs a person does not', async () => {
  const asOf = '2026-10-10';
  const queues = await office.call('effects.queues', { clientId, asOf });
  expect(queues.routine.map((row) => [row.customerCode, row.stage, row.why])).toEqual([
    ['A', 1, null],
    ['B', 1, null],
  ]);
  expect(queues.person.map((row) => [row.customerCode, row.why])).toEqual([['C', 'call-first']]);
  const run = await office.call('effects.runRoutine', { clientId, asOf });
  expect(run).toMatchObject({ letters: 2 });
  const { letters } = await office.call('reminders.letters', { batchId: run.batchId!, clientId });
  expect(letters.map((one) => [one.customerCode, one.postedOn])).toEqual([
    ['A', null],
    ['B', null],
  ]);
  office.clock.set('2026-10-12T03:00:00.000Z');
  await office.call('reminders.post', { clientId, batchId: run.batchId!, letters: 2 });
  expect(await office.call('effects.runRoutine', { clientId, asOf })).toMatchObject({ batchId: null, letters: 0 });
});

test('what came in after them, and after which touch each customer pays', async () => {
  office.clock.set('2026-11-24T03:00:00.000Z');
  const pay = async (code: string, on: string, amountYen: number) => {
    const depositId = await makeDeposit(office, clientId, { depositedOn: on, payerName: 'ﾃｽﾄ', amountYen });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: `${code}-1`, amountYen }],
    });
  };
  await office.call('calls.record', { clientId, customerId: ids.C!, on: '2026-10-15' });
  await pay('A', '2026-10-16', 60_000);
  await pay('A', '2026-10-25', 40_000);
  await pay('C', '2026-10-20', 900_000);
  const span = { clientId, from: '2026-10-01', through: '2026-10-31' };
  const { rows, byItselfYen } = await office.call('effects.table', span);
  expect(rows).toMatchObject([
    {
      kind: 'letter',
      stage: 1,
      touches: 2,
      askedYen: 200_000,
      within7Yen: 60_000,
      within14Yen: 100_000,
      within30Yen: 100_000,
      answered: 1,
      costYen: 220,
    },
    { kind: 'call', touches: 1, within7Yen: 900_000, costYen: 0 },
  ]);
  expect(byItselfYen).toBe(0);
  const { customers } = await office.call('effects.customers', span);
  expect(customers.map((one) => [one.customerCode, one.kind, one.allYen, one.days])).toEqual([
    ['C', 'call', 900_000, 5],
    ['A', 'letter', 100_000, 8],
  ]);
});

test('who has broken his word needs a person', async () => {
  await office.call('promises.record', {
    clientId,
    customerId: ids.B!,
    madeOn: '2026-10-20',
    promisedOn: '2026-11-10',
    amountYen: 100_000,
  });
  const queues = await office.call('effects.queues', { clientId, asOf: '2026-11-24' });
  expect(queues.routine).toEqual([]);
  expect(queues.person).toMatchObject([{ customerCode: 'B', why: 'broken-promise' }]);
});

test('what the policy called for and nobody sent', async () => {
  const { missed } = await office.call('effects.queues', { clientId, asOf: '2026-11-24' });
  expect(missed).toMatchObject([{ customerCode: 'B', totalYen: 100_000 }]);
  expect(missed[0]!.days).toBeGreaterThan(7);
});
