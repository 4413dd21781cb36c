/** Who is reminded: the proposal over an office of 100 clients and 10,000 customers, and one client of it. */
import { openCore } from '../../src/main/core/core.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, medianMs, report } from './measure.ts';

const folder = await benchOffice(CACHE);
const opened = await openCore({ folder, role: 'whole' });
if (!opened.ok) throw new Error(opened.error.code);
const core = opened.value;
const confirm = ['stale-bank-data' as const];
const CASES = [
  ['whole office', {}, 1000],
  ['one client', { clientId: 50 }, 50],
] as const;
for (const [name, scope, target] of CASES) {
  const input = { ...scope, asOf: BENCH_TODAY, confirm: [...confirm] };
  const reply = await core.call('reminders.propose', input);
  if (!reply.ok) throw new Error(`reminders.propose: ${reply.error.code}`);
  const customers = reply.value.letters.length + reply.value.withheld.length;
  const figure = await medianMs(5, () => core.call('reminders.propose', input));
  report({ case: `reminders propose, ${name}, ${customers} customers`, figure, unit: 'ms', target, of: 'figure' });
}
await core.close();
