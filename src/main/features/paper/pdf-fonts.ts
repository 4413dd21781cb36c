/**
 * Fonts on paper. Every character is drawn by glyph id from one of three fonts in turn: the digits of BIZ UDMincho (all of
 * one width, so that figures align), BIZ UDPMincho, and Noto Sans JP for the rare kanji BIZ lacks. Each font is subset once
 * per batch by HarfBuzz and embedded whole: @pdf-lib/fontkit's own subsetting silently drops glyphs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, type Font, type Glyph } from 'fontkit';
import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import subsetFont from 'subset-font';

export type Face = 'regular' | 'bold';

/** Order matters: the first font of a face's chain that has a character draws it. */
const SOURCES = [
  'digits-regular',
  'digits-bold',
  'regular',
  'bold',
  'rare',
  'upright-regular',
  'upright-bold',
] as const;
type SourceName = (typeof SOURCES)[number];

const FILES: Record<SourceName, string> = {
  'digits-regular': 'biz-udmincho-digits-400.ttf',
  'digits-bold': 'biz-udmincho-digits-700.ttf',
  regular: 'biz-udpmincho-400.ttf',
  bold: 'biz-udpmincho-700.ttf',
  rare: 'noto-sans-jp-rare-400.ttf',
  'upright-regular': 'biz-udmincho-vertical-400.ttf',
  'upright-bold': 'biz-udmincho-vertical-700.ttf',
};

const CHAINS: Record<Face, readonly SourceName[]> = {
  regular: ['digits-regular', 'regular', 'rare'],
  bold: ['digits-bold', 'bold', 'rare'],
};

/** In upright setting kana and punctuation come from the font whose squares are all alike, in their upright forms. */
const UPRIGHT_CHAINS: Record<Face, readonly SourceName[]> = {
  regular: ['upright-regular', 'regular', 'rare'],
  bold: ['upright-bold', 'bold', 'rare'],
};

/** Where a character comes from and how far it moves on, in em. */
export interface CharacterMetric {
  source: number;
  advance: number;
}

export interface PaperMetrics {
  of(character: string, face: Face): CharacterMetric | null;
}

interface SourceFont {
  bytes: Uint8Array;
  font: Font;
}

let loaded: SourceFont[] | null = null;

/** Bytes and tables of the fonts, read once per process (about 11 MB). */
function sourceFonts(): SourceFont[] {
  loaded ??= SOURCES.map((name) => {
    const bytes = readFileSync(join(fontFolder(), FILES[name]));
    return { bytes, font: create(bytes) };
  });
  return loaded;
}

/** resources/fonts/paper above this file: from the source, from the bundle and inside a package alike. */
function fontFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources', 'fonts', 'paper');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error('resources/fonts/paper is missing from this installation');
  }
}

const metricCache: Record<Face, Map<string, CharacterMetric | null>> = { regular: new Map(), bold: new Map() };

/** Widths from the full fonts: a page can be laid out before it is known which characters it needs. */
export const paperMetrics: PaperMetrics = {
  of(character, face) {
    const cache = metricCache[face];
    let metric = cache.get(character);
    if (metric === undefined) {
      metric = findMetric(character, CHAINS[face]);
      cache.set(character, metric);
    }
    return metric;
  },
};

function findMetric(character: string, chain: readonly SourceName[]): CharacterMetric | null {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20) return null;
  const fonts = sourceFonts();
  for (const name of chain) {
    const source = SOURCES.indexOf(name);
    const font = fonts[source]!.font;
    if (font.hasGlyphForCodePoint(codePoint))
      return { source, advance: font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm };
  }
  return null;
}

/** Width of a text in em, characters without a glyph counting as one em. */
export function widthInEm(text: string, face: Face): number {
  let width = 0;
  for (const character of text) width += paperMetrics.of(character, face)?.advance ?? 1;
  return width;
}

const UNCLEAN = /[\t\r\n\u3099\u309a]/;

/**
 * Text as it is drawn: kana with a separate voicing mark (as macOS file names and some exports have it) in one character,
 * line ends and tabs as spaces. Full NFC is avoided: it would replace compatibility kanji such as 神 (U+FA19) in names.
 */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.replace(/[\t\r\n]+/g, ' ').replace(/.[\u3099\u309a]/gu, (pair) => pair.normalize('NFC'));
}

export interface MissingCharacter {
  character: string;
  where: string;
}

/** Characters that no font has, each with the first place where it stands: to be refused before anything is printed. */
export function missingCharacters(texts: Iterable<{ text: string; where: string }>): MissingCharacter[] {
  const missing = new Map<string, string>();
  for (const { text, where } of texts) {
    for (const character of cleanText(text)) {
      if (!missing.has(character) && !paperMetrics.of(character, 'regular')) missing.set(character, where);
    }
  }
  return [...missing].map(([character, where]) => ({ character, where }));
}

/** The set of characters a batch needs. A bitmap: a batch of 5,000 letters adds millions of characters to it. */
export class CharacterSet {
  readonly #seen = new Uint8Array(0x110000);

  add(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const codePoint = text.codePointAt(at)!;
      this.#seen[codePoint] = 1;
      if (codePoint > 0xffff) at++;
    }
  }

  *codePoints(): Generator<number> {
    for (let codePoint = 0x20; codePoint < this.#seen.length; codePoint++)
      if (this.#seen[codePoint] === 1) yield codePoint;
  }
}

/** A character ready to be drawn: font number, glyph id as the bytes of a PDF string, advance in em. */
export interface PaperGlyph {
  font: number;
  code: string;
  advance: number;
}

export interface PaperFonts {
  glyphs: Record<Face, Map<string, PaperGlyph>>;
  /** Characters as they stand in a column; empty where nothing is set so. */
  upright: Record<Face, Map<string, PaperGlyph>>;
  /** /Font dictionary shared by all pages: /F0 … by font number. */
  refs: { name: string; ref: PDFRef }[];
  /** The rare font has no bold: its characters are outlined in bold text. */
  emboldened: number;
}

/**
 * Subsets the fonts to the characters and embeds them; `upright` are those that stand in columns. Throws when a character
 * has no glyph (ask missingCharacters first).
 */
export async function embedPaperFonts(
  context: PDFContext,
  characters: CharacterSet,
  upright = new CharacterSet(),
): Promise<PaperFonts> {
  const lying = sourcesOf(characters, CHAINS);
  const standing = sourcesOf(upright, UPRIGHT_CHAINS);
  const refs: PaperFonts['refs'] = [];
  const embedded: (EmbeddedSource | null)[] = [];
  for (const source of SOURCES.keys()) {
    const wanted = { lying: neededOf(lying, source), standing: neededOf(standing, source) };
    const isEmpty = wanted.lying.length === 0 && wanted.standing.length === 0;
    embedded.push(isEmpty ? null : await embedSource(context, source, wanted, refs));
  }
  const glyphsOf = (wanted: WantedCharacter[], kind: keyof EmbeddedSource) => {
    const glyphs: Record<Face, Map<string, PaperGlyph>> = { regular: new Map(), bold: new Map() };
    for (const { character, face, source } of wanted)
      glyphs[face].set(character, embedded[source]![kind].get(character)!);
    return glyphs;
  };
  return {
    glyphs: glyphsOf(lying, 'lying'),
    upright: glyphsOf(standing, 'standing'),
    refs,
    emboldened: SOURCES.indexOf('rare'),
  };
}

interface WantedCharacter {
  character: string;
  face: Face;
  source: number;
}

/** Which font draws each character, in either face. */
function sourcesOf(characters: CharacterSet, chains: Record<Face, readonly SourceName[]>): WantedCharacter[] {
  const wanted: WantedCharacter[] = [];
  for (const codePoint of characters.codePoints()) {
    const character = String.fromCodePoint(codePoint);
    for (const face of ['regular', 'bold'] as const) {
      const metric = chains === CHAINS ? paperMetrics.of(character, face) : findMetric(character, chains[face]);
      if (!metric) throw new Error(`no font has the character ${character} (U+${codePoint.toString(16)})`);
      wanted.push({ character, face, source: metric.source });
    }
  }
  return wanted;
}

function neededOf(wanted: readonly WantedCharacter[], source: number): string[] {
  return [...new Set(wanted.flatMap((one) => (one.source === source ? [one.character] : [])))];
}

interface EmbeddedSource {
  lying: Map<string, PaperGlyph>;
  standing: Map<string, PaperGlyph>;
}

async function embedSource(
  context: PDFContext,
  source: number,
  needed: { lying: string[]; standing: string[] },
  refs: PaperFonts['refs'],
): Promise<EmbeddedSource> {
  const text = [...new Set([...needed.lying, ...needed.standing])].join('');
  const bytes = await subsetFont(sourceFonts()[source]!.bytes, text, { targetFormat: 'truetype' });
  const font = create(bytes);
  const characterOf = new Map<number, string>();
  const collect = (characters: string[], glyphOf: (character: string) => Glyph) => {
    const glyphs = new Map<string, PaperGlyph>();
    for (const character of characters) {
      const glyph = glyphOf(character);
      if (glyph.id === 0) throw new Error(`subsetting lost the character ${character}`);
      const advance = glyph.advanceWidth / font.unitsPerEm;
      glyphs.set(character, { font: source, code: stringBytes(glyph.id), advance });
      if (!characterOf.has(glyph.id)) characterOf.set(glyph.id, character);
    }
    return glyphs;
  };
  const plain = (character: string) => font.glyphForCodePoint(character.codePointAt(0)!);
  const turns = SOURCES[source]!.startsWith('upright-');
  const lying = collect(needed.lying, plain);
  const standing = collect(needed.standing, (character) =>
    turns ? font.layout(character, { vert: true }).glyphs[0]! : plain(character),
  );
  refs.push({ name: `F${source}`, ref: writeFont(context, font, bytes, characterOf) });
  return { lying, standing };
}

/** The objects of one composite font (PDF 32000-1, 9.7): glyph ids are character codes, two bytes each. */
function writeFont(context: PDFContext, font: Font, bytes: Uint8Array, characterOf: Map<number, string>): PDFRef {
  const scale = 1000 / font.unitsPerEm;
  const name = `BANTOA+${font.postscriptName}`;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((value) =>
        Math.round(value * scale),
      ),
      ItalicAngle: 0,
      Ascent: Math.round(font.ascent * scale),
      Descent: Math.round(font.descent * scale),
      CapHeight: Math.round(font.ascent * scale),
      StemV: 80,
      FontFile2: context.register(context.flateStream(bytes, { Length1: bytes.length })),
    }),
  );
  const widths: number[] = [];
  for (let id = 0; id < font.numGlyphs; id++) widths.push(0);
  for (const id of characterOf.keys()) widths[id] = Number((font.getGlyph(id).advanceWidth * scale).toFixed(3));
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: [0, widths],
      CIDToGIDMap: 'Identity',
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: PDFName.of(name),
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicodeMap(characterOf))),
    }),
  );
}

/** Glyph id → character in UTF-16, so that text can be searched and copied, 𠮷 included (PDF 32000-1, 9.10.3). */
function toUnicodeMap(characterOf: Map<number, string>): string {
  const lines = [...characterOf]
    .sort((a, b) => a[0] - b[0])
    .map(([id, character]) => `<${hex4(id)}> <${utf16Hex(character)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Two bytes of a literal string; brackets, backslash and CR are escaped (PDF 32000-1, 7.3.4.2). Half of what hex takes. */
function stringBytes(glyphId: number): string {
  return [glyphId >> 8, glyphId & 0xff]
    .map((byte) =>
      byte === 0x0d ? '\\r' : `${'()\\'.includes(String.fromCharCode(byte)) ? '\\' : ''}${String.fromCharCode(byte)}`,
    )
    .join('');
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16Hex(character: string): string {
  let hex = '';
  for (let at = 0; at < character.length; at++) hex += hex4(character.charCodeAt(at));
  return hex;
}
