/** 残高のご案内 and 残高確認書, one print-ready PDF a batch, in the order of the envelopes. */
import {
  BALANCE_LETTER_TITLES,
  type BalanceBatch,
  type BalanceLetter,
  composeBalanceLetter,
} from '../../../domain/balance-letter.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import { addressAreaOf, type LetterProblem } from '../../../domain/reminder-batch.ts';
import { fitAddress, setSender } from '../paper/letter-head.ts';
import { contentTexts, drawLetterPage, layoutLetter, overfullCells } from '../paper/letter-page.ts';
import { addImage, addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { finishPage, startPage } from '../paper/pdf-page.ts';

export interface DrawnLetters {
  bytes: Uint8Array;
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

/** Draws the batch. Throws when a character has no glyph: ask checkBalanceLetters first. */
export async function drawBalanceLetters(
  batch: BalanceBatch,
  onProgress?: (done: number, total: number) => void,
): Promise<DrawnLetters> {
  const document = await startDocument(charactersOf(batch));
  const image = batch.client.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const sender = setSender(batch.client);
  const letters: DrawnLetters['letters'] = [];
  for (const letter of batch.letters) {
    const wording = composeBalanceLetter(letter, batch);
    const layout = layoutLetter({
      customer: letter.customer,
      serial: letter.serial,
      sender,
      wording,
      envelope: batch.envelope,
    });
    letters.push({ letterKey: letter.letterKey, firstPage: document.contents.length + 1, pages: layout.pages.length });
    for (let at = 0; at < layout.pages.length; at++) {
      const page = startPage(document.fonts);
      drawLetterPage(page, layout, at, seal);
      addPage(document, finishPage(page));
    }
    onProgress?.(letters.length, batch.letters.length);
  }
  const title = `${BALANCE_LETTER_TITLES[batch.kind]} ${batch.batchNumber}`.trim();
  return { bytes: await saveDocument(document, { title, createdOn: batch.issuedOn }), letters, coverPages: 0 };
}

function charactersOf(batch: BalanceBatch): CharacterSet {
  const characters = new CharacterSet();
  for (const text of [
    '0123456789,/ 　',
    ...senderTexts(batch),
    ...batch.letters.flatMap((letter) => textsOf(letter, batch)),
  ])
    characters.add(cleanText(text));
  return characters;
}

function senderTexts({ client }: BalanceBatch): string[] {
  return senderLines(client).map((line) => line.text);
}

function textsOf(letter: BalanceLetter, batch: BalanceBatch): string[] {
  return [
    ...addressLines(letter.customer).map((line) => line.text),
    letter.serial,
    ...contentTexts(composeBalanceLetter(letter, batch)),
  ];
}

/** A letterhead that reaches below this, in mm, leaves no first page for the letter. */
const LOWEST_SENDER = 99;

/** An address that does not fit the window, a figure too small to read, characters that no font has. */
export function checkBalanceLetters(batch: BalanceBatch): LetterProblem[] {
  const problems: LetterProblem[] = [];
  const longHead = setSender(batch.client).bottom > LOWEST_SENDER;
  for (const letter of batch.letters) {
    const report = (what: LetterProblem['what'], text: string) =>
      problems.push({ letterKey: letter.letterKey, what, text });
    const lines = addressLines(letter.customer).map((line) => line.text);
    if (!fitAddress(letter.customer, addressAreaOf(batch.envelope)).fits) report('letter-overflow', lines.join(' / '));
    if (longHead) report('letter-overflow', senderTexts(batch).join(' / '));
    for (const text of overfullCells(composeBalanceLetter(letter, batch))) report('letter-overflow', text);
    const missing = missingCharacters(
      [...senderTexts(batch), ...textsOf(letter, batch)].map((text) => ({ text, where: text })),
    );
    if (missing.length > 0)
      report('letter-glyphs', missing.map(({ character, where }) => `「${character}」 ${where}`).join('、'));
  }
  return problems;
}
