/**
 * One print-ready PDF for a batch of reminder letters: for each client a cover sheet and its letters in the given order.
 * Bytes out of plain data: the same batch gives the same file.
 */

import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import {
  addressAreaOf,
  type LetterProblem,
  type ReminderBatch,
  type ReminderLetter,
} from '../../../domain/reminder-batch.ts';
import { type CoverWording, composeCover } from '../../../domain/reminder-cover.ts';
import { composeReminderLetter, type LetterWording } from '../../../domain/reminder-letter.ts';
import {
  addImage,
  addPage,
  type PaperDocument,
  type PaperImage,
  saveDocument,
  startDocument,
} from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { finishPage, startPage } from '../paper/pdf-page.ts';
import { fitAddress, type SenderBlock, setSender } from './letter-head-pdf.ts';
import { drawLetterPage, type LetterLayout, layoutLetter, overfullCells } from './letter-page-pdf.ts';
import { coverPageCount, drawCoverPage } from './reminder-cover-pdf.ts';

export type { LetterProblem, ReminderBatch } from '../../../domain/reminder-batch.ts';

/** Called with the letters drawn so far. */
export type LetterProgress = (done: number, total: number) => void;

export interface DrawnBatch {
  bytes: Uint8Array;
  /** Where each letter lies in the file; pages count from 1. */
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

interface PreparedGroup {
  client: ReminderBatch['groups'][number]['client'];
  layouts: LetterLayout[];
  cover: CoverWording | null;
}

const PROGRESS_EVERY = 25;

/**
 * Draws the batch. Throws when a character has no glyph: ask checkLetters first. A batch without letters gives a file
 * without pages, which no viewer opens: callers do not issue one.
 */
export async function drawReminderBatch(batch: ReminderBatch, onProgress?: LetterProgress): Promise<DrawnBatch> {
  const groups = batch.groups.map((group) => prepareGroup(batch, group));
  const document = await startDocument(charactersOf(groups));
  const total = groups.reduce((sum, group) => sum + group.layouts.length, 0);
  const result: DrawnBatch = { bytes: new Uint8Array(), letters: [], coverPages: 0 };
  for (const group of groups) {
    result.coverPages += drawCover(document, group);
    const image = group.client.sealImage;
    const seal = image ? await addImage(document, image.bytes, image.mime) : null;
    for (const layout of group.layouts) {
      result.letters.push(drawLetter(document, layout, seal));
      if (result.letters.length % PROGRESS_EVERY === 0) onProgress?.(result.letters.length, total);
    }
  }
  onProgress?.(total, total);
  const title = groups[0]?.cover?.title ?? groups[0]?.layouts[0]?.sheet.wording.title ?? '';
  result.bytes = await saveDocument(document, {
    title: `${title} ${batch.batchNumber}`.trim(),
    createdOn: batch.issuedOn,
  });
  return result;
}

function prepareGroup(batch: ReminderBatch, group: ReminderBatch['groups'][number]): PreparedGroup {
  const sender = setSender(group.client);
  const layouts = group.letters.map((letter) => layoutOf(batch, group.client, sender, letter));
  const sheets = layouts.map((layout) => layout.pages.length);
  const cover = batch.withCovers
    ? composeCover({ batch, clientName: group.client.name, letters: group.letters, sheets })
    : null;
  return { client: group.client, layouts, cover };
}

function layoutOf(
  batch: ReminderBatch,
  client: PreparedGroup['client'],
  sender: SenderBlock,
  letter: ReminderLetter,
): LetterLayout {
  const wording = composeReminderLetter(letter, client, batch.issuedOn, batch.officeName);
  return layoutLetter({ letter, sender, wording, envelope: batch.envelope });
}

function drawCover(document: PaperDocument, group: PreparedGroup): number {
  if (!group.cover) return 0;
  const pages = coverPageCount(group.cover.rows.length);
  for (let at = 0; at < pages; at++) {
    const page = startPage(document.fonts);
    drawCoverPage(page, group.cover, at, pages);
    addPage(document, finishPage(page));
  }
  return pages;
}

function drawLetter(
  document: PaperDocument,
  layout: LetterLayout,
  seal: PaperImage | null,
): DrawnBatch['letters'][number] {
  const firstPage = document.contents.length + 1;
  for (let at = 0; at < layout.pages.length; at++) {
    const page = startPage(document.fonts);
    drawLetterPage(page, layout, at, seal);
    addPage(document, finishPage(page));
  }
  return { letterKey: layout.sheet.letter.letterKey, firstPage, pages: layout.pages.length };
}

function charactersOf(groups: PreparedGroup[]): CharacterSet {
  const characters = new CharacterSet();
  // Page numbers are written while drawing.
  characters.add('0123456789 /-　');
  for (const group of groups) {
    for (const text of clientTexts(group.client)) characters.add(cleanText(text));
    if (group.cover) for (const text of coverTexts(group.cover)) characters.add(cleanText(text));
    for (const { sheet } of group.layouts)
      for (const text of letterTexts(sheet.letter, sheet.wording)) characters.add(cleanText(text));
  }
  return characters;
}

function clientTexts(client: PreparedGroup['client']): string[] {
  return senderLines(client).map((line) => line.text);
}

function coverTexts(cover: CoverWording): string[] {
  return [
    cover.title,
    cover.subtitle,
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

function letterTexts(letter: ReminderLetter, wording: LetterWording): string[] {
  return [
    ...addressLines(letter.customer).map((line) => line.text),
    letter.serial,
    wording.title,
    ...wording.paragraphs.flatMap((runs) => runs.map((run) => run.text)),
    wording.closing,
    wording.listOpening,
    wording.listClosing,
    wording.totalLabel,
    wording.totalText,
    wording.dateLine,
    wording.serialLine,
    wording.runningHead,
    wording.continued,
    wording.agentLine,
    ...wording.columns.map(({ label }) => label),
    ...wording.rows.flat(),
    ...wording.blocks.flatMap(({ label, lines }) => [label, ...lines]),
  ];
}

/**
 * What would go wrong on paper, found without drawing: an address that does not fit the envelope's window, a figure that
 * could only be set unreadably small, characters that no font has. Nothing of it may be printed.
 */
export function checkLetters(batch: ReminderBatch): LetterProblem[] {
  const problems: LetterProblem[] = [];
  for (const { client, letters } of batch.groups) {
    const ofClient = clientTexts(client).concat(
      client.bankAccounts.map((account) => `${account.bankName}${account.branchName}${account.holder}`),
    );
    const clientGlyphs = describeMissing(ofClient);
    for (const letter of letters) problems.push(...checkLetter(batch, client, letter, clientGlyphs));
  }
  return problems;
}

function checkLetter(
  batch: ReminderBatch,
  client: PreparedGroup['client'],
  letter: ReminderLetter,
  clientGlyphs: string | null,
): LetterProblem[] {
  const problems: LetterProblem[] = [];
  const wording = composeReminderLetter(letter, client, batch.issuedOn, batch.officeName);
  const report = (what: LetterProblem['what'], text: string) =>
    problems.push({ letterKey: letter.letterKey, what, text });
  if (!fitAddress(letter.customer, addressAreaOf(batch.envelope)).fits) {
    report(
      'letter-overflow',
      addressLines(letter.customer)
        .map((line) => line.text)
        .join(' / '),
    );
  }
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

export function checkLettersJob(batch: ReminderBatch): LetterProblem[] {
  return checkLetters(batch);
}
