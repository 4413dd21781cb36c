/** What a clerk puts together on the 消込 page: which receivables, how much of each, which differences. Pure. */
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { sumYen } from '../../../domain/money.ts';

export type Proposal = OutputOf<'allocations.propose'>['deposits'][number];
export type OpenReceivable = OutputOf<'allocations.openReceivables'>['receivables'][number];
export type Adjustment = Proposal['adjustments'][number];
export type AdjustmentKind = Adjustment['kind'];

/** One possible answer: the proposal's own, or one of its next-best. */
export interface Answer {
  customerId: number;
  customerCode: string;
  customerName: string;
  allocations: Proposal['allocations'];
  adjustments: readonly Adjustment[];
  score: number;
  reasons: Proposal['reasons'];
}

export interface Composition {
  customerId: number | null;
  /** Yen by receivableId, in the order in which they are filled: oldest due first. A receivable may wait with 0. */
  amounts: ReadonlyMap<number, number>;
  /** Amounts typed by hand: refilling leaves them alone. */
  typed: ReadonlySet<number>;
  adjustments: readonly Adjustment[];
  /** What becomes of money that stays: kept for this customer, or given back. */
  rest: 'advance' | 'refund';
  /** Why the customer denies what stays open of the receivables; null: nobody said so. */
  dispute: string | null;
  /** Which answer of the proposal this is, untouched; null once the clerk has changed anything. */
  answer: number | null;
}

export const NOTHING_COMPOSED: Composition = {
  customerId: null,
  amounts: new Map(),
  typed: new Set(),
  adjustments: [],
  rest: 'advance',
  dispute: null,
  answer: null,
};

/** The answers of a proposal, the engine's own first; empty when it has none. */
export function answersOf(proposal: Proposal): Answer[] {
  const { customerId, customerCode, customerName, allocations, adjustments, score, reasons } = proposal;
  if (customerId === undefined || allocations.length === 0) return [];
  const own = { customerId, customerCode: customerCode ?? '', customerName: customerName ?? '' };
  return [{ ...own, allocations, adjustments, score, reasons }, ...proposal.others];
}

/** The bulk credit of a direct debit: its result file says whom it clears, over many customers. null: it is none. */
export interface BulkCredit {
  debitOn: string;
  /** Rows drawn, and customers behind them. */
  rows: number;
  customers: number;
  invoices: number;
  clearedYen: number;
  /** Of rows whose customer or invoice is not known: it stays in the deposit. */
  leftYen: number;
}

export function bulkCreditOf(proposal: Proposal): BulkCredit | null {
  const facts = proposal.reasons.find((reason) => reason.kind === 'direct-debit')?.facts;
  if (!facts) return null;
  const clearedYen = sumYen(proposal.allocations.map((line) => line.amountYen));
  return {
    debitOn: String(facts.debitOn ?? ''),
    rows: Number(facts.count ?? 0),
    customers: Number(facts.customers ?? 0),
    invoices: proposal.allocations.length,
    clearedYen,
    leftYen: proposal.amountYen - clearedYen + sumYen(proposal.adjustments.map((one) => one.amountYen)),
  };
}

export function composeAnswer(answer: Answer, index: number): Composition {
  return {
    customerId: answer.customerId,
    amounts: new Map(answer.allocations.map((line) => [line.receivableId, line.amountYen])),
    typed: new Set(),
    adjustments: answer.adjustments,
    rest: 'advance',
    dispute: null,
    answer: index,
  };
}

/** A customer chosen by hand: what pays exactly is ticked at once, else nothing. */
export function composeFor(customerId: number, open: readonly OpenReceivable[], moneyYen: number): Composition {
  const none = { ...NOTHING_COMPOSED, customerId };
  const exact = open.find((one) => one.openYen === moneyYen);
  if (exact) return refilled({ ...none, amounts: new Map([[exact.receivableId, 0]]) }, open, moneyYen);
  const isWhole = open.length > 0 && sumYen(open.map((one) => one.openYen)) === moneyYen;
  return isWhole
    ? refilled({ ...none, amounts: new Map(open.map((one) => [one.receivableId, 0])) }, open, moneyYen)
    : none;
}

/** Ticks and unticks: exactly these receivables are meant now. Differences fall away, amounts are filled anew. */
export function withTicked(
  composition: Composition,
  ticked: ReadonlySet<number>,
  open: readonly OpenReceivable[],
  moneyYen: number,
): Composition {
  const ids = open.map((one) => one.receivableId).filter((id) => ticked.has(id));
  const amounts = new Map(ids.map((id) => [id, composition.amounts.get(id) ?? 0]));
  const typed = new Set([...composition.typed].filter((id) => ticked.has(id)));
  return refilled({ ...composition, amounts, typed, adjustments: [], dispute: null, answer: null }, open, moneyYen);
}

/** An amount typed by hand (null or 0 keeps the tick and waits); what was not typed is filled anew with the rest. */
export function withAmount(
  composition: Composition,
  line: { receivableId: number; amountYen: number | null },
  open: readonly OpenReceivable[],
  moneyYen: number,
): Composition {
  const amounts = new Map(composition.amounts).set(line.receivableId, line.amountYen ?? 0);
  const typed = new Set([...composition.typed, line.receivableId]);
  return refilled({ ...composition, amounts, typed, answer: null }, open, moneyYen);
}

/** Less money came than is cleared, and this is why; a second reason joins the first. */
export function withAdjustment(
  composition: Composition,
  adjustment: Adjustment,
  open: readonly OpenReceivable[],
  moneyYen: number,
): Composition {
  const others = composition.adjustments.filter((one) => one.kind !== adjustment.kind);
  return refilled({ ...composition, adjustments: [...others, adjustment], answer: null }, open, moneyYen);
}

export function withoutAdjustments(
  composition: Composition,
  open: readonly OpenReceivable[],
  moneyYen: number,
): Composition {
  return refilled({ ...composition, adjustments: [], answer: null }, open, moneyYen);
}

/** What stays open is denied by the customer, and why; it is no difference, so nothing more is cleared. */
export function withDispute(composition: Composition, reason: string): Composition {
  return { ...composition, dispute: reason, answer: null };
}

/** Everything ticked is cleared whole; what is left of the money stays with the deposit. */
export function withExcessKept(
  composition: Composition,
  open: readonly OpenReceivable[],
  moneyYen: number,
): Composition {
  const ids = composition.amounts.size > 0 ? composition.amounts : new Map(open.map((one) => [one.receivableId, 0]));
  return refilled({ ...composition, amounts: ids, typed: new Set(), adjustments: [], answer: null }, open, moneyYen);
}

/** Fills the ticked receivables with the money and the differences, oldest due first, typed amounts before all. */
function refilled(composition: Composition, open: readonly OpenReceivable[], moneyYen: number): Composition {
  const typedYen = sumYen([...composition.typed].map((id) => composition.amounts.get(id) ?? 0));
  let restYen = moneyYen + adjustmentsYen(composition.adjustments) - typedYen;
  const amounts = new Map<number, number>();
  for (const { receivableId, openYen } of open) {
    const before = composition.amounts.get(receivableId);
    if (before === undefined) continue;
    const amountYen = composition.typed.has(receivableId) ? before : Math.max(0, Math.min(openYen, restYen));
    if (!composition.typed.has(receivableId)) restYen -= amountYen;
    amounts.set(receivableId, amountYen);
  }
  return { ...composition, amounts };
}

function adjustmentsYen(adjustments: readonly Adjustment[]): number {
  return sumYen(adjustments.map((one) => one.amountYen));
}

export interface Totals {
  moneyYen: number;
  /** All that the receivables are reduced by. */
  clearedYen: number;
  adjustmentYen: number;
  /** Money used: cleared less adjustments. */
  usedYen: number;
  /** Money that stays with the deposit. Negative: more is used than came. */
  leftYen: number;
  /** What stays open of the ticked receivables. */
  shortYen: number;
  /** Open balance of the customer before and after. */
  beforeYen: number;
  afterYen: number;
}

export function totalsOf(composition: Composition, open: readonly OpenReceivable[], moneyYen: number): Totals {
  const clearedYen = sumYen(composition.amounts.values());
  const adjustmentYen = adjustmentsYen(composition.adjustments);
  const ticked = open.filter((one) => composition.amounts.has(one.receivableId));
  const beforeYen = sumYen(open.map((one) => one.openYen));
  return {
    moneyYen,
    clearedYen,
    adjustmentYen,
    usedYen: clearedYen - adjustmentYen,
    leftYen: moneyYen - (clearedYen - adjustmentYen),
    shortYen: sumYen(ticked.map((one) => one.openYen)) - clearedYen,
    beforeYen,
    afterYen: beforeYen - clearedYen,
  };
}

/** Why this cannot be booked as it stands; null when it can. The core checks all of it again. */
export type Obstacle = 'no-customer' | 'nothing-ticked' | 'over-open' | 'over-money' | 'adjustment-too-large';

export function obstacleOf(
  composition: Composition,
  open: readonly OpenReceivable[],
  moneyYen: number,
): Obstacle | null {
  if (composition.customerId === null) return 'no-customer';
  const totals = totalsOf(composition, open, moneyYen);
  if (totals.clearedYen === 0) return 'nothing-ticked';
  if (overdrawnOf(composition, open).length > 0) return 'over-open';
  if (totals.usedYen < 0) return 'adjustment-too-large';
  return totals.leftYen < 0 ? 'over-money' : null;
}

/** Receivables of which more would be cleared than is open. */
export function overdrawnOf(composition: Composition, open: readonly OpenReceivable[]): number[] {
  const openYen = new Map(open.map((one) => [one.receivableId, one.openYen]));
  return [...composition.amounts].filter(([id, yen]) => yen > (openYen.get(id) ?? 0)).map(([id]) => id);
}

export interface Money {
  depositId: number;
  /** What is left of it. */
  amountYen: number;
}

export type AllocateInput = Omit<InputOf<'allocations.allocate'>, 'clientId' | 'requestId'>;

/**
 * One allocation per deposit: the receivables in their order are paid by the deposits in theirs. The differences go with
 * the largest deposit, which pays first, because none may deduct more than it clears. A deposit for which nothing is left
 * is left out.
 */
export function shareOut(composition: Composition, deposits: readonly Money[]): AllocateInput[] {
  const largest = deposits.reduce((best, one) => (one.amountYen > best.amountYen ? one : best));
  const rest = [...composition.amounts]
    .filter(([, yen]) => yen > 0)
    .map(([receivableId, yen]) => ({ receivableId, yen }));
  const inputs: AllocateInput[] = [];
  for (const { depositId, amountYen } of [largest, ...deposits.filter((one) => one !== largest)]) {
    const carries = depositId === largest.depositId;
    const adjustments = carries ? composition.adjustments.filter((one) => one.amountYen !== 0) : [];
    const allocations = takeYen(rest, amountYen + adjustmentsYen(adjustments));
    if (allocations.length > 0) inputs.push({ depositId, allocations, adjustments });
  }
  const last = inputs.at(-1);
  // Said with the last, when what stays open is known.
  if (last && composition.dispute !== null) last.disputeReason = composition.dispute;
  return inputs;
}

function takeYen(rest: { receivableId: number; yen: number }[], limitYen: number) {
  const taken: { receivableId: number; amountYen: number }[] = [];
  let leftYen = limitYen;
  for (const line of rest) {
    const amountYen = Math.min(line.yen, leftYen);
    if (amountYen <= 0) continue;
    taken.push({ receivableId: line.receivableId, amountYen });
    line.yen -= amountYen;
    leftYen -= amountYen;
  }
  return taken;
}
