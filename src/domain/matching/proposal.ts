/** Turns what the engine found into a proposal: the answer, its reasons, the doubts, and the next-best answers. */
import type { Explanation } from './build-explanation.ts';
import { isTrouble } from './differences.ts';
import type { Reading } from './read-deposit.ts';
import type { MatchingAnswer, MatchingProposal, MatchingReason } from './types.ts';
import { AUTO_BAR } from './weights.ts';

const OTHERS_SHOWN = 3;

/** `chosen` is the answer to give; an answer that is only a way of saying "sent twice" is left out. */
export function toProposal(
  reading: Reading,
  chosen: Explanation | undefined,
  status: 'auto' | 'suggested',
): MatchingProposal {
  const { deposit } = reading;
  const head = {
    depositId: deposit.depositId,
    ref: deposit.ref,
    payerName: deposit.payerName,
    amountYen: deposit.amountYen,
    depositedOn: deposit.depositedOn,
  };
  if (chosen && !isProbablyDouble(reading, chosen)) {
    const answer = toAnswer(reading, chosen);
    const others = reading.explanations.filter((one) => one !== chosen).slice(0, OTHERS_SHOWN);
    const doubts = status === 'auto' ? [] : doubtsAbout(reading, chosen);
    const reasons = [...answer.reasons, ...doubts];
    return { ...head, status, ...answer, reasons, others: others.map((one) => toAnswer(reading, one)) };
  }
  return {
    ...head,
    status: 'none',
    ...knownPayer(reading),
    allocations: [],
    adjustments: [],
    score: 0,
    reasons: emptyReasons(reading),
    others: [],
  };
}

function isProbablyDouble(reading: Reading, chosen: Explanation): boolean {
  const double = reading.background.get('double');
  const isRest = chosen.fit === 'part' || chosen.fit === 'over';
  return isRest && double !== undefined && double > chosen.weight;
}

function toAnswer(reading: Reading, one: Explanation): MatchingAnswer {
  const { customer } = one.match;
  return {
    customerId: customer.customerId,
    customerCode: customer.code,
    customerName: customer.name,
    allocations: one.pays.map(({ receivable, amountYen }) => ({
      invoice: receivable.invoice,
      receivableId: receivable.receivableId,
      amountYen,
    })),
    adjustments: one.adjustments,
    score: Math.round(Math.exp(one.weight - reading.total) * 10_000) / 10_000,
    reasons: one.reasons.map(roundPoints),
  };
}

function roundPoints(reason: MatchingReason): MatchingReason {
  const { points } = reason.facts;
  return typeof points === 'number'
    ? { ...reason, facts: { ...reason.facts, points: Math.round(points * 10) / 10 } }
    : reason;
}

/** Why this is not cleared by itself: the rules that forbid it, then what rivals it. */
function doubtsAbout(reading: Reading, chosen: Explanation): MatchingReason[] {
  const doubts = [...chosen.cautions];
  const double = reading.background.get('double');
  if (double !== undefined && Math.exp(double - reading.total) > 1 - AUTO_BAR)
    doubts.push({ kind: 'double', facts: {} });
  if (doubts.length === 0)
    doubts.push(reading.score < AUTO_BAR ? strongestRival(reading, chosen) : { kind: 'contested', facts: {} });
  if (reading.stopped && !doubts.some((one) => one.kind === 'search-stopped'))
    doubts.push({ kind: 'search-stopped', facts: {} });
  return doubts;
}

function strongestRival(reading: Reading, chosen: Explanation): MatchingReason {
  const rival = reading.explanations.find((one) => one !== chosen && !isTrouble(one.fit));
  const background = Math.max(...reading.background.values());
  if (rival && rival.weight > background) {
    const facts = {
      customer: rival.match.customer.name,
      invoice: rival.pays[0]!.receivable.invoice,
      count: rival.pays.length,
    };
    return { kind: 'tie', facts };
  }
  return { kind: 'unsure', facts: {} };
}

function knownPayer(reading: Reading): Pick<MatchingProposal, 'customerId' | 'customerCode' | 'customerName'> {
  const certain = reading.matches.filter((match) => match.caution === null);
  if (certain.length !== 1) return {};
  const { customer } = certain[0]!;
  return { customerId: customer.customerId, customerCode: customer.code, customerName: customer.name };
}

function emptyReasons(reading: Reading): MatchingReason[] {
  const known = reading.matches.filter((match) => match.caution === null);
  const name = known.length === 1 ? [roundPoints(known[0]!.reason)] : [];
  if (reading.background.has('double')) return [...name, { kind: 'double', facts: {} }];
  return [...name, { kind: known.length > 0 ? 'nothing-open' : 'unknown-payer', facts: {} }];
}
