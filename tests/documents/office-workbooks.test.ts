/**
 * Every workbook of a real office: read back by a second library, recalculated by LibreOffice from the formulas alone, its
 * totals tied to the books, and its package held against the published schema as far as a table goes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGING_WORDS } from '../../src/domain/aging-report.ts';
import { BALANCE_WORDS, LEDGER_WORDS } from '../../src/domain/ledger-report.ts';
import { MEETING_WORDS } from '../../src/domain/meeting-report.ts';
import { makeWorld, type World } from '../support/ledger-world.ts';
import { openTestOffice, removeOffices, type TestOffice } from '../support/office.ts';
import {
  type Cell,
  NO_LIBREOFFICE,
  numbersOf,
  readSheets,
  recalculatedAll,
  type Sheets,
} from '../support/office-suite.ts';
import { packageProblems } from '../support/package-schema.ts';
import { seeded } from '../support/seeded.ts';
import { partsOf } from '../support/workbook-package.ts';

const AS_OF = '2026-11-24';
const FROM = '2026-06-30';
const PERIOD = { from: '2026-07-01', through: AS_OF };

let office: TestOffice;
let world: World;
const books = new Map<string, Uint8Array>();

beforeAll(async () => {
  office = await openTestOffice(AS_OF);
  world = await makeWorld(office, seeded(20_261), 60, false);
  await makeWorld(office, seeded(20_262), 30, false);
  const { clientId } = world;
  const keep = async (name: string, made: Promise<{ document: { path: string } }>) =>
    books.set(name, readFileSync(join(office.folder, (await made).document.path)));
  const aging = { clientId, asOf: AS_OF };
  await keep('aging', office.call('aging.workbook', { ...aging, from: FROM, limits: [20, 75] }));
  await keep('months', office.call('aging.workbook', { ...aging, scheme: 'months', by: 'invoice', basis: 'issue' }));
  await keep('office', office.call('aging.workbook', { asOf: AS_OF, from: FROM, scheme: 'months' }));
  for (const by of ['client', 'assignee', 'office', 'invoice'] as const)
    await keep(`office by ${by}`, office.call('aging.workbook', { asOf: AS_OF, by }));
  await keep('ledger', office.call('ledgers.document', { clientId, paper: 'ledger', format: 'xlsx', ...PERIOD }));
  await keep('balances', office.call('ledgers.document', { clientId, paper: 'balances', format: 'xlsx', ...PERIOD }));
  await keep('statement', office.call('ledgers.document', { clientId, paper: 'statement', format: 'xlsx', ...PERIOD }));
  await keep('confirmations', office.call('confirmations.workbook', { clientId }));
  await keep('meeting', office.call('reports.meeting', { clientId, month: '2026-11' }));
});
afterAll(removeOffices);

const figuresAfter = (sheets: Sheets, sheet: string, label: string): Cell[] => {
  const row = sheets.get(sheet)!.findLast((cells) => cells.includes(label))!;
  return row.filter((cell): cell is number => typeof cell === 'number');
};

describe('workbooks of an office', () => {
  test('packages keep to the schema', async () => {
    for (const [name, bytes] of books) expect(packageProblems(await partsOf(bytes)), name).toEqual([]);
  });

  test('agings tie to the table, bridges to both dates, whatever the rows and columns are', async () => {
    const { clientId } = world;
    const total = (await office.call('aging.table', { clientId, asOf: AS_OF })).total;
    const before = (await office.call('aging.table', { clientId, asOf: FROM })).total;
    const whole = (await office.call('aging.table', { asOf: AS_OF })).total;
    const own = await readSheets(books.get('aging')!);
    expect(own.get(AGING_WORDS.sheet)![4]!.slice(2, 6)).toEqual(['未到来', '1〜20日', '21〜75日', '76日以上']);
    // … then the total and what is overdue.
    expect(figuresAfter(own, AGING_WORDS.sheet, AGING_WORDS.total)[4]).toBe(total);
    const bridge = figuresAfter(own, AGING_WORDS.bridgeSheet, AGING_WORDS.total);
    expect([bridge[0], bridge.at(-1)]).toEqual([before, total]);
    expect(figuresAfter(own, AGING_WORDS.bridgeSheet, AGING_WORDS.check)).toEqual([0]);
    const months = await readSheets(books.get('months')!);
    expect(figuresAfter(months, AGING_WORDS.sheet, AGING_WORDS.total).at(-1)).toBe(total);
    for (const name of ['office', 'office by invoice']) {
      const sheets = await readSheets(books.get(name)!);
      expect(figuresAfter(sheets, AGING_WORDS.sheet, AGING_WORDS.grandTotal).at(-2), name).toBe(whole);
    }
    for (const by of ['client', 'assignee', 'office'] as const) {
      const sheets = await readSheets(books.get(`office by ${by}`)!);
      expect(figuresAfter(sheets, AGING_WORDS.sheet, AGING_WORDS.total).at(-2), by).toBe(whole);
    }
  });

  test.skipIf(NO_LIBREOFFICE)(`LibreOffice has the same totals from the formulas alone ${NO_LIBREOFFICE}`, async () => {
    const names = [...books.keys()];
    const theirs = await recalculatedAll([...books.values()]);
    for (const [at, name] of names.entries()) {
      const ours = await readSheets(books.get(name)!);
      expect([...theirs[at]!.keys()], name).toEqual([...ours.keys()]);
      for (const [sheet, rows] of ours)
        expect(numbersOf(theirs[at]!.get(sheet)!), `${name} ${sheet}`).toEqual(numbersOf(rows));
    }
    const of = (name: string) => theirs[names.indexOf(name)]!;
    const list = await office.call('ledgers.balances', { clientId: world.clientId, ...PERIOD });
    const balances = figuresAfter(of('balances'), BALANCE_WORDS.sheet, BALANCE_WORDS.total);
    expect(balances).toContain(list.sums.closingYen);
    expect(figuresAfter(of('meeting'), MEETING_WORDS.sheets.aging, MEETING_WORDS.columns.total)).toContain(
      list.sums.closingYen,
    );
    expect(of('ledger').get(LEDGER_WORDS.sheet)!.flat()).toContain(list.rows[0]!.closingYen);
  });
});
