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
  wording?: ReminderPolicy['wording'] | undefined;
  approval?: boolean | undefined;
  contactFirst?: boolean | undefined;
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
    wording: part.wording ?? base.wording,
    approval: part.approval ?? base.approval,
    contactFirst: part.contactFirst ?? base.contactFirst,
  };
}

/** Most customers and nearly all invoices set nothing of their own: they share the policy of the place around them. */
export function policyBook(office: PolicyPart | null, placed: readonly PlacedPart[]): PolicyBook {
  const parts = new Map(placed.map(({ scope, targetId, part }) => [`${scope} ${targetId}`, part]));
  const atOffice = overlay(DEFAULT_POLICY, office);
  const atClient = overlay(atOffice, parts.get('client 0'));
  const kept = new Map<string, ReminderPolicy>();
  const at = (place: string, around: ReminderPolicy) => {
    const part = parts.get(place);
    if (!part) return around;
    const known = kept.get(place) ?? overlay(around, part);
    kept.set(place, known);
    return known;
  };
  const atCustomer = (customerId: number | null) => at(`customer ${customerId}`, atClient);
  return {
    of: (customerId, invoiceId) => at(`invoice ${invoiceId}`, atCustomer(customerId)),
    around: (scope, customerId) =>
      scope === 'client' ? atOffice : scope === 'customer' ? atClient : atCustomer(customerId),
  };
}

/**
 * The first stage whose days do not come after those of the stage before it, or null: an invoice would wait for a day that
 * has gone by. A stage that never goes by itself is passed over.
 */
export function stageOutOfOrder(policy: ReminderPolicy): { stage: ReminderStage; days: number } | null {
  const days = policy.stages.filter((rule) => rule.daysAfterDue !== null);
  const wrong = days.find((rule, index) => index > 0 && rule.daysAfterDue! <= days[index - 1]!.daysAfterDue!);
  return wrong ? { stage: wrong.stage, days: wrong.daysAfterDue! } : null;
}
