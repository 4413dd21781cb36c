/**
 * Tables on A4 across, as books are printed: title and name over a rule, the head on every page, hairlines, figures
 * right-aligned and never cut, page n / m. A group (one customer's ledger) may begin on a page of its own.
 */
import { addPage, saveDocument, startDocument } from './pdf-document.ts';
import { CharacterSet, cleanText } from './pdf-fonts.ts';
import {
  A4,
  drawRule,
  drawText,
  finishPage,
  fittedSize,
  type PaperPage,
  POINT,
  startPage,
  textWidth,
} from './pdf-page.ts';

export interface ReportColumn {
  label: string;
  /** Share of the width. */
  weight: number;
  align: 'left' | 'right' | 'center';
}

export interface ReportRow {
  cells: string[];
  /** carried: set apart, not summed; total: bold under a strong rule, closed by a double one. */
  kind: 'row' | 'carried' | 'total';
}

export interface ReportGroup {
  /** Over the table: the customer; empty where the table is of the whole client. */
  heading: string;
  rows: ReportRow[];
  /** Small lines under the table. */
  notes: string[];
}

export interface PrintedReport {
  title: string;
  /** Whose books. */
  name: string;
  period: string;
  createdOn: string;
  createdLabel: string;
  columns: ReportColumn[];
  /** Each begins on a page of its own. */
  groups: ReportGroup[];
}

const LEFT = 14;
const RIGHT = A4.height - 14;
const TABLE_TOP = 33;
const BOTTOM = 194;
const ROW = 5.7;
const CELL = { size: 8.6, smallest: 6.6, pad: 1.2 };
const HAIR = 0.1;
const STRONG = 0.25;

export interface DrawnReport {
  bytes: Uint8Array;
  /** Where each group lies; pages count from 1. */
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

/** Draws the report; the same report gives the same bytes. */
export async function drawReport(
  report: PrintedReport,
  onProgress?: (done: number, total: number) => void,
): Promise<DrawnReport> {
  const document = await startDocument(charactersOf(report), true);
  const columns = placed(report.columns);
  const sheets = report.groups.map(pagesOf);
  const all = sheets.reduce((sum, pages) => sum + pages.length, 0);
  let number = 0;
  const letters: DrawnReport['letters'] = [];
  for (const [at, pages] of sheets.entries()) {
    letters.push({ letterKey: report.groups[at]!.heading, firstPage: number + 1, pages: pages.length });
    for (const [index, rows] of pages.entries()) {
      const page = startPage(document.fonts, A4.width);
      drawHead(page, report, report.groups[at]!, columns);
      const end = drawRows(page, columns, rows);
      if (index === pages.length - 1) drawNotes(page, report.groups[at]!, end);
      drawFoot(page, report, ++number, all);
      addPage(document, finishPage(page));
    }
    onProgress?.(at + 1, sheets.length);
  }
  const bytes = await saveDocument(document, { title: `${report.title} ${report.name}`, createdOn: report.createdOn });
  return { bytes, letters, coverPages: 0 };
}

const ROWS_A_PAGE = Math.floor((BOTTOM - TABLE_TOP - ROW) / ROW);

/** Rows that come with a total onto its page. */
const WITH_TOTAL = 3;

function pagesOf(group: ReportGroup): ReportRow[][] {
  const pages: ReportRow[][] = [];
  const room = ROWS_A_PAGE - Math.ceil((group.notes.length * 4.6) / ROW);
  let rest = group.rows;
  while (rest.length > room) {
    const taken = Math.min(ROWS_A_PAGE, Math.max(1, rest.length - WITH_TOTAL));
    pages.push(rest.slice(0, taken));
    rest = rest.slice(taken);
  }
  return [...pages, rest];
}

type Placed = ReportColumn & { left: number; right: number };

function placed(columns: readonly ReportColumn[]): Placed[] {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  let left = LEFT;
  return columns.map((column) => {
    const right = left + (column.weight / whole) * (RIGHT - LEFT);
    const one = { ...column, left, right };
    left = right;
    return one;
  });
}

function drawHead(page: PaperPage, report: PrintedReport, group: ReportGroup, columns: readonly Placed[]): void {
  drawText(page, LEFT, 16, report.title, { size: 14, bold: true, tracking: 0.12 });
  drawText(page, RIGHT, 15, report.name, { size: fittedSize(report.name, { size: 10.5 }, 120), align: 'right' });
  drawRule(page, LEFT, 19, RIGHT, 19, STRONG);
  drawText(page, LEFT, 26.5, group.heading, {
    size: fittedSize(group.heading, { size: 11, bold: true }, 190),
    bold: true,
  });
  drawText(page, RIGHT, 26.5, report.period, { size: 9, align: 'right' });
  const top = TABLE_TOP - ROW + 1.4;
  drawRule(page, LEFT, top, RIGHT, top, STRONG);
  for (const column of columns) drawCell(page, column, top, column.label, 8, false);
  drawRule(page, LEFT, top + ROW, RIGHT, top + ROW, HAIR);
}

function drawRows(page: PaperPage, columns: readonly Placed[], rows: readonly ReportRow[]): number {
  let y = TABLE_TOP + 1.4;
  for (const { cells, kind } of rows) {
    if (kind === 'total') drawRule(page, LEFT, y, RIGHT, y, STRONG);
    for (const [at, column] of columns.entries())
      drawCell(page, column, y, cells[at] ?? '', CELL.size, kind === 'total');
    y += ROW;
    drawRule(page, LEFT, y, RIGHT, y, kind === 'row' ? HAIR : STRONG);
    if (kind === 'total') drawRule(page, LEFT, y + 0.7, RIGHT, y + 0.7, STRONG);
  }
  return y;
}

function drawNotes(page: PaperPage, group: ReportGroup, from: number): void {
  let y = from + 6.5;
  for (const note of group.notes) {
    drawText(page, LEFT, y, note, { size: fittedSize(note, { size: 8.5 }, RIGHT - LEFT) });
    y += 4.6;
  }
}

function drawFoot(page: PaperPage, report: PrintedReport, number: number, of: number): void {
  drawText(page, A4.height / 2, 203, `${number} / ${of}`, { size: 8, align: 'center' });
  drawText(page, RIGHT, 203, `${report.createdLabel} ${report.createdOn.replaceAll('-', '/')}`, {
    size: 7.5,
    align: 'right',
  });
}

/** A figure is set smaller until it fits, a text down to a readable size and then cut with an ellipsis. */
function drawCell(page: PaperPage, column: Placed, y: number, text: string, size: number, bold: boolean): void {
  const width = column.right - column.left - CELL.pad * 2;
  const fitted = fittedSize(text, { size, bold }, width);
  const figure = column.align === 'right';
  const set = figure ? fitted : Math.max(fitted, Math.min(size, CELL.smallest));
  const shown = figure || fitted >= set ? text : cutTo(text, set, bold, width);
  const baseline = y + ROW * 0.5 + set * POINT * 0.37;
  const x =
    column.align === 'left'
      ? column.left + CELL.pad
      : figure
        ? column.right - CELL.pad
        : (column.left + column.right) / 2;
  drawText(page, x, baseline, shown, { size: set, bold, align: column.align });
}

const ELLIPSIS = '…';

function cutTo(text: string, size: number, bold: boolean, width: number): string {
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}${ELLIPSIS}`, { size, bold }) > width)
    characters.pop();
  return `${characters.join('')}${ELLIPSIS}`;
}

function charactersOf(report: PrintedReport): CharacterSet {
  const characters = new CharacterSet();
  for (const text of ['0123456789,/ 　', ELLIPSIS, ...reportTexts(report)]) characters.add(cleanText(text));
  return characters;
}

/** Every text that is drawn. */
export function reportTexts(report: PrintedReport): string[] {
  return [
    report.title,
    report.name,
    report.period,
    report.createdLabel,
    ...report.columns.map(({ label }) => label),
    ...report.groups.flatMap(({ heading, rows, notes }) => [heading, ...notes, ...rows.flatMap(({ cells }) => cells)]),
  ];
}
