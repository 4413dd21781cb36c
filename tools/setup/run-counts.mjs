/** What came of a run of the tests, file by file, and of a second run of the files that failed. */

/** @typedef {import('./count-reporter.mjs').TestCounts} TestCounts */
/** @typedef {import('./count-reporter.mjs').RunCounts} RunCounts */

/**
 * @param {RunCounts} run
 * @returns {TestCounts}
 */
export function allOf({ files, stray }) {
  const each = Object.values(files);
  return {
    passed: each.reduce((sum, { passed }) => sum + passed, 0),
    failed: each.reduce((sum, { failed }) => sum + failed, stray),
    notRun: each.flatMap(({ notRun }) => notRun),
  };
}

/**
 * @param {RunCounts} run
 * @returns {string[]} by path
 */
export function failedFiles({ files }) {
  return Object.keys(files)
    .filter((file) => (files[file]?.failed ?? 0) > 0)
    .sort();
}

/**
 * The first run, with these files counted by the second; one that the second did not run keeps its failure.
 * @param {RunCounts} first
 * @param {readonly string[]} again
 * @param {RunCounts} second
 * @returns {RunCounts}
 */
export function counted(first, again, second) {
  const files = { ...first.files };
  for (const file of again) {
    const counts = second.files[file];
    if (counts) files[file] = counts;
  }
  return { files, stray: first.stray + second.stray };
}
