/**
 * A page in millimetres from its top left corner, written as one content stream of text. Strings of operators instead of
 * objects per glyph or cell: a thousand letters are a second's work.
 */

import type { TextLine, TextRun } from './line-breaking.ts';
import { cleanText, type Face, type PaperFonts, type PaperGlyph, widthInEm } from './pdf-fonts.ts';

export const A4 = { width: 210, height: 297 };
const POINTS_PER_MM = 72 / 25.4;

/** 1 pt in mm: type sizes are given in points, places in mm. */
export const POINT = 25.4 / 72;

export interface PaperPage {
  fonts: PaperFonts;
  heightPt: number;
  images: string;
  paths: string;
  texts: string;
  font: string;
  tracking: number;
  outlined: boolean;
}

export interface TextStyle {
  size: number;
  bold?: boolean;
  /** Where x is: the text's left end, its right end or its middle. */
  align?: 'left' | 'right' | 'center';
  /** Space added after each character, in em. */
  tracking?: number;
}

export function startPage(fonts: PaperFonts, height = A4.height): PaperPage {
  return {
    fonts,
    heightPt: height * POINTS_PER_MM,
    images: '',
    paths: '',
    texts: '',
    font: '',
    tracking: 0,
    outlined: false,
  };
}

/** The operators of a finished page: pictures below, rules and fills, then text. */
export function finishPage(page: PaperPage): string {
  return `${page.images}${page.paths}BT\n${page.texts}ET\n`;
}

/** Width of a text in mm. */
export function textWidth(text: string, style: TextStyle): number {
  const clean = cleanText(text);
  const spaced = style.tracking ? ([...clean].length - 1) * style.tracking : 0;
  return (widthInEm(clean, faceOf(style)) + spaced) * style.size * POINT;
}

/** The size, at most `style.size`, at which a text is no wider than so many mm: figures and names are never cut. */
export function fittedSize(text: string, style: TextStyle, widthMm: number): number {
  const wide = textWidth(text, style);
  return wide <= widthMm ? style.size : (style.size * widthMm) / wide;
}

/** Draws one line of text with its baseline at y. */
export function drawText(page: PaperPage, x: number, y: number, text: string, style: TextStyle): void {
  const align = style.align ?? 'left';
  const left = align === 'left' ? x : x - textWidth(text, style) * (align === 'right' ? 1 : 0.5);
  drawRuns(
    page,
    left,
    y,
    [style.bold ? { text, bold: true } : { text }],
    style.size,
    (style.tracking ?? 0) * style.size,
  );
}

/** Draws a broken line; with `widthMm` the line is stretched to it unless it is its paragraph's last. */
export function drawLine(page: PaperPage, x: number, y: number, line: TextLine, size: number, widthMm?: number): void {
  const slackPt = widthMm === undefined || line.last ? 0 : widthMm / POINT - line.width * size;
  drawRuns(page, x, y, line.runs, size, line.characters > 1 ? Math.max(0, slackPt) / (line.characters - 1) : 0);
}

function drawRuns(
  page: PaperPage,
  x: number,
  y: number,
  runs: readonly TextRun[],
  size: number,
  trackingPt: number,
): void {
  page.texts += `1 0 0 1 ${pt(x)} ${num(page.heightPt - y * POINTS_PER_MM)} Tm\n`;
  setTracking(page, trackingPt);
  for (const run of runs) drawRun(page, run.bold ? 'bold' : 'regular', cleanText(run.text), size);
}

/** Consecutive glyphs of one font make one string; the fonts of a chain take turns inside a run. */
function drawRun(page: PaperPage, face: Face, text: string, size: number): void {
  const glyphs = page.fonts.glyphs[face];
  let font = -1;
  let codes = '';
  for (const character of text) {
    const glyph: PaperGlyph | undefined = glyphs.get(character);
    if (!glyph) throw new Error(`the character ${character} was not collected for this document`);
    if (glyph.font !== font) {
      showGlyphs(page, font, codes, size, face);
      font = glyph.font;
      codes = '';
    }
    codes += glyph.code;
  }
  showGlyphs(page, font, codes, size, face);
}

function showGlyphs(page: PaperPage, font: number, codes: string, size: number, face: Face): void {
  if (codes === '') return;
  const name = `/F${font} ${num(size)} Tf\n`;
  if (page.font !== name) {
    page.texts += name;
    page.font = name;
  }
  const outlined = face === 'bold' && font === page.fonts.emboldened;
  if (outlined !== page.outlined) {
    page.texts += outlined ? `2 Tr ${num(size * 0.03)} w\n` : '0 Tr\n';
    page.outlined = outlined;
  }
  page.texts += `(${codes}) Tj\n`;
}

/** Where the square of a character has its base line, from its top, in em: the ascent of every font of the house. */
const SQUARE_BASELINE = 0.88;
/** Half the height of figures and capitals, in em: what lies on its side is centred in the column by it. */
const HALF_CAP = 0.37;

/** One character in its square: `x` is the middle of the column, `top` the upper edge of the square. */
export function drawUpright(page: PaperPage, x: number, top: number, character: string, style: TextStyle): void {
  const face = faceOf(style);
  const glyph = page.fonts.upright[face].get(character);
  if (!glyph) throw new Error(`the character ${character} was not collected to stand upright`);
  const left = x - (glyph.advance * style.size * POINT) / 2;
  const y = top + SQUARE_BASELINE * style.size * POINT;
  page.texts += `1 0 0 1 ${pt(left)} ${num(page.heightPt - y * POINTS_PER_MM)} Tm\n`;
  setTracking(page, 0);
  showGlyphs(page, glyph.font, glyph.code, style.size, face);
}

/** A text turned by a quarter to the right, running down from `top` in the middle of the column at `x`. */
export function drawTurned(page: PaperPage, x: number, top: number, text: string, style: TextStyle): void {
  const base = x - HALF_CAP * style.size * POINT;
  page.texts += `0 -1 1 0 ${pt(base)} ${num(page.heightPt - top * POINTS_PER_MM)} Tm\n`;
  setTracking(page, 0);
  drawRun(page, faceOf(style), cleanText(text), style.size);
}

function setTracking(page: PaperPage, points: number): void {
  if (page.tracking === points) return;
  page.texts += `${points === 0 ? 0 : points.toFixed(4)} Tc\n`;
  page.tracking = points;
}

/** A rule from (x1, y1) to (x2, y2), `width` mm thick, black. */
export function drawRule(page: PaperPage, x1: number, y1: number, x2: number, y2: number, width: number): void {
  page.paths += `${pt(width)} w ${pt(x1)} ${up(page, y1)} m ${pt(x2)} ${up(page, y2)} l S\n`;
}

export function strokeBox(
  page: PaperPage,
  left: number,
  top: number,
  width: number,
  height: number,
  rule: number,
): void {
  page.paths += `${pt(rule)} w ${pt(left)} ${up(page, top + height)} ${pt(width)} ${pt(height)} re S\n`;
}

/** A circle of four curves around (x, y), `rule` mm thick. */
export function drawCircle(page: PaperPage, x: number, y: number, radius: number, rule: number): void {
  const k = radius * 0.5523;
  const at = (dx: number, dy: number) => `${pt(x + dx)} ${up(page, y + dy)}`;
  page.paths += `${pt(rule)} w ${at(radius, 0)} m ${at(radius, k)} ${at(k, radius)} ${at(0, radius)} c ${at(-k, radius)} ${at(-radius, k)} ${at(-radius, 0)} c ${at(-radius, -k)} ${at(-k, -radius)} ${at(0, -radius)} c ${at(k, -radius)} ${at(radius, -k)} ${at(radius, 0)} c S\n`;
}

/** Fills the cells of a square matrix that are 1: runs of a row in one rectangle each, in whole cells. */
export function fillCells(
  page: PaperPage,
  cells: Uint8Array,
  size: number,
  left: number,
  top: number,
  cellMm: number,
): void {
  const unit = cellMm * POINTS_PER_MM;
  let rectangles = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (cells[row * size + column] !== 1) continue;
      const first = column;
      while (column < size && cells[row * size + column] === 1) column++;
      rectangles += `${first} ${row} ${column - first} 1 re\n`;
    }
  }
  page.paths += `q ${num(unit)} 0 0 -${num(unit)} ${pt(left)} ${up(page, top)} cm\n${rectangles}f Q\n`;
}

/** Draws the image resource `name` into a box, keeping its proportions, centred. */
export function drawImage(
  page: PaperPage,
  name: string,
  size: { width: number; height: number },
  left: number,
  top: number,
  box: number,
): void {
  const scale = box / Math.max(size.width, size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  const x = left + (box - width) / 2;
  const y = top + (box - height) / 2;
  page.images += `q ${pt(width)} 0 0 ${pt(height)} ${pt(x)} ${up(page, y + height)} cm /${name} Do Q\n`;
}

function faceOf(style: TextStyle): Face {
  return style.bold ? 'bold' : 'regular';
}

function pt(mm: number): string {
  return num(mm * POINTS_PER_MM);
}

function up(page: PaperPage, y: number): string {
  return num(page.heightPt - y * POINTS_PER_MM);
}

/** Two decimals of a point (0.004 mm) without trailing zeros. */
function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}
