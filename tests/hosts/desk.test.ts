/** What the window asks of its host: offices opened and remembered, the daily backup, documents and nothing else opened. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CoreEvent } from '../../src/contract/reply.ts';
import { settableClock } from '../../src/main/core/clock.ts';
import { createDesk, type DeskCall } from '../../src/main/hosts/electron/desk.ts';
import { createOfficeDoor, type OfficeDoor } from '../../src/main/hosts/electron/office-door.ts';

let folder: string;
let door: OfficeDoor;
let call: DeskCall;
let opened: string[];
let events: CoreEvent[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banto-desk-'));
  start();
});
afterEach(async () => {
  await door.close();
  delete process.env.BANTO_NOW;
  rmSync(folder, { recursive: true, force: true });
});

/** The program as it starts: a new door over what the last one left in userData. */
function start(backupAfterMs = 60_000): void {
  opened = [];
  events = [];
  door = createOfficeDoor({
    stateFile: join(folder, 'user-data', 'desk.json'),
    clock: settableClock('2026-11-24T00:00:00.000Z'),
    emit: (event) => events.push(event),
    backupAfterMs,
  });
  call = createDesk(door, {
    chooseFolder: async () => join(folder, 'chosen'),
    chooseFile: async () => null,
    chooseSavePath: async (name) => join(folder, name),
    async openPath(path) {
      opened.push(path);
      return path.endsWith('.broken') ? 'no program for it' : '';
    },
    showInFolder: (path) => opened.push(`in folder ${path}`),
  });
  door.reopen(door.state().lastOpen);
}

async function restart(backupAfterMs?: number): Promise<void> {
  await door.close();
  start(backupAfterMs);
}

const office = (name: string) => join(folder, name);
const make = (name: string) => call('desk.createOffice', { path: office(name), name });

test('the office of the last time is open again, the newest first among the recent ones', async () => {
  await make('a');
  await make('b');
  await restart();
  expect(await call('desk.state', {})).toMatchObject({
    ok: true,
    value: {
      open: { path: office('b'), name: 'b' },
      recent: [{ path: office('b') }, { path: office('a') }],
      reopenFailure: null,
    },
  });
  expect(await call('office.info', {})).toMatchObject({ ok: true, value: { name: 'b' } });
});

test('an office that was left is not opened by itself', async () => {
  await make('a');
  await call('desk.closeOffice', {});
  expect(await call('office.info', {})).toMatchObject({ ok: false, error: { code: 'office-missing' } });
  await restart();
  expect(await call('desk.state', {})).toMatchObject({
    ok: true,
    value: { open: null, recent: [{ path: office('a') }] },
  });
});

test('when another office cannot be opened the clerk stays in the one that is', async () => {
  await make('a');
  expect(await call('desk.openOffice', { path: office('nowhere') })).toMatchObject({
    ok: false,
    error: { kind: 'environment', code: 'office-missing' },
  });
  expect(await call('office.info', {})).toMatchObject({ ok: true, value: { name: 'a' } });
});

test('a folder that is gone is shown as missing and can be forgotten; why it could not be opened is told', async () => {
  await make('a');
  await door.close();
  rmSync(office('a'), { recursive: true });
  start();
  expect(await call('desk.state', {})).toMatchObject({
    ok: true,
    value: {
      open: null,
      recent: [{ path: office('a'), missing: true }],
      reopenFailure: { path: office('a'), error: { code: 'office-missing' } },
    },
  });
  await call('desk.forgetOffice', { path: office('a') });
  expect(await call('desk.state', {})).toMatchObject({ ok: true, value: { recent: [] } });
});

test('memory that cannot be read does not keep the program from starting', async () => {
  mkdirSync(join(folder, 'user-data'), { recursive: true });
  for (const text of ['', '{"recent": [', '[]', '{"recent":[{"path":1}],"lastOpen":null,"actorCodes":{}}', '\0\0\0']) {
    writeFileSync(join(folder, 'user-data', 'desk.json'), text);
    await restart();
    expect(await call('desk.state', {})).toMatchObject({ ok: true, value: { open: null, recent: [] } });
  }
  expect(await make('a')).toMatchObject({ ok: true });
});

test('who acts is remembered for each office', async () => {
  await make('a');
  await call('staff.save', { code: 'T1', name: '田中' });
  await call('desk.chooseActor', { code: 'T1' });
  await make('b');
  expect(await call('desk.state', {})).toMatchObject({ value: { actorCode: null } });
  await call('desk.openOffice', { path: office('a') });
  expect(await call('office.info', {})).toMatchObject({ value: { actor: { code: 'T1', name: '田中' } } });
});

test('the daily backup is made once a day by the day in Japan, and not before the window has had an answer', async () => {
  // 23:30 in Japan, the next day begins half an hour later while it is the same day in UTC.
  process.env.BANTO_NOW = '2026-11-24T14:30:00.000Z';
  await make('a');
  const backups = () =>
    existsSync(join(office('a'), 'backups'))
      ? readdirSync(join(office('a'), 'backups')).filter((name) => name.endsWith('.sqlite')).length
      : 0;
  await restart(10);
  await call('desk.state', {});
  expect(backups()).toBe(0);
  await call('office.info', {});
  await expect.poll(backups).toBe(1);

  await restart(10);
  await call('office.info', {});
  await new Promise((next) => setTimeout(next, 300));
  expect(backups()).toBe(1);

  process.env.BANTO_NOW = '2026-11-24T15:10:00.000Z';
  await restart(10);
  await call('office.info', {});
  await expect.poll(backups).toBe(2);
});

test('a daily backup that fails is told to the window', async () => {
  await make('a');
  rmSync(join(office('a'), 'backups'), { recursive: true });
  writeFileSync(join(office('a'), 'backups'), 'in the way');
  await restart(10);
  await call('office.info', {});
  await expect.poll(() => events).toContainEqual(expect.objectContaining({ nouns: ['desk'] }));
  expect(await call('desk.state', {})).toMatchObject({ value: { backupFailure: { kind: expect.any(String) } } });
});

test('opens documents of the office and files it saved, and nothing else', async () => {
  await make('a');
  mkdirSync(join(office('a'), 'documents/2026-11'), { recursive: true });
  writeFileSync(join(office('a'), 'documents/2026-11/letter.pdf'), 'pdf');
  writeFileSync(join(office('a'), 'documents/letter.broken'), '');
  writeFileSync(join(folder, 'secret.txt'), '');
  symlinkSync(join(folder, 'secret.txt'), join(office('a'), 'documents/link.pdf'));
  const ask = (path: string, how: 'open' | 'folder' = 'open') => call('desk.openDocument', { path, how });
  expect(await ask('documents/2026-11/letter.pdf')).toMatchObject({ ok: true });
  expect(await ask('documents/2026-11/letter.pdf', 'folder')).toMatchObject({ ok: true });
  expect(opened).toEqual([
    join(office('a'), 'documents/2026-11/letter.pdf'),
    `in folder ${join(office('a'), 'documents/2026-11/letter.pdf')}`,
  ]);
  expect(await ask('documents/letter.broken')).toMatchObject({
    ok: false,
    error: { kind: 'environment', facts: { detail: 'no program for it' } },
  });
  for (const path of [
    'office.sqlite',
    '../secret.txt',
    'documents/../../secret.txt',
    'documents/link.pdf',
    join(folder, 'secret.txt'),
    'documents/none.pdf',
    '\0',
  ]) {
    expect(await ask(path)).toMatchObject({ ok: false, error: { code: 'document-unknown' } });
  }
  expect(await call('desk.saveAs', { name: 'list.xlsx', bytes: new Uint8Array([1, 2]) })).toEqual({
    ok: true,
    value: { path: join(folder, 'list.xlsx') },
  });
  expect(await ask(join(folder, 'list.xlsx'))).toMatchObject({ ok: true });
});

test('a backup is restored into a new folder and opened there', async () => {
  await make('a');
  await call('staff.save', { code: 'T1', name: '田中' });
  const backup = await call('office.backup', {});
  const backupPath = backup.ok ? (backup.value as { path: string }).path : '';
  await call('staff.save', { code: 'T2', name: '佐藤' });
  expect(await call('desk.restoreOffice', { backupPath, path: office('restored') })).toEqual({
    ok: true,
    value: { path: office('restored') },
  });
  expect(await call('staff.list', {})).toMatchObject({ value: { staff: [{ code: 'T1' }] } });
  expect(
    await call('desk.restoreOffice', { backupPath: join(folder, 'none.sqlite'), path: office('other') }),
  ).toMatchObject({ ok: false, error: { code: 'backup-missing' } });
});
