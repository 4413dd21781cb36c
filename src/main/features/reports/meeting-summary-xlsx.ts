/** The first sheet of the meeting workbook: what is to be said, the figures behind it, and the proof that they agree. */
import { formatDate } from '../../../domain/dates.ts';
import { MEETING_WORDS, type MeetingReport, meetingSentences, monthWords } from '../../../domain/meeting-report.ts';
import {
  addSheet,
  type Book,
  dateNumber,
  putFormula,
  putHead,
  putNumber,
  putText,
  putTitle,
  ruleBelow,
  ruleTotal,
  type Sheet,
} from '../paper/workbook.ts';
import type { PlacedTable } from '../paper/workbook-table.ts';

const WORDS = MEETING_WORDS;
/** The as-of date: every day count in the workbook is taken from this cell. */
export const AS_OF_CELL = '$E$3';
const COLUMNS = 5;
/** What fits a sentence's line over the five columns at 11 points, in half-width characters. */
const LINE_WIDTH = 94;

export interface SummarySources {
  aging: PlacedTable;
  invoices: PlacedTable;
  deposits: PlacedTable;
  reminders: PlacedTable;
  differences: { cells: string; sum: number };
}

export function addSummarySheet(book: Book, report: MeetingReport): Sheet {
  return addSheet(book, {
    name: WORDS.sheets.summary,
    landscape: false,
    footer: `${report.clientName}　${monthWords(report.month)}`,
    accent: report.accent,
    widths: [28, 18, 3, 28, 18],
  });
}

export function putSummary(sheet: Sheet, report: MeetingReport, sources: SummarySources): void {
  const assignee = report.assigneeName ? `（${WORDS.assignee} ${report.assigneeName}）` : '';
  const byline = `${WORDS.preparedBy} ${report.officeName}${assignee}　${formatDate(report.createdOn)}　${WORDS.unit}`;
  putTitle(
    sheet,
    COLUMNS,
    report.accent,
    `${monthWords(report.month)}　${WORDS.title}`,
    `${report.clientName}　御中`,
    byline,
  );
  putText(sheet, 3, 4, WORDS.asOf, { size: 9, align: 'right' });
  putNumber(sheet, 3, 5, dateNumber(report.asOf), 'date', { align: 'right' });
  let row = putSentences(sheet, 5, report);
  const figures = putFigures(sheet, row, sources, report.reminders.length);
  const bridge = putBridge(sheet, row, report);
  row = Math.max(figures, bridge.row) + 1;
  if (report.trend.length > 0) row = putTrend(sheet, row, report) + 1;
  putChecks(sheet, row, sources, bridge);
}

function putSection(sheet: Sheet, row: number, column: number, title: string): void {
  putText(sheet, row, column, title, { bold: true, size: 11 });
  sheet.getRow(row).height = 22;
}

/** Each line of a sentence is a row: how Excel wraps and how high a row must be then depends on the machine's fonts. */
function putSentences(sheet: Sheet, row: number, report: MeetingReport): number {
  putSection(sheet, row, 1, WORDS.inWords);
  let y = row;
  for (const sentence of meetingSentences(report)) {
    for (const [at, line] of linesOf(sentence).entries()) {
      y++;
      sheet.mergeCells(y, 1, y, COLUMNS);
      putText(sheet, y, 1, `${at === 0 ? '・' : '　'}${line}`, { size: 11 });
      sheet.getRow(y).height = 19;
    }
  }
  return y + 2;
}

/** Lines that end where a phrase does. */
function linesOf(sentence: string): string[] {
  const lines: string[] = [];
  for (const phrase of sentence.match(/[^、。]+[、。]?/g) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && halfWidths(last + phrase) <= LINE_WIDTH) lines[lines.length - 1] = last + phrase;
    else lines.push(phrase);
  }
  return lines;
}

/** Kana and punctuation of a proportional type are narrower than kanji; rather too wide than a line cut off. */
function halfWidths(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character < '\u0100') width += 1.1;
    else width += /[ぁ-ヿ]/.test(character) ? 1.8 : /[、。（）「」・]/.test(character) ? 1.3 : 2;
  }
  return width;
}

/** 今月の数字, each taken from the sheet it comes from. Returns the row after the table. */
function putFigures(sheet: Sheet, row: number, sources: SummarySources, letters: number): number {
  const { aging, deposits, reminders } = sources;
  putSection(sheet, row, 1, WORDS.headline);
  const from = (name: string, table: PlacedTable, column: number) => ({
    formula: `'${name}'!${table.totalCell(column)}`,
    result: table.sums[column]!,
  });
  const figures = [
    { label: WORDS.figures.balance, bold: true, ...from(WORDS.sheets.aging, aging, 7) },
    { label: WORDS.figures.overdue, bold: false, ...from(WORDS.sheets.aging, aging, 8) },
    { label: WORDS.figures.over90, bold: false, ...from(WORDS.sheets.aging, aging, 6) },
    { label: WORDS.figures.deposited, bold: true, ...from(WORDS.sheets.deposits, deposits, 3) },
    { label: WORDS.figures.unallocated, bold: false, ...from(WORDS.sheets.deposits, deposits, 5) },
    {
      label: WORDS.figures.reminders,
      bold: true,
      formula: `'${WORDS.sheets.reminders}'!${reminders.totalCell(4)}`,
      result: letters,
    },
  ];
  ruleBelow(sheet, row, 1, 2, 'thin', 'FF8C8477');
  for (const [at, figure] of figures.entries()) {
    const y = row + 1 + at;
    sheet.getRow(y).height = 20;
    putText(sheet, y, 1, figure.label, { bold: figure.bold });
    putFormula(sheet, y, 2, figure.formula, figure.result, 'yen', { bold: figure.bold, size: 11 });
    ruleBelow(sheet, y, 1, 2);
  }
  return row + 1 + figures.length;
}

/** 残高の動き: last month's balance, what moved it, this month's. */
function putBridge(
  sheet: Sheet,
  row: number,
  report: MeetingReport,
): { row: number; closingCell: string; closingYen: number } {
  putSection(sheet, row, 4, WORDS.bridge);
  ruleBelow(sheet, row, 4, 5, 'thin', 'FF8C8477');
  const { openingYen, invoicedYen, reversedYen, clearedYen, adjustedYen } = report.bridge;
  const moves = { openingYen, invoicedYen, reversedYen, clearedYen, adjustedYen };
  const keys = ['openingYen', 'invoicedYen', 'reversedYen', 'clearedYen', 'adjustedYen'] as const;
  for (const [at, key] of keys.entries()) {
    const y = row + 1 + at;
    putText(sheet, y, 4, WORDS.bridgeRows[key]);
    putNumber(sheet, y, 5, moves[key], 'yen', { size: 11 });
    ruleBelow(sheet, y, 4, 5);
  }
  const y = row + 1 + keys.length;
  const closingYen = keys.reduce((sum, key) => sum + moves[key], 0);
  putText(sheet, y, 4, WORDS.closing, { bold: true });
  putFormula(sheet, y, 5, `SUM(E${row + 1}:E${y - 1})`, closingYen, 'yen', { bold: true, size: 11 });
  ruleTotal(sheet, y, 4, 5);
  return { row: y + 1, closingCell: `$E$${y}`, closingYen };
}

function putTrend(sheet: Sheet, row: number, report: MeetingReport): number {
  putSection(sheet, row, 1, WORDS.trend);
  const { month, balance, overdue, over90 } = WORDS.columns;
  putHead(sheet, row + 1, [month, balance, '', overdue, over90], [false, true, true, true, true]);
  for (const [at, entry] of report.trend.entries()) {
    const y = row + 2 + at;
    putText(sheet, y, 1, monthWords(entry.month));
    putNumber(sheet, y, 2, entry.totalYen, 'yen');
    putNumber(sheet, y, 4, entry.overdueYen, 'yen');
    putNumber(sheet, y, 5, entry.over90Yen, 'yen');
    ruleBelow(sheet, y, 1, COLUMNS);
  }
  return row + 2 + report.trend.length;
}

/** Four differences that must be 0; one that is not turns red. */
function putChecks(
  sheet: Sheet,
  row: number,
  sources: SummarySources,
  bridge: { closingCell: string; closingYen: number },
): void {
  const { aging, invoices, deposits, differences } = sources;
  const at = (name: string, table: PlacedTable, column: number) => `'${name}'!${table.totalCell(column)}`;
  const [agingTotal, openTotal] = [at(WORDS.sheets.aging, aging, 7), at(WORDS.sheets.invoices, invoices, 7)];
  const deposit = (column: number) => at(WORDS.sheets.deposits, deposits, column);
  const checks = [
    {
      label: WORDS.checkRows.bridge,
      formula: `${bridge.closingCell}-${agingTotal}`,
      result: bridge.closingYen - aging.sums[7]!,
    },
    {
      label: WORDS.checkRows.invoices,
      formula: `${agingTotal}-${openTotal}`,
      result: aging.sums[7]! - invoices.sums[7]!,
    },
    { label: WORDS.checkRows.buckets, formula: `SUMPRODUCT(ABS(${differences.cells}))`, result: differences.sum },
    {
      label: WORDS.checkRows.deposits,
      formula: `${deposit(3)}-${deposit(4)}-${deposit(5)}`,
      result: deposits.sums[3]! - deposits.sums[4]! - deposits.sums[5]!,
    },
  ];
  putSection(sheet, row, 1, WORDS.checks);
  const agree = checks.every(({ result }) => result === 0);
  putText(sheet, row, 4, agree ? WORDS.checksAgree : WORDS.checksDiffer, {
    size: 9,
    colour: agree ? 'FF57524A' : 'FFB3261E',
  });
  ruleBelow(sheet, row, 1, COLUMNS, 'thin', 'FF8C8477');
  for (const [n, check] of checks.entries()) {
    const y = row + 1 + n;
    putText(sheet, y, 1, check.label, { size: 9 });
    sheet.mergeCells(y, 1, y, 4);
    putFormula(sheet, y, 5, check.formula, check.result, 'count', { size: 9 });
    ruleBelow(sheet, y, 1, COLUMNS);
  }
  sheet.addConditionalFormatting({
    ref: `E${row + 1}:E${row + checks.length}`,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [`E${row + 1}<>0`],
        style: { font: { bold: true, color: { argb: 'FFB3261E' } } },
      },
    ],
  });
}
