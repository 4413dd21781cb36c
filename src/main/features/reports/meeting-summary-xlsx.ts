/** 要約: what is to be said, the figures behind it, and the proof that they agree. */
import { formatDate } from '../../../domain/dates.ts';
import { MEETING_WORDS, type MeetingReport, monthWords } from '../../../domain/meeting-report.ts';
import { meetingSentences } from '../../../domain/meeting-sentences.ts';
import {
  addSheet,
  type Book,
  dateNumber,
  putFormula,
  putNumber,
  putText,
  putTitle,
  ruleBelow,
  ruleTotal,
  type Sheet,
} from '../paper/workbook.ts';
import type { PlacedTable } from '../paper/workbook-table.ts';
import { linesOfComment, linesOfText, putLines } from './meeting-book-xlsx.ts';
import { AGING, DEPOSITS, INVOICES, MOVEMENTS } from './meeting-columns-xlsx.ts';

const WORDS = MEETING_WORDS;
export const SUMMARY_WIDTHS = [28, 18, 3, 28, 18];
const COLUMNS = SUMMARY_WIDTHS.length;
/** What fits a sentence's line over the five columns at 11 points, in half-width characters. */
const LINE_WIDTH = 94;
const RULE = 'FF8C8477';

/** The tables the summary takes its figures from; null for a sheet the client does not get: the figure stands alone then. */
export interface SummarySources {
  aging: PlacedTable;
  movements: PlacedTable | null;
  invoices: PlacedTable | null;
  deposits: PlacedTable | null;
  reminders: PlacedTable | null;
  differences: { cells: string; sum: number } | null;
}

/** A figure and where it comes from. */
interface Figure {
  formula: string | null;
  result: number;
}

export function addSummarySheet(book: Book, report: MeetingReport): Sheet {
  return addSheet(book, {
    name: WORDS.sheets.summary,
    landscape: false,
    footer: `${report.clientName}　${monthWords(report.month)}`,
    accent: report.accent,
    widths: SUMMARY_WIDTHS,
  });
}

/** Fills the sheet; returns the first free row below. */
export function putSummary(sheet: Sheet, report: MeetingReport, sources: SummarySources): number {
  const assignee = report.assigneeName ? `（${WORDS.assignee} ${report.assigneeName}）` : '';
  const byline = `${WORDS.preparedBy} ${report.officeName}${assignee}　${formatDate(report.createdOn)}　${WORDS.unit}`;
  const title = `${monthWords(report.month)}　${WORDS.title}`;
  putTitle(sheet, COLUMNS, report.accent, title, `${report.clientName}　御中`, byline);
  putText(sheet, 3, 4, WORDS.asOf, { size: 9, align: 'right' });
  putNumber(sheet, 3, 5, dateNumber(report.asOf), 'date', { align: 'right' });
  const row = putWords(sheet, 5, report);
  const figures = putFigures(sheet, row, report, sources);
  const bridge = putBridge(sheet, row, report, sources);
  return putChecks(sheet, Math.max(figures, bridge.row) + 1, sources, bridge) + 1;
}

export function putSection(sheet: Sheet, row: number, column: number, title: string): void {
  putText(sheet, row, column, title, { bold: true, size: 11 });
  sheet.getRow(row).height = 22;
}

/** 概況 and the clerk's comment below it. */
function putWords(sheet: Sheet, row: number, report: MeetingReport): number {
  putSection(sheet, row, 1, WORDS.inWords);
  const sentences = meetingSentences(report).flatMap((sentence) =>
    linesOfText(sentence, LINE_WIDTH).map((line, at) => `${at === 0 ? '・' : '　'}${line}`),
  );
  putLines(sheet, row + 1, COLUMNS, sentences, 11);
  const comment = linesOfComment(report.comments.summary ?? '', SUMMARY_WIDTHS);
  const below = row + 1 + sentences.length;
  putLines(sheet, below, COLUMNS, comment, 11);
  return below + comment.length + 1;
}

/** The total of a table's column, as a formula where the table is there. */
function totalOf(name: string, table: PlacedTable | null, column: number, result: number): Figure {
  return { formula: table && `'${name}'!${table.totalCell(column)}`, result };
}

function putFigure(sheet: Sheet, row: number, column: number, { formula, result }: Figure, bold: boolean): void {
  if (formula === null) putNumber(sheet, row, column, result, 'yen', { bold, size: 11 });
  else putFormula(sheet, row, column, formula, result, 'yen', { bold, size: 11 });
}

/** 今月の数字, each taken from the sheet it comes from. Returns the row after the table. */
function putFigures(sheet: Sheet, row: number, report: MeetingReport, sources: SummarySources): number {
  const { aging, deposits, reminders } = sources;
  putSection(sheet, row, 1, WORDS.headline);
  const { sheets, figures: labels } = WORDS;
  const deposited = report.deposits.reduce((sum, { amountYen }) => sum + amountYen, 0);
  const allocated = report.deposits.reduce((sum, { allocatedYen }) => sum + allocatedYen, 0);
  const ofAging = (column: number) => totalOf(sheets.aging, aging, column, aging.sums[column]!);
  const letters = reminders && `'${sheets.reminders}'!${reminders.totalCell(4)}`;
  const figures: { label: string; bold: boolean; figure: Figure }[] = [
    { label: labels.balance, bold: true, figure: ofAging(AGING.total) },
    { label: labels.overdue, bold: false, figure: ofAging(AGING.overdue) },
    { label: labels.over90, bold: false, figure: ofAging(AGING.firstBucket + 4) },
    { label: labels.deposited, bold: true, figure: totalOf(sheets.deposits, deposits, DEPOSITS.amount, deposited) },
    {
      label: labels.unallocated,
      bold: false,
      figure: totalOf(sheets.deposits, deposits, DEPOSITS.left, deposited - allocated),
    },
    { label: labels.reminders, bold: true, figure: { formula: letters, result: report.reminders.length } },
  ];
  ruleBelow(sheet, row, 1, 2, 'thin', RULE);
  for (const [at, { label, bold, figure }] of figures.entries()) {
    const y = row + 1 + at;
    sheet.getRow(y).height = 20;
    putText(sheet, y, 1, label, { bold });
    putFigure(sheet, y, 2, figure, bold);
    ruleBelow(sheet, y, 1, 2);
  }
  return row + 1 + figures.length;
}

interface PlacedBridge {
  row: number;
  closingCell: string;
  closingYen: number;
}

/** 残高の動き: last month's balance, what moved it, this month's; what customers add up to from their movements. */
function putBridge(sheet: Sheet, row: number, report: MeetingReport, { movements }: SummarySources): PlacedBridge {
  putSection(sheet, row, 4, WORDS.bridge);
  ruleBelow(sheet, row, 4, 5, 'thin', RULE);
  const { bridge } = report;
  const name = WORDS.sheets.movements;
  const at = (index: number) => row + 1 + index;
  const moves: { label: string; figure: Figure }[] = [
    { label: WORDS.bridgeRows.openingYen, figure: totalOf(name, movements, MOVEMENTS.opening, bridge.openingYen) },
    { label: WORDS.bridgeRows.invoicedYen, figure: totalOf(name, movements, MOVEMENTS.invoiced, bridge.invoicedYen) },
    { label: WORDS.bridgeRows.reversedYen, figure: totalOf(name, movements, MOVEMENTS.reversed, bridge.reversedYen) },
    { label: WORDS.bridgeRows.clearedYen, figure: { formula: null, result: bridge.clearedYen } },
    { label: WORDS.bridgeRows.adjustedYen, figure: { formula: null, result: bridge.adjustedYen } },
    { label: WORDS.bridgeRows.writtenOffYen, figure: { formula: null, result: bridge.writtenOffYen } },
  ];
  for (const [index, { label, figure }] of moves.entries()) {
    putText(sheet, at(index), 4, label);
    putFigure(sheet, at(index), 5, figure, false);
    ruleBelow(sheet, at(index), 4, 5);
  }
  const y = at(moves.length);
  const closingYen = moves.reduce((sum, { figure }) => sum + figure.result, 0);
  putText(sheet, y, 4, WORDS.closing, { bold: true });
  putFormula(sheet, y, 5, `SUM(E${row + 1}:E${y - 1})`, closingYen, 'yen', { bold: true, size: 11 });
  ruleTotal(sheet, y, 4, 5);
  return { row: y + 1, closingCell: `$E$${y}`, closingYen };
}

interface Check {
  label: string;
  formula: string;
  result: number;
}

/** What each pair of tables differs by; only of tables that are there. */
function checksOf(sources: SummarySources, bridge: PlacedBridge): Check[] {
  const { aging, movements, invoices, deposits, differences } = sources;
  const at = (name: string, table: PlacedTable, column: number) => `'${name}'!${table.totalCell(column)}`;
  const agingTotal = at(WORDS.sheets.aging, aging, AGING.total);
  const balance = aging.sums[AGING.total]!;
  const checks: Check[] = [
    {
      label: WORDS.checkRows.bridge,
      formula: `${bridge.closingCell}-${agingTotal}`,
      result: bridge.closingYen - balance,
    },
  ];
  if (movements)
    checks.push({
      label: WORDS.checkRows.movements,
      formula: `${at(WORDS.sheets.movements, movements, MOVEMENTS.closing)}-${agingTotal}`,
      result: movements.sums[MOVEMENTS.closing]! - balance,
    });
  if (invoices)
    checks.push({
      label: WORDS.checkRows.invoices,
      formula: `${agingTotal}-${at(WORDS.sheets.invoices, invoices, INVOICES.open)}`,
      result: balance - invoices.sums[INVOICES.open]!,
    });
  if (differences)
    checks.push({
      label: WORDS.checkRows.buckets,
      formula: `SUMPRODUCT(ABS(${differences.cells}))`,
      result: differences.sum,
    });
  if (deposits) {
    const deposit = (column: number) => at(WORDS.sheets.deposits, deposits, column);
    const { amount, allocated, left } = DEPOSITS;
    checks.push({
      label: WORDS.checkRows.deposits,
      formula: `${deposit(amount)}-${deposit(allocated)}-${deposit(left)}`,
      result: deposits.sums[amount]! - deposits.sums[allocated]! - deposits.sums[left]!,
    });
  }
  return checks;
}

/** Differences that must be 0; one that is not turns red. Returns the row after them. */
function putChecks(sheet: Sheet, row: number, sources: SummarySources, bridge: PlacedBridge): number {
  const checks = checksOf(sources, bridge);
  putSection(sheet, row, 1, WORDS.checks);
  const agree = checks.every(({ result }) => result === 0);
  putText(sheet, row, 4, agree ? WORDS.checksAgree : WORDS.checksDiffer, {
    size: 9,
    colour: agree ? 'FF57524A' : 'FFB3261E',
  });
  ruleBelow(sheet, row, 1, COLUMNS, 'thin', RULE);
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
  return row + checks.length + 1;
}
