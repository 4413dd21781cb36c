/** Things to do that are rows of the books, found over all clients. */
import { addDays } from '../../../domain/dates.ts';
import type { ReadSql } from '../../db/engine.ts';
import { LAST_RUN, LOOKED_AT } from '../today/office-queries.ts';

export interface FoundRow {
  clientId: number;
  yen: number;
  count: number;
  on: string | null;
  rowId: number | null;
  name: string;
}

/** Of each client all that a run of 消込 has left, with the largest deposit to begin with. */
export function largestExceptions(sql: ReadSql): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT t.client_id AS clientId, t.yen, t.count, t.oldest AS "on", t.rowId, d.payer_name AS name
     FROM (
       SELECT o.client_id, SUM(o.left_yen) AS yen, COUNT(*) AS count, MIN(o.deposited_on) AS oldest,
              (SELECT b.deposit_id FROM open_deposit b JOIN deposit e ON e.client_id = b.client_id AND e.id = b.deposit_id
               WHERE b.client_id = o.client_id AND e.seq <= run.seq AND e.source <> 'opening'
               ORDER BY b.left_yen DESC, b.deposit_id LIMIT 1) AS rowId
       FROM ${LAST_RUN} run JOIN open_deposit o ON o.client_id = run.client_id
       JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
       WHERE ${LOOKED_AT} AND d.source <> 'opening' GROUP BY o.client_id
     ) t JOIN client ON client.id = t.client_id AND client.archived = 0
     JOIN deposit d ON d.client_id = t.client_id AND d.id = t.rowId`,
  );
}

/** Customers with most money more than 90 days late; the list of the day holds no more of them than a day does. */
const CUSTOMERS = 60;

export function overdueCustomers(sql: ReadSql, asOf: string): Promise<FoundRow[]> {
  return sql.all<FoundRow>(
    `SELECT t.client_id AS clientId, t.yen, t.count, t.oldest AS "on", t.customer_id AS rowId, c.name
     FROM (
       SELECT c.client_id, o.customer_id, SUM(o.open_yen) AS yen, COUNT(*) AS count, MIN(o.due_on) AS oldest
       FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on = '9999-12-31'
       WHERE o.due_on < :days90 GROUP BY c.client_id, o.customer_id
     ) t JOIN client ON client.id = t.client_id AND client.archived = 0
     JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     WHERE t.yen > 0 ORDER BY t.yen DESC, t.client_id, t.customer_id LIMIT :limit`,
    { days90: addDays(asOf, -90), limit: CUSTOMERS },
  );
}
