/** One customer's open receivables, oldest due first, and the sets of them that a deposit may pay. */
import type { PlainDate } from '../dates.ts';
import { compareText } from './compare-text.ts';
import type { MatchingReceivable } from './types.ts';
import type { SetKind } from './weights.ts';

export interface OpenBook {
  /** Sorted by due date, issue date and number. */
  receivables: readonly MatchingReceivable[];
  /** openYen of the first n receivables. */
  openSums: readonly number[];
  /** netYen of the first n; receivables already paid in part have no base for withholding and are counted beside. */
  netSums: readonly number[];
  partlyPaid: readonly number[];
  /** First and last position of each due date. */
  dueDates: readonly { from: number; to: number }[];
}

/** A run of the book's receivables, by position, both ends included. */
export interface InvoiceRun {
  kind: SetKind;
  from: number;
  to: number;
  /** How many runs of this kind the book offers: the more, the less a fit means. */
  alternatives: number;
}

export function sortReceivables(receivables: readonly MatchingReceivable[]): MatchingReceivable[] {
  return [...receivables].sort(
    (a, b) =>
      compareText(a.dueOn, b.dueOn) ||
      compareText(a.issuedOn, b.issuedOn) ||
      compareText(a.invoice, b.invoice) ||
      a.openYen - b.openYen ||
      a.receivableId - b.receivableId,
  );
}

/** The book as of a day: what is issued by then, or what is issued only later. `sorted` comes from sortReceivables. */
export function bookAsOf(
  sorted: readonly MatchingReceivable[],
  date: PlainDate,
  issued: 'by-then' | 'later',
): OpenBook {
  const receivables = sorted.filter((receivable) => receivable.issuedOn <= date === (issued === 'by-then'));
  const openSums = [0];
  const netSums = [0];
  const partlyPaid = [0];
  const dueDates: { from: number; to: number }[] = [];
  for (const [position, receivable] of receivables.entries()) {
    const isWhole = receivable.openYen === receivable.amountYen;
    openSums.push(openSums[position]! + receivable.openYen);
    netSums.push(netSums[position]! + receivable.netYen);
    partlyPaid.push(partlyPaid[position]! + (isWhole ? 0 : 1));
    const last = dueDates.at(-1);
    if (last && receivables[last.from]!.dueOn === receivable.dueOn) last.to = position;
    else dueDates.push({ from: position, to: position });
  }
  return { receivables, openSums, netSums, partlyPaid, dueDates };
}

export function openTotal(book: OpenBook, from: number, to: number): number {
  return book.openSums[to + 1]! - book.openSums[from]!;
}

/** Amount before tax of a run, the base of withholding; null when part of it was paid before. */
export function netTotal(book: OpenBook, from: number, to: number): number | null {
  return book.partlyPaid[to + 1] === book.partlyPaid[from] ? book.netSums[to + 1]! - book.netSums[from]! : null;
}

/**
 * The sets a payer has in mind when he does not pick: all of one due date, one invoice of several, everything up to a due
 * date, the oldest one after another, several due dates in a row. All of them are runs of the sorted book.
 */
export function invoiceRuns(book: OpenBook): InvoiceRun[] {
  const runs: InvoiceRun[] = [];
  const dates = book.dueDates;
  const several = dates.filter((date) => date.to > date.from);
  const singles = several.reduce((count, date) => count + date.to - date.from + 1, 0);
  for (const [index, date] of dates.entries()) {
    runs.push({ kind: 'dueTogether', ...date, alternatives: dates.length });
    if (index > 0) runs.push({ kind: 'upTo', from: 0, to: date.to, alternatives: dates.length - 1 });
  }
  for (const date of several) {
    for (let position = date.from; position <= date.to; position++) {
      runs.push({ kind: 'single', from: position, to: position, alternatives: singles });
      const endsADate = position === date.to;
      if (position > 0 && !endsADate) runs.push({ kind: 'oldestFirst', from: 0, to: position, alternatives: singles });
    }
  }
  for (let first = 1; first < dates.length; first++) {
    const end = Math.min(dates.length, first + MOST_DATES_IN_A_ROW);
    for (let last = first + 1; last < end; last++) {
      runs.push({ kind: 'months', from: dates[first]!.from, to: dates[last]!.to, alternatives: dates.length ** 2 / 2 });
    }
  }
  return runs;
}

/** Nobody pays more than a year's due dates in one sum and leaves older ones out. */
const MOST_DATES_IN_A_ROW = 12;

export interface SubsetSearch {
  /** Steps left; at 0 the search stops and `stopped` is set. */
  stepsLeft: number;
  stopped: boolean;
}

/** More than this many fits say no more than two do: it is a tie. */
const FITS_ENOUGH = 12;

/** The sums a subset may have: within the bounds, and one of those that mean something. */
export interface WantedSums {
  lowYen: number;
  highYen: number;
  has: (sumYen: number) => boolean;
}

/**
 * Every set of the given receivables whose open amounts add up to a wanted sum, oldest first. A branch is left as soon as
 * the rest cannot reach the sum or it is exceeded; the steps are counted, not the time.
 */
export function findSubsets(
  receivables: readonly MatchingReceivable[],
  wanted: WantedSums,
  search: SubsetSearch,
): MatchingReceivable[][] {
  const rest = new Array<number>(receivables.length + 1).fill(0);
  for (let index = receivables.length - 1; index >= 0; index--) {
    rest[index] = rest[index + 1]! + receivables[index]!.openYen;
  }
  const found: MatchingReceivable[][] = [];
  const chosen: MatchingReceivable[] = [];
  function visit(index: number, sumYen: number): void {
    if (search.stepsLeft <= 0) {
      search.stopped = true;
      return;
    }
    search.stepsLeft--;
    if (sumYen > wanted.highYen || sumYen + rest[index]! < wanted.lowYen || found.length >= FITS_ENOUGH) return;
    if (index === receivables.length) {
      if (wanted.has(sumYen)) found.push([...chosen]);
      return;
    }
    chosen.push(receivables[index]!);
    visit(index + 1, sumYen + receivables[index]!.openYen);
    chosen.pop();
    visit(index + 1, sumYen);
  }
  visit(0, 0);
  return found;
}

/** Money laid over invoices oldest first, for part payments: the last one is reduced by what is left. */
export function fillOldestFirst(
  receivables: readonly MatchingReceivable[],
  amountYen: number,
): { receivable: MatchingReceivable; amountYen: number }[] {
  const filled: { receivable: MatchingReceivable; amountYen: number }[] = [];
  let left = amountYen;
  for (const receivable of receivables) {
    if (left <= 0) break;
    const used = Math.min(left, receivable.openYen);
    filled.push({ receivable, amountYen: used });
    left -= used;
  }
  return filled;
}
