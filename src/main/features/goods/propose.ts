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
import type { ClientRead } from '../../db/engine.ts';
import {
  advancesOf,
  billedLines,
  coded,
  codesByName,
  goodsLines,
  papersOf,
  placeKey,
  type SettlementRow,
  settlements,
  stockMoves,
  unbilledNotes,
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
 * what was delivered by its end and is billed nowhere.
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
  const notes = papersOf(coded(await unbilledNotes(sql), codes));
  const byOrder = { ...facts, deliveries: [], returns: [], stock: [], advances: new Map<number, number>() };
  const known = await settlements(sql);
  const shown = (paper: CheckedPaper) =>
    paper.key.startsWith('draft') || (paper.key.startsWith('invoice') && within(paper.issuedOn, from, through));
  const found = [
    ...described(goodsDifferences(papers, facts), papers, known, shown),
    ...described(goodsDifferences(notes, byOrder).filter(isOfOrder), notes, known, () => true),
  ];
  return { found, unbilled: unbilledDeliveries(papers, facts, through) };
}

const isOfOrder = (one: Difference) => one.kind === 'quantity' || one.kind === 'price';
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
