/** Why every write waits its turn: on one connection two transactions that overlap lose acknowledged rows. */
import { DataSource } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { createWriteQueue } from '../../src/main/db/write-queue.ts';

async function memoryTable(): Promise<DataSource> {
  const source = new DataSource({ type: 'better-sqlite3', database: ':memory:' });
  await source.initialize();
  await source.query('CREATE TABLE booking (name TEXT)');
  return source;
}

async function booked(source: DataSource): Promise<string[]> {
  const rows = (await source.query('SELECT name FROM booking ORDER BY name')) as { name: string }[];
  return rows.map((row) => row.name);
}

/** `good` is acknowledged; `bad`, begun while `good` was open, fails after that. */
async function twoBookings(source: DataSource, turn: <T>(work: () => Promise<T>) => Promise<T>) {
  const acknowledged: string[] = [];
  const goodHasBegun = signal();
  const goodIsDone = signal();
  const good = turn(() =>
    source.transaction(async (manager) => {
      await manager.query(`INSERT INTO booking VALUES ('good')`);
      goodHasBegun.give();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }),
  ).then(() => {
    acknowledged.push('good');
    goodIsDone.give();
  });
  await goodHasBegun.given;
  const bad = turn(() =>
    source.transaction(async (manager) => {
      await manager.query(`INSERT INTO booking VALUES ('bad')`);
      await goodIsDone.given;
      throw new Error('refused');
    }),
  );
  await Promise.all([good, expect(bad).rejects.toThrow('refused')]);
  return acknowledged;
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

describe('writes on one connection', () => {
  test('without the queue a failing write takes an acknowledged one with it', async () => {
    const source = await memoryTable();
    // The second transaction is only a savepoint of the first: the first "commits" by releasing it, and the second's
    // rollback is the real one.
    expect(await twoBookings(source, (work) => work())).toEqual(['good']);
    expect(await booked(source)).toEqual([]);
    await source.destroy();
  });

  test('with the queue it takes only itself', async () => {
    const source = await memoryTable();
    const queue = createWriteQueue();
    expect(await twoBookings(source, queue.run)).toEqual(['good']);
    expect(await booked(source)).toEqual(['good']);
    await source.destroy();
  });

  test('the queue runs one at a time, in order, whatever fails before', async () => {
    const queue = createWriteQueue();
    const seen: string[] = [];
    let running = 0;
    const work = (name: string, fails: boolean) => async () => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(name);
      running--;
      if (fails) throw new Error(name);
      return name;
    };
    const results = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((name) => queue.run(work(name, name === 'a' || name === 'c'))),
    );
    await queue.idle();
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
    expect(results.map((one) => one.status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
