/** A reporter for vitest: how many passed and failed in each file, and what was not run for which reason (the note of `context.skip`). */
import { writeFileSync } from 'node:fs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {{ file: string, test: string, reason: string }[]} notRun
 */

/**
 * @typedef {object} RunCounts
 * @property {Record<string, TestCounts>} files by path from the root of the run
 * @property {number} stray errors that belong to no file of the run
 */

export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {RunCounts} */
    const run = { files: {}, stray: 0 };
    for (const module of modules) run.files[module.relativeModuleId] = countsOf(module);
    for (const error of unhandledErrors) {
      const module = modules.find(({ moduleId }) => belongsTo(error, moduleId));
      const counts = module && run.files[module.relativeModuleId];
      if (counts) counts.failed += 1;
      else run.stray += 1;
    }
    const file = process.env.BANTO_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(run));
  }
}

/**
 * @param {import('vitest/node').TestModule} module
 * @returns {TestCounts}
 */
function countsOf(module) {
  // A file that does not load has no tests that could fail.
  /** @type {TestCounts} */
  const counts = { passed: 0, failed: module.errors().length, notRun: [] };
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') counts.passed += 1;
    else if (result.state === 'skipped')
      counts.notRun.push({
        file: module.relativeModuleId,
        test: test.fullName,
        reason: result.note ?? 'skipped without a reason',
      });
    else counts.failed += 1;
  }
  // A suite whose hooks failed, or that could not be collected, fails as one.
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
  // Its process died before it said anything of its tests.
  if (counts.failed === 0 && module.state() !== 'passed' && module.state() !== 'skipped') counts.failed = 1;
  return counts;
}

/**
 * An error that was left behind while this file ran; that a worker died is said in words only.
 * @param {unknown} error
 * @param {string} file
 */
function belongsTo(error, file) {
  if (typeof error !== 'object' || error === null) return false;
  if ('VITEST_TEST_PATH' in error) return error.VITEST_TEST_PATH === file;
  return 'message' in error && String(error.message).includes(file);
}
