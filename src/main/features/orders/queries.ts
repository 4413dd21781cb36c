import { createNameIndex, findPayers, type NameIndex } from '../../../domain/matching/name-index.ts';
import type { NameLevel } from '../../../domain/matching/weights.ts';
import type { UnusedDeposit } from '../../../domain/prepaid-orders.ts';
import type { ClientRead } from '../../db/engine.ts';
import { learnedPayers } from '../allocations/learned.ts';
import { matchingCustomers } from '../allocations/queries.ts';

export interface OrderRow {
  orderId: number;
  number: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  amountYen: number;
  orderedOn: string;
  expectedOn: string | null;
  note: string;
  state: 'waiting' | 'paid' | 'released' | 'unpaid' | 'cancelled';
  depositId: number | null;
  paidOn: string | null;
  releasedOn: string | null;
}

/** An order is paid while a live mark of a live deposit says so; cleared with an invoice since, it stays paid. */
const ORDERS = `SELECT *, CASE WHEN cancelledOn IS NOT NULL THEN 'cancelled' WHEN releasedOn IS NOT NULL AND depositId IS NULL THEN 'unpaid'
    WHEN releasedOn IS NOT NULL THEN 'released' WHEN depositId IS NOT NULL THEN 'paid' ELSE 'waiting' END AS state
  FROM (
    SELECT p.id AS orderId, p.number, p.customer_id AS customerId, c.code AS customerCode, c.name AS customerName, p.amount_yen AS amountYen,
           p.ordered_on AS orderedOn, p.expected_on AS expectedOn, p.note, m.deposit_id AS depositId, d.deposited_on AS paidOn, k.cancelled_on AS cancelledOn,
           (SELECT MAX(r.released_on) FROM prepaid_order_release r
            LEFT JOIN prepaid_order_recall x ON x.client_id = r.client_id AND x.release_id = r.id
            WHERE r.client_id = p.client_id AND r.order_id = p.id AND x.release_id IS NULL) AS releasedOn
    FROM prepaid_order p
    JOIN customer c ON c.client_id = p.client_id AND c.id = p.customer_id
    LEFT JOIN prepaid_order_cancel k ON k.client_id = p.client_id AND k.order_id = p.id
    LEFT JOIN (SELECT w.client_id, w.order_id, w.deposit_id FROM deposit_mark w
               LEFT JOIN deposit_mark_end e ON e.client_id = w.client_id AND e.mark_id = w.id
               WHERE w.client_id = :clientId AND w.order_id IS NOT NULL AND e.mark_id IS NULL) m ON m.client_id = p.client_id AND m.order_id = p.id
    LEFT JOIN deposit d ON d.client_id = m.client_id AND d.id = m.deposit_id
    WHERE p.client_id = :clientId`;

export function listOrders(sql: ClientRead): Promise<OrderRow[]> {
  return sql.all<OrderRow>(
    `${ORDERS}) ORDER BY CASE state WHEN 'unpaid' THEN 0 WHEN 'paid' THEN 1 WHEN 'waiting' THEN 2 WHEN 'released' THEN 3 ELSE 4 END, orderedOn, orderId LIMIT 5000`,
  );
}

export function orderById(sql: ClientRead, orderId: number): Promise<OrderRow | undefined> {
  return sql.get<OrderRow>(`${ORDERS} AND p.id = :orderId)`, { orderId });
}

/** Unused deposits that pay no order yet, with the customers they may be of. */
export async function depositsForOrders(sql: ClientRead): Promise<UnusedDeposit[]> {
  const rows = await sql.all<Omit<UnusedDeposit, 'customerIds'> & { customerId: number | null }>(
    `SELECT d.id AS depositId, d.payer_name AS payerName, d.edi_info AS ediInfo, d.description, d.deposited_on AS depositedOn,
            o.left_yen AS leftYen, COALESCE(m.customer_id, d.customer_id) AS customerId
     FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     LEFT JOIN (SELECT w.client_id, w.deposit_id, w.customer_id, w.kind FROM deposit_mark w
                LEFT JOIN deposit_mark_end e ON e.client_id = w.client_id AND e.mark_id = w.id
                WHERE w.client_id = :clientId AND e.mark_id IS NULL) m ON m.client_id = d.client_id AND m.deposit_id = d.id
     WHERE o.client_id = :clientId AND COALESCE(m.kind, '') NOT IN ('order', 'double') ORDER BY d.id`,
  );
  const names = createNameIndex(await matchingCustomers(sql, await learnedPayers(sql)));
  return rows.map(({ customerId, ...row }) => ({
    ...row,
    customerIds: customerId === null ? namedBy(names, row) : [customerId],
  }));
}

/** Customers whose name this surely is, as 消込 reads it. */
function namedBy(names: NameIndex, { depositId, payerName, depositedOn, leftYen }: Omit<UnusedDeposit, 'customerIds'>) {
  return findPayers(names, { depositId, ref: '', payerName, depositedOn, amountYen: leftYen })
    .filter((match) => match.caution === null && SURE_LEVELS.includes(match.level))
    .map((match) => match.customer.customerId);
}

const SURE_LEVELS: readonly NameLevel[] = ['alias', 'exact', 'dash'];
