/** 遅延損害金 from the books: claims with what came off them and when, agreed rates, and bills. */
import type { PlainDate } from '../../../domain/dates.ts';
import {
  type InterestClaim,
  type InterestLine,
  type InterestTerms,
  interestLines,
  type RateSource,
  STATUTORY_KNOWN_THROUGH,
  sumOfLines,
  type YearBasis,
} from '../../../domain/late-interest.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';

export interface CollectionSettings {
  yearBasis: YearBasis;
  caller: 'client' | 'office';
}

export async function collectionSettings(sql: ClientRead): Promise<CollectionSettings> {
  const row = await sql.get<CollectionSettings>(
    'SELECT year_basis AS yearBasis, caller FROM collection_setting WHERE client_id = :clientId',
  );
  return row ?? { yearBasis: 'fixed-365', caller: 'client' };
}

export interface RuleRow {
  ruleId: number;
  customerId: number | null;
  customerCode: string | null;
  customerName: string | null;
  fromOn: string;
  rateBp: number | null;
  note: string;
  by: string;
}

/** Newest first; rules of a merged customer are those of the one that took it over. */
export function interestRules(sql: ClientRead): Promise<RuleRow[]> {
  return sql.all<RuleRow>(
    `SELECT r.id AS ruleId, o.id AS customerId, o.code AS customerCode, o.name AS customerName, r.from_on AS fromOn,
            r.rate_bp AS rateBp, r.note, r.recorded_by AS by
     FROM late_interest_rule r
     LEFT JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN customer o ON o.client_id = c.client_id AND o.id = COALESCE(c.merged_into_id, c.id)
     WHERE r.client_id = :clientId ORDER BY r.from_on DESC, r.id DESC`,
  );
}

/** What holds for a customer: his own agreements from their first day, before it and without them those with everybody. */
export function termsFor(rules: readonly RuleRow[], customerId: number, yearBasis: YearBasis): InterestTerms {
  const own = rules.filter((rule) => rule.customerId === customerId);
  const first = own.map((rule) => rule.fromOn).sort()[0] ?? null;
  const general = rules.filter((rule) => rule.customerId === null && (first === null || rule.fromOn < first));
  const byDay = new Map<string, number | null>();
  // Oldest entry first: of two for one day the newer counts.
  for (const { fromOn, rateBp } of [...general, ...own].sort((a, b) => a.ruleId - b.ruleId)) byDay.set(fromOn, rateBp);
  return { agreed: [...byDay].map(([from, rateBp]) => ({ from, rateBp })), yearBasis };
}

/** SQL: bill `b` still asks for what is in it. */
const LIVE_BILL = `NOT EXISTS (SELECT 1 FROM interest_bill_end e WHERE e.client_id = b.client_id AND e.bill_id = b.id)
  AND NOT EXISTS (SELECT 1 FROM invoice_void v WHERE v.client_id = b.client_id AND v.invoice_id = b.invoice_id)`;

interface ClaimRow {
  receivableId: number;
  invoiceId: number;
  invoice: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  entrusted: number;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
  frozenThrough: string | null;
  keptOn: string | null;
}

export interface InterestQuestion {
  customerId: number | null;
  through: PlainDate;
  invoices?: readonly string[] | undefined;
  received?: readonly { invoice: string; on: string }[] | undefined;
  paidLate: boolean;
}

/** Claims that may have run up interest; bills of interest bear none themselves (民法405条 asks for more than that). */
function claimRows(sql: ClientRead, question: InterestQuestion): Promise<ClaimRow[]> {
  return sql.all<ClaimRow>(
    `SELECT o.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, o.customer_id AS customerId, c.code AS customerCode,
            c.name AS customerName, c.entrustment_act AS entrusted, o.issued_on AS issuedOn, o.due_on AS dueOn, o.amount_yen AS amountYen,
            o.open_yen AS openYen,
            (SELECT MAX(l.through_on) FROM interest_bill_line l JOIN interest_bill b ON b.client_id = l.client_id AND b.id = l.bill_id
             WHERE l.client_id = o.client_id AND l.receivable_id = o.receivable_id AND ${LIVE_BILL}) AS frozenThrough,
            (SELECT k.received_on FROM invoice_receipt k WHERE k.client_id = r.client_id AND k.invoice_id = r.invoice_id ORDER BY k.id DESC LIMIT 1) AS keptOn
     FROM open_item o
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     JOIN customer c ON c.client_id = o.client_id AND c.id = o.customer_id
     LEFT JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
     LEFT JOIN interest_bill b ON b.client_id = r.client_id AND b.invoice_id = r.invoice_id
     WHERE o.client_id = :clientId AND (:customerId IS NULL OR o.customer_id = :customerId) AND v.invoice_id IS NULL AND b.id IS NULL
       AND (o.due_on < :through OR (c.entrustment_act = 1 AND o.issued_on < :through))
       AND (o.open_yen > 0 OR (:paidLate = 1 AND o.closed_on >= o.due_on))
     ORDER BY c.code, o.due_on, o.receivable_id`,
    {
      customerId: question.customerId,
      through: question.through,
      paidLate: Number(question.paidLate),
    },
  );
}

/**
 * What came off the claims: money by its day, set-offs and losses by theirs. A credit note says that so much was never
 * owed, and counts from the start.
 */
function reductionsOf(sql: ClientRead, receivableIds: readonly number[]) {
  return sql.all<{ receivableId: number; on: string; yen: number }>(
    `SELECT l.receivable_id AS receivableId, SUM(l.amount_yen) AS yen,
            CASE WHEN k.kind = 'credit-note' THEN '1900-01-01' ELSE COALESCE(d.deposited_on, a.cleared_on) END AS "on"
     FROM allocation_line l
     JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     LEFT JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE l.client_id = :clientId AND l.receivable_id IN ${IDS} AND x.allocation_id IS NULL
     GROUP BY l.receivable_id, 3`,
    { ids: JSON.stringify(receivableIds) },
  );
}

export interface CustomerInterest {
  customerId: number;
  customerCode: string;
  customerName: string;
  openYen: number;
  totalYen: number;
  invoices: {
    receivableId: number;
    invoiceId: number;
    invoice: string;
    issuedOn: string;
    dueOn: string;
    receivedOn: string | null;
    receivedBy: 'given' | 'kept' | 'issued' | null;
    openYen: number;
    yen: number;
    lines: InterestLine[];
  }[];
}

export interface ComputedInterest {
  yearBasis: YearBasis;
  customers: CustomerInterest[];
  rateUnknown: boolean;
}

/** From when 取適法's sixty days count: as said now, as kept, or the invoice's date; null where the law does not apply. */
function receiptOf({ entrusted, keptOn, issuedOn }: ClaimRow, given: string | undefined) {
  if (entrusted !== 1) return { on: null, by: null };
  if (given !== undefined) return { on: given, by: 'given' as const };
  return keptOn === null ? { on: issuedOn, by: 'issued' as const } : { on: keptOn, by: 'kept' as const };
}

/** Invoices by their numbers; unknown ones are left out. */
export async function invoiceIdsOf(sql: ClientRead, numbers: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.all<{ id: number; number: string }>(
    `SELECT id, number FROM invoice WHERE client_id = :clientId AND number IN ${IDS}`,
    { ids: JSON.stringify(numbers) },
  );
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** What has run up since the last bill, by customer and claim; claims without a yen of interest are left out. */
export async function computeInterest(sql: ClientRead, question: InterestQuestion): Promise<ComputedInterest> {
  const { yearBasis } = await collectionSettings(sql);
  const rules = await interestRules(sql);
  const rows = (await claimRows(sql, question)).filter((row) => question.invoices?.includes(row.invoice) ?? true);
  const reductions = Map.groupBy(
    await reductionsOf(
      sql,
      rows.map((row) => row.receivableId),
    ),
    (one) => one.receivableId,
  );
  const received = new Map(question.received?.map(({ invoice, on }) => [invoice, on]));
  const customers: CustomerInterest[] = [];
  let rateUnknown = false;
  for (const [customerId, own] of Map.groupBy(rows, (row) => row.customerId)) {
    const terms = termsFor(rules, customerId, yearBasis);
    const invoices = own.flatMap((row) => {
      const { on: receivedOn, by: receivedBy } = receiptOf(row, received.get(row.invoice));
      const claim: InterestClaim = { ...row, receivedOn, reductions: reductions.get(row.receivableId) ?? [] };
      const lines = interestLines(claim, terms, question.through);
      const yen = sumOfLines(lines);
      rateUnknown ||= lines.some((line) => line.source === 'statutory') && row.dueOn >= STATUTORY_KNOWN_THROUGH;
      const { receivableId, invoiceId, invoice, issuedOn, dueOn, openYen } = row;
      return yen === 0
        ? []
        : [{ receivableId, invoiceId, invoice, issuedOn, dueOn, receivedOn, receivedBy, openYen, yen, lines }];
    });
    if (invoices.length === 0) continue;
    const { customerCode, customerName } = own[0]!;
    customers.push({
      customerId,
      customerCode,
      customerName,
      openYen: invoices.reduce((sum, one) => sum + one.openYen, 0),
      totalYen: invoices.reduce((sum, one) => sum + one.yen, 0),
      invoices,
    });
  }
  return { yearBasis, customers, rateUnknown };
}

export interface BillRow {
  billId: number;
  serial: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  billedOn: string;
  throughOn: string;
  way: 'letter' | 'invoice';
  yearBasis: YearBasis;
  totalYen: number;
  invoiceId: number | null;
  invoice: string | null;
  openYen: number | null;
  endedOn: string | null;
  endReason: string;
  documentId: number;
  path: string;
  by: string;
}

/** Newest first. A bill whose invoice was voided elsewhere has ended with it. */
export function interestBills(
  sql: ClientRead,
  only: { customerId?: number | undefined; billId?: number | undefined } = {},
): Promise<BillRow[]> {
  return sql.all<BillRow>(
    `SELECT b.id AS billId, b.serial, o.id AS customerId, o.code AS customerCode, o.name AS customerName, b.billed_on AS billedOn,
            b.through_on AS throughOn, b.way, b.year_basis AS yearBasis, b.total_yen AS totalYen, b.invoice_id AS invoiceId, i.number AS invoice,
            (SELECT SUM(t.open_yen) FROM receivable r JOIN open_item t ON t.client_id = r.client_id AND t.receivable_id = r.id
             WHERE r.client_id = b.client_id AND r.invoice_id = b.invoice_id) AS openYen,
            COALESCE(e.ended_on, v.voided_on) AS endedOn, COALESCE(e.reason, v.reason, '') AS endReason, b.document_id AS documentId, d.path, b.recorded_by AS by
     FROM interest_bill b
     JOIN document d ON d.id = b.document_id
     JOIN customer c ON c.client_id = b.client_id AND c.id = b.customer_id
     JOIN customer o ON o.client_id = c.client_id AND o.id = COALESCE(c.merged_into_id, c.id)
     LEFT JOIN invoice i ON i.client_id = b.client_id AND i.id = b.invoice_id
     LEFT JOIN invoice_void v ON v.client_id = b.client_id AND v.invoice_id = b.invoice_id
     LEFT JOIN interest_bill_end e ON e.client_id = b.client_id AND e.bill_id = b.id
     WHERE b.client_id = :clientId AND (:customerId IS NULL OR o.id = :customerId) AND (:billId IS NULL OR b.id = :billId)
     ORDER BY b.id DESC`,
    { customerId: only.customerId ?? null, billId: only.billId ?? null },
  );
}

export interface BillLineRow extends InterestLine {
  billId: number;
  invoice: string;
  source: RateSource;
}

export function interestBillLines(sql: ClientRead, billIds: readonly number[]): Promise<BillLineRow[]> {
  return sql.all<BillLineRow>(
    `SELECT l.bill_id AS billId, i.number AS invoice, l.from_on AS fromOn, l.through_on AS throughOn, l.days, l.base_yen AS baseYen,
            l.rate_bp AS rateBp, l.source, l.year_days AS yearDays, l.yen
     FROM interest_bill_line l
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE l.client_id = :clientId AND l.bill_id IN ${IDS} ORDER BY l.bill_id, l.line`,
    { ids: JSON.stringify(billIds) },
  );
}
