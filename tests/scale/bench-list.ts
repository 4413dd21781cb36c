/** A list of 100,000 rows as a workbook, drawn by the job thread as the program does it. */
import { settableClock } from '../../src/main/core/clock.ts';
import { createJobs } from '../../src/main/core/jobs.ts';
import { BENCH_TODAY } from './make-bench-office.ts';
import { onceMs, peakMb, report } from './measure.ts';

const LIST_ROWS = 100_000;

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
