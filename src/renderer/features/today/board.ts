/** What the board says of a client, from what the core knows: pure decisions, one mark per stage. */
import type { OutputOf } from '../../../contract/contract.ts';
import { addDays, addMonths, endOfMonth, isBankHoliday, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { dayOfInstant, shownInstant } from '../../../messages/instants.ts';
import { todayWords } from '../../../messages/today.ts';
import type { Step } from '../../ui/steps.ts';

type KnownClient = OutputOf<'today.board'>['clients'][number];

export interface BoardClient extends KnownClient {
  /** Customers due for a letter, from the proposal; null while it is being made, or where it cannot be. */
  remindersDue: number | null;
  remindersDueYen: number;
}

type Proposal = OutputOf<'reminders.propose'>;

/** The board with what the reminder proposal says of each client. */
export function withReminders(
  clients: OutputOf<'today.board'>['clients'],
  proposal: Proposal | undefined,
): BoardClient[] {
  const letters = Map.groupBy(proposal?.letters ?? [], (letter) => letter.clientId);
  return clients.map((client) => {
    const own = letters.get(client.clientId) ?? [];
    return {
      ...client,
      remindersDue: proposal ? own.length : null,
      remindersDueYen: own.reduce((sum, letter) => sum + letter.totalYen, 0),
    };
  });
}

export interface Mark {
  step: Step;
  text: string;
}

const { marks } = todayWords;
const NOTHING: Mark = { step: 'none', text: marks.none };

/** The last day before `date` on which a bank was open: movements up to it could have been taken in by now. */
export function lastBankDayBefore(date: PlainDate): PlainDate {
  let day = addDays(date, -1);
  while (isBankHoliday(day)) day = addDays(day, -1);
  return day;
}

/** Bank data is behind when neither its latest movement nor its import reaches the last bank day. */
export function isBankBehind(client: BoardClient, today: PlainDate): boolean {
  const expected = lastBankDayBefore(today);
  const reaches = [client.bankThrough, client.importedAt && dayOfInstant(client.importedAt)].some(
    (day) => day !== null && day >= expected,
  );
  return !reaches && (client.bankThrough !== null || client.importedAt !== null);
}

export function bankMark(client: BoardClient, today: PlainDate): Mark {
  if (isBankBehind(client, today))
    return {
      step: 'late',
      text: client.bankThrough ? marks.through(client.bankThrough) : shownInstant(client.importedAt ?? '', today),
    };
  if (client.importedAt !== null) return { step: 'done', text: shownInstant(client.importedAt, today) };
  return client.bankThrough === null ? NOTHING : { step: 'done', text: marks.through(client.bankThrough) };
}

export function matchingMark(client: BoardClient): Mark {
  if (client.depositsLeft > 0) return { step: 'todo', text: marks.left(client.depositsLeft) };
  return client.bankThrough === null && client.importedAt === null ? NOTHING : { step: 'done', text: marks.done };
}

export function invoiceMark(client: BoardClient, today: PlainDate): Mark {
  if (client.lastInvoicedOn === null) return NOTHING;
  if (monthOf(client.lastInvoicedOn) === monthOf(today))
    return { step: 'done', text: marks.issuedOn(client.lastInvoicedOn) };
  return { step: 'none', text: marks.lastIssuedOn(client.lastInvoicedOn) };
}

export function reminderMark(client: BoardClient): Mark {
  if (client.remindersDue === null) return NOTHING;
  if (client.remindersDue > 0) return { step: 'todo', text: marks.due(client.remindersDue) };
  if (client.lastRemindedOn !== null) return { step: 'done', text: marks.doneOn(client.lastRemindedOn) };
  return client.openYen === 0 ? NOTHING : { step: 'done', text: marks.done };
}

/** The month that should be closed by now: the one before today's. */
export function monthToClose(today: PlainDate): string {
  return monthOf(addMonths(today, -1));
}

export function isClosed(client: BoardClient, today: PlainDate): boolean {
  return client.closedThrough !== null && client.closedThrough >= endOfMonth(monthToClose(today));
}

export function closeMark(client: BoardClient, today: PlainDate): Mark {
  if (isClosed(client, today)) return { step: 'done', text: marks.done };
  if (client.closedThrough === null)
    return client.lastInvoicedOn === null ? NOTHING : { step: 'wait', text: marks.notClosed };
  return { step: 'todo', text: marks.closedTo(Number(client.closedThrough.slice(5, 7))) };
}
