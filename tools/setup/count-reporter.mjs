/** A reporter for vitest: how many passed and failed, and what was not run for which reason (the note of `context.skip`). */
import { writeFileSync } from 'node:fs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {{ file: string, test: string, reason: string }[]} notRun
 */

export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {TestCounts} */
    const counts = { passed: 0, failed: unhandledErrors.length, notRun: [] };
    for (const module of modules) {
      // A file that does not load has no tests that could fail.
      counts.failed += module.errors().length;
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
    }
    const file = process.env.BANTO_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}
