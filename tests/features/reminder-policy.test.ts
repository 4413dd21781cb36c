/** Who sets when which letter goes: office, client, customer, invoice; the nearest wins, field by field. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

/** Two customers with one invoice each, due 2026-10-31; the first has a second one. */
async function world() {
  const clientId = await makeClient(office);
  const [a, b] = [await makeCustomer(office, clientId, 'A'), await makeCustomer(office, clientId, 'B')];
  const due = { issuedOn: '2026-09-30', dueOn: '2026-10-31', yen: 1000 };
  const first = await makeInvoice(office, clientId, { customerId: a, number: 'A-1', ...due });
  await makeInvoice(office, clientId, { customerId: b, number: 'B-1', ...due });
  const on = async (asOf: string) => {
    const { letters, withheld } = await office.call('reminders.propose', { clientId, asOf });
    return [
      ...letters.map((one) => `${one.customerCode} ${one.stage}`),
      ...withheld.map((one) => `${one.customerCode} ${one.reason}`),
    ];
  };
  return { clientId, a, b, first, on };
}

const stage = (number: 1 | 2 | 3 | 4 | 5, daysAfterDue: number | null, channel: 'letter' | 'phone' = 'letter') => ({
  stage: number,
  daysAfterDue,
  deadlineDays: 10,
  channel,
});

test('the nearest place decides, and what it leaves out comes from the next one', async () => {
  const { clientId, a, b, on } = await world();
  expect(await on('2026-11-02')).toEqual([]);
  await office.call('reminderPolicy.set', { clientId, policy: { stages: [stage(1, 2)], minimumYen: 1001 } });
  expect(await on('2026-11-02')).toEqual(['A below-minimum', 'B below-minimum']);
  await office.call('reminderPolicy.set', { clientId, customerId: a, policy: { minimumYen: 0 } });
  expect(await on('2026-11-02')).toEqual(['A 1', 'B below-minimum']);
  await office.call('reminderPolicy.set', {
    clientId,
    customerId: b,
    policy: { stages: [stage(1, 5)], minimumYen: 1 },
  });
  expect(await on('2026-11-02')).toEqual(['A 1']);
  expect(await on('2026-11-05')).toEqual(['A 1', 'B 1']);
  const asked = await office.call('reminderPolicy.get', { clientId, customerId: b });
  expect(asked.own).toEqual({ stages: [stage(1, 5)], minimumYen: 1 });
  expect(asked.inherited).toMatchObject({ minimumYen: 1001, daysBetweenLetters: 7 });
  expect(asked.inherited.stages.map((rule) => rule.daysAfterDue)).toEqual([2, 14, 30, 45]);
  await office.call('reminderPolicy.set', { clientId, customerId: b, policy: null });
  expect(await on('2026-11-05')).toEqual(['A 1', 'B below-minimum']);
  const { places } = await office.call('reminderPolicy.exceptions', { clientId });
  expect(places.map((place) => [place.scope, place.code])).toEqual([
    ['client', ''],
    ['customer', 'A'],
  ]);
});

test('one invoice may have days of its own, and a stage that never goes by itself stops the climb', async () => {
  const { clientId, a, first, on } = await world();
  const invoiceId = office.rows<{ id: number }>(
    `SELECT id FROM invoice WHERE client_id = ? AND number = 'A-1'`,
    clientId,
  )[0]!.id;
  expect(first).toBeDefined();
  await office.call('reminderPolicy.set', { clientId, invoiceId, policy: { stages: [stage(1, null)] } });
  expect(await on('2027-03-01')).toEqual(['B 1']);
  await makeInvoice(office, clientId, {
    customerId: a,
    number: 'A-2',
    issuedOn: '2026-09-30',
    dueOn: '2026-10-31',
    yen: 7,
  });
  const { letters } = await office.call('reminders.propose', { clientId, asOf: '2027-03-01' });
  expect(letters[0]).toMatchObject({ customerCode: 'A', invoices: ['A-1', 'A-2'], totalYen: 1007 });
});

test('a large sum, or a stage given to the telephone, waits for a person', async () => {
  const { clientId, on } = await world();
  await office.call('reminderPolicy.set', { clientId, policy: { highValueYen: 1000 } });
  expect(await on('2026-11-10')).toEqual(['A call-first', 'B call-first']);
  await office.call('reminderPolicy.set', { clientId, policy: { highValueYen: 1001 } });
  expect(await on('2026-11-10')).toEqual(['A 1', 'B 1']);
  await office.call('reminderPolicy.set', { clientId, policy: { stages: [stage(1, 3, 'phone')] } });
  expect(await on('2026-11-10')).toEqual(['A call-first', 'B call-first']);
});

test('what was said on the telephone lets the letter go; a call that nobody answered does not', async () => {
  const { clientId, a, on } = await world();
  await office.call('reminderPolicy.set', { clientId, policy: { highValueYen: 1000 } });
  await office.call('calls.record', { clientId, customerId: a, on: '2026-11-08', reached: false });
  expect(await on('2026-11-10')).toEqual(['A call-first', 'B call-first']);
  const word = { spokeWith: '経理 田中様', reason: 'forgotten', note: '月末に払う' } as const;
  await office.call('calls.record', { clientId, customerId: a, on: '2026-11-09', ...word });
  expect(await on('2026-11-10')).toEqual(['A 1', 'B call-first']);
  expect(await on('2026-11-08')).toEqual(['A call-first', 'B call-first']);
  const { calls } = await office.call('calls.list', { clientId, customerId: a });
  expect(calls).toMatchObject([
    { on: '2026-11-09', reached: true, ...word },
    { on: '2026-11-08', reached: false },
  ]);
  const ahead = await office.refused('calls.record', { clientId, customerId: a, on: '2026-11-25' });
  expect(ahead.code).toBe('call-ahead');
});

test('a stage given to the telephone is behind an invoice once the call was made after its day', async () => {
  const { clientId, a, on } = await world();
  await office.call('reminderPolicy.set', { clientId, policy: { stages: [stage(1, 3, 'phone')] } });
  await office.call('calls.record', { clientId, customerId: a, on: '2026-11-02' });
  expect(await on('2026-11-10')).toEqual(['A call-first', 'B call-first']);
  await office.call('calls.record', { clientId, customerId: a, on: '2026-11-03' });
  expect(await on('2026-11-10')).toEqual(['B call-first']);
  expect(await on('2026-11-14')).toEqual(['A 2', 'B call-first']);
});

test('the office sets what no client has set', async () => {
  const { clientId, on } = await world();
  await office.call('reminderPolicy.set', { policy: { stages: [stage(1, 1)] } });
  try {
    expect(await on('2026-11-01')).toEqual(['A 1', 'B 1']);
    await office.call('reminderPolicy.set', { clientId, policy: { stages: [stage(1, 8)] } });
    expect(await on('2026-11-01')).toEqual([]);
  } finally {
    await office.call('reminderPolicy.set', { policy: null });
  }
});

test('days in the wrong order and places that are not in these books are refused', async () => {
  const { clientId } = await world();
  const early = await office.refused('reminderPolicy.set', { clientId, policy: { stages: [stage(2, 3)] } });
  expect(early).toMatchObject({ code: 'policy-order', facts: { stage: 2, days: 3 } });
  const other = await world();
  const strange = await office.refused('reminderPolicy.get', { clientId, customerId: other.a + 50 });
  expect(strange.code).toBe('customer-unknown');
  expect((await office.refused('reminderPolicy.set', { customerId: 1, policy: null })).code).toBe('input-invalid');
});

test('an invoice has every field of its own: interval, minimum, call first, channel and deadline', async () => {
  const { clientId, a, on } = await world();
  await makeInvoice(office, clientId, {
    customerId: a,
    number: 'A-2',
    issuedOn: '2026-09-30',
    dueOn: '2026-10-31',
    yen: 500,
  });
  const invoiceId = office.rows<{ id: number }>(
    `SELECT id FROM invoice WHERE client_id = ? AND number = 'A-2'`,
    clientId,
  )[0]!.id;
  const own = (policy: object | null) => office.call('reminderPolicy.set', { clientId, invoiceId, policy });
  const stagesOf = async (asOf: string) => {
    const { batchId } = await office.call('reminders.issue', { clientId, asOf, customerIds: [a] });
    return office.rows<{ number: string; stage: number }>(
      `SELECT i.number, m.stage FROM reminder_letter t JOIN reminder_letter_item m ON m.client_id = t.client_id AND m.letter_id = t.id
       JOIN receivable r ON r.client_id = m.client_id AND r.id = m.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id WHERE t.batch_id = ? ORDER BY i.number`,
      batchId,
    );
  };
  await own({ minimumYen: 1501 });
  expect(await stagesOf('2026-11-03')).toEqual([
    { number: 'A-1', stage: 1 },
    { number: 'A-2', stage: 0 },
  ]);
  await own({ daysBetweenLetters: 30 });
  expect(await stagesOf('2026-11-14')).toEqual([
    { number: 'A-1', stage: 2 },
    { number: 'A-2', stage: 0 },
  ]);
  await own({ highValueYen: 1 });
  expect(await stagesOf('2026-11-30')).toEqual([
    { number: 'A-1', stage: 3 },
    { number: 'A-2', stage: 0 },
  ]);
  await own({ stages: [{ ...stage(1, 3), deadlineDays: 21 }] });
  expect(await stagesOf('2026-12-15')).toEqual([
    { number: 'A-1', stage: 4 },
    { number: 'A-2', stage: 1 },
  ]);
  await own({ stages: [{ ...stage(2, 14, 'phone') }] });
  expect(await on('2027-01-31')).toContain('A call-first');
});

test('days that would fall out of order at a place below are refused, and the place is named', async () => {
  const { clientId, a } = await world();
  await office.call('reminderPolicy.set', { clientId, customerId: a, policy: { stages: [stage(2, 10)] } });
  const given = { policy: { stages: [stage(1, 10)] } };
  for (const place of [{}, { clientId }])
    expect(await office.refused('reminderPolicy.set', { ...place, ...given })).toMatchObject({
      code: 'policy-order-below',
      facts: { stage: 2, days: 10, place: expect.stringContaining('得意先A') },
    });
  await office.call('reminderPolicy.set', { clientId, customerId: a, policy: null });
  await office.call('reminderPolicy.set', { clientId, ...given });
  await office.call('reminderPolicy.set', { clientId, policy: { stages: [stage(1, 2)] } });
  await office.call('reminderPolicy.set', { clientId, customerId: a, policy: { stages: [stage(2, 3)] } });
  // Taken away at the client, stage 1 falls back to the third day, on which stage 2 of the customer stands.
  expect(await office.refused('reminderPolicy.set', { clientId, policy: null })).toMatchObject({
    code: 'policy-order-below',
  });
});
