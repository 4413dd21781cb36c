/** What is known of a customer's way of paying: which fee he deducts, whether he withholds tax. */
import type { LearnedWeights } from './learned-weights.ts';
import type { MatchingAdjustment, MatchingCustomer, PayerHabit } from './types.ts';

/** Days after the due date up to which each bin of lateness reaches, the last without end; stored numbers: never reorder. */
export const LATENESS_BINS: readonly number[] = [-26, -11, -5, 6, 20, 45, Number.POSITIVE_INFINITY];

export interface Habit {
  /** How often each fee was deducted; 0 stands for none. */
  feeCounts: Map<number, number>;
  deposits: number;
  withheld: number;
  /** Fees that a person has confirmed, from the history. */
  confirmedFees: Set<number>;
}

export function createHabit(): Habit {
  return { feeCounts: new Map(), deposits: 0, withheld: 0, confirmedFees: new Set() };
}

/** Habits by customer from confirmed allocations. */
export function habitsFromHistory(history: readonly PayerHabit[]): Map<number, Habit> {
  const habits = new Map<number, Habit>();
  for (const line of history) {
    const habit = habits.get(line.customerId) ?? createHabit();
    habits.set(line.customerId, habit);
    countFee(habit, line.feeYen ?? 0, line.count);
    if (line.feeYen) habit.confirmedFees.add(line.feeYen);
    if (line.withheld) habit.withheld += line.count;
  }
  return habits;
}

/** Adds what a deposit that cleared by itself shows, so that the next one of the run is judged by it. */
export function learnFrom(habit: Habit, adjustments: readonly MatchingAdjustment[]): void {
  countFee(habit, adjustments.find((one) => one.kind === 'transfer-fee')?.amountYen ?? 0, 1);
  if (adjustments.some((one) => one.kind === 'withholding')) habit.withheld++;
}

function countFee(habit: Habit, feeYen: number, count: number): void {
  habit.feeCounts.set(feeYen, (habit.feeCounts.get(feeYen) ?? 0) + count);
  habit.deposits += count;
}

/**
 * P(this customer deducts this fee; 0 = nothing). The guess by who bears the fee counts as one deposit, so that a habit
 * outweighs it from the second deposit on.
 */
export function feeProbability(
  habit: Habit,
  customer: MatchingCustomer,
  feeYen: number,
  feesInTable: number,
  weights: LearnedWeights,
): number {
  const someFee = weights.someFee[customer.feeBearer];
  const guess = feeYen === 0 ? 1 - someFee : someFee * shareOfFee(weights, feeYen, feesInTable);
  return ((habit.feeCounts.get(feeYen) ?? 0) + guess) / (habit.deposits + 1);
}

/** P(this fee | some fee): what the office has met, the rest spread evenly over the table. */
function shareOfFee(weights: LearnedWeights, feeYen: number, feesInTable: number): number {
  let met = 0;
  for (const share of weights.feeShare.values()) met += share;
  return (weights.feeShare.get(feeYen) ?? 0) + (1 - met) / feesInTable;
}

export function withholdingProbability(habit: Habit, weights: LearnedWeights): number {
  return (habit.withheld + weights.withholding) / (habit.deposits + 1);
}
