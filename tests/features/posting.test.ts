/** From the printer to the post and back: nothing is posted that was not counted, and nothing goes to an address mail came back from. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  sentenceOf,
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

/** A client with three customers who owe one invoice each, and their letters of 2026-11-24. */
async function issued() {
  const clientId = await makeClient(office);
  const customers: number[] = [];
  for (const code of ['A', 'B', 'C']) {
    const customerId = await makeCustomer(office, clientId, code);
    customers.push(customerId);
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 };
    await makeInvoice(office, clientId, { customerId, number: `${code}-1`, ...due });
  }
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: '2026-11-24' });
  const letters = async () => (await office.call('reminders.letters', { batchId: batchId!, clientId })).letters;
  const serials = (await letters()).map((letter) => letter.serial);
  return { clientId, customers, batchId: batchId!, letters, serials };
}

describe('before the post', () => {
  test('letters are posted once they are counted, and the count must be right', async () => {
    const { clientId, batchId, letters } = await issued();
    const pile = { clientId, batchId };
    expect((await office.refused('reminders.post', pile)).code).toBe('letters-miscounted');
    expect(await office.refused('reminders.count', { ...pile, letters: 2 })).toMatchObject({
      code: 'letters-miscounted',
      facts: { printed: 3, counted: 2 },
    });
    await office.call('reminders.markPrinted', { batchId });
    await office.call('reminders.count', { ...pile, letters: 3 });
    expect((await letters())[0]).toMatchObject({ postedOn: null, countedAt: expect.any(String) });
    expect(await office.call('reminders.post', pile)).toEqual({ postedOn: '2026-11-24' });
    expect((await letters()).map((letter) => letter.postedOn)).toEqual(Array(3).fill('2026-11-24'));
    expect((await office.refused('reminders.post', pile)).code).toBe('letters-posted');
    expect((await office.refused('reminders.count', { ...pile, letters: 3 })).code).toBe('letters-posted');
  });

  test('nothing is posted before the letters are dated', async () => {
    const { clientId, batchId } = await issued();
    const refused = await office.refused('reminders.post', { clientId, batchId, letters: 3, on: '2026-11-23' });
    expect(refused.code).toBe('posted-too-early');
    // Nor on a day that is to come: the letter would be a demand that nobody has read.
    const ahead = await office.refused('reminders.post', { clientId, batchId, letters: 3, on: '2026-11-25' });
    expect(ahead).toMatchObject({ code: 'day-ahead', field: 'on' });
  });

  test('a letter taken out has reminded nobody: its stage goes back, the count is made again', async () => {
    const { clientId, batchId, letters, serials } = await issued();
    await office.call('reminders.count', { clientId, batchId, letters: 3 });
    await office.call('reminders.withdraw', { clientId, serials: [serials[1]!], reason: '投函前に入金あり' });
    expect((await letters())[1]).toMatchObject({ withdrawnOn: '2026-11-24' });
    const miscounted = await office.refused('reminders.post', { clientId, batchId });
    expect(sentenceOf(miscounted)).toContain('取りやめた分を除くと 2 通ですが、数えたのは 3 通');
    expect(miscounted.facts).toEqual({ printed: 2, counted: 3 });
    await office.call('reminders.post', { clientId, batchId, letters: 2 });
    expect((await letters()).map((letter) => letter.postedOn)).toEqual(['2026-11-24', null, '2026-11-24']);
    const stages = (await office.call('invoices.list', { clientId })).invoices.map((one) => [
      one.number,
      one.reminderStage,
    ]);
    expect(Object.fromEntries(stages)).toEqual({ 'A-1': 1, 'B-1': 0, 'C-1': 1 });
    const next = await office.call('reminders.propose', { clientId, asOf: '2026-11-24' });
    expect(next.letters).toMatchObject([{ customerCode: 'B', stage: 1, lastLetterOn: null }]);
    const again = await office.refused('reminders.withdraw', { clientId, serials: [serials[1]!], reason: 'x' });
    expect(again.code).toBe('letter-withdrawn');
    const gone = await office.refused('reminders.withdraw', { clientId, serials: [serials[0]!], reason: 'x' });
    expect(gone.code).toBe('letters-posted');
  });

  test('days since the last letter count from its posting', async () => {
    const { clientId, batchId } = await issued();
    office.clock.set('2026-11-27T03:00:00.000Z');
    await office.call('reminders.post', { clientId, batchId, letters: 3 });
    office.clock.set('2026-11-24T03:00:00.000Z');
    const on = (asOf: string) => office.call('reminders.propose', { clientId, asOf });
    expect((await on('2026-12-03')).withheld.map((one) => [one.reason, one.detail])).toEqual(
      Array(3).fill(['recent-letter', '2026-11-27']),
    );
    expect((await on('2026-12-04')).letters).toHaveLength(3);
  });

  test('registered mail waits for its numbers', async () => {
    const { clientId, batchId, letters, serials } = await issued();
    const mail = { clientId, serial: serials[0]!, mailClass: 'tracked' } as const;
    await office.call('reminders.setMail', mail);
    const refused = await office.refused('reminders.post', { clientId, batchId, letters: 3 });
    expect(refused).toMatchObject({ code: 'tracking-needed', facts: { serial: serials[0], letters: 1 } });
    await office.call('reminders.setMail', { ...mail, trackingNumber: '123-45-67890-1' });
    await office.call('reminders.post', { clientId, batchId, letters: 3 });
    expect((await letters())[0]).toMatchObject({ mailClass: 'tracked', trackingNumber: '123-45-67890-1' });
  });
});

describe('what comes back', () => {
  test('stops the next letter to that address until it is changed', async () => {
    const { clientId, customers, batchId, serials } = await issued();
    const back = { clientId, serial: serials[0]!, reason: 'unknown-address', on: '2026-11-28' } as const;
    office.clock.set('2026-11-28T03:00:00.000Z');
    expect((await office.refused('reminders.returned', back)).code).toBe('letters-not-posted');
    await office.call('reminders.post', { clientId, batchId, letters: 3, on: '2026-11-24' });
    expect((await office.refused('reminders.returned', { ...back, on: '2026-11-23' })).code).toBe('posted-too-early');
    expect((await office.refused('reminders.returned', { ...back, on: '2026-11-29' })).code).toBe('day-ahead');
    expect(await office.call('reminders.returned', back)).toEqual({
      customerId: customers[0],
      returnedOn: '2026-11-28',
    });
    expect((await office.refused('reminders.returned', back)).code).toBe('letter-returned');
    const later = () => office.call('reminders.propose', { clientId, asOf: '2026-12-15' });
    expect((await later()).withheld).toMatchObject([{ customerCode: 'A', reason: 'returned-mail' }]);
    await office.call('customers.update', { clientId, customerId: customers[0]!, address1: '東京都港区芝1-1' });
    expect((await later()).withheld).toEqual([]);
    expect((await later()).letters).toHaveLength(3);
    office.clock.set('2026-11-24T03:00:00.000Z');
  });

  test("of another client's letter nothing is known here", async () => {
    const { serials } = await issued();
    const other = await issued();
    const refused = await office.refused('reminders.withdraw', {
      clientId: other.clientId,
      serials: [serials[0]!],
      reason: 'x',
    });
    expect(refused.code).toBe('letter-unknown');
  });
});
