/**
 * One writer, one write at a time. TypeORM on SQLite has a single connection: two transactions that overlap share it, and
 * the second's rollback takes the first's acknowledged rows with it. So every write waits for the one before, whether
 * that one succeeded or failed.
 */
export interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is waiting any more. */
  idle(): Promise<void>;
}

export function createWriteQueue(): WriteQueue {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const turn = tail.then(work, work);
      tail = turn.catch(() => undefined);
      return turn;
    },
    async idle() {
      await tail;
    },
  };
}
