/** Who is to be called on a day, and what is said: from the same decisions as the letters. */
import type { OutputOf } from '../../../contract/contract.ts';
import { callScript } from '../../../domain/call-script.ts';
import { daysBetween, type PlainDate } from '../../../domain/dates.ts';
import type { ClientRead } from '../../db/engine.ts';
import { collectionSettings } from '../interest/queries.ts';
import { givenWords } from '../promises/queries.ts';
import { type CustomerDecision, decideForClient } from '../reminders/propose.ts';
import { lastCalls } from './queries.ts';

export type CallListRow = OutputOf<'calls.due'>['rows'][number];
type Why = CallListRow['why'];

interface Word {
  on: PlainDate;
  yen: number;
}

/** The largest sum first. Who denies the debt, is on hold or has been handed over is not called. */
export async function callList(sql: ClientRead, asOf: PlainDate): Promise<CallListRow[]> {
  const decisions = await decideForClient(sql, { asOf, confirmedStale: true, customerIds: null });
  const { broken, today } = await wordsOf(sql, asOf);
  const calls = await lastCalls(sql, asOf);
  const { caller } = await collectionSettings(sql);
  const rows = decisions.flatMap((one): CallListRow[] => {
    const { customerId } = one.customer;
    const last = calls.get(customerId) ?? null;
    const why = reasonToCall(one, { broken: broken.has(customerId), today: today.has(customerId), last, asOf });
    if (why === null) return [];
    const undisputed = one.overdue.filter((invoice) => !invoice.disputed);
    const totalYen = undisputed.reduce((sum, invoice) => sum + invoice.openYen, 0);
    const [oldest] = undisputed;
    if (!oldest) return [];
    const invoices = undisputed.map(({ number, dueOn, openYen }) => ({ number, dueOn, openYen }));
    const { client, customer } = one;
    const word = broken.get(customerId) ?? null;
    const facts = { clientName: client.name, caller, customerName: customer.name, contactName: customer.contactName };
    return [
      {
        ...facts,
        clientId: client.clientId,
        clientCode: client.code,
        customerId,
        customerCode: customer.code,
        phone: customer.phone,
        salesContact: customer.salesContact,
        why,
        totalYen,
        oldestDueOn: oldest.dueOn,
        overdueDays: daysBetween(oldest.dueOn, asOf),
        invoices,
        lastLetterOn: one.lastLetterOn,
        lastCallOn: last?.on ?? null,
        lastCallReached: last?.reached ?? false,
        lastCallNote: last?.note ?? '',
        script: callScript({ ...facts, asOf, invoices, totalYen, promised: word }),
      },
    ];
  });
  return rows.sort((a, b) => b.totalYen - a.totalYen || (a.customerCode < b.customerCode ? -1 : 1));
}

function reasonToCall(
  { decision }: CustomerDecision,
  facts: { broken: boolean; today: boolean; last: { on: string; reached: boolean } | null; asOf: PlainDate },
): Why | null {
  const { last, asOf } = facts;
  const withheld = decision.kind === 'withheld' ? decision.reason : null;
  if (withheld === 'hold' || withheld === 'dispute' || withheld === 'possible-deposit') return null;
  // Spoken with today: the next step is no second call.
  if (last?.on === asOf && last.reached) return null;
  if (facts.broken) return 'broken-promise';
  if (withheld === 'call-first') return last && !last.reached ? 'again' : 'call-first';
  return facts.today ? 'promise-today' : null;
}

/** Words that are broken, and those whose day is today. */
async function wordsOf(
  sql: ClientRead,
  asOf: PlainDate,
): Promise<{ broken: Map<number, Word>; today: Map<number, Word> }> {
  const { promises, plans } = await givenWords(sql, asOf, null);
  const words = { broken: new Map<number, Word>(), today: new Map<number, Word>() };
  for (const { row, standing } of [...promises, ...plans]) {
    const { next, state, behindYen } = standing;
    if (next === null) continue;
    if (state === 'broken') words.broken.set(row.customerId, { on: next.dueOn, yen: behindYen });
    else if (state !== 'ended' && next.dueOn === asOf)
      words.today.set(row.customerId, { on: asOf, yen: next.amountYen });
  }
  return words;
}
