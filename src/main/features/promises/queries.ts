/** Words given and the money that answers them, of one client. */
import {
  type CameIn,
  holdsLetters,
  type Pledge,
  type PledgeStanding,
  pledgeStandings,
} from '../../../domain/promises.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';

/** Merged customers' promises are those of the customer they were merged into. */
const OWNER = 'COALESCE(c.merged_into_id, c.id)';

interface HeadRow {
  id: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  madeOn: string;
  amountYen: number;
  note: string;
  by: string;
  endedOn: string | null;
}

export interface PromiseRow extends HeadRow {
  promisedOn: string;
}

export interface PlanRow extends HeadRow {
  acknowledgedOn: string | null;
}

type Item = { ownerId: number; receivableId: number; invoice: string };

/** A promise or a plan with everything that tells how it stands. */
export interface Given<R extends HeadRow> {
  row: R;
  kind: 'promise' | 'plan';
  rows: { dueOn: string; amountYen: number }[];
  items: Item[];
  standing: PledgeStanding;
}

export interface GivenWords {
  promises: Given<PromiseRow>[];
  plans: Given<PlanRow>[];
}

/** All words given to this client (or by one customer), newest first, as they stand on a day. */
export async function givenWords(sql: ClientRead, asOf: string, customerId: number | null): Promise<GivenWords> {
  const only = { customerId };
  const promises = await sql.all<PromiseRow>(
    `SELECT p.id, o.id AS customerId, o.code AS customerCode, o.name AS customerName, p.made_on AS madeOn, p.promised_on AS promisedOn,
            p.amount_yen AS amountYen, p.note, p.recorded_by AS by, e.ended_on AS endedOn
     FROM promise p JOIN customer c ON c.client_id = p.client_id AND c.id = p.customer_id
     JOIN customer o ON o.client_id = c.client_id AND o.id = ${OWNER}
     LEFT JOIN promise_end e ON e.client_id = p.client_id AND e.promise_id = p.id
     WHERE p.client_id = :clientId AND (:customerId IS NULL OR o.id = :customerId) ORDER BY p.id DESC`,
    only,
  );
  const plans = await sql.all<PlanRow>(
    `SELECT p.id, o.id AS customerId, o.code AS customerCode, o.name AS customerName, p.agreed_on AS madeOn, p.total_yen AS amountYen,
            p.note, p.recorded_by AS by, e.ended_on AS endedOn, k.acknowledged_on AS acknowledgedOn
     FROM instalment_plan p JOIN customer c ON c.client_id = p.client_id AND c.id = p.customer_id
     JOIN customer o ON o.client_id = c.client_id AND o.id = ${OWNER}
     LEFT JOIN instalment_plan_end e ON e.client_id = p.client_id AND e.plan_id = p.id
     LEFT JOIN instalment_acknowledgement k ON k.client_id = p.client_id AND k.plan_id = p.id
     WHERE p.client_id = :clientId AND (:customerId IS NULL OR o.id = :customerId) ORDER BY p.id DESC`,
    only,
  );
  if (promises.length + plans.length === 0) return { promises: [], plans: [] };
  const promiseItems = await itemsOf(sql, 'promise');
  const planItems = await itemsOf(sql, 'instalment');
  const planRows = await sql.all<{ planId: number; dueOn: string; amountYen: number }>(
    `SELECT plan_id AS planId, due_on AS dueOn, amount_yen AS amountYen FROM instalment_row WHERE client_id = :clientId ORDER BY plan_id, row`,
  );
  const unjudged = [
    ...promises.map((row) => ({
      row,
      kind: 'promise' as const,
      rows: [{ dueOn: row.promisedOn, amountYen: row.amountYen }],
      items: promiseItems.filter((item) => item.ownerId === row.id),
    })),
    ...plans.map((row) => ({
      row,
      kind: 'plan' as const,
      rows: planRows.filter((one) => one.planId === row.id).map(({ dueOn, amountYen }) => ({ dueOn, amountYen })),
      items: planItems.filter((item) => item.ownerId === row.id),
    })),
  ];
  const judged = await judge(sql, unjudged, asOf);
  return {
    promises: judged.filter((one) => one.kind === 'promise') as Given<PromiseRow>[],
    plans: judged.filter((one) => one.kind === 'plan') as Given<PlanRow>[],
  };
}

/** A word given that holds letters back, and what is to come of it. */
export interface Pledged {
  kind: 'promise' | 'plan';
  receivableIds: number[];
  next: { dueOn: string; amountYen: number };
}

/** A word given whose day has passed without the money. */
export interface BrokenPledge {
  kind: 'promise' | 'plan';
  receivableIds: number[];
  madeOn: string;
  /** The oldest day that passed. */
  dueOn: string;
  behindYen: number;
}

export interface PledgesOfDay {
  /** Customer → the words that bind us to wait. */
  holding: Map<number, Pledged[]>;
  /** Customer → the words that were not kept. */
  broken: Map<number, BrokenPledge[]>;
}

export async function pledgesOn(sql: ClientRead, asOf: string): Promise<PledgesOfDay> {
  const { promises, plans } = await givenWords(sql, asOf, null);
  const found: PledgesOfDay = { holding: new Map(), broken: new Map() };
  for (const { kind, row, items, standing } of [...plans, ...promises]) {
    const { next, state, behindYen } = standing;
    if (next === null || row.madeOn > asOf) continue;
    const receivableIds = items.map((item) => item.receivableId);
    if (holdsLetters(standing)) put(found.holding, row.customerId, { kind, receivableIds, next });
    else if (state === 'broken')
      put(found.broken, row.customerId, { kind, receivableIds, madeOn: row.madeOn, dueOn: next.dueOn, behindYen });
  }
  return found;
}

function put<V>(map: Map<number, V[]>, key: number, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

type Unjudged = Omit<Given<HeadRow>, 'standing'>;

/** Customer by customer: his money keeps his words, whichever of the two kinds they are. */
async function judge(sql: ClientRead, given: readonly Unjudged[], asOf: string): Promise<Given<HeadRow>[]> {
  const customerIds = [...new Set(given.map((one) => one.row.customerId))];
  const money = await cameIn(sql, customerIds, asOf);
  const result: Given<HeadRow>[] = [];
  for (const customerId of customerIds) {
    const own = given.filter((one) => one.row.customerId === customerId);
    const pledges: Pledge[] = own.map(({ row, rows, items }, index) => ({
      id: index,
      madeOn: row.madeOn,
      receivableIds: items.map((item) => item.receivableId),
      rows,
      endedOn: row.endedOn,
    }));
    const standings = pledgeStandings(pledges, money.get(customerId) ?? [], asOf);
    result.push(...own.map((one, index) => ({ ...one, standing: standings[index]! })));
  }
  return result;
}

function itemsOf(sql: ClientRead, kind: 'promise' | 'instalment'): Promise<Item[]> {
  const owner = kind === 'promise' ? 'promise_id' : 'plan_id';
  return sql.all<Item>(
    `SELECT t.${owner} AS ownerId, t.receivable_id AS receivableId, i.number AS invoice
     FROM ${kind}_item t JOIN receivable r ON r.client_id = t.client_id AND r.id = t.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE t.client_id = :clientId ORDER BY t.${owner}, r.due_on, r.id`,
  );
}

/**
 * What came in of customers by a day: what live clearings with money, or set off, took off their receivables, by the day
 * of the deposit; and money said to be theirs that clears nothing yet. A write-off keeps no promise.
 */
async function cameIn(sql: ClientRead, customerIds: readonly number[], asOf: string): Promise<Map<number, CameIn[]>> {
  const rows = await sql.all<CameIn & { customerId: number }>(
    `SELECT r.customer_id AS customerId, COALESCE(d.deposited_on, a.cleared_on) AS "on", l.receivable_id AS receivableId, l.amount_yen AS amountYen
     FROM receivable r
     JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
     JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     LEFT JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE r.client_id = :clientId AND r.customer_id IN ${IDS} AND COALESCE(k.kind, 'offset') = 'offset'
       AND COALESCE(d.deposited_on, a.cleared_on) <= :asOf AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)
     UNION ALL
     SELECT d.customer_id, d.deposited_on, NULL, o.left_yen FROM open_deposit o
     JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     WHERE o.client_id = :clientId AND d.customer_id IN ${IDS} AND d.deposited_on <= :asOf`,
    { ids: JSON.stringify(customerIds), asOf },
  );
  const byCustomer = new Map<number, CameIn[]>();
  for (const { customerId, ...money } of rows) {
    const list = byCustomer.get(customerId);
    if (list) list.push(money);
    else byCustomer.set(customerId, [money]);
  }
  return byCustomer;
}

/** The newest 確認書 of each plan. */
export async function planLetters(sql: ClientRead) {
  const rows = await sql.all<{ planId: number; serial: string; issuedOn: string; documentId: number }>(
    `SELECT l.plan_id AS planId, l.serial, l.issued_on AS issuedOn, l.document_id AS documentId FROM plan_letter l
     WHERE l.client_id = :clientId AND l.id = (SELECT MAX(n.id) FROM plan_letter n WHERE n.client_id = l.client_id AND n.plan_id = l.plan_id)`,
  );
  return new Map(rows.map(({ planId, ...letter }) => [planId, letter]));
}
