/** A workbook's package taken apart: its parts as trees, its charts with the cells they point at. */
import { createRequire } from 'node:module';
import JSZip from 'jszip';

export interface XmlNode {
  /** With its prefix: c:ser. */
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

interface SaxParser {
  on(event: 'opentag', handler: (tag: { name: string; attributes: Record<string, string> }) => void): void;
  on(event: 'closetag', handler: () => void): void;
  on(event: 'text', handler: (text: string) => void): void;
  on(event: 'error', handler: (error: Error) => void): void;
  write(text: string): SaxParser;
  close(): void;
}

const ours = createRequire(import.meta.url);
// The strict parser that exceljs itself reads with: it throws for whatever is not well-formed.
const { SaxesParser } = createRequire(ours.resolve('exceljs'))('saxes') as { SaxesParser: new () => SaxParser };

/** The root of a part; throws when it is not well-formed XML. */
export function parseXml(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const path = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: { ...attributes }, children: [], text: '' };
    path.at(-1)!.children.push(node);
    path.push(node);
  });
  parser.on('closetag', () => path.pop());
  parser.on('text', (text_) => {
    path.at(-1)!.text += text_;
  });
  parser.write(text).close();
  return root.children[0]!;
}

/** Every XML part by its name. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, XmlNode>> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, XmlNode>();
  for (const name of Object.keys(zip.files))
    if (/\.(xml|rels)$/.test(name)) parts.set(name, parseXml(await zip.file(name)!.async('string')));
  return parts;
}

export function find(node: XmlNode, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => at?.children.find((child) => child.name === name), node);
}

export function all(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export interface CellRange {
  sheet: string;
  /** From 0. */
  cells: { row: number; column: number }[];
}

/** 'Sheet'!$B$3:$B$8 → its cells. */
export function cellsOf(reference: string): CellRange {
  const match = /^'(.+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(reference);
  if (!match) throw new Error(`no reference: ${reference}`);
  const [, sheet, left, top, right = left, bottom = top] = match;
  const cells: CellRange['cells'] = [];
  for (let row = Number(top); row <= Number(bottom); row++)
    for (let column = numberOf(left!); column <= numberOf(right!); column++)
      cells.push({ row: row - 1, column: column - 1 });
  return { sheet: sheet!.replaceAll("''", "'"), cells };
}

function numberOf(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
