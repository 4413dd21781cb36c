/**
 * The client-meeting report of one client and of a hundred one after the other, through the core as the window asks for
 * them, in a copy of the bench office.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settableClock } from '../../src/main/core/clock.ts';
import { openCore } from '../../src/main/core/core.ts';
import { BENCH_TODAY, benchOffice, FULL_SIZE } from './make-bench-office.ts';
import { CACHE, onceMs, peakMb, report } from './measure.ts';

await measureReports();

async function measureReports(): Promise<void> {
  const source = await benchOffice(CACHE);
  const folder = join(mkdtempSync(join(tmpdir(), 'banto-bench-')), 'office');
  try {
    cpSync(source, folder, { recursive: true });
    const opened = await openCore({ folder, role: 'whole', clock: settableClock(`${BENCH_TODAY}T00:12:00Z`) });
    if (!opened.ok) throw new Error(opened.error.code);
    const core = opened.value;
    const make = async (clientId: number) => {
      const reply = await core.call('reports.meeting', { clientId, month: '2026-10' });
      if (!reply.ok) throw new Error(reply.error.code);
    };
    const first = await onceMs(() => make(1));
    report({ case: 'first meeting report (its thread starts)', figure: first.ms, unit: 'ms', of: 'figure' });
    const one = await onceMs(() => make(2));
    report({ case: 'meeting report of one client', figure: one.ms, unit: 'ms', target: 500, of: 'figure' });
    const before = process.cpuUsage();
    const all = await onceMs(async () => {
      for (let clientId = 1; clientId <= FULL_SIZE.clients; clientId++) await make(clientId);
    });
    // Of all threads: what the reports cost, whatever else the machine was doing.
    const { user, system } = process.cpuUsage(before);
    const parts = { cpuMs: (user + system) / 1000 };
    report({ case: 'meeting reports of 100 clients', figure: all.ms, unit: 'ms', target: 30_000, of: 'figure', parts });
    report({ case: 'meeting reports peak memory', figure: peakMb(), unit: 'MB', target: 600, of: 'figure' });
    await core.close();
  } finally {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
}
