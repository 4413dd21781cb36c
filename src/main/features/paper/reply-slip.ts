/** The last third of a sheet, below a cut line at the fold: what the receiver fills in, signs and sends back. */
import type { ReplySlip } from '../../../domain/letter-content.ts';
import { breakParagraph } from './line-breaking.ts';
import { cleanText } from './pdf-fonts.ts';
import { drawLine, drawRule, drawText, fittedSize, type PaperPage, POINT, strokeBox } from './pdf-page.ts';
import { drawQr } from './qr.ts';

/** The second fold of A4 in three: the slip folds once and fits the same envelope. */
export const SLIP_TOP = 198;

const LEFT = 20;
const RIGHT = 190;
const TEXT = { size: 9.5, leading: 5.2 };
const HAIR = 0.1;
const QR = 13;
/** The choices stand left, the signature right of this. */
const MIDDLE = 108;

/** Draws the slip; its code names the letter, so that a returned one is found by a scan or by its number. */
export function drawReplySlip(page: PaperPage, slip: ReplySlip, serial: string): void {
  drawCut(page, slip.cutLine);
  drawText(page, 105, SLIP_TOP + 10.5, slip.title, { size: 14, align: 'center', tracking: 0.4 });
  drawQr(page, `${serial}/R`, RIGHT - QR, SLIP_TOP + 4.5, QR);
  drawText(page, RIGHT - QR - 2, SLIP_TOP + 16.8, serial, { size: 7.5, align: 'right' });
  drawText(page, LEFT, SLIP_TOP + 17.5, slip.to, {
    size: fittedSize(slip.to, { size: 11 }, RIGHT - QR - 30 - LEFT),
  });
  let y = SLIP_TOP + 25;
  const lines = breakParagraph([{ text: cleanText(slip.text) }], (RIGHT - LEFT) / (TEXT.size * POINT));
  for (const line of lines) {
    drawLine(page, LEFT, y, line, TEXT.size, RIGHT - LEFT);
    y += TEXT.leading;
  }
  drawAnswers(page, slip, y + 3);
  drawSignature(page, slip, y + 3);
}

/** A row of dashes, the word in its middle. */
function drawCut(page: PaperPage, word: string): void {
  for (let x = 9; x < 201; x += 3.2) if (x < 92 || x > 117) drawRule(page, x, SLIP_TOP, x + 1.8, SLIP_TOP, 0.15);
  drawText(page, 105, SLIP_TOP + 1.1, word, { size: 7.5, align: 'center', tracking: 0.3 });
}

function drawAnswers(page: PaperPage, slip: ReplySlip, top: number): void {
  let y = top;
  for (const choice of slip.choices) {
    strokeBox(page, LEFT, y, 3.8, 3.8, 0.2);
    drawText(page, LEFT + 6, y + 3.2, choice, { size: fittedSize(choice, { size: 10 }, MIDDLE - LEFT - 10) });
    y += 7.6;
  }
  for (const { label, unit } of slip.blanks) {
    drawText(page, LEFT + 6, y + 4.4, label, { size: 9 });
    drawRule(page, LEFT + 28, y + 5.8, MIDDLE - 10, y + 5.8, HAIR);
    drawText(page, MIDDLE - 9, y + 4.4, unit, { size: 9 });
    y += 9.4;
  }
  for (const { label, date, unit } of slip.plan ?? []) {
    drawText(page, LEFT + 6, y + 4.4, label, { size: 9 });
    drawText(page, LEFT + 18, y + 4.4, date, { size: 9 });
    drawRule(page, LEFT + 18, y + 5.8, MIDDLE - 10, y + 5.8, HAIR);
    drawText(page, MIDDLE - 9, y + 4.4, unit, { size: 9 });
    y += 8.6;
  }
}

function drawSignature(page: PaperPage, slip: ReplySlip, top: number): void {
  const seal = 12;
  drawText(page, MIDDLE + 6, top + 3.2, slip.signLabel, { size: 9.5 });
  let y = top + 7.6;
  for (const [at, label] of slip.signLines.entries()) {
    const isLast = at === slip.signLines.length - 1;
    drawText(page, MIDDLE + 6, y + 4.4, label, { size: 9 });
    drawRule(page, MIDDLE + 22, y + 5.8, isLast ? RIGHT - seal - 3 : RIGHT, y + 5.8, HAIR);
    y += 9.4;
  }
  // Below the line of the address, beside the name.
  strokeBox(page, RIGHT - seal, y - 11, seal, seal, HAIR);
  drawText(page, RIGHT - seal / 2, y - 11 + seal / 2 + 1, slip.sealMark, { size: 8, align: 'center' });
}

export function slipTexts(slip: ReplySlip): string[] {
  return [
    slip.cutLine,
    slip.title,
    slip.to,
    slip.text,
    ...slip.choices,
    ...slip.blanks.flatMap(({ label, unit }) => [label, unit]),
    ...(slip.plan ?? []).flatMap(({ label, date, unit }) => [label, date, unit]),
    slip.signLabel,
    ...slip.signLines,
    slip.sealMark,
  ];
}
