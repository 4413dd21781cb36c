/**
 * A letter set upright (縦書き), columns from the right: title, text, 草々, date, sender with seal, addressee, then 記 with the
 * invoices as a table that stands on its side, accounts and 以上. The address for the window stays where every letter has it.
 */
import { addressAreaOf, sweptAreaOf, WINDOW_MARGIN } from '../../../domain/envelope.ts';
import { formalYen } from '../../../domain/kanji-numerals.ts';
import type { LetterContent } from '../../../domain/letter-content.ts';
import { type HeadLine, senderLines } from '../../../domain/letter-head.ts';
import type { LetterClient } from '../../../domain/reminder-batch.ts';
import { drawAddress, fitAddress } from './letter-head.ts';
import { drawFoot, type LetterSheet } from './letter-page.ts';
import type { TextRun } from './line-breaking.ts';
import type { PaperImage } from './pdf-document.ts';
import { drawImage, drawRule, drawText, fittedSize, type PaperPage, POINT } from './pdf-page.ts';
import { drawReplySlip } from './reply-slip.ts';
import { breakUpright, breakUprightParagraph, drawUprightLine, type UprightLine } from './upright-lines.ts';

const AREA = { left: 20, right: 190, bottom: 268, firstTop: 80, laterTop: 44 };
const BODY = { size: 11, pitch: 7.5 };
const TITLE = { size: 17, pitch: 14 };
const CELL = { size: 10, pitch: 7.2, pad: 1.5 };
const SMALL = { size: 9.5, pitch: 5.6 };
const SEAL = 16;
/** The total, the account and 以上 never stand alone on a page: so many rows come with them. */
const ROWS_WITH_TOTAL = 3;
const HAIR = 0.1;
const STRONG = 0.3;

/** Something that takes width and is drawn from its right edge; rows of the table repeat its head on a new page. */
interface ColumnItem {
  width: number;
  table?: true;
  /** Stays on one page with the item after it. */
  tied?: true;
  draw(page: PaperPage, right: number, top: number, height: number): void;
}

export interface UprightLayout {
  sheet: LetterSheet;
  client: LetterClient;
  pages: ColumnItem[][];
  height: number;
}

/** Lays the letter out; the columns of all pages are of one length, so that they are broken once. */
export function layoutUpright(sheet: LetterSheet, client: LetterClient, seal: PaperImage | null): UprightLayout {
  const height = AREA.bottom - firstTop(sheet);
  const head = tableHead(sheet.wording);
  const pages: ColumnItem[][] = [[]];
  let x = AREA.right;
  const items = itemsOf(sheet, client, seal, height);
  for (const [at, item] of items.entries()) {
    if (x - widthTied(items, at) < AREA.left && pages.at(-1)!.length > 0) {
      const start = item.table ? [head] : [];
      pages.push(start);
      x = AREA.right - (item.table ? head.width : 0);
    }
    pages.at(-1)!.push(item);
    x -= item.width;
  }
  // What is filled in and sent back lies across, on a sheet of its own.
  if (sheet.wording.slip) pages.push([]);
  return { sheet, client, pages, height };
}

/** Width of an item with all that must stay on its page; what is wider than a page is not kept together. */
function widthTied(items: readonly ColumnItem[], at: number): number {
  let width = 0;
  for (let next = at; next < items.length; next++) {
    width += items[next]!.width;
    if (!items[next]!.tied) break;
  }
  return width > AREA.right - AREA.left ? items[at]!.width : width;
}

function firstTop({ envelope }: LetterSheet): number {
  return Math.max(AREA.firstTop, sweptAreaOf(envelope, WINDOW_MARGIN).bottom + 4);
}

function itemsOf(sheet: LetterSheet, client: LetterClient, seal: PaperImage | null, height: number): ColumnItem[] {
  const { wording } = sheet;
  const items: ColumnItem[] = [titleItem(wording.title)];
  for (const [at, runs] of wording.paragraphs.entries()) items.push(...paragraphItems(runs, height, at === 0 ? 0 : 1));
  items.push(footed(wording.closing, BODY, 0), space(3), signatureItem(sheet, client, seal), space(3));
  const { table: _repeats, ...head } = tableHead(wording);
  items.push({ ...centred(wording.listOpening, BODY), tied: true }, { ...head, tied: true });
  const rows = wording.rows.map((cells) => tableRow(wording, cells));
  const blocks = wording.blocks.flatMap((block) =>
    block.lines.flatMap((line, at) => labelledItems(at === 0 ? block.label : '', line, height)),
  );
  const tail = [...rows.slice(-ROWS_WITH_TOTAL), totalItem(wording), space(3), ...blocks];
  items.push(...rows.slice(0, -ROWS_WITH_TOTAL), ...tail.map((item) => ({ ...item, tied: true as const })));
  items.push(footed(wording.listClosing, BODY, 0));
  return items;
}

function space(width: number): ColumnItem {
  return { width, draw: () => undefined };
}

/** Labels, dates and counts recur from letter to letter. Emptied when full, so that a long-lived worker stays small. */
const columns = new Map<string, UprightLine>();
const MOST_COLUMNS = 2000;

/** A text in one column, however long. */
function columnOf(text: string, bold = false): UprightLine {
  const key = `${bold ? 'b' : 'r'}${text}`;
  let column = columns.get(key);
  if (!column) {
    if (columns.size >= MOST_COLUMNS) columns.clear();
    column = breakUpright([bold ? { text, bold: true } : { text }], Number.POSITIVE_INFINITY)[0]!;
    columns.set(key, column);
  }
  return column;
}

function titleItem(text: string): ColumnItem {
  return {
    width: TITLE.pitch,
    draw(page, right, top) {
      const em = TITLE.size * POINT;
      for (const [at, character] of [...text].entries())
        drawUprightLine(page, right - em * 0.6, top + em * (1 + at * 1.35), columnOf(character), TITLE.size);
    },
  };
}

function paragraphItems(runs: readonly TextRun[], height: number, indent: number): ColumnItem[] {
  const em = BODY.size * POINT;
  return breakUprightParagraph(runs, height / em, indent).map((line, at) => {
    const down = at === 0 ? indent * em : 0;
    const fitted = { ...line, height: line.height - (at === 0 ? indent : 0) };
    return {
      width: BODY.pitch,
      draw: (page, right, top, whole) =>
        drawUprightLine(page, right - BODY.pitch / 2, top + down, fitted, BODY.size, whole - down),
    };
  });
}

/** At the foot of its column, as 草々 and 以上 stand. */
function footed(text: string, { size, pitch }: typeof BODY, liftEm: number): ColumnItem {
  const line = columnOf(text);
  const em = size * POINT;
  return {
    width: pitch,
    draw: (page, right, top, height) =>
      drawUprightLine(page, right - pitch / 2, top + height - (line.height + liftEm) * em, line, size),
  };
}

function centred(text: string, { size, pitch }: typeof BODY): ColumnItem {
  const line = columnOf(text);
  return {
    width: pitch,
    draw: (page, right, top, height) =>
      drawUprightLine(page, right - pitch / 2, top + (height - line.height * size * POINT) / 2, line, size),
  };
}

/** Date, sender with his seal below the name, addressee: 後付, kept together. */
function signatureItem(sheet: LetterSheet, client: LetterClient, seal: PaperImage | null): ColumnItem {
  const { wording, customer } = sheet;
  const [house, ...rest] = senderLines(client);
  const addressee = `${customer.name}　${customer.honorific || '御中'}`;
  const nameWidth = seal ? SEAL + 1 : 10;
  const restWidth = rest.length * SMALL.pitch;
  return {
    width: BODY.pitch + nameWidth + restWidth + 11,
    draw(page, right, top, height) {
      let x = right;
      drawUprightLine(page, x - BODY.pitch / 2, top + 3 * BODY.size * POINT, columnOf(wording.dateLine), BODY.size);
      x -= BODY.pitch;
      drawSenderRest(page, rest, x, top, height);
      x -= restWidth;
      drawSenderName(page, house?.text ?? '', x - nameWidth / 2, top, height, seal);
      x -= nameWidth;
      const size = fittedUpright(addressee, 14, height * 0.8);
      drawUprightLine(page, x - 6, top, columnOf(addressee, true), size);
    },
  };
}

function drawSenderRest(page: PaperPage, lines: readonly HeadLine[], right: number, top: number, height: number): void {
  for (const [at, { text }] of lines.entries()) {
    const size = fittedUpright(text, SMALL.size, height);
    const line = columnOf(text);
    const x = right - SMALL.pitch * (at + 0.5);
    drawUprightLine(page, x, top + height - line.height * size * POINT, line, size);
  }
}

function drawSenderName(
  page: PaperPage,
  name: string,
  x: number,
  top: number,
  height: number,
  seal: PaperImage | null,
): void {
  const room = seal ? SEAL + 3 : 0;
  const size = fittedUpright(name, 14, height - room);
  const line = columnOf(name, true);
  drawUprightLine(page, x, top + height - room - line.height * size * POINT, line, size);
  if (seal) drawImage(page, seal.name, seal, x - SEAL / 2, top + height - SEAL, SEAL);
}

/** The size, at most `size`, at which a text is no longer than so many mm. */
function fittedUpright(text: string, size: number, room: number): number {
  const height = columnOf(text).height * size * POINT;
  return height <= room ? size : (size * room) / height;
}

interface CellPlace {
  top: number;
  bottom: number;
}

function placesOf(wording: LetterContent, height: number): CellPlace[] {
  const whole = wording.columns.reduce((sum, { weight }) => sum + weight, 0);
  let top = 0;
  return wording.columns.map(({ weight }) => {
    const place = { top, bottom: top + (weight / whole) * height };
    top = place.bottom;
    return place;
  });
}

function tableHead(wording: LetterContent): ColumnItem {
  const labels = wording.columns.map(({ label }) => label);
  return { ...cellsItem(wording, labels, SMALL.size - 1, STRONG), table: true };
}

function tableRow(wording: LetterContent, cells: string[]): ColumnItem {
  return { ...cellsItem(wording, cells, CELL.size, 0), table: true };
}

/** A row of the table is a column of the sheet; figures stand at the foot of their field. */
function cellsItem(wording: LetterContent, cells: string[], size: number, ruleRight: number): ColumnItem {
  return {
    width: CELL.pitch,
    draw(page, right, top, height) {
      const x = right - CELL.pitch / 2;
      for (const [at, place] of placesOf(wording, height).entries()) {
        const line = columnOf(cells[at] ?? '');
        const room = place.bottom - place.top - CELL.pad * 2;
        const fitted = fittedUpright(cells[at] ?? '', size, room);
        const long = line.height * fitted * POINT;
        const isFigure = wording.columns[at]!.numeric;
        drawUprightLine(
          page,
          x,
          top + (isFigure ? place.bottom - CELL.pad - long : place.top + CELL.pad),
          line,
          fitted,
        );
      }
      if (ruleRight > 0) drawRule(page, right, top, right, top + height, ruleRight);
      drawRule(page, right - CELL.pitch, top, right - CELL.pitch, top + height, HAIR);
    },
  };
}

/** The sum in 大字, which cannot be altered, beside a double rule. */
function totalItem(wording: LetterContent): ColumnItem {
  const text = `${wording.totalLabel}　${totalWords(wording)}`;
  return {
    width: 11,
    draw(page, right, top, height) {
      const size = fittedUpright(text, 13, height - 10);
      const line = columnOf(text, true);
      drawUprightLine(page, right - 5, top + height - CELL.pad - line.height * size * POINT, line, size);
      for (const left of [10, 10.7]) drawRule(page, right - left, top, right - left, top + height, HAIR * 2);
    },
  };
}

function totalWords({ totalText }: LetterContent): string {
  const amount = Number(totalText.replace(/[^0-9]/g, ''));
  return /^[0-9,]+$/.test(totalText) ? formalYen(amount) : totalText;
}

function labelledItems(label: string, text: string, height: number): ColumnItem[] {
  const em = CELL.size * POINT;
  const labelEm = 7;
  const lines = breakUpright([{ text }], height / em - labelEm);
  return lines.map((line, at) => ({
    width: CELL.pitch,
    draw(page, right, top) {
      const x = right - CELL.pitch / 2;
      if (at === 0 && label !== '') drawUprightLine(page, x, top, columnOf(label), CELL.size);
      drawUprightLine(page, x, top + labelEm * em, line, CELL.size);
    },
  }));
}

/** Draws page `at` (from 0) of an upright letter. */
export function drawUprightPage(page: PaperPage, layout: UprightLayout, at: number): void {
  const { sheet, pages, height } = layout;
  const { wording } = sheet;
  const top = at === 0 ? firstTop(sheet) : AREA.laterTop;
  if (at === 0) {
    drawAddress(page, fitAddress(sheet.customer, addressAreaOf(sheet.envelope)));
    drawText(page, AREA.right, 22, wording.serialLine, { size: 9.5, align: 'right' });
  } else {
    const { runningHead } = wording;
    drawText(page, AREA.left, 22, runningHead, { size: fittedSize(runningHead, { size: 9 }, 138) });
    drawText(page, AREA.right, 22, wording.dateLine, { size: 9, align: 'right' });
  }
  let x = AREA.right;
  for (const item of pages[at]!) {
    item.draw(page, x, top, height);
    x -= item.width;
  }
  if (at === pages.length - 1 && wording.slip) drawReplySlip(page, wording.slip, sheet.serial);
  if (at < pages.length - 1 && pages[at + 1]!.length > 0)
    drawText(page, AREA.left, top + height + 6, wording.continued, { size: 8 });
  drawFoot(page, sheet, at + 1, pages.length);
}

/** Everything that stands in columns, for the fonts. */
export function uprightTexts(content: LetterContent, client: LetterClient, addressee: string): string[] {
  return [
    content.title,
    ...content.paragraphs.flatMap((runs) => runs.map((run) => run.text)),
    content.closing,
    content.listOpening,
    content.listClosing,
    content.totalLabel,
    totalWords(content),
    content.dateLine,
    ...senderLines(client).map(({ text }) => text),
    addressee,
    ...content.columns.map(({ label }) => label),
    ...content.rows.flat(),
    ...content.blocks.flatMap(({ label, lines }) => [label, ...lines]),
  ];
}
