/**
 * The main job on the calm world, once for each form in which the bank delivers the same deposits: masters and invoices
 * in, bank file in, certain deposits cleared, aging to the yen, letters and workbook out; then the same by command line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { daysBetween } from '../../src/domain/dates.ts';
import { readWorld } from '../support/matching-judge.ts';
import {
  assertSentence,
  assertSound,
  makeClient,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { readSheets } from '../support/office-suite.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';

afterAll(removeOffices);

const CALM = new URL('../fixtures/worlds/calm/', import.meta.url).pathname;
const ACCOUNT = { bankCode: '0005', branchCode: '001', type: '1', number: '1234567' } as const;
const FORMS = ['deposits-zengin01.txt', 'deposits-zengin03.txt', 'deposits.csv'];
const AS_OF = ['2026-07-31', '2026-08-15', '2026-09-30', '2026-11-24'];

const world = readWorld(CALM);
const { invoices } = JSON.parse(readFileSync(`${CALM}truth.json`, 'utf8')) as {
  invoices: { no: string; customer: string; issue: string; due: string; total: number }[];
};

function fileOf(name: string) {
  return { name, bytes: new Uint8Array(readFileSync(join(CALM, name))) };
}

type Cleared = readonly { invoice: string; yen: number; on: string }[];

/** customer code → five buckets and their sum, from the truth alone; rows of nothing left out. */
function trueAging(asOf: string, cleared: Cleared): Map<string, number[]> {
  const table = new Map<string, number[]>();
  for (const invoice of invoices.filter((one) => one.issue <= asOf)) {
    // Money that came before its invoice counts from the invoice's date.
    const paid = cleared.filter((one) => one.invoice === invoice.no && one.on <= asOf);
    const open = invoice.total - paid.reduce((sum, one) => sum + one.yen, 0);
    if (open === 0) continue;
    const days = daysBetween(invoice.due, asOf);
    const row = table.get(invoice.customer) ?? [0, 0, 0, 0, 0, 0];
    row[days <= 0 ? 0 : Math.min(4, Math.ceil(days / 30))]! += open;
    row[5]! += open;
    table.set(invoice.customer, row);
  }
  return table;
}

async function compareAging(office: TestOffice, clientId: number, cleared: Cleared): Promise<void> {
  for (const asOf of AS_OF) {
    const { rows } = await office.call('aging.table', { clientId, asOf });
    const got = rows.map((row): [string, number[]] => [
      row.customerCode,
      [row.notDue, row.d1to30, row.d31to60, row.d61to90, row.over90, row.total],
    ]);
    expect(new Map(got), asOf).toEqual(trueAging(asOf, cleared));
  }
}

/** Of the deposits cleared by themselves: all that must be, and none wrongly. */
async function clearCertain(office: TestOffice, clientId: number): Promise<Cleared> {
  const { basisSeq, deposits } = await office.call('allocations.propose', { clientId });
  const truthOf = new Map(world.truth.map((one) => [one.ref, one]));
  const wrong: string[] = [];
  const cleared: { invoice: string; yen: number; on: string }[] = [];
  const auto = deposits.filter((one) => one.status === 'auto');
  const issuedOn = new Map(invoices.map((one) => [one.no, one.issue]));
  for (const { ref, allocations, customerCode, depositedOn } of auto) {
    const truth = truthOf.get(ref)!;
    const got = allocations.map((one) => `${one.invoice}=${one.amountYen}`).sort();
    const want = truth.allocations.map(([invoice, yen]) => `${invoice}=${yen}`).sort();
    if (truth.policy === 'never' || got.join() !== want.join() || customerCode !== truth.customerCode) wrong.push(ref);
    for (const [invoice, yen] of truth.allocations) {
      const issue = issuedOn.get(invoice)!;
      cleared.push({ invoice, yen, on: depositedOn > issue ? depositedOn : issue });
    }
  }
  const refs = new Set(auto.map((one) => one.ref));
  const missed = world.truth.filter((one) => one.policy === 'must' && !refs.has(one.ref)).map((one) => one.ref);
  expect({ wrong, missed }).toEqual({ wrong: [], missed: [] });
  const { applied, stale } = await office.call('allocations.apply', {
    clientId,
    basisSeq,
    requestId: `apply-${clientId}`,
  });
  expect(applied.sort((a, b) => a - b)).toEqual(auto.map((one) => one.depositId).sort((a, b) => a - b));
  expect(stale).toEqual([]);
  return cleared;
}

describe('the main job', () => {
  test.each(FORMS)('from %s', async (form) => {
    const office = await openTestOffice('2026-11-24');
    const clientId = await makeClient(office, { bankAccounts: [ACCOUNT] });
    expect(await office.call('customers.import', { clientId, file: fileOf('customers.csv') })).toMatchObject({
      rejected: [],
    });
    expect(await office.call('invoices.import', { clientId, file: fileOf('invoices.csv') })).toEqual({
      accepted: invoices.length,
      rejected: [],
    });
    await compareAging(office, clientId, []);
    // The bank's own files name the account, and the account names the client; the template is told.
    const input = { file: fileOf(form), ...(form.endsWith('.csv') ? { clientId, account: ACCOUNT } : {}) };
    const first = await office.call('deposits.import', input);
    expect(first).toMatchObject({ accepted: world.truth.length, duplicates: 0, imports: [{ clientId }] });
    expect(first.accountUnregistered).toBeUndefined();
    for (const other of FORMS.filter((one) => one !== form))
      expect(await office.call('deposits.import', { clientId, account: ACCOUNT, file: fileOf(other) })).toMatchObject({
        accepted: 0,
        duplicates: world.truth.length,
      });
    await compareAging(office, clientId, await clearCertain(office, clientId));
    await paper(office, clientId);
    await assertSound(office);
  });
});

/** Letters for those who still owed on that day, and the workbook for the meeting. */
async function paper(office: TestOffice, clientId: number): Promise<void> {
  const proposed = await office.call('reminders.propose', { clientId, asOf: '2026-09-10' });
  expect(proposed.letters.length).toBeGreaterThan(0);
  const run = await office.call('reminders.issue', { clientId, asOf: '2026-09-10' });
  expect(run.letters).toBe(proposed.letters.length);
  const words = (await textOfPdf(readFileSync(join(office.folder, run.document!.path)))).normalize('NFKC');
  for (const { invoices: numbers } of proposed.letters) for (const number of numbers) expect(words).toContain(number);
  const { document } = await office.call('reports.meeting', { clientId, month: '2026-10' });
  const sheets = await readSheets(new Uint8Array(readFileSync(join(office.folder, document.path))));
  expect(sheets.size).toBeGreaterThanOrEqual(4);
  const aging = await office.call('aging.workbook', { clientId, asOf: '2026-11-24' });
  expect(existsSync(join(office.folder, aging.document.path))).toBe(true);
}

/** The built command where there is one, else its source. */
const COMMAND = existsSync(new URL('../../out/main/cli.js', import.meta.url))
  ? 'tools/banto.mjs'
  : 'src/main/hosts/cli/main.ts';

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

function banto(...words: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], {
    encoding: 'utf8',
    env: { ...process.env, BANTO_NOW: '2026-11-24T03:00:00.000Z' },
  });
  return { status, stdout, stderr };
}

function done(ran: Ran): Record<string, unknown> {
  expect(ran.status, ran.stderr).toBe(0);
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

describe('by the command line', () => {
  test('the whole job, with JSON alone on standard output and the exit codes that say how it went', () => {
    const folder = join(temporaryFolder(), 'office');
    expect(done(banto('init', folder, '--name', '青葉会計事務所'))).toEqual({ office: folder });
    const call = (method: string, input: object, ...more: string[]) =>
      banto('call', folder, method, JSON.stringify(input), ...more);
    const { clientId } = done(
      call('clients.create', {
        code: '001',
        name: '株式会社大和',
        postalCode: '100-0001',
        address1: '東京都',
        bankAccounts: [ACCOUNT],
      }),
    );
    const file = (name: string) => ({ $file: join(CALM, name) });
    expect(done(call('customers.import', { clientId, file: file('customers.csv') }))).toMatchObject({ rejected: [] });
    expect(done(call('invoices.import', { clientId, file: file('invoices.csv') }))).toMatchObject({
      accepted: invoices.length,
    });
    expect(done(call('deposits.import', { file: file('deposits-zengin03.txt') }))).toMatchObject({
      accepted: world.truth.length,
    });
    const { basisSeq, deposits } = done(call('allocations.propose', { clientId }));
    const auto = (deposits as { status: string }[]).filter((one) => one.status === 'auto').length;
    const applied = done(call('allocations.apply', { clientId, basisSeq, requestId: 'r1' }, '--as', 'sato'));
    expect((applied.applied as number[]).length).toBe(auto);
    expect(done(call('allocations.apply', { clientId, basisSeq, requestId: 'r1' }, '--as', 'sato'))).toEqual(applied);
    expect(done(call('audit.list', { limit: 1 }))).toMatchObject({
      entries: [{ method: 'allocations.apply', actor: 'sato' }],
    });
    const out = join(temporaryFolder(), 'meeting.xlsx');
    const { document } = done(call('reports.meeting', { clientId, month: '2026-10' }, '--out', out)) as {
      document: { path: string };
    };
    expect(readFileSync(out).equals(readFileSync(join(folder, document.path)))).toBe(true);
    expect(done(call('documents.read', { documentId: 1 }))).toMatchObject({
      bytes: { base64: readFileSync(out).toString('base64') },
    });
    expect(done(call('office.verify', {}))).toMatchObject({ ok: true, problems: [] });

    const refused = call('clients.create', { code: '001', name: '同じコード' });
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    const failure = JSON.parse(refused.stderr) as { code: string; sentence: string; field: string };
    expect(failure).toMatchObject({ code: 'client-code-taken', field: 'code' });
    assertSentence(failure.sentence);
    // A bank file that is broken is a refusal, not a fault of the machine.
    expect(call('deposits.import', { clientId, file: { $file: join(CALM, 'truth.json') } }).status).toBe(1);
    expect(call('no.such', {}).status).toBe(2);
    expect(banto('call', folder, 'clients.list', '{').status).toBe(2);
    expect(call('deposits.import', { clientId, file: { $file: '/nowhere.txt' } }).status).toBe(2);
    const missing = banto('call', join(folder, 'nothing'), 'clients.list');
    expect([missing.status, missing.stdout]).toEqual([3, '']);
    assertSentence((JSON.parse(missing.stderr) as { sentence: string }).sentence);
    const warned = call('clients.list', { colour: 'blue' });
    expect(warned.status).toBe(0);
    expect(warned.stderr).toContain('colour');
  });
});
