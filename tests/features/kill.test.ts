/**
 * A process is killed, as by a power cut, at over sixty points of imports, clearings (one of a thousand deposits), reversals,
 * letter runs and numbered drafts. Each time the
 * office opens, verifies, has the command wholly or not at all, and the same request again gives the whole result.
 */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
  depositTemplate,
  makeClient,
  noonOf,
  openExisting,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import type { ProcessScript, Step } from '../support/office-process.ts';
import { type OfficeProcess, type Said, startOfficeProcess } from '../support/run-office-process.ts';

afterAll(removeOffices);

const CALM = new URL('../fixtures/worlds/calm/', import.meta.url).pathname;
const NOW = noonOf('2026-11-24');
const CLIENT = { clientId: 1 };
const BANK_FILE = `${CALM}deposits-zengin01.txt`;

interface Command {
  name:
    | 'deposits.import'
    | 'allocations.apply'
    | 'allocations.reverse'
    | 'allocations.reverseRun'
    | 'reminders.issue'
    | 'drafts.issue';
  /** Office folders as they stand before the command. */
  before: string;
  step: Step;
  /** Counts that are all there or all as before. */
  counts: string;
  kills: number;
}

const commands: Command[] = [];

function fileOf(path: string) {
  return { name: path.split('/').at(-1)!, bytes: new Uint8Array(readFileSync(path)) };
}

/** The office's folder as it is now, set aside. */
async function setAside(office: TestOffice): Promise<string> {
  await office.close();
  const folder = join(temporaryFolder(), 'office');
  cpSync(office.folder, folder, { recursive: true });
  await office.reopen();
  return folder;
}

beforeAll(async () => {
  const office = await openTestOffice();
  await makeClient(office);
  await office.call('customers.import', { ...CLIENT, file: fileOf(`${CALM}customers.csv`) });
  await office.call('invoices.import', { ...CLIENT, file: fileOf(`${CALM}invoices.csv`) });
  const requestId = 'killed';
  commands.push({
    name: 'deposits.import',
    before: await setAside(office),
    step: { name: 'deposits.import', input: { ...CLIENT, requestId }, files: { file: BANK_FILE } },
    counts: `SELECT (SELECT COUNT(*) FROM deposit) || '/' || (SELECT COUNT(*) FROM deposit_sighting) || '/' || (SELECT COUNT(*) FROM open_deposit) || '/' || (SELECT COUNT(*) FROM deposit_import)`,
    kills: 13,
  });
  await office.call('deposits.import', { ...CLIENT, file: fileOf(BANK_FILE) });
  commands.push({
    name: 'allocations.apply',
    before: await setAside(office),
    step: { name: 'allocations.apply', input: { ...CLIENT, requestId } },
    counts: `SELECT (SELECT COUNT(*) FROM allocation) || '/' || (SELECT COUNT(*) FROM allocation_line) || '/' || (SELECT COUNT(*) FROM open_deposit)`,
    kills: 13,
  });
  const { allocationIds } = await office.call('allocations.apply', CLIENT);
  const applied = await setAside(office);
  commands.push({
    name: 'allocations.reverse',
    before: applied,
    step: { name: 'allocations.reverse', input: { ...CLIENT, allocationIds, requestId } },
    counts: `SELECT (SELECT COUNT(*) FROM allocation_reversal) || '/' || (SELECT COUNT(*) FROM open_deposit)`,
    kills: 12,
  });
  commands.push({
    name: 'reminders.issue',
    before: commands[0]!.before,
    step: { name: 'reminders.issue', input: { ...CLIENT, asOf: '2026-11-24', requestId } },
    counts: `SELECT (SELECT COUNT(*) FROM reminder_batch) || '/' || (SELECT COUNT(*) FROM reminder_letter) || '/' || (SELECT COUNT(*) FROM reminder_letter_item) || '/' || (SELECT COUNT(*) FROM document)`,
    kills: 12,
  });
  await addThousand();
  await addDrafts();
});

/** Twenty drafts that are numbered and issued together: no number is burnt, none given twice. */
async function addDrafts(): Promise<void> {
  const office = await openTestOffice();
  await makeClient(office);
  const { customerId } = await office.call('customers.create', {
    ...CLIENT,
    code: 'C1',
    name: '得意先',
    address1: '東京都',
  });
  const lines = [
    { description: '保守', quantityMilli: 1000, unitPriceMilli: 1_000_000, taxClass: 'standard-10' as const },
  ];
  for (let count = 0; count < 20; count++)
    await office.call('drafts.save', { ...CLIENT, customerId, issuedOn: '2026-11-24', lines });
  const requestId = 'killed';
  commands.push({
    name: 'drafts.issue',
    before: await setAside(office),
    step: { name: 'drafts.issue', input: { ...CLIENT, acceptWarnings: true, requestId } },
    // Numbers without a gap: the last is the count.
    counts: `SELECT (SELECT COUNT(*) FROM invoice_draft) || '/' || (SELECT COUNT(*) FROM invoice) || '/' || (SELECT COALESCE(MAX(number), '') FROM invoice)`,
    kills: 4,
  });
}

const THOUSAND = Array.from({ length: 1000 }, (_one, at) => at);

/** A thousand deposits, each of which clears one invoice by itself: the run, and the undo of it. */
async function addThousand(): Promise<void> {
  const office = await openTestOffice();
  await makeClient(office);
  const customer = (at: number) => `C${String(at % 50).padStart(2, '0')}`;
  const customers = THOUSAND.slice(0, 50).map((at) => [
    customer(at),
    `得意先${at}`,
    `ﾄｸｲｻｷ${'ｱｲｳｴｵｶｷｸｹｺ'[at % 10]}${'ｻｼｽｾｿ'[Math.floor(at / 10)]}`,
  ]);
  await office.call('customers.import', {
    ...CLIENT,
    file: csvFile('c.csv', [['得意先コード', '得意先名', '振込名義'], ...customers]),
  });
  const head = ['得意先コード', '請求番号', '請求日', '支払期日', '品名', '数量', '単価', '税率'];
  const invoices = THOUSAND.map((at) => [
    customer(at),
    `K-${at}`,
    '2026-09-30',
    '2026-10-31',
    '品',
    1,
    10_000 + 37 * at,
    '非',
  ]);
  await office.call('invoices.import', { ...CLIENT, file: csvFile('i.csv', [head, ...invoices]) });
  await office.call('deposits.import', {
    ...CLIENT,
    file: depositTemplate(
      THOUSAND.map((at) => ['2026-10-30', customers[at % 50]![2]!, 10_000 + 37 * at, String(at + 1)]),
    ),
  });
  const requestId = 'killed';
  const counts = `SELECT (SELECT COUNT(*) FROM allocation) || '/' || (SELECT COUNT(*) FROM allocation_line) || '/' || (SELECT COUNT(*) FROM allocation_reversal) || '/' || (SELECT COUNT(*) FROM open_deposit)`;
  const before = await setAside(office);
  commands.push({
    name: 'allocations.apply',
    before,
    step: { name: 'allocations.apply', input: { ...CLIENT, requestId } },
    counts,
    kills: 8,
  });
  const { applied } = await office.call('allocations.apply', CLIENT);
  expect(applied.length).toBeGreaterThan(950);
  const [run] = (await office.call('allocations.runs', CLIENT)).runs;
  const input = { ...CLIENT, runSeq: run!.runSeq, requestId };
  commands.push({
    name: 'allocations.reverseRun',
    before: await setAside(office),
    step: { name: 'allocations.reverseRun', input },
    counts,
    kills: 6,
  });
}

/** Seeded, so that a failure comes again (as far as a machine's timing does). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function peek<R>(folder: string, sql: string): R {
  const database = new Database(join(folder, 'office.sqlite'), { readonly: true });
  try {
    return database.prepare(sql).pluck().get() as R;
  } finally {
    database.close();
  }
}

async function begin(
  command: Command,
  killAt?: ProcessScript['killAt'],
): Promise<{ folder: string; run: OfficeProcess }> {
  const folder = join(temporaryFolder(), 'office');
  cpSync(command.before, folder, { recursive: true });
  const run = startOfficeProcess(folder, { now: NOW, steps: [command.step], ...(killAt ? { killAt } : {}) });
  await run.until((said) => 'step' in said);
  return { folder, run };
}

/** The command left alone: how long it takes, what it counts and answers. */
async function reference(command: Command) {
  const { folder, run } = await begin(command);
  const start = performance.now();
  const done = (await run.until((said) => 'done' in said)) as Extract<Said, { done: string }>;
  const milliseconds = performance.now() - start;
  await run.ended;
  if (!done.reply.ok) throw new Error(JSON.stringify(done.reply.error));
  const [before, after] = [peek<string>(command.before, command.counts), peek<string>(folder, command.counts)];
  expect(after).not.toBe(before);
  return { milliseconds, before, after, value: done.reply.value, statements: done.statements };
}

type Reference = Awaited<ReturnType<typeof reference>>;

/** What must hold after a kill; returns whether the command was there. */
async function examine(folder: string, command: Command, whole: Reference): Promise<boolean> {
  const office = await openExisting(folder);
  try {
    await assertSound(office);
    const counts = peek<string>(folder, command.counts);
    expect([whole.before, whole.after]).toContain(counts);
    expect(office.rows(`SELECT path FROM document WHERE state = 'recorded'`)).toEqual([]);
    const { name, input, files } = command.step;
    const again = { ...input, ...(files ? { file: fileOf(BANK_FILE) } : {}) };
    expect(await office.call(command.name, again as never), name).toEqual(whole.value);
    expect(peek<string>(folder, command.counts)).toBe(whole.after);
    await assertSound(office);
    return counts === whole.after;
  } finally {
    await office.close();
  }
}

describe('killed at random points', () => {
  test.each([0, 1, 2, 3, 4, 5, 6])('command %i', async (at) => {
    const command = commands[at]!;
    const whole = await reference(command);
    const random = seeded(20261124 + at);
    let there = 0;
    for (let kill = 0; kill < command.kills; kill++) {
      if (kill % 4 === 3) {
        // By the clock: whatever it is doing then, reading the file, drawing or writing it.
        const { folder, run } = await begin(command);
        await new Promise((resolve) => setTimeout(resolve, random() * 1.1 * whole.milliseconds));
        await run.kill();
        if (await examine(folder, command, whole)) there++;
        continue;
      }
      // Around a statement: the first kill is before the first, the second after the last.
      const statement = kill === 0 ? 1 : kill === 1 ? whole.statements : 1 + Math.floor(random() * whole.statements);
      const when = kill === 0 ? 'before' : kill === 1 || random() < 0.5 ? 'after' : 'before';
      const { folder, run } = await begin(command, { statement, when });
      await run.ended;
      expect(run.child.signalCode).toBe('SIGKILL');
      if (await examine(folder, command, whole)) there++;
    }
    // The points lie on both sides of the commit: else they prove nothing.
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(command.kills);
  }, 120_000);
});

test('letters that were recorded but not drawn are drawn when the office opens, as they would have been', async () => {
  const command = commands[3]!;
  const whole = await reference(command);
  const { folder, run } = await begin(command);
  const wanted = (whole.value as { document: { path: string } }).document.path;
  while (peek<number>(folder, `SELECT COUNT(*) FROM reminder_batch`) === 0)
    await new Promise((resolve) => setTimeout(resolve, 1));
  await run.kill();
  expect(peek<string>(folder, 'SELECT state FROM document')).toBe('recorded');
  expect(existsSync(join(folder, wanted))).toBe(false);
  expect(await examine(folder, command, whole)).toBe(true);
  expect(existsSync(join(folder, wanted))).toBe(true);
});
