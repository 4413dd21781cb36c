/**
 * One process opens an office. Node has no flock, so the lock is BEGIN EXCLUSIVE held on lock.sqlite: the operating
 * system drops it when the process dies, however it dies. lock.json beside it says who holds it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EnvironmentError } from '../core/errors.ts';

export interface OfficeLock {
  release(): void;
}

interface Holder {
  host: string;
  user: string;
  pid: number;
  since: string;
}

/** Throws EnvironmentError office-locked {host, user, pid, since} when another process holds it. */
export function lockOffice(folder: string, now: string): OfficeLock {
  const database = new Database(join(folder, 'lock.sqlite'), { timeout: 0 });
  const holderFile = join(folder, 'lock.json');
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new EnvironmentError('office-locked', { ...readHolder(holderFile) });
    }
    throw error;
  }
  const holder: Holder = { host: hostname(), user: userInfo().username, pid: process.pid, since: now };
  writeFileSync(holderFile, JSON.stringify(holder));
  return {
    release() {
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function readHolder(file: string): Holder {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // The holder is between taking the lock and writing its name.
    return { host: '?', user: '?', pid: 0, since: '' };
  }
}
