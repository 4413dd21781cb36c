/**
 * Another client's page by F4 and two kana, in the built program with the large office open: the time its calls take in
 * the main process and the page's own script, style and layout. The sum counts as if nothing ran beside each other. What the
 * rig adds (carrying calls through a browser's debugging door) is only in `seenMs`, told and not judged.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { launchApp, type RunningApp } from '../e2e/launch.ts';
import { BENCH_TODAY, benchOffice, headOf } from './make-bench-office.ts';
import { CACHE, report } from './measure.ts';

const PAGES = ['today', 'invoices', 'deposits', 'matching', 'aging', 'reminders', 'reports', 'customers'];
const SWITCHES = 7;
/** The paper of the letter in hand is asked for only when the clerk rests on it. */
const AT_REST = 'reminders.preview';

interface Call {
  name: string;
  start: number;
  /** 0 while it is under way. */
  end: number;
}

interface Switched {
  callsMs: number;
  pageMs: number;
  seenMs: number;
}

interface Desk {
  app: RunningApp;
  page: Page;
  session: CDPSession;
}

const folder = await benchOffice(CACHE);
const userData = mkdtempSync(join(tmpdir(), 'banto-bench-switch-'));
const app = await launchApp({ userData, now: `${BENCH_TODAY}T09:12:00+09:00`, backend: 'chromium-host' });
try {
  await measure(app);
} finally {
  await app.close();
  rmSync(userData, { recursive: true, force: true });
  // The day's backup is a copy of all of it; the bench needs none.
  for (const name of readdirSync(join(folder, 'backups'))) rmSync(join(folder, 'backups', name));
}

async function measure(running: RunningApp): Promise<void> {
  const { page } = running;
  const session = await page.context().newCDPSession(page);
  // Time on the processor, so that a busy machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const desk: Desk = { app: running, page, session };
  const rigBytes = await residentBytes(running);
  await page.evaluate((path) => window.banto.call('desk.openOffice', { path }), folder);
  await page.reload();
  await page.locator('.rail').waitFor();
  await watchCalls(running);
  await watchPage(page);
  // Nobody is registered in the bench office: the question who acts is put aside.
  await page.locator('.dialog-body').waitFor();
  await page.keyboard.press('Escape');
  await settle(desk);
  const bytes = await residentBytes(running);
  // The rig lives in the same process; the program without it is measured by bench-memory.ts.
  report({
    case: 'memory under the rig',
    figure: bytes / 1048576,
    unit: 'MB',
    floor: rigBytes / 1048576,
    of: 'figure',
  });
  await backedUp(page);

  let clientId = 0;
  for (const name of PAGES) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${name}`);
    await settle(desk);
    const runs: Switched[] = [];
    // The first one on a page is not counted: its code is compiled then.
    for (let run = 0; run <= SWITCHES; run++) {
      clientId += 1;
      const switched = await switchTo(desk, clientId);
      if (run > 0) runs.push(switched);
    }
    reportRuns(`switch on ${name}`, runs);
  }
}

/** Resident memory of the main process after one collection. */
function residentBytes(running: RunningApp): Promise<number> {
  return running.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc')();
    return process.memoryUsage().rss;
  }, null);
}

function reportRuns(name: string, runs: Switched[]): void {
  const bySum = [...runs].sort((a, b) => a.callsMs + a.pageMs - b.callsMs - b.pageMs);
  const median = bySum[Math.floor(bySum.length / 2)]!;
  report({
    case: name,
    figure: median.callsMs + median.pageMs,
    unit: 'ms',
    target: 100,
    of: 'figure',
    parts: { callsMs: median.callsMs, pageMs: median.pageMs, seenMs: median.seenMs },
  });
}

async function switchTo(desk: Desk, clientId: number): Promise<Switched> {
  const { app: running, page } = desk;
  await takeCalls(running);
  const before = await pageMs(desk);
  await page.keyboard.press('F4');
  await page.keyboard.type(headOf(clientId));
  await settle(desk);
  const after = await pageMs(desk);
  const calls = await takeCalls(running);
  const seen = await page.evaluate(() => {
    const { typedAt, changedAt } = (window as Window & { seen?: { typedAt: number; changedAt: number } }).seen!;
    return { name: document.querySelector('.rail .switch b')?.textContent, ms: changedAt - typedAt };
  });
  if (seen.name !== `株式会社ベンチ${clientId}商会`)
    throw new Error(`client ${clientId} is not on screen: ${seen.name}`);
  return { callsMs: busyMs(calls.filter(({ name }) => name !== AT_REST)), pageMs: after - before, seenMs: seen.ms };
}

/** Time in which at least one call was under way. */
function busyMs(calls: readonly Call[]): number {
  let [total, until] = [0, 0];
  for (const { start, end } of [...calls].sort((a, b) => a.start - b.start)) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total;
}

/** Milliseconds the page has spent on script, style and layout so far. */
async function pageMs({ session }: Desk): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const parts = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
  return metrics.filter(({ name }) => parts.includes(name)).reduce((sum, { value }) => sum + value * 1000, 0);
}

/** Every call is timed where it arrives: in the main process, its way to a reader and back included. */
function watchCalls(running: RunningApp): Promise<void> {
  return running.evaluate(({ ipcMain }) => {
    const answer = ipcMain.handlers?.get('call');
    if (!answer) throw new Error('the host has no handler of calls');
    const calls: Call[] = [];
    Object.assign(globalThis, { benchCalls: calls });
    ipcMain.handlers?.set('call', async (event, ...args) => {
      const call = { name: String(args[0]), start: performance.now(), end: 0 };
      calls.push(call);
      try {
        return await answer(event, ...args);
      } finally {
        call.end = performance.now();
      }
    });
  }, null);
}

function takeCalls(running: RunningApp): Promise<Call[]> {
  return running.evaluate(() => (globalThis as { benchCalls?: Call[] }).benchCalls?.splice(0) ?? [], null);
}

function underWay(running: RunningApp): Promise<number> {
  const count = () => (globalThis as { benchCalls?: Call[] }).benchCalls?.filter((call) => call.end === 0).length ?? 0;
  return running.evaluate(count, null);
}

/** The page notes when a kana was typed and when it last changed. */
function watchPage(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen = { typedAt: 0, changedAt: 0 };
    Object.assign(window, { seen });
    const typed = () => {
      seen.typedAt = performance.now();
    };
    window.addEventListener('input', typed, { capture: true });
    new MutationObserver(() => {
      seen.changedAt = performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Until no call is under way and the page has drawn several times since without asking for more. */
async function settle({ app: running, page }: Desk): Promise<void> {
  for (let quiet = 0; quiet < 8; ) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    quiet = (await underWay(running)) === 0 ? quiet + 1 : 0;
  }
}

/** Until the backup of the day is made: it starts by itself soon after the window is usable. */
async function backedUp(page: Page): Promise<void> {
  for (;;) {
    const reply = await page.evaluate(() => window.banto.call('office.info', {}));
    const at = reply.ok ? (reply.value as { lastBackupAt: string | null }).lastBackupAt : null;
    if (at?.startsWith(BENCH_TODAY)) return;
    await new Promise((next) => setTimeout(next, 500));
  }
}
