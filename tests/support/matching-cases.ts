/** Single situations for the proposal engine, short enough to be read as tables. */
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import type {
  MatchingCustomer,
  MatchingDeposit,
  MatchingInput,
  MatchingProposal,
  MatchingReceivable,
} from '../../src/domain/matching/types.ts';

/** code, name, フリガナ, then what is special about the customer. */
export function customers(...rows: [string, string, string, Partial<MatchingCustomer>?][]): MatchingCustomer[] {
  return rows.map(([code, name, kana, special], index) => ({
    customerId: index + 1,
    code,
    name,
    kana,
    payerNames: [],
    feeBearer: 'customer',
    ...special,
  }));
}

/** Invoice, position of the customer (from 1), issued, due, yen; 10 % tax. */
export function receivables(
  ...rows: [string, number, string, string, number, Partial<MatchingReceivable>?][]
): MatchingReceivable[] {
  return rows.map(([invoice, customerId, issuedOn, dueOn, yen, special], index) => ({
    receivableId: index + 1,
    invoice,
    customerId,
    issuedOn,
    dueOn,
    openYen: yen,
    amountYen: yen,
    netYen: Math.round(yen / 1.1),
    ...special,
  }));
}

export function deposits(...rows: [string, string, number, Partial<MatchingDeposit>?][]): MatchingDeposit[] {
  return rows.map(([depositedOn, payerName, amountYen, special], index) => ({
    depositId: index + 1,
    ref: String(index + 1),
    payerName,
    amountYen,
    depositedOn,
    ...special,
  }));
}

/** "status customer invoice=yen …" by deposit, in the deposits' order. */
export function outcome(input: MatchingInput): string[] {
  const proposals = new Map(proposeAllocations(input).map((proposal) => [proposal.depositId, proposal]));
  return input.deposits.map((deposit) => line(proposals.get(deposit.depositId)!));
}

export function line(proposal: MatchingProposal): string {
  const paid = proposal.allocations.map((one) => `${one.invoice}=${one.amountYen}`);
  const changed = proposal.adjustments.map((one) => `${one.kind}:${one.amountYen}`);
  return [proposal.status, proposal.customerCode ?? '-', ...paid, ...changed].join(' ');
}

export function doubts(input: MatchingInput): string[] {
  return proposeAllocations(input)[0]!.reasons.map((reason) => reason.kind);
}

export const YAMADA = customers(['Y', '株式会社山田商店', 'ヤマダショウテン']);
export const JULY = ['2026-06-30', '2026-07-31'] as const;
export const AUGUST = ['2026-07-31', '2026-08-31'] as const;
export const [A, B, C] = [54_781, 31_207, 112_640];
