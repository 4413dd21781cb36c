/** 領収書: one note, one PDF, or several to print in one go; the same notes give the same file. */
import { addressAreaOf } from '../../../domain/envelope.ts';
import type { InvoiceContent } from '../../../domain/invoice-content.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import { composeReceivedNote, type ReceivedNote } from '../../../domain/received-note.ts';
import type { LetterProblem } from '../../../domain/reminder-batch.ts';
import { overfullTexts } from '../invoices/invoice-flow-pdf.ts';
import { contentTexts, drawSheet } from '../invoices/invoice-sheet-pdf.ts';
import { fitAddress, setSender } from '../paper/letter-head.ts';
import { addImage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';

export interface DrawnNote {
  bytes: Uint8Array;
  letters: { letterKey: string; firstPage: number; pages: number }[];
  coverPages: number;
}

/** Throws when a character has no glyph: ask checkReceivedNote first. */
export function drawReceivedNote(note: ReceivedNote): Promise<DrawnNote> {
  return drawReceivedNotes({ notes: [note], title: `領収書 ${note.number}`, issuedOn: note.issuedOn });
}

/** Notes of one client in the order given. */
export interface NoteBatch {
  notes: ReceivedNote[];
  title: string;
  issuedOn: string;
}

/** Several notes as one file to print; each begins on a page of its own. As drawReceivedNote. */
export async function drawReceivedNotes({ notes, title, issuedOn }: NoteBatch): Promise<DrawnNote> {
  const contents = notes.map((note) => composeReceivedNote(note));
  const characters = new CharacterSet();
  for (const [at, note] of notes.entries())
    for (const text of ['0123456789,/ 　', ...textsOf(note, contents[at]!)]) characters.add(cleanText(text));
  const document = await startDocument(characters);
  const { client, envelope } = notes[0]!;
  const image = client.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const sender = { block: setSender(client, envelope), seal, envelope };
  const letters: DrawnNote['letters'] = [];
  let firstPage = 1;
  for (const [at, { customer, number }] of notes.entries()) {
    const pages = drawSheet(document, { content: contents[at]!, customer, serial: number }, sender);
    letters.push({ letterKey: number, firstPage, pages });
    firstPage += pages;
  }
  const bytes = await saveDocument(document, { title, createdOn: issuedOn });
  return { bytes, letters, coverPages: 0 };
}

function textsOf(note: ReceivedNote, content: InvoiceContent): string[] {
  const lines = [...senderLines(note.client), ...addressLines(note.customer)];
  return [...lines.map(({ text }) => text), note.number, ...contentTexts(content)];
}

/** What would go wrong on paper, found without drawing. */
export function checkReceivedNote(note: ReceivedNote): LetterProblem[] {
  const content = composeReceivedNote(note);
  const problems: LetterProblem[] = [];
  const report = (what: LetterProblem['what'], text: string) => problems.push({ letterKey: note.number, what, text });
  const { customer, envelope } = note;
  if (!fitAddress(customer, addressAreaOf(envelope)).fits)
    report(
      'letter-overflow',
      addressLines(customer)
        .map(({ text }) => text)
        .join(' / '),
    );
  for (const text of overfullTexts(content)) report('letter-overflow', text);
  const missing = missingCharacters(textsOf(note, content).map((text) => ({ text, where: text })));
  if (missing.length > 0)
    report('letter-glyphs', missing.map(({ character, where }) => `「${character}」 ${where}`).join('、'));
  return problems;
}
