/** Resident memory of a process that opened the large office, answered the first screens, and collected its garbage. */
import { openCore } from '../../src/main/core/core.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, report } from './measure.ts';

const folder = await benchOffice(CACHE);
const opened = await openCore({ folder, role: 'whole' });
if (!opened.ok) throw new Error(opened.error.code);
for (const [method, input] of [
  ['clients.list', {}],
  ['today.board', { asOf: BENCH_TODAY }],
  ['customers.list', { clientId: 1 }],
] as const) {
  const reply = await opened.value.call(method, input);
  if (!reply.ok) throw new Error(reply.error.code);
}
globalThis.gc?.();
report({
  case: 'memory after opening',
  figure: process.memoryUsage().rss / 1048576,
  unit: 'MB',
  target: 350,
  of: 'figure',
});
await opened.value.close();
