/** 領収書: one note, one PDF; the same note gives the same file. */
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
export async function drawReceivedNote(note: ReceivedNote): Promise<DrawnNote> {
  const content = composeReceivedNote(note);
  const { client, customer, envelope, number: serial } = note;
  const characters = new CharacterSet();
  for (const text of ['0123456789,/ 　', ...textsOf(note, content)]) characters.add(cleanText(text));
  const document = await startDocument(characters);
  const image = client.sealImage;
  const seal = image ? await addImage(document, image.bytes, image.mime) : null;
  const sender = { block: setSender(client, envelope), seal, envelope };
  const pages = drawSheet(document, { content, customer, serial }, sender);
  const bytes = await saveDocument(document, { title: `${content.title} ${serial}`, createdOn: note.issuedOn });
  return { bytes, letters: [{ letterKey: serial, firstPage: 1, pages }], coverPages: 0 };
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
