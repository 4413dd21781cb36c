/** A full disk, a folder that may not be written, a newer or broken file, files that are no files: said, and nothing half done. */
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import type { GivenFile } from '../../src/contract/method.ts';
import type { Failure, Reply } from '../../src/contract/reply.ts';
import { openCore } from '../../src/main/core/core.ts';
import { EnvironmentError } from '../../src/main/core/errors.ts';
import { refuseNetworkFolder } from '../../src/main/core/office-folder.ts';
import {
  assertSentence,
  assertSound,
  auditCount,
  csvFile,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  noonOf,
  openTestOffice,
  removeOffices,
  sentenceOf,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { type Said, startOfficeProcess } from '../support/run-office-process.ts';

afterAll(removeOffices);

/** Enough rows that they cannot all fit into what is left. */
const MANY = depositTemplate(
  Array.from(
    { length: 6000 },
    (_, index) => ['2026-07-31', `ﾌﾘｺﾐﾆﾝ ﾉ ﾅﾏｴ ${index}`, 1000 + index, String(index + 1)] as const,
  ),
);

async function filledOffice(): Promise<{ office: TestOffice; clientId: number }> {
  const office = await openTestOffice();
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'A');
  await makeInvoice(office, clientId, { customerId, number: 'A-1', issuedOn: '2026-06-30', yen: 1000 });
  return { office, clientId };
}

function expectEnvironment(failure: Failure, code: string): void {
  expect(failure).toMatchObject({ kind: 'environment', code });
  assertSentence(sentenceOf(failure));
}

describe('a full disk', () => {
  test('by the page limit: the import is wholly absent, and goes when there is room', async () => {
    const { office, clientId } = await filledOffice();
    await office.close();
    const pages = statSync(join(office.folder, 'office.sqlite')).size / 4096;
    await office.reopen({ maxPages: pages + 40 });
    const before = auditCount(office);
    expectEnvironment(
      await office.refused('deposits.import', { clientId, file: MANY, requestId: 'full' }),
      'disk-full',
    );
    expect((await office.call('deposits.list', { clientId })).count).toBe(0);
    expect((await office.call('deposits.imports', { clientId })).imports).toEqual([]);
    expect(auditCount(office)).toBe(before);
    // What is small still fits: one failure does not lame the office.
    await office.call('customers.setReminderHold', { clientId, customerId: 1, reason: 'x' });
    await assertSound(office);
    await office.reopen();
    expect(await office.call('deposits.import', { clientId, file: MANY, requestId: 'full' })).toMatchObject({
      accepted: 6000,
    });
    await assertSound(office);
  });

  test('by the file-size limit of the process', async () => {
    const { office, clientId } = await filledOffice();
    await office.close();
    const file = join(temporaryFolder(), 'many.csv');
    writeFileSync(file, MANY.bytes);
    const kilobytes = Math.ceil(statSync(join(office.folder, 'office.sqlite')).size / 1024) + 64;
    const run = startOfficeProcess(
      office.folder,
      {
        now: noonOf('2026-11-24'),
        steps: [{ name: 'deposits.import', input: { clientId, requestId: 'full' }, files: { file } }],
      },
      { before: ['bash', '-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`] },
    );
    await run.ended;
    const done = run.said.find((said): said is Extract<Said, { done: string }> => 'done' in said);
    if (!done || done.reply.ok) throw new Error(`not refused: ${JSON.stringify(run.said)} ${run.stderr()}`);
    expectEnvironment(done.reply.error, 'disk-full');
    await office.reopen();
    await assertSound(office);
    expect((await office.call('deposits.list', { clientId })).count).toBe(0);
    expect(await office.call('deposits.import', { clientId, file: MANY, requestId: 'full' })).toMatchObject({
      accepted: 6000,
    });
  });
});

describe('paper that cannot be written', () => {
  test('is said as booked but undrawn, shuts nobody out, and is drawn when the way is free', async () => {
    const { office, clientId } = await filledOffice();
    const documents = join(office.folder, 'documents');
    rmSync(documents, { recursive: true });
    writeFileSync(documents, 'in the way');
    const run = { clientId, asOf: '2026-11-24', requestId: 'letters' };
    expectEnvironment(await office.refused('reminders.issue', run), 'document-undrawn');
    expect((await office.call('reminders.batches', { clientId })).batches).toMatchObject([
      { letters: 1, document: null },
    ]);
    await office.reopen();
    expect((await office.call('documents.list', {})).documents).toMatchObject([{ state: 'recorded' }]);
    rmSync(documents);
    await office.reopen();
    expect((await office.call('documents.list', {})).documents).toMatchObject([{ state: 'rendered' }]);
    expect(await office.call('reminders.issue', run)).toMatchObject({ letters: 1, document: { documentId: 1 } });
    await assertSound(office);
  });
});

describe('a folder', () => {
  const isRoot = process.getuid?.() === 0;

  test.skipIf(!isRoot)(
    `that may not be written is said${isRoot ? '' : ' (not run: needs root to become somebody else)'}`,
    async () => {
      const { office } = await filledOffice();
      await office.close();
      const parent = temporaryFolder('banto-shut-');
      const folder = join(parent, 'office');
      cpSync(office.folder, folder, { recursive: true });
      chmodSync(parent, 0o755);
      chmodSync(folder, 0o555);
      chmodSync(join(folder, 'office.sqlite'), 0o444);
      const scripts = { now: noonOf('2026-11-24'), steps: [] };
      const opened = await spawnAs(65534, folder, scripts);
      if (!('opened' in opened) || opened.opened) throw new Error(JSON.stringify(opened));
      expectEnvironment(opened.error, 'folder-not-writable');
      // Handed to that user it opens.
      chmodSync(folder, 0o755);
      for (const name of ['.', 'office.sqlite', 'documents', 'backups']) chownSync(join(folder, name), 65534, 65534);
      chmodSync(join(folder, 'office.sqlite'), 0o644);
      expect(await spawnAs(65534, folder, scripts)).toEqual({ opened: true });
    },
  );

  async function spawnAs(uid: number, folder: string, script: Parameters<typeof startOfficeProcess>[1]): Promise<Said> {
    const run = startOfficeProcess(folder, script, { uid });
    await run.ended;
    const first = run.said[0];
    if (!first) throw new Error(run.stderr());
    return first;
  }

  test.each([
    ['/mnt/share', 0x6969, 'NFS'],
    ['/mnt/share', 0xff534d42, 'CIFS'],
    ['/mnt/share', 0xfe534d42, 'SMB2'],
    ['\\\\server\\share', 0, 'UNC'],
    ['//server/share', 0, 'UNC'],
  ])('on the network is refused: %s %i', (folder, kind, name) => {
    let thrown: unknown;
    try {
      refuseNetworkFolder(folder, () => kind);
    } catch (error) {
      thrown = error;
    }
    if (!(thrown instanceof EnvironmentError)) throw new Error('not refused');
    expect(thrown).toMatchObject({ code: 'office-network-folder', facts: { fileSystem: name } });
    assertSentence(sentenceOf(thrown));
  });

  test.each([0xef53, 0x9123683e, 0x58465342])('on a disk of this machine is taken: %i', (kind) => {
    refuseNetworkFolder('/home/office', () => kind);
  });

  test('without an office is said', async () => {
    const reply = await openCore({ folder: temporaryFolder(), role: 'whole' });
    if (reply.ok) throw new Error('opened nothing');
    expectEnvironment(reply.error, 'office-missing');
  });
});

async function opening(folder: string): Promise<Failure> {
  const reply = await openCore({ folder, role: 'whole' });
  if (!reply.ok) return reply.error;
  await reply.value.close();
  throw new Error('it opened');
}

describe('an office file', () => {
  test('of a newer version is left as it is', async () => {
    const { office } = await filledOffice();
    await office.close();
    const file = join(office.folder, 'office.sqlite');
    const database = new Database(file);
    database.exec(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    database.close();
    const before = readFileSync(file);
    expectEnvironment(await opening(office.folder), 'office-newer');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['whose header is overwritten', (bytes) => Buffer.concat([Buffer.alloc(100, 7), bytes.subarray(100)])],
    ['that is cut in the middle', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2 / 4096) * 4096)],
    ['that is empty', () => Buffer.alloc(0)],
    ['that is a spreadsheet', () => Buffer.from('PK\u0003\u0004 not a database')],
    ['that is a database of something else', () => otherDatabase()],
  ])('%s is said to be broken', async (_what, change) => {
    const { office } = await filledOffice();
    await office.close();
    const file = join(office.folder, 'office.sqlite');
    writeFileSync(file, change(readFileSync(file)));
    expectEnvironment(await opening(office.folder), 'office-corrupt');
  });

  function otherDatabase(): Buffer {
    const file = join(temporaryFolder(), 'other.sqlite');
    const database = new Database(file);
    database.exec('CREATE TABLE photos (id INTEGER)');
    database.close();
    return readFileSync(file);
  }

  test('with one page in the middle overwritten is found by office.verify', async () => {
    const { office, clientId } = await filledOffice();
    await office.call('deposits.import', { clientId, file: MANY });
    await office.close();
    const file = join(office.folder, 'office.sqlite');
    const database = new Database(file);
    const [page] = database
      .prepare(
        `SELECT pageno FROM dbstat WHERE name = 'deposit' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 20`,
      )
      .pluck()
      .all() as number[];
    database.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xab), 0, 4096, (page! - 1) * 4096);
    closeSync(handle);
    const reply = await reopened(office);
    if (!reply.ok) expectEnvironment(reply.error, 'office-corrupt');
    else expect(reply.value.ok).toBe(false);
  });

  async function reopened(office: TestOffice): Promise<Reply<{ ok: boolean }>> {
    await office.reopen();
    return office.reply('office.verify', {});
  }
});

const BAD_FILES: [what: string, file: GivenFile][] = [
  ['an empty file', { name: 'a.csv', bytes: new Uint8Array() }],
  ['a PDF', { name: 'a.csv', bytes: new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj') }],
  ['an image', { name: 'a.xlsx', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13) }],
  ['a zip that is no workbook', { name: 'a.xlsx', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0) }],
  ['random bytes', { name: 'a.csv', bytes: Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251) }],
  [
    'a header alone',
    csvFile('a.csv', [
      [
        '得意先コード',
        '得意先名',
        '請求番号',
        '請求日',
        '支払期日',
        '残高',
        '品名',
        '数量',
        '単価',
        '税率',
        '入金日',
        '振込名義',
        '金額',
      ],
    ]),
  ],
  [
    'columns of something else',
    csvFile('a.csv', [
      ['果物', '色'],
      ['りんご', '赤'],
    ]),
  ],
];

const CUT_ROWS: Record<string, GivenFile> = {
  'customers.import': csvFile('c.csv', [['得意先コード', '得意先名', '締日'], ['X1']]),
  'invoices.import': csvFile('i.csv', [
    ['得意先コード', '請求番号', '請求日', '品名', '数量', '単価', '税率'],
    ['A', 'Z-1', '2026-06'],
  ]),
  'openings.import': csvFile('o.csv', [
    ['得意先コード', '請求番号', '請求日', '支払期日', '残高'],
    ['A', 'Z-1', '2026-06-30', '2026-07'],
  ]),
  'deposits.import': depositTemplate([['2026-07', 'x', 1]]),
};

describe('a file that is no good', async () => {
  const { office, clientId } = await filledOffice();
  const methods = ['customers.import', 'invoices.import', 'openings.import', 'deposits.import'] as const;

  async function nothingOf(name: (typeof methods)[number], file: GivenFile): Promise<Reply<unknown>> {
    const before = auditCount(office);
    const reply = await office.reply(name, { clientId, file });
    expect(auditCount(office)).toBe(before);
    if (!reply.ok && reply.error.kind !== 'refusal') throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply;
  }

  test.each(
    methods.flatMap((name) => BAD_FILES.map(([what, file]) => [name, what, file] as const)),
  )('%s refuses %s with a sentence and keeps nothing', async (name, _what, file) => {
    const reply = await nothingOf(name, file);
    if (reply.ok) throw new Error(`taken: ${JSON.stringify(reply.value)}`);
    assertSentence(sentenceOf(reply.error));
  });

  test.each(methods)('%s names row and field of a cut row', async (name) => {
    const reply = await nothingOf(name, CUT_ROWS[name]!);
    const cells = reply.ok
      ? (reply.value as { accepted: number; rejected: { row: number; field: string; sentence: string }[] }).rejected
      : [{ row: reply.error.facts.row, field: reply.error.facts.field, sentence: sentenceOf(reply.error) }];
    expect(cells.length).toBeGreaterThan(0);
    for (const { row, field, sentence } of cells) {
      expect(row).toBe(2);
      expect(field).toBeTruthy();
      expect(sentence).toMatch(/^2行目の.+。$/);
    }
  });

  test('and afterwards the office is sound', async () => {
    await assertSound(office);
  });
});
