/** The command line as a script meets it: JSON or nothing on standard output, Japanese on standard error, and the exit code. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeOffices, temporaryFolder } from '../support/office.ts';

const MAIN = join(import.meta.dirname, '../../src/main/hosts/cli/main.ts');

let folder: string;

function banto(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = join(temporaryFolder('番頭 試験-'), '青葉 会計');
  expect(banto('init', folder, '--name', '青葉会計')).toMatchObject({ status: 0, stderr: '' });
});
afterAll(removeOffices);

describe('wrong usage ends with 2 and a Japanese line', () => {
  test.each<[what: string, args: () => string[], words: RegExp]>([
    ['an unknown option', () => ['call', folder, 'office.info', '{}', '--bogus'], /「--bogus」という指定はありません/],
    ['an option without its value', () => ['call', folder, 'office.info', '{}', '--as'], /「--as」の指定のしかた/],
    ['JSON that is none', () => ['call', folder, 'office.info', '{bad'], /JSONとして読めません\(1行目の2文字目\)/],
    ['JSON cut short', () => ['call', folder, 'office.info', '{"a":'], /JSONとして読めません/],
    ['a name of blanks', () => ['init', `${folder}2`, '--name', '  '], /--name/],
    ['a file that is not there', () => ['call', folder, 'deposits.import', '{"file":{"$file":"/nope"}}'], /読めません/],
  ])('%s', (_what, args, words) => {
    const { status, stdout, stderr } = banto(...args());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr.split('\n')[0]).not.toMatch(/Unknown|argument|Expected|at /);
  });
});

test('a copy that cannot be written takes nothing back: the value is printed, and the exit code is 3', () => {
  const out = join(folder, 'no', 'such', 'place.xlsx');
  const { status, stdout, stderr } = banto('call', folder, 'aging.workbook', '{"asOf":"2026-11-24"}', '--out', out);
  const { document } = JSON.parse(stdout) as { document: { path: string } };
  expect(existsSync(join(folder, document.path))).toBe(true);
  expect(status).toBe(3);
  expect(JSON.parse(stderr)).toMatchObject({ code: 'copy-not-written', sentence: expect.stringContaining(out) });
});

test('a corrupt call of an outsider never shows a stack', () => {
  const { status, stdout, stderr } = banto('call', folder, 'clients.create', '{"code":1,"name":[]}');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(JSON.parse(stderr)).toMatchObject({ code: 'input-invalid', field: 'code' });
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.skipIf(process.platform === 'win32')(
  'a reader that closes early leaves the call whole and standard error quiet',
  () => {
    const command = `"${process.execPath}" "${MAIN}" methods --json; echo "exit $?" >&2`;
    const { stdout, stderr } = spawnSync('sh', ['-c', `(${command}) | head -c 5`], { encoding: 'utf8' });
    expect(stdout).toHaveLength(5);
    expect(stderr).toBe('exit 0\n');
  },
);
