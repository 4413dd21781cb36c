/** The sum that npm test ends with: a test that fails in any way must not be counted as anything else. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunCounts } from '../../tools/setup/count-reporter.mjs';
import { allOf, counted, failedFiles } from '../../tools/setup/run-counts.mjs';
import { sumUp } from '../../tools/setup/sum-up.mjs';

const CHECKOUT = resolve(import.meta.dirname, '../..');

let folder: string;

beforeEach(() => {
  // Inside the checkout, so that the tests of the test find vitest.
  folder = mkdtempSync(join(CHECKOUT, 'node_modules/.banto-reporter-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function runOf(files: Record<string, string>): RunCounts {
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), `import { beforeAll, describe, expect, test } from 'vitest';\n${text}`);
  const counts = join(folder, 'counts.json');
  const args = [
    join(CHECKOUT, 'node_modules/vitest/vitest.mjs'),
    'run',
    `--root=${folder}`,
    `--reporter=${join(CHECKOUT, 'tools/setup/count-reporter.mjs')}`,
  ];
  spawnSync(process.execPath, args, { cwd: folder, env: { ...process.env, BANTO_TEST_COUNTS: counts } });
  return JSON.parse(readFileSync(counts, 'utf8'));
}

test('counts what passed and failed, and names what was not run with its reason', () => {
  const run = runOf({
    'a.test.js': `
      test('passes', () => {});
      test('fails', () => expect(1).toBe(2));
      test.skip('is left out', () => {});
      test('has no binary', (context) => context.skip(true, 'no Electron binary'));
      test.each([1, 2])('row %s', (row) => expect(row).toBe(1));
    `,
    'broken.test.js': `throw new Error('does not load');`,
    'hook.test.js': `describe('a suite', () => { beforeAll(() => { throw new Error('hook'); }); test('is never run', () => {}); });`,
    'stray.test.js': `test('passes, but leaves an error behind', () => { setTimeout(() => { throw new Error('stray'); }, 1); return new Promise((next) => setTimeout(next, 50)); });`,
  });
  const counts = allOf(run);
  expect(counts).toEqual({
    passed: 3,
    failed: expect.any(Number),
    notRun: [
      { file: 'a.test.js', test: 'is left out', reason: 'skipped without a reason' },
      { file: 'a.test.js', test: 'has no binary', reason: 'no Electron binary' },
      ...[{ file: 'hook.test.js', test: 'a suite > is never run', reason: 'skipped without a reason' }],
    ],
  });
  // Two failed, one file did not load, one hook failed, one error was left behind.
  expect(counts).toMatchObject({ failed: 5 });
  expect(failedFiles(run)).toEqual(['a.test.js', 'broken.test.js', 'hook.test.js', 'stray.test.js']);
}, 60_000);

test('counts a file whose process died as failed, and no other', () => {
  const run = runOf({
    'dies.test.js': `test('dies', () => process.kill(process.pid, 'SIGKILL'));`,
    'lives.test.js': `test('passes', () => {});`,
  });
  expect(failedFiles(run)).toEqual(['dies.test.js']);
  expect(allOf(run).passed).toBe(1);
}, 60_000);

test('a second run counts for the files it ran, and takes nothing else away', () => {
  const file = (passed: number, failed: number) => ({ passed, failed, notRun: [] });
  const first = { files: { 'a.ts': file(3, 0), 'b.ts': file(1, 2), 'c.ts': file(0, 1) }, stray: 1 };
  const second = { files: { 'b.ts': file(3, 0) }, stray: 0 };
  expect(failedFiles(first)).toEqual(['b.ts', 'c.ts']);
  // One error belongs to no file, and c.ts was not run again.
  expect(allOf(counted(first, ['b.ts', 'c.ts'], second))).toEqual({ passed: 6, failed: 2, notRun: [] });
  const worse = { files: { 'b.ts': file(0, 3) }, stray: 1 };
  expect(allOf(counted(first, ['b.ts'], worse))).toEqual({ passed: 3, failed: 6, notRun: [] });
});

test.each([
  ['all is well', {}, '11 passed, 0 failed', []],
  ['a check failed', { checks: { all: 4, failed: ['types (node)'] } }, '10 passed, 1 failed', ['failed: types (node)']],
  [
    'the build failed',
    { built: false },
    '10 passed, 1 failed, 1 skipped',
    ['failed: build', 'not run: the build failed (tests/e2e)'],
  ],
  [
    'there is no browser',
    { withBrowser: false },
    '11 passed, 0 failed, 1 skipped',
    ['not run: no Chromium (tests/e2e)'],
  ],
  [
    'there must be a browser',
    { withBrowser: false, everythingMustRun: true },
    '11 passed, 1 failed',
    ['not run: no Chromium (tests/e2e) - it must run here'],
  ],
  [
    'what cannot be installed lacks where everything must run',
    {
      everythingMustRun: true,
      counts: {
        passed: 6,
        failed: 2,
        notRun: ['no Electron binary', 'not run: needs Windows', 'skipped without a reason', 'no Electron binary'].map(
          (reason) => ({
            file: 'a.test.ts',
            test: 'it',
            reason,
          }),
        ),
      },
    },
    '11 passed, 3 failed, 3 skipped',
    [
      'not run: no Electron binary (a.test.ts, 2 tests)',
      'not run: needs Windows (a.test.ts: it)',
      'not run: skipped without a reason (a.test.ts: it) - it must run here',
    ],
  ],
])('the last line when %s', (_, given, last, before) => {
  const run = {
    counts: { passed: 6, failed: 0, notRun: [] },
    checks: { all: 4, failed: [] },
    built: true,
    withBrowser: true,
    everythingMustRun: false,
    ...given,
  };
  expect(sumUp(run).lines).toEqual([...before, last]);
});
