/** 面談メモ as one page of A4. What does not fit is cut with a word about it, never carried to a second page. */
import type { TalkSheet } from '../../../domain/talk-sheet.ts';
import { breakText } from '../paper/line-breaking.ts';
import { addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import {
  drawLine,
  drawRule,
  drawText,
  finishPage,
  fittedSize,
  type PaperPage,
  POINT,
  startPage,
  strokeBox,
} from '../paper/pdf-page.ts';

const LEFT = 18;
const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
const BOTTOM = 280;
/** Air for a hand's notes: at least so much of the page. */
const LEAST_MEMO = 30;
const SIZE = 10;
const LINE = 5.4;
const ROW = 6.2;
/** Stands for a character that no font has, as printers always did. */
const GETA = '〓';
const CONTROLS = /[\u0000-\u001f\ufffe\uffff]/g;

interface Cursor {
  page: PaperPage;
  y: number;
  /** Nothing of the sections stands below this. */
  end: number;
}

export async function drawTalkSheet(given: TalkSheet): Promise<Uint8Array> {
  const sheet = drawable(given);
  const characters = new CharacterSet();
  for (const text of textsOf(sheet)) characters.add(cleanText(text));
  characters.add('…・0123456789');
  const document = await startDocument(characters);
  const at: Cursor = { page: startPage(document.fonts), y: 0, end: BOTTOM - LEAST_MEMO };
  drawHead(at, sheet);
  drawParagraphs(at, sheet.points.head, sheet.points.lines, '・');
  if (sheet.comment.lines.length > 0) drawParagraphs(at, sheet.comment.head, sheet.comment.lines, '');
  drawTable(at, sheet.figures.head, sheet.figures.columns, sheet.figures.rows, [62, 38, 38, 36], '');
  const { customers } = sheet;
  drawTable(at, customers.head, customers.columns, customers.rows, [48, 25, 25, 22, 54], customers.nothing);
  drawQuestions(at, sheet.questions);
  drawMemo(at, sheet);
  addPage(document, finishPage(at.page));
  return saveDocument(document, { title: `${sheet.title} ${sheet.clientName}`, createdOn: sheet.createdOn });
}

/** The sheet with every character that no font has replaced: a memo is drawn whatever a name is written with. */
function drawable(given: TalkSheet): TalkSheet {
  const sheet = changed(given, (text) => text.replace(CONTROLS, ''));
  const missing = missingCharacters(textsOf(sheet).map((text) => ({ text, where: '' })));
  if (missing.length === 0) return sheet;
  const lacking = new Set(missing.map(({ character }) => character));
  return changed(sheet, (text) =>
    [...cleanText(text)].map((character) => (lacking.has(character) ? GETA : character)).join(''),
  );
}

/** Every text of the sheet changed alike. */
function changed(sheet: TalkSheet, change: (text: string) => string): TalkSheet {
  const text = JSON.stringify(sheet, (_key, value: unknown) => (typeof value === 'string' ? change(value) : value));
  return JSON.parse(text) as TalkSheet;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

function drawHead(at: Cursor, sheet: TalkSheet): void {
  const { page } = at;
  const name = sheet.clientName;
  drawText(page, LEFT, 23, sheet.title, { size: 16, tracking: 0.04 });
  drawText(page, RIGHT, 23, sheet.facts.join('　'), { size: 8.5, align: 'right' });
  drawRule(page, LEFT, 26.5, RIGHT, 26.5, 0.5);
  drawText(page, LEFT, 34.5, name, { size: fittedSize(name, { size: 13, bold: true }, WIDTH), bold: true });
  at.y = 38;
}

/** A section's head over a thin rule; false when there is no room for one with a line under it. */
function drawSection(at: Cursor, head: string): boolean {
  if (at.y + 6 + LINE * 2 > at.end) return false;
  at.y += 7;
  drawText(at.page, LEFT, at.y, head, { size: SIZE, bold: true });
  at.y += 1.8;
  drawRule(at.page, LEFT, at.y, RIGHT, at.y, 0.2);
  return true;
}

function drawParagraphs(at: Cursor, head: string, paragraphs: readonly string[], mark: string): void {
  if (!drawSection(at, head)) return;
  const indent = mark === '' ? 0 : SIZE * POINT;
  for (const paragraph of paragraphs) {
    const lines = breakText(paragraph, (WIDTH - indent) / (SIZE * POINT));
    if (at.y + lines.length * LINE > at.end) return;
    for (const [n, line] of lines.entries()) {
      at.y += LINE;
      if (n === 0 && mark !== '') drawText(at.page, LEFT, at.y, mark, { size: SIZE });
      drawLine(at.page, LEFT + indent, at.y, line, SIZE);
    }
  }
}

/** The first column stands left, the others right; widths in mm. */
function drawTable(
  at: Cursor,
  head: string,
  columns: readonly string[],
  rows: readonly string[][],
  widths: readonly number[],
  nothing: string,
): void {
  if (!drawSection(at, head)) return;
  if (rows.length === 0) {
    at.y += LINE;
    drawText(at.page, LEFT, at.y, nothing, { size: SIZE });
    return;
  }
  drawCells(at, columns, widths, 8);
  for (const row of rows) {
    if (at.y + ROW > at.end) return;
    drawRule(at.page, LEFT, at.y, RIGHT, at.y, 0.08);
    drawCells(at, row, widths, 9.5);
  }
  drawRule(at.page, LEFT, at.y, RIGHT, at.y, 0.2);
}

function drawCells(at: Cursor, cells: readonly string[], widths: readonly number[], size: number): void {
  let left = LEFT;
  for (const [n, text] of cells.entries()) {
    const width = widths[n]!;
    const fitted = fittedSize(text, { size }, width - 2);
    const baseline = at.y + ROW / 2 + fitted * POINT * 0.37;
    if (n === 0) drawText(at.page, left, baseline, text, { size: fitted });
    else drawText(at.page, left + width, baseline, text, { size: fitted, align: 'right' });
    left += width;
  }
  at.y += ROW;
}

const MOST_QUESTIONS = 7;
const BOX = 3.2;
const AMOUNT_WIDTH = 32;

/** Each with a box to tick and its amount at the right; where the page ends before they do, it says where the rest is. */
function drawQuestions(at: Cursor, { head, rows, nothing, rest }: TalkSheet['questions']): void {
  if (!drawSection(at, head)) return;
  if (rows.length === 0) {
    at.y += LINE;
    drawText(at.page, LEFT, at.y, nothing, { size: SIZE });
  }
  const left = LEFT + BOX + 2;
  for (const [index, { text, amount }] of rows.entries()) {
    const lines = breakText(text, (RIGHT - left - AMOUNT_WIDTH) / (SIZE * POINT));
    const after = index < rows.length - 1 ? 1 : 0;
    if (index === MOST_QUESTIONS || at.y + (lines.length + after) * LINE > at.end) {
      at.y += LINE;
      drawText(at.page, left, at.y, rest, { size: SIZE });
      return;
    }
    for (const [n, line] of lines.entries()) {
      at.y += LINE;
      if (n === 0) strokeBox(at.page, LEFT, at.y - BOX + 0.3, BOX, BOX, 0.15);
      if (n === 0 && amount !== '') drawText(at.page, RIGHT, at.y, amount, { size: SIZE, align: 'right' });
      drawLine(at.page, left, at.y, line, SIZE);
    }
  }
}

/** What is left of the page, ruled for a hand. */
function drawMemo(at: Cursor, sheet: TalkSheet): void {
  at.y += 7;
  drawText(at.page, LEFT, at.y, sheet.memo, { size: SIZE, bold: true });
  for (let y = at.y + 9; y <= BOTTOM; y += 8) drawRule(at.page, LEFT, y, RIGHT, y, 0.08);
  drawText(at.page, LEFT, 287, sheet.footer, { size: 7.5 });
}
