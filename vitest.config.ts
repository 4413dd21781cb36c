import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Real SQLite files, real Chromium: seconds, not milliseconds. Never a bound on speed (that is `npm run bench`).
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two workers and a browser share the cores: what a page shows may take a moment.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
