/** What waits in a client's 消込: the proposals with what else is known of their deposits, by tab. */
import { useEffect, useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { dayOfInstant } from '../../../messages/instants.ts';
import { useMethod } from '../../api/use-method.ts';
import { keepOnly, useDeferrals } from '../../stores/deferrals.ts';
import type { Proposal } from './composition.ts';

export type MatchingTab = 'open' | 'deferred' | 'done';
export type Cleared = OutputOf<'allocations.history'>['allocations'][number];

/** What a clerk has said of a deposit, in the books; null where it was only put aside on this machine. */
export type Mark = OutputOf<'exceptions.list'>['marks'][number];
export type Standing = Mark['kind'] | 'later';

export interface WaitingDeposit {
  depositId: number;
  proposal: Proposal;
  /** What the bank or the clerk wrote beside the name. */
  description: string;
  /** The whole deposit; the proposal's amount is what is left of it. */
  amountYen: number;
  /** Why it stands in 保留; null: still to be decided on. */
  standing: Standing | null;
  mark: Mark | null;
}

const MANY = 5000;
const NONE: readonly never[] = [];

export function useWaiting(clientId: number, today: PlainDate) {
  const proposals = useMethod('allocations.propose', { clientId });
  const deposits = useMethod('deposits.list', { clientId, state: 'left', limit: MANY });
  const history = useMethod('allocations.history', { clientId, limit: 1000 });
  const imports = useMethod('deposits.imports', { clientId, limit: 1 });
  const exceptions = useMethod('exceptions.list', { clientId });
  const isDeferred = useDeferrals();
  const list = proposals.value?.deposits ?? NONE;
  useEffect(() => {
    if (proposals.value) keepOnly(clientId, new Set(proposals.value.deposits.map((one) => one.depositId)));
  }, [clientId, proposals.value]);
  const known = useMemo(
    () => new Map((deposits.value?.deposits ?? NONE).map((one) => [one.depositId, one])),
    [deposits.value],
  );
  const marks = useMemo(
    () => new Map((exceptions.value?.marks ?? NONE).map((one) => [one.depositId, one])),
    [exceptions.value],
  );
  const waiting: WaitingDeposit[] = list.map((proposal) => ({
    depositId: proposal.depositId,
    proposal,
    description: known.get(proposal.depositId)?.description ?? '',
    amountYen: known.get(proposal.depositId)?.amountYen ?? proposal.amountYen,
    mark: marks.get(proposal.depositId) ?? null,
    standing: marks.get(proposal.depositId)?.kind ?? (isDeferred(clientId, proposal.depositId) ? 'later' : null),
  }));
  const cleared = useMemo(
    () => (history.value?.allocations ?? NONE).filter((one) => dayOfInstant(one.bookedAt) === today),
    [history.value, today],
  );
  return {
    proposals,
    failure: proposals.failure ?? history.failure ?? exceptions.failure,
    // Before the marks are there, what is in 保留 would stand among the undecided for a moment.
    loading: proposals.loading || exceptions.loading,
    /** Nothing has ever come in from a bank, and nothing was cleared. */
    neverImported: imports.value?.imports.length === 0 && history.value?.allocations.length === 0,
    basisSeq: proposals.value?.basisSeq ?? 0,
    waiting,
    cleared,
  };
}
