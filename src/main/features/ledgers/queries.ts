/** Flows of a client's receivables between two days, and the balances they lead from and to. */
import type { AllocationFacts, InvoiceFacts } from '../../../domain/customer-ledger.ts';
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { type ClearingKind, type ClearingPart, type Flow, partsOfLines } from '../../../domain/receivable-flows.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { customerAsOf, refundedAsOf } from '../aging/office-queries.ts';
import { bookedBy, KNOWN_OPEN, OPEN_AS_OF, USED_AS_OF } from '../aging/queries.ts';

export interface Period {
  /** Both days belong to it. */
  from: string;
  through: string;
  /** Only what was booked by this instant counts, under the customers of then. Left out: the books of now. */
  knownAt?: string | null | undefined;
}

/** Parameters of a statement about a period. */
function periodParams({ from, through, knownAt }: Period): Record<string, string> {
  return { from, through, ...(knownAt ? { knownAt } : {}) };
}

interface IssuedRow {
  receivableId: number;
  invoiceId: number;
  customerId: number;
  kind: 'invoice' | 'opening';
  issuedOn: string;
  dueOn: string;
  amountYen: number;
}

/** Of one customer the receivables lead, of a whole client the days do: that is what each index is for. */
function issuedIn(sql: ClientRead, customerId: number | null, period: Period): Promise<IssuedRow[]> {
  const columns = `SELECT r.id AS receivableId, i.id AS invoiceId, r.customer_id AS customerId, i.kind, r.issued_on AS issuedOn,
    r.due_on AS dueOn, r.amount_yen AS amountYen`;
  if (customerId === null)
    return sql.all<IssuedRow>(
      `${columns} FROM invoice i CROSS JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
       WHERE i.client_id = :clientId AND i.issued_on BETWEEN :from AND :through AND r.amount_yen <> 0 ${bookedBy('r', period.knownAt)}`,
      periodParams(period),
    );
  return sql.all<IssuedRow>(
    `${columns} FROM receivable r CROSS JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE r.client_id = :clientId AND r.customer_id = :customerId AND r.issued_on BETWEEN :from AND :through AND r.amount_yen <> 0 ${bookedBy('r', period.knownAt)}`,
    { customerId, ...periodParams(period) },
  );
}

function voidedIn(sql: ClientRead, customerId: number | null, period: Period) {
  return sql.all<IssuedRow & { voidedOn: string }>(
    `SELECT r.id AS receivableId, r.invoice_id AS invoiceId, r.customer_id AS customerId, r.issued_on AS issuedOn, r.due_on AS dueOn,
            r.amount_yen AS amountYen, v.voided_on AS voidedOn
     FROM invoice_void v JOIN receivable r ON r.client_id = v.client_id AND r.invoice_id = v.invoice_id
     WHERE v.client_id = :clientId AND v.voided_on BETWEEN :from AND :through AND r.amount_yen <> 0
       AND (:customerId IS NULL OR r.customer_id = :customerId) ${bookedBy('v', period.knownAt)}`,
    { customerId, ...periodParams(period) },
  );
}

/** Allocations with a line or a reversal in the period. */
async function touchedAllocations(sql: ClientRead, customerId: number | null, period: Period): Promise<number[]> {
  const effective =
    customerId === null
      ? `SELECT l.allocation_id FROM allocation_line l WHERE l.client_id = :clientId AND l.effective_on BETWEEN :from AND :through`
      : `SELECT l.allocation_id FROM receivable r CROSS JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
       WHERE r.client_id = :clientId AND r.customer_id = :customerId AND l.effective_on BETWEEN :from AND :through`;
  const known = period.knownAt
    ? `WHERE allocation_id IN (SELECT id FROM allocation WHERE client_id = :clientId AND recorded_at <= :knownAt)`
    : '';
  const rows = await sql.all<{ id: number }>(
    `SELECT allocation_id AS id FROM (${effective} UNION
       SELECT x.allocation_id FROM allocation_reversal x JOIN allocation_line l ON l.client_id = x.client_id AND l.allocation_id = x.allocation_id
       WHERE x.client_id = :clientId AND MAX(x.reversed_on, l.effective_on) BETWEEN :from AND :through
         ${bookedBy('x', period.knownAt)}) ${known}`,
    { ...(customerId === null ? {} : { customerId }), ...periodParams(period) },
  );
  return rows.map((row) => row.id);
}

interface LineRow {
  allocationId: number;
  receivableId: number;
  invoiceId: number;
  customerId: number;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  effectiveOn: string;
}

interface AllocationRow {
  id: number;
  depositId: number | null;
  moneyYen: number;
  reversedOn: string | null;
  payerName: string | null;
  method: string | null;
  reason: string | null;
}

const OF_IDS = 'WHERE a.client_id = :clientId AND a.id IN';

function headsOf(sql: ClientRead, ids: string, knownAt?: string | null): Promise<AllocationRow[]> {
  return sql.all<AllocationRow>(
    `SELECT a.id, a.deposit_id AS depositId, a.money_yen AS moneyYen, x.reversed_on AS reversedOn, d.payer_name AS payerName, d.method, g.reason
     FROM allocation a LEFT JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN clearing g ON g.client_id = a.client_id AND g.allocation_id = a.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id ${bookedBy('x', knownAt)} ${OF_IDS} ${IDS}`,
    { ids, ...(knownAt ? { knownAt } : {}) },
  );
}

async function allocationsOf(sql: ClientRead, ids: string, knownAt?: string | null) {
  const heads = await headsOf(sql, ids, knownAt);
  const lines = await sql.all<LineRow>(
    `SELECT a.id AS allocationId, l.receivable_id AS receivableId, r.invoice_id AS invoiceId, r.customer_id AS customerId,
            r.issued_on AS issuedOn, r.due_on AS dueOn, l.amount_yen AS amountYen, l.effective_on AS effectiveOn
     FROM allocation a JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id ${OF_IDS} ${IDS}`,
    { ids },
  );
  const adjustments = await sql.all<{ allocationId: number; kind: ClearingKind; amountYen: number }>(
    `SELECT a.id AS allocationId, j.kind, j.amount_yen AS amountYen
     FROM allocation a JOIN allocation_adjustment j ON j.client_id = a.client_id AND j.allocation_id = a.id ${OF_IDS} ${IDS}`,
    { ids },
  );
  return { heads, lines: Map.groupBy(lines, byAllocation), adjustments: Map.groupBy(adjustments, byAllocation) };
}

const byAllocation = (row: { allocationId: number }) => row.allocationId;

/**
 * Everything that moved a balance in the period, of one customer (with those merged into him) or of all. What an
 * allocation's lines are made of depends on all of them, so that whole allocations are read.
 */
export async function receivableFlows(sql: ClientRead, customerId: number | null, period: Period): Promise<Flow[]> {
  const moved = period.knownAt ? await movedSince(sql, period.knownAt) : null;
  if (!moved || moved.size === 0) return flowsOf(sql, customerId, period);
  const flows = await flowsOf(sql, null, period);
  for (const flow of flows) flow.customerId = moved.get(flow.receivableId) ?? flow.customerId;
  return customerId === null ? flows : flows.filter((flow) => flow.customerId === customerId);
}

/** Receivable → whose it was at the instant, where a merge has moved it since. */
async function movedSince(sql: ClientRead, knownAt: string): Promise<Map<number, number>> {
  const rows = await sql.all<{ receivableId: number; customerId: number }>(
    `SELECT r.id AS receivableId, m.id AS customerId
     FROM customer m JOIN audit_entry e ON e.seq = m.changed_seq
     JOIN invoice i ON i.client_id = m.client_id AND i.customer_id = m.id
     JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
     WHERE m.client_id = :clientId AND m.merged_into_id IS NOT NULL AND e.at > :knownAt`,
    { knownAt },
  );
  return new Map(rows.map((row) => [row.receivableId, row.customerId]));
}

async function flowsOf(sql: ClientRead, customerId: number | null, period: Period): Promise<Flow[]> {
  const flows: Flow[] = [];
  for (const row of await issuedIn(sql, customerId, period))
    flows.push({
      ...of(row),
      on: row.issuedOn,
      kind: row.kind === 'opening' ? 'opening' : 'issued',
      yen: row.amountYen,
    });
  for (const row of await voidedIn(sql, customerId, period))
    flows.push({ ...of(row), on: row.voidedOn, kind: 'voided', yen: -row.amountYen });
  const ids = JSON.stringify(await touchedAllocations(sql, customerId, period));
  const { heads, lines, adjustments } = await allocationsOf(sql, ids, period.knownAt);
  const isIn = (on: string) => on >= period.from && on <= period.through;
  for (const head of heads) {
    const own = lines.get(head.id) ?? [];
    const parts = partsOfLines(own, head.moneyYen, adjustments.get(head.id) ?? []);
    for (const line of own) {
      if (customerId !== null && line.customerId !== customerId) continue;
      const clearing = { ...of(line), allocationId: head.id, parts: parts.get(line.receivableId)! };
      if (isIn(line.effectiveOn))
        flows.push({ ...clearing, on: line.effectiveOn, kind: 'cleared', yen: -line.amountYen });
      const backOn =
        head.reversedOn === null || head.reversedOn > line.effectiveOn ? head.reversedOn : line.effectiveOn;
      if (backOn !== null && isIn(backOn))
        flows.push({ ...clearing, on: backOn, kind: 'reversed', yen: line.amountYen });
    }
  }
  return flows;
}

const NO_PARTS: readonly ClearingPart[] = [];

function of(row: { customerId: number; receivableId: number; invoiceId: number; issuedOn: string; dueOn: string }) {
  const { customerId, receivableId, invoiceId, issuedOn, dueOn } = row;
  return { customerId, receivableId, invoiceId, issuedOn, dueOn, allocationId: null as number | null, parts: NO_PARTS };
}

/** Number, title, taxes and reason of voiding of the invoices behind these flows. */
export async function invoiceFacts(sql: ClientRead, invoiceIds: Iterable<number>): Promise<Map<number, InvoiceFacts>> {
  const rows = await sql.all<{
    id: number;
    number: string;
    title: string;
    reason: string | null;
    taxClass: TaxClass | null;
    grossYen: number;
  }>(
    `SELECT i.id, i.number, i.title, v.reason, t.tax_class AS taxClass, t.gross_yen AS grossYen
     FROM (SELECT value AS id FROM json_each(:ids)) x CROSS JOIN invoice i ON i.client_id = :clientId AND i.id = x.id
     LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
     LEFT JOIN invoice_tax t ON t.client_id = i.client_id AND t.invoice_id = i.id`,
    { ids: JSON.stringify([...new Set(invoiceIds)]) },
  );
  const facts = new Map<number, InvoiceFacts>();
  for (const { id, number, title, reason, taxClass, grossYen } of rows) {
    const one = facts.get(id) ?? { number, title, voidReason: reason ?? '', taxes: [] };
    if (taxClass !== null) one.taxes.push({ taxClass, grossYen });
    facts.set(id, one);
  }
  return facts;
}

/** Payer, method and reason of the allocations behind these flows. */
export async function allocationFacts(
  sql: ClientRead,
  allocationIds: Iterable<number>,
): Promise<Map<number, AllocationFacts>> {
  const heads = await headsOf(sql, JSON.stringify([...new Set(allocationIds)]));
  return new Map(
    heads.map((head) => [
      head.id,
      {
        depositId: head.depositId,
        payerName: head.payerName ?? '',
        method: head.method ?? '',
        reason: head.reason ?? '',
      },
    ]),
  );
}

/** Balance of each customer as of a day, from the spans; customers with nothing open are left out. */
export async function balancesOn(
  sql: ClientRead,
  on: string,
  customerId: number | null = null,
  knownAt: string | null = null,
): Promise<Map<number, number>> {
  if (knownAt !== null) return balancesKnown(sql, on, knownAt);
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT customer_id AS customerId, SUM(open_yen) AS yen FROM open_span
     WHERE client_id = :clientId AND (:customerId IS NULL OR customer_id = :customerId) AND from_on <= :on AND until_on > :on
     GROUP BY customer_id`,
    { on, customerId },
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}

async function balancesKnown(sql: ClientRead, asOf: string, knownAt: string): Promise<Map<number, number>> {
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT k.customer_id AS customerId, SUM(k.open_yen) AS yen FROM (${KNOWN_OPEN}) k
     WHERE k.client_id = :clientId AND k.open_yen <> 0 GROUP BY k.customer_id`,
    { asOf, knownAt },
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}

/**
 * Money not used as of a day by customer (前受): of deposits that name him, and of those whose allocation to him comes
 * into effect later. The sum over customers is aging.unusedMoney's advanceYen.
 */
export async function advancesOn(
  sql: ClientRead,
  asOf: string,
  knownAt: string | null = null,
): Promise<Map<number, number>> {
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT customerId, SUM(yen) AS yen FROM (
       SELECT COALESCE(customer_id, booked_for) AS customerId,
              booked_yen - used_yen + CASE WHEN customer_id IS NOT NULL THEN amount_yen - booked_yen ELSE 0 END AS yen
       FROM (
         SELECT ${customerAsOf(knownAt)} AS customer_id, MIN(u.customer_id) AS booked_for, d.amount_yen - ${refundedAsOf(knownAt)} AS amount_yen,
                COALESCE(SUM(u.money_yen), 0) AS booked_yen, COALESCE(SUM(u.used_yen), 0) AS used_yen
         FROM deposit d LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id ${bookedBy('k', knownAt)}
         LEFT JOIN (
           SELECT a.deposit_id, a.money_yen, ${USED_AS_OF} AS used_yen,
                  (SELECT MIN(r.customer_id) FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
                   WHERE l.client_id = a.client_id AND l.allocation_id = a.id) AS customer_id
           FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id ${bookedBy('x', knownAt)}
           WHERE a.client_id = :clientId ${bookedBy('a', knownAt)} AND a.deposit_id IS NOT NULL AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)
         ) u ON u.deposit_id = d.id
         WHERE d.client_id = :clientId AND d.deposited_on <= :asOf ${bookedBy('d', knownAt)} AND (k.cancelled_on IS NULL OR k.cancelled_on > :asOf)
         GROUP BY d.id
       )
     ) WHERE customerId IS NOT NULL GROUP BY customerId HAVING SUM(yen) <> 0`,
    { asOf, ...(knownAt === null ? {} : { knownAt }) },
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}

export interface OpenInvoiceRow {
  customerId: number;
  receivableId: number;
  number: string;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
}

/** Receivables with a balance as of a day, of all customers; the oldest due first. */
export function openInvoicesOn(
  sql: ClientRead,
  asOf: string,
  knownAt: string | null = null,
): Promise<OpenInvoiceRow[]> {
  if (knownAt !== null)
    return sql.all<OpenInvoiceRow>(
      `SELECT k.customer_id AS customerId, k.receivable_id AS receivableId, i.number, k.issued_on AS issuedOn, k.due_on AS dueOn,
              k.amount_yen AS amountYen, k.open_yen AS openYen
       FROM (${KNOWN_OPEN}) k JOIN invoice i ON i.client_id = k.client_id AND i.id = k.invoice_id
       WHERE k.client_id = :clientId AND k.open_yen <> 0 ORDER BY customerId, dueOn, receivableId`,
      { asOf, knownAt },
    );
  return sql.all<OpenInvoiceRow>(
    `SELECT * FROM (
       SELECT o.customer_id AS customerId, o.receivable_id AS receivableId, i.number, o.issued_on AS issuedOn, o.due_on AS dueOn,
              o.amount_yen AS amountYen, ${OPEN_AS_OF} AS openYen
       FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
       JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE c.client_id = :clientId AND o.closed_on > :asOf AND o.issued_on <= :asOf
     ) WHERE openYen <> 0 ORDER BY customerId, dueOn, receivableId`,
    { asOf },
  );
}
