import type { ReadSql } from '../../db/engine.ts';

/** Clients with deliveries or closing bills, by code: the others have nothing to close. */
export function clientsToBill(sql: ReadSql): Promise<{ clientId: number; clientCode: string; clientName: string }[]> {
  return sql.all(
    `SELECT c.id AS clientId, c.code AS clientCode, c.name AS clientName FROM client c WHERE c.archived = 0
       AND (EXISTS (SELECT 1 FROM delivery d WHERE d.client_id = c.id) OR EXISTS (SELECT 1 FROM closing_bill b WHERE b.client_id = c.id))
     ORDER BY c.code`,
  );
}
