/** Facts of one client → the decision for each of its customers. */
import { addDays } from '../../../domain/dates.ts';
import { proposeAllocations } from '../../../domain/matching/propose-allocations.ts';
import type { MatchingReceivable } from '../../../domain/matching/types.ts';
import type { CustomerPaper, PaperChoices } from '../../../domain/paper-choices.ts';
import {
  decideReminder,
  type OverdueInvoice,
  type ReminderDecision,
  type ReminderFacts,
  type WireChannel,
} from '../../../domain/reminder-policy.ts';
import { mailAddress, messageNumber } from '../../../domain/wire-address.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { matchingInput } from '../allocations/queries.ts';
import { spokenOnBy } from '../calls/queries.ts';
import { type ClientSettings, clientSettings } from '../clients/queries.ts';
import { allCustomers, type CustomerRow } from '../customers/queries.ts';
import { clientPapers } from '../envelopes/queries.ts';
import { disputesOn } from '../exceptions/queries.ts';
import { wiresByCustomer } from '../mail/queries.ts';
import { returnedAddresses } from '../posting/queries.ts';
import { type BrokenPledge, type Pledged, pledgesOn } from '../promises/queries.ts';
import { clientPolicies } from '../reminder-policy/queries.ts';
import { approvalsOf, bankFreshness, contactsOf, lastRunOn, letterHistory, openBookOn } from './queries.ts';

export interface RunQuestion {
  asOf: string;
  confirmedStale: boolean;
  customerIds: readonly number[] | null;
  /** For a preview: what the letter would say although a reason stands against it. */
  regardless?: boolean;
  /** How the letters of this run are made where it was chosen for it. */
  paper?: Partial<PaperChoices> | undefined;
}

export interface CustomerDecision {
  client: ClientSettings;
  customer: CustomerRow;
  decision: ReminderDecision;
  /** What the letter would ask for; all of it where none goes. */
  overdue: OverdueInvoice[];
  /** What stands in the letter apart, because the customer denies it. */
  disputed: OverdueInvoice[];
  lastLetterOn: string | null;
  previousLetters: { on: string; stage: number; title: string | null }[];
  /** A word about these invoices that has passed: which one, and what of it lacks. */
  broken: BrokenPledge | null;
  /** How its letters are made. */
  paper: CustomerPaper;
  /** What was decided upon. */
  facts: ReminderFacts;
  /** What stands behind the reason: the hold's words, the last letter's date, or date, payer and yen of the deposit (tab-separated). */
  detail: string;
}

/** Throws run-dated-back when the client has had a run after `asOf`. */
export async function decideForClient(sql: ClientRead, question: RunQuestion): Promise<CustomerDecision[]> {
  const client = await clientSettings(sql);
  const last = await lastRunOn(sql);
  if (last !== null && question.asOf < last)
    throw new AppError('run-dated-back', { lastOn: last, asOf: question.asOf, clientCode: client.code }, 'asOf');
  const { overdue: late, open } = await openBookOn(sql, question.asOf);
  const overdue = groupByCustomer(late);
  if (overdue.size === 0) return [];
  const letters = groupByCustomer(await letterHistory(sql));
  const disputes = question.regardless ? new Map<number, string>() : await disputesOn(sql, question.asOf);
  const deposits = await possibleDeposits(sql, question.asOf, open);
  const { holding: pledges, broken } = await pledgesOn(sql, question.asOf);
  const approvals = await approvalsOf(sql);
  const contacts = await contactsOf(sql);
  const returned = new Set((await returnedAddresses(sql)).map((one) => `${one.customerId} ${one.address}`));
  const papers = await clientPapers(sql, question.paper);
  const policies = await clientPolicies(sql);
  const lastWords = await spokenOnBy(sql, question.asOf);
  const wires = await wiresByCustomer(sql);
  const stale = !question.confirmedStale && (await isStale(sql, client, question.asOf));
  const decisions: CustomerDecision[] = [];
  for (const customer of await allCustomers(sql)) {
    const own = overdue
      .get(customer.customerId)
      ?.map((invoice) => ({ ...invoice, disputed: disputes.get(invoice.receivableId) ?? null }));
    if (!own || (question.customerIds && !question.customerIds.includes(customer.customerId))) continue;
    const previousLetters = (letters.get(customer.customerId) ?? []).map(({ on, stage, title }) => ({
      on,
      stage,
      title,
    }));
    const lastLetterOn = previousLetters.at(-1)?.on ?? null;
    const facts: ReminderFacts = {
      asOf: question.asOf,
      overdue: own,
      lastLetterOn,
      spokenOn: lastWords.get(customer.customerId) ?? null,
      hold: customer.reminderHold,
      pledge: pledgeFor(pledges.get(customer.customerId), own)?.kind ?? null,
      possibleDeposit: deposits.get(customer.customerId) ?? null,
      hasAddress: hasAddress(customer),
      ...wiresOf(wires.get(customer.customerId), customer),
      mailReturned: returned.has(`${customer.customerId} ${envelopeAddress(customer)}`),
      bankDataStale: stale,
      approval: approvals.get(customer.customerId) ?? null,
      contact: contacts.get(customer.customerId) ?? null,
    };
    const decision = decideReminder(
      policies.of(customer.customerId),
      question.regardless ? { ...facts, ...nothingAgainst(question.asOf) } : facts,
      ({ invoiceId }) => policies.of(customer.customerId, invoiceId),
    );
    const detail = detailOf(decision, facts) || pledgeDetail(decision, pledges.get(customer.customerId));
    const { spoken, disputed } = partedByDispute(own, decision.kind === 'letter');
    decisions.push({
      client,
      customer,
      decision,
      overdue: spoken,
      disputed,
      lastLetterOn,
      previousLetters,
      paper: papers.of(customer.customerId),
      broken: aboutThese(broken.get(customer.customerId), spoken) ?? null,
      facts,
      detail,
    });
  }
  return decisions;
}

/** What is disputed stays out of a letter that goes for the rest. */
function partedByDispute(own: OverdueInvoice[], isLetter: boolean) {
  return {
    spoken: isLetter ? own.filter((invoice) => invoice.disputed === null) : own,
    disputed: isLetter ? own.filter((invoice) => invoice.disputed !== null) : [],
  };
}

/** A yes counts with the address or number it was given for, or with the customer's own. */
function wiresOf(agreed: Map<WireChannel, string> | undefined, customer: CustomerRow): Pick<ReminderFacts, 'wires'> {
  const wires = [...(agreed ?? [])].flatMap(([channel, given]) => {
    const isEmail = channel === 'email';
    const usable = isEmail ? mailAddress(given || customer.email) : messageNumber(channel, given || customer.phone);
    return usable === null ? [] : [channel];
  });
  return wires.length === 0 ? {} : { wires };
}

const nothingAgainst = (asOf: string): Partial<ReminderFacts> => ({
  lastLetterOn: null,
  spokenOn: '9999-12-31',
  hold: null,
  pledge: null,
  possibleDeposit: null,
  hasAddress: true,
  mailReturned: false,
  bankDataStale: false,
  approval: { granted: true, stage: 5, totalYen: Number.MAX_SAFE_INTEGER, decidedOn: asOf },
  contact: { requestedOn: asOf, outcome: 'send' },
});

function detailOf(decision: ReminderDecision, facts: ReminderFacts): string {
  if (decision.kind !== 'withheld') return '';
  if (decision.reason === 'hold') return facts.hold ?? '';
  if (decision.reason === 'dispute') return facts.overdue.find((invoice) => invoice.disputed)?.disputed ?? '';
  if (decision.reason === 'recent-letter') return facts.lastLetterOn ?? '';
  if (decision.reason === 'approval')
    return facts.approval ? `${facts.approval.granted ? 'more' : 'refused'}\t${facts.approval.decidedOn}` : '';
  if (decision.reason === 'contact-first')
    return facts.contact ? `${facts.contact.outcome ?? 'asked'}\t${facts.contact.requestedOn}` : '';
  const deposit = facts.possibleDeposit;
  return decision.reason === 'possible-deposit' && deposit
    ? `${deposit.depositedOn}\t${deposit.payerName}\t${deposit.amountYen}`
    : '';
}

/** A word that speaks of everything, or of every invoice that is late: else a letter goes for the others. */
function pledgeFor(pledged: readonly Pledged[] | undefined, overdue: readonly OverdueInvoice[]): Pledged | undefined {
  return pledged?.find(
    ({ receivableIds }) =>
      receivableIds.length === 0 || overdue.every((invoice) => receivableIds.includes(invoice.receivableId)),
  );
}

/** A word that speaks of everything, or of one of these invoices. */
function aboutThese(
  broken: readonly BrokenPledge[] | undefined,
  overdue: readonly OverdueInvoice[],
): BrokenPledge | undefined {
  return broken?.find(
    ({ receivableIds }) =>
      receivableIds.length === 0 || overdue.some((invoice) => receivableIds.includes(invoice.receivableId)),
  );
}

/** Day and yen of what is to come, tab-separated. */
function pledgeDetail(decision: ReminderDecision, pledged: readonly Pledged[] | undefined): string {
  if (decision.kind !== 'withheld' || (decision.reason !== 'promise' && decision.reason !== 'plan')) return '';
  const one = pledged?.find(({ kind }) => kind === decision.reason);
  return one ? `${one.next.dueOn}\t${one.next.amountYen}` : '';
}

function groupByCustomer<R extends { customerId: number }>(rows: readonly R[]): Map<number, R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const list = groups.get(row.customerId);
    if (list) list.push(row);
    else groups.set(row.customerId, [row]);
  }
  return groups;
}

/**
 * Unused money that may be a customer's: fixed by hand, or the engine's answer or one of its next-best ones. Better one
 * letter too late than one to somebody who has paid.
 */
async function possibleDeposits(sql: ClientRead, asOf: string, receivables: readonly MatchingReceivable[]) {
  const input = await matchingInput(sql, { through: asOf, atSeq: null, receivables });
  const byCustomer = new Map<number, { payerName: string; amountYen: number; depositedOn: string }>();
  const note = (
    customerId: number | undefined,
    deposit: { payerName: string; amountYen: number; depositedOn: string },
  ) => {
    if (customerId !== undefined && !byCustomer.has(customerId)) byCustomer.set(customerId, deposit);
  };
  for (const deposit of input.deposits) note(deposit.customerId, deposit);
  for (const proposal of proposeAllocations(input)) {
    note(proposal.customerId, proposal);
    for (const other of proposal.others) note(other.customerId, proposal);
  }
  return byCustomer;
}

async function isStale(sql: ClientRead, client: ClientSettings, asOf: string): Promise<boolean> {
  if (client.staleAfterDays === null) return false;
  const { through } = await bankFreshness(sql);
  return through === null || addDays(through, client.staleAfterDays) < asOf;
}

/** Letters go to the 送付先 when there is one, else to the customer's own address. */
export function addressOf(customer: CustomerRow) {
  const own = customer.mailingAddress1 === '';
  return {
    name: customer.mailingName || customer.name,
    postalCode: own ? customer.postalCode : customer.mailingPostalCode,
    address1: own ? customer.address1 : customer.mailingAddress1,
    address2: own ? customer.address2 : customer.mailingAddress2,
  };
}

/** What stands on the envelope, as one text: a letter that came back from there stops the next one until it differs. */
export function envelopeAddress(customer: CustomerRow): string {
  const { name, postalCode, address1, address2 } = addressOf(customer);
  return [name, postalCode, address1, address2].join('\n');
}

function hasAddress(customer: CustomerRow): boolean {
  const { postalCode, address1 } = addressOf(customer);
  return postalCode !== '' && address1 !== '';
}
