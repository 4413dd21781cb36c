/**
 * 突合: each invoice line held against what was ordered, delivered, taken back and is in stock — facts in, differences out.
 * A line is compared by customer and item: by the item's code where both have one, else by its words in one width. Only
 * what the client keeps records of is compared: a consultant without delivery notes is told nothing.
 */
import type { PlainDate } from './dates.ts';
import { foldWidth } from './names.ts';

export type DifferenceKind =
  /** Billed, and no delivery of it is known. */
  | 'undelivered'
  /** Not delivered, and there is not enough of it in stock to be delivered. */
  | 'not-in-stock'
  /** A note says it was delivered, and the stock shows no such going out. */
  | 'not-shipped'
  /** More is billed than was delivered (or ordered, where no delivery is known). */
  | 'quantity'
  /** What was delivered is on an earlier invoice already. */
  | 'billed-twice'
  /** Taken back, and billed all the same. */
  | 'returned'
  /** Another unit price than on the delivery note, or else the order. */
  | 'price'
  /** The customer has paid in advance: the money should be set off. */
  | 'advance-paid'
  /** The customer's goods are recorded, and this one is in no order and no delivery. */
  | 'no-record';

export interface CheckedLine {
  line: number;
  itemCode: string;
  description: string;
  quantityMilli: number;
  unitPriceMilli: number;
}

/** An invoice or a draft, in the order in which they are or would be issued. */
export interface CheckedPaper {
  key: string;
  customerId: number;
  issuedOn: PlainDate;
  /** An issued one counts as billed for those after it; so does a draft before another. */
  number: string | null;
  lines: readonly CheckedLine[];
}

export interface GoodsLine {
  customerId: number;
  on: PlainDate;
  number: string;
  itemCode: string;
  description: string;
  /** Positive; of a return too. */
  quantityMilli: number;
  /** null: the note names no price. */
  unitPriceMilli: number | null;
}

export interface StockMove {
  on: PlainDate;
  itemCode: string;
  /** count: the shelf was counted, and holds just that. */
  kind: 'in' | 'out' | 'count';
  /** Never negative, in thousandths of a unit. */
  quantityMilli: number;
}

export interface GoodsFacts {
  orders: readonly GoodsLine[];
  deliveries: readonly GoodsLine[];
  returns: readonly GoodsLine[];
  /** Moves of the stock, by day. */
  stock: readonly StockMove[];
  /** Unused money that a customer has paid in advance, in yen. */
  advances: ReadonlyMap<number, number>;
}

export interface Difference {
  paper: string;
  /** 0: of the whole invoice. */
  line: number;
  kind: DifferenceKind;
  /** What the invoice says and what the records say: thousandths of units or yen; of an advance yen. */
  billed: number;
  recorded: number;
  /** What it is about in yen: the surplus at the line's price, or the difference of prices over its quantity. */
  differenceYen: number;
  /** The number of the note, order or earlier invoice that says so; '' where there is none. */
  source: string;
}

/** Differences in the order of the papers and their lines. `papers` must hold every invoice issued to these customers. */
export function goodsDifferences(papers: readonly CheckedPaper[], facts: GoodsFacts): Difference[] {
  const desk = deskOf(facts);
  const billed = new Map<string, { quantityMilli: number; last: string }>();
  const found: Difference[] = [];
  for (const paper of papers) {
    for (const line of paper.lines) {
      const item = `${paper.customerId} ${itemKey(line)}`;
      // What was billed before anything was recorded was delivered before anything was recorded.
      const since = desk.since.get(item) ?? desk.since.get(String(paper.customerId));
      if (since === undefined || paper.issuedOn < since) continue;
      const before = billed.get(item) ?? { quantityMilli: 0, last: '' };
      found.push(...lineDifferences(paper, line, before, desk));
      const last = paper.number ?? before.last;
      billed.set(item, { quantityMilli: before.quantityMilli + line.quantityMilli, last });
    }
    const advanceYen = facts.advances.get(paper.customerId) ?? 0;
    if (advanceYen > 0)
      found.push({
        paper: paper.key,
        line: 0,
        kind: 'advance-paid',
        billed: 0,
        recorded: advanceYen,
        differenceYen: advanceYen,
        source: '',
      });
  }
  return found;
}

interface Desk {
  ordered: Map<string, GoodsLine[]>;
  delivered: Map<string, GoodsLine[]>;
  returned: Map<string, GoodsLine[]>;
  /** The first day of which anything is recorded, by `customer item` and by customer. */
  since: Map<string, PlainDate>;
  stock: Map<string, StockMove[]>;
}

function deskOf({ orders, deliveries, returns, stock }: GoodsFacts): Desk {
  const byItem = (lines: readonly GoodsLine[]) => Map.groupBy(lines, (one) => `${one.customerId} ${itemKey(one)}`);
  const since = new Map<string, PlainDate>();
  for (const one of [...orders, ...deliveries])
    for (const key of [String(one.customerId), `${one.customerId} ${itemKey(one)}`]) {
      const known = since.get(key);
      if (known === undefined || one.on < known) since.set(key, one.on);
    }
  return {
    ordered: byItem(orders),
    delivered: byItem(deliveries),
    returned: byItem(returns),
    since,
    stock: Map.groupBy(stock, (one) => one.itemCode),
  };
}

/** One item is one item whichever width its name was typed in. */
export function itemKey({ itemCode, description }: { itemCode: string; description: string }): string {
  return itemCode === '' ? `=${foldWidth(description).replace(/\s+/gu, '')}` : `#${itemCode}`;
}

/** Negative and zero lines (値引, 送料 0) are words, not goods. */
function lineDifferences(
  paper: CheckedPaper,
  line: CheckedLine,
  before: { quantityMilli: number; last: string },
  desk: Desk,
): Difference[] {
  if (line.quantityMilli <= 0) return [];
  const item = `${paper.customerId} ${itemKey(line)}`;
  const known = (lines: Map<string, GoodsLine[]>) => (lines.get(item) ?? []).filter((one) => one.on <= paper.issuedOn);
  const [ordered, delivered, returned] = [known(desk.ordered), known(desk.delivered), known(desk.returned)];
  const note = (kind: DifferenceKind, billed: number, recorded: number, source: string): Difference => {
    const surplus = Math.min(billed - recorded, line.quantityMilli);
    const product = kind === 'price' ? (billed - recorded) * line.quantityMilli : surplus * line.unitPriceMilli;
    const differenceYen = Math.round(product / 1_000_000);
    return { paper: paper.key, line: line.line, kind, billed, recorded, differenceYen, source };
  };
  const found: Difference[] = [];
  const price = [...delivered, ...ordered].filter((one) => one.unitPriceMilli !== null);
  if (price.length > 0 && !price.some((one) => one.unitPriceMilli === line.unitPriceMilli)) {
    const newest = (delivered.findLast((one) => one.unitPriceMilli !== null) ?? price.at(-1))!;
    found.push(note('price', line.unitPriceMilli, newest.unitPriceMilli!, newest.number));
  }
  const asked = before.quantityMilli + line.quantityMilli;
  const came = sum(delivered);
  const kept = came - sum(returned);
  if (delivered.length === 0) {
    const stock = (desk.stock.get(line.itemCode) ?? []).filter((one) => one.on <= paper.issuedOn);
    const onHand = stockLevel(stock);
    if (ordered.length === 0) found.push(note('no-record', line.quantityMilli, 0, ''));
    else if (asked > sum(ordered)) found.push(note('quantity', asked, sum(ordered), ordered.at(-1)!.number));
    if (line.itemCode !== '' && desk.stock.has(line.itemCode) && onHand < line.quantityMilli)
      found.push(note('not-in-stock', line.quantityMilli, onHand, ''));
    else if (ordered.length > 0) found.push(note('undelivered', line.quantityMilli, 0, ordered.at(-1)!.number));
  } else if (asked > came) {
    const isTwice = before.quantityMilli > 0 && before.quantityMilli >= came;
    found.push(
      note(isTwice ? 'billed-twice' : 'quantity', asked, came, isTwice ? before.last : delivered.at(-1)!.number),
    );
  } else if (asked > kept) {
    found.push(note('returned', asked, kept, returned.at(-1)!.number));
  }
  return found;
}

/** What is on the shelf after these moves of one item, in the order of their days. */
export function stockLevel(moves: readonly StockMove[]): number {
  return moves.reduce((level, { kind, quantityMilli }) => {
    if (kind === 'count') return quantityMilli;
    return kind === 'in' ? level + quantityMilli : level - quantityMilli;
  }, 0);
}

function sum(lines: readonly GoodsLine[]): number {
  return lines.reduce((total, one) => total + one.quantityMilli, 0);
}

export interface Unbilled {
  customerId: number;
  number: string;
  on: PlainDate;
  itemCode: string;
  description: string;
  /** Delivered, not taken back, and on no invoice, in thousandths of a unit. */
  quantityMilli: number;
}

/**
 * 請求漏れ: what was delivered by `through` and is on no invoice or draft; the newest deliveries are those still to be billed.
 * `papers` as above.
 */
export function unbilledDeliveries(
  papers: readonly CheckedPaper[],
  { deliveries, returns }: Pick<GoodsFacts, 'deliveries' | 'returns'>,
  through: PlainDate,
): Unbilled[] {
  const left = new Map<string, number>();
  const add = (item: string, quantityMilli: number) => left.set(item, (left.get(item) ?? 0) + quantityMilli);
  for (const paper of papers)
    for (const line of paper.lines)
      if (line.quantityMilli > 0) add(`${paper.customerId} ${itemKey(line)}`, -line.quantityMilli);
  for (const one of returns) add(`${one.customerId} ${itemKey(one)}`, -one.quantityMilli);
  const due = deliveries.filter((one) => one.on <= through);
  for (const one of due) add(`${one.customerId} ${itemKey(one)}`, one.quantityMilli);
  return due.toReversed().flatMap((one) => {
    const item = `${one.customerId} ${itemKey(one)}`;
    const quantityMilli = Math.min(Math.max(left.get(item) ?? 0, 0), one.quantityMilli);
    left.set(item, (left.get(item) ?? 0) - quantityMilli);
    const { customerId, number, on, itemCode, description } = one;
    return quantityMilli > 0 ? [{ customerId, number, on, itemCode, description, quantityMilli }] : [];
  });
}
