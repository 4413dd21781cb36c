/** 10,000 deposits against 100,000 open receivables of 100 clients in the engine alone; 10 × the work in one client. */
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import type { MatchingInput } from '../../src/domain/matching/types.ts';
import { medianMs, onceMs, peakMb, report } from './measure.ts';

const clients = Array.from({ length: 100 }, (_, client) => inputOf(client, 100, 10, 100));
proposeAllocations(inputOf(1000, 100, 10, 100));
const all = await onceMs(() => clients.map((input) => proposeAllocations(input)));
const cleared = all.value.flat().filter((proposal) => proposal.status === 'auto').length;
if (cleared < 9000) throw new Error(`only ${cleared} of 10,000 cleared: the case measures nothing`);
report({ case: 'match 10,000 deposits × 100,000 receivables', figure: all.ms, unit: 'ms', target: 1000, of: 'figure' });
report({ case: 'match peak memory', figure: peakMb(), unit: 'MB', target: 400, of: 'figure' });
const smallInput = inputOf(1, 400, 10, 400);
const largeInput = inputOf(2, 4000, 10, 4000);
const small = await medianMs(5, () => proposeAllocations(smallInput));
const large = await medianMs(3, () => proposeAllocations(largeInput));
report({ case: 'match 10 × the work in one client', figure: large, unit: 'ms', floor: small, target: 11, of: 'ratio' });

/** Customers with open receivables due over some months; each deposit pays one or two of its customer's. */
function inputOf(seed: number, customers: number, receivablesEach: number, deposits: number): MatchingInput {
  const amountOf = (customer: number, at: number) =>
    10_000 + ((customer * 7919 + at * 104_729 + seed * 31_337) % 900_000);
  const receivables = Array.from({ length: customers }, (_, customer) =>
    Array.from({ length: receivablesEach }, (_unused, at) => ({
      receivableId: customer * receivablesEach + at + 1,
      invoice: `S-${customer}-${at}`,
      customerId: customer + 1,
      issuedOn: `2026-0${(at % 8) + 1}-28`,
      dueOn: `2026-${String((at % 8) + 2).padStart(2, '0')}-28`,
      openYen: amountOf(customer, at),
      amountYen: amountOf(customer, at),
      netYen: Math.floor(amountOf(customer, at) / 1.1),
    })),
  ).flat();
  return {
    customers: Array.from({ length: customers }, (_, at) => ({
      customerId: at + 1,
      code: String(at + 1),
      name: `株式会社${nameOf(at)}`,
      kana: nameOf(at),
      payerNames: [],
      feeBearer: 'customer' as const,
    })),
    receivables,
    deposits: Array.from({ length: deposits }, (_, at) => ({
      depositId: at + 1,
      ref: String(at + 1),
      payerName: `ｶ)${nameOf(at % customers)}`,
      amountYen: amountOf(at % customers, 0),
      depositedOn: '2026-02-27',
    })),
  };
}

/** Names of five syllables, all different. */
function nameOf(number: number): string {
  const syllables = ['カ', 'サ', 'タ', 'ナ', 'ハ', 'マ', 'ヤ', 'ラ', 'ワ', 'キ', 'シ', 'チ', 'ニ', 'ヒ', 'ミ', 'リ'];
  let [name, rest] = ['', number * 7 + 4099];
  for (let at = 0; at < 5; at++) {
    name += syllables[rest % 16];
    rest = Math.floor(rest / 16) + at * 5;
  }
  return `${name}ショウジ`;
}
