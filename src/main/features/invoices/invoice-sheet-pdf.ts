/** A sheet of the house that asks for or receives money: head with address and sender, words, lines, taxes, page n/m. */
import {
  addressAreaOf,
  type EnvelopeProfile,
  foldMarksOf,
  sweptAreaOf,
  WINDOW_MARGIN,
} from '../../../domain/envelope.ts';
import type { InvoiceContent } from '../../../domain/invoice-content.ts';
import type { LetterCustomer } from '../../../domain/reminder-batch.ts';
import { drawAddress, drawDate, drawSender, fitAddress, type SenderBlock } from '../paper/letter-head.ts';
import { addPage, type PaperDocument, type PaperImage } from '../paper/pdf-document.ts';
import { drawRule, drawText, finishPage, fittedSize, type PaperPage, startPage } from '../paper/pdf-page.ts';
import {
  blockItems,
  type FlowItem,
  factItems,
  headlineItem,
  openingItem,
  placedColumns,
  rowItem,
  SHEET,
  space,
  stripItem,
  tableHead,
  taxItem,
  titleItem,
} from './invoice-flow-pdf.ts';

/** The last lines stay with the total, which never stands alone on a page. */
const ROWS_WITH_TOTAL = 2;

/** One paper of a client: its words, whose window it shows in, and the number at its foot. */
export interface SheetPaper {
  content: InvoiceContent;
  customer: LetterCustomer;
  serial: string;
}

export interface SheetSender {
  block: SenderBlock;
  seal: PaperImage | null;
  envelope: EnvelopeProfile;
}

/** Draws one paper; returns its pages. */
export function drawSheet(document: PaperDocument, paper: SheetPaper, sender: SheetSender): number {
  const { content, customer, serial } = paper;
  const { block, envelope } = sender;
  const pages = paginate(content, titleTop(block, envelope));
  for (const [at, items] of pages.entries()) {
    const page = startPage(document.fonts);
    let y = SHEET.laterTop;
    if (at === 0) {
      drawAddress(page, fitAddress(customer, addressAreaOf(envelope)));
      drawDate(page, content.dateLine, content.serialLine);
      drawSender(page, block, sender.seal);
      y = titleTop(block, envelope);
    } else drawRunningHead(page, content);
    for (const item of items) {
      item.draw(page, y);
      y += item.height;
    }
    if (at < pages.length - 1)
      drawText(page, SHEET.right, SHEET.bottom + 4.5, content.continued, { size: 8, align: 'right' });
    drawFoot(page, content, {
      serial,
      number: at + 1,
      of: pages.length,
      folds: foldMarksOf(envelope),
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
    ...(content.factsBelow
      ? [headlineItem(content), ...factItems(content), space(4)]
      : [...factItems(content), headlineItem(content)]),
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

/** Every text that is drawn, for the fonts. */
export function contentTexts(content: InvoiceContent): string[] {
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
    ...(content.stamp ?? []),
    ...content.taxColumns.map(({ label }) => label),
    ...content.taxRows.flat(),
    ...content.taxTotal,
    ...content.blocks.flatMap(({ label, lines }) => [label, ...lines]),
    content.runningHead,
    content.continued,
    content.agentLine,
  ];
}
