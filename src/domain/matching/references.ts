/** Invoice numbers that a payer wrote into the name, the EDI field or the description. */
import { foldWidth } from '../names.ts';
import type { MatchingDeposit, MatchingReceivable } from './types.ts';

/** Shorter numbers (12, 2026) turn up by chance. */
const SHORTEST_NUMBER = 5;

export interface ReferenceIndex {
  receivables: readonly MatchingReceivable[];
  /** Filled when the first deposit carries a number: most do not. */
  byNumber: Map<string, MatchingReceivable[]> | null;
}

export function createReferenceIndex(receivables: readonly MatchingReceivable[]): ReferenceIndex {
  return { receivables, byNumber: null };
}

function indexNumbers(receivables: readonly MatchingReceivable[]): Map<string, MatchingReceivable[]> {
  const byNumber = new Map<string, MatchingReceivable[]>();
  for (const receivable of receivables) {
    const number = bare(foldWidth(receivable.invoice));
    if (number.length < SHORTEST_NUMBER) continue;
    const list = byNumber.get(number);
    if (list) list.push(receivable);
    else byNumber.set(number, [receivable]);
  }
  return byNumber;
}

export interface Referenced {
  receivables: MatchingReceivable[];
  /** Those whose number stands there beyond chance: in the EDI field, behind the name, or with letters or many digits in it. */
  certain: ReadonlySet<MatchingReceivable>;
  /** The payer name without the numbers that were found in it. */
  payerName: string;
}

/** The receivables whose invoice number stands in the deposit as a word of its own, whatever its dashes. */
export function findReferenced(index: ReferenceIndex, deposit: MatchingDeposit): Referenced {
  const found = new Set<MatchingReceivable>();
  const certain = new Set<MatchingReceivable>();
  for (const text of [deposit.ediInfo, deposit.description]) {
    for (const { word, receivables } of numbersIn(index, text ?? '')) {
      for (const one of receivables) {
        found.add(one);
        if (text === deposit.ediInfo || /[A-Z]|\d{8}/u.test(word)) certain.add(one);
      }
    }
  }
  let payerName = deposit.payerName;
  if (/[0-9０-９]/u.test(payerName)) {
    payerName = foldWidth(payerName);
    // A number in front of a name is the sender's own and may equal an invoice number by chance.
    for (const { word, receivables } of numbersIn(index, payerName.replace(/^\d+/u, ''))) {
      for (const one of receivables) {
        found.add(one);
        certain.add(one);
      }
      payerName = payerName.replace(word, ' ');
    }
  }
  return { receivables: [...found], certain, payerName };
}

function numbersIn(index: ReferenceIndex, text: string): { word: string; receivables: MatchingReceivable[] }[] {
  if (!/[0-9０-９]/u.test(text)) return [];
  index.byNumber ??= indexNumbers(index.receivables);
  const { byNumber } = index;
  const words = foldWidth(text).match(/[A-Z0-9][A-Z0-9-]*/gu) ?? [];
  return words.flatMap((word) => {
    const receivables = byNumber.get(bare(word));
    return receivables ? [{ word, receivables }] : [];
  });
}

function bare(text: string): string {
  return text.replace(/[^A-Z0-9]/gu, '');
}
