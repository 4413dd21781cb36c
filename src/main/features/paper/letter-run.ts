/** A run of letters on the house's page, one print-ready PDF in the order of the envelopes: drawn, and looked at before. */

import { addressAreaOf, type EnvelopeProfile } from '../../../domain/envelope.ts';
import type { LetterContent } from '../../../domain/letter-content.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import type { LetterClient, LetterCustomer, LetterProblem } from '../../../domain/reminder-batch.ts';
import { fitAddress, setSender } from './letter-head.ts';
import { contentTexts, drawLetterPage, layoutLetter, overfullCells } from './letter-page.ts';
import { addImage, addPage, saveDocument, startDocument } from './pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from './pdf-fonts.ts';
import { finishPage, startPage } from './pdf-page.ts';

export interface RunLetter {
  letterKey: string;
  serial: string;
  customer: LetterCustomer;
  content: LetterContent;
}

export interface LetterRun {
  /** Of the PDF. */
  title: string;
  createdOn: string;
  /** In whose name they go. */
  sender: LetterClient;
  envelope: EnvelopeProfile;
  letters: RunLetter[];
}

export interface DrawnLetters {
  bytes: Uint8Array;
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

/** Throws when a character has no glyph: ask checkLetterRun first. */
export async function drawLetterRun(
  run: LetterRun,
  onProgress?: (done: number, total: number) => void,
): Promise<DrawnLetters> {
  const document = await startDocument(charactersOf(run));
  const image = run.sender.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const sender = setSender(run.sender, run.envelope);
  const letters: DrawnLetters['letters'] = [];
  for (const { letterKey, serial, customer, content } of run.letters) {
    const layout = layoutLetter({ customer, serial, sender, wording: content, envelope: run.envelope });
    letters.push({ letterKey, firstPage: document.contents.length + 1, pages: layout.pages.length });
    for (let at = 0; at < layout.pages.length; at++) {
      const page = startPage(document.fonts);
      drawLetterPage(page, layout, at, seal);
      addPage(document, finishPage(page));
    }
    onProgress?.(letters.length, run.letters.length);
  }
  const { title, createdOn } = run;
  return { bytes: await saveDocument(document, { title, createdOn }), letters, coverPages: 0 };
}

function charactersOf(run: LetterRun): CharacterSet {
  const characters = new CharacterSet();
  for (const text of ['0123456789,/ 　', ...senderTexts(run), ...run.letters.flatMap(textsOf)])
    characters.add(cleanText(text));
  return characters;
}

function senderTexts({ sender }: LetterRun): string[] {
  return senderLines(sender).map((line) => line.text);
}

function textsOf({ customer, serial, content }: RunLetter): string[] {
  return [...addressLines(customer).map((line) => line.text), serial, ...contentTexts(content)];
}

/** A letterhead that reaches below this, in mm, leaves no first page for the letter. */
const LOWEST_SENDER = 99;

/** An address that is not wholly in the envelope's window in every position of the sheet; null when it fits. */
export function addressProblem(
  letterKey: string,
  customer: LetterCustomer,
  envelope: EnvelopeProfile,
): LetterProblem | null {
  if (fitAddress(customer, addressAreaOf(envelope)).fits) return null;
  const text = addressLines(customer)
    .map((line) => line.text)
    .join(' / ');
  return { letterKey, what: 'address-overflow', text, envelope: envelope.name };
}

/** An address that does not fit the window, a figure too small to read, characters that no font has. */
export function checkLetterRun(run: LetterRun): LetterProblem[] {
  const problems: LetterProblem[] = [];
  const longHead = setSender(run.sender, run.envelope).bottom > LOWEST_SENDER;
  for (const letter of run.letters) {
    const report = (what: LetterProblem['what'], text: string) =>
      problems.push({ letterKey: letter.letterKey, what, text });
    const overflow = addressProblem(letter.letterKey, letter.customer, run.envelope);
    if (overflow) problems.push(overflow);
    if (longHead) report('letter-overflow', senderTexts(run).join(' / '));
    for (const text of overfullCells(letter.content)) report('letter-overflow', text);
    const missing = missingCharacters([...senderTexts(run), ...textsOf(letter)].map((text) => ({ text, where: text })));
    if (missing.length > 0)
      report('letter-glyphs', missing.map(({ character, where }) => `「${character}」 ${where}`).join('、'));
  }
  return problems;
}
