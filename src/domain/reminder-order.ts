/** What to do first, of all clients: letters by tone and yen, and what is withheld by whether a clerk can do something about it. */
import type { ReminderDecision, WithheldReason } from './reminder-policy.ts';

/** A person must act, the nearest to a letter first; then what waits by itself. */
const ORDER: readonly WithheldReason[] = [
  'stale-bank-data',
  'possible-deposit',
  'call-first',
  'contact-first',
  'approval',
  'returned-mail',
  'no-address',
  'dispute',
  'hold',
  'below-minimum',
  'plan',
  'promise',
  'recent-letter',
];

const RANK = new Map(ORDER.map((reason, index) => [reason, index]));

/** Letters first, the sternest and largest first; then what is withheld, by reason and yen. Equal ones keep their order. */
export function inOrderOfWork<D extends { decision: ReminderDecision }>(decisions: readonly D[]): D[] {
  return [...decisions].sort(
    (a, b) => rankOf(a.decision) - rankOf(b.decision) || yenOf(b.decision) - yenOf(a.decision),
  );
}

function rankOf(decision: ReminderDecision): number {
  if (decision.kind === 'letter') return 5 - decision.stage;
  return decision.kind === 'withheld' ? 10 + RANK.get(decision.reason)! : 100;
}

function yenOf(decision: ReminderDecision): number {
  return decision.kind === 'nothing' ? 0 : decision.totalYen;
}
