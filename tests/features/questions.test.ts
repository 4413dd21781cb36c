/** 問い合わせ: from the customer's call to the answer, and what it does to reminders meanwhile. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
beforeAll(async () => {
  office = await openTestOffice('2026-08-10');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

/** A customer who owes two invoices since 2026-07-31. */
async function world() {
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'A');
  for (const number of ['A-1', 'A-2'])
    await makeInvoice(office, clientId, { customerId, number, issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 });
  const ask = (more: object = {}) =>
    office.call('questions.record', { clientId, customerId, question: '数量が違うのでは', ...more });
  const list = async () => (await office.call('questions.list', { clientId })).questions;
  const asksFor = async () => (await office.call('reminders.propose', { clientId, asOf: '2026-08-10' })).letters;
  return { clientId, customerId, ask, list, asksFor };
}

describe('a question', () => {
  test('is open until it is answered, answered until the customer is content, and can come back', async () => {
    const { clientId, ask, list } = await world();
    const { questionId } = await ask({ invoice: 'A-1', channel: 'email', askedBy: '経理 森', dueOn: '2026-08-12' });
    expect(await list()).toMatchObject([
      {
        questionId,
        state: 'open',
        invoice: 'A-1',
        openYen: 1000,
        channel: 'email',
        askedBy: '経理 森',
        disputed: false,
      },
    ]);
    const given = { clientId, questionId };
    expect(await office.call('questions.answer', { ...given, answer: '納品書の写しを送付' })).toEqual({
      state: 'answered',
    });
    expect(await office.call('questions.close', { ...given, outcome: '了解を得た' })).toEqual({ state: 'closed' });
    expect(await office.refused('questions.answer', { ...given, answer: 'もう一度' })).toMatchObject({
      code: 'question-closed',
    });
    await office.call('questions.reopen', { ...given, reason: '別の行も違うとのこと' });
    const [row] = await list();
    expect(row).toMatchObject({ state: 'open' });
    expect(row!.entries.map((entry) => entry.kind)).toEqual(['answer', 'close', 'reopen']);
  });

  test('answered and closed in one act keeps both', async () => {
    const { clientId, ask, list } = await world();
    const { questionId } = await ask();
    await office.call('questions.answer', { clientId, questionId, answer: '口頭で説明', close: true });
    expect(await list()).toMatchObject([{ state: 'closed', entries: [{ kind: 'answer' }, { kind: 'close' }] }]);
  });

  test('that denies a line keeps its invoice out of the letter until it is closed', async () => {
    const { clientId, ask, asksFor, list } = await world();
    expect(await asksFor()).toMatchObject([{ totalYen: 2000 }]);
    const { questionId, disputeId } = await ask({ invoice: 'A-1', line: 1, disputed: true });
    expect(disputeId).not.toBeNull();
    expect(await list()).toMatchObject([{ disputed: true, line: 1, lineText: '商品' }]);
    expect(await asksFor()).toMatchObject([{ totalYen: 1000 }]);
    await office.call('questions.answer', { clientId, questionId, answer: '検品書で確認、了承', close: true });
    expect(await asksFor()).toMatchObject([{ totalYen: 2000 }]);
    await office.call('questions.reopen', { clientId, questionId, reason: '再度の申し出' });
    expect(await asksFor()).toMatchObject([{ totalYen: 1000 }]);
  });

  test('does not settle what somebody else has raised', async () => {
    const { clientId, ask, asksFor } = await world();
    const { invoices } = await office.call('invoices.list', { clientId, text: 'A-1' });
    await office.call('disputes.raise', { clientId, receivableIds: [invoices[0]!.receivableId], reason: '返品' });
    const { questionId, disputeId } = await ask({ invoice: 'A-1', disputed: true });
    expect(disputeId).toBeNull();
    await office.call('questions.close', { clientId, questionId });
    expect(await asksFor()).toMatchObject([{ totalYen: 1000 }]);
  });

  test('about a paid invoice can be asked, and denied it cannot be', async () => {
    const { clientId, ask } = await world();
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-08-05',
      payerName: 'x',
      amountYen: 1000,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'A-1', amountYen: 1000 }],
    });
    await ask({ invoice: 'A-1' });
    const { clientId: _own, ...asked } = { clientId, question: '金額', invoice: 'A-1', disputed: true };
    const { customers } = await office.call('customers.list', { clientId });
    const refused = await office.refused('questions.record', {
      clientId,
      customerId: customers[0]!.customerId,
      ...asked,
    });
    expect(refused.code).toBe('dispute-nothing-open');
  });

  test.each([
    ['question-ahead', { askedOn: '2026-08-11' }],
    ['question-due-early', { dueOn: '2026-08-09' }],
    ['question-without-invoice', { disputed: true }],
    ['question-without-invoice', { line: 2 }],
    ['question-line', { invoice: 'A-1', line: 2 }],
    ['invoice-unknown', { invoice: 'A-9' }],
  ])('is refused: %s', async (code, given) => {
    const { clientId, customerId, list } = await world();
    const refused = await office.refused('questions.record', { clientId, customerId, question: '？', ...given });
    expect(refused.code).toBe(code);
    expect(await list()).toEqual([]);
  });

  test("is about the customer's own invoice", async () => {
    const { clientId } = await world();
    const other = await makeCustomer(office, clientId, 'B');
    const asked = { clientId, customerId: other, invoice: 'A-1', question: '？' };
    expect(await office.refused('questions.record', asked)).toMatchObject({ code: 'question-other-customer' });
  });
});

test('what waits for an answer is on the list of the day once its day has come, and the office sees all clients', async () => {
  const own = await openTestOffice('2026-08-10');
  const clients = [await makeClient(own), await makeClient(own)];
  for (const clientId of clients) {
    const customerId = await makeCustomer(own, clientId, 'A');
    await makeInvoice(own, clientId, { customerId, number: 'A-1', issuedOn: '2026-07-31', yen: 500 });
    await own.call('questions.record', { clientId, customerId, invoice: 'A-1', question: '単価', dueOn: '2026-08-12' });
  }
  const due = async (asOf: string) =>
    (await own.call('today.todos', { asOf })).items.filter((item) => item.kind === 'question');
  expect(await due('2026-08-11')).toEqual([]);
  expect(await due('2026-08-12')).toMatchObject([
    { clientId: clients[0], yen: 500, count: 1, on: '2026-08-12' },
    { clientId: clients[1], yen: 500 },
  ]);
  const { questions, open } = await own.call('questions.list', {});
  expect(questions.map((row) => row.clientId)).toEqual(clients);
  expect(open).toBe(2);
  await assertSound(own);
});
