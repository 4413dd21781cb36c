/** Key figures and the forecast over an office of 1,000,000 receivables, and of one of its clients. */
import { openCore } from '../../src/main/core/core.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, medianMs, report } from './measure.ts';

// Whole: an office that an earlier version built is migrated first.
const opened = await openCore({ folder: await benchOffice(CACHE), role: 'whole' });
if (!opened.ok) throw new Error(opened.error.code);
const core = opened.value;

const RUNS = 3;

type Call = Parameters<typeof core.call>;

async function measure(name: string, target: number, method: Call[0], input: Call[1]): Promise<void> {
  const before = process.cpuUsage();
  const figure = await medianMs(RUNS, async () => {
    const reply = await core.call(method, input);
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
  });
  // What one call costs, whatever else the machine was doing; medianMs calls once more to warm up.
  const { user, system } = process.cpuUsage(before);
  const parts = { cpuMs: (user + system) / 1000 / (RUNS + 1) };
  report({ case: name, figure, unit: 'ms', target, of: 'figure', parts });
}

const through = BENCH_TODAY.slice(0, 7);
await measure('figures office, 13 months', 1000, 'figures.monthly', { through });
await measure('figures one client, 13 months', 50, 'figures.monthly', { clientId: 50, through });
await measure('forecast office', 1000, 'forecast.deposits', { asOf: BENCH_TODAY });
await measure('forecast one client', 50, 'forecast.deposits', { clientId: 50, asOf: BENCH_TODAY });
await measure('forecast back-test office', 3000, 'forecast.backtest', { asOf: BENCH_TODAY });
await core.close();
