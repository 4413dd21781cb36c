/** A small QR code as vector rectangles: the serial of a page, read back when a letter is posted or comes home. */
import bwipjs from 'bwip-js/node';
import { fillCells, type PaperPage } from './pdf-page.ts';

export interface QrMatrix {
  size: number;
  /** size × size, 1 is dark. */
  cells: Uint8Array;
}

/**
 * Upper-case letters, digits and " $%*+-./:" give the smallest symbol (21 modules up to 20 characters at level M). The mask
 * is fixed: readers take it from the symbol, and trying all eight costs three times the drawing of the letter.
 */
export function qrMatrix(text: string): QrMatrix {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M mask=3');
  if (!symbol || !('pixs' in symbol)) throw new Error(`no QR code for ${text}`);
  return { size: symbol.pixx, cells: Uint8Array.from(symbol.pixs) };
}

/** Draws the code with its top left corner at (left, top) and `size` mm wide; the quiet zone is the caller's. */
export function drawQr(page: PaperPage, text: string, left: number, top: number, size: number): void {
  const matrix = qrMatrix(text);
  fillCells(page, matrix.cells, matrix.size, left, top, size / matrix.size);
}
