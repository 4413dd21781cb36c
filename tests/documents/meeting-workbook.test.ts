import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { BUCKET_KEYS, totalOf } from '../../src/domain/aging-report.ts';
import { MEETING_WORDS } from '../../src/domain/meeting-report.ts';
import { meetingSentences } from '../../src/domain/meeting-sentences.ts';
import { drawMeetingWorkbook } from '../../src/main/features/reports/meeting-xlsx.ts';
import { AWKWARD_NAMES, emptyMeetingReport, meetingReport } from '../support/meeting-reports.ts';
import { type Cell, NO_LIBREOFFICE, numbersOf, readSheets, recalculatedAll } from '../support/office-suite.ts';

const { sheets: NAMES } = MEETING_WORDS;

/** The value at the right of a label, in the column of the label's table. */
function valueBeside(rows: Cell[][], label: string): Cell {
  for (const row of rows) {
    const at = row.findIndex((cell) => typeof cell === 'string' && cell.trim() === label.trim());
    if (at >= 0) return row.slice(at + 1).find((cell) => cell !== null) ?? null;
  }
  throw new Error(`no label ${label}`);
}

function checksOf(rows: Cell[][]): Cell[] {
  return Object.values(MEETING_WORDS.checkRows).map((label) => valueBeside(rows, label));
}

test('a second library reads every sheet with the figures that went in', async () => {
  const report = meetingReport();
  const sheets = await readSheets(await drawMeetingWorkbook(report));
  expect([...sheets.keys()]).toEqual(Object.values(NAMES));
  const aging = sheets.get(NAMES.aging)!.slice(5, 5 + report.aging.length);
  expect(aging.map((row) => row.slice(2, 7))).toEqual(report.aging.map((row) => BUCKET_KEYS.map((key) => row[key])));
  expect(aging.map((row) => row[7])).toEqual(report.aging.map(totalOf));
  const invoices = sheets.get(NAMES.invoices)!.slice(5, 5 + report.invoices.length);
  expect(invoices.map((row) => row[7])).toEqual(report.invoices.map(({ openYen }) => openYen));
  expect(invoices.map((row) => row[2])).toEqual(report.invoices.map(({ number }) => number));
  expect(invoices.map((row) => (row[4] instanceof Date ? row[4].toISOString().slice(0, 10) : null))).toEqual(
    report.invoices.map(({ dueOn }) => dueOn),
  );
});

test('names that begin like formulas, and names with marks and control characters, arrive as text', async () => {
  const sheets = await readSheets(await drawMeetingWorkbook(meetingReport()));
  const names = sheets
    .get(NAMES.aging)!
    .slice(5, 5 + AWKWARD_NAMES.length)
    .map((row) => row[1]);
  expect(names).toEqual(AWKWARD_NAMES.map((name) => name.replace('\u0007', '')));
  expect(sheets.get(NAMES.deposits)![6]![1]).toBe('=HYPERLINK("x")');
});

test('the headline and the bridge carry the totals of the other sheets, and every difference is 0', async () => {
  const report = meetingReport();
  const summary = (await readSheets(await drawMeetingWorkbook(report))).get(NAMES.summary)!;
  const balance = report.aging.reduce((sum, row) => sum + totalOf(row), 0);
  expect(valueBeside(summary, MEETING_WORDS.figures.balance)).toBe(balance);
  expect(valueBeside(summary, MEETING_WORDS.figures.overdue)).toBe(
    balance - report.aging.reduce((sum, row) => sum + row.notDue, 0),
  );
  expect(valueBeside(summary, MEETING_WORDS.figures.deposited)).toBe(669_560);
  expect(valueBeside(summary, MEETING_WORDS.figures.unallocated)).toBe(100_000);
  expect(valueBeside(summary, MEETING_WORDS.figures.reminders)).toBe(1);
  expect(valueBeside(summary, MEETING_WORDS.closing)).toBe(balance);
  expect(checksOf(summary)).toEqual([0, 0, 0, 0, 0]);
});

test('a yen that is missing from one sheet shows under 照合', async () => {
  const report = meetingReport();
  const invoices = report.invoices.map((entry, at) => (at === 3 ? { ...entry, openYen: entry.openYen - 1 } : entry));
  const bridge = { ...report.bridge, adjustedYen: report.bridge.adjustedYen - 2 };
  const summary = (await readSheets(await drawMeetingWorkbook({ ...report, invoices, bridge }))).get(NAMES.summary)!;
  expect(checksOf(summary)).toEqual([-2, 0, 1, 1, 0]);
  expect(summary.flat()).toContain(MEETING_WORDS.checksDiffer);
});

test('a month without anything gives sheets that say so, and zeros that are zeros', async () => {
  const sheets = await readSheets(await drawMeetingWorkbook(emptyMeetingReport()));
  for (const [sheet, sentence] of [
    [NAMES.aging, MEETING_WORDS.nothing.aging],
    [NAMES.invoices, MEETING_WORDS.nothing.invoices],
    [NAMES.deposits, MEETING_WORDS.nothing.deposits],
  ] as const) {
    expect(sheets.get(sheet)![5]![0]).toBe(sentence);
  }
  expect(valueBeside(sheets.get(NAMES.summary)!, MEETING_WORDS.figures.balance)).toBe(0);
  expect(checksOf(sheets.get(NAMES.summary)!)).toEqual([0, 0, 0, 0, 0]);
});

test('every sheet prints on A4, one page wide, with its head repeated and pages counted', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await drawMeetingWorkbook(meetingReport({ clientName: 'A&B株式会社' }))).slice().buffer);
  for (const sheet of book.worksheets) {
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1 });
    expect(sheet.pageSetup.printArea).toMatch(/^A1:[A-Z]+\d+$/);
    expect(sheet.headerFooter.oddFooter).toContain('&P / &N');
    expect(sheet.headerFooter.oddFooter).toContain('A&&B株式会社');
    if (sheet.name === NAMES.summary || sheet.name === NAMES.cover) continue;
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '1:5' });
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 });
  }
});

test('the same report gives the same bytes', async () => {
  const first = await drawMeetingWorkbook(meetingReport());
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.from(await drawMeetingWorkbook(meetingReport())).equals(Buffer.from(first))).toBe(true);
});

test('the summary says what the tables say', () => {
  const sentences = meetingSentences(meetingReport()).join('\n');
  expect(sentences).toContain('10月末の売掛金残高は');
  expect(sentences).toContain('当月の入金は2件669,560円、うち100,000円は消込先が決まっていません。');
  expect(sentences).toContain('当月は1社に1通の書面を送りました（督促状1通）。');
  expect(meetingSentences(emptyMeetingReport())).toEqual([
    '10月末の売掛金残高は0円で、前月末と同額です。',
    '当月の入金はありません。',
    '当月に送った督促状はありません。',
  ]);
});

test('promises and who will be late stand on sheets of their own, are summed, said and asked about', async () => {
  const report = meetingReport();
  const sheets = await readSheets(await drawMeetingWorkbook(report));
  const promises = sheets.get(NAMES.promises)!.slice(5);
  expect(promises.map((row) => row.slice(5, 10))).toEqual([
    [150_000, 30_000, 120_000, '守られていない', '=経理の田中様と電話'],
    [600_000, 100_000, 0, '守られた', null],
    [750_000, 130_000, 120_000, null, null],
  ]);
  expect(sheets.get(NAMES.late)![5]!.slice(3)).toEqual([
    2,
    88_000,
    0.81,
    '過去12回中9回、期日後平均8日で入金',
    '14日遅れ',
  ]);
  expect(sheets.get(NAMES.reasons)!.slice(5, 8)).toEqual([
    ['資金繰り', 3, 2, 250_000, `${AWKWARD_NAMES[5]}、${AWKWARD_NAMES[1]}`, '=来月まで厳しい'],
    ['失念', 1, 1, 0, AWKWARD_NAMES[0], null],
    ['合計', 4, null, null, null, null],
  ]);
  expect(meetingSentences(report).at(-1)).toBe(
    '当月に伺った遅れの理由は、資金繰りが3件、失念が1件です。資金繰りと答えた得意先の未回収額は250,000円です。',
  );
  expect(meetingSentences(report).at(-2)).toBe(
    `得意先の支払約束・分割は2件で、守られたもの1件、守られていないもの1件です。約束の日を過ぎて入金のない額は120,000円で、${AWKWARD_NAMES[5]}（120,000円）です。`,
  );
  expect(sheets.get(NAMES.decisions)!.flat().join('')).toContain(
    '2026/10/26の支払約束（150,000円）が守られていません。',
  );
});

test('whose habits the forecast rests on is said where they are not the customers own', async () => {
  const textOf = async (forecastBasis: 'own' | 'office' | 'assumed') =>
    (await readSheets(await drawMeetingWorkbook(meetingReport({ forecastBasis })))).get(NAMES.forecast)!.flat();
  const { office, assumed } = MEETING_WORDS.forecastBasis;
  expect(await textOf('office')).toContain(office);
  expect(await textOf('assumed')).toContain(assumed);
  const own = await textOf('own');
  for (const sentence of [office, assumed]) expect(own).not.toContain(sentence);
});

test('a report recorded before there were promises is drawn as it was', async () => {
  const { promises: _promises, reasons: _reasons, late: _late, forecastBasis: _basis, ...old } = meetingReport();
  const before = old.sheets.filter((sheet) => sheet !== 'promises' && sheet !== 'reasons' && sheet !== 'late');
  const sheets = await readSheets(await drawMeetingWorkbook({ ...old, sheets: before }));
  expect([...sheets.keys()]).toEqual(before.map((sheet) => NAMES[sheet]));
});

test.skipIf(NO_LIBREOFFICE)(
  `LibreOffice calculates the same figures from the formulas alone ${NO_LIBREOFFICE}`,
  async () => {
    const books = await Promise.all([meetingReport(), emptyMeetingReport()].map(drawMeetingWorkbook));
    for (const [at, theirs] of (await recalculatedAll(books)).entries()) {
      const ours = await readSheets(books[at]!);
      expect([...theirs.keys()]).toEqual([...ours.keys()]);
      for (const [name, rows] of ours) expect(numbersOf(theirs.get(name)!), name).toEqual(numbersOf(rows));
    }
  },
);
