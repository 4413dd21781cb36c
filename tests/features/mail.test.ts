/** Mails over a real SMTP server that takes, refuses, hangs and dies: what arrives is what is stored, and nothing goes twice. */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import { type MailServerBehaviour, startMailServer, type TestMailServer } from '../support/mail-server.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  noonOf,
  openExisting,
  openTestOffice,
  removeOffices,
  sentenceOf,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { startOfficeProcess } from '../support/run-office-process.ts';

const PASSPHRASE = '梅雨の晴れ間に傘をたたむ';

let office: TestOffice;
let clientId = 0;
const customers: number[] = [];
const servers: TestMailServer[] = [];

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office, { name: '有限会社大橋金物店', contactName: '経理 大橋' });
  for (const code of ['C1', 'C2', 'C3', 'C4'])
    customers.push(
      await makeCustomer(office, clientId, code, {
        name: `株式会社山田商店${code}`,
        email: `keiri-${code.toLowerCase()}@yamada.example.jp`,
      }),
    );
  for (const customerId of customers)
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-30', dueOn: '2026-12-31', yen: 50_000 });
  await office.call('secrets.setPassphrase', { newPassphrase: PASSPHRASE });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

async function serve(
  behaviour: MailServerBehaviour = {},
  how: Parameters<typeof startMailServer>[1] = {},
  settings: { ca?: string; password?: string; timeoutSeconds?: number } = {},
): Promise<TestMailServer> {
  const server = await startMailServer(behaviour, how);
  servers.push(server);
  const { host, port, user, ca } = server;
  const security = how?.security === 'starttls' ? 'starttls' : 'tls';
  await office.call('mail.saveSettings', {
    server: {
      host,
      port,
      user,
      ca: settings.ca ?? ca,
      security,
      perMinute: 0,
      timeoutSeconds: settings.timeoutSeconds ?? 5,
    },
    password: settings.password ?? server.password,
    sender: { address: 'seikyu@aoba.example.jp', name: '', replyTo: '' },
  });
  return server;
}

let day = 1;

/** Statements of customers, each time as of another day, so that none is the same as one before. */
async function queueStatements(of: readonly number[]): Promise<number[]> {
  const asOf = `2026-11-${String(day++).padStart(2, '0')}`;
  const subjects = of.map((customerId) => ({ customerId }));
  const { queued, skipped } = await office.call('sendings.queue', { clientId, kind: 'statement', asOf, subjects });
  expect(skipped).toEqual([]);
  return queued;
}

async function stateOf(sendingId: number) {
  return (await office.call('sendings.get', { clientId, sendingId })).sending;
}

test('a mail arrives with its words, its sender and the very bytes that are stored', async () => {
  const server = await serve();
  const [sendingId] = await queueStatements([customers[0]!]);
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1, failed: 0, stopped: null });
  const [{ mail, from, to }] = server.taken as [TestMailServer['taken'][number]];
  const { sending, messageId, steps, sender } = await office.call('sendings.get', { clientId, sendingId: sendingId! });
  expect([from, to]).toEqual(['seikyu@aoba.example.jp', ['keiri-c1@yamada.example.jp']]);
  expect(mail.subject).toBe('【残高のご案内】有限会社大橋金物店');
  expect(mail.from?.value).toEqual([{ address: 'seikyu@aoba.example.jp', name: '有限会社大橋金物店' }]);
  expect(mail.text).toContain('株式会社山田商店C1 御中');
  expect(mail.text).toContain('担当　経理 大橋');
  expect(mail.text).not.toMatch(/\{\{|undefined/);
  expect(mail.date?.toISOString()).toBe('2026-11-24T03:00:00.000Z');
  expect(mail.messageId).toBe(messageId);
  expect(sender).toContain('seikyu@aoba.example.jp');
  const [attached] = mail.attachments;
  expect(attached!.filename).toBe(sending.fileName);
  expect(attached!.filename).toMatch(/[ぁ-ん一-龠].*\.pdf$/);
  expect(attached!.contentType).toBe('application/pdf');
  const stored = readFileSync(join(office.folder, sending.path!));
  expect(createHash('sha256').update(attached!.content).digest('hex')).toBe(sending.sha256);
  expect(attached!.content.equals(stored)).toBe(true);
  expect(steps.map((step) => step.state)).toEqual(['queued', 'handing', 'sent']);
  expect(steps[2]!.detail).toContain('queued as 1');
});

test('sent again it is the same bytes under another Message-ID, and only when asked', async () => {
  const server = await serve();
  const [first] = await queueStatements([customers[0]!]);
  await office.call('sendings.dispatch', { clientId });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 0 });
  const again = await office.call('sendings.resend', { clientId, sendingId: first!, to: 'other@yamada.example.jp' });
  await office.call('sendings.dispatch', { clientId, sendingIds: [again.sendingId] });
  const [one, two] = server.taken;
  expect(two!.to).toEqual(['other@yamada.example.jp']);
  expect(two!.mail.attachments[0]!.content.equals(one!.mail.attachments[0]!.content)).toBe(true);
  expect(two!.mail.messageId).not.toBe(one!.mail.messageId);
  expect((await stateOf(again.sendingId)).resentOf).toBe(first);
});

test('STARTTLS is asked for, and a server that cannot is refused', async () => {
  const upgrading = await serve({}, { security: 'starttls' });
  expect((await office.call('mail.test', { to: 'me@aoba.example.jp' })).messageId).toContain('@aoba.example.jp>');
  expect(upgrading.taken[0]!.mail.subject).toBe('送信テスト（番頭）');
  const plain = await startMailServer({}, { security: 'plain' });
  servers.push(plain);
  const server = {
    host: plain.host,
    port: plain.port,
    security: 'starttls' as const,
    user: plain.user,
    timeoutSeconds: 5,
  };
  await office.call('mail.saveSettings', { server });
  expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({ code: 'mail-tls-refused' });
  expect(plain.logins).toBe(0);
});

test('a certificate that nobody vouches for, that has expired or is another host’s, is not trusted with the password', async () => {
  for (const certificate of [makeCertificate({ expired: true }), makeCertificate({ host: 'elsewhere.example' })]) {
    const server = await serve({}, { certificate });
    expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({ code: 'mail-tls-refused' });
    expect(server.logins).toBe(0);
  }
  const server = await serve({}, {}, { ca: makeCertificate().cert });
  expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({ code: 'mail-tls-refused' });
  expect(server.logins).toBe(0);
});

test('a refused login leaves everything in the queue, and it goes once the password is right', async () => {
  const server = await serve({ refuseLogin: true });
  const ids = await queueStatements([customers[0]!, customers[1]!]);
  const stopped = await office.call('sendings.dispatch', { clientId });
  expect(stopped).toMatchObject({ sent: 0, waiting: 2, stopped: { code: 'mail-login-refused' } });
  expect(sentenceOf(stopped.stopped as never)).not.toContain(server.password);
  expect((await stateOf(ids[0]!)).state).toBe('queued');
  expect(server.logins).toBe(1);
  server.behaviour = {};
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 2, waiting: 0 });
});

test('one refused recipient does not hold up the others, and can be tried again', async () => {
  const server = await serve({ refuse: ['keiri-c2@yamada.example.jp'], later: ['keiri-c3@yamada.example.jp'] });
  const ids = await queueStatements(customers);
  const done = await office.call('sendings.dispatch', { clientId });
  expect(done).toMatchObject({ sent: 2, failed: 1, waiting: 1 });
  expect(server.taken.flatMap((one) => one.to)).toEqual(['keiri-c1@yamada.example.jp', 'keiri-c4@yamada.example.jp']);
  const refused = await stateOf(ids[1]!);
  expect(refused).toMatchObject({ state: 'failed', trouble: { code: 'mail-recipient-refused' } });
  expect(sentenceOf(refused.trouble as never)).toContain('keiri-c2@yamada.example.jp');
  expect(await stateOf(ids[2]!)).toMatchObject({ state: 'queued', trouble: { code: 'mail-later' } });
  server.behaviour = {};
  await office.call('sendings.retry', { clientId, sendingIds: [ids[1]!] });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 2, failed: 0, waiting: 0 });
});

test('a connection that dies between two mails is taken up again; nothing goes twice', async () => {
  const server = await serve({ dieBetween: (taken) => taken === 2 });
  await queueStatements(customers);
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 4, unknown: 0, waiting: 0 });
  expect(new Set(server.seen).size).toBe(4);
  expect(server.taken.map((one) => one.to[0])).toEqual(customers.map((_, at) => `keiri-c${at + 1}@yamada.example.jp`));
});

test('a connection that dies when the server had all of it leaves a mail that a person looks at', async () => {
  const server = await serve({ dieAfterData: (taken) => taken === 1 });
  const ids = await queueStatements(customers.slice(0, 3));
  server.behaviour.dieAfterData = (taken) => taken === 1 && server.seen.length === 2;
  const done = await office.call('sendings.dispatch', { clientId });
  expect(done).toMatchObject({ sent: 2, unknown: 1, waiting: 0 });
  expect(await stateOf(ids[1]!)).toMatchObject({ state: 'unknown', trouble: { code: 'mail-unknown' } });
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 0, unknown: 0 });
  expect(server.seen.length).toBe(3);
  expect(await office.refused('sendings.retry', { clientId, sendingIds: [ids[1]!] })).toMatchObject({
    code: 'sending-state',
  });
  expect(await office.refused('sendings.resend', { clientId, sendingId: ids[1]! })).toMatchObject({
    code: 'sending-state',
  });
  // The clerk telephoned: it has not arrived.
  await office.call('sendings.settle', { clientId, sendingId: ids[1]!, outcome: 'failed', note: '電話で確認' });
  await office.call('sendings.retry', { clientId, sendingIds: [ids[1]!] });
  server.behaviour = {};
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 1 });
});

test('a server that hangs is given up on in time, before and after it had the mail', async () => {
  await serve({ hangAtOnce: true }, {}, { timeoutSeconds: 1 });
  const ids = await queueStatements([customers[0]!, customers[1]!]);
  const before = await office.call('sendings.dispatch', { clientId });
  expect(before).toMatchObject({ sent: 0, waiting: 2, stopped: { code: 'mail-timeout' } });
  await serve({ hangAfterData: true }, {}, { timeoutSeconds: 1 });
  const after = await office.call('sendings.dispatch', { clientId, sendingIds: [ids[0]!] });
  expect(after).toMatchObject({ unknown: 1, sent: 0 });
  await office.call('sendings.withdraw', { clientId, sendingIds: [ids[1]!] });
});

test('a server that is not there, a refused sender and a refused message are told apart', async () => {
  const gone = await serve();
  await gone.close();
  expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({ code: 'mail-unreachable' });
  await serve({ refuseSender: true });
  expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({
    code: 'mail-sender-refused',
  });
  await serve({ refuseMessage: true });
  expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({
    code: 'mail-message-refused',
  });
  expect(await office.refused('mail.test', { to: 'nobody' })).toMatchObject({ code: 'mail-address-invalid' });
});

test('who cannot be written to is said before, and what has gone is not put in the queue again', async () => {
  const nobody = await makeCustomer(office, clientId, 'N1', { name: '株式会社無住所' });
  const wrong = await makeCustomer(office, clientId, 'N2', {
    name: '株式会社誤記',
    email: 'a@b.example.jp; c@d.example.jp',
  });
  const subjects = [nobody, wrong].map((customerId) => ({ customerId }));
  const { rows } = await office.call('sendings.plan', { clientId, kind: 'statement', asOf: '2026-11-24', subjects });
  expect(rows.map((row) => row.problem)).toEqual(['no-address', 'bad-address']);
  const { queued } = await office.call('sendings.queue', { clientId, kind: 'statement', asOf: '2026-11-24', subjects });
  expect(queued).toEqual([]);
  const stored = (await office.call('sendings.list', { clientId, kind: 'statement', state: 'sent', limit: 1 }))
    .sendings[0]!;
  const again = [{ customerId: stored.customerId!, documentId: stored.documentId! }];
  const plan = await office.call('sendings.plan', { clientId, kind: 'statement', subjects: again });
  expect(plan.rows[0]!.problem).toBe('under-way');
});

test('a bounce is noted by hand and shows', async () => {
  await serve();
  const [sendingId] = await queueStatements([customers[3]!]);
  await office.call('sendings.dispatch', { clientId });
  await office.call('sendings.settle', { clientId, sendingId: sendingId!, outcome: 'bounced', note: '宛先不明の通知' });
  expect(await stateOf(sendingId!)).toMatchObject({ state: 'bounced', trouble: { code: 'mail-bounced' } });
});

test('a stored file that is no longer what was issued does not go', async () => {
  const server = await serve();
  const [sendingId] = await queueStatements([customers[2]!]);
  const { path } = await stateOf(sendingId!);
  const file = join(office.folder, path!);
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes, Buffer.from('x')]));
  expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ failed: 1, sent: 0 });
  writeFileSync(file, bytes);
  expect(server.taken).toEqual([]);
  expect(await stateOf(sendingId!)).toMatchObject({ state: 'failed', trouble: { code: 'document-changed' } });
});

test('the password is in no file, no answer and no audit entry; another passphrase keeps it', async () => {
  const server = await serve();
  const asked = await office.call('mail.settings', {});
  expect(asked.passwordKept).toBe(true);
  expect(JSON.stringify(asked)).not.toContain(server.password);
  for (const file of ['office.sqlite', 'office.sqlite-wal'])
    expect(readFileSync(join(office.folder, file)).includes(server.password)).toBe(false);
  expect(await office.refused('mail.saveSettings', { password: 'x'.repeat(501) })).toMatchObject({
    code: 'input-invalid',
  });
  const fault = await office.refused('mail.saveSettings', { password: 'p'.repeat(501) });
  expect(JSON.stringify(fault)).not.toContain('ppp');
  await office.reopen();
  expect(await office.refused('mail.test', { to: 'me@aoba.example.jp' })).toMatchObject({ code: 'secrets-locked' });
  expect(await office.refused('secrets.unlock', { passphrase: 'wrong one entirely' })).toMatchObject({
    code: 'secrets-passphrase-wrong',
  });
  await office.call('secrets.unlock', { passphrase: PASSPHRASE });
  await office.call('mail.test', { to: 'me@aoba.example.jp' });
  const next = '秋の夜長に帳簿を静かに締める';
  await office.call('secrets.setPassphrase', { newPassphrase: next, passphrase: PASSPHRASE });
  await office.reopen();
  await office.call('secrets.unlock', { passphrase: next });
  await office.call('mail.test', { to: 'me@aoba.example.jp' });
  await office.call('secrets.setPassphrase', { newPassphrase: PASSPHRASE });
});

test('a process killed between two mails, or in the middle of one, sends nothing twice when it is started again', async () => {
  const server = await serve();
  const ids = await queueStatements(customers);
  await office.close();
  const unlock = { name: 'secrets.unlock', input: { passphrase: PASSPHRASE } };
  const steps = [unlock, { name: 'sendings.dispatch', input: { clientId } }];
  for (const [arrived, killAt] of [
    [2, undefined],
    [0, { statement: 60, when: 'after' as const }],
  ] as const) {
    const folder = join(temporaryFolder(), 'office');
    cpSync(office.folder, folder, { recursive: true });
    server.seen.splice(0);
    server.taken.splice(0);
    const run = startOfficeProcess(folder, { now: noonOf('2026-11-24'), steps, ...(killAt ? { killAt } : {}) });
    server.behaviour = { onArrival: (count) => (count === arrived ? run.kill() : undefined) };
    await run.ended;
    const before = server.seen.length;
    server.behaviour = {};
    const after = await openExisting(folder);
    await after.call('secrets.unlock', { passphrase: PASSPHRASE });
    const rest = await after.call('sendings.dispatch', { clientId });
    const { sendings } = await after.call('sendings.list', { clientId, state: 'unknown' });
    const unknown = sendings.filter((one) => ids.includes(one.sendingId!)).length;
    expect(before, 'it died on the way').toBeLessThan(4);
    expect(rest.stopped).toBeNull();
    const recipients = server.seen.length;
    expect(new Set(server.seen).size).toBe(recipients);
    expect(new Set(server.taken.map((one) => one.to[0])).size).toBe(server.taken.length);
    expect(unknown).toBeLessThanOrEqual(1);
    expect(server.taken.length + unknown).toBeGreaterThanOrEqual(4);
    await assertSound(after);
    await after.close();
  }
  await office.reopen();
  await office.call('secrets.unlock', { passphrase: PASSPHRASE });
}, 60_000);
