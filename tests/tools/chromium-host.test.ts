/** The parts of the Chromium host that need no browser: values crossing unchanged, and the path dialog's answers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pathDialogWords } from '../../src/messages/path-dialog.ts';
import { makeCodec } from '../../tools/chromium-host/codec.ts';
import { createPathDialog, type DialogOptions } from '../../tools/chromium-host/path-dialog.ts';

describe('the codec', () => {
  const codec = makeCodec();
  const crossed = (value: unknown) => codec.decode(codec.encode(value));

  test('carries what structured clone carries and JSON does not', () => {
    const value = {
      bytes: new Uint8Array([0, 1, 255]),
      none: undefined,
      nothing: null,
      list: [undefined, Number.NaN, Number.POSITIVE_INFINITY, 10n ** 30n],
      date: new Date(0),
      map: new Map<unknown, unknown>([['㈱', new Set([1, undefined])]]),
      text: '\u0001type𠮷\u2028',
    };
    expect(crossed(value)).toEqual(value);
    expect(crossed(undefined)).toBeUndefined();
  });

  test('changes no value that a call or an answer can hold', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
        fc.uint8Array({ maxLength: 200 }),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(
          fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__' && key !== '\u0001type'),
          tie('value'),
          { maxKeys: 5, noNullPrototype: true },
        ),
      ),
    })).value;
    const same = fc.property(value, (given) => {
      expect(crossed(given)).toEqual(given);
    });
    fc.assert(same, { numRuns: 500 });
  });

  test('carries a large file', () => {
    const bytes = Uint8Array.from({ length: 5_000_000 }, (_, index) => (index * 31) % 251);
    expect(Buffer.compare(Buffer.from(crossed(bytes) as Uint8Array), Buffer.from(bytes))).toBe(0);
  });
});

describe('the path dialog', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banto-paths-'));
    mkdirSync(join(folder, '帳簿', 'backups'), { recursive: true });
    writeFileSync(join(folder, 'a.sqlite'), '');
    writeFileSync(join(folder, 'b.txt'), '');
    writeFileSync(join(folder, '.hidden'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const dialog = (options: Partial<DialogOptions> & Pick<DialogOptions, 'kind'>) =>
    createPathDialog({ title: '', folder, ...options });
  const names = (answer: ReturnType<ReturnType<typeof dialog>>) =>
    'view' in answer ? answer.view.entries.map((entry) => entry.name) : null;

  test('shows folders only, or the files that fit, and walks down and up', () => {
    expect(names(dialog({ kind: 'folder' })({ action: 'start' }))).toEqual(['帳簿']);
    const files = dialog({ kind: 'file', extensions: ['sqlite'] });
    expect(names(files({ action: 'start' }))).toEqual(['帳簿', 'a.sqlite']);
    expect(files({ action: 'pick', name: '帳簿' })).toMatchObject({
      view: { path: join(folder, '帳簿'), entries: [{ name: 'backups' }] },
    });
    expect(files({ action: 'up' })).toMatchObject({ view: { path: folder } });
    expect(files({ action: 'pick', name: 'a.sqlite' })).toMatchObject({ view: { path: join(folder, 'a.sqlite') } });
    expect(files({ action: 'choose', path: join(folder, 'a.sqlite') })).toEqual({ chosen: join(folder, 'a.sqlite') });
  });

  test.each([
    ['folder', 'relative/path', pathDialogWords.notAbsolute],
    ['folder', '{}/a.sqlite', pathDialogWords.notAFolder],
    ['folder', '{}/none/deeper', pathDialogWords.notThere],
    ['file', '{}/none.sqlite', pathDialogWords.notThere],
    ['file', '{}/帳簿', pathDialogWords.notAFile],
    ['save', '{}/none/list.xlsx', pathDialogWords.notThere],
    ['save', '{}/帳簿', pathDialogWords.notAFile],
  ] as const)('for a %s does not take %s, and keeps what was typed', (kind, path, problem) => {
    const typed = path.replace('{}', folder);
    expect(dialog({ kind })({ action: 'choose', path: typed })).toMatchObject({ view: { problem, path: typed } });
  });

  test('takes a folder that is still to be made, and a file that is not there yet', () => {
    expect(dialog({ kind: 'folder' })({ action: 'choose', path: ` ${join(folder, '新しい')} ` })).toEqual({
      chosen: join(folder, '新しい'),
    });
    expect(dialog({ kind: 'save', name: 'list.xlsx' })({ action: 'start' })).toMatchObject({
      view: { path: join(folder, 'list.xlsx') },
    });
  });

  test('replaces a file only when asked twice for the same one', () => {
    const ask = dialog({ kind: 'save' });
    const first = { action: 'choose', path: join(folder, 'a.sqlite') } as const;
    const other = { action: 'choose', path: join(folder, 'b.txt') } as const;
    expect(ask(first)).toMatchObject({ view: { problem: pathDialogWords.replaces } });
    expect(ask(other)).toMatchObject({ view: { problem: pathDialogWords.replaces } });
    expect(ask(other)).toEqual({ chosen: join(folder, 'b.txt') });
  });

  test('gives up', () => {
    expect(dialog({ kind: 'folder' })({ action: 'cancel' })).toEqual({ chosen: null });
  });
});
