/** Cover sheets: what lies below them, counted, with places for the initials of whoever printed, counted and posted. */
import type { CoverWording } from '../../../domain/reminder-cover.ts';
import { drawRule, drawText, fittedSize, type PaperPage, POINT, strokeBox } from '../paper/pdf-page.ts';

const LEFT = 20;
const RIGHT = 190;
const BOTTOM = 270;
const ROW = 5.8;
const FIRST_TABLE_TOP = 108;
const LATER_TABLE_TOP = 34;

/** How many pages the cover of so many letters takes. */
export function coverPageCount(letters: number): number {
  const first = rowsBetween(FIRST_TABLE_TOP);
  const later = rowsBetween(LATER_TABLE_TOP);
  // The total takes a row too.
  return letters + 1 <= first ? 1 : 1 + Math.ceil((letters + 1 - first) / later);
}

function rowsBetween(top: number): number {
  return Math.floor((BOTTOM - top - ROW) / ROW);
}

/** Draws page `at` (from 0) of `pages`. */
export function drawCoverPage(page: PaperPage, wording: CoverWording, at: number, pages: number): void {
  const capacity = rowsBetween(at === 0 ? FIRST_TABLE_TOP : LATER_TABLE_TOP);
  const start = at === 0 ? 0 : rowsBetween(FIRST_TABLE_TOP) + (at - 1) * rowsBetween(LATER_TABLE_TOP);
  if (at === 0) drawCoverHead(page, wording);
  else drawRunningHead(page, wording);
  let y = drawTableHead(page, wording, at === 0 ? FIRST_TABLE_TOP : LATER_TABLE_TOP);
  for (const row of wording.rows.slice(start, start + capacity)) {
    drawRow(page, wording, row, y, false);
    y += ROW;
  }
  if (at === pages - 1) drawTotal(page, wording, y);
  drawText(page, LEFT, 281, wording.auditLabel, { size: 7 });
  drawText(page, LEFT, 285, wording.auditHead, { size: 7 });
  drawText(page, RIGHT, 285, `${at + 1} / ${pages}`, { size: 8, align: 'right' });
}

function drawRunningHead(page: PaperPage, wording: CoverWording): void {
  const text = `${wording.title}　${wording.clientName}`;
  drawText(page, LEFT, 24, text, { size: fittedSize(text, { size: 9.5 }, RIGHT - LEFT) });
}

function drawCoverHead(page: PaperPage, wording: CoverWording): void {
  drawText(page, LEFT, 32, wording.title, { size: 18, tracking: 0.08 });
  drawText(page, RIGHT, 32, wording.warning, { size: 9, align: 'right' });
  drawRule(page, LEFT, 37, RIGHT, 37, 0.35);
  const name = wording.clientName;
  drawText(page, LEFT, 49, name, { size: fittedSize(name, { size: 15, bold: true }, RIGHT - LEFT), bold: true });
  let y = 60;
  for (const { label, value } of wording.facts) {
    drawText(page, LEFT, y, label, { size: 9.5 });
    drawText(page, LEFT + 28, y, value, { size: 10.5 });
    y += 6.8;
  }
  drawChecks(page, wording.checks);
}

/** Four boxes for initials at the right, the hand's own record of print, count, envelope and post. */
function drawChecks(page: PaperPage, checks: string[]): void {
  const size = 17;
  const left = RIGHT - checks.length * size;
  const top = 57;
  for (const [at, label] of checks.entries()) {
    strokeBox(page, left + at * size, top, size, 6, 0.1);
    strokeBox(page, left + at * size, top + 6, size, 17, 0.1);
    drawText(page, left + at * size + size / 2, top + 4.2, label, { size: 8, align: 'center' });
  }
}

function columnEdges(wording: CoverWording): { left: number; right: number }[] {
  const whole = wording.columns.reduce((sum, { weight }) => sum + weight, 0);
  let left = LEFT;
  return wording.columns.map(({ weight }) => {
    const edge = { left, right: left + (weight / whole) * (RIGHT - LEFT) };
    left = edge.right;
    return edge;
  });
}

function drawTableHead(page: PaperPage, wording: CoverWording, top: number): number {
  drawRule(page, LEFT, top, RIGHT, top, 0.25);
  drawCells(
    page,
    wording,
    wording.columns.map(({ label }) => label),
    top,
    8.2,
    false,
  );
  drawRule(page, LEFT, top + ROW, RIGHT, top + ROW, 0.1);
  return top + ROW;
}

function drawRow(page: PaperPage, wording: CoverWording, cells: string[], y: number, bold: boolean): void {
  drawCells(page, wording, cells, y, 9, bold);
  drawRule(page, LEFT, y + ROW, RIGHT, y + ROW, 0.1);
}

function drawTotal(page: PaperPage, wording: CoverWording, y: number): void {
  drawCells(page, wording, wording.total, y, 9.4, true);
  for (const below of [ROW, ROW + 0.7]) drawRule(page, LEFT, y + below, RIGHT, y + below, 0.25);
}

function drawCells(
  page: PaperPage,
  wording: CoverWording,
  cells: string[],
  y: number,
  size: number,
  bold: boolean,
): void {
  for (const [at, { left, right }] of columnEdges(wording).entries()) {
    const text = cells[at] ?? '';
    const room = right - left - 2.4;
    const fitted = fittedSize(text, { size, bold }, room);
    const baseline = y + ROW / 2 + fitted * POINT * 0.37;
    if (wording.columns[at]!.numeric)
      drawText(page, right - 1.2, baseline, text, { size: fitted, bold, align: 'right' });
    else drawText(page, left + 1.2, baseline, text, { size: fitted, bold });
  }
}
