/** One letter on its pages: laid out first (which decides how many pages there are), then drawn. */

import {
  addressAreaOf,
  type EnvelopeProfile,
  foldMarksOf,
  sweptAreaOf,
  WINDOW_MARGIN,
} from '../../../domain/envelope.ts';
import type { LetterContent, LetterTableColumn } from '../../../domain/letter-content.ts';
import type { LetterCustomer } from '../../../domain/reminder-batch.ts';
import { drawAddress, drawDate, drawSender, fitAddress, type SenderBlock } from './letter-head.ts';
import { breakParagraph, breakPhrases, type TextLine } from './line-breaking.ts';
import type { PaperImage } from './pdf-document.ts';
import { cleanText } from './pdf-fonts.ts';
import { drawLine, drawRule, drawText, fittedSize, type PaperPage, POINT } from './pdf-page.ts';
import { drawQr } from './qr.ts';
import { drawReplySlip, SLIP_TOP, slipTexts } from './reply-slip.ts';

export const SHEET = { left: 20, right: 190, bottom: 272, laterTop: 30, titleAtLeast: 74 };
const WIDTH = SHEET.right - SHEET.left;
const BODY = { size: 10.5, leading: 6.4, gap: 1.3 };
const CELL = { size: 9.2, smallest: 6.5, height: 6.2, pad: 1.6 };
const RULE = { hair: 0.1, strong: 0.25 };
/** Spacing is drawn together by these steps when that saves a second sheet. */
const DENSITIES = [1, 0.94, 0.88];
/** A letter with a slip has two thirds of a sheet: it may be drawn together further before the slip goes to another one. */
const SLIP_DENSITIES = [...DENSITIES, 0.83, 0.78];

/** Between the letter and the cut line. */
const SLIP_AIR = 3;

/** The total, the account and 以上 never stand alone on a page: so many rows come with them. */
const ROWS_WITH_TOTAL = 3;

/** Something that takes height and is drawn from its top edge; table rows repeat the table's head on a new page. */
interface FlowItem {
  height: number;
  /** Stays on one page with the item after it. */
  tied?: true;
  table?: true;
  draw(page: PaperPage, y: number): void;
}

export interface LetterSheet {
  customer: LetterCustomer;
  /** Printed on every page and in its QR code. */
  serial: string;
  sender: SenderBlock;
  wording: LetterContent;
  envelope: EnvelopeProfile;
}

/** Pages of a letter, each ready to be drawn. */
export interface LetterLayout {
  sheet: LetterSheet;
  pages: FlowItem[][];
}

export function layoutLetter(sheet: LetterSheet): LetterLayout {
  let best = paginate(sheet, DENSITIES[0]!);
  for (const density of (sheet.wording.slip ? SLIP_DENSITIES : DENSITIES).slice(1)) {
    if (best.pages.length === 1) return best;
    const denser = paginate(sheet, density);
    if (denser.pages.length < best.pages.length) best = denser;
  }
  return best;
}

/** A title's letters reach so far above its line. */
const TITLE_RISE = 7;

/** Where the title stands: a long letterhead and a low window move it down. */
function titleTop({ sender, envelope }: LetterSheet): number {
  const window = sweptAreaOf(envelope, WINDOW_MARGIN);
  return Math.max(SHEET.titleAtLeast, sender.bottom + 12, window.bottom + TITLE_RISE);
}

function paginate(sheet: LetterSheet, density: number): LetterLayout {
  const columns = columnsOf(sheet.wording);
  const head = tableHead(sheet.wording, columns, density);
  const items = flow(sheet.wording, columns, head, density);
  const pages: FlowItem[][] = [[]];
  let y = titleTop(sheet);
  for (const [at, item] of items.entries()) {
    if (y + heightTied(items, at) > SHEET.bottom && pages.at(-1)!.length > 0) {
      pages.push(item.table ? [head] : []);
      y = SHEET.laterTop + (item.table ? head.height : 0);
    }
    pages.at(-1)!.push(item);
    y += item.height;
  }
  // A slip takes the last third of the last sheet: what reaches into it makes a sheet more.
  if (sheet.wording.slip && y > SLIP_TOP - SLIP_AIR) pages.push([]);
  return { sheet, pages };
}

/** Height of an item with all that must stay on its page. */
function heightTied(items: FlowItem[], at: number): number {
  let height = 0;
  for (let next = at; next < items.length; next++) {
    height += items[next]!.height;
    if (!items[next]!.tied) break;
  }
  return height;
}

function flow(wording: LetterContent, columns: Column[], head: FlowItem, density: number): FlowItem[] {
  const items: FlowItem[] = [title(wording.title)];
  for (const paragraph of wording.paragraphs) items.push(...paragraphLines(paragraph, density));
  items.push(line(wording.closing, 'right', BODY.leading * density), space(2 * density));
  items.push({ ...line(wording.listOpening, 'center', BODY.leading * density + 1.5), tied: true });
  items.push({ ...head, tied: true });
  const rows = wording.rows.map((cells) => tableRow(cells, columns, density));
  const tail = [
    ...rows.slice(-ROWS_WITH_TOTAL),
    totalRow(wording, columns, density),
    space(4 * density),
    ...blockItems(wording, density),
  ];
  items.push(...rows.slice(0, -ROWS_WITH_TOTAL), ...tail.map((item) => ({ ...item, tied: true as const })));
  items.push(line(wording.listClosing, 'right', BODY.leading * density + 1.5));
  return items;
}

function title(text: string): FlowItem {
  const short = [...text].length <= 5;
  return {
    height: 12,
    draw: (page, y) =>
      drawText(page, 105, y, text, { size: short ? 16 : 15, align: 'center', tracking: short ? 0.6 : 0.1 }),
  };
}

function paragraphLines(runs: LetterContent['paragraphs'][number], density: number): FlowItem[] {
  const lines = brokenParagraph(runs);
  const leading = BODY.leading * density;
  return lines.map((broken, at) =>
    bodyLine(broken, leading + (at === lines.length - 1 ? BODY.gap * density : 0), leading),
  );
}

/** Most paragraphs of a batch are the same ones: broken once. Emptied when full, so that a long-lived worker stays small. */
const brokenParagraphs = new Map<string, TextLine[]>();
const MOST_PARAGRAPHS = 500;

function brokenParagraph(runs: LetterContent['paragraphs'][number]): TextLine[] {
  const key = runs.map((run) => `${run.bold ? 'b' : 'r'}${run.text}`).join('\n');
  let lines = brokenParagraphs.get(key);
  if (!lines) {
    if (brokenParagraphs.size >= MOST_PARAGRAPHS) brokenParagraphs.clear();
    lines = breakParagraph(
      runs.map((run) => ({ ...run, text: cleanText(run.text) })),
      WIDTH / (BODY.size * POINT),
    );
    brokenParagraphs.set(key, lines);
  }
  return lines;
}

function bodyLine(broken: TextLine, height: number, leading: number): FlowItem {
  return {
    height,
    draw: (page, y) =>
      drawLine(page, SHEET.left, y + leading * 0.5 + BODY.size * POINT * 0.38, broken, BODY.size, WIDTH),
  };
}

function line(text: string, align: 'right' | 'center', height: number): FlowItem {
  const x = align === 'right' ? SHEET.right : 105;
  return {
    height,
    draw: (page, y) => drawText(page, x, y + height * 0.5 + BODY.size * POINT * 0.38, text, { size: BODY.size, align }),
  };
}

function space(height: number): FlowItem {
  return { height, draw: () => undefined };
}

type Column = LetterTableColumn & { left: number; right: number };

function columnsOf(wording: LetterContent): Column[] {
  const whole = wording.columns.reduce((sum, { weight }) => sum + weight, 0);
  let left = SHEET.left;
  return wording.columns.map((given) => {
    const right = left + (given.weight / whole) * WIDTH;
    const column = { ...given, left, right };
    left = right;
    return column;
  });
}

function tableHead(wording: LetterContent, columns: Column[], density: number): FlowItem {
  const height = CELL.height * density;
  return {
    height,
    table: true,
    draw(page, y) {
      drawRule(page, SHEET.left, y, SHEET.right, y, RULE.strong);
      for (const [at, column] of columns.entries())
        drawCell(page, column, y, height, wording.columns[at]!.label, 8.2, false);
      drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.hair);
    },
  };
}

function tableRow(cells: string[], columns: Column[], density: number): FlowItem {
  const height = CELL.height * density;
  return {
    height,
    table: true,
    draw(page, y) {
      for (const [at, column] of columns.entries())
        drawCell(page, column, y, height, cells[at] ?? '', CELL.size, false);
      drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.hair);
    },
  };
}

/** The total closes with a double rule, as a ledger does. */
function totalRow(wording: LetterContent, columns: Column[], density: number): FlowItem {
  const height = (CELL.height + 0.8) * density;
  return {
    height: height + 0.8,
    table: true,
    draw(page, y) {
      drawCell(page, columns[0]!, y, height, wording.totalLabel, CELL.size, false);
      const column = columns.find(({ total }) => total)!;
      drawCell(page, column, y, height, wording.totalText, CELL.size + 0.6, true);
      drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.strong);
      drawRule(page, SHEET.left, y + height + 0.7, SHEET.right, y + height + 0.7, RULE.strong);
    },
  };
}

function drawCell(
  page: PaperPage,
  column: Column,
  y: number,
  height: number,
  text: string,
  size: number,
  bold: boolean,
): void {
  const fitted = fittedSize(text, { size, bold }, column.right - column.left - CELL.pad * 2);
  const baseline = y + height * 0.5 + fitted * POINT * 0.37;
  if (column.numeric) drawText(page, column.right - CELL.pad, baseline, text, { size: fitted, align: 'right', bold });
  else drawText(page, column.left + CELL.pad, baseline, text, { size: fitted, bold });
}

/** Cells that would have to be set smaller than can be read. */
export function overfullCells(wording: LetterContent): string[] {
  const overfull: string[] = [];
  const columns = columnsOf(wording);
  for (const row of wording.rows) {
    for (const [at, column] of columns.entries()) {
      const text = row[at] ?? '';
      if (fittedSize(text, { size: CELL.size }, column.right - column.left - CELL.pad * 2) < CELL.smallest)
        overfull.push(text);
    }
  }
  return overfull;
}

function blockItems(wording: LetterContent, density: number): FlowItem[] {
  const labelWidth = 28;
  const width = WIDTH - labelWidth - CELL.pad;
  return wording.blocks.map((block, at) => {
    const lines = block.lines.flatMap((text) => breakPhrases(cleanText(text), '　', width / (CELL.size * POINT)));
    const leading = 5 * density;
    const height = lines.length * leading + 1.9 * density;
    return {
      height,
      draw(page: PaperPage, y: number) {
        const baseline = (n: number) =>
          y + height / 2 + (n - (lines.length - 1) / 2) * leading + CELL.size * POINT * 0.37;
        if (at === 0) drawRule(page, SHEET.left, y, SHEET.right, y, RULE.hair);
        drawText(page, SHEET.left + CELL.pad, baseline(0), block.label, { size: CELL.size });
        for (const [n, broken] of lines.entries())
          drawLine(page, SHEET.left + labelWidth, baseline(n), broken, CELL.size);
        drawRule(page, SHEET.left, y + height, SHEET.right, y + height, RULE.hair);
      },
    };
  });
}

/** Draws page `at` (from 0) of a letter. */
export function drawLetterPage(page: PaperPage, layout: LetterLayout, at: number, seal: PaperImage | null): void {
  const { sheet, pages } = layout;
  const { wording } = sheet;
  let y = SHEET.laterTop;
  if (at === 0) {
    drawAddress(page, fitAddress(sheet.customer, addressAreaOf(sheet.envelope)));
    drawDate(page, wording.dateLine, wording.serialLine);
    drawSender(page, sheet.sender, seal);
    y = titleTop(sheet);
  } else {
    drawText(page, SHEET.left, 22, wording.runningHead, {
      size: fittedSize(wording.runningHead, { size: 9 }, WIDTH - 32),
    });
    drawText(page, SHEET.right, 22, wording.dateLine, { size: 9, align: 'right' });
  }
  for (const item of pages[at]!) {
    item.draw(page, y);
    y += item.height;
  }
  if (at === pages.length - 1 && wording.slip) drawReplySlip(page, wording.slip, sheet.serial);
  if (at < pages.length - 1 && pages[at + 1]!.length > 0)
    drawText(page, SHEET.right, SHEET.bottom + 4.5, wording.continued, { size: 8, align: 'right' });
  drawFoot(page, sheet, at + 1, pages.length);
}

/** Foot of every page: fold marks, page n/m, serial, and the serial with the page once more as a QR code. */
export function drawFoot(page: PaperPage, sheet: LetterSheet, number: number, of: number): void {
  const { serial, wording } = sheet;
  for (const fold of foldMarksOf(sheet.envelope)) drawRule(page, 0, fold, 6.5, fold, RULE.hair);
  const small = { size: 7.5 };
  if (wording.agentLine)
    drawText(page, SHEET.left, 286.5, wording.agentLine, { size: fittedSize(wording.agentLine, { size: 7 }, 75) });
  drawText(page, 105, 286.5, `${number} / ${of}`, { ...small, align: 'center' });
  drawText(page, SHEET.right - 11, 286.5, serial, { ...small, align: 'right' });
  drawQr(page, `${serial}/${number}`, SHEET.right - 9, 279, 9);
}

/** Every text that a letter may draw, for the fonts. */
export function contentTexts(content: LetterContent): string[] {
  const { slip } = content;
  return [
    content.title,
    ...content.paragraphs.flatMap((runs) => runs.map((run) => run.text)),
    content.closing,
    content.listOpening,
    content.listClosing,
    content.totalLabel,
    content.totalText,
    content.dateLine,
    content.serialLine,
    content.runningHead,
    content.continued,
    content.agentLine,
    ...content.columns.map(({ label }) => label),
    ...content.rows.flat(),
    ...content.blocks.flatMap(({ label, lines }) => [label, ...lines]),
    ...(slip ? slipTexts(slip) : []),
  ];
}
