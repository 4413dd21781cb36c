/** The head of a letter: the address that must show in the envelope's window, and the sender at the right. */

import { type EnvelopeProfile, type SheetArea, sweptAreaOf, WINDOW_MARGIN } from '../../../domain/envelope.ts';
import { addressLines, type HeadLine, senderLines } from '../../../domain/letter-head.ts';
import type { LetterClient, LetterCustomer } from '../../../domain/reminder-batch.ts';
import { breakPhrases, type TextLine } from './line-breaking.ts';
import type { PaperImage } from './pdf-document.ts';
import { cleanText } from './pdf-fonts.ts';
import { drawImage, drawLine, drawRule, drawText, type PaperPage, POINT } from './pdf-page.ts';

/** Sizes tried for the address, in points: below 7.5 a sorting machine and a tired eye both fail. */
const ADDRESS_SIZES = [10.5, 10, 9.5, 9, 8.5, 8, 7.5];
/** The name is set larger than the rest where there is room. */
const ADDRESS_NAME_SCALES = [1.22, 1.1, 1];
const ADDRESS_LEADING = 1.36;
/** An address that needs no broken line is worth this much smaller type. */
const UNBROKEN_DOWN_TO = 8.5;

/**
 * Sizes of the カスタマバーコード in mm for a code of 1 point (郵便番号・バーコードマニュアル): 67 bars 0.12 apart and 0.06 thick, the long
 * ones 0.36, in sizes of 8 to 11.5 points; with 2 mm of white around it. Left out where the window has no room for it.
 */
const BARCODE = { bars: 67, pitch: 0.12, thick: 0.06, height: 0.36, smallest: 8, largest: 10, air: 2 };
/** Upper and lower end of each kind of bar, in thirds of the height. */
const BAR_ENDS: Record<string, [number, number]> = { 1: [0, 3], 2: [0, 2], 3: [1, 3], 4: [1, 2] };

export interface PlacedLine {
  line: TextLine;
  size: number;
  baseline: number;
}

export interface AddressBlock {
  lines: PlacedLine[];
  left: number;
  fits: boolean;
  /** The カスタマバーコード below the address: its bars, upper edge and size `a` in points (8 to 10). */
  barcode?: { bars: string; top: number; size: number };
}

/** Fits the address into the area: the largest size without broken lines, else the largest that fits with them. */
export function fitAddress(customer: LetterCustomer, area: SheetArea, scale = 1): AddressBlock {
  const { barcode } = customer;
  const size = Math.min(BARCODE.largest, (area.right - area.left) / (BARCODE.pitch * BARCODE.bars));
  if (barcode && size >= BARCODE.smallest) {
    const top = area.bottom - BARCODE.height * size;
    const block = fitLines(customer, { ...area, bottom: top - BARCODE.air }, scale);
    if (block.fits) return { ...block, barcode: { bars: barcode, top, size } };
  }
  return fitLines(customer, area, scale);
}

/** `grown`: on an envelope everything is set so much larger than on a letter. */
function fitLines(customer: LetterCustomer, area: SheetArea, grown: number): AddressBlock {
  const lines = addressLines(customer);
  for (const scale of ADDRESS_NAME_SCALES) {
    for (const size of ADDRESS_SIZES) {
      if (size < UNBROKEN_DOWN_TO) break;
      const block = setAddress(lines, size * grown, scale, area);
      if (block.fits && block.lines.length === lines.length) return block;
    }
  }
  const candidates = ADDRESS_SIZES.map((size) => setAddress(lines, size * grown, ADDRESS_NAME_SCALES[0]!, area));
  return candidates.find((block) => block.fits) ?? setAddress(lines, ADDRESS_SIZES.at(-1)! * grown, 1, area);
}

function setAddress(lines: HeadLine[], size: number, nameScale: number, area: SheetArea): AddressBlock {
  const placed: PlacedLine[] = [];
  let y = area.top;
  for (const { text, strong } of lines) {
    const lineSize = strong ? size * nameScale : size;
    const height = lineSize * ADDRESS_LEADING * POINT;
    // A building's name goes to its own line whole where it can.
    for (const line of breakPhrases(cleanText(text), ' 　', (area.right - area.left) / (lineSize * POINT), strong)) {
      placed.push({ line, size: lineSize, baseline: y + height * 0.5 + lineSize * POINT * 0.38 });
      y += height;
    }
  }
  return { lines: placed, left: area.left, fits: y <= area.bottom + 1e-6 };
}

export function drawAddress(page: PaperPage, block: AddressBlock): void {
  for (const { line, size, baseline } of block.lines) drawLine(page, block.left, baseline, line, size);
  const { barcode } = block;
  for (const [at, kind] of [...(barcode?.bars ?? '')].entries()) {
    const { top, size } = barcode!;
    const x = block.left + (at * BARCODE.pitch + BARCODE.thick / 2) * size;
    const [upper, lower] = BAR_ENDS[kind]!.map((third) => top + (third / 3) * BARCODE.height * size) as [
      number,
      number,
    ];
    drawRule(page, x, upper, x, lower, BARCODE.thick * size);
  }
}

/** `left` is moved to the right where the envelope's window reaches far. */
const SENDER = { left: 117, right: 190, top: 31, size: 9, nameSize: 12, leading: 4.6, nameLeading: 6.6, sealBox: 18 };

export interface SenderBlock {
  lines: PlacedLine[];
  left: number;
  bottom: number;
}

/** The sender's block is the same on all letters of a client in one envelope: set once, beside the window. */
export function setSender(client: LetterClient, envelope: EnvelopeProfile): SenderBlock {
  const lines: PlacedLine[] = [];
  const left = Math.max(SENDER.left, sweptAreaOf(envelope, WINDOW_MARGIN).right + 1);
  let y = SENDER.top;
  // Pushed to the right by the window, the lines must not run under the seal.
  const sealed = client.sealImage && left > SENDER.left ? SENDER.sealBox + 1 : 0;
  for (const { text, strong } of senderLines(client)) {
    const room = SENDER.right - left - (y < SENDER.top + SENDER.sealBox - 4 ? sealed : 0);
    const size = strong ? SENDER.nameSize : SENDER.size;
    const leading = strong ? SENDER.nameLeading : SENDER.leading;
    for (const line of breakPhrases(cleanText(text), ' 　', room / (size * POINT), strong)) {
      lines.push({ line, size, baseline: y + leading * 0.5 + size * POINT * 0.38 });
      y += leading;
    }
  }
  return { lines, left, bottom: y };
}

/** The seal lies on the end of the name, as a seal does, but below the text: a seal scanned on white hides nothing. */
export function drawSender(page: PaperPage, block: SenderBlock, seal: PaperImage | null): void {
  for (const { line, size, baseline } of block.lines) drawLine(page, block.left, baseline, line, size);
  if (seal) drawImage(page, seal.name, seal, SENDER.right - SENDER.sealBox, SENDER.top - 4, SENDER.sealBox);
}

/** Date and number at the top right. */
export function drawDate(page: PaperPage, dateLine: string, serialLine: string): void {
  drawText(page, SENDER.right, 17, dateLine, { size: 9.5, align: 'right' });
  drawText(page, SENDER.right, 22, serialLine, { size: 9.5, align: 'right' });
}
