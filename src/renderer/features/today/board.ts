/** The board's rows: what the core says of each client, with whose letters are due once that is known. Pure. */
import type { OutputOf } from '../../../contract/contract.ts';
import { monthBefore, NO_FACTS, type StepStanding, standingOf } from '../../../domain/client-cycle.ts';
import { endOfMonth, type PlainDate } from '../../../domain/dates.ts';
import { sumYen } from '../../../domain/money.ts';
import type { Step } from '../../ui/steps.ts';

export type KnownClient = OutputOf<'today.board'>['clients'][number];
export type Proposal = Pick<OutputOf<'reminders.propose'>, 'letters' | 'withheld'>;

export interface BoardClient extends KnownClient {
  /** Customers due for a letter, from the proposal; null while it is being made, or where it cannot be. */
  remindersDue: number | null;
  remindersDueYen: number;
  /** Customers to whom a person speaks before a letter goes (督促の方針). */
  callsFirst: Proposal['withheld'];
  /** Letters that wait for the client's word, and customers whose 営業担当 is to be asked. */
  approvals: Proposal['withheld'];
  contactsFirst: Proposal['withheld'];
}

/** The board with what the reminder proposals say, client by client as they come in. */
export function withReminders(
  clients: readonly KnownClient[],
  proposalOf: ReadonlyMap<number, Proposal>,
  today: PlainDate,
): BoardClient[] {
  return clients.map((client) => {
    const proposal = proposalOf.get(client.clientId);
    if (!proposal)
      return { ...client, remindersDue: null, remindersDueYen: 0, callsFirst: [], approvals: [], contactsFirst: [] };
    const { letters, withheld } = proposal;
    const callsFirst = withheld.filter((one) => one.reason === 'call-first');
    const approvals = withheld.filter((one) => one.reason === 'approval');
    // Who was asked already is on the core's list.
    const contactsFirst = withheld.filter((one) => one.reason === 'contact-first' && one.detail === '');
    const [remindersDue, remindersDueYen] = [letters.length, sumYen(letters.map((letter) => letter.totalYen))];
    const { lastRemindedOn, calendar } = client;
    const facts = { ...NO_FACTS, remindersDue, remindersDueYen, lastRemindedOn };
    const standing = standingOf('reminders', facts, calendar, today);
    const isStep = calendar.reminders !== 0;
    const steps = client.steps.map((one) => (one.step === 'reminders' && isStep ? standing : one));
    return { ...client, remindersDue, remindersDueYen, callsFirst, approvals, contactsFirst, steps };
  });
}

export function stepOf(client: KnownClient, step: StepStanding['step']): StepStanding {
  return client.steps.find((one) => one.step === step) ?? { step, state: 'none', on: null, count: 0, yen: 0 };
}

/** The mark's shape; what is only to come is a word. */
export function markOf({ state }: StepStanding): Step {
  return state === 'next' ? 'none' : state;
}

export function isClosed(client: KnownClient, today: PlainDate): boolean {
  return client.closedThrough !== null && client.closedThrough >= endOfMonth(monthBefore(today));
}
