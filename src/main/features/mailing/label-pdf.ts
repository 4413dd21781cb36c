/** Address labels on a sheet of A4, from any label on. */
import { cellsOf, LABEL_SHEETS, type LabelSheet, labelTextArea } from '../../../domain/label-sheets.ts';
import { addressLines } from '../../../domain/letter-head.ts';
import type { LabelRun } from '../../../domain/mail-pieces.ts';
import type { LetterProblem } from '../../../domain/reminder-batch.ts';
import { drawAddress, fitAddress } from '../paper/letter-head.ts';
import type { DrawnLetters } from '../paper/letter-run.ts';
import { addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { finishPage, type PaperPage, startPage } from '../paper/pdf-page.ts';

function sheetOf(run: LabelRun): LabelSheet {
  const sheet = LABEL_SHEETS.find(({ key }) => key === run.sheetKey);
  if (!sheet) throw new RangeError(`no sheet of labels ${run.sheetKey}`);
  return sheet;
}

/** Throws when a character has no glyph: ask checkLabels first. */
export async function drawLabels(run: LabelRun): Promise<DrawnLetters> {
  const sheet = sheetOf(run);
  const characters = new CharacterSet();
  for (const { customer } of run.labels) for (const { text } of addressLines(customer)) characters.add(cleanText(text));
  const document = await startDocument(characters);
  const pages: PaperPage[] = [];
  const letters: DrawnLetters['letters'] = [];
  // What the printer puts off is taken back.
  const offset = { rightMm: -run.offset.rightMm, downMm: -run.offset.downMm };
  for (const [at, { key, customer }] of run.labels.entries()) {
    const place = run.startCell + at;
    const number = Math.floor(place / cellsOf(sheet));
    pages[number] ??= startPage(document.fonts);
    drawAddress(pages[number], fitAddress(customer, labelTextArea(sheet, place % cellsOf(sheet), offset)));
    letters.push({ letterKey: key, firstPage: number + 1, pages: 0 });
  }
  for (const page of pages) addPage(document, finishPage(page));
  const bytes = await saveDocument(document, { title: run.title, createdOn: run.createdOn });
  return { bytes, letters, coverPages: pages.length };
}

/** Addresses that do not fit the label, characters that no font has. */
export function checkLabels(run: LabelRun): LetterProblem[] {
  const sheet = sheetOf(run);
  return run.labels.flatMap(({ key, customer }, at): LetterProblem[] => {
    const lines = addressLines(customer).map(({ text }) => text);
    const missing = missingCharacters(lines.map((text) => ({ text, where: text })));
    if (missing.length > 0)
      return [
        {
          letterKey: key,
          what: 'letter-glyphs',
          text: missing.map((one) => `「${one.character}」 ${one.where}`).join('、'),
        },
      ];
    const area = labelTextArea(sheet, (run.startCell + at) % cellsOf(sheet), { rightMm: 0, downMm: 0 });
    return fitAddress(customer, area).fits
      ? []
      : [{ letterKey: key, what: 'address-overflow', text: lines.join(' / '), envelope: sheet.name }];
  });
}
