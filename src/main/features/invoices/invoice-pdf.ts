/**
 * Invoices, credit notes and delivery notes as PDF: a single paper, or a month's batch in the order of the envelopes under
 * a cover sheet. Bytes out of plain data: the same batch gives the same file.
 */

import {
  addressAreaOf,
  type EnvelopeProfile,
  foldMarksOf,
  sweptAreaOf,
  WINDOW_MARGIN,
} from '../../../domain/envelope.ts';
import type { InvoiceContent } from '../../../domain/invoice-content.ts';
import { composeInvoiceCover } from '../../../domain/invoice-cover.ts';
import type { InvoiceBatch, InvoicePaper, PaperProblem } from '../../../domain/invoice-paper.ts';
import { composeInvoice } from '../../../domain/invoice-wording.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import type { CoverWording } from '../../../domain/reminder-cover.ts';
import { drawAddress, drawDate, drawSender, fitAddress, type SenderBlock, setSender } from '../paper/letter-head.ts';
import {
  addImage,
  addPage,
  type PaperDocument,
  type PaperImage,
  saveDocument,
  startDocument,
} from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { drawRule, drawText, finishPage, fittedSize, type PaperPage, startPage } from '../paper/pdf-page.ts';
import { coverPageCount, drawCoverPage } from '../reminders/reminder-cover-pdf.ts';
import {
  blockItems,
  type FlowItem,
  factItems,
  headlineItem,
  openingItem,
  overfullTexts,
  placedColumns,
  rowItem,
  SHEET,
  space,
  stripItem,
  tableHead,
  taxItem,
  titleItem,
} from './invoice-flow-pdf.ts';

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

/** The last lines stay with the total, which never stands alone on a page. */
const ROWS_WITH_TOTAL = 2;

/**
 * Draws the batch in the order given, the cover first. Throws when a character has no glyph: ask checkInvoicePapers first.
 * Throws RangeError for a batch without papers: a file without pages opens nowhere.
 */
export async function drawInvoicePapers(batch: InvoiceBatch, onProgress?: PaperProgress): Promise<DrawnPapers> {
  if (batch.papers.length === 0) throw new RangeError('a batch without papers has no file');
  const document = await startDocument(charactersOf(batch));
  const image = batch.client.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const sender = setSender(batch.client, batch.envelope);
  const coverPages = batch.withCover ? coverPageCount(batch.papers.length) : 0;
  const letters: DrawnPapers['letters'] = [];
  for (const paper of batch.papers) {
    const pages = drawPaper(document, batch, paper, sender, seal);
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

/** Draws one paper; returns its pages. */
function drawPaper(
  document: PaperDocument,
  batch: InvoiceBatch,
  paper: InvoicePaper,
  sender: SenderBlock,
  seal: PaperImage | null,
): number {
  const content = contentOf(batch, paper);
  const pages = paginate(content, titleTop(sender, batch.envelope));
  for (const [at, items] of pages.entries()) {
    const page = startPage(document.fonts);
    let y = SHEET.laterTop;
    if (at === 0) {
      drawAddress(page, fitAddress(paper.customer, addressAreaOf(batch.envelope)));
      drawDate(page, content.dateLine, content.serialLine);
      drawSender(page, sender, seal);
      y = titleTop(sender, batch.envelope);
    } else drawRunningHead(page, content);
    for (const item of items) {
      item.draw(page, y);
      y += item.height;
    }
    if (at < pages.length - 1)
      drawText(page, SHEET.right, SHEET.bottom + 4.5, content.continued, { size: 8, align: 'right' });
    drawFoot(page, content, {
      serial: paper.number,
      number: at + 1,
      of: pages.length,
      folds: foldMarksOf(batch.envelope),
    });
    addPage(document, finishPage(page));
  }
  return pages.length;
}

/** A title's letters reach so far above its line. */
const TITLE_RISE = 7;

/** Where the title stands: a long letterhead and a low window move it down. */
function titleTop(sender: SenderBlock, envelope: EnvelopeProfile): number {
  const window = sweptAreaOf(envelope, WINDOW_MARGIN);
  return Math.max(SHEET.titleAtLeast, sender.bottom + 12, window.bottom + TITLE_RISE);
}

function paginate(content: InvoiceContent, top: number): FlowItem[][] {
  const columns = placedColumns(content.columns);
  const head = tableHead(columns);
  const items = flow(content, head, columns);
  const pages: FlowItem[][] = [[]];
  let y = top;
  for (const [at, item] of items.entries()) {
    if (y + heightTied(items, at) > SHEET.bottom && pages.at(-1)!.length > 0) {
      pages.push(item.table ? [head] : []);
      y = SHEET.laterTop + (item.table ? head.height : 0);
    }
    pages.at(-1)!.push(item);
    y += item.height;
  }
  return pages;
}

/** Height of an item with all that must stay on its page. */
function heightTied(items: readonly FlowItem[], at: number): number {
  let height = 0;
  for (let next = at; next < items.length; next++) {
    height += items[next]!.height;
    if (!items[next]!.tied) break;
  }
  return height;
}

function flow(content: InvoiceContent, head: FlowItem, columns: ReturnType<typeof placedColumns>): FlowItem[] {
  const rows = content.rows.map((row) => rowItem(row, columns));
  const tie = (item: FlowItem): FlowItem => ({ ...item, tied: true });
  const blocks = blockItems(content);
  const last = [...rows.slice(-ROWS_WITH_TOTAL), taxItem(content), space(2.4), ...blocks];
  return [
    titleItem(content),
    openingItem(content),
    ...factItems(content),
    headlineItem(content),
    ...(content.strip.length > 0 ? [stripItem(content.strip)] : []),
    tie(head),
    ...rows.slice(0, -ROWS_WITH_TOTAL),
    ...last.map((item, at) => (at < last.length - 1 ? tie(item) : item)),
  ];
}

function drawRunningHead(page: PaperPage, content: InvoiceContent): void {
  const room = SHEET.right - SHEET.left - 40;
  drawText(page, SHEET.left, 22, content.runningHead, { size: fittedSize(content.runningHead, { size: 9 }, room) });
  drawText(page, SHEET.right, 22, content.dateLine, { size: 8.5, align: 'right' });
}

/** Foot of every page: fold marks, who made it, page n/m, number. */
function drawFoot(
  page: PaperPage,
  content: InvoiceContent,
  { serial, number, of, folds }: { serial: string; number: number; of: number; folds: number[] },
): void {
  for (const fold of folds) drawRule(page, 0, fold, 6.5, fold, 0.1);
  const { agentLine } = content;
  if (agentLine) drawText(page, SHEET.left, 286.5, agentLine, { size: fittedSize(agentLine, { size: 7 }, 75) });
  drawText(page, 105, 286.5, `${number} / ${of}`, { size: 7.5, align: 'center' });
  drawText(page, SHEET.right, 286.5, serial, { size: 7.5, align: 'right' });
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

function contentTexts(content: InvoiceContent): string[] {
  return [
    content.title,
    content.mark,
    content.dateLine,
    content.serialLine,
    content.opening,
    ...content.facts.flatMap(({ label, value }) => [label, value]),
    content.headline.label,
    content.headline.text,
    ...(content.due ? [content.due.label, content.due.text] : []),
    ...content.strip.flatMap(({ label, text, sign }) => [label, text, sign]),
    ...content.columns.map(({ label }) => label),
    ...content.rows.flatMap(({ cells, note }) => [...cells, note]),
    ...content.legend,
    ...content.taxColumns.map(({ label }) => label),
    ...content.taxRows.flat(),
    ...content.taxTotal,
    ...content.blocks.flatMap(({ label, lines }) => [label, ...lines]),
    content.runningHead,
    content.continued,
    content.agentLine,
  ];
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
