/**
 * A month of daily runs over the practice office: money comes, promises are made and broken, letters come back, the office
 * is shut on some days. On every run each customer gets exactly the letter that the policy says, or none for the right reason.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { settableClock } from '../../src/main/core/clock.ts';
import { clientRead } from '../../src/main/db/engine.ts';
import { openReceivablesNow } from '../../src/main/features/allocations/queries.ts';
import { openBookOn, overdueReceivables } from '../../src/main/features/reminders/queries.ts';
import { makePracticeOffice } from '../../src/main/practice/practice-office.ts';
import {
  assertSound,
  noonOf,
  openExisting,
  removeOffices,
  type TestOffice,
  temporaryFolder,
  unwrap,
} from '../support/office.ts';
import { type Expected, expectedOn } from '../support/reminder-oracle.ts';
import { seeded } from '../support/seeded.ts';

const FIRST_RUN = '2026-11-25';
const DAYS = 31;
const MAKING_MS = 300_000;

let office: TestOffice;
const clock = settableClock(noonOf('2026-11-24'));
const random = seeded(20_261_125);

beforeAll(async () => {
  const folder = join(temporaryFolder('banto-month-'), 'office');
  unwrap(await makePracticeOffice({ folder, seed: 1 }));
  office = await openExisting(folder, clock);
}, MAKING_MS);

afterAll(async () => {
  await office?.close();
  await removeOffices();
});

interface LateCustomer {
  clientId: number;
  customerId: number;
  receivableId: number;
  number: string;
  openYen: number;
}

/** One open, late invoice a customer, in a fixed order. */
function lateOn(asOf: string): LateCustomer[] {
  return office.rows<LateCustomer>(
    `SELECT o.client_id AS clientId, o.customer_id AS customerId, o.receivable_id AS receivableId, i.number, o.open_yen AS openYen
     FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     JOIN customer c ON c.client_id = o.client_id AND c.id = o.customer_id
     WHERE o.due_on < ? AND o.open_yen > 0 AND c.merged_into_id IS NULL
     GROUP BY o.client_id, o.customer_id HAVING r.due_on = MIN(r.due_on) ORDER BY o.client_id, o.customer_id`,
    asOf,
  );
}

/** A promise for a day without banking may be kept on the next one; the month has one holiday of the banks beside the weekends. */
function bankingDay(day: string): string {
  const weekday = new Date(noonOf(day)).getUTCDay();
  return weekday === 0 || weekday === 6 ? bankingDay(addDays(day, 1)) : day;
}

/** What a day brings before the letters are made: each act by the call that a clerk makes. */
async function morning(day: string): Promise<void> {
  const late = lateOn(day);
  const one = () => random.pick(late);
  for (let n = random.whole(1, 4); n > 0; n--) await pays(one(), day, random.next() < 0.3 ? 2 : 1);
  if (random.next() < 0.6) {
    const { clientId, customerId } = one();
    // All that is owed: so no part that comes keeps the promise before its day.
    const [owed] = office.rows<{ yen: number }>(
      'SELECT SUM(open_yen) AS yen FROM open_item WHERE client_id = ? AND customer_id = ?',
      clientId,
      customerId,
    );
    const promisedOn = bankingDay(addDays(day, random.whole(2, 9)));
    if (owed!.yen > 0)
      await office.call('promises.record', { clientId, customerId, madeOn: day, promisedOn, amountYen: owed!.yen });
  }
  if (random.next() < 0.3) {
    const { clientId, receivableId } = one();
    await office.call('disputes.raise', { clientId, receivableIds: [receivableId], reason: '数量が違う', on: day });
  }
  if (random.next() < 0.3) {
    const { clientId, customerId } = one();
    const reason = random.next() < 0.5 ? '社長同士で話し合い中' : null;
    await office.call('customers.setReminderHold', { clientId, customerId, reason });
  }
  if (random.next() < 0.2) {
    const { clientId, customerId } = one();
    await office.call('customers.update', { clientId, customerId, address1: `東京都港区芝${random.whole(1, 99)}番地` });
  }
}

/** A part or all of an invoice is paid and cleared by hand. */
async function pays({ clientId, receivableId, openYen }: LateCustomer, day: string, parts: number): Promise<void> {
  const [now] = office.rows<{ open: number }>(
    'SELECT open_yen AS open FROM open_item WHERE client_id = ? AND receivable_id = ?',
    clientId,
    receivableId,
  );
  const amountYen = Math.min(Math.ceil(openYen / parts), now?.open ?? 0);
  if (amountYen === 0) return;
  const { depositId } = await office.call('deposits.create', {
    clientId,
    depositedOn: day,
    payerName: `ﾒｲｼﾞﾅｼ${random.whole(1, 1e9)}`,
    amountYen,
  });
  await office.call('allocations.allocate', { clientId, depositId, allocations: [{ receivableId, amountYen }] });
}

/** The pile is posted the same day, or the next; now and then a letter is taken out before, or comes back later. */
async function afternoon(batchId: number, day: string): Promise<void> {
  const { letters } = await office.call('reminders.letters', { batchId });
  const spoilt = random.next() < 0.4 ? random.pick(letters) : undefined;
  if (spoilt)
    await office.call('reminders.withdraw', {
      clientId: spoilt.clientId,
      serials: [spoilt.serial],
      reason: '印刷がずれた',
    });
  const on = random.next() < 0.7 ? day : addDays(day, 1);
  clock.set(noonOf(on));
  for (const clientId of new Set(letters.map((letter) => letter.clientId))) {
    const own = letters.filter((letter) => letter.clientId === clientId && letter !== spoilt);
    if (own.length === 0) continue;
    await office.call('reminders.post', { clientId, batchId, letters: own.length, on });
    if (random.next() < 0.2)
      await office.call('reminders.returned', { clientId, serial: own[0]!.serial, on, reason: 'unknown-address' });
  }
}

/** The letters of a batch as the file holds them, in the oracle's terms. */
function lettersOf(batchId: number | null): Map<string, Expected> {
  const rows = office.rows<{ key: string; stage: number; totalYen: number; receivableId: number; itemStage: number }>(
    `SELECT t.client_id || ' ' || t.customer_id AS key, t.stage, t.total_yen AS totalYen, m.receivable_id AS receivableId, m.stage AS itemStage
     FROM reminder_letter t JOIN reminder_letter_item m ON m.client_id = t.client_id AND m.letter_id = t.id WHERE t.batch_id = ?`,
    batchId,
  );
  const letters = new Map<string, Expected>();
  for (const { key, stage, totalYen, receivableId, itemStage } of rows) {
    const letter = letters.get(key) ?? { letter: { stage, totalYen, stages: new Map() } };
    if ('letter' in letter) letter.letter.stages.set(receivableId, itemStage);
    letters.set(key, letter);
  }
  return letters;
}

describe('a month of daily runs, with days missed', () => {
  it(
    'gives every customer exactly the letters that the policy says',
    async () => {
      const seen = { letters: 0, missed: 0, reasons: new Set<string>() };
      for (let n = 0; n < DAYS; n++) {
        const day = addDays(FIRST_RUN, n);
        if (noonOf(day) > clock.now()) clock.set(noonOf(day));
        await morning(day);
        if (random.next() < 0.35) {
          seen.missed++;
          continue;
        }
        const proposal = await office.call('reminders.propose', { asOf: day });
        const withheld = new Map(proposal.withheld.map((one) => [`${one.clientId} ${one.customerId}`, one.reason]));
        const mayHavePaid = new Set([...withheld].filter(([, why]) => why === 'possible-deposit').map(([key]) => key));
        const expected = expectedOn(office, day, mayHavePaid);
        const { batchId } = await office.call('reminders.issue', { asOf: day });
        const got = lettersOf(batchId);
        for (const [key, reason] of withheld) got.set(key, { reason });
        expect(Object.fromEntries(got), day).toEqual(Object.fromEntries(expected));
        for (const one of got.values()) 'letter' in one ? seen.letters++ : seen.reasons.add(one.reason);
        if (batchId !== null) await afternoon(batchId, day);
      }
      await assertSound(office);
      expect(seen.letters).toBeGreaterThan(50);
      expect(seen.missed).toBeGreaterThan(5);
      expect([...seen.reasons].sort()).toEqual(
        expect.arrayContaining(['dispute', 'hold', 'possible-deposit', 'promise', 'recent-letter', 'returned-mail']),
      );
    },
    MAKING_MS,
  );

  it('lets no invoice skip a stage, get one twice, or climb twice within a week', () => {
    const rows = office.rows<{ key: string; stage: number; on: string; was: number }>(
      `SELECT m.client_id || ' ' || m.receivable_id AS key, m.stage, t.as_of AS "on", r.opening_stage AS was
       FROM reminder_letter_item m JOIN reminder_letter t ON t.client_id = m.client_id AND t.id = m.letter_id
       JOIN receivable r ON r.client_id = m.client_id AND r.id = m.receivable_id
       WHERE m.stage > 0 AND NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w
         WHERE w.client_id = t.client_id AND w.letter_id = t.id) ORDER BY key, t.as_of, t.id`,
    );
    const reached = new Map<string, { stage: number; on: string | null }>();
    for (const { key, stage, on, was } of rows) {
      const before = reached.get(key) ?? { stage: was, on: null };
      expect({ key, stage }).toEqual({ key, stage: before.stage + 1 });
      if (before.on !== null) expect(on >= addDays(before.on, 7), `${key} ${before.on} ${on}`).toBe(true);
      reached.set(key, { stage, on });
    }
    expect(reached.size).toBeGreaterThan(50);
  });

  it('reads the open book once, and sees what the list of late invoices and the matching engine see', async () => {
    const raw = new Database(join(office.folder, 'office.sqlite'), { readonly: true });
    const byId = (a: { receivableId: number }, b: { receivableId: number }) => a.receivableId - b.receivableId;
    let [late, open, closedSince] = [0, 0, 0];
    for (const { id } of office.rows<{ id: number }>('SELECT id FROM client'))
      for (const asOf of [FIRST_RUN, addDays(FIRST_RUN, -200), addDays(FIRST_RUN, DAYS)]) {
        const sql = clientRead(raw, id);
        const book = await openBookOn(sql, asOf);
        const overdue = await overdueReceivables(sql, asOf);
        expect([...book.overdue].sort(byId)).toEqual([...overdue].sort(byId));
        expect(orderWithinCustomers(book.overdue)).toEqual(orderWithinCustomers(overdue));
        const now = (await openReceivablesNow(sql)).sort(byId);
        expect([...book.open].sort(byId)).toMatchObject(now);
        expect(book.open.length).toBe(now.length);
        const isOpen = new Set(now.map((one) => one.receivableId));
        late += overdue.length;
        open += now.length;
        closedSince += overdue.filter((one) => !isOpen.has(one.receivableId)).length;
      }
    raw.close();
    // All three kinds were there: late ones, open ones that are not late, and late ones that have been paid since.
    expect(late).toBeGreaterThan(500);
    expect(open).toBeGreaterThan(late - closedSince);
    expect(closedSince).toBeGreaterThan(50);
  });
});

/** Each customer's receivables in the order that a letter names them. */
function orderWithinCustomers(rows: readonly { customerId: number; receivableId: number }[]): Record<number, number[]> {
  const order: Record<number, number[]> = {};
  for (const { customerId, receivableId } of rows) order[customerId] = [...(order[customerId] ?? []), receivableId];
  return order;
}
