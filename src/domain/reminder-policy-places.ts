/**
 * Where a reminder policy is set: office, client, customer, invoice. The nearest place wins, field by field; of the stages
 * each one by itself, so that "最終催告 only by hand for this customer" leaves the other days as they are.
 */
import { DEFAULT_POLICY, type ReminderPolicy, type ReminderStage, type StageRule } from './reminder-policy.ts';

export interface PolicyPart {
  stages?: StageRule[] | undefined;
  daysBetweenLetters?: number | undefined;
  minimumYen?: number | undefined;
  highValueYen?: number | null | undefined;
}

export interface PlacedPart {
  scope: 'client' | 'customer' | 'invoice';
  /** Customer's or invoice's id; 0 for the client itself. */
  targetId: number;
  part: PolicyPart;
}

/** A client's policies: ask for a customer, then for one of its invoices. */
export interface PolicyBook {
  /** Without a customer: what holds for the client at large. */
  of(customerId: number | null, invoiceId?: number): ReminderPolicy;
  /** The same without what that very place sets. */
  around(scope: 'client' | 'customer' | 'invoice', customerId: number | null): ReminderPolicy;
}

/** `part` laid over `base`. */
export function overlay(base: ReminderPolicy, part: PolicyPart | null | undefined): ReminderPolicy {
  if (!part) return base;
  const own = new Map<ReminderStage, StageRule>((part.stages ?? []).map((rule) => [rule.stage, rule]));
  return {
    stages: [
      ...base.stages.map((rule) => own.get(rule.stage) ?? rule),
      ...[...own.values()].filter((rule) => !base.stages.some((one) => one.stage === rule.stage)),
    ].sort((a, b) => a.stage - b.stage),
    daysBetweenLetters: part.daysBetweenLetters ?? base.daysBetweenLetters,
    minimumYen: part.minimumYen ?? base.minimumYen,
    highValueYen: part.highValueYen === undefined ? base.highValueYen : part.highValueYen,
  };
}

export function policyBook(office: PolicyPart | null, placed: readonly PlacedPart[]): PolicyBook {
  const partOf = (scope: PlacedPart['scope'], targetId: number | null | undefined) =>
    placed.find((one) => one.scope === scope && one.targetId === targetId)?.part;
  const atOffice = overlay(DEFAULT_POLICY, office);
  const atClient = overlay(atOffice, partOf('client', 0));
  const atCustomer = (customerId: number | null) => overlay(atClient, partOf('customer', customerId));
  return {
    of: (customerId, invoiceId) => overlay(atCustomer(customerId), partOf('invoice', invoiceId)),
    around: (scope, customerId) =>
      scope === 'client' ? atOffice : scope === 'customer' ? atClient : atCustomer(customerId),
  };
}
