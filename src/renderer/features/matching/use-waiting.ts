/** What waits in a client's 消込: the proposals with what else is known of their deposits, by tab. */
import { useEffect, useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { dayOfInstant } from '../../../messages/instants.ts';
import { useMethod } from '../../api/use-method.ts';
import { type Deferral, keepOnly, useDeferrals } from '../../stores/deferrals.ts';
import type { Proposal } from './composition.ts';

export type MatchingTab = 'open' | 'deferred' | 'done';
export type Cleared = OutputOf<'allocations.history'>['allocations'][number];

export interface WaitingDeposit {
  depositId: number;
  proposal: Proposal;
  /** What the bank or the clerk wrote beside the name. */
  description: string;
  /** The whole deposit; the proposal's amount is what is left of it. */
  amountYen: number;
  deferral: Deferral | null;
}

const MANY = 5000;
const NONE: readonly never[] = [];

export function useWaiting(clientId: number, today: PlainDate) {
  const proposals = useMethod('allocations.propose', { clientId });
  const deposits = useMethod('deposits.list', { clientId, state: 'left', limit: MANY });
  const history = useMethod('allocations.history', { clientId, limit: 1000 });
  const imports = useMethod('deposits.imports', { clientId, limit: 1 });
  const deferralOf = useDeferrals();
  const list = proposals.value?.deposits ?? NONE;
  useEffect(() => {
    if (proposals.value) keepOnly(clientId, new Set(proposals.value.deposits.map((one) => one.depositId)));
  }, [clientId, proposals.value]);
  const known = useMemo(
    () => new Map((deposits.value?.deposits ?? NONE).map((one) => [one.depositId, one])),
    [deposits.value],
  );
  const waiting: WaitingDeposit[] = list.map((proposal) => ({
    depositId: proposal.depositId,
    proposal,
    description: known.get(proposal.depositId)?.description ?? '',
    amountYen: known.get(proposal.depositId)?.amountYen ?? proposal.amountYen,
    deferral: deferralOf(clientId, proposal.depositId),
  }));
  const cleared = useMemo(
    () => (history.value?.allocations ?? NONE).filter((one) => dayOfInstant(one.bookedAt) === today),
    [history.value, today],
  );
  return {
    proposals,
    failure: proposals.failure ?? history.failure,
    loading: proposals.loading,
    /** Nothing has ever come in from a bank, and nothing was cleared. */
    neverImported: imports.value?.imports.length === 0 && history.value?.allocations.length === 0,
    basisSeq: proposals.value?.basisSeq ?? 0,
    waiting,
    cleared,
  };
}
