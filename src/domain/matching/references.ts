/** Invoice numbers that a payer wrote into the name, the EDI field or the description. */
import { foldWidth } from '../names.ts';
import type { MatchingDeposit, MatchingReceivable } from './types.ts';

/** Shorter numbers (12, 2026) turn up by chance. */
const SHORTEST_NUMBER = 5;

export type ReferenceIndex = Map<string, MatchingReceivable[]>;

export function createReferenceIndex(receivables: readonly MatchingReceivable[]): ReferenceIndex {
  const index: ReferenceIndex = new Map();
  for (const receivable of receivables) {
    const number = bare(foldWidth(receivable.invoice));
    if (number.length < SHORTEST_NUMBER) continue;
    const list = index.get(number);
    if (list) list.push(receivable);
    else index.set(number, [receivable]);
  }
  return index;
}

export interface Referenced {
  receivables: MatchingReceivable[];
  /** The payer name without the numbers that were found in it. */
  payerName: string;
}

/** The receivables whose invoice number stands in the deposit as a word of its own, whatever its dashes. */
export function findReferenced(index: ReferenceIndex, deposit: MatchingDeposit): Referenced {
  const found = new Set<MatchingReceivable>();
  for (const text of [deposit.ediInfo, deposit.description]) {
    for (const { receivables } of numbersIn(index, text ?? '')) for (const one of receivables) found.add(one);
  }
  let payerName = deposit.payerName;
  if (/[0-9０-９]/u.test(payerName)) {
    payerName = foldWidth(payerName);
    // A number in front of a name is the sender's own and may equal an invoice number by chance.
    for (const { word, receivables } of numbersIn(index, payerName.replace(/^\d+/u, ''))) {
      for (const one of receivables) found.add(one);
      payerName = payerName.replace(word, ' ');
    }
  }
  return { receivables: [...found], payerName };
}

function numbersIn(index: ReferenceIndex, text: string): { word: string; receivables: MatchingReceivable[] }[] {
  if (!/[0-9０-９]/u.test(text)) return [];
  const words = foldWidth(text).match(/[A-Z0-9][A-Z0-9-]*/gu) ?? [];
  return words.flatMap((word) => {
    const receivables = index.get(bare(word));
    return receivables ? [{ word, receivables }] : [];
  });
}

function bare(text: string): string {
  return text.replace(/[^A-Z0-9]/gu, '');
}
