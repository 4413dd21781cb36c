/** Draws a square seal (角印): the outlines of a font's characters in columns from the right, in vermilion, as a PNG. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { create, type Font, type Glyph, type PathCommand } from 'fontkit';

const SIZE = 240;
/** Sub-pixels a side: 16 shades at the edges. */
const FINE = 4;
const FRAME = { outer: 6, width: 11, radius: 14 };
const INK = [0xc3, 0x27, 0x1b] as const;

interface Point {
  x: number;
  y: number;
}

/** A PNG of 240 × 240 pixels on nothing; the same text gives the same bytes. */
export function sealImage(text: string): Uint8Array {
  const shapes = [...frameShapes(), ...characterShapes([...text], sealFont())];
  return png(coverage(shapes));
}

let font: Font | null = null;

function sealFont(): Font {
  font ??= create(readFileSync(fontFile()));
  return font;
}

/** resources/ above this file: from the source, from the bundle and inside a package alike. */
function fontFile(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources', 'fonts', 'paper', 'biz-udpmincho-700.ttf');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error('resources/fonts/paper is missing from this installation');
  }
}

/** The frame: a rounded square and, turning the other way, the one inside it. */
function frameShapes(): Point[][] {
  const { outer, width, radius } = FRAME;
  return [
    roundedSquare(outer, SIZE - outer, radius),
    roundedSquare(outer + width, SIZE - outer - width, radius - width / 2).reverse(),
  ];
}

function roundedSquare(low: number, high: number, radius: number): Point[] {
  const corners: [number, number, number][] = [
    [high - radius, low + radius, -90],
    [high - radius, high - radius, 0],
    [low + radius, high - radius, 90],
    [low + radius, low + radius, 180],
  ];
  return corners.flatMap(([x, y, start]) =>
    Array.from({ length: 7 }, (_, step) => {
      const angle = ((start + step * 15) * Math.PI) / 180;
      return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
    }),
  );
}

/** Columns from the right, each filled from the top; the characters are stretched to their cells as on carved seals. */
function characterShapes(characters: readonly string[], from: Font): Point[][] {
  const columns = Math.ceil(Math.sqrt(characters.length));
  const rows = Math.ceil(characters.length / columns);
  const inset = FRAME.outer + FRAME.width + 7;
  const width = (SIZE - 2 * inset) / columns;
  return characters.flatMap((character, index) => {
    const column = Math.floor(index / rows);
    const inColumn = Math.min(rows, characters.length - column * rows);
    const height = (SIZE - 2 * inset) / inColumn;
    const left = SIZE - inset - (column + 1) * width;
    const top = inset + (index % rows) * height;
    return glyphShapes(from.glyphForCodePoint(character.codePointAt(0)!), { left, top, width, height });
  });
}

interface Cell {
  left: number;
  top: number;
  width: number;
  height: number;
}

function glyphShapes(glyph: Glyph, cell: Cell): Point[][] {
  const { minX, minY, maxX, maxY } = glyph.path.bbox;
  const margin = 3;
  // Thin characters (ー, 一) keep some of their shape: a stroke is not stretched into a block.
  const [width, height] = [Math.max(maxX - minX, (maxY - minY) * 0.6), Math.max(maxY - minY, (maxX - minX) * 0.6)];
  const [middleX, middleY] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const scaleX = (cell.width - 2 * margin) / width;
  const scaleY = (cell.height - 2 * margin) / height;
  return flatten(glyph.path.commands).map((shape) =>
    shape.map(({ x, y }) => ({
      x: cell.left + cell.width / 2 + (x - middleX) * scaleX,
      y: cell.top + cell.height / 2 - (y - middleY) * scaleY,
    })),
  );
}

const CURVE_STEPS = 6;

/** Outlines as polygons. */
function flatten(commands: readonly PathCommand[]): Point[][] {
  const shapes: Point[][] = [];
  let shape: Point[] = [];
  for (const { command, args } of commands) {
    const points = pointsOf(args);
    const last = shape.at(-1) ?? { x: 0, y: 0 };
    if (command === 'moveTo') {
      shape = [points[0]!];
      shapes.push(shape);
    } else if (command === 'lineTo') shape.push(points[0]!);
    else if (command !== 'closePath') shape.push(...curve([last, ...points]));
  }
  return shapes;
}

function pointsOf(args: readonly number[]): Point[] {
  return Array.from({ length: args.length / 2 }, (_, index) => ({ x: args[index * 2]!, y: args[index * 2 + 1]! }));
}

/** A Bézier curve of any degree by de Casteljau, without its first point. */
function curve(control: readonly Point[]): Point[] {
  return Array.from({ length: CURVE_STEPS }, (_, step) => {
    const t = (step + 1) / CURVE_STEPS;
    let points = [...control];
    while (points.length > 1) {
      points = points.slice(1).map((point, index) => ({
        x: points[index]!.x * (1 - t) + point.x * t,
        y: points[index]!.y * (1 - t) + point.y * t,
      }));
    }
    return points[0]!;
  });
}

/** Share of each pixel inside the shapes (non-zero winding), 0–16. */
function coverage(shapes: readonly Point[][]): Uint8Array {
  const counts = new Uint8Array(SIZE * SIZE);
  for (let line = 0; line < SIZE * FINE; line++) {
    const crossings = crossingsAt((line + 0.5) / FINE, shapes);
    let winding = 0;
    for (const [index, crossing] of crossings.entries()) {
      winding += crossing.turn;
      const next = crossings[index + 1];
      if (winding === 0 || !next) continue;
      const row = Math.floor(line / FINE) * SIZE;
      for (let fine = Math.round(crossing.x * FINE); fine < Math.round(next.x * FINE); fine++) {
        counts[row + Math.floor(fine / FINE)]!++;
      }
    }
  }
  return counts;
}

function crossingsAt(y: number, shapes: readonly Point[][]): { x: number; turn: number }[] {
  const crossings: { x: number; turn: number }[] = [];
  for (const shape of shapes) {
    for (const [index, to] of shape.entries()) {
      const from = shape[index === 0 ? shape.length - 1 : index - 1]!;
      if (from.y <= y === to.y <= y) continue;
      crossings.push({
        x: from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x),
        turn: from.y < to.y ? 1 : -1,
      });
    }
  }
  return crossings.sort((a, b) => a.x - b.x);
}

/** Eight-bit RGBA; source: PNG specification, ISO/IEC 15948. */
function png(counts: Uint8Array): Uint8Array {
  const rows = Buffer.alloc(SIZE * (1 + SIZE * 4));
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const at = y * (1 + SIZE * 4) + 1 + x * 4;
      rows.set([...INK, Math.round(((counts[y * SIZE + x] ?? 0) * 255) / (FINE * FINE))], at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat(parts));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
