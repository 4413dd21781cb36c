/** Runs over all clients: one command each, a refusal stops nobody else, stop and crash lose nothing and do nothing twice. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  assertSound,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  noonOf,
  openExisting,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { startOfficeProcess } from '../support/run-office-process.ts';

afterAll(removeOffices);

const TODAY = '2026-11-24';

/** A client with one payer who pays in full, one whom nobody knows, and one customer long overdue. */
async function addClient(office: TestOffice, yen: number): Promise<number> {
  const clientId = await makeClient(office);
  const yamada = await makeCustomer(office, clientId, '1', { name: '山田商店', kana: 'ヤマダショウテン' });
  const late = await makeCustomer(office, clientId, '2', { name: '遅延工業', kana: 'チエンコウギョウ' });
  await makeInvoice(office, clientId, { customerId: yamada, issuedOn: '2026-10-31', dueOn: '2026-11-30', yen });
  await makeInvoice(office, clientId, { customerId: late, issuedOn: '2026-08-31', dueOn: '2026-09-30', yen: 80_000 });
  const rows = [
    ['2026-11-20', 'ﾔﾏﾀﾞｼﾖｳﾃﾝ', yen, '1'],
    ['2026-11-20', 'ﾀﾆﾝﾉﾋﾄ', 1_234, '2'],
  ] as const;
  await office.call('deposits.import', { clientId, file: depositTemplate(rows) });
  return clientId;
}

async function threeClients(): Promise<{ office: TestOffice; clients: number[] }> {
  const office = await openTestOffice(TODAY);
  const clients: number[] = [];
  for (const yen of [33_000, 44_000, 55_000]) clients.push(await addClient(office, yen));
  return { office, clients };
}

test('match: every client is cleared in its own transaction, and the sheet tells what came of it', async () => {
  const { office, clients } = await threeClients();
  const before = office.rows<{ count: number }>('SELECT COUNT(*) AS count FROM audit_entry')[0]!.count;
  const { batchId } = await office.call('batches.start', { kind: 'match', requestId: 'r1' });
  const { batch, clients: sheet } = await office.call('batches.status', { batchId });
  expect(batch).toMatchObject({ kind: 'match', state: 'done', total: 3, done: 3, failed: 0, asOf: TODAY });
  expect(
    sheet.map((one) => [one.clientId, one.state, one.applied, one.clearedYen, one.leftCount, one.leftYen]),
  ).toEqual(clients.map((clientId, at) => [clientId, 'done', 1, [33_000, 44_000, 55_000][at], 1, 1_234]));
  const methods = office.rows<{ method: string; client_id: number }>(
    `SELECT method, client_id FROM audit_entry WHERE seq > ${before} AND method = 'allocations.apply' ORDER BY seq`,
  );
  expect(methods.map((one) => one.client_id)).toEqual(clients);
  expect(await office.call('batches.start', { kind: 'match', requestId: 'r1' })).toEqual({ batchId });
  expect((await office.call('batches.list', {})).batches).toHaveLength(1);
  await assertSound(office);
});

test('print: a client whose letters cannot be printed is told in a sentence, the others have their paper', async () => {
  const { office, clients } = await threeClients();
  await office.call('batches.start', { kind: 'match' });
  const [, broken] = clients;
  const { customers } = await office.call('customers.list', { clientId: broken! });
  const late = customers.find((one) => one.code === '2')!;
  const update = { clientId: broken!, customerId: late.customerId };
  await office.call('customers.update', { ...update, name: '遅延\u{10FFFD}工業' });
  const { batchId } = await office.call('batches.start', { kind: 'print' });
  const { batch, clients: sheet } = await office.call('batches.status', { batchId });
  expect(batch).toMatchObject({ state: 'done', done: 2, failed: 1 });
  expect(sheet.map((one) => [one.state, one.letters, one.lettersYen, one.documentPath !== null])).toEqual([
    ['done', 1, 80_000, true],
    ['failed', 0, 0, false],
    ['done', 1, 80_000, true],
  ]);
  expect(sheet[1]!.refusal?.code).toBe('letter-glyphs');
  // Mended, only the failed one goes again; the others keep their one letter.
  await office.call('customers.update', { ...update, name: '遅延工業' });
  expect((await office.refused('batches.resume', { batchId })).code).toBe('batch-finished');
  await office.call('batches.resume', { batchId, failed: true });
  const again = await office.call('batches.status', { batchId });
  expect(again.batch).toMatchObject({ state: 'done', done: 3, failed: 0 });
  expect(office.rows('SELECT client_id FROM reminder_letter ORDER BY client_id')).toHaveLength(3);
  const { reminderBatchId, letters, clientId } = again.clients[0]!;
  await office.call('reminders.post', { clientId, batchId: reminderBatchId!, letters });
  expect((await office.call('batches.status', { batchId })).clients[0]!.postedOn).toBe(TODAY);
  await assertSound(office);
});

test('propose writes nothing but its sheet, report makes a workbook each', async () => {
  const { office, clients } = await threeClients();
  await office.call('batches.start', { kind: 'match' });
  const propose = await office.call('batches.start', { kind: 'propose', clientIds: clients.slice(1) });
  const proposed = await office.call('batches.status', propose);
  expect(proposed.clients.map((one) => [one.clientId, one.letters, one.lettersYen])).toEqual(
    clients.slice(1).map((clientId) => [clientId, 1, 80_000]),
  );
  expect(office.rows('SELECT * FROM reminder_letter')).toEqual([]);
  const report = await office.call('batches.start', { kind: 'report' });
  const reported = await office.call('batches.status', report);
  expect(reported.batch.month).toBe('2026-10');
  expect(reported.clients.every((one) => one.documentPath?.endsWith('2026-10.xlsx'))).toBe(true);
});

test('stop leaves who waits, resume goes on with them alone', async () => {
  const { office, clients } = await threeClients();
  const running = office.call('batches.start', { kind: 'match' });
  await office.call('batches.stop', { batchId: 1 });
  await running;
  const stopped = await office.call('batches.status', { batchId: 1 });
  expect(stopped.batch).toMatchObject({ state: 'stopped' });
  expect(stopped.batch.done).toBeLessThan(3);
  expect((await office.refused('batches.stop', { batchId: 1 })).code).toBe('batch-not-running');
  await office.call('batches.resume', { batchId: 1 });
  expect((await office.call('batches.status', { batchId: 1 })).batch).toMatchObject({ state: 'done', done: 3 });
  expect(office.rows('SELECT client_id FROM matching_run ORDER BY client_id')).toEqual(
    clients.map((client_id) => ({ client_id })),
  );
});

test('while one runs, another of its kind is refused and a booking goes between', async () => {
  const { office, clients } = await threeClients();
  const order: string[] = [];
  const running = office.call('batches.start', { kind: 'report' }).then(() => order.push('run'));
  const refused = await office.refused('batches.start', { kind: 'report' });
  expect(refused.code).toBe('batch-running');
  await office
    .call('deposits.create', { clientId: clients[2]!, depositedOn: TODAY, payerName: 'ｶﾅ', amountYen: 9 })
    .then(() => order.push('booking'));
  await running;
  expect(order).toEqual(['booking', 'run']);
});

test('unknown clients, no clients, unknown runs are refused', async () => {
  const office = await openTestOffice(TODAY);
  expect((await office.refused('batches.start', { kind: 'match' })).code).toBe('batch-empty');
  await makeClient(office);
  expect((await office.refused('batches.start', { kind: 'match', clientIds: [99] })).code).toBe('client-unknown');
  expect((await office.refused('batches.status', { batchId: 7 })).code).toBe('batch-unknown');
  expect((await office.refused('batches.resume', { batchId: 7 })).code).toBe('batch-unknown');
});

test('killed at any point and gone on with: every client once, nothing lost, nothing twice', {
  timeout: 120_000,
}, async () => {
  const { office } = await threeClients();
  await office.close();
  const count = 'SELECT (SELECT COUNT(*) FROM allocation) AS cleared, (SELECT COUNT(*) FROM matching_run) AS runs';
  const step = { name: 'batches.start', input: { kind: 'match', requestId: 'killed' } };
  const whole = await attempt(office.folder, step, null);
  const statements = whole.statements;
  expect(whole.office.rows(count)).toEqual([{ cleared: 3, runs: 3 }]);
  let interrupted = 0;
  const KILLS = 9;
  for (let kill = 1; kill <= KILLS; kill++) {
    const at = Math.floor((statements * kill) / (KILLS + 1));
    const { office: left } = await attempt(office.folder, step, at);
    await assertSound(left);
    const [run] = (await left.call('batches.list', {})).batches;
    if (run) {
      expect(['interrupted', 'done']).toContain(run.state);
      if (run.state === 'interrupted') interrupted++;
      if (run.state === 'interrupted') await left.call('batches.resume', { batchId: run.batchId });
    }
    // The same request again: a run that was there is answered, one that was not is begun.
    await left.call('batches.start', { kind: 'match', requestId: 'killed' });
    expect(left.rows(count), `killed at statement ${at}`).toEqual([{ cleared: 3, runs: 3 }]);
    expect((await left.call('batches.list', {})).batches).toMatchObject([{ state: 'done', done: 3 }]);
    await assertSound(left);
    await left.close();
  }
  expect(interrupted).toBeGreaterThan(KILLS / 2);
});

async function attempt(folder: string, step: { name: string; input: Record<string, unknown> }, killAt: number | null) {
  const copy = join(temporaryFolder(), 'office');
  cpSync(folder, copy, { recursive: true });
  const running = startOfficeProcess(copy, {
    now: noonOf(TODAY),
    steps: [step],
    ...(killAt === null ? {} : { killAt: { statement: killAt, when: 'before' as const } }),
  });
  await running.ended;
  const done = running.said.find((line) => 'done' in line);
  return { office: await openExisting(copy), statements: done && 'statements' in done ? done.statements : 0 };
}
