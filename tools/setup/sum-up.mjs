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
  const notRun = counts.notRun.map((entry) => ({ ...entry, reason: entry.reason.replace(/^not run: /, '') }));
  if (!built) notRun.push({ file: 'tests/e2e', test: '', reason: 'the build failed' });
  else if (!withBrowser) notRun.push({ file: 'tests/e2e', test: '', reason: 'no Chromium' });
  /** @param {string} reason */
  const isFault = (reason) => everythingMustRun && !MAY_LACK.some((pattern) => pattern.test(reason));
  const faults = notRun.filter(({ reason }) => isFault(reason));
  const passed = counts.passed + checks.all - checks.failed.length + (built ? 1 : 0);
  const failed = counts.failed + checks.failed.length + (built ? 0 : 1) + faults.length;
  const skipped = notRun.length - faults.length;
  const lines = [
    ...checks.failed.map((name) => `failed: ${name}`),
    ...(built ? [] : ['failed: build']),
    ...[...Map.groupBy(notRun, ({ file, reason }) => `${reason} (${file}`)].map(([place, entries]) => {
      const [first] = entries;
      const which = entries.length > 1 ? `, ${entries.length} tests)` : first?.test ? `: ${first.test})` : ')';
      return `not run: ${place}${which}${first && isFault(first.reason) ? ' - it must run here' : ''}`;
    }),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ];
  return { lines, passed, failed, skipped };
}
