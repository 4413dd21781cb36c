/** 時効 of the open receivables: the facts that renew it or put it off, and how each stands. */
import { daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { type LimitationStanding, limitationStanding, limitationUrgency } from '../../../domain/limitation.ts';
import type { ClientRead } from '../../db/engine.ts';
import { ACKNOWLEDGEMENTS, OPEN_AS_OF } from '../aging/queries.ts';

interface FactRow {
  receivableId: number;
  invoiceId: number;
  invoice: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  issuedOn: string;
  dueOn: string;
  openYen: number;
  money: string;
  confirmation: string;
  plan: string;
  openingRemindedOn: string | null;
}

export type DemandKind = 'letter' | 'content-certified' | 'call' | 'contact' | 'opening';

interface DemandRow {
  /** null: of everything the customer owes. */
  receivableId: number | null;
  customerId: number;
  on: string;
  kind: DemandKind;
}

/** SQL: the letter `t` was not taken out of its pile and did not come back: it asked somebody. */
const ARRIVED = `NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM reminder_letter_return b WHERE b.client_id = t.client_id AND b.letter_id = t.id)`;

/** Every demand (催告) by a day: letters by the day they were posted, calls and visits that reached somebody. */
function demandRows(sql: ClientRead, asOf: PlainDate, customerId: number | null): Promise<DemandRow[]> {
  return sql.all<DemandRow>(
    `SELECT * FROM (
       SELECT i.receivable_id AS receivableId, COALESCE(c.merged_into_id, c.id) AS customerId, p.posted_on AS "on",
              CASE WHEN m.mail_class = 'content-certified' THEN 'content-certified' ELSE 'letter' END AS kind
       FROM reminder_letter t
       JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
       JOIN reminder_letter_item i ON i.client_id = t.client_id AND i.letter_id = t.id
       JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       LEFT JOIN reminder_mail m ON m.client_id = t.client_id AND m.letter_id = t.id
         AND m.seq = (SELECT MAX(n.seq) FROM reminder_mail n WHERE n.client_id = m.client_id AND n.letter_id = m.letter_id)
       WHERE t.client_id = :clientId AND p.posted_on <= :asOf AND ${ARRIVED}
       UNION ALL
       SELECT i.receivable_id, COALESCE(c.merged_into_id, c.id), p.posted_on, 'content-certified'
       FROM certified_letter t
       JOIN certified_letter_posting p ON p.client_id = t.client_id AND p.letter_id = t.id
       JOIN certified_letter_item i ON i.client_id = t.client_id AND i.letter_id = t.id
       JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       LEFT JOIN certified_letter_delivery v ON v.client_id = t.client_id AND v.letter_id = t.id
       WHERE t.client_id = :clientId AND p.posted_on <= :asOf AND COALESCE(v.outcome, 'delivered') = 'delivered'
       UNION ALL
       SELECT NULL, COALESCE(c.merged_into_id, c.id), k.called_on, 'call'
       FROM customer_call k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id
       WHERE k.client_id = :clientId AND k.reached = 1 AND k.called_on <= :asOf
       UNION ALL
       SELECT NULL, COALESCE(c.merged_into_id, c.id), k.contact_on, 'contact'
       FROM customer_contact k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id
       WHERE k.client_id = :clientId AND k.direction = 'out' AND k.contact_on <= :asOf
     ) WHERE :customerId IS NULL OR customerId = :customerId`,
    { asOf, customerId },
  );
}

/** Overdue receivables with a balance as of a day. `dueBefore`: only those that fell due before it or arose under the old law. */
function factRows(
  sql: ClientRead,
  asOf: PlainDate,
  only: { customerId: number | null; dueBefore: PlainDate | null },
): Promise<FactRow[]> {
  return sql.all<FactRow>(
    `SELECT * FROM (
       SELECT o.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, o.customer_id AS customerId, c.code AS customerCode,
              c.name AS customerName, o.issued_on AS issuedOn, o.due_on AS dueOn, ${OPEN_AS_OF} AS openYen,
              ${ACKNOWLEDGEMENTS.money} AS money, ${ACKNOWLEDGEMENTS.confirmation} AS confirmation, ${ACKNOWLEDGEMENTS.plan} AS plan,
              r.opening_reminded_on AS openingRemindedOn
       FROM customer c
       CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
       JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE c.client_id = :clientId AND (:customerId IS NULL OR c.id = :customerId) AND o.closed_on > :asOf AND o.issued_on <= :asOf
         AND o.due_on < :asOf AND (:dueBefore IS NULL OR o.due_on < :dueBefore OR o.issued_on < '2020-04-01')
     ) WHERE openYen > 0 ORDER BY dueOn, receivableId`,
    { asOf, ...only },
  );
}

export interface LimitationRow extends LimitationStanding {
  customerId: number;
  customerCode: string;
  customerName: string;
  receivableId: number;
  invoiceId: number;
  invoice: string;
  issuedOn: string;
  dueOn: string;
  openYen: number;
  acknowledgedOn: string | null;
  acknowledgedBy: 'deposit' | 'confirmation' | 'plan' | null;
  postponedHow: DemandKind | null;
  daysLeft: number;
  urgency: ReturnType<typeof limitationUrgency>;
  oldLaw: boolean;
}

/** The first to be lost first. */
export async function limitationRows(
  sql: ClientRead,
  asOf: PlainDate,
  only: { customerId: number | null; dueBefore: PlainDate | null },
): Promise<LimitationRow[]> {
  const facts = await factRows(sql, asOf, only);
  if (facts.length === 0) return [];
  const demands = Map.groupBy(await demandRows(sql, asOf, only.customerId), (demand) => demand.customerId);
  return facts
    .map((row) => standingOf(row, demands.get(row.customerId) ?? [], asOf))
    .sort((a, b) => (a.endOn < b.endOn ? -1 : a.endOn > b.endOn ? 1 : a.receivableId - b.receivableId));
}

function standingOf(row: FactRow, demands: readonly DemandRow[], asOf: PlainDate): LimitationRow {
  const { money, confirmation, plan, openingRemindedOn, ...facts } = row;
  const [acknowledgedOn, acknowledgedBy] = newest([
    [money, 'deposit'],
    [confirmation, 'confirmation'],
    [plan, 'plan'],
  ]);
  const own: { on: string; kind: DemandKind }[] = demands.filter(
    (demand) => demand.receivableId === null || demand.receivableId === row.receivableId,
  );
  if (openingRemindedOn !== null) own.push({ on: openingRemindedOn, kind: 'opening' });
  const { issuedOn: aroseOn, dueOn } = row;
  const standing = limitationStanding({ aroseOn, dueOn, acknowledgedOn, demands: own.map(({ on }) => on) }, asOf);
  return {
    ...facts,
    ...standing,
    acknowledgedOn,
    acknowledgedBy,
    postponedHow: own.find(({ on }) => on === standing.postponedBy)?.kind ?? null,
    daysLeft: daysBetween(asOf, standing.endOn),
    urgency: limitationUrgency(standing.endOn, asOf),
    oldLaw: aroseOn < '2020-04-01',
  };
}

function newest(
  kinds: readonly (readonly [on: string, kind: 'deposit' | 'confirmation' | 'plan'])[],
): [string | null, 'deposit' | 'confirmation' | 'plan' | null] {
  const [last] = kinds.filter(([on]) => on !== '').sort(([a], [b]) => (a < b ? 1 : -1));
  return last ? [last[0], last[1]] : [null, null];
}
