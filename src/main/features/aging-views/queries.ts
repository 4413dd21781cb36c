import type { AgingBasis } from '../../../domain/aging-columns.ts';
import type { ClientRead } from '../../db/engine.ts';
import { KNOWN_OPEN } from '../aging/queries.ts';

export interface StretchRow {
  customerId: number;
  day: string;
  yen: number;
}

/** What was open on a day, by customer and the date that the columns go by. */
export function openStretches(
  sql: ClientRead,
  on: string,
  basis: AgingBasis,
  knownAt: string | null = null,
): Promise<StretchRow[]> {
  const day = basis === 'due' ? 'due_on' : 'issued_on';
  if (knownAt !== null)
    return sql.all<StretchRow>(
      `SELECT k.customer_id AS customerId, k.${day} AS day, SUM(k.open_yen) AS yen FROM (${KNOWN_OPEN}) k
       WHERE k.client_id = :clientId AND k.open_yen <> 0 GROUP BY k.customer_id, k.${day}`,
      { asOf: on, knownAt },
    );
  return sql.all<StretchRow>(
    `SELECT customer_id AS customerId, ${day} AS day, SUM(open_yen) AS yen FROM open_span
     WHERE client_id = :clientId AND from_on <= :on AND until_on > :on GROUP BY customer_id, ${day}`,
    { on },
  );
}
