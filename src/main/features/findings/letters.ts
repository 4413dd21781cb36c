/** Findings of the letters: not sent, not sendable, waiting for a call, and words broken without anything after them. */
import type { OutputOf, ParsedInputOf } from '../../../contract/contract.ts';
import { isBrokenUnanswered } from '../../../domain/collection-review.ts';
import { addDays, daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { deadlineOf } from '../../../domain/promises.ts';
import { type OverdueInvoice, type ReminderPolicy, stageReady } from '../../../domain/reminder-policy.ts';
import type { ClientRead } from '../../db/engine.ts';
import { allCustomers } from '../customers/queries.ts';
import { givenWords } from '../promises/queries.ts';
import { clientPolicies } from '../reminder-policy/queries.ts';
import { decideForClient } from '../reminders/propose.ts';
import { lastRunOn, letterHistory } from '../reminders/queries.ts';

export type Input = ParsedInputOf<'review.findings'>;
type Row = OutputOf<'review.findings'>['findings'][number];
/** A finding before its client and its days are known. */
export type Finding = Pick<Row, 'kind' | 'since' | 'yen'> &
  Partial<Pick<Row, 'customerId' | 'customerCode' | 'customerName' | 'depositId' | 'figure' | 'text'>>;

/** Letters the policy called for and nobody sent, and those that could not go. Before the last run nothing can be said. */
export async function letterFindings(sql: ClientRead, { asOf, graceDays, callDays }: Input): Promise<Finding[]> {
  const last = await lastRunOn(sql);
  if (last !== null && asOf < last) return [];
  const policies = await clientPolicies(sql);
  const findings: Finding[] = [];
  for (const { customer, decision, overdue } of await decideForClient(sql, {
    asOf,
    confirmedStale: true,
    customerIds: null,
  })) {
    const { customerId, code: customerCode, name: customerName } = customer;
    const who = { customerId, customerCode, customerName };
    const policyOf = (invoice: OverdueInvoice) => policies.of(customerId, invoice.invoiceId);
    if (decision.kind === 'letter') {
      const { since, yen } = missedSince(
        decision.items.map((item) => item.invoice),
        policyOf,
        asOf,
      );
      if (daysBetween(since, asOf) < graceDays) continue;
      findings.push({ kind: 'letter-not-sent', since, yen, figure: decision.stage, ...who });
    } else if (decision.kind !== 'withheld') continue;
    else if (decision.reason === 'call-first') {
      const undisputed = overdue.filter((one) => (one.disputed ?? null) === null);
      const { since } = missedSince(undisputed, policyOf, asOf);
      if (daysBetween(since, asOf) > callDays)
        findings.push({ kind: 'call-waiting', since, yen: decision.totalYen, ...who });
    } else if (decision.reason === 'no-address' || decision.reason === 'returned-mail') {
      const since = overdue.reduce((first, one) => (one.dueOn < first ? one.dueOn : first), asOf);
      const kind = decision.reason === 'no-address' ? 'no-address' : 'mail-returned';
      findings.push({ kind, since, yen: decision.totalYen, ...who });
    }
  }
  return findings;
}

/** The day from which the oldest missed stage could have gone, and the yen of the invoices that wait for theirs. */
function missedSince(
  invoices: readonly OverdueInvoice[],
  policyOf: (invoice: OverdueInvoice) => ReminderPolicy,
  asOf: PlainDate,
): { since: PlainDate; yen: number } {
  let [since, yen] = [asOf, 0];
  for (const invoice of invoices) {
    const policy = policyOf(invoice);
    const stage = stageReady(policy, invoice, asOf);
    if (stage === 0) continue;
    const rule = policy.stages.find((one) => one.stage === stage);
    const day = addDays(invoice.dueOn, rule?.daysAfterDue ?? 0);
    if (day < since) since = day;
    yen += invoice.openYen;
  }
  return { since, yen };
}

/** Words whose day has passed without the money and after which nobody did anything: no letter, no new word, no hold. */
export async function promiseFindings(sql: ClientRead, { asOf, brokenDays }: Input): Promise<Finding[]> {
  const words = await givenWords(sql, asOf, null);
  const given = [...words.promises, ...words.plans].filter(({ row }) => row.madeOn <= asOf);
  const broken = given.filter(({ standing }) => standing.state === 'broken' && standing.next !== null);
  if (broken.length === 0) return [];
  const letters = await letterHistory(sql);
  const onHold = new Set((await allCustomers(sql)).filter((one) => one.reminderHold !== null).map((c) => c.customerId));
  return broken.flatMap(({ row, kind, rows, standing }): Finding[] => {
    const { customerId, customerCode, customerName } = row;
    if (onHold.has(customerId)) return [];
    const since = standing.next!.dueOn;
    const steps = [
      ...letters.filter((letter) => letter.customerId === customerId).map((letter) => letter.on),
      ...given.filter((one) => one.row.customerId === customerId).map((one) => one.row.madeOn),
    ];
    if (!isBrokenUnanswered(deadlineOf(since), steps, asOf, brokenDays)) return [];
    const figure = rows.find((one) => one.dueOn === since)?.amountYen ?? null;
    const who = { customerId, customerCode, customerName };
    return [{ kind: 'promise-broken', since, yen: standing.behindYen, figure, text: kind, ...who }];
  });
}
