import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { begins, type ClientRead, holds } from '../../db/engine.ts';

export interface ItemRow {
  itemId: number;
  code: string;
  name: string;
  kana: string;
  unit: string;
  unitPriceMilli: number | null;
  taxClass: TaxClass;
  note: string;
}

const COLUMNS =
  't.id AS itemId, t.code, t.name, t.kana, t.unit, t.unit_price_milli AS unitPriceMilli, t.tax_class AS taxClass, t.note';
const MATCHES = `(${begins('UPPER(t.code)', 'UPPER(:text)')} OR ${holds('t.name', ':text')} OR (:key <> '' AND ${holds('t.search_key', ':key')}))`;

export function listItems(sql: ClientRead, text: string, key: string, limit: number): Promise<ItemRow[]> {
  return sql.all<ItemRow>(
    `SELECT ${COLUMNS} FROM item t WHERE t.client_id = :clientId AND t.removed = 0 AND (:text = '' OR ${MATCHES}) ORDER BY t.code LIMIT :limit`,
    { text, key, limit },
  );
}

export async function countItems(sql: ClientRead): Promise<number> {
  const row = await sql.get<{ count: number }>(
    'SELECT COUNT(*) AS count FROM item WHERE client_id = :clientId AND removed = 0',
  );
  return row?.count ?? 0;
}

export interface FoundItemRow extends ItemRow {
  lastPriceMilli: number | null;
  lastOn: string | null;
}

/** Items that fit, code first; each with the price of the customer's latest line (billed or delivered) of that name. */
export function findItems(
  sql: ClientRead,
  question: { customerId: number | null; text: string; key: string; limit: number },
): Promise<FoundItemRow[]> {
  return sql.all<FoundItemRow>(
    `WITH fit AS (
       SELECT ${COLUMNS}, CASE WHEN UPPER(t.code) = UPPER(:text) THEN 0 WHEN ${begins('UPPER(t.code)', 'UPPER(:text)')} THEN 1 ELSE 2 END AS rank
       FROM item t WHERE t.client_id = :clientId AND t.removed = 0 AND ${MATCHES} ORDER BY rank, t.code LIMIT :limit
     ), past AS (
       SELECT l.description AS name, l.unit_price_milli AS price, i.issued_on AS onDay FROM invoice i
       JOIN invoice_line l ON l.client_id = i.client_id AND l.invoice_id = i.id
       WHERE i.client_id = :clientId AND i.customer_id = :customerId AND l.description IN (SELECT name FROM fit)
       UNION ALL
       SELECT l.description, l.unit_price_milli, d.delivered_on FROM delivery d
       JOIN delivery_line l ON l.client_id = d.client_id AND l.delivery_id = d.id
       WHERE d.client_id = :clientId AND d.customer_id = :customerId AND l.description IN (SELECT name FROM fit)
     ), last AS (
       SELECT name, price, onDay, ROW_NUMBER() OVER (PARTITION BY name ORDER BY onDay DESC) AS place FROM past
     )
     SELECT f.itemId, f.code, f.name, f.kana, f.unit, f.unitPriceMilli, f.taxClass, f.note, p.price AS lastPriceMilli, p.onDay AS lastOn
     FROM fit f LEFT JOIN last p ON p.name = f.name AND p.place = 1 ORDER BY f.rank, f.code`,
    question,
  );
}

/** Code → item, those no longer offered too. */
export async function itemsByCode(sql: ClientRead): Promise<Map<string, ItemRow & { removed: number }>> {
  const rows = await sql.all<ItemRow & { removed: number }>(
    `SELECT ${COLUMNS}, t.removed FROM item t WHERE t.client_id = :clientId`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}
