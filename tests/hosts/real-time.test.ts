/** Every open page follows bookings by itself: the word of a change leaves the core at once, and reaches the window before the answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CoreEvent } from '../../src/contract/reply.ts';
import { createOffice, openCore } from '../../src/main/core/core.ts';
import { openPool } from '../../src/main/hosts/electron/core-pool.ts';

const BOOKINGS = 20;
const WITHIN_MS = 50;

let parent: string;
let folder: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'banto-real-time-'));
  folder = join(parent, 'office');
  expect(await createOffice({ folder, name: '試験' })).toMatchObject({ ok: true });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Notes when SQLite has committed, until `stop`. */
function watchCommits(): { commits: number[]; stop: () => void } {
  const commits: number[] = [];
  const original = Database.prototype.exec;
  Database.prototype.exec = function (this: Database.Database, sql: string) {
    const result = original.call(this, sql);
    if (sql === 'COMMIT') commits.push(performance.now());
    return result;
  };
  return {
    commits,
    stop: () => {
      Database.prototype.exec = original;
    },
  };
}

test(`a change is told within ${WITHIN_MS} ms of its commit, once each`, async () => {
  const told: number[] = [];
  const emit = (event: CoreEvent) => event.name === 'changed' && told.push(performance.now());
  const opened = await openCore({ folder, role: 'whole', emit });
  if (!opened.ok) throw new Error(opened.error.code);
  const watch = watchCommits();
  try {
    for (let booking = 0; booking < BOOKINGS; booking++)
      await opened.value.call('clients.create', { code: `K${booking}`, name: `顧問先${booking}` });
  } finally {
    watch.stop();
    await opened.value.close();
  }
  expect(watch.commits).toHaveLength(BOOKINGS);
  expect(told).toHaveLength(BOOKINGS);
  const gaps = told.map((at, index) => at - watch.commits[index]!);
  expect(Math.max(...gaps)).toBeLessThan(WITHIN_MS);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
});

test('outside the threads it comes before the answer to the booking, and the next question sees the booking', async () => {
  const order: string[] = [];
  const emit = (event: CoreEvent) => event.name === 'changed' && order.push(`told ${event.nouns.join()}`);
  const pool = await openPool({ folder, emit });
  if (!pool.ok) throw new Error(pool.error.code);
  try {
    const before = await pool.value.call('today.board', {}, {});
    const booked = await pool.value.call('clients.create', { code: 'P1', name: '顧問先P' }, {});
    order.push(booked.ok ? 'answered' : 'refused');
    expect(order).toEqual(['told clients', 'answered']);
    const after = await pool.value.call('today.board', {}, {});
    const count = (reply: typeof before) => (reply.ok ? (reply.value as { clients: unknown[] }).clients.length : -1);
    expect(count(after)).toBe(count(before) + 1);
    expect(after).toMatchObject({ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  } finally {
    await pool.value.close();
  }
});
