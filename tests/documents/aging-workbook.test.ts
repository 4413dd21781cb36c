import { expect, test } from 'vitest';
import type { BridgeColumn } from '../../src/domain/aging-bridge.ts';
import { emptyColumn } from '../../src/domain/aging-bridge.ts';
import { AGING_WORDS, type AgingReport, type AgingReportRow, BRIDGE_LABELS } from '../../src/domain/aging-report.ts';
import { drawAgingWorkbook } from '../../src/main/features/aging/aging-xlsx.ts';
import { AWKWARD_NAMES } from '../support/meeting-reports.ts';
import { type Cell, NO_LIBREOFFICE, numbersOf, readSheets, recalculatedAll } from '../support/office-suite.ts';

function rowsOf(clientCode: string, clientName: string, factor: number): AgingReportRow[] {
  return AWKWARD_NAMES.map((name, at) => ({
    clientCode,
    clientName,
    code: String(2201 + at),
    name: name.replace('\u0007', ''),
    invoice: null,
    cells: [at * 1_000 * factor, at === 3 ? -500 : 0, 12_345 * factor, 0, at * at * 77],
  }));
}

const LABELS = ['未到来', '1〜30日', '31〜60日', '61〜90日', '91日以上'];
const REPORT: AgingReport = {
  scope: 'client',
  name: '大橋金物株式会社',
  asOf: '2026-10-31',
  basis: 'due',
  by: 'customer',
  columns: LABELS.map((label, heat) => ({ label, heat: heat as 0 | 1 | 2 | 3 | 4 })),
  overdueFrom: 1,
  rows: rowsOf('0104', '大橋金物株式会社', 1),
  left: { rows: 0, cells: [0, 0, 0, 0, 0] },
  advanceYen: 50_000,
  suspenseYen: 0,
  knownOn: null,
  bridge: null,
  createdOn: '2026-11-04',
  accent: '2F6B4F',
};
const OFFICE: AgingReport = {
  ...REPORT,
  scope: 'office',
  name: '中之島会計事務所',
  rows: [...REPORT.rows, ...rowsOf('0107', 'ハルカ食品株式会社', 3)],
};
/** By month, one row a receivable, some of them beyond what is drawn. */
const MONTHS: AgingReport = {
  ...REPORT,
  by: 'invoice',
  columns: ['未到来', '当月', '1か月前', '1年超'].map((label, at) => ({ label, heat: at as 0 | 1 | 2 | 3 })),
  rows: REPORT.rows.map((row, at) => ({
    ...row,
    cells: row.cells.slice(0, 4),
    invoice: { number: `=10-${at}`, issuedOn: '2026-09-30', dueOn: '2026-10-31' },
  })),
  left: { rows: 12_345, cells: [0, 0, 7, 1_000] },
  knownOn: '2026-11-01',
};

const step = (changes: Partial<BridgeColumn>): BridgeColumn => {
  const column = { ...emptyColumn(), ...changes };
  const { closingYen: _closing, ...parts } = column;
  return { ...column, closingYen: Object.values(parts).reduce((sum, yen) => sum + yen, 0) };
};

/** A bridge whose closing balances are the report's own totals. */
function withBridge(report: AgingReport): AgingReport {
  const totals = sumsOf(report.rows);
  const columns = LABELS.map((_, at) =>
    step({ openingYen: totals[at]! + 900, money: -1_000 - at, issued: 100, reversed: at }),
  );
  const whole = columns.reduce((sum, one) => sum + one.closingYen, 0);
  return {
    ...report,
    bridge: {
      from: '2026-09-30',
      columns,
      rows: [
        { code: '1', name: '=甲', ...step({ openingYen: 500, issued: 500, offset: 0 }) },
        { code: '2', name: '乙', ...step({ openingYen: whole - 1_000, voided: 5, other: -5 }) },
      ],
    },
  };
}

async function sheetOf(report: AgingReport): Promise<Cell[][]> {
  return (await readSheets(await drawAgingWorkbook(report))).get(AGING_WORDS.sheet)!;
}

const sum = (cells: readonly number[]) => cells.reduce((total, yen) => total + yen, 0);

function sumsOf(rows: readonly AgingReportRow[], columns = 5): number[] {
  const cells = Array.from({ length: columns }, (_, at) => sum(rows.map((row) => row.cells[at]!)));
  return [...cells, sum(cells), sum(cells) - cells[0]!];
}

function rowNamed(rows: Cell[][], label: string): Cell[] {
  const row = rows.findLast((cells) => cells.includes(label));
  if (!row) throw new Error(`no row ${label}`);
  return row;
}

test('a client: each customer with its sums, negatives kept, and the total', async () => {
  const rows = await sheetOf(REPORT);
  expect(rows.slice(5, 12)).toEqual(
    REPORT.rows.map(({ code, name, cells }) => [code, name, ...cells, sum(cells), sum(cells) - cells[0]!]),
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

test('the office by receivable, by clerk and by client: heads and totals of each', async () => {
  const invoices = OFFICE.rows.map((row) => ({ ...row, invoice: MONTHS.rows[0]!.invoice }));
  const byInvoice = await sheetOf({ ...OFFICE, by: 'invoice', rows: invoices });
  expect(byInvoice[4]!.slice(0, 8)).toEqual([
    '顧問先コード',
    '顧問先',
    '得意先コード',
    '得意先',
    '請求書番号',
    '請求日',
    '支払期日',
    '未到来',
  ]);
  expect(rowNamed(byInvoice, AGING_WORDS.grandTotal).slice(7)).toEqual(sumsOf(OFFICE.rows));
  for (const [by, heads] of [
    ['client', ['顧問先コード', '顧問先']],
    ['assignee', ['担当者']],
    ['office', ['事務所']],
  ] as const) {
    const rows = await sheetOf({ ...OFFICE, by });
    expect(rows[4]!.slice(0, heads.length + 1)).toEqual([...heads, '未到来']);
    expect(rowNamed(rows, AGING_WORDS.total).slice(heads.length)).toEqual(sumsOf(OFFICE.rows));
  }
});

test('columns of one’s own, receivables with their dates, and what is left out in a row of its own', async () => {
  const rows = await sheetOf(MONTHS);
  expect(rows[4]!.slice(2)).toEqual([
    '請求書番号',
    '請求日',
    '支払期日',
    '未到来',
    '当月',
    '1か月前',
    '1年超',
    '合計',
    '期日超過',
  ]);
  const shown = rows[5]!.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell));
  expect(shown.slice(0, 5)).toEqual(['2201', MONTHS.rows[0]!.name, '=10-0', '2026-09-30', '2026-10-31']);
  expect(rowNamed(rows, 'ほか 12,345 件').slice(5)).toEqual([0, 0, 7, 1_000, 1_007, 1_007]);
  const totals = sumsOf(MONTHS.rows, 4)
    .slice(0, 4)
    .map((yen, at) => yen + MONTHS.left.cells[at]!);
  expect(rowNamed(rows, AGING_WORDS.total).slice(5)).toEqual([...totals, sum(totals), sum(totals) - totals[0]!]);
  expect(rows[2]![0]).toContain('2026/11/01 までに記帳済みの数字');
});

test('the comparison: steps that happened, rows that add up, and a check against the aging', async () => {
  const report = withBridge(REPORT);
  const rows = (await readSheets(await drawAgingWorkbook(report))).get(AGING_WORDS.bridgeSheet)!;
  const { openingYen, issued, money, other, voided, reversed, moved, closingYen } = BRIDGE_LABELS;
  expect(rows[4]!.slice(2)).toEqual([openingYen, issued, money, other, voided, reversed, moved, closingYen]);
  const [, ...totals] = [rowNamed(rows, AGING_WORDS.total)].flat();
  expect(totals.at(-1)).toBe(sumsOf(REPORT.rows)[5]);
  expect(rowNamed(rows, AGING_WORDS.check).at(-1)).toBe(0);
  expect(rowNamed(rows, '=甲').slice(2)).toEqual([500, 500, 0, 0, 0, 0, 0, 1_000]);
});

test('nothing open: a sentence and zeros', async () => {
  for (const scope of ['client', 'office'] as const) {
    const rows = await sheetOf({ ...REPORT, scope, rows: [] });
    expect(rows[5]![0]).toBe(AGING_WORDS.nothing);
    expect(rows[6]!.slice(scope === 'client' ? 2 : 4)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  }
});

test('the basis is said, and by invoice date nothing is called overdue', async () => {
  expect((await sheetOf(REPORT))[2]![0]).toBe('基準日 2026/10/31　支払期日から起算　単位：円');
  const byIssue = await sheetOf({ ...REPORT, basis: 'issue', overdueFrom: 0 });
  expect(byIssue[2]![0]).toContain('請求日から起算');
  expect(byIssue[4]).not.toContain(AGING_WORDS.overdue);
});

test('the same report gives the same bytes', async () => {
  const report = withBridge(OFFICE);
  const first = await drawAgingWorkbook(report);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.from(await drawAgingWorkbook(report)).equals(Buffer.from(first))).toBe(true);
});

test.skipIf(NO_LIBREOFFICE)(
  `LibreOffice calculates the same figures from the formulas alone ${NO_LIBREOFFICE}`,
  async () => {
    const reports = [withBridge(REPORT), withBridge(OFFICE), MONTHS, { ...REPORT, rows: [] }];
    const books = await Promise.all(reports.map(drawAgingWorkbook));
    for (const [at, theirs] of (await recalculatedAll(books)).entries())
      for (const [name, rows] of await readSheets(books[at]!))
        expect(numbersOf(theirs.get(name)!), name).toEqual(numbersOf(rows));
  },
);
