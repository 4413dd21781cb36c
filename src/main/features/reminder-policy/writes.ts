import type { Tx } from '../../core/context.ts';
import { policyRules } from './queries.ts';

/** What was agreed of one invoice's reminders holds for the one in its place: its letters must not begin by the customer's rule. */
export async function carryPolicy(tx: Tx, clientId: number, ids: { fromId: number; toId: number }): Promise<void> {
  const sql = tx.client(clientId);
  const rules = await policyRules(sql);
  const own = rules.find(({ scope, targetId }) => scope === 'invoice' && targetId === ids.fromId);
  if (!own?.policy) return;
  await sql.insert('reminder_rule', {
    scope: own.scope,
    target_id: ids.toId,
    policy: own.policy,
    ...tx.booked(),
  });
}
