/** The deposit in hand (or several together), the answer chosen for it, and what the clerk has made of it. */
import { useEffect, useMemo, useState } from 'react';
import { prefetch, useMethod } from '../../api/use-method.ts';
import {
  type Answer,
  answersOf,
  type Composition,
  composeAnswer,
  composeFor,
  NOTHING_COMPOSED,
  type Obstacle,
  type OpenReceivable,
  obstacleOf,
  type Totals,
  totalsOf,
  withTicked,
} from './composition.ts';
import type { WaitingDeposit } from './use-waiting.ts';

export interface Work {
  /** One, or those chosen together; the first is the one in hand. */
  deposits: readonly WaitingDeposit[];
  moneyYen: number;
  answers: readonly Answer[];
  answerIndex: number;
  chooseAnswer: (index: number) => void;
  composition: Composition;
  compose: (next: Composition) => void;
  chooseCustomer: (customerId: number | null) => void;
  /** Back to the proposal as it came. */
  restart: () => void;
  open: readonly OpenReceivable[];
  openLoading: boolean;
  totals: Totals;
  obstacle: Obstacle | null;
}

interface Made {
  /** Which deposits it was made for. */
  unit: string;
  answerIndex: number;
  /** Chosen by hand; its receivables may still be on their way. */
  customerId?: number | null;
  composition: Composition | null;
}

const NO_RECEIVABLES: readonly OpenReceivable[] = [];

export function useWork(clientId: number, deposits: readonly WaitingDeposit[], next: readonly WaitingDeposit[]): Work {
  const unit = deposits.map((one) => one.depositId).join(' ');
  const [kept, setMade] = useState<Made>({ unit: '', answerIndex: 0, composition: null });
  const made: Made = kept.unit === unit ? kept : { unit, answerIndex: 0, composition: null };
  const first = deposits[0]?.proposal;
  const answers = useMemo(() => (first ? answersOf(first) : []), [first]);
  const answerIndex = Math.min(made.answerIndex, Math.max(0, answers.length - 1));
  const answer = answers[answerIndex];
  const customerId =
    made.composition?.customerId ??
    (made.customerId === undefined ? (answer?.customerId ?? first?.customerId ?? null) : made.customerId);
  const receivables = useMethod(
    'allocations.openReceivables',
    { clientId, customerId: customerId ?? 1 },
    { enabled: customerId !== null, fresh: true },
  );
  const open = customerId === null ? NO_RECEIVABLES : (receivables.value?.receivables ?? NO_RECEIVABLES);
  const moneyYen = deposits.reduce((sum, one) => sum + one.proposal.amountYen, 0);
  const composition = made.composition ?? startOf(made, answer, answerIndex, customerId, open, deposits, moneyYen);
  usePrefetch(clientId, next);
  return {
    deposits,
    moneyYen,
    answers,
    answerIndex,
    chooseAnswer: (index) => setMade({ unit, answerIndex: index, composition: null }),
    composition,
    compose: (composed) => setMade({ ...made, unit, answerIndex, composition: composed }),
    chooseCustomer: (chosen) => setMade({ unit, answerIndex, customerId: chosen, composition: null }),
    restart: () => setMade({ unit, answerIndex: 0, composition: null }),
    open,
    openLoading: customerId !== null && receivables.loading,
    totals: totalsOf(composition, open, moneyYen),
    obstacle: obstacleOf(composition, open, moneyYen),
  };
}

/** What stands there before the clerk touches it: the answer, or a first guess for a customer chosen by hand. */
function startOf(
  made: Made,
  answer: Answer | undefined,
  answerIndex: number,
  customerId: number | null,
  open: readonly OpenReceivable[],
  deposits: readonly WaitingDeposit[],
  moneyYen: number,
): Composition {
  if (customerId === null) return NOTHING_COMPOSED;
  if (made.customerId !== undefined) return composeFor(customerId, open, moneyYen);
  // The name is known, but the engine proposes nothing: neither does the page.
  if (!answer) return { ...NOTHING_COMPOSED, customerId };
  if (deposits.length === 1) return composeAnswer(answer, answerIndex);
  const meant = new Set(
    deposits
      .filter((one) => one.proposal.customerId === customerId)
      .flatMap((one) => one.proposal.allocations.map((line) => line.receivableId)),
  );
  return withTicked({ ...NOTHING_COMPOSED, customerId }, meant, open, moneyYen);
}

/** Receivables of the deposits that come next are asked for ahead: going on must not wait. */
function usePrefetch(clientId: number, next: readonly WaitingDeposit[]): void {
  const customers = next.flatMap((one) => one.proposal.customerId ?? []).join(' ');
  useEffect(() => {
    for (const id of customers.split(' ').filter(Boolean)) {
      prefetch('allocations.openReceivables', { clientId, customerId: Number(id) });
      prefetch('customers.get', { clientId, customerId: Number(id) });
    }
  }, [clientId, customers]);
}
