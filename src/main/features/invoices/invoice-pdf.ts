/**
 * Invoices, credit notes and delivery notes as PDF: a single paper, or a month's batch in the order of the envelopes under
 * a cover sheet. Bytes out of plain data: the same batch gives the same file.
 */

import { addressAreaOf } from '../../../domain/envelope.ts';
import type { InvoiceContent } from '../../../domain/invoice-content.ts';
import { composeInvoiceCover } from '../../../domain/invoice-cover.ts';
import type { InvoiceBatch, InvoicePaper, PaperProblem } from '../../../domain/invoice-paper.ts';
import { composeInvoice } from '../../../domain/invoice-wording.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import type { CoverWording } from '../../../domain/reminder-cover.ts';
import { fitAddress, setSender } from '../paper/letter-head.ts';
import { addImage, addPage, type PaperDocument, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { finishPage, startPage } from '../paper/pdf-page.ts';
import { coverPageCount, drawCoverPage } from '../reminders/reminder-cover-pdf.ts';
import { overfullTexts } from './invoice-flow-pdf.ts';
import { contentTexts, drawSheet } from './invoice-sheet-pdf.ts';

/** Called with the papers drawn so far. */
export type PaperProgress = (done: number, total: number) => void;

export interface DrawnPapers {
  bytes: Uint8Array;
  /** Where each paper lies in the file; pages count from 1. */
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

const PROGRESS_EVERY = 25;

/** A letterhead that reaches below this, in mm, leaves no first page for the invoice. */
const LOWEST_SENDER = 99;

/**
 * Draws the batch in the order given, the cover first. Throws when a character has no glyph: ask checkInvoicePapers first.
 * Throws RangeError for a batch without papers: a file without pages opens nowhere.
 */
export async function drawInvoicePapers(batch: InvoiceBatch, onProgress?: PaperProgress): Promise<DrawnPapers> {
  if (batch.papers.length === 0) throw new RangeError('a batch without papers has no file');
  const document = await startDocument(charactersOf(batch));
  const image = batch.client.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const { envelope } = batch;
  const sender = { block: setSender(batch.client, envelope), seal, envelope };
  const coverPages = batch.withCover ? coverPageCount(batch.papers.length) : 0;
  const letters: DrawnPapers['letters'] = [];
  for (const paper of batch.papers) {
    const { customer, number: serial } = paper;
    const pages = drawSheet(document, { content: contentOf(batch, paper), customer, serial }, sender);
    const previous = letters.at(-1);
    const firstPage = previous ? previous.firstPage + previous.pages : coverPages + 1;
    letters.push({ letterKey: paper.paperKey, firstPage, pages });
    if (letters.length % PROGRESS_EVERY === 0) onProgress?.(letters.length, batch.papers.length);
  }
  if (coverPages > 0) {
    const sheets = letters.map(({ pages }) => pages);
    drawCover(document, composeInvoiceCover(batch, sheets), coverPages);
  }
  const [first] = batch.papers;
  const bytes = await saveDocument(document, {
    title: batch.batchNumber === '' ? contentOf(batch, first!).title.concat(` ${first!.number}`) : batch.batchNumber,
    createdOn: batch.issuedOn,
  });
  return { bytes, letters, coverPages };
}

function contentOf(batch: InvoiceBatch, paper: InvoicePaper): InvoiceContent {
  return composeInvoice(paper, batch);
}

function drawCover(document: PaperDocument, cover: CoverWording, pages: number): void {
  for (let at = 0; at < pages; at++) {
    const page = startPage(document.fonts);
    drawCoverPage(page, cover, at, pages);
    addPage(document, finishPage(page), at);
  }
}

function charactersOf(batch: InvoiceBatch): CharacterSet {
  const characters = new CharacterSet();
  const add = (texts: Iterable<string>) => {
    for (const text of texts) characters.add(cleanText(text));
  };
  // Page numbers and counts are only known when drawn.
  add(['0123456789,/ 　', ...senderLines(batch.client).map(({ text }) => text)]);
  if (batch.withCover) add(coverTexts(composeInvoiceCover(batch, [])));
  for (const paper of batch.papers) add(paperTexts(paper, contentOf(batch, paper)));
  return characters;
}

function coverTexts(cover: CoverWording): string[] {
  return [
    cover.title,
    cover.warning,
    cover.clientName,
    cover.auditLabel,
    cover.auditHead,
    ...cover.checks,
    ...cover.facts.flatMap(({ label, value }) => [label, value]),
    ...cover.columns.map(({ label }) => label),
    ...cover.rows.flat(),
    ...cover.total,
  ];
}

function paperTexts(paper: InvoicePaper, content: InvoiceContent): string[] {
  return [...addressLines(paper.customer).map(({ text }) => text), paper.number, ...contentTexts(content)];
}

/**
 * What would go wrong on paper, found without drawing: an address that does not fit the envelope's window, a figure that
 * could only be set unreadably small, a letterhead that leaves no room, characters that no font has.
 */
export function checkInvoicePapers(batch: InvoiceBatch): PaperProblem[] {
  const problems: PaperProblem[] = [];
  const head = senderLines(batch.client).map(({ text }) => text);
  const ofClient = describeMissing(head);
  const longHead = setSender(batch.client, batch.envelope).bottom > LOWEST_SENDER;
  for (const paper of batch.papers) {
    const { paperKey } = paper;
    const content = contentOf(batch, paper);
    const lines = addressLines(paper.customer).map(({ text }) => text);
    if (!fitAddress(paper.customer, addressAreaOf(batch.envelope)).fits)
      problems.push({ paperKey, what: 'paper-overflow', text: `${lines.join(' / ')}（${batch.envelope.name}）` });
    if (longHead) problems.push({ paperKey, what: 'paper-overflow', text: head.join(' / ') });
    for (const text of overfullTexts(content)) problems.push({ paperKey, what: 'paper-overflow', text });
    const glyphs = describeMissing(paperTexts(paper, content)) ?? ofClient;
    if (glyphs) problems.push({ paperKey, what: 'paper-glyphs', text: glyphs });
  }
  return problems;
}

/** 「𰻞」（𰻞𰻞麺店　御中）: each character with the text it stands in. */
function describeMissing(texts: string[]): string | null {
  const missing = missingCharacters(texts.map((text) => ({ text, where: text })));
  return missing.length === 0 ? null : missing.map(({ character, where }) => `「${character}」 ${where}`).join('、');
}
