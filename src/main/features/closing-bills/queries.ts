/** 締め請求 as it was issued. */
import { AppError } from '../../core/errors.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';

export interface BillRow {
  invoiceId: number;
  number: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  fromOn: string;
  closedOn: string;
  dueOn: string;
  qualifiedPaper: 'closing' | 'delivery';
  previousYen: number;
  depositsYen: number;
  adjustmentsYen: number;
  separateYen: number;
  carriedYen: number;
  salesYen: number;
  taxYen: number;
  totalYen: number;
  balanceYen: number;
  advanceYen: number;
  deliveries: number;
  voidedOn: string | null;
}

const COLUMNS = `b.invoice_id AS invoiceId, i.number, c.id AS customerId, c.code AS customerCode, i.customer_name AS customerName, b.from_on AS fromOn,
  b.closed_on AS closedOn, r.due_on AS dueOn, b.qualified_paper AS qualifiedPaper, b.previous_yen AS previousYen, b.deposits_yen AS depositsYen,
  b.adjustments_yen AS adjustmentsYen, b.separate_yen AS separateYen, b.carried_yen AS carriedYen, b.sales_yen AS salesYen, b.tax_yen AS taxYen,
  b.total_yen AS totalYen, b.balance_yen AS balanceYen, b.advance_yen AS advanceYen,
  (SELECT COUNT(*) FROM closing_bill_delivery k WHERE k.client_id = b.client_id AND k.invoice_id = b.invoice_id) AS deliveries, v.voided_on AS voidedOn`;

const TABLES = `FROM closing_bill b JOIN invoice i ON i.client_id = b.client_id AND i.id = b.invoice_id
  JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
  JOIN customer o ON o.client_id = b.client_id AND o.id = b.customer_id
  JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(o.merged_into_id, o.id)
  LEFT JOIN invoice_void v ON v.client_id = b.client_id AND v.invoice_id = b.invoice_id`;

export async function listBills(
  sql: ClientRead,
  only: { customerId: number | null; closedOn: string | null },
  limit: number,
): Promise<{ bills: BillRow[]; count: number }> {
  const filter = `WHERE b.client_id = :clientId AND (:customerId IS NULL OR c.id = :customerId) AND (:closedOn IS NULL OR b.closed_on = :closedOn)`;
  const bills = await sql.all<BillRow>(
    `SELECT ${COLUMNS} ${TABLES} ${filter} ORDER BY b.closed_on DESC, c.code, b.invoice_id DESC LIMIT :limit`,
    { ...only, limit },
  );
  const row = await sql.get<{ count: number }>(`SELECT COUNT(*) AS count ${TABLES} ${filter}`, { ...only });
  return { bills, count: row?.count ?? 0 };
}

/** Throws closing-bill-unknown. */
export async function billById(sql: ClientRead, invoiceId: number): Promise<BillRow> {
  const row = await sql.get<BillRow>(
    `SELECT ${COLUMNS} ${TABLES} WHERE b.client_id = :clientId AND b.invoice_id = :invoiceId`,
    { invoiceId },
  );
  if (!row) throw new AppError('closing-bill-unknown', { invoiceId }, 'invoiceId');
  return row;
}

export interface LastBillRow {
  invoiceId: number;
  customerId: number;
  number: string;
  closedOn: string;
  issuedYen: number;
  moneyYen: number;
  adjustedYen: number;
}

/** The latest live bill of each customer, with the sums of the ledger it left. */
export async function lastBills(sql: ClientRead, customerIds: readonly number[]): Promise<Map<number, LastBillRow>> {
  const rows = await sql.all<LastBillRow>(
    `SELECT invoiceId, customerId, number, closedOn, issuedYen, moneyYen, adjustedYen FROM (
       SELECT b.invoice_id AS invoiceId, c.id AS customerId, i.number, b.closed_on AS closedOn, b.issued_sum_yen AS issuedYen,
              b.money_sum_yen AS moneyYen, b.adjusted_sum_yen AS adjustedYen,
              ROW_NUMBER() OVER (PARTITION BY c.id ORDER BY b.closed_on DESC, b.invoice_id DESC) AS place
       ${TABLES} WHERE b.client_id = :clientId AND c.id IN ${IDS} AND v.invoice_id IS NULL
     ) WHERE place = 1`,
    { ids: JSON.stringify(customerIds) },
  );
  return new Map(rows.map((row) => [row.customerId, row]));
}

/** The number of a live bill of the same customer closed later than this one; null when there is none. */
export async function laterBill(
  sql: ClientRead,
  invoiceId: number,
): Promise<{ number: string; closedOn: string } | null> {
  const row = await sql.get<{ number: string; closedOn: string }>(
    `SELECT i.number, n.closed_on AS closedOn FROM closing_bill b
     JOIN closing_bill n ON n.client_id = b.client_id AND n.customer_id = b.customer_id AND n.closed_on > b.closed_on
     JOIN invoice i ON i.client_id = n.client_id AND i.id = n.invoice_id
     LEFT JOIN invoice_void v ON v.client_id = n.client_id AND v.invoice_id = n.invoice_id
     WHERE b.client_id = :clientId AND b.invoice_id = :invoiceId AND v.invoice_id IS NULL ORDER BY n.closed_on LIMIT 1`,
    { invoiceId },
  );
  return row ?? null;
}
