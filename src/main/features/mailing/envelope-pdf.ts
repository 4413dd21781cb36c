/** Envelopes printed themselves: 長形3号 lying (235 × 120 mm), 角形2号 standing (240 × 332 mm); the stamp or its mark at the upper right of what lies. */
import type { SheetArea } from '../../../domain/envelope.ts';
import { addressLines, senderLines } from '../../../domain/letter-head.ts';
import { type EnvelopeRun, markLines, type PostageMark, type PrintedEnvelope } from '../../../domain/mail-pieces.ts';
import type { LetterClient, LetterProblem } from '../../../domain/reminder-batch.ts';
import { drawAddress, fitAddress } from '../paper/letter-head.ts';
import type { DrawnLetters } from '../paper/letter-run.ts';
import { addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText, missingCharacters } from '../paper/pdf-fonts.ts';
import { drawCircle, drawText, finishPage, fittedSize, type PaperPage, startPage } from '../paper/pdf-page.ts';

interface Face {
  width: number;
  height: number;
  /** How much larger the address is set than on a letter. */
  scale: number;
  address: SheetArea;
  sender: { right: number; bottom: number; width: number };
  /** Middle of the mark, 22 mm wide: upper right of a lying envelope, upper left of a standing one. */
  mark: { x: number; y: number };
}

const FACES: Record<PrintedEnvelope, Face> = {
  long3: {
    width: 235,
    height: 120,
    scale: 1.35,
    address: { left: 62, top: 30, right: 178, bottom: 78 },
    sender: { right: 222, bottom: 110, width: 95 },
    mark: { x: 214, y: 20 },
  },
  kaku2: {
    width: 240,
    height: 332,
    scale: 1.7,
    address: { left: 55, top: 85, right: 210, bottom: 170 },
    sender: { right: 222, bottom: 312, width: 110 },
    mark: { x: 25, y: 24 },
  },
};

const MARK = 11;

export async function drawEnvelopes(run: EnvelopeRun): Promise<DrawnLetters> {
  const face = FACES[run.envelope];
  const characters = new CharacterSet();
  for (const text of textsOf(run)) characters.add(cleanText(text));
  const document = await startDocument(characters, false, undefined, { width: face.width, height: face.height });
  const letters: DrawnLetters['letters'] = [];
  for (const { sender, pieces } of run.groups) {
    for (const { key, customer } of pieces) {
      const page = startPage(document.fonts, face.height);
      drawAddress(page, fitAddress(customer, face.address, face.scale));
      drawSenderFoot(page, sender, face);
      drawMark(page, run.mark, face);
      addPage(document, finishPage(page));
      letters.push({ letterKey: key, firstPage: document.contents.length, pages: 1 });
    }
  }
  const bytes = await saveDocument(document, { title: run.title, createdOn: run.createdOn });
  return { bytes, letters, coverPages: 0 };
}

/** Name and address of the sender, small, at the lower right: the post brings back what cannot be delivered. */
function drawSenderFoot(page: PaperPage, client: LetterClient, { sender }: Face): void {
  const lines = senderLines({ ...client, letterhead: [], registrationNumber: '' });
  const left = sender.right - sender.width;
  let y = sender.bottom - (lines.length - 1) * 5;
  for (const { text, strong } of lines) {
    const style = { size: strong ? 11 : 9, bold: strong === true };
    drawText(page, left, y, text, { ...style, size: fittedSize(text, style, sender.width) });
    y += 5;
  }
}

function drawMark(page: PaperPage, mark: PostageMark, { mark: { x, y } }: Face): void {
  if (!mark) return;
  drawCircle(page, x, y, MARK, 0.3);
  const lines = markLines(mark);
  for (const [at, text] of lines.entries()) {
    const size = fittedSize(text, { size: 10 }, MARK * 1.6);
    drawText(page, x, y + (at - (lines.length - 1) / 2) * 4.6 + 1.3, text, { size, align: 'center' });
  }
}

function textsOf(run: EnvelopeRun): string[] {
  return [
    ...(run.mark ? markLines(run.mark) : []),
    ...run.groups.flatMap(({ sender, pieces }) => [
      ...senderLines(sender).map(({ text }) => text),
      ...pieces.flatMap(({ customer }) => addressLines(customer).map(({ text }) => text)),
    ]),
  ];
}

/** Addresses that do not fit their field, characters that no font has. */
export function checkEnvelopes(run: EnvelopeRun): LetterProblem[] {
  const face = FACES[run.envelope];
  return run.groups.flatMap(({ sender, pieces }) =>
    pieces.flatMap(({ key, customer }): LetterProblem[] => {
      const lines = addressLines(customer).map(({ text }) => text);
      const texts = [
        ...lines,
        ...senderLines(sender).map(({ text }) => text),
        ...(run.mark ? markLines(run.mark) : []),
      ];
      const missing = missingCharacters(texts.map((text) => ({ text, where: text })));
      if (missing.length > 0)
        return [
          {
            letterKey: key,
            what: 'letter-glyphs',
            text: missing.map((one) => `「${one.character}」 ${one.where}`).join('、'),
          },
        ];
      return fitAddress(customer, face.address, face.scale).fits
        ? []
        : [{ letterKey: key, what: 'address-overflow', text: lines.join(' / '), envelope: run.title }];
    }),
  );
}
