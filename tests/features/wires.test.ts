/** Reminders and papers by mail, message and call: who agreed, when it is quiet, and what a gateway's faults leave behind. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway-server.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
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
import { textOfPdf } from '../support/rendered-pdf.ts';

const AS_OF = '2026-11-24';
let office: TestOffice;
let clientId = 0;
let customers: { a: number; b: number; c: number };
const servers: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  office = await openTestOffice(AS_OF);
  clientId = await makeClient(office, { name: '有限会社大橋金物店' });
  customers = {
    a: await makeCustomer(office, clientId, 'A', { email: 'a@example.jp', phone: '090-1234-5678' }),
    b: await makeCustomer(office, clientId, 'B', {
      email: 'b@example.jp',
      phone: '03-1234-5678',
      postalCode: '',
      address1: '',
    }),
    c: await makeCustomer(office, clientId, 'C', { email: 'c@example.jp' }),
  };
  for (const customerId of Object.values(customers))
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-30', dueOn: '2026-11-20', yen: 50_000 });
  await office.call('secrets.setPassphrase', { newPassphrase: '梅雨の晴れ間に傘をたたむ' });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await assertSound(office);
  await office.close();
});
afterAll(removeOffices);

async function remindBy(channel: 'email' | 'sms' | 'voice'): Promise<void> {
  const stages = ([1, 2, 3, 4] as const).map((stage) => ({
    stage,
    daysAfterDue: stage * 3,
    deadlineDays: 10,
    channel,
  }));
  await office.call('reminderPolicy.set', { clientId, policy: { stages } });
}

const agree = (customerId: number, channel: 'email' | 'sms' | 'voice', given = true) =>
  office.call('consents.set', { clientId, customerId, channel, given, source: '基本契約書', on: '2026-04-01' });

async function mailServer(): Promise<TestMailServer> {
  const server = await startMailServer();
  servers.push(server);
  const { host, port, user, ca, password } = server;
  await office.call('mail.saveSettings', {
    server: { host, port, user, ca, security: 'tls', perMinute: 0, timeoutSeconds: 5 },
    password,
    sender: {
      address: 'seikyu@aoba.example.jp',
      name: '青葉会計事務所（大橋金物店 事務代行）',
      replyTo: 'keiri@ohashi.example.jp',
    },
  });
  return server;
}

async function gateway(behaviour: TestGateway['behaviour'] = {}, settings = {}): Promise<TestGateway> {
  const server = await startGateway(behaviour);
  servers.push(server);
  const { baseUrl, accountSid, authToken } = server;
  const numbers = { smsFrom: '+815000000000', voiceFrom: '+815000000001', perMinute: 0, timeoutSeconds: 1 };
  await office.call('gateway.saveSettings', {
    settings: { baseUrl, accountSid, ...numbers, ...settings },
    authToken,
  });
  return server;
}

async function states(): Promise<Record<string, string>> {
  const { sendings } = await office.call('sendings.list', { clientId });
  return Object.fromEntries(sendings.map((one) => [`${one.customerCode} ${one.channel}`, one.state]));
}

test('who agreed gets his letter by mail, the others on paper; the stage counts either way, and nobody has both', async () => {
  const server = await mailServer();
  await remindBy('email');
  await agree(customers.a, 'email');
  await agree(customers.b, 'email');
  const { letters } = await office.call('reminders.propose', { clientId, asOf: AS_OF });
  // B has no postal address, and needs none.
  expect(letters.map((one) => [one.customerCode, one.channel])).toEqual([
    ['A', 'email'],
    ['B', 'email'],
    ['C', 'letter'],
  ]);
  const wired = await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'email' });
  expect(wired).toMatchObject({ letters: 2, sent: 2, skipped: [], stopped: null });
  const paper = await office.call('reminders.issue', { clientId, asOf: AS_OF });
  expect(paper).toMatchObject({ letters: 1, fellOut: [] });
  await office.call('reminders.post', { clientId, batchId: paper.batchId!, letters: 1 });
  expect(server.taken.flatMap((one) => one.to)).toEqual(['a@example.jp', 'b@example.jp']);
  const { mail } = server.taken[0]!;
  expect(mail.subject).toBe('【ご入金のご確認】2026年11月20日お支払分について　有限会社大橋金物店');
  expect(mail.replyTo?.text).toBe('keiri@ohashi.example.jp');
  expect(mail.text).toContain('50,000円');
  const text = (await textOfPdf(new Uint8Array(mail.attachments[0]!.content))).normalize('NFKC').replaceAll(/\s/g, '');
  expect(text).toContain('得意先A');
  expect(text).not.toContain('得意先B');
  expect(await states()).toEqual({ 'A email': 'sent', 'B email': 'sent', 'C post': 'sent' });
  const { batches } = await office.call('reminders.batches', { clientId });
  expect(batches.map((batch) => [batch.letters, batch.posted])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  // By wire it costs no postage, and is counted once: with its stage, its sum and its claims.
  const effects = await office.call('effects.table', { clientId, from: AS_OF, through: AS_OF });
  expect(effects.rows.map((row) => [row.kind, row.stage, row.touches, row.askedYen, row.costYen])).toEqual([
    ['letter', 1, 1, 50_000, 110],
    ['e-mail', 1, 2, 100_000, 0],
  ]);
  expect((await office.call('reminders.propose', { clientId, asOf: AS_OF })).letters).toEqual([]);
  expect((await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'email' })).letters).toBe(0);
});

test('money that came, or a consent that went, between queue and mail keeps the mail back', async () => {
  const server = await mailServer();
  await remindBy('email');
  await agree(customers.a, 'email');
  await agree(customers.b, 'email');
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: AS_OF, channel: 'email' });
  await office.call('sendings.queue', { clientId, kind: 'reminder', batchId: batchId! });
  const paid = { depositedOn: AS_OF, payerName: 'トクイサキＡ', amountYen: 50_000, customerId: customers.a };
  const depositId = await makeDeposit(office, clientId, paid);
  const { receivables } = await office.call('allocations.openReceivables', { clientId, customerId: customers.a });
  const allocations = [{ receivableId: receivables[0]!.receivableId, amountYen: 50_000 }];
  await office.call('allocations.allocate', { clientId, depositId, allocations });
  await agree(customers.b, 'email', false);
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 0, failed: 0, waiting: 0 });
  expect(server.taken).toEqual([]);
  const { sendings } = await office.call('sendings.list', { clientId, state: 'withdrawn' });
  expect(sendings.map((one) => one.trouble?.code).sort()).toEqual(['consent-withdrawn', 'letter-paid']);
});

test('an invoice goes as its stored paper, and a month’s are found without those that have gone', async () => {
  const server = await mailServer();
  const { rows } = await office.call('sendings.plan', { clientId, kind: 'invoice', month: '2026-09' });
  expect(rows.map((row) => [row.customerCode, row.problem])).toEqual([
    ['A', null],
    ['B', null],
    ['C', null],
  ]);
  const subjects = [{ subjectId: rows[0]!.subjectId! }];
  const { queued } = await office.call('sendings.queue', { clientId, kind: 'invoice', subjects });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1 });
  const { document } = await office.call('invoices.document', { clientId, invoiceId: rows[0]!.subjectId! });
  const { sending } = await office.call('sendings.get', { clientId, sendingId: queued[0]! });
  expect(sending.sha256).toBe(document.sha256);
  const { mail } = server.taken[0]!;
  expect(mail.attachments[0]!.filename).toBe(`請求書_${rows[0]!.label}.pdf`);
  expect(mail.text).toMatch(/ご請求金額　50,000円\n　お支払期日　2026年11月20日/);
  const again = await office.call('sendings.plan', { clientId, kind: 'invoice', month: '2026-09' });
  expect(again.rows.map((row) => row.problem)).toEqual(['under-way', null, null]);
});

test('a short message goes to a mobile number that agreed, in one part, with the day and the sum', async () => {
  const server = await gateway();
  await remindBy('sms');
  for (const customerId of Object.values(customers)) await agree(customerId, 'sms');
  // B's number takes no messages and it has no address; C has none: paper, where there is an address.
  const { letters, withheld } = await office.call('reminders.propose', { clientId, asOf: AS_OF });
  expect(letters.map((one) => [one.customerCode, one.channel])).toEqual([
    ['A', 'sms'],
    ['C', 'letter'],
  ]);
  expect(withheld).toMatchObject([{ customerCode: 'B', reason: 'no-address' }]);
  expect(await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'sms' })).toMatchObject({
    sent: 1,
  });
  const [{ path, form }] = server.taken as [TestGateway['taken'][number]];
  expect(path).toBe('/Accounts/AC0001/Messages.json');
  expect(form).toMatchObject({ From: '+815000000000', To: '+819012345678' });
  expect(form.Body).toContain('11月20日分50,000円');
  expect(form.Body!.length).toBeLessThanOrEqual(70);
  server.behaviour.status = 'delivered';
  expect(await office.call('sendings.refresh', { clientId })).toEqual({ asked: 1, changed: 1 });
  expect(await states()).toEqual({ 'A sms': 'delivered' });
});

test('a call says its text twice, in Japanese', async () => {
  const server = await gateway();
  await remindBy('voice');
  await agree(customers.b, 'voice');
  expect(await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'voice' })).toMatchObject({
    sent: 1,
  });
  const [{ path, form }] = server.taken as [TestGateway['taken'][number]];
  expect(path).toBe('/Accounts/AC0001/Calls.json');
  expect(form.To).toBe('+81312345678');
  expect(form.Twiml!.match(/<Say language="ja-JP">有限会社大橋金物店から、得意先B様へ/g)).toHaveLength(2);
  server.behaviour.status = 'no-answer';
  await office.call('sendings.refresh', { clientId });
  expect(await states()).toEqual({ 'B voice': 'failed' });
});

test('at night and on holidays nothing goes; it waits, and goes in the morning', async () => {
  const server = await gateway();
  await remindBy('sms');
  await agree(customers.a, 'sms');
  for (const [instant, why] of [
    ['2026-11-24T12:00:00.000Z', 'night'],
    ['2026-11-24T22:59:00.000Z', 'night'],
    ['2026-11-28T03:00:00.000Z', 'holiday'],
  ] as const) {
    office.clock.set(instant);
    if ((await office.call('sendings.list', { clientId })).sendings.length === 0) {
      const first = await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'sms' });
      expect(first).toMatchObject({ waiting: 1, stopped: { code: 'gateway-quiet', facts: { why } } });
    } else {
      const waits = await office.call('sendings.dispatch', { clientId });
      expect(waits).toMatchObject({ sent: 0, waiting: 1, stopped: { code: 'gateway-quiet', facts: { why } } });
    }
  }
  expect(server.taken).toEqual([]);
  office.clock.set('2026-11-29T23:00:00.000Z');
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1, waiting: 0 });
});

test('a busy gateway is waited for once, a refused number is told, a dead line leaves it to a person', async () => {
  const server = await gateway({ busy: 1 });
  await remindBy('sms');
  await agree(customers.a, 'sms');
  expect(await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'sms' })).toMatchObject({
    sent: 1,
  });
  const [first] = (await office.call('sendings.list', { clientId })).sendings;
  const again = () => office.call('sendings.resend', { clientId, sendingId: first!.sendingId! });
  server.behaviour = { refuse: ['+819012345678'] };
  const refused = await again();
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ failed: 1 });
  const told = (await office.call('sendings.get', { clientId, sendingId: refused.sendingId })).sending.trouble;
  expect(sentenceOf(told as never)).toContain('+819012345678');
  server.behaviour = { busy: 99 };
  await again();
  const busy = await office.call('sendings.dispatch', { clientId });
  expect(busy).toMatchObject({ waiting: 1, stopped: { code: 'gateway-busy' } });
  for (const fault of ['die', 'hang'] as const) {
    const before = server.taken.length;
    server.behaviour = { [fault]: true };
    if (fault === 'hang') await again();
    expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ unknown: 1, sent: 0 });
    expect(server.taken.length).toBe(before + 1);
    server.behaviour = {};
    expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ unknown: 0, sent: 0, waiting: 0 });
  }
  server.behaviour = { refuseLogin: true };
  await again();
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({
    stopped: { code: 'gateway-login-refused' },
  });
  const gone = await startGateway();
  await gone.close();
  const away = { baseUrl: gone.baseUrl, accountSid: server.accountSid, smsFrom: '+815000000000' };
  await office.call('gateway.saveSettings', { settings: away });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({
    stopped: { code: 'gateway-unreachable' },
  });
  const text = JSON.stringify(await office.call('gateway.settings', {}));
  expect(text).not.toContain(server.authToken);
}, 20_000);

test('who is left out gets nothing, what fails says why, goes once more, or goes on paper, and the run closes with it', async () => {
  const server = await mailServer();
  await remindBy('email');
  const all = Object.values(customers);
  for (const customerId of all) await agree(customerId, 'email');
  const input = { clientId, asOf: AS_OF, channel: 'email' } as const;
  server.behaviour = { refuse: ['a@example.jp', 'c@example.jp'] };
  const wired = await office.call('reminders.sendByWire', { ...input, customerIds: [customers.a, customers.c] });
  expect(wired).toMatchObject({ letters: 2, sent: 0, failed: 2 });
  const proposed = await office.call('reminders.propose', { clientId, asOf: AS_OF });
  expect(proposed.letters.map((one) => one.customerCode)).toEqual(['B']);
  const failed = async () => (await office.call('sendings.list', { clientId, state: 'failed' })).sendings;
  const [first, second] = (await failed()).sort((x, y) => (x.customerCode < y.customerCode ? -1 : 1));
  expect(sentenceOf(first!.trouble as never)).toContain('a@example.jp');
  server.behaviour = { refuse: ['c@example.jp'] };
  await office.call('sendings.retry', { clientId, sendingIds: [first!.sendingId!, second!.sendingId!] });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1, failed: 1 });
  const pile = async () => (await office.call('reminders.batches', { clientId })).batches[0]!;
  expect(await pile()).toMatchObject({ letters: 2, posted: 0 });
  const { papers } = await office.call('sendings.toPaper', { clientId, sendingIds: [second!.sendingId!] });
  expect(papers).toMatchObject([{ label: second!.label, pages: 1 }]);
  expect(await failed()).toEqual([]);
  expect(await states()).toMatchObject({ 'A email': 'sent', 'C email': 'withdrawn', 'C post': 'queued' });
  const { bytes } = await office.call('documents.read', { documentId: papers[0]!.documentId });
  expect((await textOfPdf(bytes)).replaceAll(/\s/g, '')).toContain(second!.label);
  const { sendingId } = papers[0]!;
  // As the printer's queue leaves it.
  await office.tamper((database) => {
    database.prepare(`UPDATE sending SET state = 'printed' WHERE id = ?`).run(sendingId);
    database
      .prepare(
        `INSERT INTO sending_step SELECT client_id, sending_id, step + 1, 'printed', '', seq, recorded_at, recorded_by FROM sending_step WHERE sending_id = ?`,
      )
      .run(sendingId);
  });
  await office.call('sendings.markSent', { clientId, sendingIds: [sendingId], channel: 'post' });
  expect(await states()).toMatchObject({ 'C post': 'sent' });
  expect(await pile()).toMatchObject({ letters: 2, posted: 2 });
  // What has gone, and paper, are not for this.
  const refused = (sendingId: number) => office.refused('sendings.toPaper', { clientId, sendingIds: [sendingId] });
  expect(await refused(first!.sendingId!)).toMatchObject({ code: 'sending-state' });
  expect(await refused(papers[0]!.sendingId)).toMatchObject({ code: 'resend-paper' });
});

test('a message that could not go has its letter drawn for the post', async () => {
  const server = await gateway();
  await remindBy('sms');
  await agree(customers.a, 'sms');
  server.behaviour = { refuse: ['+819012345678'] };
  await office.call('reminders.sendByWire', { clientId, asOf: AS_OF, channel: 'sms' });
  const [one] = (await office.call('sendings.list', { clientId, state: 'failed' })).sendings;
  expect(one).toMatchObject({ documentId: null });
  const { papers } = await office.call('sendings.toPaper', { clientId, sendingIds: [one!.sendingId!] });
  const { bytes } = await office.call('documents.read', { documentId: papers[0]!.documentId });
  expect((await textOfPdf(bytes)).replaceAll(/\s/g, '')).toContain('得意先A');
});

test('a sending that waits when its customer is merged goes by the word of the customer he is now', async () => {
  const server = await mailServer();
  await remindBy('email');
  await agree(customers.a, 'email');
  const issued = await office.call('reminders.issue', { clientId, asOf: AS_OF, channel: 'email' });
  const queue = () => office.call('sendings.queue', { clientId, kind: 'reminder', batchId: issued.batchId! });
  const [sendingId] = (await queue()).queued;
  await office.call('customers.merge', { clientId, fromCustomerId: customers.a, intoCustomerId: customers.c });
  // The history stands under the customer that is left, by his name.
  const { sendings } = await office.call('sendings.list', { clientId, customerId: customers.c });
  expect(sendings).toMatchObject([{ sendingId, customerId: customers.c, customerCode: 'C', customerName: '得意先C' }]);
  const { consents } = await office.call('consents.list', { clientId, customerId: customers.c });
  expect(consents).toMatchObject([{ customerId: customers.c, channel: 'email', given: true }]);
  // His newest word holds, whichever of the two numbers he gave it under.
  await agree(customers.c, 'email', false);
  await office.call('sendings.dispatch', { clientId });
  expect(await states()).toEqual({ 'C email': 'withdrawn' });
  expect(server.taken).toEqual([]);
  await agree(customers.c, 'email');
  expect((await queue()).skipped).toEqual([]);
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1 });
  expect(server.taken).toHaveLength(1);
});

test('settings that would send in clear, or leave a hole in a mail, are refused', async () => {
  const gatewayOf = (baseUrl: string) =>
    office.refused('gateway.saveSettings', { settings: { baseUrl, accountSid: 'x' } });
  expect(await gatewayOf('http://gateway.example/')).toMatchObject({ code: 'gateway-plain' });
  const server = { host: 'mail.example.jp', port: 25, security: 'none' as const };
  expect(await office.refused('mail.saveSettings', { server })).toMatchObject({ code: 'mail-plain-login' });
  const wording = (body: string) =>
    office.refused('mail.saveSettings', { clientId, wordings: [{ key: 'invoice', subject: '請求書', body }] });
  expect(await wording('{{御社}}様')).toMatchObject({ code: 'wording-field-unknown', facts: { field: '御社' } });
  expect(await wording('{{期限}}まで')).toMatchObject({ code: 'wording-field-unknown' });
  expect(await wording('  ')).toMatchObject({ code: 'wording-empty' });
  await office.call('mail.saveSettings', {
    clientId,
    wordings: [{ key: 'invoice', subject: '{{番号}}', body: '{{宛名}}\n請求書です' }],
  });
  const planned = await office.call('sendings.plan', { clientId, kind: 'invoice', month: '2026-09' });
  expect(planned.rows[0]).toMatchObject({ subject: planned.rows[0]!.label, body: '得意先A 御中\n請求書です' });
});
