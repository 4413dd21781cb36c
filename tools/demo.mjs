/**
 * npm run demo: the main job on a practice office of its own. Makes it, takes in the last bank file, proposes and applies,
 * ages, issues the letters of all clients as one PDF, writes a meeting workbook and verifies; prints what came of it, how
 * long each step took, and where the letters and the workbook lie. `--out FOLDER` (default .cache/demo), `--seed N`.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rememberDemo } from './setup/last-demo.mjs';
import { continueOn, giveUp, ROOT, ready } from './setup/ready.mjs';

/** @import { MethodName, InputOf, OutputOf } from '../src/contract/contract.ts' */
/** @import { Core } from '../src/main/core/core.ts' */
/** @import { PracticeOffice } from '../src/main/practice/practice-office.ts' */

continueOn(ready());
// Only now: an older Node cannot read TypeScript.
const { settableClock } = await import('../src/main/core/clock.ts');
const { openCore } = await import('../src/main/core/core.ts');
const { makePracticeOffice } = await import('../src/main/practice/practice-office.ts');
const { demoWords } = await import('../src/messages/practice.ts');

const MEETING = { clientCode: '0104', month: '2026-10' };

const { values } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string' } } });
const seed = values.seed ?? '1';
if (!/^\d{1,9}$/.test(seed)) giveUp(demoWords.wantsSeed);
const out = emptyFolder(values.out);
process.exitCode = await demo(out, Number(seed));

/**
 * The default folder is ours and made anew each time; another one has to be new.
 * @param {string | undefined} given
 */
function emptyFolder(given) {
  const folder = given === undefined ? join(ROOT, '.cache', 'demo') : resolve(given);
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
  if (existsSync(folder) && readdirSync(folder).length > 0) giveUp(demoWords.folderNotEmpty(folder));
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @param {string} folder
 * @param {number} seed
 * @returns {Promise<number>} the exit code
 */
async function demo(folder, seed) {
  print(demoWords.title('2026-11-24'));
  const stop = stopwatch();
  const made = await makePracticeOffice({ folder: join(folder, 'office'), seed, progress });
  clearProgress();
  if (!made.ok) {
    print(demoWords.failed(made.error.code));
    return 1;
  }
  print(stop() + demoWords.made(made.value));
  const clock = settableClock(`${made.value.asOf}T09:30:00+09:00`);
  const opened = await openCore({ folder: made.value.path, role: 'whole', clock });
  if (!opened.ok) {
    print(demoWords.failed(opened.error.code));
    return 1;
  }
  try {
    return (await mainJob(opened.value, made.value, folder)) ? 0 : 1;
  } finally {
    await opened.value.close();
  }
}

/**
 * @param {Core} core
 * @param {PracticeOffice} office
 * @param {string} folder
 */
async function mainJob(core, office, folder) {
  const stop = stopwatch();
  const { clients } = await call(core, 'clients.list', {});
  await importLastFile(core, office, clients, stop);
  await clear(core, clients, stop);

  const asOf = office.asOf;
  const { rows } = await call(core, 'aging.table', { asOf });
  print(stop() + demoWords.aged(totals(rows)));

  const { withheld } = await call(core, 'reminders.propose', { asOf });
  const issued = await call(core, 'reminders.issue', { asOf });
  print(stop() + demoWords.reminded(issued.letters, withheld.length));

  const client = clients.find(({ code }) => code === MEETING.clientCode);
  if (!client) throw new Error(`client ${MEETING.clientCode} is missing`);
  const report = await call(core, 'reports.meeting', { clientId: client.clientId, month: MEETING.month });
  print(stop() + demoWords.reported(client.name, MEETING.month));

  const { ok, checked, problems } = await call(core, 'office.verify', {});
  print(stop() + demoWords.verified(ok, checked.audit ?? 0));
  for (const problem of problems) print(`${problem.check}: ${problem.detail}`);

  const places = [
    ...(issued.document ? [[demoWords.where.letters, copyOut(office, issued.document, folder)]] : []),
    [demoWords.where.workbook, copyOut(office, report.document, folder)],
    [demoWords.where.guide, join(office.path, 'practice', 'guide.txt')],
    [demoWords.where.office, office.path],
  ].map(([what = '', path = '']) => ({ line: demoWords.place(what, path), path }));
  print('');
  for (const { line } of places) print(line);
  // A start without a display shows this again at once, as long as program and files are the same.
  if (ok && values.out === undefined) rememberDemo(ROOT, [demoWords.again, ...places.map(({ line }) => line)], places);
  return ok;
}

/**
 * @param {Core} core
 * @param {PracticeOffice} office
 * @param {OutputOf<'clients.list'>['clients']} clients
 * @param {() => string} stop
 */
async function importLastFile(core, office, clients, stop) {
  const left = office.filesLeft.find(({ path }) => basename(path).startsWith('zengin'));
  const client = clients.find(({ code }) => code === left?.clientCode);
  if (!left || !client) return;
  const bytes = new Uint8Array(readFileSync(join(office.path, left.path)));
  const file = { name: basename(left.path), bytes };
  const { accepted, imports } = await call(core, 'deposits.import', { clientId: client.clientId, file });
  print(stop() + demoWords.imported(client.name, file.name, accepted, sum(imports.map((one) => one.amountYen))));
}

/**
 * @param {Core} core
 * @param {OutputOf<'clients.list'>['clients']} clients
 * @param {() => string} stop
 */
async function clear(core, clients, stop) {
  const runs = [];
  for (const { clientId } of clients)
    runs.push({ clientId, ...(await call(core, 'allocations.propose', { clientId })) });
  const deposits = runs.flatMap((run) => run.deposits);
  const auto = deposits.filter(({ status }) => status === 'auto');
  print(stop() + demoWords.proposed(deposits.length, auto.length, deposits.length - auto.length));
  let applied = 0;
  for (const { clientId, basisSeq } of runs)
    applied += (await call(core, 'allocations.apply', { clientId, basisSeq })).applied.length;
  print(stop() + demoWords.applied(applied, deposits.length - applied));
}

/**
 * The value of a call; the demo ends where one is refused.
 * @template {MethodName} M
 * @param {Core} core
 * @param {M} name
 * @param {InputOf<M>} input
 * @returns {Promise<OutputOf<M>>}
 */
async function call(core, name, input) {
  const reply = await core.call(name, input, { actorCode: 'S01' });
  if (!reply.ok) throw new Error(`${name}: ${demoWords.failed(reply.error.code)}`);
  return reply.value;
}

/** @param {OutputOf<'aging.table'>['rows']} rows */
function totals(rows) {
  const of = (/** @type {'notDue' | 'd1to30' | 'd31to60' | 'd61to90' | 'over90' | 'total'} */ key) =>
    sum(rows.map((row) => row[key]));
  return {
    notDue: of('notDue'),
    d1to30: of('d1to30'),
    d31to60: of('d31to60'),
    d61to90: of('d61to90'),
    over90: of('over90'),
    total: of('total'),
  };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * @param {PracticeOffice} office
 * @param {{ path: string }} document
 * @param {string} folder
 */
function copyOut(office, document, folder) {
  const copy = join(folder, basename(document.path));
  copyFileSync(join(office.path, document.path), copy);
  return copy;
}

/** Each call tells how long it is since the one before, as the head of a line. */
function stopwatch() {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const line = demoWords.seconds(now - last);
    last = now;
    return line;
  };
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line */
function progress(line) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}

function clearProgress() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
