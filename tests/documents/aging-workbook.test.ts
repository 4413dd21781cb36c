import { expect, test } from 'vitest';
import {
  AGING_WORDS,
  type AgingReport,
  type AgingReportRow,
  BUCKET_KEYS,
  totalOf,
} from '../../src/domain/aging-report.ts';
import { drawAgingWorkbook } from '../../src/main/features/aging/aging-xlsx.ts';
import { AWKWARD_NAMES } from '../support/meeting-reports.ts';
import { type Cell, NO_LIBREOFFICE, readSheets, recalculated } from '../support/office-suite.ts';

function rowsOf(clientCode: string, clientName: string, factor: number): AgingReportRow[] {
  return AWKWARD_NAMES.map((customerName, at) => ({
    clientCode,
    clientName,
    customerCode: String(2201 + at),
    customerName: customerName.replace('\u0007', ''),
    notDue: at * 1_000 * factor,
    d1to30: at === 3 ? -500 : 0,
    d31to60: 12_345 * factor,
    d61to90: 0,
    over90: at * at * 77,
  }));
}

const REPORT: AgingReport = {
  scope: 'client',
  name: '大橋金物株式会社',
  asOf: '2026-10-31',
  basis: 'due',
  rows: rowsOf('0104', '大橋金物株式会社', 1),
  advanceYen: 50_000,
  suspenseYen: 0,
  createdOn: '2026-11-04',
  accent: '2F6B4F',
};
const OFFICE: AgingReport = {
  ...REPORT,
  scope: 'office',
  name: '中之島会計事務所',
  rows: [...REPORT.rows, ...rowsOf('0107', 'ハルカ食品株式会社', 3)],
};

async function sheetOf(report: AgingReport): Promise<Cell[][]> {
  return (await readSheets(await drawAgingWorkbook(report))).get(AGING_WORDS.sheet)!;
}

function sumsOf(rows: AgingReportRow[]): number[] {
  const buckets = BUCKET_KEYS.map((key) => rows.reduce((sum, row) => sum + row[key], 0));
  const total = rows.reduce((sum, row) => sum + totalOf(row), 0);
  return [...buckets, total, total - buckets[0]!];
}

function rowNamed(rows: Cell[][], label: string): Cell[] {
  const row = rows.find((cells) => cells.includes(label));
  if (!row) throw new Error(`no row ${label}`);
  return row;
}

test('a client: each customer with its sums, negatives kept, and the total', async () => {
  const rows = await sheetOf(REPORT);
  expect(rows.slice(5, 12)).toEqual(
    REPORT.rows.map((row) => [
      row.customerCode,
      row.customerName,
      ...BUCKET_KEYS.map((key) => row[key]),
      totalOf(row),
      totalOf(row) - row.notDue,
    ]),
  );
  expect(rows[12]).toEqual([null, AGING_WORDS.total, ...sumsOf(REPORT.rows)]);
  expect(rowNamed(rows, AGING_WORDS.advance)).toContain(50_000);
});

test('the office: a subtotal for each client, and a grand total that counts nothing twice', async () => {
  const rows = await sheetOf(OFFICE);
  expect(rowNamed(rows, AGING_WORDS.subtotal('大橋金物株式会社')).slice(4)).toEqual(sumsOf(OFFICE.rows.slice(0, 7)));
  expect(rowNamed(rows, AGING_WORDS.subtotal('ハルカ食品株式会社')).slice(4)).toEqual(sumsOf(OFFICE.rows.slice(7)));
  expect(rowNamed(rows, AGING_WORDS.grandTotal).slice(4)).toEqual(sumsOf(OFFICE.rows));
});

test('nothing open: a sentence and zeros', async () => {
  for (const scope of ['client', 'office'] as const) {
    const rows = await sheetOf({ ...REPORT, scope, rows: [] });
    expect(rows[5]![0]).toBe(AGING_WORDS.nothing);
    expect(rows[6]!.slice(scope === 'client' ? 2 : 4)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  }
});

test('the basis is said', async () => {
  expect((await sheetOf(REPORT))[2]![0]).toBe('基準日 2026/10/31　支払期日から起算　単位：円');
  expect((await sheetOf({ ...REPORT, basis: 'issue' }))[2]![0]).toContain('請求日から起算');
});

test('the same report gives the same bytes', async () => {
  const first = await drawAgingWorkbook(OFFICE);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.from(await drawAgingWorkbook(OFFICE)).equals(Buffer.from(first))).toBe(true);
});

test.skipIf(NO_LIBREOFFICE)(
  `LibreOffice calculates the same figures from the formulas alone ${NO_LIBREOFFICE}`,
  async () => {
    for (const report of [REPORT, OFFICE, { ...REPORT, rows: [] }]) {
      const bytes = await drawAgingWorkbook(report);
      const numbers = (rows: Cell[][]) =>
        rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(6) : null)));
      expect(numbers((await recalculated(bytes)).get(AGING_WORDS.sheet)!)).toEqual(
        numbers((await readSheets(bytes)).get(AGING_WORDS.sheet)!),
      );
    }
  },
);
