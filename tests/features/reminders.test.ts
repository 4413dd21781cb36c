import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../src/contract/contract.ts';
import {
  assertSound,
  auditCount,
  csvFile,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
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

/** A client with two customers who each owe 1,000 yen due on 2026-07-31. */
async function world(given: Partial<InputOf<'clients.create'>> = {}) {
  const clientId = await makeClient(office, given);
  const [a, b] = [await makeCustomer(office, clientId, 'A'), await makeCustomer(office, clientId, 'B')];
  const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 };
  await makeInvoice(office, clientId, { customerId: a, number: 'A-1', ...due });
  await makeInvoice(office, clientId, { customerId: b, number: 'B-1', ...due });
  const propose = (asOf: string) => office.call('reminders.propose', { clientId, asOf });
  const issue = (asOf: string, more: object = {}) => office.call('reminders.issue', { clientId, asOf, ...more });
  return { clientId, a, b, propose, issue };
}

describe('a run', () => {
  test('sends stage after stage, also when runs were missed, and stops after the fourth', async () => {
    const { clientId, a, issue, propose } = await world();
    const sent: [string, number][] = [];
    for (const asOf of [
      '2026-08-02',
      '2026-08-03',
      '2026-08-13',
      '2026-11-01',
      '2026-11-07',
      '2026-11-08',
      '2026-11-15',
      '2027-03-01',
    ]) {
      const stages = (await propose(asOf)).letters.filter((one) => one.customerCode === 'A').map((one) => one.stage);
      const { letters } = await issue(asOf, { customerIds: [a] });
      expect(letters).toBe(stages.length);
      for (const stage of stages) sent.push([asOf, stage]);
    }
    expect(sent).toEqual([
      ['2026-08-03', 1],
      ['2026-11-01', 2],
      ['2026-11-08', 3],
      ['2026-11-15', 4],
    ]);
    expect((await office.call('reminders.batches', { clientId })).batches).toHaveLength(4);
    const { invoices } = await office.call('invoices.list', { clientId, text: 'A-1' });
    expect(invoices).toMatchObject([{ reminderStage: 4 }]);
  });

  test('writes one letter per customer with all that is overdue and nothing that is not', async () => {
    const { clientId, a, propose } = await world();
    await makeInvoice(office, clientId, {
      customerId: a,
      number: 'A-2',
      issuedOn: '2026-07-31',
      dueOn: '2026-08-02',
      yen: 200,
    });
    await makeInvoice(office, clientId, {
      customerId: a,
      number: 'A-3',
      issuedOn: '2026-07-31',
      dueOn: '2026-08-03',
      yen: 30,
    });
    const { letters } = await propose('2026-08-03');
    expect(letters).toMatchObject([
      { customerCode: 'A', stage: 1, totalYen: 1200, invoices: ['A-1', 'A-2'], lastLetterOn: null },
      { customerCode: 'B', stage: 1, totalYen: 1000, invoices: ['B-1'] },
    ]);
  });

  test('leaves out who paid between the proposal and the print', async () => {
    const { clientId, a, b, propose, issue } = await world();
    expect((await propose('2026-08-10')).letters).toHaveLength(2);
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-08-07',
      payerName: 'x',
      amountYen: 1000,
      customerId: a,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'A-1', amountYen: 1000 }],
    });
    const { letters, batchId, fellOut } = await issue('2026-08-10', { customerIds: [a, b] });
    expect(letters).toBe(1);
    expect(fellOut).toEqual([
      {
        clientId,
        clientCode: expect.any(String),
        customerId: a,
        customerCode: 'A',
        customerName: '得意先A',
        reason: 'paid',
      },
    ]);
    const { decisions } = await office.call('reminders.decisions', { batchId: batchId! });
    expect(decisions).toMatchObject([
      { customerCode: 'A', kind: 'fell-out', reason: 'paid' },
      {
        customerCode: 'B',
        kind: 'letter',
        stage: 1,
        facts: { asOf: '2026-08-10', invoices: [{ number: 'B-1', openYen: 1000, stage: 1, stageReached: 0 }] },
      },
    ]);
    const rows = office.rows<{ number: string }>(
      `SELECT i.number FROM reminder_letter t JOIN reminder_letter_item m ON m.client_id = t.client_id AND m.letter_id = t.id
       JOIN receivable r ON r.client_id = m.client_id AND r.id = m.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id WHERE t.batch_id = ?`,
      batchId,
    );
    expect(rows).toEqual([{ number: 'B-1' }]);
  });

  test('keeps with its facts what was decided for those who got none', async () => {
    const { clientId, a, b, issue } = await world();
    await office.call('customers.setReminderHold', { clientId, customerId: a, reason: '係争中' });
    const c = await makeCustomer(office, clientId, 'C');
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 5000 };
    await makeInvoice(office, clientId, { customerId: c, number: 'C-1', ...due });
    const { batchId } = await issue('2026-08-10', { customerIds: [b] });
    const { decisions } = await office.call('reminders.decisions', { batchId: batchId!, clientId });
    expect(decisions).toMatchObject([
      { customerCode: 'B', kind: 'letter' },
      { customerCode: 'C', kind: 'left-out', stage: 1 },
      { customerCode: 'A', kind: 'withheld', reason: 'hold', facts: { hold: '係争中' } },
    ]);
  });

  test('puts the sternest and largest first, and what a clerk can mend before what waits by itself', async () => {
    const { clientId, a, b, propose, issue } = await world();
    const c = await makeCustomer(office, clientId, 'C');
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 5000 };
    await makeInvoice(office, clientId, { customerId: c, number: 'C-1', ...due });
    expect((await propose('2026-08-10')).letters.map((one) => one.customerCode)).toEqual(['C', 'A', 'B']);
    await issue('2026-08-10', { customerIds: [a] });
    expect((await propose('2026-08-20')).letters.map((one) => [one.customerCode, one.stage])).toEqual([
      ['A', 2],
      ['C', 1],
      ['B', 1],
    ]);
    await office.call('promises.record', {
      clientId,
      customerId: c,
      madeOn: '2026-08-19',
      promisedOn: '2026-08-31',
      amountYen: 5000,
    });
    await office.call('reminderPolicy.set', { clientId, customerId: b, policy: { highValueYen: 1 } });
    expect((await propose('2026-08-20')).withheld.map((one) => one.reason)).toEqual(['call-first', 'promise']);
  });

  test('dated before the last one is refused, the same day is not', async () => {
    const { issue, clientId } = await world();
    await issue('2026-08-10');
    expect(await office.refused('reminders.propose', { clientId, asOf: '2026-08-09' })).toMatchObject({
      code: 'run-dated-back',
      facts: { lastOn: '2026-08-10' },
    });
    expect(await office.refused('reminders.issue', { clientId, asOf: '2026-08-09' })).toMatchObject({
      code: 'run-dated-back',
    });
    expect(await issue('2026-08-10')).toEqual({ batchId: null, letters: 0, document: null, fellOut: [] });
  });

  test('with nothing due writes nothing', async () => {
    const { issue } = await world();
    const before = auditCount(office);
    expect(await issue('2026-08-02')).toEqual({ batchId: null, letters: 0, document: null, fellOut: [] });
    expect(auditCount(office)).toBe(before);
  });

  test('begins where the opening balance stood', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'A');
    const file = csvFile('期首.csv', [
      ['得意先コード', '請求番号', '請求日', '支払期日', '残高', '督促段階', '最終督促日'],
      ['A', 'O-1', '2026-06-30', '2026-07-31', '1000', '2', '2026-10-20'],
    ]);
    await office.call('openings.import', { clientId, file });
    const propose = (asOf: string) => office.call('reminders.propose', { clientId, asOf });
    expect((await propose('2026-10-26')).withheld).toMatchObject([{ reason: 'recent-letter', detail: '2026-10-20' }]);
    expect((await propose('2026-10-27')).letters).toMatchObject([{ stage: 3, lastLetterOn: '2026-10-20' }]);
  });
});

describe('withheld', () => {
  const AS_OF = '2026-08-10';

  test('hold, with its reason, until it is lifted', async () => {
    const { clientId, a, propose } = await world();
    await office.call('customers.setReminderHold', { clientId, customerId: a, reason: '係争中' });
    expect((await propose(AS_OF)).withheld).toMatchObject([{ customerCode: 'A', reason: 'hold', detail: '係争中' }]);
    await office.call('customers.setReminderHold', { clientId, customerId: a, reason: null });
    expect((await propose(AS_OF)).withheld).toEqual([]);
  });

  test('recent-letter, with its date', async () => {
    const { issue, propose } = await world();
    await issue('2026-08-11');
    // On the 14th the second stage is due, but the week after the letter of the 11th ends on the 18th.
    expect(await propose('2026-08-13')).toMatchObject({ letters: [], withheld: [] });
    for (const asOf of ['2026-08-14', '2026-08-17'])
      expect(await propose(asOf)).toMatchObject({
        letters: [],
        withheld: [
          { reason: 'recent-letter', detail: '2026-08-11' },
          { reason: 'recent-letter', detail: '2026-08-11' },
        ],
      });
    expect((await propose('2026-08-18')).letters).toMatchObject([{ stage: 2 }, { stage: 2 }]);
  });

  test('possible-deposit, as long as money that may be theirs is not cleared', async () => {
    const { clientId, propose } = await world();
    await office.call('customers.create', {
      clientId,
      code: 'C',
      name: '株式会社山田商店',
      kana: 'ヤマダショウテン',
      postalCode: '5300001',
      address1: '大阪市',
    });
    const customer = (await office.call('customers.list', { clientId, text: '山田' })).customers[0]!;
    await makeInvoice(office, clientId, {
      customerId: customer.customerId,
      number: 'C-1',
      issuedOn: '2026-06-30',
      dueOn: '2026-07-31',
      yen: 777,
    });
    await office.call('deposits.import', { clientId, file: depositTemplate([['2026-08-05', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 700]]) });
    const { withheld, letters } = await propose(AS_OF);
    expect(withheld).toMatchObject([{ customerCode: 'C', reason: 'possible-deposit' }]);
    expect(letters.map((one) => one.customerCode)).toEqual(['A', 'B']);
    // Money that came after the date of the run is not looked at.
    expect((await propose('2026-08-04')).withheld).toEqual([]);
  });

  test('no-address', async () => {
    const { clientId, propose, a, b } = await world();
    await office.call('customers.update', { clientId, customerId: a, address1: '' });
    await office.call('customers.update', {
      clientId,
      customerId: b,
      address1: '',
      mailingPostalCode: '060-0001',
      mailingAddress1: '北海道札幌市',
    });
    const { withheld, letters } = await propose(AS_OF);
    expect(withheld).toMatchObject([{ customerCode: 'A', reason: 'no-address' }]);
    expect(letters.map((one) => one.customerCode)).toEqual(['B']);
  });

  test('stale-bank-data holds one client back and lets the others go, until confirmed', async () => {
    const stale = await world({ staleAfterDays: 3 });
    const fresh = await world();
    await office.call('deposits.import', {
      clientId: stale.clientId,
      file: depositTemplate([['2026-08-06', 'ｽﾐﾔ', 1]]),
    });
    expect((await stale.propose('2026-08-09')).letters).toHaveLength(2);
    // What was taken in by mistake and undone tells nothing about how far the bank's data reach.
    const mistake = await office.call('deposits.import', {
      clientId: stale.clientId,
      file: depositTemplate([['2026-08-09', 'ｽﾐﾔ', 2]]),
    });
    expect((await stale.propose(AS_OF)).withheld).toEqual([]);
    await office.call('deposits.undoImport', { clientId: stale.clientId, importId: mistake.importId! });
    expect((await stale.propose(AS_OF)).withheld.map((one) => one.reason)).toEqual([
      'stale-bank-data',
      'stale-bank-data',
    ]);
    const all = await office.refused('reminders.propose', { asOf: '2026-08-10' }).catch(() => null);
    // Other worlds of this file had later runs, so that the run over the whole office says so; by client it goes.
    expect(all?.code).toBe('run-dated-back');
    expect((await fresh.propose(AS_OF)).letters).toHaveLength(2);
    const confirmed = await office.call('reminders.issue', {
      clientId: stale.clientId,
      asOf: AS_OF,
      confirm: ['stale-bank-data'],
    });
    expect(confirmed.letters).toBe(2);
  });
});

describe('the document', () => {
  test('of a repeated requestId is the same, byte for byte, and recorded once', async () => {
    const { clientId, issue } = await world();
    const requestId = `issue-${clientId}`;
    const first = await issue('2026-08-10', { requestId });
    const before = auditCount(office);
    expect(await issue('2026-08-10', { requestId })).toEqual(first);
    expect(auditCount(office)).toBe(before);
    const path = join(office.folder, first.document!.path);
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBe(first.document!.bytes);
    const read = await office.call('documents.read', { documentId: first.document!.documentId });
    expect(bytes.equals(read.bytes)).toBe(true);
    expect((await office.call('reminders.batches', { clientId })).batches).toMatchObject([
      { letters: 2, totalYen: 2000 },
    ]);
  });

  test('is not made when a name cannot be printed: the customer is named and nothing is recorded', async () => {
    const { clientId, a } = await world();
    await office.call('customers.update', { clientId, customerId: a, name: '株式会社🦊' });
    const before = auditCount(office);
    expect(await office.refused('reminders.issue', { clientId, asOf: '2026-08-10' })).toMatchObject({
      code: 'letter-glyphs',
      facts: { customer: 'A 株式会社🦊' },
    });
    expect(auditCount(office)).toBe(before);
    expect((await office.call('reminders.batches', { clientId })).batches).toEqual([]);
  });

  test('of a preview is a true page and leaves no trace', async () => {
    const { clientId, a } = await world();
    const before = auditCount(office);
    const { bytes, pages } = await office.call('reminders.preview', { clientId, customerId: a, asOf: '2026-08-10' });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(pages).toBe(1);
    expect(auditCount(office)).toBe(before);
    expect(await office.refused('reminders.preview', { clientId, customerId: a, asOf: '2026-07-31' })).toMatchObject({
      code: 'letter-none',
    });
  });
});

describe('a run over the whole office', () => {
  test('is one batch with the letters of every client', async () => {
    const own = await openTestOffice();
    const clients = [];
    for (const code of ['1', '2']) {
      const clientId = await makeClient(own, { code });
      const customerId = await makeCustomer(own, clientId, 'A');
      await makeInvoice(own, clientId, { customerId, issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 });
      clients.push(clientId);
    }
    const archived = await makeClient(own, { code: '3' });
    await makeInvoice(own, archived, {
      customerId: await makeCustomer(own, archived, 'A'),
      issuedOn: '2026-06-30',
      dueOn: '2026-07-31',
      yen: 1000,
    });
    await own.call('clients.archive', { clientId: archived, archived: true });
    const { batchId, letters } = await own.call('reminders.issue', { asOf: '2026-08-10' });
    expect(letters).toBe(2);
    for (const clientId of clients)
      expect((await own.call('reminders.batches', { clientId })).batches).toMatchObject([{ batchId }]);
    await assertSound(own);
  });
});
