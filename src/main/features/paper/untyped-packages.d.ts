/** The two packages that come without types: only what is used of them. */
declare module 'subset-font' {
  export interface SubsetOptions {
    targetFormat?: 'truetype' | 'woff2' | 'woff' | 'sfnt';
    noHinting?: boolean;
    keepFeatures?: string[];
    dropTables?: string[];
  }
  export default function subsetFont(font: Uint8Array, text: string, options?: SubsetOptions): Promise<Uint8Array>;
}

declare module 'fontkit' {
  export interface Glyph {
    id: number;
    advanceWidth: number;
  }
  export interface Font {
    unitsPerEm: number;
    ascent: number;
    descent: number;
    numGlyphs: number;
    postscriptName: string;
    characterSet: number[];
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(id: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** Glyphs of a text with the given OpenType features. */
    layout(text: string, features: Record<string, boolean>): { glyphs: Glyph[] };
  }
  export function create(bytes: Uint8Array): Font;
}
