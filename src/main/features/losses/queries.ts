import type { WriteOffRule } from '../../../domain/write-off.ts';
import type { ClientRead } from '../../db/engine.ts';

/** The oldest due date of what each customer owes and is late with. */
export async function oldestDue(sql: ClientRead, asOf: string): Promise<Map<number, string>> {
  const rows = await sql.all<{ customerId: number; dueOn: string }>(
    `SELECT customer_id AS customerId, MIN(due_on) AS dueOn FROM open_item
     WHERE client_id = :clientId AND closed_on = '9999-12-31' AND open_yen > 0 AND due_on < :asOf GROUP BY customer_id`,
    { asOf },
  );
  return new Map(rows.map((row) => [row.customerId, row.dueOn]));
}

export interface DecisionRow {
  decision: 'write-off' | 'collect' | 'wait';
  rule: WriteOffRule | null;
  on: string;
  decidedBy: string;
  note: string;
}

/** The newest decision about each customer. */
export async function latestDecisions(sql: ClientRead): Promise<Map<number, DecisionRow>> {
  const rows = await sql.all<DecisionRow & { customerId: number }>(
    `SELECT COALESCE(c.merged_into_id, c.id) AS customerId, t.decision, t.rule, t.decided_on AS "on", t.decided_by AS decidedBy, t.note
     FROM write_off_decision t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     WHERE t.client_id = :clientId ORDER BY t.id`,
  );
  return new Map(rows.map(({ customerId, ...row }) => [customerId, row]));
}
