/** 差替 of invoices that are partly paid: what was cleared goes over, both histories say so, and no day's balance changes by it. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
let clients = 0;
beforeAll(async () => {
  office = await openTestOffice('2026-11-26');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const line = (yen: number, taxClass: 'standard-10' | 'reduced-8' | 'out-of-scope' = 'out-of-scope') => ({
  description: '品',
  quantityMilli: 1000,
  unitPriceMilli: yen * 1000,
  taxClass,
});

async function world() {
  const clientId = await makeClient(office, { code: `RE${++clients}` });
  const customerId = await makeCustomer(office, clientId, 'C1');
  const invoice = (issuedOn: string, lines = [line(10_000)]) =>
    office.call('invoices.create', { clientId, customerId, issuedOn, lines });
  const deposit = (depositedOn: string, amountYen: number) =>
    makeDeposit(office, clientId, { depositedOn, amountYen, customerId, payerName: 'シーワン' });
  const get = (invoiceId: number) => office.call('invoices.get', { clientId, invoiceId });
  const reissue = (invoiceId: number, given: object = {}, lines = [line(10_000)]) =>
    office.call('invoices.reissue', { clientId, invoiceId, reason: '宛名の誤り', lines, ...given });
  const allocate = (depositId: number, parts: { invoice: string; amountYen: number }[], adjustments = {}) =>
    office.call('allocations.allocate', { clientId, depositId, allocations: parts, ...adjustments });
  return { clientId, customerId, invoice, deposit, get, reissue, allocate };
}

const DAYS = [
  '2026-09-30',
  '2026-10-05',
  '2026-10-10',
  '2026-10-20',
  '2026-10-31',
  '2026-11-10',
  '2026-11-26',
  '2026-12-31',
];
/** What the customer owes on each day, and by what buckets. */
async function balances(clientId: number) {
  const days = [];
  for (const asOf of DAYS) days.push((await office.call('aging.table', { clientId, asOf })).rows);
  return days;
}

describe('a partly paid invoice', () => {
  test('is worded anew: the clearing goes over, the due date stays, both histories name each other', async () => {
    const { clientId, invoice, deposit, get, reissue, allocate } = await world();
    const old = await invoice('2026-09-30');
    const depositId = await deposit('2026-10-20', 4000);
    await allocate(depositId, [{ invoice: old.number, amountYen: 4000 }]);
    const before = await balances(clientId);
    const made = await reissue(old.invoiceId, { title: '9月分' });
    expect(made).toMatchObject({ number: `${old.number}-2`, totalYen: 10_000, carriedYen: 4000, openYen: 6000 });
    expect(await balances(clientId)).toEqual(before);
    const fresh = await get(made.invoiceId);
    expect(fresh).toMatchObject({ dueOn: old.dueOn, openYen: 6000, title: '9月分' });
    expect(fresh.events.map((one) => [one.on, one.kind, one.amountYen, one.text.includes(old.number)])).toEqual([
      ['2026-09-30', 'issued', 10_000, true],
      ['2026-10-20', 'carried-in', -4000, true],
    ]);
    const gone = await get(old.invoiceId);
    expect(gone).toMatchObject({ openYen: 0, voidedOn: '2026-09-30', replacedByNumber: made.number });
    expect(gone.events.map((one) => one.kind)).toEqual(['issued', 'void', 'allocation', 'carried-out']);
    for (const invoiceId of [old.invoiceId, made.invoiceId]) {
      const { changes } = await office.call('invoices.changes', { clientId, invoiceId });
      expect(changes.map((one) => [one.kind, one.number, one.otherNumber, one.amountYen, one.reason]).sort()).toEqual([
        ['clearing-carried', old.number, made.number, 4000, '宛名の誤り'],
        ['reissue', old.number, made.number, 0, '宛名の誤り'],
      ]);
    }
    // The money is still undone where it was booked, and comes free.
    await office.call('allocations.reverse', { clientId, depositId });
    expect((await get(made.invoiceId)).openYen).toBe(10_000);
    const { deposits } = await office.call('allocations.propose', { clientId });
    expect(deposits.map((one) => one.depositId)).toContain(depositId);
  });

  test('takes the name the customer has now', async () => {
    const { clientId, customerId, invoice, get, reissue } = await world();
    const old = await invoice('2026-10-31');
    await office.call('customers.update', { clientId, customerId, name: '正しい商店' });
    const made = await reissue(old.invoiceId);
    expect((await get(made.invoiceId)).customerName).toBe('正しい商店');
    expect((await get(old.invoiceId)).customerName).not.toBe('正しい商店');
  });

  test('bears another total as long as it is not less than was paid; else a credit note is named', async () => {
    const { clientId, invoice, deposit, get, reissue, allocate } = await world();
    const old = await invoice('2026-10-31');
    await allocate(await deposit('2026-11-10', 6000), [{ invoice: old.number, amountYen: 6000 }]);
    const refused = await office.refused('invoices.reissue', {
      clientId,
      invoiceId: old.invoiceId,
      reason: '数量の誤り',
      lines: [line(5999)],
    });
    expect(refused).toMatchObject({ code: 'reissue-cleared-over', facts: { clearedYen: 6000, totalYen: 5999 } });
    expect(await get(old.invoiceId)).toMatchObject({ voidedOn: null, openYen: 4000 });
    const exact = await reissue(old.invoiceId, {}, [line(6000)]);
    expect(exact).toMatchObject({ carriedYen: 6000, openYen: 0 });
    const more = await reissue(exact.invoiceId, {}, [line(7000)]);
    expect(more).toMatchObject({ revision: 2, carriedYen: 6000, openYen: 1000 });
  });

  test('in a closed month is voided and issued today; until today it stands as it stood', async () => {
    const { clientId, invoice, deposit, get, reissue, allocate } = await world();
    const old = await invoice('2026-09-30');
    await allocate(await deposit('2026-10-20', 4000), [{ invoice: old.number, amountYen: 4000 }]);
    await office.call('periods.close', { clientId, through: '2026-10-31' });
    const before = await balances(clientId);
    const made = await reissue(old.invoiceId);
    expect(await get(made.invoiceId)).toMatchObject({
      issuedOn: '2026-11-26',
      suppliedFrom: '2026-09-30',
      openYen: 6000,
    });
    const after = await balances(clientId);
    expect(after.slice(0, 6)).toEqual(before.slice(0, 6));
    expect(after.map((rows) => rows[0]?.total)).toEqual(before.map((rows) => rows[0]?.total));
  });

  test('keeps promise, dispute and the stage of reminding; a write-off keeps it as it is', async () => {
    const { clientId, customerId, invoice, get, reissue } = await world();
    const old = await invoice('2026-09-30');
    const { receivableId } = await get(old.invoiceId);
    await office.call('disputes.raise', { clientId, receivableIds: [receivableId], reason: '品違い' });
    await office.call('promises.record', {
      clientId,
      customerId,
      invoices: [old.number],
      madeOn: '2026-11-20',
      promisedOn: '2026-12-10',
      amountYen: 10_000,
    });
    const made = await reissue(old.invoiceId);
    const fresh = await get(made.invoiceId);
    const { promises } = await office.call('promises.list', { clientId });
    expect(promises[0]!.invoices).toContain(made.number);
    const { disputes } = await office.call('exceptions.list', { clientId });
    expect(disputes.filter((one) => one.endedOn === null).map((one) => [one.invoice, one.reason])).toEqual([
      [made.number, '品違い'],
    ]);
    await office.call('writeOffs.record', {
      clientId,
      customerId,
      rule: '9-6-2',
      reason: '倒産',
      evidence: '破産手続の通知',
      receivables: [{ receivableId: fresh.receivableId, amountYen: 10_000 }],
    });
    expect(
      await office.refused('invoices.reissue', {
        clientId,
        invoiceId: made.invoiceId,
        reason: '誤り',
        lines: [line(10_000)],
      }),
    ).toMatchObject({ code: 'reissue-written-off' });
  });

  test('keeps what was asked of it: closing the question settles the denial that went over', async () => {
    const { clientId, customerId, invoice, reissue } = await world();
    const old = await invoice('2026-09-30');
    const asked = { clientId, customerId, invoice: old.number, line: 1, question: '数量が違う', disputed: true };
    const { questionId } = await office.call('questions.record', { ...asked, askedOn: '2026-11-20' });
    const made = await reissue(old.invoiceId);
    const one = async () => (await office.call('questions.list', { clientId, state: 'all' })).questions[0]!;
    expect(await one()).toMatchObject({ invoice: made.number, line: 1, openYen: 10_000, disputed: true });
    await office.call('questions.close', { clientId, questionId, outcome: '数量を確認、了承' });
    expect(await one()).toMatchObject({ state: 'closed', disputed: false });
    const { disputes } = await office.call('exceptions.list', { clientId });
    expect(disputes.filter(({ endedOn }) => endedOn === null)).toEqual([]);
    // Asked of a line that says something else now: of the invoice, and no longer of that line.
    const again = await office.call('questions.record', { ...asked, invoice: made.number });
    const other = await reissue(made.invoiceId, {}, [{ ...line(10_000), description: '別の品' }]);
    const { questions } = await office.call('questions.list', { clientId, state: 'open' });
    expect(questions).toMatchObject([{ questionId: again.questionId, invoice: other.number, line: null }]);
  });

  test('keeps the day on which its customer received what it is for', async () => {
    const { clientId, invoice, reissue } = await world();
    const old = await invoice('2026-09-30');
    await office.call('interest.setReceived', { clientId, received: [{ invoice: old.number, on: '2026-09-20' }] });
    const made = await reissue(old.invoiceId);
    expect(office.rows(`SELECT received_on AS "on" FROM invoice_receipt WHERE invoice_id = ${made.invoiceId}`)).toEqual(
      [{ on: '2026-09-20' }],
    );
  });

  test('keeps its own policy: what is to have no letter has none under its new number either', async () => {
    const { clientId, customerId, invoice, reissue } = await world();
    const old = await invoice('2026-09-30');
    const policy = { minimumYen: 999_999 };
    await office.call('reminderPolicy.set', { clientId, invoiceId: old.invoiceId, policy });
    const made = await reissue(old.invoiceId);
    const at = { clientId, customerId, invoiceId: made.invoiceId };
    expect((await office.call('reminderPolicy.get', at)).own).toEqual(policy);
  });

  test('goes over with its credit note, which still ends by itself and counts for the revision', async () => {
    const { clientId, invoice, get, reissue } = await world();
    const lines = [line(10_000, 'standard-10'), line(10_000, 'reduced-8')];
    const old = await invoice('2026-10-31', lines);
    const note = await office.call('creditNotes.create', {
      clientId,
      invoiceId: old.invoiceId,
      kind: 'return',
      reason: '返品',
      issuedOn: '2026-11-10',
      lines: [line(4000, 'reduced-8')],
    });
    const refused = (wanted: ReturnType<typeof line>[]) =>
      office.refused('invoices.reissue', { clientId, invoiceId: old.invoiceId, reason: '税率の誤り', lines: wanted });
    expect(await refused([line(20_000, 'standard-10')])).toMatchObject({ code: 'reissue-credited' });
    expect(await refused([line(17_000, 'standard-10'), line(3999, 'reduced-8')])).toMatchObject({
      code: 'reissue-credited',
    });
    const made = await reissue(old.invoiceId, {}, lines);
    expect(made.openYen).toBe(21_800 - 4320);
    const left = await office.call('creditNotes.propose', { clientId, invoiceId: made.invoiceId });
    expect(left.rates.map((one) => one.creditedYen)).toEqual([0, 4320]);
    const { creditNotes } = await office.call('creditNotes.list', { clientId, invoiceId: made.invoiceId });
    expect(creditNotes.map((one) => one.number)).toEqual([note.number]);
    // Neither the old clearing nor the one that went over can be ended without its note.
    const again = await reissue(made.invoiceId, {}, lines);
    await office.call('creditNotes.cancel', { clientId, creditNoteId: note.creditNoteId, reason: '返品なし' });
    expect((await get(again.invoiceId)).openYen).toBe(21_800);
  });

  test('a deposit over several invoices with its fee goes over whole, and its run is undone as it was made', async () => {
    const { clientId, customerId, invoice, deposit, get, reissue } = await world();
    const first = await invoice('2026-09-30');
    const second = await invoice('2026-10-25');
    // Money that came before the second invoice was written clears it from that day on.
    const depositId = await deposit('2026-10-20', 19_560);
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [
        { invoice: first.number, amountYen: 10_000 },
        { invoice: second.number, amountYen: 10_000 },
      ],
      adjustments: [{ kind: 'transfer-fee', amountYen: 440 }],
    });
    const before = await balances(clientId);
    const made = await reissue(first.invoiceId);
    expect(made.openYen).toBe(0);
    expect((await balances(clientId)).map((rows) => rows[0]?.total ?? 0)).toEqual(
      before.map((rows) => rows[0]?.total ?? 0),
    );
    const { runs } = await office.call('allocations.runs', { clientId });
    expect(runs.map((one) => [one.allocations, one.live])).toEqual([[1, 1]]);
    expect(await office.call('allocations.reverseRun', { clientId, runSeq: runs[0]!.runSeq })).toEqual({ reversed: 1 });
    expect((await get(made.invoiceId)).openYen).toBe(10_000);
    expect((await get(second.invoiceId)).openYen).toBe(10_000);
    expect(customerId).toBeGreaterThan(0);
  });
});

describe('in any order', () => {
  /** Invoices by hand: what each was billed, and what is cleared of it now. */
  interface Book {
    invoiceId: number;
    number: string;
    totalYen: number;
    clearedYen: number;
  }

  test('balances by day are those of the books kept by hand', { timeout: 120_000 }, async () => {
    const step = fc.record({
      act: fc.constantFrom(
        'allocate',
        'allocate',
        'reissue',
        'reissue',
        'reverse',
        'credit',
        'cancel',
        'offset',
      ) as fc.Arbitrary<'allocate' | 'reissue' | 'reverse' | 'credit' | 'cancel' | 'offset'>,
      at: fc.nat(50),
      yen: fc.integer({ min: 1, max: 9000 }),
      day: fc.constantFrom('2026-10-31', '2026-11-10', '2026-11-20'),
      change: fc.constantFrom(0, 0, 0, 500, -500),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
        const { clientId, invoice, deposit, get, reissue, allocate } = await world();
        const books: Book[] = [];
        for (const on of ['2026-10-31', '2026-11-05']) {
          const made = await invoice(on);
          books.push({ invoiceId: made.invoiceId, number: made.number, totalYen: 10_000, clearedYen: 0 });
        }
        const cleared: { depositId: number; book: Book; yen: number }[] = [];
        const notes: { creditNoteId: number; book: Book; yen: number }[] = [];
        for (const { act, at, yen, day, change } of steps) {
          const book = books[at % books.length]!;
          const left = book.totalYen - book.clearedYen;
          if (act === 'allocate' && left > 0) {
            const amountYen = Math.min(yen, left);
            const depositId = await deposit(day, amountYen);
            await allocate(depositId, [{ invoice: book.number, amountYen }]);
            cleared.push({ depositId, book, yen: amountYen });
            book.clearedYen += amountYen;
          } else if (act === 'credit' && left > 0) {
            const amountYen = Math.min(yen, left);
            const given = { clientId, invoiceId: book.invoiceId, kind: 'discount' as const, reason: '値引' };
            const credited = notes.filter((one) => one.book === book).reduce((sum, one) => sum + one.yen, 0);
            if (credited + amountYen > book.totalYen) continue;
            const note = await office.call('creditNotes.create', { ...given, issuedOn: '2026-11-26', amountYen });
            notes.push({ creditNoteId: note.creditNoteId, book, yen: amountYen });
            book.clearedYen += amountYen;
          } else if (act === 'reverse' && cleared.length > 0) {
            const [one] = cleared.splice(at % cleared.length, 1);
            await office.call('allocations.reverse', { clientId, depositId: one!.depositId });
            one!.book.clearedYen -= one!.yen;
          } else if (act === 'cancel' && notes.length > 0) {
            const [one] = notes.splice(at % notes.length, 1);
            await office.call('creditNotes.cancel', { clientId, creditNoteId: one!.creditNoteId, reason: '誤り' });
            one!.book.clearedYen -= one!.yen;
          } else if (act === 'reissue') {
            const totalYen = book.totalYen + change;
            const before = await balances(clientId);
            const input = { clientId, invoiceId: book.invoiceId, reason: '誤り', lines: [line(totalYen)] };
            if (totalYen < book.clearedYen) {
              expect(await office.refused('invoices.reissue', input)).toMatchObject({ code: 'reissue-cleared-over' });
              continue;
            }
            const made = await reissue(book.invoiceId, {}, [line(totalYen)]);
            expect(made.carriedYen).toBe(book.clearedYen);
            const after = await balances(clientId);
            const totals = (rows: typeof after) => rows.map((one) => one[0]?.total ?? 0);
            if (change === 0) expect(totals(after)).toEqual(totals(before));
            Object.assign(book, { invoiceId: made.invoiceId, number: made.number, totalYen });
          }
          for (const one of books) {
            const { openYen, totalYen } = await get(one.invoiceId);
            expect({ openYen, totalYen }).toEqual({ openYen: one.totalYen - one.clearedYen, totalYen: one.totalYen });
          }
        }
        const last = (await balances(clientId)).at(-1)!;
        const owed = books.reduce((sum, one) => sum + one.totalYen - one.clearedYen, 0);
        expect(last[0]?.total ?? 0).toBe(owed);
      }),
      { numRuns: 10 },
    );
    const { problems } = await office.call('office.verify', {});
    expect(problems).toEqual([]);
  });
});
