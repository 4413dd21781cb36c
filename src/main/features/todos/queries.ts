/**
 * What there is to do, kind by kind: how each is found over all clients. Its sentence and its place stand in
 * messages/todo.ts under the same name.
 */
import type { todayMethods } from '../../../contract/today.ts';
import type { CycleStep, StepStanding } from '../../../domain/client-cycle.ts';
import { addMonths, type PlainDate } from '../../../domain/dates.ts';
import { LIMITATION_WARNING_MONTHS } from '../../../domain/limitation.ts';
import type { PledgeStanding } from '../../../domain/promises.ts';
import type { Handlers } from '../../core/context.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { failedDebits } from '../debits/queries.ts';
import { clientsNearLimitation, longHandedOver } from '../limitation/office-queries.ts';
import { limitationRows } from '../limitation/queries.ts';
import { givenWords } from '../promises/queries.ts';
import { dueInvoices } from '../recurring/propose.ts';
import type { BoardRow } from '../today/office-queries.ts';
import {
  clientsWithFailedDebits,
  clientsWithPromises,
  clientsWithSchedules,
  contactsWaiting,
  interruptedBatches,
  largestExceptions,
  openDisputes,
  overdueCustomers,
  questionsDue,
  refundsDue,
  refusedFiles,
  returnedMail,
  suspense,
} from './office-queries.ts';

type TodoValue = Awaited<ReturnType<Handlers<typeof todayMethods>['today.todos']>>['items'][number];
export type TodoKind = TodoValue['kind'];
export type TodoRow = Omit<TodoValue, 'kind'>;

export interface TodoFacts {
  sql: ReadSql;
  /** The wall handle of one client. */
  client: (clientId: number) => ClientRead;
  asOf: PlainDate;
  clients: readonly { row: BoardRow; steps: readonly StepStanding[] }[];
}

export const TODO_QUERIES: Record<TodoKind, (facts: TodoFacts) => Promise<TodoRow[]> | TodoRow[]> = {
  unmatched: (facts) => atSteps(facts, 'matching', ['todo', 'late']),
  exceptions: ({ sql }) => largestExceptions(sql),
  suspense: ({ sql }) => suspense(sql),
  refund: ({ sql }) => refundsDue(sql),
  dispute: ({ sql }) => openDisputes(sql),
  'failed-debit': failedDebitsOfAll,
  question: ({ sql, asOf }) => questionsDue(sql, asOf),
  'broken-promise': brokenPromises,
  'promise-due': promisesDue,
  'contact-waiting': ({ sql }) => contactsWaiting(sql),
  'returned-mail': ({ sql, asOf }) => returnedMail(sql, asOf),
  limitation: nearLimitation,
  handover: ({ sql, asOf }) => longHandedOver(sql, addMonths(asOf, -1)),
  'recurring-unbilled': unbilledSchedules,
  'batch-interrupted': ({ sql }) => interruptedBatches(sql),
  'watch-refused': ({ sql, asOf }) => refusedFiles(sql, asOf),
  'over-90': ({ sql, asOf }) => overdueCustomers(sql, asOf),
  unposted: (facts) => atSteps(facts, 'posting', ['todo', 'late']),
  'bank-behind': (facts) => withoutYen(atSteps(facts, 'import', ['late'])),
  'invoices-late': (facts) => withoutYen(atSteps(facts, 'invoices', ['late'])),
  'report-late': (facts) => withoutYen(atSteps(facts, 'report', ['late'])),
  'close-late': (facts) => withoutYen(atSteps(facts, 'close', ['late'])),
};

/** One line for each client whose step stands so. */
function atSteps({ clients }: TodoFacts, step: CycleStep, states: readonly StepStanding['state'][]): TodoRow[] {
  return clients.flatMap(({ row, steps }) => {
    const standing = steps.find((one) => one.step === step && states.includes(one.state));
    if (!standing) return [];
    const { yen, count, on } = standing;
    return [{ clientId: row.clientId, yen, count, on, rowId: null, name: '' }];
  });
}

/** 振替不能 by customer, until what was due in the month of the debit is paid. */
async function failedDebitsOfAll({ sql, client }: TodoFacts): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const { clientId } of await clientsWithFailedDebits(sql))
    for (const { customerId, name, count, owedYen, debitOn } of await failedDebits(client(clientId)))
      rows.push({ clientId, yen: owedYen, count, on: debitOn, rowId: customerId, name });
  return rows;
}

/** By client: periods whose day has come and that were neither billed nor left out. */
async function unbilledSchedules({ sql, client, asOf }: TodoFacts): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const { clientId } of await clientsWithSchedules(sql)) {
    const books = client(clientId);
    const due = await dueInvoices(books, await clientSettings(books), asOf);
    if (due.length === 0) continue;
    const yen = due.reduce((sum, one) => sum + (one.totalYen ?? 0), 0);
    rows.push({ clientId, yen, count: due.length, on: due[0]!.issuedOn, rowId: null, name: '' });
  }
  return rows;
}

/** By customer: what should have come by now and has not. Kept or broken is told from the deposits, client by client. */
function brokenPromises(facts: TodoFacts): Promise<TodoRow[]> {
  return pledgesByCustomer(facts, ({ state, behindYen }) => (state === 'broken' ? behindYen : null));
}

/** By customer: what was promised for this day, or for days of no banking before it. */
function promisesDue(facts: TodoFacts): Promise<TodoRow[]> {
  return pledgesByCustomer(facts, ({ state, next }) =>
    next !== null && next.dueOn <= facts.asOf && state !== 'broken' && state !== 'ended' ? next.amountYen : null,
  );
}

/** `yenOf`: what of a word is meant here; null: nothing. */
async function pledgesByCustomer(
  { sql, client, asOf }: TodoFacts,
  yenOf: (standing: PledgeStanding) => number | null,
): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const { clientId } of await clientsWithPromises(sql)) {
    const { promises, plans } = await givenWords(client(clientId), asOf, null);
    const meant = [...promises, ...plans].filter(({ standing }) => yenOf(standing) !== null);
    for (const [customerId, own] of Map.groupBy(meant, ({ row }) => row.customerId)) {
      const days = own.flatMap(({ standing }) => (standing.next ? [standing.next.dueOn] : [])).sort();
      rows.push({
        clientId,
        yen: own.reduce((sum, { standing }) => sum + yenOf(standing)!, 0),
        count: own.length,
        on: days[0] ?? null,
        rowId: customerId,
        name: own[0]!.row.customerName,
      });
    }
  }
  return rows;
}

/** By customer: what is lost within six months; the day is the first. Told from the facts of the few clients that have old claims. */
async function nearLimitation({ sql, client, asOf }: TodoFacts): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  const dueBefore = addMonths(asOf, LIMITATION_WARNING_MONTHS - 59);
  for (const { clientId } of await clientsNearLimitation(sql, dueBefore)) {
    const near = (await limitationRows(client(clientId), asOf, { customerId: null, dueBefore })).filter(
      (row) => row.urgency !== 'far' && row.urgency !== 'lost',
    );
    for (const [customerId, own] of Map.groupBy(near, (row) => row.customerId))
      rows.push({
        clientId,
        yen: own.reduce((sum, row) => sum + row.openYen, 0),
        count: own.length,
        on: own[0]!.endOn,
        rowId: customerId,
        name: own[0]!.customerName,
      });
  }
  return rows;
}

function withoutYen(rows: TodoRow[]): TodoRow[] {
  return rows.map((row) => ({ ...row, yen: null }));
}

/** Everything to do, by amount; what has none comes last, by kind and client. */
export async function allTodos(facts: TodoFacts, limit: number): Promise<TodoValue[]> {
  const found: TodoValue[] = [];
  for (const [kind, find] of Object.entries(TODO_QUERIES) as [TodoKind, (typeof TODO_QUERIES)[TodoKind]][])
    for (const row of await find(facts)) found.push({ kind, ...row });
  return found.sort((a, b) => (b.yen ?? -1) - (a.yen ?? -1) || (a.clientId ?? 0) - (b.clientId ?? 0)).slice(0, limit);
}
