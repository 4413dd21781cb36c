/** What 突合 compares, of one client. */
import type { CheckedLine, CheckedPaper, GoodsLine, StockMove } from '../../../domain/delivery-checks.ts';
import { itemKey } from '../../../domain/delivery-checks.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface OrderRow {
  orderId: number;
  number: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  orderedOn: string;
  cancelledOn: string | null;
}

/** Newest first. */
export function listOrders(sql: ClientRead, customerId: number | null, limit: number): Promise<OrderRow[]> {
  return sql.all<OrderRow>(
    `SELECT s.id AS orderId, s.number, COALESCE(c.merged_into_id, c.id) AS customerId, c.code AS customerCode, c.name AS customerName,
            s.ordered_on AS orderedOn, x.cancelled_on AS cancelledOn
     FROM sales_order s JOIN customer c ON c.client_id = s.client_id AND c.id = s.customer_id
     LEFT JOIN sales_order_cancel x ON x.client_id = s.client_id AND x.order_id = s.id
     WHERE s.client_id = :clientId AND (:customerId IS NULL OR COALESCE(c.merged_into_id, c.id) = :customerId)
     ORDER BY s.ordered_on DESC, s.id DESC LIMIT :limit`,
    { customerId, limit },
  );
}

export interface OrderLineRow {
  orderId: number;
  line: number;
  itemCode: string;
  description: string;
  quantityMilli: number;
  unitPriceMilli: number | null;
}

export function orderLines(sql: ClientRead): Promise<OrderLineRow[]> {
  return sql.all<OrderLineRow>(
    `SELECT order_id AS orderId, line, item_code AS itemCode, description, quantity_milli AS quantityMilli, unit_price_milli AS unitPriceMilli
     FROM sales_order_line WHERE client_id = :clientId ORDER BY order_id, line`,
  );
}

/** Codes of the item master by the item's name as it is compared: a line that carries no code has its item's. */
export async function codesByName(sql: ClientRead): Promise<Map<string, string>> {
  const rows = await sql.all<{ code: string; name: string }>(
    'SELECT code, name FROM item WHERE client_id = :clientId AND removed = 0 ORDER BY id DESC',
  );
  return new Map(rows.map(({ code, name }) => [itemKey({ itemCode: '', description: name }), code]));
}

/** Gives every line the code of its item, where the master knows one of that name. */
export function coded<L extends { itemCode: string; description: string }>(
  lines: readonly L[],
  codes: ReadonlyMap<string, string>,
): L[] {
  return lines.map((line) => ({ ...line, itemCode: line.itemCode || (codes.get(itemKey(line)) ?? '') }));
}

export interface GoodsRow extends GoodsLine {
  kind: 'order' | 'delivery' | 'return';
}

/** Live orders, deliveries (with one-off charges) and returns, by day. A return's quantity is what was taken back. */
export function goodsLines(sql: ClientRead): Promise<GoodsRow[]> {
  return sql.all<GoodsRow>(
    `SELECT * FROM (
       SELECT 'order' AS kind, COALESCE(c.merged_into_id, c.id) AS customerId, s.ordered_on AS "on", s.number, l.item_code AS itemCode,
              l.description, l.quantity_milli AS quantityMilli, l.unit_price_milli AS unitPriceMilli
       FROM sales_order s JOIN sales_order_line l ON l.client_id = s.client_id AND l.order_id = s.id
       JOIN customer c ON c.client_id = s.client_id AND c.id = s.customer_id
       LEFT JOIN sales_order_cancel x ON x.client_id = s.client_id AND x.order_id = s.id
       WHERE s.client_id = :clientId AND x.order_id IS NULL
       UNION ALL
       SELECT CASE d.kind WHEN 'return' THEN 'return' ELSE 'delivery' END, COALESCE(c.merged_into_id, c.id), d.delivered_on, d.number, l.item_code, l.description,
              ABS(l.quantity_milli), l.unit_price_milli
       FROM delivery d JOIN delivery_line l ON l.client_id = d.client_id AND l.delivery_id = d.id
       JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
       LEFT JOIN delivery_cancel x ON x.client_id = d.client_id AND x.delivery_id = d.id
       WHERE d.client_id = :clientId AND x.delivery_id IS NULL AND (d.kind <> 'charge' OR l.quantity_milli > 0)
     ) ORDER BY "on", number`,
  );
}

export function stockMoves(sql: ClientRead, through: string): Promise<(StockMove & { itemName: string })[]> {
  return sql.all(
    `SELECT moved_on AS "on", item_code AS itemCode, item_name AS itemName, kind, quantity_milli AS quantityMilli FROM stock_movement
     WHERE client_id = :clientId AND moved_on <= :through ORDER BY item_code, moved_on, kind = 'count', id`,
    { through },
  );
}

export interface PaperLineRow extends CheckedLine {
  paper: 'draft' | 'invoice' | 'delivery' | 'credit-note';
  paperId: number;
  number: string | null;
  customerId: number;
  issuedOn: string;
}

/**
 * Every line that was billed since the first goods were recorded, or would be: live invoices, credit notes (as what they take
 * back), drafts. In the order of issue, drafts last.
 */
export function billedLines(sql: ClientRead, since: string): Promise<PaperLineRow[]> {
  return sql.all<PaperLineRow>(
    `SELECT * FROM (
       SELECT 'invoice' AS paper, i.id AS paperId, i.number, COALESCE(c.merged_into_id, c.id) AS customerId, i.issued_on AS issuedOn, l.line,
              COALESCE(dl.item_code, '') AS itemCode, l.description, l.quantity_milli AS quantityMilli, l.unit_price_milli AS unitPriceMilli
       FROM invoice i JOIN invoice_line l ON l.client_id = i.client_id AND l.invoice_id = i.id
       JOIN customer c ON c.client_id = i.client_id AND c.id = i.customer_id
       LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
       LEFT JOIN invoice_line_source s ON s.client_id = l.client_id AND s.invoice_id = l.invoice_id AND s.line = l.line
       LEFT JOIN delivery_line dl ON dl.client_id = s.client_id AND dl.delivery_id = s.delivery_id AND dl.line = s.delivery_line
       WHERE i.client_id = :clientId AND i.kind = 'invoice' AND i.issued_on >= :since AND v.invoice_id IS NULL
       UNION ALL
       SELECT 'credit-note', n.id, n.number, COALESCE(c.merged_into_id, c.id), n.issued_on, l.line, '', l.description,
              -l.quantity_milli, l.unit_price_milli
       FROM credit_note n JOIN credit_note_line l ON l.client_id = n.client_id AND l.credit_note_id = n.id
       JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
       LEFT JOIN credit_note_cancel x ON x.client_id = n.client_id AND x.credit_note_id = n.id
       WHERE n.client_id = :clientId AND n.kind = 'return' AND n.issued_on >= :since AND x.credit_note_id IS NULL
       UNION ALL
       SELECT 'draft', d.id, NULL, COALESCE(c.merged_into_id, c.id), d.issued_on, l.line, '', l.description, l.quantity_milli, l.unit_price_milli
       FROM invoice_draft d JOIN invoice_draft_line l ON l.client_id = d.client_id AND l.draft_id = d.id
       JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
       WHERE d.client_id = :clientId
     ) ORDER BY paper = 'draft', issuedOn, paperId, line`,
    { since },
  );
}

export interface NoteLineRow extends PaperLineRow {
  kind: 'delivery' | 'charge';
  /** The line of the live closing bill that took it over; null: it is on none. */
  billId: number | null;
  billNumber: string | null;
  billLine: number | null;
  billedOn: string | null;
}

/** Lines of live deliveries and one-off charges, by day, with the line of the closing bill they are on. */
export function noteLines(sql: ClientRead): Promise<NoteLineRow[]> {
  return sql.all<NoteLineRow>(
    `SELECT 'delivery' AS paper, d.id AS paperId, d.number, COALESCE(c.merged_into_id, c.id) AS customerId, d.delivered_on AS issuedOn, l.line,
            l.item_code AS itemCode, l.description, l.quantity_milli AS quantityMilli, l.unit_price_milli AS unitPriceMilli, d.kind,
            b.id AS billId, b.number AS billNumber, b.line AS billLine, b.issued_on AS billedOn
     FROM delivery d JOIN delivery_line l ON l.client_id = d.client_id AND l.delivery_id = d.id
     JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
     LEFT JOIN delivery_cancel x ON x.client_id = d.client_id AND x.delivery_id = d.id
     LEFT JOIN (SELECT s.delivery_id, s.delivery_line, s.line, i.id, i.number, i.issued_on FROM invoice_line_source s
       JOIN invoice i ON i.client_id = s.client_id AND i.id = s.invoice_id
       LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
       WHERE s.client_id = :clientId AND v.invoice_id IS NULL) b ON b.delivery_id = d.id AND b.delivery_line = l.line
     WHERE d.client_id = :clientId AND d.kind IN ('delivery', 'charge') AND x.delivery_id IS NULL
     ORDER BY d.delivered_on, d.id, l.line`,
  );
}

/** Papers of these lines, in their order. */
export function papersOf(lines: readonly PaperLineRow[]): CheckedPaper[] {
  return [...Map.groupBy(lines, (line) => `${line.paper} ${line.paperId}`)].map(([key, own]) => {
    const { customerId, issuedOn, number } = own[0]!;
    return { key, customerId, issuedOn, number, lines: own };
  });
}

/** Unused money that was declared an advance, by customer. */
export async function advancesOf(sql: ClientRead): Promise<Map<number, number>> {
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT COALESCE(c.merged_into_id, c.id) AS customerId, SUM(o.left_yen) AS yen FROM open_deposit o
     JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     JOIN deposit_mark m ON m.client_id = o.client_id AND m.deposit_id = o.deposit_id AND m.kind IN ('advance', 'order')
     LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id
     JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(m.customer_id, d.customer_id)
     WHERE o.client_id = :clientId AND e.mark_id IS NULL GROUP BY 1`,
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}

export interface SettlementRow {
  paper: string;
  paperId: number;
  line: number;
  kind: string;
  billed: number;
  recorded: number;
  reason: string;
  by: string;
  on: string;
}

/** The newest word on each place; a reason of '' takes it back. */
export async function settlements(sql: ClientRead): Promise<Map<string, SettlementRow>> {
  const rows = await sql.all<SettlementRow>(
    `SELECT paper, paper_id AS paperId, line, kind, billed, recorded, reason, recorded_by AS by, settled_on AS "on" FROM goods_settlement g
     WHERE client_id = :clientId AND seq = (SELECT MAX(n.seq) FROM goods_settlement n WHERE n.client_id = g.client_id AND n.paper = g.paper
       AND n.paper_id = g.paper_id AND n.line = g.line AND n.kind = g.kind)`,
  );
  return new Map(rows.filter((row) => row.reason !== '').map((row) => [placeKey(row), row]));
}

export function placeKey(place: { paper: string; paperId: number; line: number; kind: string }): string {
  return `${place.paper} ${place.paperId} ${place.line} ${place.kind}`;
}
