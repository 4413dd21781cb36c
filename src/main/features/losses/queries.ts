import type { PlainDate } from '../../../domain/dates.ts';
import { decisionEvidence, evidenceText, type LossFacts, lossEvidence } from '../../../domain/loss-evidence.ts';
import { type MailClass, mailCostYen } from '../../../domain/reminder-effects.ts';
import { reminderTitle } from '../../../domain/reminder-letter.ts';
import type { WriteOffRule } from '../../../domain/write-off.ts';
import type { ClientRead } from '../../db/engine.ts';
import { certifiedLetters } from '../certified/queries.ts';
import type { DebtorRow } from '../clearings/queries.ts';
import { listContacts } from '../contact-log/queries.ts';
import { handovers, sentLetters } from '../handovers/queries.ts';
import { givenWords } from '../promises/queries.ts';

/** The oldest due date of what each customer owes and is late with. */
export async function oldestDue(sql: ClientRead, asOf: string): Promise<Map<number, string>> {
  const rows = await sql.all<{ customerId: number; dueOn: string }>(
    `SELECT customer_id AS customerId, MIN(due_on) AS dueOn FROM open_item
     WHERE client_id = :clientId AND closed_on = '9999-12-31' AND open_yen > 0 AND due_on < :asOf GROUP BY customer_id`,
    { asOf },
  );
  return new Map(rows.map((row) => [row.customerId, row.dueOn]));
}

export interface DecisionRow {
  decision: 'write-off' | 'collect' | 'wait';
  rule: WriteOffRule | null;
  on: string;
  decidedBy: string;
  note: string;
}

/** The newest decision about each customer. */
export async function latestDecisions(sql: ClientRead): Promise<Map<number, DecisionRow>> {
  const rows = await sql.all<DecisionRow & { customerId: number }>(
    `SELECT COALESCE(c.merged_into_id, c.id) AS customerId, t.decision, t.rule, t.decided_on AS "on", t.decided_by AS decidedBy, t.note
     FROM write_off_decision t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     WHERE t.client_id = :clientId ORDER BY t.id`,
  );
  return new Map(rows.map(({ customerId, ...row }) => [customerId, row]));
}

/** What the books hold of evidence about one customer's debt. */
export async function lossFacts(
  sql: ClientRead,
  row: DebtorRow,
  oldestDueOn: PlainDate,
  day: PlainDate,
): Promise<LossFacts> {
  const { customerId } = row;
  const sent = (await sentLetters(sql, customerId)).filter(
    (letter) => letter.postedOn !== null && letter.postedOn <= day,
  );
  const certified = (await certifiedLetters(sql, { customerId })).filter((one) => one.postedOn !== null);
  const contacts = await listContacts(sql, { customerId, from: null, through: day, limit: 5000 });
  const { promises, plans } = await givenWords(sql, day, customerId);
  const handover = (await handovers(sql, { customerId })).find((one) => one.endedOn === null);
  const costYen =
    sent.reduce((sum, { mailClass }) => sum + (mailClass === 'wire' ? 0 : mailCostYen(mailClass as MailClass)), 0) +
    certified.length * mailCostYen('content-certified');
  return {
    openYen: row.openYen,
    oldestDueOn,
    lastSoldOn: row.lastSoldOn,
    lastDepositOn: row.lastDepositOn,
    letters: sent.map((letter) => ({
      on: letter.postedOn!,
      title: reminderTitle(letter.stage as 1 | 2 | 3 | 4 | 5),
      serial: letter.serial,
    })),
    returned: sent.filter((letter) => letter.returned !== null).map((letter) => ({ on: letter.postedOn! })),
    certified: certified
      .reverse()
      .map((one) => ({ on: one.postedOn!, number: one.acceptanceNumber, outcome: one.outcome })),
    calls: contacts.filter((one) => one.reached === 1).length,
    brokenPromises: [...promises, ...plans].filter(({ standing }) => standing.state === 'broken').length,
    handedOver: handover ? { on: handover.handedOn, name: handover.recipientName } : null,
    costYen,
  };
}

/** The evidence of a write-off as the books tell it on a day, and what the client decided about the debt. */
export async function evidenceOf(sql: ClientRead, row: DebtorRow, day: PlainDate) {
  const dueOn = (await oldestDue(sql, day)).get(row.customerId) ?? row.lastDueOn ?? day;
  const newest = (await latestDecisions(sql)).get(row.customerId);
  const decision = newest?.decision === 'write-off' ? newest : null;
  const lines = lossEvidence(await lossFacts(sql, row, dueOn, day));
  return { decision, text: evidenceText(decision ? [...lines, decisionEvidence(decision)] : lines) };
}
