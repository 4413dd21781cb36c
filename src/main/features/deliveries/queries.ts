/** 納品: what was delivered, and on which bill it is. */
import type { TaxClass, TaxTotals } from '../../../domain/invoice-tax.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, holds, IDS } from '../../db/engine.ts';

/** The live bill a delivery is on: one whose invoice was not voided. */
const LIVE_BILL = `LEFT JOIN (SELECT k.client_id, k.delivery_id, k.invoice_id, i.number FROM closing_bill_delivery k
    JOIN invoice i ON i.client_id = k.client_id AND i.id = k.invoice_id
    LEFT JOIN invoice_void v ON v.client_id = k.client_id AND v.invoice_id = k.invoice_id
    WHERE k.client_id = :clientId AND v.invoice_id IS NULL) b ON b.client_id = d.client_id AND b.delivery_id = d.id`;

/** A merged customer's deliveries are those of the one it was merged into. */
const TABLES = `FROM delivery d JOIN customer o ON o.client_id = d.client_id AND o.id = d.customer_id
  JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(o.merged_into_id, o.id)
  ${LIVE_BILL}
  LEFT JOIN delivery_cancel x ON x.client_id = d.client_id AND x.delivery_id = d.id`;

const COLUMNS = `d.id AS deliveryId, d.number, d.kind, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
  d.delivered_on AS deliveredOn, d.order_number AS orderNumber, d.title, d.net_yen AS netYen, d.tax_yen AS taxYen, d.total_yen AS totalYen,
  d.source, CASE WHEN x.delivery_id IS NOT NULL THEN 'cancelled' WHEN b.invoice_id IS NOT NULL THEN 'billed' ELSE 'open' END AS state,
  b.invoice_id AS invoiceId, b.number AS invoiceNumber,
  COALESCE((SELECT s.name FROM staff_member s WHERE s.code = d.recorded_by), d.recorded_by) AS by`;

export interface DeliveryRow {
  deliveryId: number;
  number: string;
  kind: 'delivery' | 'charge' | 'return';
  customerId: number;
  customerCode: string;
  customerName: string;
  deliveredOn: string;
  orderNumber: string;
  title: string;
  netYen: number;
  taxYen: number;
  totalYen: number;
  source: 'entered' | 'imported';
  state: 'open' | 'billed' | 'cancelled';
  invoiceId: number | null;
  invoiceNumber: string | null;
  by: string;
}

export interface DeliveryFilter {
  customerId: number | null;
  state: 'open' | 'billed' | 'cancelled' | 'all';
  from: string | null;
  through: string | null;
  text: string;
}

const FILTER = `WHERE d.client_id = :clientId AND (:customerId IS NULL OR c.id = :customerId)
  AND (:from IS NULL OR d.delivered_on >= :from) AND (:through IS NULL OR d.delivered_on <= :through)
  AND (:text = '' OR ${holds('UPPER(d.number)', 'UPPER(:text)')} OR ${holds('d.order_number', ':text')} OR ${holds('c.name', ':text')} OR c.code = :text)
  AND CASE :state WHEN 'open' THEN x.delivery_id IS NULL AND b.invoice_id IS NULL WHEN 'billed' THEN b.invoice_id IS NOT NULL
        WHEN 'cancelled' THEN x.delivery_id IS NOT NULL ELSE 1 END`;

export async function listDeliveries(sql: ClientRead, filter: DeliveryFilter, offset: number, limit: number) {
  const params = { ...filter };
  const deliveries = await sql.all<DeliveryRow>(
    `SELECT ${COLUMNS} ${TABLES} ${FILTER} ORDER BY d.delivered_on DESC, d.id DESC LIMIT :limit OFFSET :offset`,
    { ...params, offset, limit },
  );
  const totals = await sql.get<{ count: number; totalYen: number }>(
    `SELECT COUNT(*) AS count, COALESCE(SUM(CASE WHEN x.delivery_id IS NULL THEN d.total_yen ELSE 0 END), 0) AS totalYen ${TABLES} ${FILTER}`,
    params,
  );
  return { deliveries, ...totals! };
}

/** Throws delivery-unknown. */
export async function deliveryById(
  sql: ClientRead,
  deliveryId: number,
): Promise<DeliveryRow & { includesTax: number; cancelReason: string | null }> {
  const row = await sql.get<DeliveryRow & { includesTax: number; cancelReason: string | null }>(
    `SELECT ${COLUMNS}, d.includes_tax AS includesTax, x.reason AS cancelReason ${TABLES} WHERE d.client_id = :clientId AND d.id = :deliveryId`,
    { deliveryId },
  );
  if (!row) throw new AppError('delivery-unknown', { deliveryId }, 'deliveryId');
  return row;
}

export interface DeliveryLineRow {
  deliveryId: number;
  line: number;
  itemCode: string;
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
  amountYen: number;
  note: string;
}

export async function deliveryLines(
  sql: ClientRead,
  deliveryIds: readonly number[],
): Promise<Map<number, DeliveryLineRow[]>> {
  const rows = await sql.all<DeliveryLineRow>(
    `SELECT delivery_id AS deliveryId, line, item_code AS itemCode, description, quantity_milli AS quantityMilli, unit,
            unit_price_milli AS unitPriceMilli, tax_class AS taxClass, amount_yen AS amountYen, note
     FROM delivery_line WHERE client_id = :clientId AND delivery_id IN ${IDS} ORDER BY delivery_id, line`,
    { ids: JSON.stringify(deliveryIds) },
  );
  return Map.groupBy(rows, (row) => row.deliveryId);
}

export async function deliveryTaxes(
  sql: ClientRead,
  deliveryIds: readonly number[],
): Promise<Map<number, (TaxTotals & { deliveryId: number })[]>> {
  const rows = await sql.all<TaxTotals & { deliveryId: number }>(
    `SELECT delivery_id AS deliveryId, tax_class AS taxClass, net_yen AS netYen, tax_yen AS taxYen, gross_yen AS grossYen
     FROM delivery_tax WHERE client_id = :clientId AND delivery_id IN ${IDS}
     ORDER BY delivery_id, CASE tax_class WHEN 'standard-10' THEN 0 WHEN 'reduced-8' THEN 1 ELSE 2 END, tax_class`,
    { ids: JSON.stringify(deliveryIds) },
  );
  return Map.groupBy(rows, (row) => row.deliveryId);
}

export interface UnbilledRow {
  deliveryId: number;
  customerId: number;
  number: string;
  deliveredOn: string;
  includesTax: number;
  rounding: string;
}

/** Delivered by a day and on no bill, of the customers named (all when null): the oldest first. */
export function unbilledThrough(
  sql: ClientRead,
  through: string,
  customerIds: readonly number[] | null,
): Promise<UnbilledRow[]> {
  return sql.all<UnbilledRow>(
    `SELECT d.id AS deliveryId, c.id AS customerId, d.number, d.delivered_on AS deliveredOn, d.includes_tax AS includesTax, d.rounding
     ${TABLES} WHERE d.client_id = :clientId AND d.delivered_on <= :through AND x.delivery_id IS NULL AND b.invoice_id IS NULL
       AND (:ids IS NULL OR c.id IN (SELECT value FROM json_each(:ids))) ORDER BY c.id, d.delivered_on, d.number, d.id`,
    { through, ids: customerIds === null ? null : JSON.stringify(customerIds) },
  );
}

/** Deliveries of these bills, in the order of the paper. */
export function deliveriesOfBill(sql: ClientRead, invoiceId: number): Promise<DeliveryRow[]> {
  return sql.all<DeliveryRow>(
    `SELECT ${COLUMNS} ${TABLES} JOIN closing_bill_delivery z ON z.client_id = d.client_id AND z.delivery_id = d.id AND z.invoice_id = :invoiceId
     WHERE d.client_id = :clientId ORDER BY d.delivered_on, d.number, d.id`,
    { invoiceId },
  );
}
