/** The last lines of npm test. */

/** @typedef {import('./count-reporter.mjs').TestCounts} TestCounts */

/** Where the tests are meant to run everywhere, these may still lack: nobody can install them there. */
const MAY_LACK = [/^no Electron binary$/, /^needs (Windows|macOS|Linux)\b/];

/**
 * What failed and was not run by name, and at the end one line: N passed, N failed[, N skipped].
 * @param {object} run
 * @param {TestCounts} run.counts
 * @param {{ all: number, failed: string[] }} run.checks types, lint and format count as one test each
 * @param {boolean} run.built the build counts as one test
 * @param {boolean} run.withBrowser whether the end-to-end tests could run
 * @param {boolean} run.everythingMustRun a test that was not run for want of something that can be installed has failed
 * @returns {{ lines: string[], passed: number, failed: number, skipped: number }}
 */
export function sumUp({ counts, checks, built, withBrowser, everythingMustRun }) {
  const notRun = counts.notRun.map(({ test, reason }) => ({ test, reason: reason.replace(/^not run: /, '') }));
  if (!built) notRun.push({ test: 'tests/e2e', reason: 'the build failed' });
  else if (!withBrowser) notRun.push({ test: 'tests/e2e', reason: 'no Chromium' });
  const faults = everythingMustRun
    ? notRun.filter(({ reason }) => !MAY_LACK.some((pattern) => pattern.test(reason)))
    : [];
  const passed = counts.passed + checks.all - checks.failed.length + (built ? 1 : 0);
  const failed = counts.failed + checks.failed.length + (built ? 0 : 1) + faults.length;
  const skipped = notRun.length - faults.length;
  const lines = [
    ...checks.failed.map((name) => `failed: ${name}`),
    ...(built ? [] : ['failed: build']),
    ...notRun.map(
      (entry) => `not run: ${entry.reason} (${entry.test})${faults.includes(entry) ? ' - it must run here' : ''}`,
    ),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ];
  return { lines, passed, failed, skipped };
}
