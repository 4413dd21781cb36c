/** The calibration sheet: the window's extremes and the address's zone in true size, a cross to measure, rulers along two edges. */
import { type Calibration, CROSS, calibrationWords } from '../../../domain/calibration.ts';
import { addressAreaOf, foldMarksOf } from '../../../domain/envelope.ts';
import { breakText } from '../paper/line-breaking.ts';
import { addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText } from '../paper/pdf-fonts.ts';
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

const HAIR = 0.1;
const THICK = 0.5;
/** Printers leave an edge white: rulers stand inside it. */
const RULER = { from: 10, across: 200, down: 285, at: 6 };

export async function drawCalibration(
  asked: Calibration,
): Promise<{ bytes: Uint8Array; letters: never[]; coverPages: number }> {
  const words = calibrationWords(asked);
  const characters = new CharacterSet();
  for (const text of ['0123456789', ...Object.values(words).flat()]) characters.add(cleanText(text));
  const document = await startDocument(characters);
  const page = startPage(document.fonts);
  drawWindow(page, asked, words);
  drawCross(page, words.cross);
  drawRulers(page);
  for (const fold of foldMarksOf(asked.profile)) drawRule(page, 0, fold, 6.5, fold, HAIR);
  let y = 168;
  drawText(page, 20, y, words.title, { size: 15 });
  y += 9;
  for (const text of [words.envelope, words.printer]) {
    drawText(page, 20, y, text, { size: fittedSize(text, { size: 10 }, 170) });
    y += 6;
  }
  y += 4;
  for (const step of words.steps)
    for (const line of breakText(step, 170 / (10 * POINT))) {
      drawLine(page, 20, y, line, 10);
      y += 6.4;
    }
  addPage(document, finishPage(page));
  return {
    bytes: await saveDocument(document, { title: words.title, createdOn: asked.createdOn }),
    letters: [],
    coverPages: 1,
  };
}

/** The window with the sheet at its ends of play as thin frames, what shows in both as a thick one. */
function drawWindow(page: PaperPage, { profile }: Calibration, words: { window: string; safe: string }): void {
  const { windowLeft, windowTop, windowWidth, windowHeight, slideX, slideY } = profile;
  for (const [x, y] of [
    [0, 0],
    [slideX, slideY],
  ] as const)
    strokeBox(page, windowLeft - x, windowTop - y, windowWidth, windowHeight, HAIR);
  const safe = addressAreaOf(profile);
  strokeBox(page, safe.left, safe.top, safe.right - safe.left, safe.bottom - safe.top, THICK);
  const middle = (safe.left + safe.right) / 2;
  drawText(page, middle, (safe.top + safe.bottom) / 2 + 1, words.safe, {
    size: fittedSize(words.safe, { size: 9 }, safe.right - safe.left - 4),
    align: 'center',
  });
  drawText(page, windowLeft + windowWidth + 2, windowTop + windowHeight, words.window, { size: 8 });
}

function drawCross(page: PaperPage, text: string): void {
  drawRule(page, CROSS.left, CROSS.top - 22, CROSS.left, CROSS.top + 22, HAIR * 2);
  drawRule(page, CROSS.left - 22, CROSS.top, CROSS.left + 60, CROSS.top, HAIR * 2);
  drawText(page, CROSS.left + 4, CROSS.top - 3, text, { size: 9 });
}

function drawRulers(page: PaperPage): void {
  const length = (mm: number) => (mm % 10 === 0 ? 4 : mm % 5 === 0 ? 2.8 : 1.6);
  for (let mm = RULER.from; mm <= RULER.across; mm++) {
    drawRule(page, mm, 297 - RULER.at, mm, 297 - RULER.at - length(mm), HAIR);
    if (mm % 10 === 0) drawText(page, mm, 297 - RULER.at - 5, String(mm), { size: 6.5, align: 'center' });
  }
  for (let mm = RULER.from; mm <= RULER.down; mm++) {
    drawRule(page, 210 - RULER.at, mm, 210 - RULER.at - length(mm), mm, HAIR);
    if (mm % 10 === 0) drawText(page, 210 - RULER.at - 4.6, mm + 0.8, String(mm), { size: 6.5, align: 'right' });
  }
}
