/**
 * Generated books: aging, ledger, balance list and bridge tie to each other to the yen and to a calculation of the test's
 * own, at several dates, with reversals, voids, write-offs, offsets and merges. BANTO_WORLDS=200 runs them all; CI a share.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGING_WORDS } from '../../src/domain/aging-report.ts';
import { addDays, addMonths, daysBetween } from '../../src/domain/dates.ts';
import { BALANCE_WORDS } from '../../src/domain/ledger-report.ts';
import {
  balanceOn,
  goOn,
  makeWorld,
  type Posting,
  postingsBetween,
  type Why,
  type World,
  type WorldInvoice,
} from '../support/ledger-world.ts';
import { assertSound, noonOf, openTestOffice, removeOffices, type TestOffice } from '../support/office.ts';
import { readSheets, type Sheets } from '../support/office-suite.ts';
import { seeded } from '../support/seeded.ts';

const WORLDS = Number(process.env.BANTO_WORLDS ?? 10);
const STEPS = 45;

/** Month ends, a first of a month, the day itself and one after everything. */
const DATES = ['2025-08-31', '2026-02-28', '2026-05-01', '2026-09-15', '2026-11-24', '2027-12-31'];

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(removeOffices);

const sum = (yen: readonly number[]) => yen.reduce((total, one) => total + one, 0) || 0;

/** Key of the column in which a date stands: written once more, from the words of the columns alone. */
function columnBy(scheme: 'days' | 'months', basis: 'due' | 'issue', asOf: string, invoice: WorldInvoice): string {
  const day = basis === 'due' ? invoice.dueOn : invoice.on;
  if (scheme === 'days') {
    const days = daysBetween(day, asOf);
    return days <= 0 ? 'notDue' : days <= 20 ? 'd20' : days <= 75 ? 'd75' : 'over';
  }
  if (basis === 'due' && day >= asOf) return 'notDue';
  const months =
    Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - Number(day.slice(0, 4)) * 12 - Number(day.slice(5, 7));
  return months <= 0 ? 'm0' : months <= 6 ? `m${months}` : months <= 12 ? 'half' : 'year';
}

function cellsOf(world: World, customerId: number | null, asOf: string, keyOf: (invoice: WorldInvoice) => string) {
  const cells: Record<string, number> = {};
  for (const invoice of world.invoices) {
    const yen = balanceOn(world, invoice, asOf);
    if (yen === 0 || (customerId !== null && invoice.customerId !== customerId)) continue;
    cells[keyOf(invoice)] = (cells[keyOf(invoice)] ?? 0) + yen;
  }
  return cells;
}

async function compareAgings(world: World, asOf: string): Promise<void> {
  for (const scheme of ['days', 'months'] as const) {
    for (const basis of ['due', 'issue'] as const) {
      const asked = { clientId: world.clientId, asOf, basis, scheme, limits: [20, 75] };
      const keyOf = (invoice: WorldInvoice) => columnBy(scheme, basis, asOf, invoice);
      const table = await office.call('aging.columns', asked);
      const keys = table.columns.map((column) => column.key);
      const given = (cells: readonly number[]) =>
        Object.fromEntries(keys.map((key, at) => [key, cells[at]!]).filter(([, yen]) => yen !== 0));
      for (const customerId of world.customers) {
        const row = table.rows.find((one) => one.customerId === customerId);
        expect(row ? given(row.cells) : {}, `${asOf} ${scheme} ${basis}`).toEqual(
          cellsOf(world, customerId, asOf, keyOf),
        );
      }
      expect(given(table.totals)).toEqual(cellsOf(world, null, asOf, keyOf));
      const invoices = await office.call('aging.columns', { ...asked, by: 'invoice' });
      expect(new Map(invoices.rows.map((row) => [row.invoice!.number, row.totalYen]))).toEqual(
        new Map(
          world.invoices
            .map((one) => [one.number, balanceOn(world, one, asOf)] as const)
            .filter(([, yen]) => yen !== 0),
        ),
      );
      expect(invoices.totals).toEqual(table.totals);
      for (const by of ['client', 'office', 'assignee'] as const) {
        const { rows, totals } = await office.call('aging.columns', { ...asked, by });
        expect(totals).toEqual(table.totals);
        expect(rows.length).toBe(table.totalYen === 0 ? 0 : 1);
      }
    }
  }
  const table = await office.call('aging.table', { clientId: world.clientId, asOf });
  expect(table.total).toBe(sum(world.invoices.map((one) => balanceOn(world, one, asOf))));
}

/** A posting in the columns of ledger and list: a reversal takes back what its clearing gave. */
function byWhy(postings: readonly Posting[], ...whys: Why[]): number {
  return -sum(postings.filter((one) => whys.includes(one.why)).map((one) => one.yen)) || 0;
}

function expectedSums(world: World, customerId: number | null, from: string, through: string) {
  const own = world.invoices.filter((one) => customerId === null || one.customerId === customerId);
  const postings = postingsBetween(world, customerId, addDays(from, -1), through);
  return {
    openingYen: sum(own.map((one) => balanceOn(world, one, addDays(from, -1)))),
    issuedYen: -byWhy(postings, 'issued') || 0,
    voidedYen: byWhy(postings, 'voided'),
    moneyYen: byWhy(postings, 'money'),
    deductedYen: byWhy(postings, 'deducted'),
    otherYen: byWhy(postings, 'other', 'writtenOff', 'offset'),
    closingYen: sum(own.map((one) => balanceOn(world, one, through))),
  };
}

async function compareLedgers(world: World, from: string, through: string): Promise<void> {
  const { clientId } = world;
  const list = await office.call('ledgers.balances', { clientId, from, through });
  expect(list.sums).toEqual(expectedSums(world, null, from, through));
  for (const customerId of world.customers) {
    const expected = expectedSums(world, customerId, from, through);
    const ledger = await office.call('ledgers.customer', { clientId, customerId, from, through });
    expect(ledger.sums, `${from} ${through}`).toEqual(expected);
    let balance = expected.openingYen;
    let day = from;
    for (const entry of ledger.entries) {
      balance += entry.salesYen - entry.moneyYen - entry.feeYen - entry.discountYen - entry.otherYen;
      expect(entry.balanceYen).toBe(balance);
      expect(entry.on >= day && entry.on <= through).toBe(true);
      day = entry.on;
    }
    expect(balance).toBe(expected.closingYen);
    const row = list.rows.find((one) => one.customerId === customerId);
    if (row) expect(row).toMatchObject({ ...expected, advanceYen: ledger.advanceYen });
    else expect([...Object.values(expected), ledger.advanceYen].every((yen) => yen === 0)).toBe(true);
  }
  const unused = await office.call('aging.unusedMoney', { clientId, asOf: through });
  expect(sum(list.rows.map((row) => row.advanceYen))).toBe(unused.advanceYen);
  expect(list.advanceYen).toBe(unused.advanceYen);
}

const STEP_OF: Record<Why, string> = {
  issued: 'issued',
  voided: 'voided',
  money: 'money',
  deducted: 'deducted',
  writtenOff: 'writtenOff',
  offset: 'offset',
  other: 'other',
};
const STEPS_OF_BRIDGE = [...new Set(Object.values(STEP_OF)), 'reversed', 'moved'] as const;

/** Column → step → yen, from the list alone. */
function expectedBridge(
  world: World,
  from: string,
  asOf: string,
  keyAt: (day: string, invoice: WorldInvoice) => string,
) {
  const columns = new Map<string, Record<string, number>>();
  const add = (key: string, step: string, yen: number) => {
    const column = columns.get(key) ?? {};
    column[step] = (column[step] ?? 0) + yen;
    columns.set(key, column);
  };
  for (const invoice of world.invoices) {
    const before = balanceOn(world, invoice, from);
    add(keyAt(from, invoice), 'openingYen', before);
    add(keyAt(asOf, invoice), 'closingYen', balanceOn(world, invoice, asOf));
    if (keyAt(from, invoice) === keyAt(asOf, invoice)) continue;
    add(keyAt(from, invoice), 'moved', -before);
    add(keyAt(asOf, invoice), 'moved', before);
  }
  for (const one of postingsBetween(world, null, from, asOf))
    add(keyAt(asOf, one.invoice), one.isReversal ? 'reversed' : STEP_OF[one.why], one.yen);
  return columns;
}

async function compareBridge(world: World, from: string, asOf: string, scheme: 'days' | 'months'): Promise<void> {
  const asked = { clientId: world.clientId, from, asOf, scheme, limits: [20, 75] };
  const bridge = await office.call('aging.bridge', asked);
  const expected = expectedBridge(world, from, asOf, (day, invoice) => columnBy(scheme, 'due', day, invoice));
  for (const [at, column] of bridge.columns.entries()) {
    const given = bridge.bridges[at]!;
    const own = expected.get(column.key) ?? {};
    for (const step of ['openingYen', ...STEPS_OF_BRIDGE, 'closingYen'] as (keyof typeof given)[])
      expect(given[step], `${from} ${asOf} ${column.key} ${step}`).toBe(own[step] ?? 0);
    for (const step of ['openingYen', ...STEPS_OF_BRIDGE, 'closingYen'].filter((one) => given[one as 'moved'] !== 0)) {
      const drilled = await office.call('aging.bridgeStep', { ...asked, step: step as 'moved', column: column.key });
      expect(drilled.totalYen).toBe(given[step as 'moved']);
    }
  }
  expect(bridge.total.moved).toBe(0);
  expect(sum(bridge.rows.map((row) => row.closingYen))).toBe(bridge.total.closingYen);
  expect(bridge.total.closingYen).toBe((await office.call('aging.table', { clientId: world.clientId, asOf })).total);
  expect(bridge.total.openingYen).toBe(
    (await office.call('aging.table', { clientId: world.clientId, asOf: from })).total,
  );
}

/** What the files say, read back by another library: aging, its comparison and the list of balances, from the list alone. */
async function compareWorkbooks(world: World, from: string, asOf: string): Promise<void> {
  const { clientId } = world;
  const rowOf = (sheets: Sheets, sheet: string, label: string) =>
    sheets
      .get(sheet)!
      .findLast((cells) => cells.includes(label))!
      .filter((cell) => typeof cell === 'number');
  const read = async (made: Promise<{ document: { path: string } }>) =>
    readSheets(readFileSync(join(office.folder, (await made).document.path)));
  const aging = await read(office.call('aging.workbook', { clientId, asOf, from, limits: [20, 75] }));
  const cells = cellsOf(world, null, asOf, (invoice) => columnBy('days', 'due', asOf, invoice));
  const closing = sum(world.invoices.map((one) => balanceOn(world, one, asOf)));
  const figures = ['notDue', 'd20', 'd75', 'over'].map((key) => cells[key] ?? 0);
  const told = rowOf(aging, AGING_WORDS.sheet, AGING_WORDS.total);
  expect(told).toEqual([...figures, closing, closing - figures[0]!]);
  const bridge = rowOf(aging, AGING_WORDS.bridgeSheet, AGING_WORDS.total);
  const opening = sum(world.invoices.map((one) => balanceOn(world, one, from)));
  expect([bridge[0], bridge.at(-1)]).toEqual([opening, closing]);
  expect(rowOf(aging, AGING_WORDS.bridgeSheet, AGING_WORDS.check)).toEqual([0]);
  const period = { from: addDays(from, 1), through: asOf };
  const balances = await read(
    office.call('ledgers.document', { clientId, paper: 'balances', format: 'xlsx', ...period }),
  );
  const { openingYen, closingYen } = expectedSums(world, null, period.from, period.through);
  const list = rowOf(balances, BALANCE_WORDS.sheet, BALANCE_WORDS.total);
  expect(list[0]).toBe(openingYen);
  expect(list).toContain(closingYen);
}

const worlds: World[] = [];

test.each(Array.from({ length: WORLDS }, (_, at) => at + 1))('books of seed %i tie', async (seed) => {
  const world = await makeWorld(office, seeded(seed * 7919), STEPS);
  worlds.push(world);
  for (const asOf of DATES) await compareAgings(world, asOf);
  for (const through of DATES) {
    await compareLedgers(world, addMonths(`${through.slice(0, 7)}-01`, -3), through);
    await compareLedgers(world, through, through);
  }
  for (const [at, asOf] of DATES.entries())
    for (const from of DATES.slice(Math.max(0, at - 2), at + 1)) {
      await compareBridge(world, from, asOf, 'days');
      await compareBridge(world, from, asOf, 'months');
    }
  await compareWorkbooks(world, '2026-02-28', '2026-11-24');
});

test('the office is the sum of its clients, and the books are sound', async () => {
  for (const asOf of DATES) {
    const total = sum(worlds.flatMap((world) => world.invoices.map((one) => balanceOn(world, one, asOf))));
    expect((await office.call('aging.table', { asOf })).total).toBe(total);
    expect((await office.call('aging.columns', { asOf, by: 'office' })).totalYen).toBe(total);
  }
  const bridge = await office.call('aging.bridge', { from: DATES[1]!, asOf: DATES[4]! });
  const at = (day: string) => sum(worlds.flatMap((world) => world.invoices.map((one) => balanceOn(world, one, day))));
  expect([bridge.total.openingYen, bridge.total.closingYen]).toEqual([at(DATES[1]!), at(DATES[4]!)]);
  await assertSound(office);
});

/** Everything a report of `asOf` is made from. A merge later moves 前受金 with its deposits: held in sum, not by customer. */
async function reportsOf(clientId: number, customers: readonly number[], asOf: string, knownAt?: string) {
  const [period, known] = [{ from: addMonths(asOf, -3), through: asOf }, knownAt ? { knownAt } : {}];
  const bridge = { clientId, from: addMonths(asOf, -2), asOf, scheme: 'months' as const, ...known };
  const { rows, ...list } = await office.call('ledgers.balances', { clientId, ...period, ...known });
  const withoutAdvance = ({ advanceYen: _advance, ...row }: (typeof rows)[number]) => row;
  const ledgers = [];
  for (const customerId of customers) {
    const { advanceYen: _advance, ...ledger } = await office.call('ledgers.customer', {
      clientId,
      customerId,
      ...period,
      ...known,
    });
    ledgers.push(ledger);
  }
  const steps = [];
  for (const step of ['openingYen', ...STEPS_OF_BRIDGE, 'closingYen'] as 'moved'[])
    steps.push(await office.call('aging.bridgeStep', { ...bridge, step }));
  return {
    table: await office.call('aging.table', { clientId, asOf, ...known }),
    unused: await office.call('aging.unusedMoney', { clientId, asOf, ...known }),
    bridge: await office.call('aging.bridge', bridge),
    list,
    rows: rows.filter((row) => row.closingYen !== 0 || row.openingYen !== 0).map(withoutAdvance),
    ledgers,
    steps,
  };
}

test.each([
  1, 2, 3,
])('what was reported is made again to the yen, whatever was booked since (seed %i)', async (seed) => {
  const random = seeded(seed * 104_729);
  office.clock.set(noonOf('2026-11-25'));
  const world = await makeWorld(office, random, STEPS, false);
  const { clientId } = world;
  const customers = [...world.customers];
  const before = [];
  for (const asOf of DATES) before.push(await reportsOf(clientId, customers, asOf));
  office.clock.set(noonOf('2026-11-27'));
  await goOn(office, world, random, STEPS);
  for (const [at, asOf] of DATES.entries()) {
    expect(await reportsOf(clientId, customers, asOf, '2026-11-26T09:00:00+09:00'), asOf).toEqual(before[at]);
    expect(await reportsOf(clientId, customers, asOf), `${asOf} now`).not.toEqual(before[at]);
  }
});
