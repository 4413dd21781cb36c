/**
 * 突合 of delivery notes and one-off charges, billed or not: against what was ordered, and (look-through) against what left
 * the stock. A closing bill takes its lines from its notes, so that what is wrong with a note is wrong with the bill.
 */
import type { PlainDate } from './dates.ts';
import {
  type CheckedPaper,
  type Difference,
  type GoodsLine,
  goodsDifferences,
  type StockMove,
} from './delivery-checks.ts';

/** Quantities and prices beyond the orders, over all notes together: what was delivered before counts. */
export function orderDifferences(notes: readonly CheckedPaper[], orders: readonly GoodsLine[]): Difference[] {
  const facts = { orders, deliveries: [], returns: [], stock: [], advances: new Map<number, number>() };
  return goodsDifferences(notes, facts).filter((one) => one.kind === 'quantity' || one.kind === 'price');
}

/**
 * not-shipped: a note says that goods were delivered, and the stock (where the item is kept in one) shows no such going out.
 * `billed` is the note's quantity, `recorded` what the stock covers of it; the newest notes are those not covered. Notes after
 * the last day that the stock tells of are not judged.
 */
export function shippedDifferences(notes: readonly CheckedPaper[], stock: readonly StockMove[]): Difference[] {
  const moves = Map.groupBy(stock, (one) => one.itemCode);
  const lastOn = stock.reduce((last, one) => (one.on > last ? one.on : last), '');
  const left = new Map([...moves].map(([item, own]) => [item, goneOut(own)]));
  return notes.flatMap((note) =>
    note.issuedOn > lastOn
      ? []
      : note.lines.flatMap((line) => {
          const own = moves.get(line.itemCode);
          if (line.itemCode === '' || !own || note.issuedOn < firstDay(own) || line.quantityMilli <= 0) return [];
          const recorded = Math.min(Math.max(left.get(line.itemCode) ?? 0, 0), line.quantityMilli);
          left.set(line.itemCode, (left.get(line.itemCode) ?? 0) - recorded);
          const missing = line.quantityMilli - recorded;
          if (missing === 0) return [];
          const differenceYen = Math.round((missing * line.unitPriceMilli) / 1_000_000);
          const place = { paper: note.key, line: line.line, kind: 'not-shipped' as const };
          return [{ ...place, billed: line.quantityMilli, recorded, differenceYen, source: '' }];
        }),
  );
}

function firstDay(moves: readonly StockMove[]): PlainDate {
  return moves.reduce((first, one) => (one.on < first ? one.on : first), moves[0]!.on);
}

/** What left the shelf, in thousandths: what was booked out, and what a count found missing (less what it found too much). */
export function goneOut(moves: readonly StockMove[]): number {
  let level: number | null = null;
  let gone = 0;
  for (const { kind, quantityMilli } of moves) {
    if (kind === 'count') {
      if (level !== null) gone += level - quantityMilli;
      level = quantityMilli;
    } else if (kind === 'in') level = (level ?? 0) + quantityMilli;
    else {
      level = (level ?? 0) - quantityMilli;
      gone += quantityMilli;
    }
  }
  return gone;
}
