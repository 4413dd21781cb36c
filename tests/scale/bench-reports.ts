/**
 * Workbooks: the client-meeting report of one client and of a hundred one after the other, through the core as the window
 * asks for them, and a list of 100,000 rows. The reports are made in a copy of the bench office.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settableClock } from '../../src/main/core/clock.ts';
import { openCore } from '../../src/main/core/core.ts';
import { createJobs } from '../../src/main/core/jobs.ts';
import { BENCH_TODAY, benchOffice, FULL_SIZE } from './make-bench-office.ts';
import { CACHE, onceMs, peakMb, report } from './measure.ts';

const LIST_ROWS = 100_000;

await measureList();
await measureReports();

/** Alone and first: its peak is this process's. Drawn by the job thread, as the program does it. */
async function measureList(): Promise<void> {
  const rows = Array.from({ length: LIST_ROWS }, (_, at) => [
    `26${String(at).padStart(8, '0')}`,
    `株式会社得意先${at % 997}`,
    '2026-10-31',
    '2026-11-30',
    (at * 7_919) % 1_000_000,
    at % 3 === 0 ? 0 : (at * 104_729) % 1_000_000,
    at % 120,
    at % 5 === 0 ? '督促状' : '',
  ]);
  const before = peakMb();
  const jobs = createJobs(settableClock(`${BENCH_TODAY}T00:12:00Z`), () => undefined);
  const { ms, value } = await onceMs(() =>
    jobs.run('list-workbook', {
      title: '請求',
      owner: '株式会社ベンチ商会',
      subtitle: '未回収',
      colour: 1,
      words: { total: '合計', nothing: '' },
      createdOn: BENCH_TODAY,
      columns: [
        { label: '請求番号', kind: 'text', width: 14, summed: false },
        { label: '得意先', kind: 'text', width: 30, summed: false },
        { label: '請求日', kind: 'date', width: 12, summed: false },
        { label: '支払期日', kind: 'date', width: 12, summed: false },
        { label: '請求額', kind: 'yen', width: 14, summed: true },
        { label: '残高', kind: 'yen', width: 14, summed: true },
        { label: '経過', kind: 'count', width: 8, summed: false },
        { label: '督促', kind: 'text', width: 20, summed: false },
      ],
      rows,
    }),
  );
  await jobs.close();
  report({ case: 'list of 100,000 rows', figure: ms, unit: 'ms', target: 5000, of: 'figure' });
  const parts = { rowsMb: before, fileMb: value.length / 1_000_000 };
  report({ case: 'list of 100,000 rows peak memory', figure: peakMb(), unit: 'MB', target: 300, of: 'figure', parts });
}

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
