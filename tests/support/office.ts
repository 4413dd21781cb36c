/**
 * A real office in a temporary folder, called as the window and the command line call it: through the core. Every value
 * that comes back is held against the contract, so that each test is also a test of the replies' shapes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { contract, type InputOf, type MethodName, type OutputOf } from '../../src/contract/contract.ts';
import type { GivenFile } from '../../src/contract/method.ts';
import type { CoreEvent, Failure, Reply } from '../../src/contract/reply.ts';
import { settableClock } from '../../src/main/core/clock.ts';
import { type Core, createOffice, openCore } from '../../src/main/core/core.ts';
import type { DatabaseLimits } from '../../src/main/db/data-source.ts';
import { refusalSentence } from '../../src/messages/refusals.ts';

export interface TestOffice {
  folder: string;
  clock: ReturnType<typeof settableClock>;
  events: CoreEvent[];
  /** The value, checked against the contract; throws when the call failed. */
  call<M extends MethodName>(name: M, input: InputOf<M>, actorCode?: string): Promise<OutputOf<M>>;
  /** The failure of a call that must fail; its sentence is checked to be one a clerk can read. */
  refused<M extends MethodName>(name: M, input: InputOf<M>): Promise<Failure>;
  reply<M extends MethodName>(name: M, input: InputOf<M>): Promise<Reply<OutputOf<M>>>;
  /** Closes and opens it again, as after a night. */
  reopen(limits?: DatabaseLimits): Promise<void>;
  close(): Promise<void>;
  /** Facts of the file, read beside the core. */
  rows<R>(sql: string, ...params: unknown[]): R[];
  /** Changes the file behind the core's back; the core is closed meanwhile. */
  tamper(change: (database: Database.Database) => void): Promise<void>;
}

const made: { folder: string; office: TestOffice | null }[] = [];

/** An empty folder that is removed by removeOffices(). */
export function temporaryFolder(name = 'banto-test-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  made.push({ folder, office: null });
  return folder;
}

/** Japanese noon of a day as an instant. */
export function noonOf(date: string): string {
  return `${date}T03:00:00.000Z`;
}

/** A new office, open; it is noon of `today` in Japan. Close all of a file's offices with afterAll(removeOffices). */
export async function openTestOffice(today = '2026-11-24', limits?: DatabaseLimits): Promise<TestOffice> {
  const folder = join(temporaryFolder(), 'office');
  const clock = settableClock(noonOf(today));
  unwrap(await createOffice({ folder, name: '青葉会計事務所', clock }));
  const office = await openExisting(folder, clock, limits);
  made.push({ folder, office });
  return office;
}

/** Closes every office of this file and removes its folders. */
export async function removeOffices(): Promise<void> {
  for (const { folder, office } of made.splice(0)) {
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An office that lies in `folder`; the caller closes it. */
export async function openExisting(
  folder: string,
  clock = settableClock(noonOf('2026-11-24')),
  limits?: DatabaseLimits,
): Promise<TestOffice> {
  const events: CoreEvent[] = [];
  const open = async (given?: DatabaseLimits): Promise<Core> =>
    unwrap(
      await openCore({
        folder,
        role: 'whole',
        clock,
        emit: (event) => events.push(event),
        ...(given ? { limits: given } : {}),
      }),
    );
  let core: Core | null = await open(limits);
  const close = async () => {
    await core?.close();
    core = null;
  };
  const office: TestOffice = {
    folder,
    clock,
    events,
    reply: (name, input) => core!.call(name, input),
    async call(name, input, actorCode) {
      const reply = await core!.call(name, input, actorCode === undefined ? {} : { actorCode });
      const value = unwrap(reply, name);
      contract[name].output.parse(value);
      return value;
    },
    async refused(name, input) {
      const reply = await core!.call(name, input);
      if (reply.ok) throw new Error(`${name} was not refused: ${JSON.stringify(reply.value)}`);
      if (reply.error.kind === 'bug') throw new Error(`${name} broke: bug ${reply.error.bugId} (see standard error)`);
      assertSentence(sentenceOf(reply.error));
      return reply.error;
    },
    async reopen(given) {
      await close();
      core = await open(given);
    },
    close,
    rows<R>(sql: string, ...params: unknown[]) {
      const database = new Database(join(folder, 'office.sqlite'), { readonly: true });
      try {
        return database.prepare(sql).all(...params) as R[];
      } finally {
        database.close();
      }
    },
    async tamper(change) {
      await close();
      const database = new Database(join(folder, 'office.sqlite'));
      try {
        change(database);
      } finally {
        database.close();
      }
      core = await open();
    },
  };
  return office;
}

/** The value of a reply; throws with the failure's sentence. */
export function unwrap<T>(reply: Reply<T>, what = 'the call'): T {
  if (reply.ok) return reply.value;
  throw new Error(`${what} failed: ${reply.error.kind} ${sentenceOf(reply.error)} ${JSON.stringify(reply.error)}`);
}

export function sentenceOf({ code, facts }: Pick<Failure, 'code' | 'facts'>): string {
  const text = (name: string) => (typeof facts[name] === 'string' ? String(facts[name]) : undefined);
  const row = typeof facts.row === 'number' ? facts.row : undefined;
  return refusalSentence(code, facts, { row, field: text('field'), value: text('value') });
}

/** Japanese, whole, and without a hole where a fact should stand. */
export function assertSentence(sentence: string): void {
  const isWhole = /[ぁ-んァ-ヶ一-龠]/u.test(sentence) && sentence.endsWith('。');
  if (!isWhole || /undefined|null|NaN|\[object|「」/.test(sentence)) throw new Error(`no sentence: ${sentence}`);
}

export function textFile(name: string, text: string): GivenFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A CSV with a header; cells are written as given. */
export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): GivenFile {
  return textFile(name, `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`);
}

let codes = 0;

type ClientInput = InputOf<'clients.create'>;

/** A client with letterhead and address under a code of its own. */
export async function makeClient(office: TestOffice, given: Partial<ClientInput> = {}): Promise<number> {
  codes++;
  const { clientId } = await office.call('clients.create', {
    code: String(1000 + codes),
    name: `株式会社見本${codes}`,
    postalCode: '100-0001',
    address1: '東京都千代田区千代田1-1',
    phone: '03-0000-0000',
    ...given,
  });
  return clientId;
}

/** A customer with an address letters can go to. */
export async function makeCustomer(
  office: TestOffice,
  clientId: number,
  code: string,
  given: Partial<InputOf<'customers.create'>> = {},
): Promise<number> {
  const { customerId } = await office.call('customers.create', {
    clientId,
    code,
    name: `得意先${code}`,
    postalCode: '530-0001',
    address1: '大阪府大阪市北区梅田1-1',
    ...given,
  });
  return customerId;
}

export interface NewInvoice {
  customerId: number;
  number?: string;
  issuedOn: string;
  dueOn?: string;
  /** Tax-free, so that the total is this. */
  yen: number;
}

/** An invoice of one tax-free line. */
export async function makeInvoice(office: TestOffice, clientId: number, { yen, ...given }: NewInvoice) {
  return office.call('invoices.create', {
    clientId,
    ...given,
    lines: [{ description: '商品', quantityMilli: 1000, unitPriceMilli: yen * 1000, taxClass: 'out-of-scope' }],
  });
}

export async function makeDeposit(
  office: TestOffice,
  clientId: number,
  given: { depositedOn: string; payerName: string; amountYen: number; customerId?: number },
): Promise<number> {
  return (await office.call('deposits.create', { clientId, ...given })).depositId;
}

/** [date, payer name, yen, 照会番号?] rows as the deposit template. */
export function depositTemplate(
  rows: readonly (readonly [on: string, payer: string, yen: number, ref?: string])[],
  name = '入金.csv',
): GivenFile {
  return csvFile(name, [
    ['入金日', '振込名義', '金額', '照会番号'],
    ...rows.map(([on, payer, yen, ref = '']) => [on, payer, yen, ref]),
  ]);
}

/** Fails with the problems when the books are not sound. */
export async function assertSound(office: TestOffice): Promise<void> {
  const { ok, problems } = await office.call('office.verify', {});
  if (!ok) throw new Error(`office.verify: ${JSON.stringify(problems)}`);
}

/** Audit entries so far. */
export function auditCount(office: TestOffice): number {
  return office.rows<{ count: number }>('SELECT COUNT(*) AS count FROM audit_entry')[0]!.count;
}
