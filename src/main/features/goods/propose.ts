/** Facts of one client → what differs between what is billed and what was ordered, delivered and is in stock. */
import {
  type CheckedPaper,
  type Difference,
  type DifferenceKind,
  type GoodsFacts,
  goodsDifferences,
  type Unbilled,
  unbilledDeliveries,
} from '../../../domain/delivery-checks.ts';
import { formatMilli, formatYen } from '../../../domain/money.ts';
import { orderDifferences, shippedDifferences } from '../../../domain/note-checks.ts';
import type { ClientRead } from '../../db/engine.ts';
import {
  advancesOf,
  billedLines,
  coded,
  codesByName,
  goodsLines,
  type NoteLineRow,
  noteLines,
  papersOf,
  placeKey,
  type SettlementRow,
  settlements,
  stockMoves,
} from './queries.ts';

export type ShownPaper = 'draft' | 'invoice' | 'delivery';

export interface FoundDifference extends Omit<Difference, 'paper'> {
  paper: ShownPaper;
  paperId: number;
  number: string | null;
  customerId: number;
  issuedOn: string;
  description: string;
  settled: SettlementRow | null;
}

export interface GoodsPeriod {
  from: string;
  through: string;
}

/**
 * Differences of drafts, of notes that are on no bill, and of invoices issued in the period, in the order of the papers; and
 * what was delivered by its end and is billed nowhere. A closing bill is looked through to its notes.
 */
export async function compareGoods(
  sql: ClientRead,
  { from, through }: GoodsPeriod,
): Promise<{ found: FoundDifference[]; unbilled: Unbilled[] }> {
  const codes = await codesByName(sql);
  const goods = coded(await goodsLines(sql), codes);
  if (goods.length === 0) return { found: [], unbilled: [] };
  const facts: GoodsFacts = {
    orders: goods.filter((one) => one.kind === 'order'),
    deliveries: goods.filter((one) => one.kind === 'delivery'),
    returns: goods.filter((one) => one.kind === 'return'),
    stock: await stockMoves(sql, through),
    advances: await advancesOf(sql),
  };
  const papers = papersOf(coded(await billedLines(sql, goods[0]!.on), codes));
  const known = await settlements(sql);
  const shown = (paper: CheckedPaper) =>
    paper.key.startsWith('draft') || (paper.key.startsWith('invoice') && within(paper.issuedOn, from, through));
  const found = described(goodsDifferences(papers, facts), papers, known, shown);
  const seen = new Set(found.map(placeKey));
  const notes = from > through ? [] : await noteDifferences(sql, codes, facts, known, { from, through });
  return {
    found: [...found, ...notes.filter((one) => !seen.has(placeKey(one)))],
    unbilled: unbilledDeliveries(papers, facts, through),
  };
}

/** What is wrong with notes and charges: said of the note while it is on no bill, then of the bill's line. */
async function noteDifferences(
  sql: ClientRead,
  codes: ReadonlyMap<string, string>,
  facts: GoodsFacts,
  known: ReadonlyMap<string, SettlementRow>,
  { from, through }: GoodsPeriod,
): Promise<FoundDifference[]> {
  const lines = coded(await noteLines(sql), codes).filter((line) => line.issuedOn <= through);
  const notes = papersOf(lines);
  const goods = papersOf(lines.filter((line) => line.kind === 'delivery'));
  const found = [
    ...described(orderDifferences(notes, facts.orders), notes, known, () => true),
    ...described(shippedDifferences(goods, facts.stock), goods, known, () => true),
  ];
  const lineOf = new Map(lines.map((line) => [`${line.paperId} ${line.line}`, line]));
  return found.flatMap((one) => {
    const line = lineOf.get(`${one.paperId} ${one.line}`)!;
    if (line.billId === null) return [one];
    return within(line.billedOn ?? '', from, through) ? [onBill(one, line, known)] : [];
  });
}

/** The same difference at the bill's line. What was settled of the note before it was billed is settled. */
function onBill(
  one: FoundDifference,
  { billId, billNumber, billLine, billedOn }: NoteLineRow,
  known: ReadonlyMap<string, SettlementRow>,
): FoundDifference {
  const place = { paper: 'invoice' as const, paperId: billId!, line: billLine!, kind: one.kind };
  const word = known.get(placeKey(place));
  const isSame = word?.billed === one.billed && word?.recorded === one.recorded;
  const source = one.source === '' ? (one.number ?? '') : one.source;
  const settled = word && isSame ? word : one.settled;
  return { ...one, ...place, number: billNumber, issuedOn: billedOn!, source, settled };
}

const within = (on: string, from: string, through: string) => on >= from && on <= through;

function described(
  differences: readonly Difference[],
  papers: readonly CheckedPaper[],
  known: ReadonlyMap<string, SettlementRow>,
  shown: (paper: CheckedPaper) => boolean,
): FoundDifference[] {
  const byKey = new Map(papers.map((paper) => [paper.key, paper]));
  return differences.flatMap((difference) => {
    const paper = byKey.get(difference.paper)!;
    if (!shown(paper)) return [];
    const [kindOfPaper, id] = difference.paper.split(' ') as [ShownPaper, string];
    const { number, customerId, issuedOn } = paper;
    const description = paper.lines.find((line) => line.line === difference.line)?.description ?? '';
    const place = { paper: kindOfPaper, paperId: Number(id), line: difference.line, kind: difference.kind };
    const word = known.get(placeKey(place));
    const isSame = word?.billed === difference.billed && word?.recorded === difference.recorded;
    return [
      { ...difference, ...place, number, customerId, issuedOn, description, settled: word && isSame ? word : null },
    ];
  });
}

export interface GoodsProblem {
  code: `goods-${DifferenceKind}`;
  line: number | null;
  facts: Record<string, string | number>;
}

/** The code of a difference and the facts of its sentence (messages/goods.ts). */
export function problemOf(one: FoundDifference): GoodsProblem {
  const isYen = one.kind === 'advance-paid';
  const words = (value: number) => (isYen ? formatYen(value) : formatMilli(value));
  const facts = {
    text: one.description,
    billed: words(one.billed),
    recorded: words(one.recorded),
    source: one.source,
    yen: one.recorded,
  };
  return { code: `goods-${one.kind}`, line: one.line === 0 ? null : one.line, facts };
}

/** What stands against these drafts and nobody has settled, by draft. */
export async function draftDifferences(
  sql: ClientRead,
  draftIds: ReadonlySet<number>,
): Promise<Map<number, GoodsProblem[]>> {
  // A period without days: only drafts and notes are asked for.
  const { found } = await compareGoods(sql, { from: '2999-12-31', through: '2999-12-30' });
  const open = found.filter((one) => one.paper === 'draft' && one.settled === null && draftIds.has(one.paperId));
  return new Map([...Map.groupBy(open, (one) => one.paperId)].map(([id, own]) => [id, own.map(problemOf)]));
}
