/** A ruled table on a page of office paper: head, rows, a total that closes with a double rule. */
import { drawRule, drawText, fittedSize, type PaperPage, POINT } from './pdf-page.ts';

export interface TableBlock {
  columns: { label: string; numeric: boolean; weight: number }[];
  rows: string[][];
  total: string[];
}

const ROW = 5.8;
const SIZE = { head: 8.2, row: 9, total: 9.4 };
const PAD = 1.2;

export interface TablePlace {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Rows that find room in a place, head and total counted. */
export function rowsFitting({ top, bottom }: Pick<TablePlace, 'top' | 'bottom'>): number {
  return Math.max(0, Math.floor((bottom - top) / ROW) - 2);
}

/** Draws rows `from` up to `until`; the total below the last of all. Returns where the table ends. */
export function drawTable(page: PaperPage, table: TableBlock, place: TablePlace, from: number, until: number): number {
  const { left, right } = place;
  let y = place.top;
  drawRule(page, left, y, right, y, 0.25);
  const head = table.columns.map(({ label }) => label);
  drawCells(page, table, head, place, y, SIZE.head, false);
  y += ROW;
  drawRule(page, left, y, right, y, 0.1);
  for (const row of table.rows.slice(from, until)) {
    drawCells(page, table, row, place, y, SIZE.row, false);
    y += ROW;
    drawRule(page, left, y, right, y, 0.1);
  }
  if (until < table.rows.length) return y;
  drawCells(page, table, table.total, place, y, SIZE.total, true);
  for (const below of [ROW, ROW + 0.7]) drawRule(page, left, y + below, right, y + below, 0.25);
  return y + ROW + 0.7;
}

function drawCells(
  page: PaperPage,
  { columns }: TableBlock,
  cells: string[],
  { left, right }: TablePlace,
  y: number,
  size: number,
  bold: boolean,
): void {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x = left;
  for (const [at, { numeric, weight }] of columns.entries()) {
    const width = (weight / whole) * (right - left);
    const text = cells[at] ?? '';
    const fitted = fittedSize(text, { size, bold }, width - PAD * 2);
    const baseline = y + ROW / 2 + fitted * POINT * 0.37;
    if (numeric) drawText(page, x + width - PAD, baseline, text, { size: fitted, bold, align: 'right' });
    else drawText(page, x + PAD, baseline, text, { size: fitted, bold });
    x += width;
  }
}

export function tableTexts({ columns, rows, total }: TableBlock): string[] {
  return [...columns.map(({ label }) => label), ...rows.flat(), ...total];
}
