/** 効果, and the two queues: what goes by itself, and what needs a person. */
import type { OutputOf } from '../../../contract/contract.ts';
import type { effectMethods } from '../../../contract/effects.ts';
import { addDays, daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { customerTouches, ROUTINE_THROUGH_STAGE, stageEffects, touchFinder } from '../../../domain/reminder-effects.ts';
import { stageReady } from '../../../domain/reminder-policy.ts';
import type { CommandContext, Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { listClients } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { allCustomers } from '../customers/queries.ts';
import { clientPolicies } from '../reminder-policy/queries.ts';
import { type CustomerDecision, decideForClient } from '../reminders/propose.ts';
import { lateMoney, touchesOf } from './queries.ts';

type Queues = OutputOf<'effects.queues'>;
type Scope = { clientId?: number | undefined; from: PlainDate; through: PlainDate };

export const effectHandlers: Handlers<typeof effectMethods> = {
  async 'effects.table'({ read }, scope) {
    const rows = [];
    let byItselfYen = 0;
    for (const clientId of await clientsOf(read, scope.clientId)) {
      const { identity, touches, money } = await factsOf(read, clientId, scope);
      const lastTouch = touchFinder(touches);
      for (const row of stageEffects(touches, money, lastTouch)) rows.push({ ...identity, ...row });
      const own = money.filter((one) => one.on <= scope.through && lastTouch(one) === null);
      byItselfYen += own.reduce((sum, one) => sum + one.yen, 0);
    }
    return { rows, byItselfYen };
  },

  async 'effects.customers'({ read }, scope) {
    const customers = [];
    for (const clientId of await clientsOf(read, scope.clientId)) {
      const { identity, touches, money } = await factsOf(read, clientId, scope);
      const names = new Map((await allCustomers(read.client(clientId))).map((one) => [one.customerId, one]));
      for (const row of customerTouches(touches, money)) {
        const customer = names.get(row.customerId);
        if (customer) customers.push({ ...identity, ...row, customerCode: customer.code, customerName: customer.name });
      }
    }
    customers.sort((a, b) => b.allYen - a.allYen);
    return { customers };
  },

  async 'effects.queues'({ read }, { clientId, asOf }) {
    const queues: Queues = { routine: [], person: [], waiting: [], missed: [] };
    for (const id of await clientsOf(read, clientId)) await addToQueues(read, id, asOf, queues);
    const byYen = (a: { totalYen: number }, b: { totalYen: number }) => b.totalYen - a.totalYen;
    for (const list of [queues.routine, queues.person, queues.missed]) list.sort(byYen);
    return queues;
  },

  'effects.runRoutine': runRoutine,
};

async function clientsOf(read: QueryContext['read'], clientId: number | undefined): Promise<number[]> {
  return clientId === undefined ? (await listClients(read.office, false)).map((one) => one.clientId) : [clientId];
}

/** Touches of the time, and money to thirty days after it: what the last touches brought is still to come. */
async function factsOf(read: QueryContext['read'], clientId: number, { from, through }: Scope) {
  const sql = read.client(clientId);
  const { code, name } = await clientSettings(sql);
  return {
    identity: { clientId, clientCode: code, clientName: name },
    touches: await touchesOf(sql, from, through),
    money: await lateMoney(sql, from, addDays(through, 30)),
  };
}

/** Reasons that a person can do something about; the others wait for their day. */
const FOR_A_PERSON = new Set([
  'call-first',
  'contact-first',
  'approval',
  'possible-deposit',
  'no-address',
  'returned-mail',
  'stale-bank-data',
  'dispute',
]);

/** A client that has had a later run cannot be asked about an earlier day: he stands in no queue. */
async function decisionsOf(read: QueryContext['read'], clientId: number, asOf: PlainDate): Promise<CustomerDecision[]> {
  try {
    return await decideForClient(read.client(clientId), { asOf, confirmedStale: false, customerIds: null });
  } catch (error) {
    if (error instanceof AppError && error.code === 'run-dated-back') return [];
    throw error;
  }
}

async function addToQueues(
  read: QueryContext['read'],
  clientId: number,
  asOf: PlainDate,
  queues: Queues,
): Promise<void> {
  const decisions = await decisionsOf(read, clientId, asOf);
  if (decisions.length === 0) return;
  const policies = await clientPolicies(read.client(clientId));
  for (const one of decisions) {
    const { decision } = one;
    if (decision.kind === 'nothing') continue;
    const row = {
      ...identityOf(one),
      totalYen: decision.totalYen,
      overdueDays: daysBetween(one.overdue[0]!.dueOn, asOf),
    };
    const due = stageDue(one, policies, asOf);
    const stage = decision.kind === 'letter' ? decision.stage : due.stage;
    if (isRoutine(one)) queues.routine.push({ ...row, stage, why: null, detail: '' });
    else if (decision.kind === 'letter')
      queues.person.push({ ...row, stage, why: one.broken === null ? 'late-stage' : 'broken-promise', detail: '' });
    else if (FOR_A_PERSON.has(decision.reason))
      queues.person.push({ ...row, stage, why: decision.reason, detail: one.detail });
    else addWaiting(queues, decision.reason, decision.totalYen);
    const isSendable = decision.kind === 'letter' || decision.reason === 'stale-bank-data';
    if (isSendable && due.since !== null && daysBetween(due.since, asOf) > MISSED_AFTER_DAYS)
      queues.missed.push({
        ...identityOf(one),
        stage,
        dueSinceOn: due.since,
        days: daysBetween(due.since, asOf),
        totalYen: decision.totalYen,
      });
  }
}

/** Runs are weekly in most offices: a stage older than that was missed. */
const MISSED_AFTER_DAYS = 7;

function identityOf({ client, customer }: CustomerDecision) {
  return {
    clientId: client.clientId,
    clientCode: client.code,
    clientName: client.name,
    customerId: customer.customerId,
    customerCode: customer.code,
    customerName: customer.name,
  };
}

/** Who has broken his word is spoken with before another letter goes. */
function isRoutine({ decision, broken }: CustomerDecision): boolean {
  return decision.kind === 'letter' && decision.stage <= ROUTINE_THROUGH_STAGE && broken === null;
}

/** The highest stage that is ready, and the day from which the oldest of them could have gone. */
function stageDue(
  { customer, overdue }: CustomerDecision,
  policies: Awaited<ReturnType<typeof clientPolicies>>,
  asOf: PlainDate,
): { stage: number; since: PlainDate | null } {
  let [stage, since]: [number, PlainDate | null] = [1, null];
  for (const invoice of overdue) {
    const policy = policies.of(customer.customerId, invoice.invoiceId);
    const ready = stageReady(policy, invoice, asOf);
    const days = policy.stages.find((rule) => rule.stage === ready)?.daysAfterDue;
    if (ready === 0 || days === null || days === undefined) continue;
    const day = addDays(invoice.dueOn, days);
    if (since === null || day < since) since = day;
    if (ready > stage) stage = ready;
  }
  return { stage, since };
}

function addWaiting(queues: Queues, reason: Queues['waiting'][number]['reason'], yen: number): void {
  const known = queues.waiting.find((one) => one.reason === reason);
  if (known) {
    known.customers++;
    known.yen += yen;
  } else queues.waiting.push({ reason, customers: 1, yen });
}

/** The run itself decides again, inside its own write; only those that need no person are named to it. */
async function runRoutine(
  context: CommandContext,
  input: { clientId?: number | undefined; asOf: string; confirm?: 'stale-bank-data'[] | undefined },
) {
  const confirmedStale = input.confirm?.includes('stale-bank-data') ?? false;
  const selection = [];
  for (const clientId of await clientsOf(context.read, input.clientId)) {
    const sql = context.read.client(clientId);
    const decisions = await decideForClient(sql, { asOf: input.asOf, confirmedStale, customerIds: null });
    const customerIds = decisions.filter(isRoutine).map((one) => one.customer.customerId);
    if (customerIds.length > 0) selection.push({ clientId, customerIds });
  }
  if (selection.length === 0) return { batchId: null, letters: 0, document: null };
  const { clientId, asOf, confirm } = input;
  const reply = await context.perform('reminders.issue', {
    asOf,
    selection,
    ...(clientId === undefined ? {} : { clientId, customerIds: selection[0]!.customerIds }),
    ...(confirm === undefined ? {} : { confirm }),
  });
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.facts, reply.error.field);
  const { batchId, letters, document } = reply.value;
  return { batchId, letters, document };
}
