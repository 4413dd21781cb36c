/**
 * The practice office, made whole: two years of twelve clients by calls of the contract alone. Every deposit's meaning is
 * known, so this is also the longest test of the engine and of the books.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '../../src/main/core/clock.ts';
import { planClient } from '../../src/main/practice/plan-client.ts';
import { PRACTICE_CLIENTS } from '../../src/main/practice/practice-clients.ts';
import { makePracticeOffice, type PracticeOffice } from '../../src/main/practice/practice-office.ts';
import { TRAP_KINDS, type TrapKind } from '../../src/main/practice/traps.ts';
import { openExisting, removeOffices, type TestOffice, temporaryFolder, unwrap } from '../support/office.ts';

const SEED = 1;
const MAKING_MS = 300_000;

let made: PracticeOffice;
let office: TestOffice;
let clientIds: Map<string, number>;

beforeAll(async () => {
  const folder = join(temporaryFolder('banto-practice-'), 'office');
  made = unwrap(await makePracticeOffice({ folder, seed: SEED }));
  office = await openExisting(folder, settableClock('2026-11-24T09:15:00+09:00'));
  const { clients } = await office.call('clients.list', {});
  clientIds = new Map(clients.map((client) => [client.code, client.clientId]));
}, MAKING_MS);

afterAll(async () => {
  await office?.close();
  await removeOffices();
});

function count(sql: string, ...params: unknown[]): number {
  return office.rows<{ count: number }>(sql, ...params)[0]!.count;
}

/** Every row of every table, in the order of its keys, and every document's bytes. */
function dump(folder: string): { tables: Record<string, string>; files: Record<string, string> } {
  const database = new Database(join(folder, 'office.sqlite'), { readonly: true });
  const names = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).all() as {
    name: string;
  }[];
  const tables: Record<string, string> = {};
  for (const { name } of names.filter((row) => row.name !== 'migrations' && !row.name.startsWith('sqlite_'))) {
    const hash = createHash('sha256');
    const columns = database.pragma(`table_info(${name})`) as { name: string }[];
    const order = columns.map((column) => `"${column.name}"`).join(', ');
    for (const row of database.prepare(`SELECT * FROM ${name} ORDER BY ${order}`).iterate())
      hash.update(`${JSON.stringify(row)}\n`);
    tables[name] = hash.digest('hex');
  }
  database.close();
  const files: Record<string, string> = {};
  for (const place of ['documents', 'practice']) {
    for (const path of readdirSync(join(folder, place), { recursive: true, encoding: 'utf8' })) {
      if (!/\.\w+$/.test(path)) continue;
      files[`${place}/${path}`] = createHash('sha256')
        .update(readFileSync(join(folder, place, path)))
        .digest('hex');
    }
  }
  return { tables, files };
}

describe('the making', () => {
  it(
    'gives the same books and the same paper for the same seed',
    async () => {
      const folder = join(temporaryFolder('banto-practice-'), 'again');
      const lines: string[] = [];
      const again = unwrap(
        await makePracticeOffice({
          folder,
          seed: SEED,
          progress: (line, done, total) => lines.push(`${line} ${done}/${total}`),
        }),
      );
      expect({ ...again, path: '' }).toEqual({ ...made, path: '' });
      expect(dump(folder)).toEqual(dump(made.path));
      expect(lines.length).toBeGreaterThan(20);
    },
    MAKING_MS,
  );

  it('plans another office for another seed', () => {
    const [client] = PRACTICE_CLIENTS;
    expect(planClient(client!, 2).deposits).not.toEqual(planClient(client!, 1).deposits);
  });

  it('leaves a folder alone that is not empty', async () => {
    const folder = temporaryFolder('banto-practice-');
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    const reply = await makePracticeOffice({ folder, seed: SEED });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'environment', code: 'folder-not-empty' } });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });
});

describe('the books', () => {
  it('verify clean, with every client, customer, invoice and deposit there', async () => {
    const { problems } = await office.call('office.verify', {});
    expect(problems).toEqual([]);
    expect(made.clients).toBe(12);
    expect(count('SELECT COUNT(*) AS count FROM customer')).toBe(made.customers);
    expect(count('SELECT COUNT(*) AS count FROM invoice')).toBe(made.invoices);
    expect(count('SELECT COUNT(*) AS count FROM deposit')).toBe(made.deposits);
    expect(made.customers).toBeGreaterThan(350);
    expect(made.invoices).toBeGreaterThan(8000);
  });

  it('were written day by day: the instants of the audit chain only go forward', () => {
    const instants = office.rows<{ at: string }>('SELECT at FROM audit_entry ORDER BY seq').map((row) => row.at);
    expect(instants).toEqual([...instants].sort());
    expect(instants[0]! < '2024-11-26').toBe(true);
    expect(instants.at(-1)! >= '2026-11-24' && instants.at(-1)! < '2026-11-25').toBe(true);
  });

  it('hold what offices go through', () => {
    const facts = {
      voided: count('SELECT COUNT(*) AS count FROM invoice_void'),
      reversed: count('SELECT COUNT(*) AS count FROM allocation_reversal'),
      merged: count('SELECT COUNT(*) AS count FROM customer WHERE merged_into_id IS NOT NULL'),
      held: count('SELECT COUNT(*) AS count FROM customer WHERE reminder_hold IS NOT NULL'),
      openings: count(`SELECT COUNT(*) AS count FROM receivable WHERE opening_stage > 0`),
      advances: count(`SELECT COUNT(*) AS count FROM deposit WHERE source = 'opening'`),
      fees: count(`SELECT COUNT(*) AS count FROM allocation_adjustment WHERE kind = 'transfer-fee'`),
      withheld: count(`SELECT COUNT(*) AS count FROM allocation_adjustment WHERE kind = 'withholding'`),
      seals: count('SELECT COUNT(*) AS count FROM client WHERE seal_image IS NOT NULL'),
      letters: count('SELECT COUNT(*) AS count FROM reminder_letter'),
      stages: count('SELECT COUNT(DISTINCT stage) AS count FROM reminder_letter'),
      bulk: count(
        'SELECT COUNT(*) AS count FROM (SELECT allocation_id FROM allocation_line GROUP BY client_id, allocation_id HAVING COUNT(*) > 1)',
      ),
      formats: count('SELECT COUNT(DISTINCT format) AS count FROM deposit_import'),
      repeated: count('SELECT SUM(duplicates) AS count FROM deposit_import'),
    };
    for (const [what, number] of Object.entries(facts)) expect(number, what).toBeGreaterThan(0);
    expect(facts).toMatchObject({ seals: 12, stages: 4, formats: 3 });
  });

  it('know a president by his own name once a clerk has confirmed it', () => {
    let later = 0;
    for (const client of PRACTICE_CLIENTS) {
      const owners = planClient(client, SEED).customers.flatMap(({ payer, payerNames }) =>
        payer.kind === 'own-name' && payerNames.length === 0 ? [payer.name] : [],
      );
      for (const name of new Set(owners)) {
        const how = office.rows<{ how: string }>(
          `SELECT a.how FROM allocation a JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
           WHERE d.client_id = ? AND d.payer_name = ? AND a.id NOT IN (SELECT allocation_id FROM allocation_reversal x WHERE x.client_id = a.client_id)
           ORDER BY a.id`,
          clientIds.get(client.code)!,
          name,
        );
        if (how.length === 0) continue;
        expect(how[0]!.how, `${client.code} ${name}`).not.toBe('auto');
        later += how.filter((row) => row.how === 'auto').length;
      }
    }
    expect(later).toBeGreaterThan(50);
  });
});

describe('the engine over two years', () => {
  it('clears nothing wrongly, and nine deposits of ten by itself', () => {
    const { matching } = made;
    expect(matching.falseMatches).toEqual([]);
    const [byDeposit, byInvoice] = [matching.auto / matching.deposits, matching.autoInvoices / matching.invoices];
    process.stdout.write(
      `practice office: ${matching.deposits} deposits, ${(byDeposit * 100).toFixed(1)} % cleared by themselves; ` +
        `${matching.invoices} invoices, ${(byInvoice * 100).toFixed(1)} %; 0 wrongly\n`,
    );
    expect(byDeposit).toBeGreaterThan(0.9);
    expect(byInvoice).toBeGreaterThan(0.9);
  });

  /** What has to stand among the reasons, so that the clerk sees the trap. */
  const SEEN: Record<TrapKind, string> = {
    'equal-amounts': 'tie',
    double: 'double',
    parts: 'part',
    overpaid: 'over',
    'own-name': 'name-unlike',
    'wrong-client': 'part',
    'look-alike': 'part',
    parent: 'several-customers',
    'cut-name': 'tie',
    'fee-deducted': 'fee-not-agreed',
  };

  it.each(TRAP_KINDS)('leaves the planted %s to a person and says why', async (kind) => {
    const traps = made.traps.filter((trap) => trap.kind === kind);
    expect(traps).toHaveLength(1);
    const [trap] = traps;
    const { deposits } = await office.call('allocations.propose', { clientId: clientIds.get(trap!.clientCode)! });
    const proposals = deposits.filter(
      (deposit) =>
        deposit.payerName === trap!.payerName &&
        deposit.amountYen === trap!.amountYen &&
        deposit.depositedOn === trap!.depositedOn,
    );
    expect(proposals.map((proposal) => proposal.status)).toEqual(['suggested']);
    expect(proposals[0]!.reasons.map((reason) => reason.kind)).toContain(SEEN[kind]);
  });

  it('shows both customers where either may have paid', async () => {
    for (const kind of ['equal-amounts', 'cut-name'] as const) {
      const trap = made.traps.find((one) => one.kind === kind)!;
      const { deposits } = await office.call('allocations.propose', { clientId: clientIds.get(trap.clientCode)! });
      const proposal = deposits.find((deposit) => deposit.payerName === trap.payerName)!;
      const codes = [proposal.customerCode, ...proposal.others.map((other) => other.customerCode)];
      expect(codes).toEqual(expect.arrayContaining(trap.customerCodes));
    }
  });
});

describe('the last morning', () => {
  it('leaves work on every screen', async () => {
    const { clients } = await office.call('today.board', {});
    const left = clients.reduce((sum, client) => sum + client.depositsLeft, 0);
    expect(left).toBeGreaterThanOrEqual(60);
    expect(left).toBeLessThanOrEqual(120);
    const { letters } = await office.call('reminders.propose', { asOf: made.asOf });
    expect(letters.length).toBeGreaterThan(10);
    expect(clients.some((client) => client.closedThrough === '2026-09-30')).toBe(true);
    const { rows } = await office.call('aging.table', { asOf: made.asOf });
    for (const bucket of ['notDue', 'd1to30', 'd31to60', 'd61to90', 'over90'] as const)
      expect(
        rows.some((row) => row[bucket] > 0),
        bucket,
      ).toBe(true);
  });

  it('has files still to be taken in, and they fit', async () => {
    expect(made.filesLeft.map(({ path }) => path.replace(/-.*/, ''))).toEqual(
      expect.arrayContaining(['practice/invoices', 'practice/zengin03']),
    );
    for (const { clientCode, path } of made.filesLeft) {
      const clientId = clientIds.get(clientCode)!;
      const file = { name: path, bytes: new Uint8Array(readFileSync(join(made.path, path))) };
      if (path.includes('invoices')) {
        const { accepted, rejected } = await office.call('invoices.import', { clientId, file, dryRun: true });
        expect(rejected).toEqual([]);
        expect(accepted).toBeGreaterThan(0);
      } else {
        const { accepted, duplicates } = await office.call('deposits.import', { clientId, file, dryRun: true });
        expect(accepted).toBeGreaterThan(0);
        expect(duplicates).toBe(0);
      }
    }
  });

  it('keeps a guide to all that is hidden beside the books', () => {
    const guide = readFileSync(join(made.path, 'practice', 'guide.txt'), 'utf8');
    for (const { text } of made.traps) expect(guide).toContain(text);
    for (const { path } of made.filesLeft) expect(existsSync(join(made.path, path))).toBe(true);
    expect(guide).not.toMatch(/undefined|null|NaN/);
  });
});

describe('the forecast of deposits', () => {
  it('would have come within a tenth a week over the last year, and far nearer than due dates alone', async () => {
    const told = await office.call('forecast.backtest', { asOf: made.asOf });
    expect(told.origins.length).toBeGreaterThanOrEqual(10);
    expect(told.weekErrorPermille).toBeLessThan(100);
    expect(told.spanErrorPermille).toBeLessThan(40);
    expect(told.weekErrorPermille! * 3).toBeLessThan(told.plainWeekErrorPermille!);
    expect(Math.abs(told.biasPermille!)).toBeLessThan(20);
    // The middle four fifths should hold four weeks of five; the office's many small habits hang together a little.
    expect(told.weeksIn80 / told.weeks).toBeGreaterThan(0.65);
  });

  it('adds up: the office is its clients, and what is open is what the aging says', async () => {
    const whole = await office.call('forecast.deposits', { asOf: made.asOf });
    const aging = await office.call('aging.table', { asOf: made.asOf });
    expect(whole.openYen).toBe(aging.total);
    const parts = await Promise.all(
      [...clientIds.values()].map((clientId) => office.call('forecast.deposits', { clientId, asOf: made.asOf })),
    );
    const sum = (pick: (value: (typeof parts)[number]) => number) => parts.reduce((yen, part) => yen + pick(part), 0);
    expect(sum((part) => part.openYen)).toBe(whole.openYen);
    expect(sum((part) => part.overdueYen)).toBe(whole.overdueYen);
    // Each client rounds its own days.
    expect(Math.abs(sum((part) => part.laterYen) - whole.laterYen)).toBeLessThan(100 * parts.length);
    expect(whole.days.reduce((yen, day) => yen + day.expectedYen, 0) + whole.notTakenInYen + whole.laterYen).toBe(
      whole.openYen,
    );
  });
});
