/** The watched folder, from a file dropped to where it lies afterwards: whole ones only, each once, also after a crash. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type FolderWatch, watchOfficeFolder } from '../../src/main/hosts/electron/folder-watch.ts';
import {
  depositTemplate,
  makeClient,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { writeZengin03 } from '../support/zengin.ts';

const NEVER = 10_000_000;
const NUMBER = { bankCode: '0005', branchCode: '001', type: '1' as const };

let office: TestOffice;
let folder: string;
let watch: FolderWatch;
let clients: number[];

beforeEach(async () => {
  office = await openTestOffice('2026-11-24');
  folder = temporaryFolder('banto-watch-');
  clients = [];
  for (const number of ['1111111', '2222222'])
    clients.push(
      await makeClient(office, {
        code: `C${number[0]}-${office.folder.length}`,
        bankAccounts: [{ ...NUMBER, number }],
      }),
    );
  await office.call('watch.setFolder', { folder });
  watch = start();
});
afterEach(() => watch.stop());
afterAll(removeOffices);

const start = () =>
  watchOfficeFolder((name, input) => office.reply(name as 'watch.state', input as never), office.clock, NEVER);

const statement = (numbers: readonly string[], amountYen = 1000) =>
  writeZengin03({
    accounts: numbers.map((number, index) => ({
      number,
      rows: [{ bookedOn: '2026-11-20', amountYen: amountYen + index, payerName: 'ｱｵｲ' }],
    })),
  });
const drop = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
const list = (path = '') => (existsSync(join(folder, path)) ? readdirSync(join(folder, path)).sort() : []);
const counts = () =>
  Promise.all(clients.map(async (clientId) => (await office.call('deposits.list', { clientId })).count));

/** A file counts as whole when two looks find it alike. */
async function looks(): Promise<number> {
  return (await watch.look()) + (await watch.look());
}

test('a file of two accounts goes to both clients and is put away', async () => {
  drop('明細.txt', statement(['1111111', '2222222']));
  expect(await looks()).toBe(1);
  expect(await counts()).toEqual([1, 1]);
  expect(list()).toEqual(['取込済']);
  expect(list('取込済')).toEqual(['明細.txt']);
  const { state, files } = await office.call('watch.state', {});
  expect(state).toBe('ok');
  expect(files).toMatchObject([{ name: '明細.txt', outcome: 'imported', accepted: 2 }]);
});

test('a file that is still growing is left alone', async () => {
  const whole = statement(['1111111']);
  drop('a.txt', whole.subarray(0, 300));
  await watch.look();
  drop('a.txt', whole.subarray(0, 500));
  await watch.look();
  drop('a.txt', whole);
  await watch.look();
  expect(list()).toEqual(['a.txt']);
  expect(await counts()).toEqual([0, 0]);
  await watch.look();
  expect(await counts()).toEqual([1, 0]);
});

test.each([
  ['an account nobody has', 'x.txt', () => statement(['9999999']), /9999999.*登録されていません/s],
  ['a broken file', 'x.txt', () => statement(['1111111']).subarray(0, 450), /長さ|途中/],
  ['a picture', 'x.jpg', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), /。/],
  ['no account number', 'x.csv', () => depositTemplate([['2026-11-20', 'ｱ', 1]]).bytes, /口座番号がありません/],
])('%s goes to エラー with a note that says why', async (_what, name, bytes, reason) => {
  drop(name, bytes());
  expect(await looks()).toBe(1);
  expect(await counts()).toEqual([0, 0]);
  expect(list()).toEqual(['エラー']);
  expect(list('エラー')).toEqual([name, `${name}.理由.txt`]);
  const note = readFileSync(join(folder, 'エラー', `${name}.理由.txt`), 'utf8');
  expect(note).toMatch(reason);
  expect(note).toContain('帳簿は変わっていません');
  expect((await office.call('watch.state', {})).files[0]).toMatchObject({ outcome: 'refused', accepted: 0 });
});

test('a subfolder with a client code takes files without account numbers', async () => {
  const { clients: all } = await office.call('clients.list', {});
  const code = all.find((one) => one.clientId === clients[1])!.code;
  for (const [name, day] of [
    [code, '20'],
    ['NOBODY', '21'],
  ] as const) {
    mkdirSync(join(folder, name));
    drop(join(name, 'x.csv'), depositTemplate([[`2026-11-${day}`, 'ｱ', 1]]).bytes);
  }
  expect(await looks()).toBe(2);
  expect(await counts()).toEqual([0, 1]);
  expect(list(join(code, '取込済'))).toEqual(['x.csv']);
  expect(list(join('NOBODY', 'エラー'))).toEqual(['x.csv', 'x.csv.理由.txt']);
});

test('the program dies between the booking and the move: the next start moves the file and books nothing', async () => {
  drop('a.txt', statement(['1111111']));
  await office.call('deposits.import', { file: { name: 'a.txt', bytes: statement(['1111111']) } });
  await watch.stop();
  await office.reopen();
  watch = start();
  expect(await looks()).toBe(1);
  expect(await counts()).toEqual([1, 0]);
  expect(list('取込済')).toEqual(['a.txt']);
  expect((await office.call('watch.state', {})).files[0]).toMatchObject({ accepted: 0, duplicates: 1 });
});

test('a file of a name that lies there already keeps both', async () => {
  for (const yen of [1000, 2000, 3000]) {
    drop('a.txt', statement(['1111111'], yen));
    await looks();
  }
  expect(await counts()).toEqual([3, 0]);
  expect(list('取込済')).toHaveLength(3);
});

test('what was undone and is dropped again comes in again', async () => {
  drop('a.txt', statement(['1111111']));
  await looks();
  const { imports } = await office.call('deposits.imports', { clientId: clients[0]! });
  await office.call('deposits.undoImport', { clientId: clients[0]!, importId: imports[0]!.importId });
  drop('a.txt', statement(['1111111']));
  await looks();
  expect(await counts()).toEqual([1, 0]);
});

test('temporary files are left where they are, and a folder that is gone is only said', async () => {
  for (const name of ['~$a.xlsx', '.a.txt', 'a.txt.crdownload', 'Thumbs.db']) drop(name, statement(['1111111']));
  expect(await looks()).toBe(0);
  rmSync(folder, { recursive: true });
  expect(await looks()).toBe(0);
  expect(await office.call('watch.state', {})).toMatchObject({ state: 'missing', folder });
});

test('the folder has to be there, and is never the office’s own', async () => {
  expect(await office.refused('watch.setFolder', { folder: join(folder, 'nowhere') })).toMatchObject({
    code: 'watch-folder-missing',
  });
  expect(await office.refused('watch.setFolder', { folder: join(office.folder, 'documents') })).toMatchObject({
    code: 'watch-folder-office',
  });
  expect(await office.refused('watch.setFolder', { folder: join(office.folder, '..') })).toMatchObject({
    code: 'watch-folder-office',
  });
  await office.call('watch.setFolder', { folder: null });
  expect(await office.call('watch.state', {})).toMatchObject({ state: 'off', folder: null });
});
