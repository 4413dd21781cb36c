/** The parts of an invoice, each with its height, drawn from its top edge: words and tables in millimetres on A4. */
import type { InvoiceColumn, InvoiceContent, InvoiceFigure, InvoiceRow } from '../../../domain/invoice-content.ts';
import { breakPhrases, breakText, type TextLine } from '../paper/line-breaking.ts';
import { cleanText } from '../paper/pdf-fonts.ts';
import {
  drawLine,
  drawRule,
  drawText,
  fittedSize,
  type PaperPage,
  POINT,
  strokeBox,
  textWidth,
} from '../paper/pdf-page.ts';

export const SHEET = { left: 20, right: 190, bottom: 272, laterTop: 30, titleAtLeast: 74 };
const WIDTH = SHEET.right - SHEET.left;
const CELL = { size: 9.2, smallest: 6.5, leading: 4.4, height: 6.4, pad: 1.5, note: 7.8, noteLeading: 3.7 };
const RULE = { hair: 0.1, strong: 0.25 };
const LEGEND = { size: 8.2, leading: 4.3 };
const STAMP = { width: 24, height: 26 };
const TAX = { left: 88, row: 5.7, size: 9, head: 7.8 };

export interface FlowItem {
  height: number;
  /** Stays on one page with the item after it. */
  tied?: true;
  /** A part of the table of lines: its head is repeated on a new page. */
  table?: true;
  draw(page: PaperPage, y: number): void;
}

function baselineIn(y: number, height: number, size: number): number {
  return y + height * 0.5 + size * POINT * 0.37;
}

export function space(height: number): FlowItem {
  return { height, draw: () => undefined };
}

/** The title in the middle; the mark of a reissue boxed at the right. */
export function titleItem({ title, mark }: InvoiceContent): FlowItem {
  const short = [...title].length <= 4;
  return {
    height: 9,
    draw(page, y) {
      drawText(page, 105, y, title, { size: short ? 18 : 15, align: 'center', tracking: short ? 0.7 : 0.15 });
      if (mark === '') return;
      const style = { size: 11, tracking: 0.2 };
      const width = textWidth(mark, style) + 6;
      strokeBox(page, SHEET.right - width, y - 5.6, width, 7.6, RULE.strong);
      drawText(page, SHEET.right - width / 2, y - 0.4, mark, { ...style, align: 'center' });
    },
  };
}

export function openingItem({ opening }: InvoiceContent): FlowItem {
  return { height: 7.2, draw: (page, y) => drawText(page, SHEET.left, y + 4.6, opening, { size: 10 }) };
}

const FACT = { size: 9.5, leading: 5.4, label: 26 };

export function factItems({ facts }: InvoiceContent): FlowItem[] {
  return facts.map(({ label, value }) => {
    const lines = breakPhrases(cleanText(value), '　、', (WIDTH - FACT.label) / (FACT.size * POINT));
    return {
      height: lines.length * FACT.leading,
      draw(page: PaperPage, y: number) {
        drawText(page, SHEET.left, baselineIn(y, FACT.leading, FACT.size), label, { size: 8.5 });
        for (const [at, line] of lines.entries())
          drawLine(
            page,
            SHEET.left + FACT.label,
            baselineIn(y + at * FACT.leading, FACT.leading, FACT.size),
            line,
            FACT.size,
          );
      },
    };
  });
}

/** What is asked for, large, over a strong rule; beside it until when. */
export function headlineItem({ headline, due }: InvoiceContent): FlowItem {
  const right = due === null ? SHEET.right : 116;
  return {
    height: 15,
    draw(page, y) {
      const base = y + 9.6;
      drawText(page, SHEET.left + 1, base, headline.label, { size: 11 });
      const room = right - SHEET.left - 42;
      const size = fittedSize(headline.text, { size: 19, bold: true }, room);
      drawText(page, right - 2, base + 0.3, headline.text, { size, bold: true, align: 'right' });
      drawRule(page, SHEET.left, y + 12.2, right, y + 12.2, 0.5);
      if (due === null) return;
      drawText(page, 123, base, due.label, { size: 9.5 });
      drawText(page, SHEET.right - 2, base, due.text, {
        size: fittedSize(due.text, { size: 12.5, bold: true }, 44),
        bold: true,
        align: 'right',
      });
      drawRule(page, 122, y + 12.2, SHEET.right, y + 12.2, RULE.strong);
    },
  };
}

/** The strip of a closing invoice: one line of arithmetic from the last balance to what is asked for now. */
export function stripItem(strip: readonly InvoiceFigure[]): FlowItem {
  const width = WIDTH / strip.length;
  const [head, body] = [5.6, 8.2];
  return {
    height: head + body + 4,
    draw(page, y) {
      for (const [at, { label, text, strong, sign }] of strip.entries()) {
        const left = SHEET.left + at * width;
        strokeBox(page, left, y, width, head, RULE.hair);
        strokeBox(page, left, y + head, width, body, RULE.hair);
        drawText(page, left + width / 2, baselineIn(y, head, 7.6), label, {
          size: fittedSize(label, { size: 7.6 }, width - 1.6),
          align: 'center',
        });
        const size = fittedSize(text, { size: 9.6, bold: strong }, width - 5.6);
        drawText(page, left + width - 1.4, baselineIn(y + head, body, size), text, {
          size,
          bold: strong,
          align: 'right',
        });
        if (sign !== '') drawText(page, left + 0.9, baselineIn(y + head, body, 7), sign, { size: 7 });
      }
      strokeBox(page, SHEET.left, y, WIDTH, head + body, RULE.strong);
    },
  };
}

export type PlacedColumn = InvoiceColumn & { left: number; right: number };

export function placedColumns(columns: readonly InvoiceColumn[], from: number = SHEET.left): PlacedColumn[] {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  let left = from;
  return columns.map((given) => {
    const right = left + (given.weight / whole) * (SHEET.right - from);
    const column = { ...given, left, right };
    left = right;
    return column;
  });
}

function roomOf({ left, right }: PlacedColumn): number {
  return right - left - CELL.pad * 2;
}

/** One line in a cell, set smaller until it fits: a figure is never cut. */
function drawCell(
  page: PaperPage,
  column: PlacedColumn,
  baseline: number,
  text: string,
  style: { size: number; bold?: boolean },
): void {
  if (text === '') return;
  const size = fittedSize(text, style, roomOf(column));
  const { align } = column;
  const x =
    align === 'left'
      ? column.left + CELL.pad
      : align === 'right'
        ? column.right - CELL.pad
        : (column.left + column.right) / 2;
  drawText(page, x, baseline, text, { ...style, size, align });
}

/** The head of the lines, and of their next page. */
export function tableHead(columns: readonly PlacedColumn[]): FlowItem {
  const height = 6.2;
  return {
    height,
    table: true,
    draw(page, y) {
      drawRule(page, SHEET.left, y, SHEET.right, y, RULE.strong);
      for (const column of columns) drawCell(page, column, baselineIn(y, height, 8), column.label, { size: 8 });
      drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.strong);
    },
  };
}

/** A line: the description over as many lines as it needs, the figures beside its first. */
export function rowItem(row: InvoiceRow, columns: readonly PlacedColumn[]): FlowItem {
  const wrapping = columns.find(({ wraps }) => wraps);
  const at = wrapping ? columns.indexOf(wrapping) : -1;
  const [lines, notes] = wrapping ? wrapped(row, row.cells[at] ?? '', roomOf(wrapping)) : [[], []];
  const height = CELL.height + Math.max(0, lines.length - 1) * CELL.leading + notes.length * CELL.noteLeading;
  return {
    height,
    table: true,
    draw(page, y) {
      const first = baselineIn(y, CELL.height, CELL.size);
      for (const [index, column] of columns.entries()) {
        if (column !== wrapping) drawCell(page, column, first, row.cells[index] ?? '', { size: CELL.size });
      }
      if (wrapping) {
        const left = wrapping.left + CELL.pad;
        for (const [n, line] of lines.entries()) drawLine(page, left, first + n * CELL.leading, line, CELL.size);
        const below = first + (lines.length - 1) * CELL.leading + CELL.noteLeading;
        for (const [n, line] of notes.entries()) drawLine(page, left, below + n * CELL.noteLeading, line, CELL.note);
      }
      drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.hair);
    },
  };
}

function wrapped(row: InvoiceRow, text: string, width: number): [TextLine[], TextLine[]] {
  const lines = breakPhrases(cleanText(text), ' 　', width / (CELL.size * POINT));
  const notes = row.note === '' ? [] : breakText(cleanText(row.note), width / (CELL.note * POINT));
  return [lines, notes];
}

/** Closes the lines with a strong rule; beside the legend the amounts and the tax by rate, once each. */
export function taxItem(content: InvoiceContent): FlowItem {
  const { legend, taxColumns, taxRows, taxTotal } = content;
  const columns = placedColumns(taxColumns, TAX.left);
  const lines = legend.flatMap((text) =>
    breakText(cleanText(text), (TAX.left - SHEET.left - 6) / (LEGEND.size * POINT)),
  );
  const table = TAX.row * (taxRows.length + 2);
  const stamp = content.stamp ?? [];
  const stampTop = lines.length * LEGEND.leading + (lines.length > 0 ? 3 : 0);
  const height = 4 + Math.max(table, stampTop + (stamp.length > 0 ? STAMP.height : 0)) + 2.4;
  return {
    height,
    draw(page, top) {
      let y = top + 4;
      for (const [at, line] of lines.entries())
        drawLine(page, SHEET.left, y + 3.4 + at * LEGEND.leading, line, LEGEND.size);
      if (stamp.length > 0) drawStamp(page, y + stampTop, stamp);
      drawRule(page, TAX.left, y, SHEET.right, y, RULE.strong);
      for (const column of columns)
        drawCell(page, column, baselineIn(y, TAX.row, TAX.head), column.label, { size: TAX.head });
      y += TAX.row;
      drawRule(page, TAX.left, y, SHEET.right, y, RULE.hair);
      for (const cells of taxRows) {
        drawTaxRow(page, columns, y, cells, false);
        y += TAX.row;
        drawRule(page, TAX.left, y, SHEET.right, y, RULE.hair);
      }
      drawTaxRow(page, columns, y, taxTotal, true);
      for (const below of [TAX.row, TAX.row + 0.7])
        drawRule(page, TAX.left, y + below, SHEET.right, y + below, RULE.strong);
    },
  };
}

/** Where the revenue stamp goes: a little larger than the stamp, which covers the words. */
function drawStamp(page: PaperPage, y: number, words: readonly string[]): void {
  strokeBox(page, SHEET.left, y, STAMP.width, STAMP.height, RULE.hair);
  for (const [at, text] of words.entries()) {
    const style = { size: at === 1 ? 9 : 7.5 };
    drawText(page, SHEET.left + STAMP.width / 2, y + 8.5 + at * 5, text, {
      size: fittedSize(text, style, STAMP.width - 3),
      align: 'center',
    });
  }
}

function drawTaxRow(
  page: PaperPage,
  columns: readonly PlacedColumn[],
  y: number,
  cells: readonly string[],
  bold: boolean,
): void {
  for (const [at, column] of columns.entries())
    drawCell(page, column, baselineIn(y, TAX.row, TAX.size), cells[at] ?? '', { size: TAX.size, bold });
}

/** お振込先, お支払い, 備考: a label and its lines between hairlines. */
export function blockItems({ blocks }: InvoiceContent): FlowItem[] {
  const label = FACT.label;
  return blocks.map((block, index) => {
    const lines = block.lines.flatMap((text) =>
      breakPhrases(cleanText(text), '　', (WIDTH - label - 2) / (CELL.size * POINT)),
    );
    const leading = 4.9;
    const height = lines.length * leading + 2.2;
    return {
      height,
      draw(page: PaperPage, y: number) {
        if (index === 0) drawRule(page, SHEET.left, y, SHEET.right, y, RULE.hair);
        drawText(page, SHEET.left + CELL.pad, baselineIn(y + 1.1, leading, CELL.size), block.label, { size: 8.5 });
        for (const [at, line] of lines.entries())
          drawLine(page, SHEET.left + label, baselineIn(y + 1.1 + at * leading, leading, CELL.size), line, CELL.size);
        drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.hair);
      },
    };
  });
}

/** Cells that would have to be set smaller than can be read. */
export function overfullTexts(content: InvoiceContent): string[] {
  const overfull: string[] = [];
  const check = (columns: readonly PlacedColumn[], cells: readonly string[], size: number) => {
    for (const [at, column] of columns.entries()) {
      const text = cells[at] ?? '';
      if (!column.wraps && fittedSize(text, { size }, roomOf(column)) < CELL.smallest) overfull.push(text);
    }
  };
  const columns = placedColumns(content.columns);
  for (const { cells } of content.rows) check(columns, cells, CELL.size);
  const taxes = placedColumns(content.taxColumns, TAX.left);
  for (const cells of [...content.taxRows, content.taxTotal]) check(taxes, cells, TAX.size);
  const cell = WIDTH / Math.max(1, content.strip.length) - 5.6;
  for (const { text, strong } of content.strip)
    if (fittedSize(text, { size: 9.6, bold: strong }, cell) < CELL.smallest) overfull.push(text);
  return overfull;
}
