/**
 * One print-ready PDF for a batch of reminder letters: for each client a cover sheet and its letters in the given order.
 * Bytes out of plain data: the same batch gives the same file.
 */

import type { LetterContent } from '../../../domain/letter-content.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import {
  type Enclosure,
  envelopeOf,
  type LetterClient,
  type LetterProblem,
  type ReminderBatch,
  type ReminderGroup,
  type ReminderLetter,
} from '../../../domain/reminder-batch.ts';
import { type CoverWording, composeCover } from '../../../domain/reminder-cover.ts';
import { reminderTitle } from '../../../domain/reminder-letter.ts';
import { enclosureMark, isUpright, letterContentOf } from '../../../domain/reminder-paper.ts';
import { type SenderBlock, setSender } from '../paper/letter-head.ts';
import { contentTexts, drawLetterPage, type LetterLayout, layoutLetter, overfullCells } from '../paper/letter-page.ts';
import { addressProblem } from '../paper/letter-run.ts';
import {
  addImage,
  addPage,
  addPagesOf,
  type PaperDocument,
  type PaperImage,
  saveDocument,
  startDocument,
} from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { drawText, finishPage, startPage } from '../paper/pdf-page.ts';
import { drawQr } from '../paper/qr.ts';
import { collectUpright } from '../paper/upright-lines.ts';
import { drawUprightPage, layoutUpright, type UprightLayout, uprightTexts } from '../paper/upright-page.ts';
import { coverPageCount, drawCoverPage } from './reminder-cover-pdf.ts';

export type { LetterProblem, ReminderBatch } from '../../../domain/reminder-batch.ts';

/** Called with the letters drawn so far. */
export type LetterProgress = (done: number, total: number) => void;

export interface DrawnBatch {
  bytes: Uint8Array;
  /** Where each letter lies in the file; pages count from 1. */
  letters: { letterKey: string; firstPage: number; pages: number; sheets?: number }[];
  coverPages: number;
  /** Empty backs between letters; those inside one count among its pages. */
  blankPages: number;
}

const PROGRESS_EVERY = 25;

/** A letterhead that reaches below this, in mm, leaves no first page for the letter. */
const LOWEST_SENDER = 99;

/**
 * Draws the batch. Throws when a character has no glyph: ask checkLetters first. Throws RangeError for a batch without
 * letters: a file without pages opens nowhere. A client without letters gets no cover.
 *
 * Letter by letter: neither the wording nor the layout of one is kept, so that memory grows with the finished pages only.
 */
export async function drawReminderBatch(batch: ReminderBatch, onProgress?: LetterProgress): Promise<DrawnBatch> {
  const total = batch.groups.reduce((sum, group) => sum + group.letters.length, 0);
  if (total === 0) throw new RangeError('a batch without letters has no paper');
  const { characters, upright } = charactersOf(batch);
  const document = await startDocument(characters, false, upright);
  const letters: DrawnBatch['letters'] = [];
  let coverPages = 0;
  let blankPages = 0;
  let title = '';
  for (const group of batch.groups) {
    const coverAt = document.contents.length;
    const covers = batch.withCovers && group.letters.length > 0 ? coverPageCount(group.letters.length) : 0;
    const backs = batch.duplex ? covers % 2 : 0;
    const drawn = await drawGroup(document, batch, group, covers + backs, (done) =>
      onProgress?.(letters.length + done, total),
    );
    letters.push(...drawn.letters);
    blankPages += drawn.blankPages + backs;
    if (covers > 0)
      drawCover(
        document,
        coverOf(
          batch,
          group,
          drawn.letters.map(({ pages, sheets }) => sheets ?? pages),
        ),
        coverAt,
        covers,
      );
    if (backs > 0) addPage(document, finishPage(startPage(document.fonts)), coverAt + covers);
    coverPages += covers;
    title ||= group.letters[0] ? reminderTitle(group.letters[0].stage) : '';
  }
  onProgress?.(total, total);
  const bytes = await saveDocument(document, {
    title: `${title} ${batch.batchNumber}`.trim(),
    createdOn: batch.issuedOn,
  });
  return { bytes, letters, coverPages, blankPages };
}

/** Draws a client's letters; their page numbers leave room for the cover, which is drawn when the sheets are counted. */
async function drawGroup(
  document: PaperDocument,
  batch: ReminderBatch,
  group: ReminderGroup,
  covers: number,
  onProgress: (done: number) => void,
): Promise<Pick<DrawnBatch, 'letters' | 'blankPages'>> {
  const image = group.client.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const senders = new Map<string, SenderBlock>();
  const drawn: DrawnBatch['letters'] = [];
  let blankPages = 0;
  for (const letter of group.letters) {
    const sheet = sheetOf(batch, group, letter, senders);
    const firstPage = document.contents.length + covers + 1;
    const at = document.contents.length;
    let pages = isUpright(letter)
      ? drawUpright(document, layoutUpright(sheet, group.client, seal))
      : drawAcross(document, layoutLetter(sheet), seal);
    for (const enclosure of letter.enclosures ?? []) pages += await addEnclosure(document, letter, enclosure);
    if (batch.duplex) {
      const sheets = letter.duplex ? Math.ceil(pages / 2) : pages;
      if (!letter.duplex) pages += addBacks(document, at);
      drawn.push({ letterKey: letter.letterKey, firstPage, pages, sheets });
      if (pages % 2 === 1) addPage(document, finishPage(startPage(document.fonts)));
      blankPages += pages % 2;
    } else drawn.push({ letterKey: letter.letterKey, firstPage, pages });
    if (drawn.length % PROGRESS_EVERY === 0) onProgress(drawn.length);
  }
  return { letters: drawn, blankPages };
}

/** Empty backs between the pages from `at` on: of a letter for one side in a run that is printed on both. Returns how many. */
function addBacks(document: PaperDocument, at: number): number {
  const count = document.contents.length - at;
  for (let page = count - 1; page >= 1; page--) addPage(document, finishPage(startPage(document.fonts)), at + page);
  return Math.max(0, count - 1);
}

function drawAcross(document: PaperDocument, layout: LetterLayout, seal: PaperImage | null): number {
  for (let at = 0; at < layout.pages.length; at++) {
    const page = startPage(document.fonts);
    drawLetterPage(page, layout, at, seal);
    addPage(document, finishPage(page));
  }
  return layout.pages.length;
}

function drawUpright(document: PaperDocument, layout: UprightLayout): number {
  for (let at = 0; at < layout.pages.length; at++) {
    const page = startPage(document.fonts);
    drawUprightPage(page, layout, at);
    addPage(document, finishPage(page));
  }
  return layout.pages.length;
}

/** A sender is set once for each envelope. */
function sheetOf(
  batch: ReminderBatch,
  group: ReminderGroup,
  letter: ReminderLetter,
  senders: Map<string, SenderBlock>,
) {
  const envelope = envelopeOf(batch, group, letter);
  const sender = senders.get(envelope.name) ?? setSender(group.client, envelope);
  senders.set(envelope.name, sender);
  const wording = letterContentOf(batch, group, letter);
  return { customer: letter.customer, serial: letter.serial, sender, wording, envelope };
}

/** Pages of each letter with what lies behind it, found by setting it and not drawing it. */
export function countLetterPages(batch: ReminderBatch): { letterKey: string; pages: number }[] {
  return batch.groups.flatMap((group) => {
    const senders = new Map<string, SenderBlock>();
    return group.letters.map((letter) => {
      const sheet = sheetOf(batch, group, letter, senders);
      const own = isUpright(letter) ? layoutUpright(sheet, group.client, null) : layoutLetter(sheet);
      const behind = (letter.enclosures ?? []).reduce((sum, one) => sum + (one.pages ?? 1), 0);
      return { letterKey: letter.letterKey, pages: own.pages.length + behind };
    });
  });
}

/** A copy carries the letter's serial on each page, so that it finds back to its letter. */
async function addEnclosure(document: PaperDocument, letter: ReminderLetter, enclosure: Enclosure): Promise<number> {
  const { title, file, firstPage, pages } = enclosure;
  if (!(file instanceof Uint8Array)) return 0;
  const range = firstPage === undefined ? undefined : { from: firstPage, count: pages ?? 1 };
  return addPagesOf(document, file, range, (at, of) => {
    const page = startPage(document.fonts);
    const text = enclosureMark(letter.serial, title, at + 1, of);
    drawText(page, 195, 291.5, text, { size: 6.5, align: 'right' });
    drawQr(page, `${letter.serial}/${title}`.toUpperCase(), 196.5, 284.5, 7);
    return finishPage(page);
  });
}

function coverOf(batch: ReminderBatch, group: ReminderGroup, sheets: number[]): CoverWording {
  return composeCover({
    batch,
    clientName: group.client.name,
    envelopeName: envelopeNames(batch, group),
    letters: group.letters,
    sheets,
  });
}

/** Which envelopes are wanted, and how many of each where there is more than one kind. */
function envelopeNames(batch: ReminderBatch, group: ReminderGroup): string {
  const counts = new Map<string, number>();
  for (const letter of group.letters) {
    const { name } = envelopeOf(batch, group, letter);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts.size === 1
    ? [...counts.keys()][0]!
    : [...counts].map(([name, count]) => `${name} ${count}通`).join('、');
}

function drawCover(document: PaperDocument, cover: CoverWording, at: number, pages: number): void {
  for (let number = 0; number < pages; number++) {
    const page = startPage(document.fonts);
    drawCoverPage(page, cover, number, pages);
    addPage(document, finishPage(page), at + number);
  }
}

function charactersOf(batch: ReminderBatch): { characters: CharacterSet; upright: CharacterSet } {
  const characters = new CharacterSet();
  const upright = new CharacterSet();
  const add = (texts: string[]) => {
    for (const text of texts) characters.add(cleanText(text));
  };
  // Page numbers and counts are only known when drawn.
  add(['0123456789,/ 　']);
  for (const group of batch.groups) {
    add(clientTexts(group.client));
    if (batch.withCovers) add(coverTexts(coverOf(batch, group, [])));
    for (const letter of group.letters) {
      const content = letterContentOf(batch, group, letter);
      add(letterTexts(letter, content));
      if (!isUpright(letter)) continue;
      const addressee = `${letter.customer.name}　${letter.customer.honorific || '御中'}`;
      for (const text of uprightTexts(content, group.client, addressee)) collectUpright(text, characters, upright);
    }
  }
  return { characters, upright };
}

function clientTexts(client: LetterClient): string[] {
  return senderLines(client).map((line) => line.text);
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

function letterTexts(letter: ReminderLetter, wording: LetterContent): string[] {
  return [
    ...addressLines(letter.customer).map((line) => line.text),
    letter.serial,
    ...(letter.enclosures ?? []).map(({ title }) => enclosureMark(letter.serial, title, 1, 1)),
    ...contentTexts(wording),
  ];
}

/**
 * What would go wrong on paper, found without drawing: an address that does not fit the envelope's window, a figure that
 * could only be set unreadably small, characters that no font has. Nothing of it may be printed.
 */
export function checkLetters(batch: ReminderBatch): LetterProblem[] {
  const problems: LetterProblem[] = [];
  for (const group of batch.groups) {
    const { client, letters } = group;
    const ofClient = clientTexts(client).concat(
      client.bankAccounts.map((account) => `${account.bankName}${account.branchName}${account.holder}`),
    );
    const clientGlyphs = describeMissing(ofClient);
    for (const letter of letters) problems.push(...checkLetter(batch, group, letter, clientGlyphs));
  }
  return problems;
}

function checkLetter(
  batch: ReminderBatch,
  group: ReminderGroup,
  letter: ReminderLetter,
  clientGlyphs: string | null,
): LetterProblem[] {
  const problems: LetterProblem[] = [];
  const { client } = group;
  const wording = letterContentOf(batch, group, letter);
  const report = (what: LetterProblem['what'], text: string) =>
    problems.push({ letterKey: letter.letterKey, what, text });
  const envelope = envelopeOf(batch, group, letter);
  const overflow = addressProblem(letter.letterKey, letter.customer, envelope);
  if (overflow) problems.push(overflow);
  if (setSender(client, envelope).bottom > LOWEST_SENDER) report('letter-overflow', clientTexts(client).join(' / '));
  for (const text of overfullCells(wording)) report('letter-overflow', text);
  const glyphs = describeMissing(letterTexts(letter, wording)) ?? clientGlyphs;
  if (glyphs) report('letter-glyphs', glyphs);
  return problems;
}

/** 「𰻞」（𰻞𰻞麺店　御中）: each character with the text it stands in. */
function describeMissing(texts: string[]): string | null {
  const missing = missingCharacters(texts.map((text) => ({ text, where: text })));
  if (missing.length === 0) return null;
  return missing.map(({ character, where }) => `「${character}」 ${where}`).join('、');
}

/** Entry points of the job worker. */
export function drawReminderBatchJob(batch: ReminderBatch, progress: LetterProgress): Promise<DrawnBatch> {
  return drawReminderBatch(batch, progress);
}

export function countLetterPagesJob(batch: ReminderBatch): { letterKey: string; pages: number }[] {
  return countLetterPages(batch);
}

export function checkLettersJob(batch: ReminderBatch): LetterProblem[] {
  return checkLetters(batch);
}
