/**
 * A PDF file of many like pages: fonts and pictures shared, one compressed content stream a page, a page tree two levels
 * deep. The bytes depend on what is drawn and on nothing else: no clock, no random identifier.
 */
import { type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef, PDFString } from 'pdf-lib';
import { type CharacterSet, embedPaperFonts, type PaperFonts } from './pdf-fonts.ts';
import { A4 } from './pdf-page.ts';

const PAGES_PER_NODE = 100;
const POINTS_PER_MM = 72 / 25.4;

export interface PaperImage {
  name: string;
  width: number;
  height: number;
}

export interface PaperDocument {
  doc: PDFDocument;
  fonts: PaperFonts;
  images: { name: string; ref: PDFRef }[];
  /** One entry a page: the stream of an own one, or a page of another file as it is. */
  contents: (PDFRef | PDFPage)[];
  /** /Resources of the own pages. */
  resources: PDFRef;
  /** All pages are of one size, in mm. */
  size: { width: number; height: number };
}

/** Starts a document that can draw the given characters; throws when one of them has no glyph. */
export async function startDocument(
  characters: CharacterSet,
  landscape = false,
  upright?: CharacterSet,
  size = landscape ? { width: A4.height, height: A4.width } : A4,
): Promise<PaperDocument> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const fonts = await embedPaperFonts(doc.context, characters, upright);
  return { doc, fonts, images: [], contents: [], resources: doc.context.nextRef(), size };
}

/** Embeds a PNG (with its transparency) or JPEG; throws when the bytes are no such picture. */
export async function addImage(
  document: PaperDocument,
  bytes: Uint8Array,
  mime: 'image/png' | 'image/jpeg',
): Promise<PaperImage> {
  const image = mime === 'image/png' ? await document.doc.embedPng(bytes) : await document.doc.embedJpg(bytes);
  await image.embed();
  const name = `I${document.images.length}`;
  document.images.push({ name, ref: image.ref });
  return { name, width: image.width, height: image.height };
}

/** Whether a picture can be drawn: its first bytes may say PNG while the rest is none. */
export async function isDrawableImageJob(image: { bytes: Uint8Array; mime: string }): Promise<boolean> {
  try {
    const doc = await PDFDocument.create({ updateMetadata: false });
    const embedded = image.mime === 'image/png' ? await doc.embedPng(image.bytes) : await doc.embedJpg(image.bytes);
    await embedded.embed();
    return embedded.width > 0 && embedded.height > 0;
  } catch {
    return false;
  }
}

/** Adds a finished page at the end, or before page `before` (from 0) of those added so far. */
export function addPage(document: PaperDocument, operators: string, before = document.contents.length): void {
  const { context } = document.doc;
  document.contents.splice(before, 0, context.register(context.flateStream(operators)));
}

/**
 * Adds pages of another PDF file (from 1; all of them by default) as they are, each with `mark` (operators of a page of this document) drawn over it.
 * Returns how many. Throws what pdf-lib throws for bytes that are no PDF.
 */
export async function addPagesOf(
  document: PaperDocument,
  bytes: Uint8Array,
  range: { from: number; count: number } | undefined,
  mark: (at: number, of: number) => string,
): Promise<number> {
  const { doc } = document;
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const wanted = source
    .getPageIndices()
    .filter((at) => !range || (at + 1 >= range.from && at + 1 < range.from + range.count));
  const pages = await doc.copyPages(source, wanted);
  for (const [at, page] of pages.entries()) {
    const over = doc.context.flateStream(mark(at, pages.length), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, page.getWidth(), page.getHeight()],
      Resources: document.resources,
    });
    const name = page.node.newXObject('Mark', doc.context.register(over));
    page.node.wrapContentStreams(
      doc.context.register(doc.context.flateStream('q')),
      doc.context.register(doc.context.flateStream(`Q q ${name} Do Q`)),
    );
    document.contents.push(page);
  }
  return pages.length;
}

/** The finished file. `createdOn` (YYYY-MM-DD) stands in the file's information: midnight of that day in Japan. */
export async function saveDocument(
  document: PaperDocument,
  info: { title: string; createdOn: string },
): Promise<Uint8Array> {
  const { doc } = document;
  writePageTree(document);
  const stamp = PDFString.of(`D:${info.createdOn.replaceAll('-', '')}000000+09'00'`);
  doc.context.trailerInfo.Info = doc.context.register(
    doc.context.obj({
      Title: PDFHexString.fromText(info.title),
      Producer: PDFString.of('Banto'),
      CreationDate: stamp,
      ModDate: stamp,
    }),
  );
  doc.catalog.set(PDFName.of('Lang'), PDFString.of('ja-JP'));
  return doc.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 100_000,
  });
}

function writePageTree(document: PaperDocument): void {
  const { context, catalog } = document.doc;
  const root = catalog.Pages();
  const rootRef = catalog.get(PDFName.of('Pages'));
  const kids: PDFRef[] = [];
  for (let at = 0; at < document.contents.length; at += PAGES_PER_NODE) {
    const nodeRef = context.nextRef();
    const pages = document.contents.slice(at, at + PAGES_PER_NODE).map((entry) => {
      if (entry instanceof PDFRef)
        return context.register(context.obj({ Type: 'Page', Parent: nodeRef, Contents: entry }));
      entry.node.setParent(nodeRef);
      return entry.ref;
    });
    context.assign(nodeRef, context.obj({ Type: 'Pages', Parent: rootRef ?? null, Kids: pages, Count: pages.length }));
    kids.push(nodeRef);
  }
  root.set(PDFName.of('Kids'), context.obj(kids));
  root.set(PDFName.of('Count'), context.obj(document.contents.length));
  const { width, height } = document.size;
  root.set(PDFName.of('MediaBox'), context.obj([0, 0, width * POINTS_PER_MM, height * POINTS_PER_MM]));
  context.assign(document.resources, resources(document));
  root.set(PDFName.of('Resources'), document.resources);
}

function resources(document: PaperDocument): PDFDict {
  const { context } = document.doc;
  const named = (entries: { name: string; ref: PDFRef }[]) =>
    context.obj(Object.fromEntries(entries.map(({ name, ref }) => [name, ref])));
  return context.obj({ Font: named(document.fonts.refs), XObject: named(document.images) });
}
