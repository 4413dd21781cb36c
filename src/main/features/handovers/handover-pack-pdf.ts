/**
 * 引継資料 as one PDF and as a folder packed into a zip: the same parts, an index with the digest of each. The same pack gives the
 * same bytes: nothing in it knows the clock.
 */
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import {
  type HandoverPack,
  PACK_WORDS,
  type PackEntry,
  type PackTable,
  packFile,
  packHeading,
} from '../../../domain/handover-pack.ts';
import { drawReport, type ReportRow } from '../paper/report-pages.ts';
import { packZip } from '../paper/zip.ts';

interface Part extends PackEntry {
  bytes: Uint8Array;
}

export async function drawHandoverPack(pack: HandoverPack) {
  const parts = await partsOf(pack);
  const files = [await drawIndex(pack, parts), ...parts.map((part) => part.bytes)];
  const merged = await PDFDocument.create({ updateMetadata: false });
  for (const bytes of files) {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await merged.copyPages(source, source.getPageIndices())) merged.addPage(page);
  }
  stamp(merged, pack);
  const bytes = await merged.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
  const letters = [{ letterKey: pack.customerName, firstPage: 1, pages: merged.getPageCount() }];
  return { bytes, letters, coverPages: 0 };
}

/** The folder: each part as a file of its own, and the index as PDF and as text. */
export async function drawHandoverFolder(pack: HandoverPack): Promise<Uint8Array> {
  const parts = await partsOf(pack);
  const list = parts.map((part) => `${part.sha256}  ${part.file}`).join('\r\n');
  return packZip(
    [
      { name: packFile(0, 'index'), bytes: await drawIndex(pack, parts) },
      ...parts.map((part) => ({ name: part.file, bytes: part.bytes })),
      { name: 'sha256.txt', bytes: new TextEncoder().encode(`${list}\r\n`) },
    ],
    pack.handedOn,
  );
}

/** Pages of a stored file, without the other debtors' pages beside them. */
export async function extractPages(data: { bytes: Uint8Array; from: number; count: number }): Promise<Uint8Array> {
  const source = await PDFDocument.load(data.bytes, { updateMetadata: false });
  const own = await PDFDocument.create({ updateMetadata: false });
  const indices = Array.from({ length: data.count }, (_none, at) => data.from - 1 + at);
  for (const page of await own.copyPages(source, indices)) own.addPage(page);
  return own.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}

async function partsOf(pack: HandoverPack): Promise<Part[]> {
  const parts: Part[] = [];
  const add = (title: string, name: string, bytes: Uint8Array, source: PackEntry['source']) => {
    const number = parts.length + 1;
    parts.push({ number, title, file: packFile(number, name), bytes, sha256: digest(bytes), source });
  };
  for (const table of pack.tables) add(table.title, table.name, await drawTable(pack, table), null);
  for (const paper of pack.papers)
    add(paper.title, paper.name, paper.bytes, { path: paper.sourcePath, sha256: paper.sourceSha256 });
  return parts;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function drawTable(pack: HandoverPack, table: PackTable): Promise<Uint8Array> {
  const { bytes } = await drawReport({
    title: table.title,
    name: pack.clientName,
    period: '',
    createdOn: pack.handedOn,
    createdLabel: PACK_WORDS.created,
    columns: table.columns,
    groups: [{ heading: pack.customerName, rows: table.rows, notes: table.notes }],
  });
  return bytes;
}

async function drawIndex(pack: HandoverPack, parts: readonly Part[]): Promise<Uint8Array> {
  const { columns } = PACK_WORDS;
  const { bytes } = await drawReport({
    title: PACK_WORDS.title,
    name: pack.clientName,
    period: PACK_WORDS.index,
    createdOn: pack.handedOn,
    createdLabel: PACK_WORDS.created,
    columns: [
      { label: columns.number, weight: 10, align: 'right' },
      { label: columns.part, weight: 56, align: 'left' },
      { label: columns.file, weight: 34, align: 'left' },
      { label: columns.digest, weight: 92, align: 'left' },
      { label: columns.source, weight: 78, align: 'left' },
    ],
    groups: [
      {
        heading: packHeading(pack),
        rows: parts.flatMap(indexRows),
        notes: [PACK_WORDS.digestNote],
      },
    ],
  });
  return bytes;
}

/** A part, and under it the stored paper it was taken from; no digest is ever cut. */
function indexRows({ number, title, file, sha256, source }: Part): ReportRow[] {
  const own = source === null ? PACK_WORDS.own : '';
  const rows: ReportRow[] = [{ kind: 'row', cells: [String(number), title, file, sha256, own] }];
  if (source !== null) rows.push({ kind: 'row', cells: ['', PACK_WORDS.original, '', source.sha256, source.path] });
  return rows;
}

function stamp(document: PDFDocument, pack: HandoverPack): void {
  const when = PDFString.of(`D:${pack.handedOn.replaceAll('-', '')}000000+09'00'`);
  document.context.trailerInfo.Info = document.context.register(
    document.context.obj({
      Title: PDFHexString.fromText(`${PACK_WORDS.title} ${pack.customerName}`),
      Producer: PDFString.of('Banto'),
      CreationDate: when,
      ModDate: when,
    }),
  );
  document.catalog.set(PDFName.of('Lang'), PDFString.of('ja-JP'));
}
