/** The rows of 例外一覧: what waits, with the engine's answer where it is known, and whether one key may accept it. Pure. */
import type { OutputOf } from '../../../contract/contract.ts';
import { reasonSentence } from '../../../messages/matching.ts';

export type Waiting = OutputOf<'review.queue'>['deposits'][number];
export type Proposals = OutputOf<'allocations.propose'>;
export type Proposal = Proposals['deposits'][number];

export interface QueueRow extends Waiting {
  key: string;
  /** undefined: still being asked. */
  proposal: Proposal | undefined;
  /** At which state of the client's books the answer was given. */
  basisSeq: number | null;
}

/** Every row with its own client's answer: a proposal is found by client and deposit, never by deposit alone. */
export function queueRows(waiting: readonly Waiting[], proposalsOf: ReadonlyMap<number, Proposals>): QueueRow[] {
  const byClient = new Map(
    [...proposalsOf].map(([clientId, proposals]) => [
      clientId,
      new Map(proposals.deposits.map((proposal) => [proposal.depositId, proposal])),
    ]),
  );
  return waiting.map((one) => ({
    ...one,
    key: `${one.clientId}/${one.depositId}`,
    proposal: byClient.get(one.clientId)?.get(one.depositId),
    basisSeq: proposalsOf.get(one.clientId)?.basisSeq ?? null,
  }));
}

/**
 * Cautions that a look at the pane answers. Any other one (a double, a tie, a part, too much money, another company's
 * name, and whatever the engine learns to doubt later) wants the books beside it.
 */
const ANSWERED_HERE: ReadonlySet<string> = new Set(['unconfirmed-alias', 'rounding', 'unsure', 'not-yet-issued']);

/** One key may accept it from the queue: there is an answer, and nothing in it asks to be looked at beside others. */
export function isSafe(proposal: Proposal | undefined): boolean {
  if (!proposal || proposal.status === 'none' || proposal.allocations.length === 0) return false;
  return proposal.reasons.every((reason) => !reasonSentence(reason).isDoubt || ANSWERED_HERE.has(reason.kind));
}
