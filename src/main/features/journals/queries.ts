/** What the journal needs of one client: settings, and the facts no file has taken yet. */
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { chartOf, type SlotAccount } from '../../../domain/journal/chart.ts';
import type { JournalFormat } from '../../../domain/journal/tax-labels.ts';
import {
  type FactKind,
  factText,
  type JournalAllocation,
  type JournalBook,
  type JournalDeposit,
  type JournalInvoice,
  type JournalLine,
  type JournalRange,
  type JournalRecovery,
  type JournalRefund,
  type Resting,
  type RestingMove,
} from '../../../domain/journal/types.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { restingMoves } from './office-queries.ts';

export interface JournalSettings {
  format: JournalFormat;
  includeSales: boolean;
  startOn: string | null;
  chart: SlotAccount[];
  ownSlots: ReadonlySet<string>;
}

export async function journalSettings(sql: ClientRead): Promise<JournalSettings> {
  const row = await sql.get<{ format: JournalFormat; includeSales: number; startOn: string | null }>(
    'SELECT format, include_sales AS includeSales, start_on AS startOn FROM journal_setting WHERE client_id = :clientId',
  );
  const own = await sql.all<SlotAccount>(
    `SELECT slot, account, sub_mode AS subMode, sub_text AS subText, department, tax FROM journal_account WHERE client_id = :clientId`,
  );
  return {
    format: row?.format ?? 'yayoi',
    includeSales: row?.includeSales === 1,
    startOn: row?.startOn ?? null,
    chart: chartOf(own),
    ownSlots: new Set(own.map((one) => one.slot)),
  };
}

export interface SubAccountRow {
  customerId: number;
  customerCode: string;
  customerName: string;
  subAccount: string;
}

export function subAccounts(sql: ClientRead): Promise<SubAccountRow[]> {
  return sql.all<SubAccountRow>(
    `SELECT c.id AS customerId, c.code AS customerCode, c.name AS customerName, s.sub_account AS subAccount
     FROM journal_sub_account s JOIN customer c ON c.client_id = s.client_id AND c.id = s.customer_id
     WHERE s.client_id = :clientId ORDER BY c.code`,
  );
}

/** Every customer by id with the name his sub-account has. */
export async function customerNames(
  sql: ClientRead,
): Promise<Map<number, { code: string; name: string; subAccount: string | null }>> {
  const rows = await sql.all<{ id: number; code: string; name: string; subAccount: string | null }>(
    `SELECT c.id, c.code, c.name, s.sub_account AS subAccount FROM customer c
     LEFT JOIN journal_sub_account s ON s.client_id = c.client_id AND s.customer_id = c.id WHERE c.client_id = :clientId`,
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Account key → what the client's books call that account at the bank. */
export async function bankNames(sql: ClientRead): Promise<Map<string, string>> {
  const rows = await sql.all<{ key: string; name: string }>(
    `SELECT LTRIM(bank_code, '0') || '-' || LTRIM(branch_code, '0') || '-' || type || '-' || LTRIM(number, '0') AS key,
            bank_name || branch_name AS name FROM client_bank_account WHERE client_id = :clientId ORDER BY id`,
  );
  return new Map(rows.map((row) => [row.key, row.name]));
}

const NOT_TAKEN = (kind: FactKind, ref: string, on: string) =>
  `NOT EXISTS (SELECT 1 FROM journal_fact f WHERE f.client_id = :clientId AND f.kind = '${kind}' AND f.ref_id = ${ref} AND f.on_day = ${on})`;

/** Dated inside the range. */
const IN_RANGE = (on: string) => `${on} <= :through AND ${on} >= :since`;

/** SQL that gives the ids of allocations with a part or a reversal that no file has taken. */
const WAITING_ALLOCATIONS = `SELECT l.allocation_id FROM allocation_line l
    WHERE l.client_id = :clientId AND ${IN_RANGE('l.effective_on')} AND ${NOT_TAKEN('allocation', 'l.allocation_id', 'l.effective_on')}
  UNION SELECT x.allocation_id FROM allocation_reversal x
    WHERE x.client_id = :clientId AND ${IN_RANGE('x.reversed_on')} AND ${NOT_TAKEN('reversal', 'x.allocation_id', 'x.reversed_on')}`;

/** Facts that wait, with all that is needed to make entries of them. */
export async function journalBook(sql: ClientRead, range: JournalRange): Promise<JournalBook> {
  const days = daysOf(range);
  const moves = await movesOf(sql);
  const allocations = await waitingAllocations(sql, days, [...moves.keys()]);
  const deposits = await waitingDeposits(sql, days, moves);
  const invoices = await waitingInvoices(sql, days, range.includeSales);
  const exported = await takenFacts(sql, [
    [['deposit', 'cancel'], deposits.map((one) => one.depositId)],
    [['refund', 'refund-reversal'], deposits.flatMap((one) => one.refunds.map((refund) => refund.refundId))],
    [['recovery', 'recovery-reversal'], deposits.flatMap((one) => one.recoveries.map((each) => each.recoveryId))],
    [['allocation', 'reversal'], allocations.map((one) => one.allocationId)],
    [['invoice', 'void'], invoices.map((one) => one.invoiceId)],
  ]);
  return { deposits, allocations, invoices, exported };
}

/** Deposits whose money waits on an account that is no longer right, and where it belongs from when on. */
async function movesOf(sql: ClientRead): Promise<Map<number, RestingMove>> {
  const rows = await sql.all<{
    depositId: number;
    kind: 'mark' | 'mark-end';
    refId: number;
    on: string;
    slot: 'suspense' | 'advance';
    customerId: number | null;
  }>(
    `SELECT v.deposit_id AS depositId, v.kind, v.ref_id AS refId, v.on_day AS "on", v.slot, v.customer_id AS customerId
     FROM (${restingMoves('m.client_id = :clientId')}) v ORDER BY v.deposit_id`,
  );
  return new Map(
    rows.map(({ depositId, kind, refId, on, slot, customerId }) => [
      depositId,
      { key: { kind, refId, on }, to: { slot, customerId } },
    ]),
  );
}

interface Days extends Record<string, string> {
  since: string;
  through: string;
}

export function daysOf({ startOn, from, through }: JournalRange): Days {
  const since = [startOn ?? '', from ?? ''].sort().at(-1)!;
  return { since, through };
}

async function takenFacts(sql: ClientRead, wanted: [FactKind[], number[]][]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const [kinds, ids] of wanted) {
    if (ids.length === 0) continue;
    const rows = await sql.all<{ kind: FactKind; refId: number; on: string }>(
      `SELECT kind, ref_id AS refId, on_day AS "on" FROM journal_fact
       WHERE client_id = :clientId AND kind IN (${kinds.map((kind) => `'${kind}'`).join(',')}) AND ref_id IN ${IDS}`,
      { ids: JSON.stringify(ids) },
    );
    for (const row of rows) taken.add(factText(row));
  }
  return taken;
}

/** Of deposits that move, all there is: what still waits is reckoned from it. */
async function waitingAllocations(
  sql: ClientRead,
  days: Days,
  moving: readonly number[],
): Promise<JournalAllocation[]> {
  const heads = await sql.all<Omit<JournalAllocation, 'lines' | 'adjustments'>>(
    `SELECT a.id AS allocationId, a.deposit_id AS depositId, k.reason, a.money_yen AS moneyYen, x.reversed_on AS reversedOn
     FROM allocation a
     LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE a.client_id = :clientId AND (a.id IN (${WAITING_ALLOCATIONS}) OR a.deposit_id IN ${IDS}) ORDER BY a.id`,
    { ...days, ids: JSON.stringify(moving) },
  );
  const ids = { ids: JSON.stringify(heads.map((one) => one.allocationId)) };
  const lines = await sql.all<Omit<JournalLine, 'taxes'> & { allocationId: number; invoiceId: number }>(
    `SELECT l.allocation_id AS allocationId, l.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, r.customer_id AS customerId,
            l.amount_yen AS amountYen, l.effective_on AS effectiveOn
     FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE l.client_id = :clientId AND l.allocation_id IN ${IDS} ORDER BY l.allocation_id, r.due_on, r.id`,
    ids,
  );
  const adjustments = await sql.all<{ allocationId: number; kind: string; amountYen: number }>(
    `SELECT allocation_id AS allocationId, kind, amount_yen AS amountYen FROM allocation_adjustment
     WHERE client_id = :clientId AND allocation_id IN ${IDS} ORDER BY allocation_id, kind`,
    ids,
  );
  const taxes = groupBy(await taxesOf(sql, [...new Set(lines.map((line) => line.invoiceId))]), (tax) => tax.invoiceId);
  const linesOf = groupBy(lines, (line) => line.allocationId);
  const adjustmentsOf = groupBy(adjustments, (one) => one.allocationId);
  return heads.map((head) => ({
    ...head,
    lines: (linesOf.get(head.allocationId) ?? []).map((line) => ({ ...line, taxes: taxes.get(line.invoiceId) ?? [] })),
    adjustments: adjustmentsOf.get(head.allocationId) ?? [],
  }));
}

function taxesOf(
  sql: ClientRead,
  invoiceIds: readonly number[],
): Promise<{ invoiceId: number; taxClass: TaxClass; grossYen: number }[]> {
  return sql.all(
    `SELECT invoice_id AS invoiceId, tax_class AS taxClass, gross_yen AS grossYen FROM invoice_tax
     WHERE client_id = :clientId AND invoice_id IN ${IDS} ORDER BY invoice_id, CASE tax_class WHEN 'standard-10' THEN 0 WHEN 'reduced-8' THEN 1 ELSE 2 END, tax_class`,
    { ids: JSON.stringify(invoiceIds) },
  );
}

/** Deposits, cancels, refunds and recoveries that wait, and the deposits whose money waiting allocations use. */
async function waitingDeposits(
  sql: ClientRead,
  days: Days,
  moves: ReadonlyMap<number, RestingMove>,
): Promise<JournalDeposit[]> {
  const moving = { ids: JSON.stringify([...moves.keys()]) };
  const refundsOf = groupBy(await waitingRefunds(sql, { ...days, ...moving }), (refund) => refund.depositId);
  const recoveriesOf = groupBy(await waitingRecoveries(sql, { ...days, ...moving }), (one) => one.depositId);
  const rows = await sql.all<DepositRow>(
    `SELECT d.id AS depositId, d.deposited_on AS "on", d.amount_yen AS amountYen, d.method, d.account_key AS accountKey, d.payer_name AS payerName,
            COALESCE(d.customer_id, (SELECT MAX(m.customer_id) FROM deposit_mark m
              LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id
              WHERE m.client_id = d.client_id AND m.deposit_id = d.id AND e.mark_id IS NULL)) AS customerId,
            d.source, k.cancelled_on AS cancelledOn, COALESCE(k.cause, '') = 'moved' AS moved, f.resting, f.resting_customer_id AS restingCustomerId
     FROM deposit d
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     LEFT JOIN journal_fact f ON f.client_id = d.client_id AND f.kind = 'deposit' AND f.ref_id = d.id AND f.on_day = d.deposited_on
     WHERE d.client_id = :clientId AND (
       f.ref_id IS NULL AND d.source <> 'opening' AND ${IN_RANGE('d.deposited_on')}
       OR k.cancelled_on IS NOT NULL AND ${IN_RANGE('k.cancelled_on')} AND ${NOT_TAKEN('cancel', 'd.id', 'k.cancelled_on')}
       OR d.id IN ${IDS}
       OR d.id IN (SELECT a.deposit_id FROM allocation a WHERE a.client_id = :clientId AND a.id IN (${WAITING_ALLOCATIONS})))
     ORDER BY d.deposited_on, d.id`,
    { ...days, ids: JSON.stringify([...refundsOf.keys(), ...recoveriesOf.keys(), ...moves.keys()]) },
  );
  const latest = await latestRestings(
    sql,
    rows.map((row) => row.depositId),
  );
  return rows.map(({ source, resting, restingCustomerId, moved, ...row }) => ({
    ...row,
    isMoved: moved === 1,
    isOpening: source === 'opening',
    refunds: refundsOf.get(row.depositId) ?? [],
    recoveries: recoveriesOf.get(row.depositId) ?? [],
    resting: latest.get(row.depositId) ?? (resting === null ? null : { slot: resting, customerId: restingCustomerId }),
    moving: moves.get(row.depositId) ?? null,
  }));
}

interface DepositRow
  extends Omit<JournalDeposit, 'isOpening' | 'isMoved' | 'refunds' | 'recoveries' | 'resting' | 'moving'> {
  source: string;
  moved: 0 | 1;
  resting: 'suspense' | 'advance' | null;
  restingCustomerId: number | null;
}

/** Where files moved the money of these deposits last; those never moved are left out. */
async function latestRestings(sql: ClientRead, depositIds: readonly number[]): Promise<Map<number, Resting>> {
  const rows = await sql.all<{ depositId: number; slot: 'suspense' | 'advance'; customerId: number | null }>(
    `SELECT m.deposit_id AS depositId, f.resting AS slot, f.resting_customer_id AS customerId
     FROM deposit_mark m JOIN journal_fact f ON f.client_id = m.client_id AND f.kind IN ('mark','mark-end') AND f.ref_id = m.id
     WHERE m.client_id = :clientId AND m.deposit_id IN ${IDS} ORDER BY f.batch_id`,
    { ids: JSON.stringify(depositIds) },
  );
  return new Map(rows.map(({ depositId, ...resting }) => [depositId, resting]));
}

/** Refunds with a day that waits, and all of the deposits in :ids. */
function waitingRefunds(
  sql: ClientRead,
  params: Days & { ids: string },
): Promise<(JournalRefund & { depositId: number })[]> {
  return sql.all<JournalRefund & { depositId: number }>(
    `SELECT r.id AS refundId, r.deposit_id AS depositId, n.refunded_on AS "on", r.amount_yen AS amountYen, z.reversed_on AS reversedOn
     FROM deposit_refund r JOIN deposit_refund_done n ON n.client_id = r.client_id AND n.refund_id = r.id
     LEFT JOIN deposit_refund_reversal z ON z.client_id = r.client_id AND z.refund_id = r.id
     WHERE r.client_id = :clientId AND (
       r.deposit_id IN ${IDS}
       OR ${IN_RANGE('n.refunded_on')} AND ${NOT_TAKEN('refund', 'r.id', 'n.refunded_on')}
       OR z.refund_id IS NOT NULL AND ${IN_RANGE('z.reversed_on')} AND ${NOT_TAKEN('refund-reversal', 'r.id', 'z.reversed_on')})
     ORDER BY r.id`,
    params,
  );
}

/** Recoveries with a day that waits, and all of the deposits in :ids. */
async function waitingRecoveries(
  sql: ClientRead,
  params: Days & { ids: string },
): Promise<(JournalRecovery & { depositId: number })[]> {
  const rows = await sql.all<Omit<JournalRecovery, 'taxes'> & { depositId: number; allocationId: number }>(
    `SELECT b.id AS recoveryId, b.deposit_id AS depositId, b.allocation_id AS allocationId, b.recovered_on AS "on", b.amount_yen AS amountYen,
            y.reversed_on AS reversedOn,
            (SELECT MIN(r.customer_id) FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
             WHERE l.client_id = b.client_id AND l.allocation_id = b.allocation_id) AS customerId
     FROM bad_debt_recovery b
     LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
     WHERE b.client_id = :clientId AND (
       b.deposit_id IN ${IDS}
       OR ${IN_RANGE('b.recovered_on')} AND ${NOT_TAKEN('recovery', 'b.id', 'b.recovered_on')}
       OR y.recovery_id IS NOT NULL AND ${IN_RANGE('y.reversed_on')} AND ${NOT_TAKEN('recovery-reversal', 'b.id', 'y.reversed_on')})
     ORDER BY b.id`,
    params,
  );
  const taxes = groupBy(
    await sql.all<{ allocationId: number; taxClass: TaxClass; grossYen: number }>(
      `SELECT allocation_id AS allocationId, tax_class AS taxClass, gross_yen AS grossYen FROM clearing_tax
       WHERE client_id = :clientId AND allocation_id IN ${IDS} ORDER BY allocation_id, tax_class`,
      { ids: JSON.stringify(rows.map((row) => row.allocationId)) },
    ),
    (tax) => tax.allocationId,
  );
  return rows.map(({ allocationId, ...row }) => ({ ...row, taxes: taxes.get(allocationId) ?? [] }));
}

/** SQL: invoice `i` bills 遅延損害金. */
const IS_INTEREST = `i.id IN (SELECT z.invoice_id FROM interest_bill z WHERE z.client_id = :clientId AND z.invoice_id IS NOT NULL)`;

/** Bills of 遅延損害金 wait whoever books the sales. */
async function waitingInvoices(sql: ClientRead, days: Days, includeSales: boolean): Promise<JournalInvoice[]> {
  const rows = await sql.all<Omit<JournalInvoice, 'taxes' | 'isInterest'> & { interest: 0 | 1 }>(
    `SELECT i.id AS invoiceId, i.number, i.issued_on AS "on", i.customer_id AS customerId, v.voided_on AS voidedOn, ${IS_INTEREST} AS interest
     FROM invoice i LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
     WHERE i.client_id = :clientId AND i.kind = 'invoice' ${includeSales ? '' : `AND ${IS_INTEREST}`} AND (
       ${IN_RANGE('i.issued_on')} AND ${NOT_TAKEN('invoice', 'i.id', 'i.issued_on')}
       OR v.voided_on IS NOT NULL AND ${IN_RANGE('v.voided_on')} AND ${NOT_TAKEN('void', 'i.id', 'v.voided_on')})
     ORDER BY i.issued_on, i.id`,
    days,
  );
  const taxes = groupBy(
    await taxesOf(
      sql,
      rows.map((row) => row.invoiceId),
    ),
    (tax) => tax.invoiceId,
  );
  return rows.map(({ interest, ...row }) => ({
    ...row,
    isInterest: interest === 1,
    taxes: taxes.get(row.invoiceId) ?? [],
  }));
}

/**
 * How the ledger's 売掛金 moved in the range by what this export covers, and how much of it earlier files took: reckoned
 * from the lines themselves, so that the entries can be held against it.
 */
export async function receivableMovement(
  sql: ClientRead,
  range: JournalRange,
): Promise<{ ledgerYen: number; exportedYen: number }> {
  const moved = (waiting: boolean) => {
    const take = (kind: FactKind, ref: string, on: string) =>
      waiting ? '' : `AND ${NOT_TAKEN(kind, ref, on).replace('NOT EXISTS', 'EXISTS')}`;
    const which = range.includeSales ? '' : `AND ${IS_INTEREST}`;
    const sales = `UNION ALL SELECT i.total_yen FROM invoice i WHERE i.client_id = :clientId AND i.kind = 'invoice' ${which} AND ${IN_RANGE('i.issued_on')} ${take('invoice', 'i.id', 'i.issued_on')}
         UNION ALL SELECT -i.total_yen FROM invoice_void v JOIN invoice i ON i.client_id = v.client_id AND i.id = v.invoice_id
           WHERE v.client_id = :clientId AND i.kind = 'invoice' ${which} AND ${IN_RANGE('v.voided_on')} ${take('void', 'i.id', 'v.voided_on')}`;
    return sql.get<{ yen: number }>(
      `SELECT COALESCE(SUM(yen), 0) AS yen FROM (
         SELECT -l.amount_yen AS yen FROM allocation_line l WHERE l.client_id = :clientId AND ${IN_RANGE('l.effective_on')} ${take('allocation', 'l.allocation_id', 'l.effective_on')}
         UNION ALL SELECT l.amount_yen FROM allocation_reversal x JOIN allocation_line l ON l.client_id = x.client_id AND l.allocation_id = x.allocation_id
           WHERE x.client_id = :clientId AND ${IN_RANGE('x.reversed_on')} ${take('reversal', 'x.allocation_id', 'x.reversed_on')}
         ${sales})`,
      daysOf(range),
    );
  };
  return { ledgerYen: (await moved(true))!.yen, exportedYen: (await moved(false))!.yen };
}

/** The last day that any file of this client reached. */
export async function lastExportedThrough(sql: ClientRead): Promise<string | null> {
  const row = await sql.get<{ on: string | null }>(
    `SELECT MAX(b.through_on) AS "on" FROM journal_batch b LEFT JOIN journal_withdrawal w ON w.client_id = b.client_id AND w.batch_id = b.id
     WHERE b.client_id = :clientId AND w.batch_id IS NULL`,
  );
  return row?.on ?? null;
}

function groupBy<R, K>(rows: readonly R[], key: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
