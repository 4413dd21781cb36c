/** What goes into the proposal engine and what comes out. All dates 'YYYY-MM-DD', all money whole yen. */
import type { PlainDate } from '../dates.ts';
import type { ExperienceCount } from './learned-weights.ts';

export interface MatchingDeposit {
  depositId: number;
  /** 照会番号 or row number; only used to keep an order among equal deposits. */
  ref: string;
  payerName: string;
  /** Money still unused. */
  amountYen: number;
  depositedOn: PlainDate;
  /** Set when the customer is known for certain: by hand, or by a virtual account. */
  customerId?: number | undefined;
  ediInfo?: string | undefined;
  description?: string | undefined;
}

export interface PayerAlias {
  name: string;
  /** given: entered with the customer; learned: taken from confirmed allocations. */
  source: 'given' | 'learned';
  /** How often a person confirmed it. */
  confirmations: number;
}

export interface MatchingCustomer {
  customerId: number;
  code: string;
  name: string;
  /** フリガナ, '' when missing. */
  kana: string;
  payerNames: readonly PayerAlias[];
  /** client (当方): the transfer fee is deducted from what arrives. customer (先方): full amounts arrive. */
  feeBearer: 'customer' | 'client';
  /** The customer is a 委託事業者 under 取適法 towards this client: deducting a fee from what is due is 減額, whatever was agreed. */
  entrustmentAct?: boolean | undefined;
  /** Agreed discount for early payment, in hundredths of a percent of the amount with tax; null or missing: none. */
  discountBasisPoints?: number | null | undefined;
  /** Days from the invoice's date within which it may be taken. */
  discountDays?: number | null | undefined;
}

export interface MatchingReceivable {
  receivableId: number;
  invoice: string;
  customerId: number;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  /** What is still open of it. */
  openYen: number;
  /** The whole receivable, tax included. */
  amountYen: number;
  /** The whole receivable before consumption tax: the base of withholding tax. */
  netYen: number;
}

/** How a payer has paid before, counted from confirmed allocations. */
export interface PayerHabit {
  payerKey: string;
  customerId: number;
  /** null: nothing was deducted. */
  feeYen: number | null;
  /** Income tax was withheld. */
  withheld?: boolean | undefined;
  /** Bin of LATENESS_BINS. */
  lateness?: number | undefined;
  count: number;
}

/** A deposit that was used before this run: what comes again shortly after may be the same money sent twice. */
export interface ClearedDeposit {
  payerName: string;
  customerId: number;
  /** All the money that came. */
  amountYen: number;
  depositedOn: PlainDate;
}

export interface MatchingInput {
  deposits: readonly MatchingDeposit[];
  customers: readonly MatchingCustomer[];
  /** Open ones only. */
  receivables: readonly MatchingReceivable[];
  history?: readonly PayerHabit[] | undefined;
  /** Those of the last three weeks before the first deposit are enough. */
  cleared?: readonly ClearedDeposit[] | undefined;
  /** What the whole office has met, as numbers. */
  experience?: readonly ExperienceCount[] | undefined;
}

export interface MatchingAllocation {
  invoice: string;
  receivableId: number;
  /** All that the invoice is reduced by. */
  amountYen: number;
}

export interface MatchingAdjustment {
  kind: 'transfer-fee' | 'rounding' | 'withholding' | 'discount' | 'offset';
  /** Positive when less money came than is cleared. */
  amountYen: number;
}

/** One reason in kind and facts; messages/matching.ts makes the sentence. */
export interface MatchingReason {
  kind: string;
  facts: Record<string, string | number | boolean>;
}

/** One possible answer. The allocations' yen = the money used + the adjustments' yen. */
export interface MatchingAnswer {
  customerId: number;
  customerCode: string;
  customerName: string;
  allocations: MatchingAllocation[];
  adjustments: MatchingAdjustment[];
  /** 0–1: the probability that this is right, as the engine reckons it. */
  score: number;
  reasons: MatchingReason[];
}

export interface MatchingProposal {
  depositId: number;
  ref: string;
  payerName: string;
  amountYen: number;
  depositedOn: PlainDate;
  /** auto: may be cleared without a person; suggested: a person has to look; none: nothing to propose. */
  status: 'auto' | 'suggested' | 'none';
  customerId?: number;
  customerCode?: string;
  customerName?: string;
  allocations: MatchingAllocation[];
  adjustments: MatchingAdjustment[];
  score: number;
  reasons: MatchingReason[];
  /** The next-best answers, best first. */
  others: MatchingAnswer[];
}
