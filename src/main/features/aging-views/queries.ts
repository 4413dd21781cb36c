import type { AgingBasis } from '../../../domain/aging-columns.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface StretchRow {
  customerId: number;
  day: string;
  yen: number;
}

/** What was open on a day, by customer and the date that the columns go by. */
export function openStretches(sql: ClientRead, on: string, basis: AgingBasis): Promise<StretchRow[]> {
  const day = basis === 'due' ? 'due_on' : 'issued_on';
  return sql.all<StretchRow>(
    `SELECT customer_id AS customerId, ${day} AS day, SUM(open_yen) AS yen FROM open_span
     WHERE client_id = :clientId AND from_on <= :on AND until_on > :on GROUP BY customer_id, ${day}`,
    { on },
  );
}
