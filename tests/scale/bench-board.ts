/** What a clerk looks at first on an office of 100 clients and 1,000,000 receivables: the board, the work of the day, the queue. */
import { openCore } from '../../src/main/core/core.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, medianMs, report } from './measure.ts';

const folder = await benchOffice(CACHE);
// Whole: an office that an earlier version built is migrated first.
const opened = await openCore({ folder, role: 'whole' });
if (!opened.ok) throw new Error(opened.error.code);
const core = opened.value;
const CASES = [
  ['board', 'today.board', { asOf: BENCH_TODAY }, 150],
  ['work of the day', 'today.todos', { asOf: BENCH_TODAY }, 300],
  ['review queue', 'review.queue', {}, 150],
  ['month of a client', 'cycle.month', { clientId: 50, month: '2026-10' }, 100],
] as const;
for (const [name, method, input, target] of CASES) {
  const reply = await core.call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
  const figure = await medianMs(7, () => core.call(method, input));
  report({ case: `today ${name}`, figure, unit: 'ms', target, of: 'figure' });
}
await core.close();
