import type Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { migrations } from './migrations/migrations.ts';
import { schema } from './schema/schema.ts';

/** The raw better-sqlite3 handle behind a TypeORM DataSource; lists, reports and bulk inserts go through it (engine.ts). */
export type RawHandle = Database.Database;

export interface OpenDatabase {
  dataSource: DataSource;
  raw: RawHandle;
}

export interface DatabaseLimits {
  /** SQLite's page limit; tests fill a disk with it. */
  maxPages?: number;
}

/** The one writing handle of an office. synchronous=FULL: an acknowledged booking survives a power cut. */
export async function openWriter(file: string, limits: DatabaseLimits = {}): Promise<OpenDatabase> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: schema,
    migrations,
    migrationsTransactionMode: 'each',
    prepareDatabase: (raw: RawHandle) => {
      raw.pragma('journal_mode = WAL');
      raw.pragma('foreign_keys = ON');
      raw.pragma('busy_timeout = 5000');
      raw.pragma('synchronous = FULL');
      raw.pragma('cache_size = -16000');
      raw.pragma('temp_store = MEMORY');
      if (limits.maxPages !== undefined) raw.pragma(`max_page_count = ${limits.maxPages}`);
    },
  });
  await dataSource.initialize();
  return { dataSource, raw: rawHandleOf(dataSource) };
}

/**
 * Lets SQLite look at how the tables are filled. Without that it takes indexes of one client's books to be all alike, and
 * a report walks through all clearings of a client for each of its deposits. Milliseconds where little has changed.
 */
export function refreshStatistics(raw: RawHandle): void {
  raw.pragma('analysis_limit = 400');
  raw.pragma('optimize = 0x10002');
}

/** A reading handle: the file is opened read-only, so that no query can ever write. */
export async function openReader(file: string): Promise<OpenDatabase> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: schema,
    readonly: true,
    prepareDatabase: (raw: RawHandle) => {
      raw.pragma('busy_timeout = 5000');
      raw.pragma('query_only = ON');
      raw.pragma('cache_size = -16000');
      raw.pragma('temp_store = MEMORY');
    },
  });
  await dataSource.initialize();
  return { dataSource, raw: rawHandleOf(dataSource) };
}

/** TypeORM types its driver by what all databases share; the better-sqlite3 driver keeps its handle here. */
function rawHandleOf(dataSource: DataSource): RawHandle {
  const driver = dataSource.driver as BetterSqlite3Driver;
  if (!driver.databaseConnection) throw new Error('the better-sqlite3 driver has no open handle');
  return driver.databaseConnection;
}
