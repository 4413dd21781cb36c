/**
 * SQL in the part that SQLite and PostgreSQL share, with named parameters (:name). Everything is async so that a second
 * engine can serve the same callers. Statements are prepared once per handle and kept.
 */
import { createHash, type Hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { OpenDatabase, RawHandle } from './data-source.ts';

export type SqlValue = string | number | null | Uint8Array;
export type SqlParams = Record<string, SqlValue>;
export type SqlRow = Record<string, SqlValue>;

export interface ReadSql {
  all<T>(text: string, params?: SqlParams): Promise<T[]>;
  get<T>(text: string, params?: SqlParams): Promise<T | undefined>;
}

/** Bound to one client: every text must name :clientId, so that nothing of another client can be read. */
export interface ClientRead extends ReadSql {
  readonly clientId: number;
}

export interface WriteSql extends ReadSql {
  /** Rows changed. */
  run(text: string, params?: SqlParams): Promise<number>;
  insert(table: string, row: SqlRow): Promise<void>;
  /** Changes exactly one row, or throws: an edit that hits nothing is a bug. */
  update(table: string, key: SqlRow, changes: SqlRow): Promise<void>;
  /** Thousands of rows by one prepared statement; all rows have the same keys, and may be made one by one as they go in. */
  bulkInsert(table: string, rows: Iterable<SqlRow>): Promise<void>;
  /** The next free id of a table of this scope (inside the transaction, so nobody else takes it). */
  nextId(table: string): Promise<number>;
}

export interface ClientWrite extends WriteSql {
  readonly clientId: number;
}

/** `column IN ${IDS}` with a JSON array of ids bound to :ids. Dialect: PostgreSQL writes it with json_array_elements. */
export const IDS = '(SELECT value FROM json_each(:ids))';

/** SQL: the text of `column` holds the text bound to `parameter`. Not LIKE, in which a typed % or _ would match anything. */
export function holds(column: string, parameter: string): string {
  return `instr(${column}, ${parameter}) > 0`;
}

/** SQL: the text of `column` begins with the text bound to `parameter`. */
export function begins(column: string, parameter: string): string {
  return `instr(${column}, ${parameter}) = 1`;
}

const STATEMENT_CACHE = 400;

class Statements {
  readonly #raw: RawHandle;
  readonly #kept = new Map<string, Database.Statement>();

  constructor(raw: RawHandle) {
    this.#raw = raw;
  }

  prepare(text: string): Database.Statement {
    const known = this.#kept.get(text);
    if (known) return known;
    if (this.#kept.size >= STATEMENT_CACHE) this.#kept.delete(this.#kept.keys().next().value!);
    const statement = this.#raw.prepare(text);
    this.#kept.set(text, statement);
    return statement;
  }
}

const statementsOf = new WeakMap<RawHandle, Statements>();

function statements(raw: RawHandle): Statements {
  let kept = statementsOf.get(raw);
  if (!kept) {
    kept = new Statements(raw);
    statementsOf.set(raw, kept);
  }
  return kept;
}

function bindable(params: SqlParams): Record<string, unknown> {
  const bound: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params))
    bound[name] = value instanceof Uint8Array ? Buffer.from(value) : value;
  return bound;
}

/** Reading over the whole office; only files named office-queries.ts use it (tidy test). */
export function officeRead(raw: RawHandle): ReadSql {
  const prepared = statements(raw);
  return {
    async all<T>(text: string, params: SqlParams = {}) {
      return prepared.prepare(text).all(bindable(params)) as T[];
    },
    async get<T>(text: string, params: SqlParams = {}) {
      return prepared.prepare(text).get(bindable(params)) as T | undefined;
    },
  };
}

/** Reading within one client. */
export function clientRead(raw: RawHandle, clientId: number): ClientRead {
  const office = officeRead(raw);
  const scoped = (text: string, params: SqlParams = {}): [string, SqlParams] => {
    if (!text.includes(':clientId'))
      throw new Error(`SQL of a client's books must name :clientId: ${text.slice(0, 80)}`);
    return [text, { ...params, clientId }];
  };
  return {
    clientId,
    all: <T>(text: string, params?: SqlParams) => office.all<T>(...scoped(text, params)),
    get: <T>(text: string, params?: SqlParams) => office.get<T>(...scoped(text, params)),
  };
}

/** Characters hashed at once: one call for each of 100,000 rows would cost more than the hashing. */
const HASH_CHUNK = 65_536;

/** What a transaction changed: rows per table and one digest over all of it, for the audit entry. */
export class ChangeLog {
  readonly rows = new Map<string, number>();
  readonly clients = new Set<number>();
  readonly #hash: Hash = createHash('sha256');
  #pending = '';

  note(table: string, count: number, content: unknown): void {
    if (count === 0) return;
    this.rows.set(table, (this.rows.get(table) ?? 0) + count);
    this.#pending += `${table}\0${JSON.stringify(content, replaceBytes)}\n`;
    if (this.#pending.length >= HASH_CHUNK) this.#flush();
  }

  #flush(): void {
    this.#hash.update(this.#pending);
    this.#pending = '';
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  summary(): { rows: Record<string, number>; digest: string } {
    this.#flush();
    const rows = Object.fromEntries([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { rows, digest: this.#hash.copy().digest('hex') };
  }
}

function replaceBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
}

/** Derived tables are no facts: they are rebuilt from facts and stay out of the audit entry. */
const DERIVED = new Set(['open_item', 'open_deposit', 'open_span', 'learned_payer']);

function tableOf(text: string): string {
  return /^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)/i.exec(text)?.[1] ?? 'unknown';
}

/** Writing over the whole office (settings, staff, the list of clients, documents). */
export function officeWrite(database: OpenDatabase, log: ChangeLog): WriteSql {
  return writer(database, log, officeRead(database.raw), {}, 'id > :zero', { zero: 0 });
}

/** Writing within one client: client_id is set by the handle, never by the caller. */
export function clientWrite(database: OpenDatabase, log: ChangeLog, clientId: number): ClientWrite {
  const read = clientRead(database.raw, clientId);
  return { clientId, ...writer(database, log, read, { client_id: clientId }, 'client_id = :clientId', {}) };
}

function writer(
  database: OpenDatabase,
  log: ChangeLog,
  read: ReadSql,
  fixed: SqlRow,
  scope: string,
  scopeParams: SqlParams,
): WriteSql {
  const prepared = statements(database.raw);
  const noteClient = () => {
    if (typeof fixed.client_id === 'number') log.clients.add(fixed.client_id);
  };
  return {
    all: read.all,
    get: read.get,
    async run(text, params = {}) {
      if ('client_id' in fixed && !text.includes(':clientId'))
        throw new Error(`SQL of a client's books must name :clientId: ${text.slice(0, 80)}`);
      const bound = 'client_id' in fixed ? { ...params, clientId: fixed.client_id ?? null } : params;
      const { changes } = prepared.prepare(text).run(bindable(bound));
      const table = tableOf(text);
      if (!DERIVED.has(table)) log.note(table, changes, [text, params]);
      noteClient();
      return changes;
    },
    async insert(table, row) {
      const values = { ...fixed, ...row };
      await insertOne(database, table, bindable(values));
      if (!DERIVED.has(table)) log.note(table, 1, values);
      noteClient();
    },
    async update(table, key, changes) {
      const where = { ...fixed, ...key };
      const { affected } = await database.dataSource
        .createQueryBuilder()
        .update(table)
        .set(bindable(changes))
        .where(where)
        .updateEntity(false)
        .execute();
      // SQLite reports no row count through the query builder; changes() is what the statement before did.
      const count = affected ?? (prepared.prepare('SELECT changes() AS count').get() as { count: number }).count;
      if (count !== 1) throw new Error(`update of ${table} changed ${count} rows instead of one`);
      log.note(table, 1, [where, changes]);
      noteClient();
    },
    async bulkInsert(table, rows) {
      let insertRow: ((row: SqlRow) => void) | null = null;
      for (const row of rows) {
        insertRow ??= preparedInsert(prepared, table, Object.keys({ ...fixed, ...row }), fixed);
        insertRow(row);
        if (!DERIVED.has(table)) log.note(table, 1, row);
      }
      if (insertRow) noteClient();
    },
    async nextId(table) {
      const row = await read.get<{ id: number }>(
        `SELECT COALESCE(MAX(id), 0) + 1 AS id FROM ${table} WHERE ${scope}`,
        scopeParams,
      );
      return row!.id;
    },
  };
}

/** Binds by position: an object with named parameters for each of 100,000 rows costs more than the insert. */
function preparedInsert(prepared: Statements, table: string, columns: string[], fixed: SqlRow): (row: SqlRow) => void {
  const places = columns.map(() => '?').join(', ');
  const statement = prepared.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
  const values: unknown[] = new Array(columns.length);
  return (row) => {
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!;
      const value = column in row ? row[column] : fixed[column];
      values[at] = value instanceof Uint8Array ? Buffer.from(value) : (value ?? null);
    }
    statement.run(values);
  };
}

function insertOne(database: OpenDatabase, table: string, values: Record<string, unknown>): Promise<unknown> {
  return database.dataSource.createQueryBuilder().insert().into(table).values(values).updateEntity(false).execute();
}
