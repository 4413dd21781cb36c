/**
 * 効果 over an office of 1,000,000 receivables whose 10,000 customers have had some 30,000 letters in a year, and the two queues
 * of the day. The letters are written by SQL into a copy; what they brought is in the books already.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openCore } from '../../src/main/core/core.ts';
import { refreshStatistics } from '../../src/main/db/data-source.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, medianMs, report } from './measure.ts';

const RUNS_ON = [
  '2025-12-05',
  '2026-01-05',
  '2026-02-05',
  '2026-03-05',
  '2026-05-07',
  '2026-07-06',
  '2026-09-04',
  '2026-11-05',
];

const folder = mkdtempSync(join(tmpdir(), 'banto-bench-effects-'));
try {
  await openAndClose(await benchOffice(CACHE));
  copyFileSync(join(CACHE, 'bench-office-v5-100x100x100', 'office.sqlite'), join(folder, 'office.sqlite'));
  for (const name of ['documents', 'backups']) mkdirSync(join(folder, name));
  const letters = writeLetters(join(folder, 'office.sqlite'));
  await measureAll(letters);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** An office of an earlier version is migrated first, and its journal folded in. */
async function openAndClose(office: string): Promise<void> {
  const opened = await openCore({ folder: office, role: 'whole' });
  if (!opened.ok) throw new Error(opened.error.code);
  await opened.value.close();
}

/** On each day a letter for every third customer with something late, with all that is late in it; posted the same day. */
function writeLetters(file: string): number {
  const raw = new Database(file);
  raw.pragma('synchronous = OFF');
  raw.pragma('foreign_keys = OFF');
  const booked = `1, '${BENCH_TODAY}T00:12:00.000Z', 'bench'`;
  raw.exec('BEGIN');
  for (const [at, on] of RUNS_ON.entries()) {
    const batch = at + 1;
    raw.exec(`INSERT INTO document (id, client_id, kind, title, path, state, seq, recorded_at, payload)
      VALUES (${batch}, NULL, 'reminder-batch', '${batch}', 'documents/${batch}.pdf', 'rendered', 1, '${BENCH_TODAY}T00:12:00.000Z', '{}')`);
    raw.exec(`INSERT INTO reminder_batch (id, client_id, as_of, letters, total_yen, document_id, seq, recorded_at, recorded_by)
      VALUES (${batch}, NULL, '${on}', 1, 1, ${batch}, ${booked})`);
    raw.exec(`INSERT INTO reminder_letter (client_id, id, batch_id, customer_id, serial, as_of, stage, total_yen, deadline_on)
      SELECT client_id, ${batch} * 1000 + customer_id, ${batch}, customer_id, 'D' || ${batch} || '-' || client_id || '-' || customer_id, '${on}',
             1 + (customer_id + ${batch}) % 3, SUM(amount_yen), '${on}'
      FROM open_item WHERE closed_on > '${on}' AND due_on < '${on}' AND (customer_id + ${batch}) % 3 > 0 GROUP BY client_id, customer_id`);
    raw.exec(`INSERT INTO reminder_letter_item (client_id, letter_id, receivable_id, stage, open_yen, overdue_days)
      SELECT client_id, ${batch} * 1000 + customer_id, receivable_id, 1, amount_yen, 30
      FROM open_item WHERE closed_on > '${on}' AND due_on < '${on}' AND (customer_id + ${batch}) % 3 > 0`);
    raw.exec(`INSERT INTO reminder_posting (client_id, batch_id, letters, posted_on, seq, recorded_at, recorded_by)
      SELECT client_id, ${batch}, COUNT(*), '${on}', ${booked} FROM reminder_letter WHERE batch_id = ${batch} GROUP BY client_id`);
  }
  raw.exec('COMMIT');
  // As the program leaves it each evening.
  refreshStatistics(raw);
  const { count } = raw.prepare('SELECT COUNT(*) AS count FROM reminder_letter').get() as { count: number };
  raw.close();
  return count;
}

async function measureAll(letters: number): Promise<void> {
  const opened = await openCore({ folder, role: 'whole' });
  if (!opened.ok) throw new Error(opened.error.code);
  const core = opened.value;
  const year = { from: '2025-11-25', through: BENCH_TODAY };
  const cases = [
    [`効果 by stage, ${letters} letters`, 'effects.table', year, 1000],
    ['効果 by stage, one client', 'effects.table', { ...year, clientId: 50 }, 50],
    ['効果 by customer', 'effects.customers', year, 1000],
    ['two queues, whole office', 'effects.queues', { asOf: BENCH_TODAY }, 1500],
  ] as const;
  for (const [name, method, input, target] of cases) {
    const figure = await medianMs(3, async () => {
      const reply = await core.call(method, input);
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
    });
    report({ case: name, figure, unit: 'ms', target, of: 'figure' });
  }
  await core.close();
}
