/** The threads under the window: a report must not hold up a booking, and a thread that dies must not take the day with it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CoreEvent, JobEvent } from '../../src/contract/reply.ts';
import { createOffice } from '../../src/main/core/core.ts';
import { type CorePool, openPool } from '../../src/main/hosts/electron/core-pool.ts';

const FRAGILE = new URL('../support/fragile-core-worker.ts', import.meta.url);

let parent: string;
let folder: string;
let events: CoreEvent[];
let open: CorePool[];

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'banto-pool-'));
  folder = join(parent, 'office');
  events = [];
  open = [];
  expect(await createOffice({ folder, name: '試験' })).toMatchObject({ ok: true });
});
afterEach(async () => {
  for (const pool of open) await pool.close();
  rmSync(parent, { recursive: true, force: true });
});

async function openFragile(): Promise<CorePool> {
  const opened = await openPool({ folder, emit: (event) => events.push(event), workerFile: FRAGILE });
  if (!opened.ok) throw new Error(opened.error.code);
  open.push(opened.value);
  return opened.value;
}

const find = (pool: CorePool, text: string) => pool.call('search.find', { text }, {});
const save = (pool: CorePool, code: string, name: string) => pool.call('staff.save', { code, name }, {});

test('a booking is done while both readers are at long reports', async () => {
  const pool = await openFragile();
  const order: string[] = [];
  const reports = [find(pool, 'BLOCK'), find(pool, 'BLOCK')].map((report) => report.then(() => order.push('report')));
  await save(pool, 'T1', '田中').then((reply) => order.push(reply.ok ? 'booked' : 'refused'));
  await Promise.all(reports);
  expect(order).toEqual(['booked', 'report', 'report']);
});

test('the second question goes to the reader that is free', async () => {
  const pool = await openFragile();
  await find(pool, 'x');
  const order: string[] = [];
  const long = find(pool, 'BLOCK').then(() => order.push('long'));
  await find(pool, 'x').then(() => order.push('short'));
  await long;
  expect(order).toEqual(['short', 'long']);
});

test('what was booked is seen by the next question, and announced', async () => {
  const pool = await openFragile();
  await save(pool, 'T1', '田中');
  expect(await pool.call('staff.list', {}, {})).toMatchObject({ ok: true, value: { staff: [{ code: 'T1' }] } });
  expect(events).toContainEqual(expect.objectContaining({ name: 'changed', nouns: ['staff'] }));
});

test('a reader that dies answers what it had as a bug, and another takes its place', async () => {
  const pool = await openFragile();
  const [dying, sameTime] = await Promise.all([find(pool, 'CRASH'), save(pool, 'T1', '田中')]);
  expect(dying).toMatchObject({ ok: false, error: { kind: 'bug', bugId: expect.stringMatching(/^[0-9A-F]{6}$/) } });
  expect(sameTime).toMatchObject({ ok: true });
  for (let round = 0; round < 4; round++) expect(await pool.call('staff.list', {}, {})).toMatchObject({ ok: true });
});

test('a writer that dies in a command leaves an office that verifies, and the next command is done', async () => {
  const pool = await openFragile();
  const [dying, waiting] = await Promise.all([save(pool, 'X', 'CRASH'), save(pool, 'T1', '田中')]);
  expect([dying, waiting]).toMatchObject([
    { ok: false, error: { kind: 'bug' } },
    { ok: false, error: { kind: 'bug' } },
  ]);
  expect(await save(pool, 'T2', '佐藤')).toMatchObject({ ok: true });
  expect(await pool.call('office.verify', {}, {})).toMatchObject({ ok: true, value: { ok: true } });
});

test('a thread that dies again and again is not started for ever', async () => {
  const pool = await openFragile();
  for (let death = 0; death < 12; death++)
    expect(await find(pool, 'CRASH')).toMatchObject({ ok: false, error: { kind: 'bug' } });
  // The books can still be written.
  expect(await save(pool, 'T1', '田中')).toMatchObject({ ok: true });
});

test('jobs of different threads have different numbers, and cancelling reaches the right one', async () => {
  const pool = await openFragile();
  await Promise.all([find(pool, 'JOB'), find(pool, 'JOB')]);
  const jobs = () => events.filter((event): event is JobEvent => event.name === 'job');
  const [first, second] = jobs().map((job) => job.jobId);
  expect(first).not.toBe(second);
  pool.cancelJob(second ?? 0);
  const cancelled = () => jobs().flatMap((job) => (job.state === 'cancelled' ? [job.jobId] : []));
  await expect.poll(cancelled).toEqual([second]);
});

test('a job whose thread dies is shown as failed, not as running for ever', async () => {
  const pool = await openFragile();
  await find(pool, 'JOB');
  await Promise.all([find(pool, 'CRASH'), find(pool, 'CRASH')]);
  expect(events.filter((event) => event.name === 'job')).toMatchObject([{ state: 'running' }, { state: 'failed' }]);
});

test('an office is held by one at a time and free again when closed', async () => {
  const first = await openFragile();
  expect(await openPool({ folder, emit: () => undefined })).toMatchObject({
    ok: false,
    error: { kind: 'environment', code: 'office-locked', facts: { pid: process.pid } },
  });
  await first.close();
  open = [];
  expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  await openFragile();
});

test('a folder that is no office, and a file that is no database, come back as replies', async () => {
  expect(await openPool({ folder: parent, emit: () => undefined })).toMatchObject({
    ok: false,
    error: { kind: 'environment', code: 'office-missing' },
  });
  writeFileSync(join(folder, 'office.sqlite'), 'not a database, but long enough to be taken for one'.repeat(100));
  expect(await openPool({ folder, emit: () => undefined })).toMatchObject({
    ok: false,
    error: { kind: 'environment', code: 'office-corrupt' },
  });
});

test('what draws paper is loaded when the first screens are done, in the reader that is asked for pages', async () => {
  const opened = await openPool({ folder, emit: (event) => events.push(event), workerFile: FRAGILE, warmAfterMs: 50 });
  if (!opened.ok) throw new Error(opened.error.code);
  open.push(opened.value);
  const jobs = () => events.filter((event) => event.name === 'job').map((event: JobEvent) => event.jobId);
  await expect.poll(jobs, { timeout: 10_000 }).toHaveLength(1);
  const [loading] = jobs();
  // Every thread numbers its jobs from 1; outside, the same number again means the same thread.
  await opened.value.call('reminders.preview', { text: 'JOB' }, {});
  await find(opened.value, 'JOB');
  await expect.poll(jobs, { timeout: 10_000 }).toHaveLength(3);
  const [, page, question] = jobs();
  expect(page).toBe(loading);
  expect(question).not.toBe(loading);
});
