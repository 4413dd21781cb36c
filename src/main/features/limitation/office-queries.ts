import type { ReadSql } from '../../db/engine.ts';

/** Clients with something open that fell due before a day or arose under the old law. */
export function clientsNearLimitation(sql: ReadSql, dueBefore: string): Promise<{ clientId: number }[]> {
  return sql.all(
    `SELECT DISTINCT s.client_id AS clientId FROM open_span s JOIN client c ON c.id = s.client_id AND c.archived = 0
     WHERE s.life = 2 AND (s.due_on < :dueBefore OR s.issued_on < '2020-04-01') ORDER BY 1`,
    { dueBefore },
  );
}
