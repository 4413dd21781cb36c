/** 差出票: what goes to the counter with the mail — how many of which kind at which price, then every piece. */
import { type MailingSheet, type MailingWords, mailingWords } from '../../../domain/mail-pieces.ts';
import { breakText } from '../paper/line-breaking.ts';
import { addPage, saveDocument, startDocument } from '../paper/pdf-document.ts';
import { CharacterSet, cleanText } from '../paper/pdf-fonts.ts';
import {
  drawLine,
  drawRule,
  drawText,
  finishPage,
  fittedSize,
  type PaperPage,
  POINT,
  startPage,
} from '../paper/pdf-page.ts';
import { drawTable, rowsFitting, tableTexts } from '../paper/table-block.ts';

const LEFT = 20;
const RIGHT = 190;
const BOTTOM = 272;
const LATER_TOP = 32;

export interface DrawnSheet {
  bytes: Uint8Array;
  letters: never[];
  coverPages: number;
}

export async function drawMailingSheet(sheet: MailingSheet): Promise<DrawnSheet> {
  const words = mailingWords(sheet);
  const document = await startDocument(charactersOf(words));
  const pages: PaperPage[] = [startPage(document.fonts)];
  let top = drawHead(pages[0]!, words);
  let from = 0;
  for (;;) {
    const page = pages.at(-1)!;
    const place = { left: LEFT, right: RIGHT, top, bottom: BOTTOM };
    const room = rowsFitting(place);
    const until = Math.min(words.pieces.rows.length, from + room);
    drawTable(page, words.pieces, place, from, until);
    from = until;
    if (from >= words.pieces.rows.length) break;
    pages.push(startPage(document.fonts));
    drawText(pages.at(-1)!, LEFT, 24, `${words.title}　${words.facts[1]!.value}`, { size: 9.5 });
    top = LATER_TOP;
  }
  for (const [at, page] of pages.entries()) {
    drawText(page, RIGHT, 285, `${at + 1} / ${pages.length}`, { size: 8, align: 'right' });
    addPage(document, finishPage(page));
  }
  const bytes = await saveDocument(document, {
    title: `${words.title} ${sheet.batchNumber}`,
    createdOn: sheet.mailedOn,
  });
  return { bytes, letters: [], coverPages: pages.length };
}

/** Returns where the list of pieces begins. */
function drawHead(page: PaperPage, words: MailingWords): number {
  drawText(page, LEFT, 32, words.title, { size: 18, tracking: 0.08 });
  drawRule(page, LEFT, 37, RIGHT, 37, 0.35);
  let y = 46;
  for (const { label, value } of words.facts) {
    drawText(page, LEFT, y, label, { size: 9.5 });
    drawText(page, LEFT + 24, y, value, { size: fittedSize(value, { size: 10.5 }, RIGHT - LEFT - 24) });
    y += 6.6;
  }
  const place = { left: LEFT, right: RIGHT, top: y + 1, bottom: BOTTOM };
  y = drawTable(page, words.totals, place, 0, words.totals.rows.length) + 5;
  for (const line of breakText(cleanText(words.note), (RIGHT - LEFT) / (7.5 * POINT))) {
    drawLine(page, LEFT, y, line, 7.5);
    y += 3.8;
  }
  return y + 3;
}

function charactersOf(words: MailingWords): CharacterSet {
  const characters = new CharacterSet();
  const facts = words.facts.flatMap(({ label, value }) => [label, value]);
  const texts = [words.title, words.note, ...facts, ...tableTexts(words.totals), ...tableTexts(words.pieces)];
  for (const text of ['0123456789/ 　', ...texts]) characters.add(cleanText(text));
  return characters;
}
