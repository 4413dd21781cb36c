/** 差替, 適格返還請求書, 前受金の充当: what was issued is never changed, and everybody sees what was done and why. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  sentenceOf,
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

const line = (yen: number, taxClass: 'standard-10' | 'reduced-8' = 'standard-10') => ({
  description: '品',
  quantityMilli: 1000,
  unitPriceMilli: yen * 1000,
  taxClass,
});

async function world(given = {}) {
  const clientId = await makeClient(office, given);
  const customerId = await makeCustomer(office, clientId, 'C1');
  const invoice = await office.call('invoices.create', {
    clientId,
    customerId,
    issuedOn: '2026-10-31',
    lines: [line(10_000), line(5000, 'reduced-8')],
  });
  return { clientId, customerId, ...invoice };
}

describe('a replacement', () => {
  test('voids the old one, stands in its place under its number, and the chain says so', async () => {
    const { clientId, customerId, invoiceId, number } = await world();
    const given = { clientId, reason: '数量の誤り', lines: [line(12_000)] };
    const first = await office.call('invoices.reissue', { ...given, invoiceId });
    expect(first).toMatchObject({ number: `${number}-2`, revision: 1, totalYen: 13_200 });
    const second = await office.call('invoices.reissue', {
      ...given,
      invoiceId: first.invoiceId,
      reason: '単価の誤り',
    });
    expect(second).toMatchObject({ number: `${number}-3`, revision: 2 });
    expect(await office.call('invoices.get', { clientId, invoiceId })).toMatchObject({
      openYen: 0,
      voidedOn: '2026-10-31',
      replacedByNumber: `${number}-2`,
    });
    expect(await office.call('invoices.get', { clientId, invoiceId: second.invoiceId })).toMatchObject({
      issuedOn: '2026-10-31',
      revision: 2,
      revisionReason: '単価の誤り',
      replacesNumber: `${number}-2`,
      replacedByNumber: null,
    });
    const { changes } = await office.call('invoices.changes', { clientId, customerId });
    expect(changes.map((one) => [one.kind, one.number, one.otherNumber, one.amountYen, one.reason])).toEqual([
      ['reissue', `${number}-2`, `${number}-3`, 0, '単価の誤り'],
      ['reissue', number, `${number}-2`, -3200, '数量の誤り'],
    ]);
    expect((await office.call('invoices.changes', { clientId, invoiceId: first.invoiceId })).changes).toHaveLength(2);
    expect(await office.refused('invoices.reissue', { ...given, invoiceId })).toMatchObject({ code: 'invoice-void' });
  });

  test('takes the next number of the series where the client wants it, and today where the month is closed', async () => {
    const { clientId, invoiceId } = await world();
    await office.call('billing.saveSettings', { clientId, reissueNumber: 'next' });
    await office.call('periods.close', { clientId, through: '2026-10-31' });
    const made = await office.call('invoices.reissue', { clientId, invoiceId, reason: '誤り', lines: [line(1)] });
    expect(made.number).toBe('2611-0001');
    expect(await office.call('invoices.get', { clientId, invoiceId: made.invoiceId })).toMatchObject({
      issuedOn: '2026-11-24',
    });
  });

  test('of one that is paid beyond the new total is refused, and nothing is half done', async () => {
    const { clientId, customerId, invoiceId, number } = await world();
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-11-10',
      payerName: 'ｱ',
      amountYen: 100,
      customerId,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: number, amountYen: 100 }],
    });
    const given = { clientId, invoiceId, reason: '誤り', lines: [line(1)] };
    expect(await office.refused('invoices.reissue', given)).toMatchObject({ code: 'reissue-cleared-over' });
    expect((await office.call('invoices.list', { clientId })).count).toBe(1);
  });
});

describe('a credit note', () => {
  test('returns by the rate of the sale, under a number of its own, and lowers what is owed', async () => {
    const { clientId, invoiceId, number } = await world();
    const given = { clientId, invoiceId, kind: 'return' as const, reason: '不良品', issuedOn: '2026-11-05' };
    const note = await office.call('creditNotes.create', { ...given, lines: [line(2000), line(1000, 'reduced-8')] });
    expect(note).toEqual({ creditNoteId: 1, number: 'R2611-001', totalYen: 3280, paperNeeded: false });
    expect(await office.call('creditNotes.get', { clientId, creditNoteId: 1 })).toMatchObject({
      invoiceNumber: number,
      invoiceIssuedOn: '2026-10-31',
      taxes: [
        { taxClass: 'standard-10', netYen: 2000, taxYen: 200 },
        { taxClass: 'reduced-8', netYen: 1000, taxYen: 80 },
      ],
    });
    expect(await office.call('invoices.get', { clientId, invoiceId })).toMatchObject({ openYen: 16_400 - 3280 });
    const { rates } = await office.call('creditNotes.propose', { clientId, invoiceId });
    expect(rates).toEqual([
      { taxClass: 'standard-10', grossYen: 11_000, creditedYen: 2200, leftYen: 8800 },
      { taxClass: 'reduced-8', grossYen: 5400, creditedYen: 1080, leftYen: 4320 },
    ]);
    // Its clearing ends with the note, and not by itself.
    const [held] = office.rows<{ id: number }>(
      'SELECT allocation_id AS id FROM credit_note WHERE client_id = ?',
      clientId,
    );
    expect(await office.refused('allocations.reverse', { clientId, allocationIds: [held!.id] })).toMatchObject({
      code: 'allocation-none',
    });
    await office.call('creditNotes.cancel', { clientId, creditNoteId: 1, reason: '取り違え' });
    expect(await office.call('invoices.get', { clientId, invoiceId })).toMatchObject({ openYen: 16_400 });
    expect(await office.refused('creditNotes.cancel', { clientId, creditNoteId: 1, reason: 'x' })).toMatchObject({
      code: 'credit-note-cancelled',
    });
    expect((await office.call('creditNotes.create', { ...given, amountYen: 10_000 })).paperNeeded).toBe(true);
  });

  test.each([
    ['another rate than the sale had', { lines: [{ ...line(1), taxClass: 'exempt' as const }] }, 'credit-note-rate'],
    ['more than was sold at a rate', { lines: [line(5001, 'reduced-8')] }, 'credit-note-over'],
    ['more than was sold in all', { amountYen: 16_401 }, 'credit-note-over'],
    ['nothing', { lines: [line(0)] }, 'credit-note-empty'],
    ['both a sum and lines', { amountYen: 1, lines: [line(1)] }, 'input-invalid'],
  ])('of %s is refused', async (_what, given, code) => {
    const { clientId, invoiceId } = await world();
    const call = { clientId, invoiceId, kind: 'return' as const, reason: 'x', ...given };
    expect(await office.refused('creditNotes.create', call)).toMatchObject({ code });
  });

  test('is not dated before the sale, and says what is left without a hole where it is of no one rate', async () => {
    const { clientId, invoiceId } = await world();
    const given = { clientId, invoiceId, kind: 'discount' as const, reason: '値引' };
    const early = await office.refused('creditNotes.create', { ...given, amountYen: 10, issuedOn: '2026-10-30' });
    expect(early).toMatchObject({ code: 'credit-note-early', facts: { issuedOn: '2026-10-31' } });
    const over = await office.refused('creditNotes.create', { ...given, amountYen: 99_999 });
    expect(sentenceOf(over)).toContain('の残り 16,400円 を超えます');
    expect(sentenceOf(over)).not.toContain('のの');
  });

  test('goes to the customer’s other invoices when this one is paid, and is refused when nothing is owed', async () => {
    const { clientId, customerId, invoiceId, number, totalYen } = await world();
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-11-10',
      payerName: 'ｱ',
      amountYen: totalYen,
      customerId,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: number, amountYen: totalYen }],
    });
    const given = {
      clientId,
      invoiceId,
      kind: 'discount' as const,
      reason: '値引',
      issuedOn: '2026-11-20',
      amountYen: 1000,
    };
    expect(await office.refused('creditNotes.create', given)).toMatchObject({ code: 'credit-note-paid' });
    const other = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-15', yen: 3000 });
    await office.call('creditNotes.create', given);
    expect(await office.call('invoices.get', { clientId, invoiceId: other.invoiceId })).toMatchObject({
      openYen: 2000,
    });
  });

  test('any course of returns never gives back more of a rate than was sold, and the ledger ties', async () => {
    const clientId = await makeClient(office, { rounding: 'half-up' });
    const customerId = await makeCustomer(office, clientId, 'C1');
    const step = fc.oneof(
      fc.record({
        yen: fc.integer({ min: 1, max: 9000 }),
        rate: fc.constantFrom('standard-10' as const, 'reduced-8' as const),
      }),
      fc.record({ sum: fc.integer({ min: 1, max: 12_000 }) }),
      fc.record({ cancel: fc.nat({ max: 5 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { invoiceId, totalYen } = await office.call('invoices.create', {
          clientId,
          customerId,
          issuedOn: '2026-10-31',
          lines: [line(9999), line(7777, 'reduced-8')],
        });
        const made: number[] = [];
        for (const one of steps) {
          const base = { clientId, invoiceId, kind: 'return' as const, reason: 'x', issuedOn: '2026-11-01' };
          if ('cancel' in one) {
            const creditNoteId = made.splice(one.cancel % Math.max(1, made.length), 1)[0];
            if (creditNoteId !== undefined)
              await office.call('creditNotes.cancel', { clientId, creditNoteId, reason: 'x' });
            continue;
          }
          const reply = await office.reply(
            'creditNotes.create',
            'sum' in one ? { ...base, amountYen: one.sum } : { ...base, lines: [line(one.yen, one.rate)] },
          );
          if (reply.ok) made.push(reply.value.creditNoteId);
          else expect(['credit-note-over', 'credit-note-paid']).toContain(reply.error.code);
        }
        const { creditNotes } = await office.call('creditNotes.list', { clientId, invoiceId });
        const live = creditNotes.filter((note) => note.cancelledOn === null);
        const creditedYen = live.reduce((sum, note) => sum + note.totalYen, 0);
        expect(creditedYen).toBeLessThanOrEqual(totalYen);
      }),
      { numRuns: 25, seed: 20261125 },
    );
    await assertSound(office);
  });
});

describe('an advance', () => {
  test('is used on the invoice when it is issued, the oldest first, and the invoice shows it', async () => {
    const { clientId, customerId, invoiceId } = await world();
    const advance = async (depositedOn: string, amountYen: number) =>
      makeDeposit(office, clientId, { depositedOn, payerName: 'ｱ', amountYen, customerId });
    const early = await advance('2026-09-01', 10_000);
    const late = await advance('2026-10-01', 20_000);
    expect(await office.call('advances.open', { clientId, customerId })).toMatchObject({ totalYen: 30_000 });
    expect(await office.call('invoices.settleAdvance', { clientId, invoiceId })).toEqual({
      settledYen: 16_400,
      openYen: 0,
    });
    const shown = await office.call('invoices.get', { clientId, invoiceId });
    expect(shown.advances.map((one) => [one.depositId, one.amountYen])).toEqual([
      [early, 10_000],
      [late, 6400],
    ]);
    const draft = { clientId, customerId, issuedOn: '2026-11-20', lines: [line(1000)] };
    await office.call('drafts.save', draft);
    const { settledYen, invoices } = await office.call('drafts.issue', {
      clientId,
      acceptWarnings: true,
      settleAdvances: true,
    });
    expect(settledYen).toBe(1100);
    await office.call('allocations.reverse', { clientId, depositId: late });
    expect((await office.call('invoices.get', { clientId, invoiceId: invoices[0]!.invoiceId })).advances).toEqual([]);
    const other = await world();
    expect(
      await office.refused('invoices.settleAdvance', { clientId: other.clientId, invoiceId: other.invoiceId }),
    ).toMatchObject({ code: 'advance-none' });
  });
});
