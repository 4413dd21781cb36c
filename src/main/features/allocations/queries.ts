import { addDays } from '../../../domain/dates.ts';
import type { ExperienceCount } from '../../../domain/matching/learned-weights.ts';
import type {
  ClearedDeposit,
  MatchingCustomer,
  MatchingInput,
  MatchingReceivable,
  PayerAlias,
  PayerHabit,
} from '../../../domain/matching/types.ts';
import { DOUBLE_WINDOW_DAYS } from '../../../domain/matching/weights.ts';
import { payerAliasKey } from '../../../domain/names.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { givenPayerNames, learnedNames } from '../customers/queries.ts';
import { type LearnedPayerRow, learnedPayers, learnedPayersAt } from './learned.ts';

/** What an engine run looks at, as the books stand now or as they stood at an audit number. */
export interface MatchingBasis {
  through: string;
  /** null: now. */
  atSeq: number | null;
  /** What is open now, where the asker has read it already. */
  receivables?: readonly MatchingReceivable[];
}

/** Everything the proposal engine needs of one client; `experience` is what the whole office has met, as numbers. */
export async function matchingInput(
  sql: ClientRead,
  basis: MatchingBasis,
  experience: readonly ExperienceCount[] = [],
): Promise<MatchingInput> {
  const upToSeq = basis.atSeq ?? Number.MAX_SAFE_INTEGER;
  const [deposits, receivables] =
    basis.atSeq === null
      ? [await openDepositsNow(sql, basis.through), basis.receivables ?? (await openReceivablesNow(sql))]
      : [await openDepositsAt(sql, basis.through, upToSeq), await openReceivablesAt(sql, upToSeq)];
  const learned = basis.atSeq === null ? await learnedPayers(sql) : await learnedPayersAt(sql, basis.atSeq);
  return {
    deposits: deposits.map(({ customerId, ...deposit }) =>
      customerId === null ? deposit : { ...deposit, customerId },
    ),
    customers: await matchingCustomers(sql, learned),
    receivables,
    history: payerHabits(learned),
    experience,
    cleared: await clearedTwins(sql, deposits, upToSeq),
  };
}

/** Who may have paid: the customers with the names that were given with them, and those that clearings taught. */
export async function matchingCustomers(
  sql: ClientRead,
  learned: readonly LearnedPayerRow[],
): Promise<MatchingCustomer[]> {
  const customers = await sql.all<{
    customerId: number;
    code: string;
    name: string;
    kana: string;
    feeBearer: 'customer' | 'client';
    entrustmentAct: number;
    discountBasisPoints: number | null;
    discountDays: number | null;
  }>(
    `SELECT id AS customerId, code, name, kana, fee_bearer AS feeBearer, entrustment_act AS entrustmentAct,
            discount_bp AS discountBasisPoints, discount_days AS discountDays FROM customer WHERE client_id = :clientId AND merged_into_id IS NULL ORDER BY code`,
  );
  const aliases = new Map<number, PayerAlias[]>();
  for (const row of [...(await givenPayerNames(sql)), ...learnedNames(learned)]) {
    const alias: PayerAlias = { name: row.name, source: row.source, confirmations: row.confirmations };
    const list = aliases.get(row.customerId);
    if (list) list.push(alias);
    else aliases.set(row.customerId, [alias]);
  }
  return customers.map((customer) => ({
    ...customer,
    entrustmentAct: customer.entrustmentAct === 1,
    payerNames: aliases.get(customer.customerId) ?? [],
  }));
}

/**
 * Deposits used before that an open one may be a double of: of the same amount, and not much older. Without them a double
 * that comes in a later file would clear the next month's bill.
 */
async function clearedTwins(
  sql: ClientRead,
  open: readonly OpenDepositRow[],
  upToSeq: number,
): Promise<ClearedDeposit[]> {
  const first = open[0];
  if (!first) return [];
  return sql.all<ClearedDeposit>(
    `SELECT DISTINCT d.id, d.payer_name AS payerName, r.customer_id AS customerId, d.amount_yen AS amountYen, d.deposited_on AS depositedOn
     FROM deposit d
     JOIN allocation a ON a.client_id = d.client_id AND a.deposit_id = d.id AND a.seq <= :upToSeq
     JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id AND x.seq <= :upToSeq
     WHERE d.client_id = :clientId AND x.allocation_id IS NULL
       AND d.id IN (SELECT s.id FROM deposit s WHERE s.client_id = :clientId AND s.deposited_on >= :since AND s.amount_yen IN ${IDS})
     ORDER BY d.id`,
    {
      upToSeq,
      since: addDays(first.depositedOn, -DOUBLE_WINDOW_DAYS),
      ids: JSON.stringify([...new Set(open.map((deposit) => deposit.amountYen))]),
    },
  );
}

interface OpenDepositRow {
  depositId: number;
  ref: string;
  payerName: string;
  amountYen: number;
  depositedOn: string;
  customerId: number | null;
  ediInfo: string;
  description: string;
}

/** SQL: whose money a clerk has said deposit `d` is, as it stood at :upToSeq. */
const MARKED_CUSTOMER = `(SELECT MAX(m.customer_id) FROM deposit_mark m
  LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id AND e.seq <= :upToSeq
  WHERE m.client_id = d.client_id AND m.deposit_id = d.id AND m.seq <= :upToSeq AND e.mark_id IS NULL)`;

const DEPOSIT_COLUMNS = `d.id AS depositId, d.ref, d.payer_name AS payerName, d.deposited_on AS depositedOn, COALESCE(${MARKED_CUSTOMER}, d.customer_id) AS customerId,
  d.edi_info AS ediInfo, d.description`;

function openDepositsNow(sql: ClientRead, through: string): Promise<OpenDepositRow[]> {
  return sql.all<OpenDepositRow>(
    `SELECT ${DEPOSIT_COLUMNS}, o.left_yen AS amountYen
     FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     WHERE o.client_id = :clientId AND o.deposited_on <= :through ORDER BY d.deposited_on, d.id`,
    { through, upToSeq: Number.MAX_SAFE_INTEGER },
  );
}

function openDepositsAt(sql: ClientRead, through: string, upToSeq: number): Promise<OpenDepositRow[]> {
  return sql.all<OpenDepositRow>(
    `SELECT * FROM (
       SELECT ${DEPOSIT_COLUMNS}, d.amount_yen - COALESCE((SELECT SUM(a.money_yen) FROM allocation a
           LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id AND x.seq <= :upToSeq
           WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND a.seq <= :upToSeq AND x.allocation_id IS NULL), 0)
         - COALESCE((SELECT SUM(f.amount_yen) FROM deposit_refund f
           LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id AND z.seq <= :upToSeq
           WHERE f.client_id = d.client_id AND f.deposit_id = d.id AND f.seq <= :upToSeq AND z.refund_id IS NULL), 0)
         - COALESCE((SELECT SUM(b.amount_yen) FROM bad_debt_recovery b
           LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id AND y.seq <= :upToSeq
           WHERE b.client_id = d.client_id AND b.deposit_id = d.id AND b.seq <= :upToSeq AND y.recovery_id IS NULL), 0) AS amountYen
       FROM deposit d LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id AND k.seq <= :upToSeq
       WHERE d.client_id = :clientId AND d.seq <= :upToSeq AND d.deposited_on <= :through AND k.deposit_id IS NULL
     ) WHERE amountYen > 0 ORDER BY depositedOn, depositId`,
    { through, upToSeq },
  );
}

/** SQL: what the engine takes of receivable `r` with its invoice `i`. An opening balance brings no tax: what it was before 10 % serves to recognise withholding. */
export const RECEIVABLE_COLUMNS = `r.id AS receivableId, i.number AS invoice, r.customer_id AS customerId, r.issued_on AS issuedOn, r.due_on AS dueOn,
  r.amount_yen AS amountYen, COALESCE((SELECT SUM(t.net_yen) FROM invoice_tax t WHERE t.client_id = i.client_id AND t.invoice_id = i.id), (r.amount_yen * 10 + 10) / 11) AS netYen`;

export function openReceivablesNow(sql: ClientRead): Promise<MatchingReceivable[]> {
  return sql.all<MatchingReceivable>(
    `SELECT ${RECEIVABLE_COLUMNS}, o.open_yen AS openYen
     FROM customer c
     CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on = '9999-12-31'
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE c.client_id = :clientId AND o.open_yen > 0 ORDER BY r.due_on, r.id`,
  );
}

function openReceivablesAt(sql: ClientRead, upToSeq: number): Promise<MatchingReceivable[]> {
  return sql.all<MatchingReceivable>(
    `SELECT * FROM (
       SELECT ${RECEIVABLE_COLUMNS}, r.amount_yen - COALESCE((SELECT SUM(l.amount_yen) FROM allocation_line l
           JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id AND a.seq <= :upToSeq
           LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id AND x.seq <= :upToSeq
           WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND x.allocation_id IS NULL), 0) AS openYen
       FROM receivable r JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id AND v.seq <= :upToSeq
       WHERE r.client_id = :clientId AND r.seq <= :upToSeq AND v.invoice_id IS NULL
     ) WHERE openYen > 0 ORDER BY dueOn, receivableId`,
    { upToSeq },
  );
}

/** What each payer deducted before, from the allocations that live; NULL fee where nothing was deducted. */
function payerHabits(rows: readonly LearnedPayerRow[]): PayerHabit[] {
  // A payer has a row for each fee and lateness.
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const key = keys.get(name) ?? payerAliasKey(name);
    keys.set(name, key);
    return key;
  };
  return rows.map((row) => ({
    payerKey: keyOf(row.payerName),
    customerId: row.customerId,
    feeYen: row.feeYen === 0 ? null : row.feeYen,
    withheld: row.withheld === 1,
    lateness: row.lateness,
    count: row.count,
  }));
}

/** Customers changed after an audit number: what was proposed for them then rests on another master. */
export async function customersChangedSince(sql: ClientRead, seq: number): Promise<Set<number>> {
  const rows = await sql.all<{ id: number }>(
    'SELECT id FROM customer WHERE client_id = :clientId AND changed_seq > :seq',
    { seq },
  );
  return new Set(rows.map((row) => row.id));
}

/** The newest audit number that touched this client. */
export async function clientSeq(sql: ClientRead): Promise<number> {
  const row = await sql.get<{ seq: number }>(
    'SELECT COALESCE(MAX(seq), 0) AS seq FROM audit_entry WHERE client_id = :clientId OR client_id IS NULL',
  );
  return row!.seq;
}

export interface OpenReceivableRow {
  receivableId: number;
  invoice: string;
  invoiceId: number;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
}

export function openReceivablesOf(sql: ClientRead, customerId: number): Promise<OpenReceivableRow[]> {
  return sql.all<OpenReceivableRow>(
    `SELECT o.receivable_id AS receivableId, i.number AS invoice, i.id AS invoiceId, o.issued_on AS issuedOn, o.due_on AS dueOn, o.amount_yen AS amountYen, o.open_yen AS openYen
     FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE o.client_id = :clientId AND o.customer_id = :customerId AND o.closed_on = '9999-12-31' ORDER BY o.due_on, o.receivable_id`,
    { customerId },
  );
}

/** What clearings may take, by id; booking takes the yen off as it goes. */
export interface ClearingSides {
  deposits: Map<number, { depositedOn: string; leftYen: number }>;
  receivables: Map<number, { number: string; issuedOn: string; openYen: number }>;
}

/** These deposits and what is left of them (0: used, or taken back by the bank). */
export async function depositsToUse(
  sql: ClientRead,
  depositIds: readonly number[],
): Promise<ClearingSides['deposits']> {
  const rows = await sql.all<{ id: number; depositedOn: string; leftYen: number }>(
    `SELECT d.id, d.deposited_on AS depositedOn, COALESCE(o.left_yen, 0) AS leftYen FROM deposit d
     LEFT JOIN open_deposit o ON o.client_id = d.client_id AND o.deposit_id = d.id
     WHERE d.client_id = :clientId AND d.id IN ${IDS}`,
    { ids: JSON.stringify(depositIds) },
  );
  return new Map(rows.map(({ id, ...deposit }) => [id, deposit]));
}

/** These receivables and what is open of them. */
export async function receivablesToClear(
  sql: ClientRead,
  receivableIds: readonly number[],
): Promise<ClearingSides['receivables']> {
  const rows = await sql.all<{ id: number; number: string; issuedOn: string; openYen: number }>(
    `SELECT o.receivable_id AS id, i.number, o.issued_on AS issuedOn, o.open_yen AS openYen FROM open_item o
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE o.client_id = :clientId AND o.receivable_id IN ${IDS}`,
    { ids: JSON.stringify(receivableIds) },
  );
  return new Map(rows.map(({ id, ...receivable }) => [id, receivable]));
}

export async function receivableByInvoice(sql: ClientRead, invoice: string): Promise<number | undefined> {
  const row = await sql.get<{ id: number }>(
    'SELECT r.id FROM invoice i JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id WHERE i.client_id = :clientId AND i.number = :invoice',
    { invoice },
  );
  return row?.id;
}

/** Deposits that a clerk has called double or unknown, as it stood at an audit number (null: now). */
export async function heldDeposits(sql: ClientRead, atSeq: number | null): Promise<Set<number>> {
  const rows = await sql.all<{ depositId: number }>(
    `SELECT m.deposit_id AS depositId FROM deposit_mark m
     LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id AND e.seq <= :upToSeq
     WHERE m.client_id = :clientId AND m.seq <= :upToSeq AND e.mark_id IS NULL AND m.kind IN ('double', 'suspense')`,
    { upToSeq: atSeq ?? Number.MAX_SAFE_INTEGER },
  );
  return new Set(rows.map((row) => row.depositId));
}

/** Of these receivables, those with a balance. */
export async function stillOpen(sql: ClientRead, receivableIds: readonly number[]): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT receivable_id AS id FROM open_item WHERE client_id = :clientId AND receivable_id IN ${IDS} AND open_yen > 0 ORDER BY receivable_id`,
    { ids: JSON.stringify(receivableIds) },
  );
  return rows.map((row) => row.id);
}

export interface RunRow {
  runSeq: number;
  at: string;
  by: string;
  allocations: number;
  live: number;
  auto: number;
  clearedYen: number;
  liveYen: number;
  moneyYen: number;
}

/** What was booked together has one audit number, also where an invoice was replaced since. Clearings without money are no runs. */
export function listRuns(sql: ClientRead, limit: number): Promise<RunRow[]> {
  return sql.all<RunRow>(
    `SELECT COALESCE(o.seq, a.seq) AS runSeq, MIN(COALESCE(o.recorded_at, a.recorded_at)) AS at, MIN(COALESCE(o.recorded_by, a.recorded_by)) AS by, COUNT(*) AS allocations, SUM(x.allocation_id IS NULL) AS live,
            SUM(a.how = 'auto') AS auto, SUM(t.yen) AS clearedYen, SUM(CASE WHEN x.allocation_id IS NULL THEN t.yen ELSE 0 END) AS liveYen, SUM(a.money_yen) AS moneyYen
     FROM allocation a
     JOIN (SELECT allocation_id, SUM(amount_yen) AS yen FROM allocation_line WHERE client_id = :clientId GROUP BY allocation_id) t ON t.allocation_id = a.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     LEFT JOIN allocation_carry m ON m.client_id = a.client_id AND m.allocation_id = a.id
     LEFT JOIN allocation o ON o.client_id = m.client_id AND o.id = m.root_id
     WHERE a.client_id = :clientId AND a.deposit_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM allocation_carry n WHERE n.client_id = a.client_id AND n.moved_from = a.id)
     GROUP BY COALESCE(o.seq, a.seq) ORDER BY runSeq DESC LIMIT :limit`,
    { limit },
  );
}

export async function liveAllocationsOfRun(sql: ClientRead, runSeq: number): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT a.id FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     LEFT JOIN allocation_carry m ON m.client_id = a.client_id AND m.allocation_id = a.id
     LEFT JOIN allocation o ON o.client_id = m.client_id AND o.id = m.root_id
     WHERE a.client_id = :clientId AND COALESCE(o.seq, a.seq) = :runSeq AND a.deposit_id IS NOT NULL AND x.allocation_id IS NULL ORDER BY a.id`,
    { runSeq },
  );
  return rows.map((row) => row.id);
}

/** Those of these allocations that nobody has reversed. A credit note's is no allocation by itself: it ends with its note. */
export function liveAllocations(
  sql: ClientRead,
  allocationIds: readonly number[],
): Promise<{ allocationId: number }[]> {
  return sql.all(
    `SELECT a.id AS allocationId FROM allocation a
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE a.client_id = :clientId AND a.id IN ${IDS} AND x.allocation_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM credit_note n WHERE n.client_id = a.client_id AND n.allocation_id = COALESCE(
         (SELECT m.root_id FROM allocation_carry m WHERE m.client_id = a.client_id AND m.allocation_id = a.id), a.id)) ORDER BY a.id`,
    { ids: JSON.stringify(allocationIds) },
  );
}

export interface AllocationHistoryRow {
  allocationId: number;
  depositId: number;
  payerName: string;
  depositedOn: string;
  depositYen: number;
  customerCode: string;
  customerName: string;
  bookedAt: string;
  by: string;
  how: 'auto' | 'suggested' | 'manual';
  clearedYen: number;
  adjustmentYen: number;
  invoices: string;
  reversedOn: string | null;
}

export function allocationHistory(
  sql: ClientRead,
  depositId: number | null,
  limit: number,
): Promise<AllocationHistoryRow[]> {
  return sql.all<AllocationHistoryRow>(
    `SELECT a.id AS allocationId, a.deposit_id AS depositId, d.payer_name AS payerName, d.deposited_on AS depositedOn, d.amount_yen AS depositYen,
            MIN(c.code) AS customerCode, MIN(c.name) AS customerName, a.recorded_at AS bookedAt, a.recorded_by AS by, a.how,
            SUM(l.amount_yen) AS clearedYen, SUM(l.amount_yen) - a.money_yen AS adjustmentYen, GROUP_CONCAT(i.number) AS invoices, x.reversed_on AS reversedOn
     FROM allocation a
     JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE a.client_id = :clientId AND (:depositId IS NULL OR a.deposit_id = :depositId)
     GROUP BY a.client_id, a.id ORDER BY a.id DESC LIMIT :limit`,
    { depositId, limit },
  );
}
