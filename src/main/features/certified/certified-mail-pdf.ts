/**
 * 内容証明 ready for the post office: a sheet that says what to do, then the text three times in its grid. Nothing but the
 * text stands on the copies: a serial or a page number would be part of the document.
 */
import { type CertifiedPaper, HANDLING_WORDS, handlingFacts, handlingSteps } from '../../../domain/certified-letter.ts';
import { GAP_LINES, GRIDS, type GridLine, type GridSheet, layOut } from '../../../domain/certified-mail.ts';
import { breakText } from '../paper/line-breaking.ts';
import { addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters, type PaperFonts } from '../paper/pdf-fonts.ts';
import {
  drawLine,
  drawRule,
  drawText,
  drawUpright,
  finishPage,
  fittedSize,
  type PaperPage,
  POINT,
  startPage,
  strokeBox,
  type TextStyle,
  textWidth,
} from '../paper/pdf-page.ts';

export interface DrawnCertified {
  bytes: Uint8Array;
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

/** The file: the handling sheet, then `copies` times the same sheets. The same paper gives the same bytes. */
export async function drawCertifiedMail(paper: CertifiedPaper): Promise<DrawnCertified> {
  const sheets = layOut(paper.text, paper.grid);
  const characters = new CharacterSet();
  for (const text of textsOf(paper, sheets)) characters.add(cleanText(text));
  const standing = new CharacterSet();
  if (GRIDS[paper.grid].vertical)
    for (const unit of unitsIn(sheets)) if ([...unit].length === 1) standing.add(cleanText(unit));
  const document = await startDocument(characters, false, standing);
  addPage(document, handlingSheet(document.fonts, paper, sheets));
  for (let copy = 0; copy < paper.copies; copy++)
    for (const sheet of sheets) addPage(document, gridPage(document.fonts, paper, sheet));
  const copies = Array.from({ length: paper.copies }, (_none, copy) => ({
    letterKey: `${paper.serial}/${copy + 1}`,
    firstPage: 2 + copy * sheets.length,
    pages: sheets.length,
  }));
  const bytes = await saveDocument(document, {
    title: `${HANDLING_WORDS.title} ${paper.serial}`,
    createdOn: paper.writtenOn,
  });
  return { bytes, letters: copies, coverPages: 1 };
}

/** Characters that no font of the house has. */
export function checkCertifiedMail(paper: CertifiedPaper): string[] {
  const texts = textsOf(paper, layOut(paper.text, paper.grid)).map((text) => ({ text, where: '' }));
  return missingCharacters(texts).map(({ character }) => character);
}

function textsOf(paper: CertifiedPaper, sheets: readonly GridSheet[]): string[] {
  const words = HANDLING_WORDS;
  return [
    '0123456789・',
    words.title,
    words.keep,
    words.feeNote,
    words.stepsTitle,
    ...handlingFacts(paper, sheets.length, linesIn(sheets)).flat(),
    ...handlingSteps(sheets.length),
    ...unitsIn(sheets),
  ];
}

function unitsIn(sheets: readonly GridSheet[]): string[] {
  return sheets.flatMap((sheet) => sheet.lines.flatMap((line) => line.units.map((unit) => unit.text)));
}

function linesIn(sheets: readonly GridSheet[]): number {
  return sheets.reduce((sum, sheet) => sum + sheet.countedLines, 0);
}

const LEFT = 22;
const RIGHT = 188;

function handlingSheet(fonts: PaperFonts, paper: CertifiedPaper, sheets: readonly GridSheet[]): string {
  const page = startPage(fonts);
  drawText(page, LEFT, 32, HANDLING_WORDS.title, { size: 18, tracking: 0.06 });
  drawText(page, RIGHT, 32, HANDLING_WORDS.keep, { size: 9, align: 'right' });
  drawRule(page, LEFT, 37, RIGHT, 37, 0.35);
  let y = 49;
  for (const [label, value] of handlingFacts(paper, sheets.length, linesIn(sheets))) {
    drawText(page, LEFT, y, label, { size: 9.5 });
    drawText(page, LEFT + 30, y, value, { size: fittedSize(value, { size: 10.5 }, RIGHT - LEFT - 30) });
    y += 7.2;
  }
  drawText(page, LEFT + 30, y, HANDLING_WORDS.feeNote, { size: 8 });
  y += 14;
  drawText(page, LEFT, y, HANDLING_WORDS.stepsTitle, { size: 11, bold: true });
  y += 2;
  drawRule(page, LEFT, y, RIGHT, y, 0.2);
  for (const step of handlingSteps(sheets.length)) {
    y += 4;
    for (const [at, line] of breakText(step, (RIGHT - LEFT - 9) / (10 * POINT)).entries()) {
      y += 5.6;
      if (at === 0) strokeBox(page, LEFT, y - 3.4, 3.6, 3.6, 0.15);
      drawLine(page, LEFT + 8, y, line, 10);
    }
  }
  return finishPage(page);
}

/** Room of the grid in mm, the same on every copy. */
const GRID_TOP = 26;
const GRID_HEIGHT = 240;
const GRID_WIDTH = 164;

function gridPage(fonts: PaperFonts, { grid }: CertifiedPaper, sheet: GridSheet): string {
  const page = startPage(fonts);
  const { columns, rows, vertical } = GRIDS[grid];
  // Room for a closing bracket that hangs over, and for four gaps between paragraphs.
  const along = (vertical ? GRID_HEIGHT : GRID_WIDTH) / (columns + 1);
  const across = (vertical ? GRID_WIDTH : GRID_HEIGHT) / (rows + 4);
  const size = Math.min(14, (Math.min(along, across / 1.25) * 0.98) / POINT);
  const cell = Math.min(along, (size * POINT) / 0.7);
  let at = 0;
  for (const line of sheet.lines) {
    if (line.blank) {
      at += GAP_LINES;
      continue;
    }
    if (vertical) drawColumn(page, line, LEFT + GRID_WIDTH - (at + 0.5) * across, cell, size);
    else drawRow(page, line, GRID_TOP + (at + 0.8) * across, cell, size);
    at += 1;
  }
  return finishPage(page);
}

/** Where each unit lies along its line, in cells: a pair of brackets shares one. */
function places(line: GridLine): { text: string; from: number; cells: number }[] {
  let from = 0;
  return line.units.map(({ text, count }) => {
    const cells = isBracket(text) ? 0.5 : count;
    const place = { text, from, cells };
    from += cells;
    return place;
  });
}

function isBracket(text: string): boolean {
  return '（「『【〔［｛〈《“）」』】〕］｝〉》”'.includes(text);
}

const OPENERS = '（「『【〔［｛〈《“';

function drawRow(page: PaperPage, line: GridLine, baseline: number, cell: number, size: number): void {
  for (const { text, from, cells } of places(line)) {
    if (text === '\u3000') continue;
    const room = cells * cell;
    if (isBracket(text)) {
      // A bracket's glyph fills half of its em: the opening one ends its half cell, the closing one begins it.
      const wide = textWidth(text, { size });
      const x = OPENERS.includes(text) ? LEFT + from * cell + room - wide : LEFT + from * cell;
      drawText(page, x, baseline, text, { size });
    } else {
      const fitted = fittedSize(text, { size }, Math.max(room, size * POINT));
      drawText(page, LEFT + from * cell + room / 2, baseline, text, { size: fitted, align: 'center' });
    }
  }
}

/** Every character in its square, brackets and dashes in their vertical forms. */
function drawColumn(page: PaperPage, line: GridLine, middle: number, cell: number, size: number): void {
  const em = size * POINT;
  for (const { text, from, cells } of places(line)) {
    if (text === '\u3000') continue;
    const top = GRID_TOP + from * cell;
    const room = cells * cell;
    // A standing bracket fills half of its square: the opening one the lower, the closing one the upper half.
    if (isBracket(text)) drawUpright(page, middle, OPENERS.includes(text) ? top + room - em : top, text, { size });
    else if ([...text].length > 1) drawText(page, middle, top + room / 2 + em * 0.3, text, paired(text, size, em));
    else drawUpright(page, middle, top + (room - em) / 2, text, { size });
  }
}

/** （１） at the head of a paragraph, set across in one square. */
function paired(text: string, size: number, em: number): TextStyle {
  return { size: fittedSize(text, { size }, em * 1.1), align: 'center' };
}
