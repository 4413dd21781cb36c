import type { ReadSql } from '../../db/engine.ts';

/** Customers handed to a lawyer or a court so long ago, and still owing: nobody here reminds them. */
export function longHandedOver(sql: ReadSql, before: string) {
  return sql.all<{ clientId: number; yen: number; count: number; on: string; rowId: number; name: string }>(
    `SELECT h.client_id AS clientId, SUM(o.open_yen) AS yen, 1 AS count, h.handed_on AS "on", h.customer_id AS rowId, c.name
     FROM customer_handover h
     JOIN client k ON k.id = h.client_id AND k.archived = 0
     JOIN customer c ON c.client_id = h.client_id AND c.id = h.customer_id
     JOIN open_item o ON o.client_id = h.client_id AND o.customer_id = h.customer_id AND o.closed_on = '9999-12-31'
     LEFT JOIN customer_handover_end e ON e.client_id = h.client_id AND e.handover_id = h.id
     WHERE e.handover_id IS NULL AND h.handed_on < :before
     GROUP BY h.client_id, h.id, h.handed_on, h.customer_id, c.name HAVING SUM(o.open_yen) > 0`,
    { before },
  );
}

/** Clients with something open that fell due before a day or arose under the old law. */
export function clientsNearLimitation(sql: ReadSql, dueBefore: string): Promise<{ clientId: number }[]> {
  return sql.all(
    `SELECT DISTINCT s.client_id AS clientId FROM open_span s JOIN client c ON c.id = s.client_id AND c.archived = 0
     WHERE s.life = 2 AND (s.due_on < :dueBefore OR s.issued_on < '2020-04-01') ORDER BY 1`,
    { dueBefore },
  );
}
