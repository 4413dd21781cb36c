import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real SQLite files, real Chromium: seconds, not milliseconds. Never a bound on speed (that is `npm run bench`).
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two workers and a browser share the cores: what a page shows may take a moment.
    expect: { poll: { timeout: 20_000 } },
    // In CI a test that failed runs once more, and is counted by its second run: a browser on two shared cores can miss a beat.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    maxWorkers: 2,
  },
});
