/** Touches and late money of one client, for what reminders bring. */
import {
  type MailClass,
  mailCostYen,
  type OverdueMoney,
  type Touch,
  type TouchKind,
} from '../../../domain/reminder-effects.ts';
import type { ClientRead } from '../../db/engine.ts';

interface TouchRow {
  kind: TouchKind;
  id: number;
  on: string;
  customerId: number;
  stage: number;
  yen: number;
  mailClass: MailClass;
  returned: number;
}

/** What went by wire, as sent; of sending `s`. */
const GONE_BY_WIRE = `s.kind = 'reminder' AND s.channel IN ('email','sms','voice') AND s.state IN ('sent','delivered','bounced')`;

/**
 * Everything that asked somebody between two days, oldest first. A letter that went by wire is a touch of that way, with its
 * stage and sum and no postage; it is one on paper only where it was posted too.
 */
export async function touchesOf(sql: ClientRead, from: string, through: string): Promise<Touch[]> {
  const rows = await sql.all<TouchRow>(
    `SELECT t.kind, t.id, t."on", COALESCE(c.merged_into_id, c.id) AS customerId, t.stage, t.yen, t.mailClass, t.returned FROM (
       SELECT 'letter' AS kind, t.id, p.posted_on AS "on", t.customer_id, t.stage, t.total_yen AS yen,
              COALESCE(m.mail_class, 'ordinary') AS mailClass, CASE WHEN b.letter_id IS NULL THEN 0 ELSE 1 END AS returned
       FROM reminder_letter t
       JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
       LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
       LEFT JOIN reminder_letter_return b ON b.client_id = t.client_id AND b.letter_id = t.id
       LEFT JOIN reminder_mail m ON m.client_id = t.client_id AND m.letter_id = t.id
         AND m.seq = (SELECT MAX(n.seq) FROM reminder_mail n WHERE n.client_id = m.client_id AND n.letter_id = m.letter_id)
       WHERE t.client_id = :clientId AND w.letter_id IS NULL
         AND (NOT EXISTS (SELECT 1 FROM sending s WHERE s.client_id = t.client_id AND s.subject_id = t.id AND ${GONE_BY_WIRE})
              OR EXISTS (SELECT 1 FROM sending s WHERE s.client_id = t.client_id AND s.subject_id = t.id AND s.kind = 'reminder'
                         AND s.channel IN ('post','hand') AND s.state IN ('sent','delivered')))
       UNION ALL
       SELECT 'certified', t.id, p.posted_on, t.customer_id, 0, t.principal_yen, 'content-certified',
              CASE WHEN COALESCE(v.outcome, 'delivered') = 'delivered' THEN 0 ELSE 1 END
       FROM certified_letter t JOIN certified_letter_posting p ON p.client_id = t.client_id AND p.letter_id = t.id
       LEFT JOIN certified_letter_delivery v ON v.client_id = t.client_id AND v.letter_id = t.id
       WHERE t.client_id = :clientId
       UNION ALL
       SELECT 'call', k.id, k.called_on, k.customer_id, 0, 0, '', 0 FROM customer_call k WHERE k.client_id = :clientId AND k.reached = 1
       UNION ALL
       SELECT 'contact', k.id, k.contact_on, k.customer_id, 0, 0, '', 0 FROM customer_contact k WHERE k.client_id = :clientId AND k.direction = 'out'
       UNION ALL
       SELECT CASE s.channel WHEN 'email' THEN 'e-mail' ELSE s.channel END, s.id, s.sent_on, s.customer_id, COALESCE(l.stage, 0),
              COALESCE(l.total_yen, 0), '', CASE WHEN s.state = 'bounced' THEN 1 ELSE 0 END
       FROM sending s LEFT JOIN reminder_letter l ON l.client_id = s.client_id AND l.id = s.subject_id
       WHERE s.client_id = :clientId AND s.customer_id IS NOT NULL AND ${GONE_BY_WIRE}
     ) t JOIN customer c ON c.client_id = :clientId AND c.id = t.customer_id
     WHERE t."on" BETWEEN :from AND :through ORDER BY t."on", t.kind, t.id`,
    { from, through },
  );
  const items = await itemsOf(sql);
  return rows.map((row) => ({
    kind: row.kind,
    on: row.on,
    customerId: row.customerId,
    stage: row.stage,
    receivableIds: items.get(`${row.kind} ${row.id}`) ?? [],
    yen: row.yen,
    costYen: row.kind === 'letter' || row.kind === 'certified' ? mailCostYen(row.mailClass) : 0,
    returned: row.returned === 1,
  }));
}

async function itemsOf(sql: ClientRead): Promise<Map<string, number[]>> {
  const rows = await sql.all<{ key: string; receivableId: number }>(
    `SELECT 'letter ' || i.letter_id AS key, i.receivable_id AS receivableId FROM reminder_letter_item i WHERE i.client_id = :clientId
     UNION ALL
     SELECT 'certified ' || i.letter_id, i.receivable_id FROM certified_letter_item i WHERE i.client_id = :clientId
     UNION ALL
     SELECT CASE s.channel WHEN 'email' THEN 'e-mail' ELSE s.channel END || ' ' || s.id, i.receivable_id FROM sending s
     JOIN reminder_letter_item i ON i.client_id = s.client_id AND i.letter_id = s.subject_id
     WHERE s.client_id = :clientId AND ${GONE_BY_WIRE}`,
  );
  const items = new Map<string, number[]>();
  for (const { key, receivableId } of rows) {
    const list = items.get(key);
    if (list) list.push(receivableId);
    else items.set(key, [receivableId]);
  }
  return items;
}

/** Money cleared against claims after their due date, by the day it came in. */
export function lateMoney(sql: ClientRead, from: string, through: string): Promise<OverdueMoney[]> {
  return sql.all<OverdueMoney>(
    `SELECT r.customer_id AS customerId, r.id AS receivableId, r.due_on AS dueOn, d.deposited_on AS "on", SUM(l.amount_yen) AS yen
     FROM allocation_line l
     JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE l.client_id = :clientId AND x.allocation_id IS NULL AND d.deposited_on > r.due_on AND d.deposited_on BETWEEN :from AND :through
     GROUP BY r.customer_id, r.id, r.due_on, d.deposited_on ORDER BY d.deposited_on, r.id`,
    { from, through },
  );
}
