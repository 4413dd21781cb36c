/** Every kind of paper by mail over a real SMTP server: a month's invoices through its faults, and each kind with its own words and file. */
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { InputOf } from '../../src/contract/contract.ts';
import { type MailServerBehaviour, startMailServer, type TestMailServer } from '../support/mail-server.ts';
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
let server: TestMailServer | null = null;
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
  await office.call('secrets.setPassphrase', { newPassphrase: '梅雨の晴れ間に傘をたたむ' });
});
afterEach(async () => {
  await server?.close();
  server = null;
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

async function serve(behaviour: MailServerBehaviour, timeoutSeconds = 5): Promise<TestMailServer> {
  await server?.close();
  server = await startMailServer(behaviour);
  const { host, port, user, ca, password } = server;
  await office.call('mail.saveSettings', {
    server: { host, port, user, ca, security: 'tls', perMinute: 0, timeoutSeconds },
    password,
    sender: { address: 'seikyu@aoba.example.jp', name: '', replyTo: '' },
  });
  return server;
}

/** A client with four customers, each with an invoice of November. */
async function month() {
  const clientId = await makeClient(office, { name: '有限会社大橋金物店', registrationNumber: 'T7000012050002' });
  for (const code of ['1', '2', '3', '4']) {
    const customerId = await makeCustomer(office, clientId, code, { email: `keiri${code}@yamada.example.jp` });
    const given = { customerId, number: `2611-000${code}`, issuedOn: '2026-11-30', dueOn: '2026-12-31', yen: 60_000 };
    await makeInvoice(office, clientId, given);
  }
  return clientId;
}

const queueMonth = (clientId: number) => office.call('sendings.queue', { clientId, kind: 'invoice', month: '2026-11' });
const statesOf = async (clientId: number) =>
  (await office.call('sendings.list', { clientId })).sendings.map(({ label, state }) => `${label} ${state}`).sort();

test('a month’s invoices: one address is refused, the line is cut between two, and each of the others arrives once', async () => {
  const clientId = await month();
  const held = await serve({ refuse: ['keiri2@yamada.example.jp'], dieBetween: (taken) => taken === 1 });
  expect((await queueMonth(clientId)).queued).toHaveLength(4);
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 3, failed: 1, waiting: 0 });
  expect(held.taken.map(({ to }) => to[0]).sort()).toEqual([1, 3, 4].map((at) => `keiri${at}@yamada.example.jp`));
  expect(await statesOf(clientId)).toEqual(['2611-0001 sent', '2611-0002 failed', '2611-0003 sent', '2611-0004 sent']);
  // The month is asked for again: what has gone is not put in the queue, what was refused is.
  held.behaviour = {};
  const again = await queueMonth(clientId);
  expect(again.skipped.map(({ label, problem }) => [label, problem])).toEqual([
    ['2611-0001', 'under-way'],
    ['2611-0003', 'under-way'],
    ['2611-0004', 'under-way'],
  ]);
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1, failed: 0 });
  expect(new Set(held.seen).size).toBe(4);
});

test('a server that hangs sends none of them, one that dies with a mail in hand leaves that one to a person', async () => {
  const clientId = await month();
  await serve({ hangAtOnce: true }, 1);
  await queueMonth(clientId);
  const hung = await office.call('sendings.dispatch', { clientId });
  expect(hung).toMatchObject({ sent: 0, waiting: 4, stopped: { code: 'mail-timeout' } });
  const held = await serve({});
  held.behaviour.dieAfterData = () => held.seen.length === 2;
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 3, unknown: 1, waiting: 0 });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 0, unknown: 0, waiting: 0 });
  // All four were handed over once, and the one that nobody knows of is not offered again.
  expect(new Set(held.seen).size).toBe(4);
  expect((await queueMonth(clientId)).skipped.map(({ problem }) => problem)).toEqual(Array(4).fill('under-way'));
});

/** One of each kind for one customer who agreed to be reminded by mail. */
async function ofEachKind() {
  const clientId = await makeClient(office, { name: '有限会社大橋金物店', registrationNumber: 'T7000012050002' });
  const customerId = await makeCustomer(office, clientId, '1', {
    name: '株式会社山田商店',
    email: 'keiri@yamada.example.jp',
  });
  const line = {
    description: '工具',
    quantityMilli: 2000,
    unitPriceMilli: 50_000_000,
    taxClass: 'standard-10' as const,
  };
  const made = { clientId, customerId, lines: [line] };
  const invoice = await office.call('invoices.create', { ...made, issuedOn: '2026-09-30', dueOn: '2026-10-31' });
  const note = await office.call('creditNotes.create', {
    clientId,
    invoiceId: invoice.invoiceId,
    kind: 'return',
    reason: '不良品の返品',
    lines: [{ ...line, quantityMilli: 1000 }],
  });
  const delivery = await office.call('deliveries.create', { ...made, deliveredOn: '2026-11-30' });
  const given = { depositedOn: '2026-11-20', payerName: 'ﾔﾏﾀﾞ', amountYen: 10_000, customerId };
  const depositId = await makeDeposit(office, clientId, given);
  const allocations = [{ invoice: invoice.number, amountYen: 10_000 }];
  await office.call('allocations.allocate', { clientId, depositId, allocations });
  const received = await office.call('receivedNotes.issue', { clientId, depositId, medium: 'electronic' });
  const agreed = { channel: 'email' as const, given: true, source: '基本契約書 第8条' };
  await office.call('consents.set', { clientId, customerId, ...agreed });
  await office.call('reminders.issue', {
    clientId,
    asOf: '2026-11-30',
    customerIds: [customerId],
    confirm: ['stale-bank-data'],
  });
  return { clientId, customerId, invoice, note, delivery, received };
}

test('every kind goes from the customer alone, each with its own words and the file that is kept', async () => {
  const { clientId, customerId, invoice, note, delivery, received } = await ofEachKind();
  const held = await serve({});
  const wanted: [InputOf<'sendings.plan'>['kind'], string, string][] = [
    ['invoice', `【請求書のご送付】${invoice.number}`, `請求書_${invoice.number}.pdf`],
    ['credit-note', `【返還請求書のご送付】${note.number}`, `返還請求書_${note.number}.pdf`],
    ['delivery-note', `【納品書のご送付】${delivery.number}`, `納品書_${delivery.number}.pdf`],
    ['received-note', `【領収書のご送付】${received.number}`, `領収書_${received.number}.pdf`],
    ['statement', '【残高のご案内】', '残高のご案内_2026-11-30.pdf'],
    ['reminder', '【ご入金のご確認】', 'お支払いのご確認_'],
  ];
  for (const [kind, subject, fileName] of wanted) {
    const { rows } = await office.call('sendings.plan', { clientId, kind, customerId });
    expect(rows, kind).toMatchObject([{ customerId, recipient: 'keiri@yamada.example.jp', problem: null }]);
    const { queued, papers } = await office.call('sendings.queue', { clientId, kind, customerId });
    expect(papers.map(({ sendingId }) => sendingId)).toEqual(queued);
    expect(await office.call('sendings.dispatch', { clientId }), kind).toMatchObject({ sent: 1, failed: 0 });
    const { mail } = held.taken.at(-1)!;
    expect(mail.subject).toContain(subject);
    expect(mail.attachments[0]!.filename).toContain(fileName);
    const { sending } = await office.call('sendings.get', { clientId, sendingId: queued[0]! });
    expect(createHash('sha256').update(mail.attachments[0]!.content).digest('hex')).toBe(sending.sha256);
    expect(sending).toMatchObject({ kind, channel: 'email', state: 'sent', customerId });
    if (kind !== 'statement')
      expect((await office.call('sendings.plan', { clientId, kind, customerId })).rows[0]!.problem).toBe('under-way');
  }
  expect(
    new Set((await office.call('sendings.list', { clientId, customerId })).sendings.map(({ kind }) => kind)).size,
  ).toBe(6);
});

test('nothing names which papers: refused, and another customer’s are not among them', async () => {
  const { clientId } = await ofEachKind();
  const other = await makeCustomer(office, clientId, '2');
  expect((await office.refused('sendings.plan', { clientId, kind: 'credit-note' })).code).toBe('input-invalid');
  for (const kind of ['invoice', 'credit-note', 'delivery-note', 'received-note', 'reminder'] as const)
    expect((await office.call('sendings.plan', { clientId, kind, customerId: other })).rows).toEqual([]);
});
