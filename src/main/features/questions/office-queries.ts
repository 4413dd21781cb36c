/** Questions over all clients. */
import type { ReadSql } from '../../db/engine.ts';

/** Clients in use that have ever been asked something. */
export function askedClients(sql: ReadSql): Promise<{ id: number }[]> {
  return sql.all(
    'SELECT k.id FROM client k WHERE k.archived = 0 AND EXISTS (SELECT 1 FROM question q WHERE q.client_id = k.id) ORDER BY k.id',
  );
}
