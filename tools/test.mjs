/**
 * npm test: installs what is missing, then types, lint, build and every test. What cannot run here is named with its
 * reason; the last line is the sum. Arguments are passed on to vitest (a file, -t name).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, isBuilt } from './setup/build.mjs';
import { CHECK_COUNT, failedChecks } from './setup/check-steps.mjs';
import { provideChromium } from './setup/chromium.mjs';
import { continueOn, ROOT, ready } from './setup/ready.mjs';
import { forgetFailures } from './setup/remembered.mjs';
import { allOf, counted, failedFiles } from './setup/run-counts.mjs';
import { say } from './setup/say.mjs';
import { sumUp } from './setup/sum-up.mjs';

/** @typedef {import('./setup/count-reporter.mjs').TestCounts} TestCounts */
/** @typedef {import('./setup/count-reporter.mjs').RunCounts} RunCounts */

const UNATTENDED = Boolean(process.env.CI) || process.env.BANTO_EVERYTHING_MUST_RUN === '1';
const given = process.argv.slice(2).filter((argument) => argument !== '--retry');
const node = ready();
continueOn(node);
if (process.argv.includes('--retry')) forgetFailures(ROOT);
const chromium = await provideChromium(ROOT, node, { systemPackage: true });

const checksFailed = failedChecks(ROOT, node);
const built = isBuilt(ROOT) || build(ROOT, node);
const { counts, again } = runTwice();
report();

/**
 * Where nobody looks on, a file in which something failed runs once more, whole, and is counted by its second run: a
 * browser on two shared cores can miss a beat. One test alone could not be tried again: it begins where the one before left the office.
 * @returns {{ counts: TestCounts, again: string[] }}
 */
function runTwice() {
  const first = runTests(given);
  const again = UNATTENDED ? failedFiles(first) : [];
  if (again.length === 0) return { counts: allOf(first), again };
  say(`once more: ${again.join(', ')}`);
  const second = runTests([...again, ...given.filter((argument) => argument.startsWith('-'))]);
  return { counts: allOf(counted(first, again, second)), again };
}

/**
 * @param {string[]} wanted files and flags for vitest
 * @returns {RunCounts}
 */
function runTests(wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'banto-tests-'));
  const result = join(folder, 'counts.json');
  const reporter = join(ROOT, 'tools/setup/count-reporter.mjs');
  // Without a browser, or without the program, the end-to-end tests could only fail for that reason.
  const leftOut = chromium && built ? [] : ['--exclude', 'tests/e2e/**'];
  const args = [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${reporter}`,
    ...leftOut,
    ...wanted,
  ];
  const { status } = spawnSync(node, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, BANTO_TEST_COUNTS: result },
  });
  try {
    /** @type {RunCounts} */
    const run = JSON.parse(readFileSync(result, 'utf8'));
    return status !== 0 && allOf(run).failed === 0 ? { ...run, stray: 1 } : run;
  } catch {
    say('vitest ended without a result');
    return { files: {}, stray: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report() {
  const { lines, failed } = sumUp({
    counts,
    checks: { all: CHECK_COUNT, failed: checksFailed },
    built,
    withBrowser: chromium !== null,
    everythingMustRun: process.env.BANTO_EVERYTHING_MUST_RUN === '1',
  });
  for (const file of again) console.log(`ran twice: ${file}`);
  for (const line of lines) console.log(line);
  process.exitCode = failed === 0 ? 0 : 1;
}
