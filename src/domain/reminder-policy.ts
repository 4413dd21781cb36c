/**
 * Who is reminded, at which stage, and who is not and why: facts in, decision out. Decided from state, never from "today
 * is exactly the day": a day missed is caught up, nobody skips a stage and nobody is sent one twice.
 */
import { addDays, daysBetween, type PlainDate, shiftFromHoliday } from './dates.ts';
import type { WordingSet } from './wording/keys.ts';

export type ReminderStage = 1 | 2 | 3 | 4 | 5;

export interface StageRule {
  stage: ReminderStage;
  /** Days after the due date from which this stage may go; null: it never goes by itself, nor does any after it. */
  daysAfterDue: number | null;
  /** Days the letter gives to the new deadline. */
  deadlineDays: number;
  /** phone: a person calls, no letter goes. */
  channel: ReminderChannel;
}

export type ReminderChannel = 'letter' | 'email' | 'sms' | 'voice' | 'phone';
/** By wire: only to who agreed to it, and only while the words need not be provable. */
export type WireChannel = 'email' | 'sms' | 'voice';
const HIGHEST_WIRE_STAGE = 3;

export interface ReminderPolicy {
  /** Ascending by stage; a stage that lacks (5: 最終催告 needs a person first) never goes by itself. */
  stages: readonly StageRule[];
  /** Least days since the last letter to the same customer. */
  daysBetweenLetters: number;
  /** Below this sum no letter goes; 0: no minimum. */
  minimumYen: number;
  /** From this sum on a person telephones before the first letter goes; null: never. */
  highValueYen: number | null;
  /** Which set of wordings the letters are written from. */
  wording: WordingSet;
  /** The client agrees to each letter before it is written. */
  approval: boolean;
  /** Before 最終催告 the client's 営業担当 is asked to speak with the customer. */
  contactFirst: boolean;
}

/** What an office starts with: 3, 14, 30 and 45 days after due, at least 7 days since the last letter, no minimum. */
export const DEFAULT_POLICY: ReminderPolicy = {
  stages: [
    { stage: 1, daysAfterDue: 3, deadlineDays: 10, channel: 'letter' },
    { stage: 2, daysAfterDue: 14, deadlineDays: 10, channel: 'letter' },
    { stage: 3, daysAfterDue: 30, deadlineDays: 10, channel: 'letter' },
    { stage: 4, daysAfterDue: 45, deadlineDays: 7, channel: 'letter' },
  ],
  daysBetweenLetters: 7,
  minimumYen: 0,
  highValueYen: null,
  wording: 'standard',
  approval: false,
  contactFirst: true,
};

export interface OverdueInvoice {
  receivableId: number;
  invoiceId?: number;
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  amountYen: number;
  openYen: number;
  /** 争いあり: the customer denies it, and why. No letter speaks of it until it is settled. */
  disputed?: string | null;
  /** Highest stage sent for it so far; 0 none. */
  stageReached: number;
}

export interface ReminderFacts {
  asOf: PlainDate;
  /** Open and past due on `asOf`. */
  overdue: readonly OverdueInvoice[];
  lastLetterOn: PlainDate | null;
  /** When a person last spoke with the customer; null never. */
  spokenOn: PlainDate | null;
  /** 督促停止 with its reason. */
  hold: string | null;
  /** A word given that still binds us to wait: kept so far, and something to come. */
  pledge?: 'promise' | 'plan' | null;
  /** A deposit that may be this customer's and is not cleared: its payer name and amount in words' terms. */
  possibleDeposit: { payerName: string; amountYen: number; depositedOn: PlainDate } | null;
  hasAddress: boolean;
  /** Ways by wire the customer agreed to, with an address or number that can be used. */
  wires?: readonly WireChannel[];
  /** The last letter to this very address came back. */
  mailReturned: boolean;
  /** Bank data are older than the client allows, and nobody has confirmed to go on. */
  bankDataStale: boolean;
  /** The client's newest word on a letter to this customer that no letter has used up yet. */
  approval?: { granted: boolean; stage: number; totalYen: number; decidedOn: PlainDate } | null;
  /** 連絡依頼票 since the last letter: not answered yet, or what the 営業担当 answered. */
  contact?: { requestedOn: PlainDate; outcome: ContactOutcome | null } | null;
}

/** send: the letter may go · wait: he is still speaking with the customer · disputed: the customer denies the debt. */
export type ContactOutcome = 'send' | 'wait' | 'disputed';

export type WithheldReason =
  | 'hold'
  | 'promise'
  | 'plan'
  | 'dispute'
  | 'recent-letter'
  | 'below-minimum'
  | 'possible-deposit'
  | 'no-address'
  | 'returned-mail'
  | 'stale-bank-data'
  | 'call-first'
  | 'contact-first'
  | 'approval';

export type ReminderDecision =
  | {
      kind: 'letter';
      stage: ReminderStage;
      channel: Exclude<ReminderChannel, 'phone'>;
      totalYen: number;
      items: { invoice: OverdueInvoice; stage: ReminderStage | 0 }[];
      deadlineOn: PlainDate;
      wording: WordingSet;
    }
  | { kind: 'withheld'; reason: WithheldReason; totalYen: number; stage: ReminderStage }
  | { kind: 'nothing' };

/**
 * One customer's decision. Every overdue invoice is in the letter with its own stage; an invoice climbs one stage at a
 * time, and only when that stage's day has come. The letter's tone is that of the highest. `policy` is the customer's;
 * where an invoice has its own, `policyOf` says so: what stands against it by its own rules (too soon after the last letter,
 * too small a sum, a call first) keeps that invoice where it is and lets the others go.
 */
export function decideReminder(
  policy: ReminderPolicy,
  facts: ReminderFacts,
  policyOf: (invoice: OverdueInvoice) => ReminderPolicy = () => policy,
): ReminderDecision {
  const ready = (invoice: OverdueInvoice) => stageReady(policyOf(invoice), invoice, facts.asOf, facts.spokenOn);
  const disputed = facts.overdue.filter((invoice) => (invoice.disputed ?? null) !== null);
  const due = facts.overdue.filter((invoice) => (invoice.disputed ?? null) === null);
  const disputedStage = highest(due.length === 0 ? disputed.map(ready) : []);
  if (disputedStage !== 0) return withheld('dispute', disputed, disputedStage);
  const items = due.map((invoice) => ({ invoice, stage: ready(invoice) }));
  const stage = highest(items.map((item) => item.stage));
  if (stage === 0) return { kind: 'nothing' };
  const totalYen = sumOpen(due);
  const against = (item: Item) => reasonFor(policyOf(item.invoice), facts, totalYen, item);
  const judged = items.filter((item): item is Item => item.stage !== 0);
  const going = judged.filter((item) => against(item) === null);
  const goes = new Set<unknown>(going);
  const tone = highest(going.map((item) => item.stage));
  const leading = (tone === 0 ? judged : going).find((item) => item.stage === (tone || stage))!;
  if (tone === 0) return withheld(against(leading)!, due, stage);
  const own = policyOf(leading.invoice);
  const rule = own.stages.find((one) => one.stage === tone)!;
  return {
    kind: 'letter',
    stage: tone,
    channel: channelOf(rule, facts),
    totalYen,
    items: items.map((item) => (goes.has(item) ? item : { ...item, stage: 0 })),
    deadlineOn: shiftFromHoliday(addDays(facts.asOf, rule.deadlineDays), 'after'),
    wording: own.wording,
  };
}

interface Item {
  invoice: OverdueInvoice;
  stage: ReminderStage;
}

function highest(stages: readonly (ReminderStage | 0)[]): ReminderStage | 0 {
  return stages.reduce<ReminderStage | 0>((most, stage) => (stage > most ? stage : most), 0);
}

function sumOpen(invoices: readonly OverdueInvoice[]): number {
  return invoices.reduce((sum, invoice) => sum + invoice.openYen, 0);
}

function withheld(reason: WithheldReason, of: readonly OverdueInvoice[], stage: ReminderStage): ReminderDecision {
  return { kind: 'withheld', reason, totalYen: sumOpen(of), stage };
}

/**
 * The stage this invoice is ready for, or 0. A stage given to the telephone is behind the invoice once somebody has spoken
 * with the customer since its day came; only then does the next one count.
 */
export function stageReady(
  policy: ReminderPolicy,
  invoice: OverdueInvoice,
  asOf: PlainDate,
  spokenOn: PlainDate | null = null,
): ReminderStage | 0 {
  const daysLate = daysBetween(invoice.dueOn, asOf);
  for (const rule of policy.stages) {
    if (rule.stage <= invoice.stageReached) continue;
    if (rule.daysAfterDue === null || daysLate < rule.daysAfterDue) return 0;
    if (rule.channel !== 'phone' || spokenOn === null) return rule.stage;
    if (spokenOn < addDays(invoice.dueOn, rule.daysAfterDue)) return rule.stage;
  }
  return 0;
}

/**
 * A large sum, or a stage that the office has given to the telephone: a person speaks first. For a large sum it is enough
 * that somebody has spoken with the customer since the oldest of these invoices fell due.
 */
function callBefore(
  policy: ReminderPolicy,
  rule: StageRule,
  facts: ReminderFacts,
  totalYen: number,
): WithheldReason | null {
  const isLarge = policy.highValueYen !== null && totalYen >= policy.highValueYen;
  if (!isLarge || rule.channel === 'phone') return null;
  const oldestDueOn = facts.overdue.reduce((oldest, one) => (one.dueOn < oldest ? one.dueOn : oldest), facts.asOf);
  return facts.spokenOn !== null && facts.spokenOn > oldestDueOn ? null : 'call-first';
}

/** Why this invoice's stage does not go now; null: it goes. */
function reasonFor(policy: ReminderPolicy, facts: ReminderFacts, totalYen: number, { stage }: Item) {
  const rule = policy.stages.find((one) => one.stage === stage)!;
  return (
    reasonAgainst(policy, facts, totalYen, channelOf(rule, facts) === 'letter') ??
    callBefore(policy, rule, facts, totalYen) ??
    (rule.channel === 'phone' ? 'call-first' : null) ??
    contactBefore(policy, stage, facts) ??
    approvalBefore(policy, stage, facts, totalYen)
  );
}

/** How a stage reaches this customer: as the rule says where he agreed to it, else on paper. */
function channelOf(rule: StageRule, facts: ReminderFacts): Exclude<ReminderChannel, 'phone'> {
  const { channel, stage } = rule;
  if (channel === 'letter' || channel === 'phone' || stage > HIGHEST_WIRE_STAGE) return 'letter';
  return facts.wires?.includes(channel) ? channel : 'letter';
}

/** The last letter before a lawyer: the client's own people speak first, and what they hear counts. */
function contactBefore(
  policy: ReminderPolicy,
  stage: ReminderStage,
  { contact }: ReminderFacts,
): WithheldReason | null {
  return stage === 5 && policy.contactFirst && contact?.outcome !== 'send' ? 'contact-first' : null;
}

/** How long a client's yes holds: after that the books, and his mind, may have changed. */
const APPROVAL_DAYS = 30;

/** What the client agreed to covers this letter and milder ones, up to the sum he saw. */
function approvalBefore(
  policy: ReminderPolicy,
  stage: ReminderStage,
  { approval, asOf }: ReminderFacts,
  totalYen: number,
): WithheldReason | null {
  if (!policy.approval) return null;
  const covers =
    approval?.granted === true &&
    stage <= approval.stage &&
    totalYen <= approval.totalYen &&
    daysBetween(approval.decidedOn, asOf) <= APPROVAL_DAYS;
  return covers ? null : 'approval';
}

/** What a clerk would want to know first comes first: the order is the order of the harm a letter would do. */
function reasonAgainst(
  policy: ReminderPolicy,
  facts: ReminderFacts,
  totalYen: number,
  onPaper: boolean,
): WithheldReason | null {
  if (facts.hold !== null) return 'hold';
  if (facts.pledge) return facts.pledge;
  if (facts.bankDataStale) return 'stale-bank-data';
  if (facts.possibleDeposit) return 'possible-deposit';
  if (facts.lastLetterOn !== null && daysBetween(facts.lastLetterOn, facts.asOf) < policy.daysBetweenLetters)
    return 'recent-letter';
  if (totalYen < policy.minimumYen) return 'below-minimum';
  if (!onPaper) return null;
  if (!facts.hasAddress) return 'no-address';
  if (facts.mailReturned) return 'returned-mail';
  return null;
}
