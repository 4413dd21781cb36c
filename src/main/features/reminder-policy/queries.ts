/** What one client's places set of the reminder policy. */
import { type PolicyBook, type PolicyPart, policyBook } from '../../../domain/reminder-policy-places.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface RuleRow {
  scope: 'client' | 'customer' | 'invoice';
  targetId: number;
  policy: string;
}

/** The newest word of each place; '' where it was taken away. */
export function policyRules(sql: ClientRead): Promise<RuleRow[]> {
  return sql.all<RuleRow>(
    `SELECT r.scope, r.target_id AS targetId, r.policy FROM reminder_rule r
     WHERE r.client_id = :clientId AND r.seq = (SELECT MAX(n.seq) FROM reminder_rule n
       WHERE n.client_id = r.client_id AND n.scope = r.scope AND n.target_id = r.target_id)
     ORDER BY r.scope, r.target_id`,
  );
}

export const OFFICE_POLICY_KEY = 'reminder-policy';

/** The office's own part, which every client reads: it holds nobody's data. */
export async function officePolicy(sql: ClientRead): Promise<PolicyPart | null> {
  const row = await sql.get<{ value: string }>(
    'SELECT value FROM office_setting WHERE key = :key AND :clientId = :clientId',
    { key: OFFICE_POLICY_KEY },
  );
  return row ? JSON.parse(row.value) : null;
}

/** Everything that is set for a client, ready to be asked for a customer and an invoice. */
export async function clientPolicies(sql: ClientRead): Promise<PolicyBook> {
  const rules = (await policyRules(sql)).filter((rule) => rule.policy !== '');
  return policyBook(
    await officePolicy(sql),
    rules.map(({ scope, targetId, policy }) => ({ scope, targetId, part: JSON.parse(policy) as PolicyPart })),
  );
}

export interface RuleOfPlace {
  scope: 'client' | 'customer' | 'invoice';
  targetId: number;
  /** Whose place it is; null for the client's own. */
  customerId: number | null;
  policy: PolicyPart;
  /** What it is called, for a sentence. */
  place: string;
}

/** Every place of a client where something is set, with its customer and what it is called. */
export async function rulesWithPlaces(sql: ClientRead): Promise<RuleOfPlace[]> {
  return (await namedRules(sql)).map(({ scope, targetId, customerId, policy, code, name }) => ({
    scope,
    targetId,
    customerId,
    policy: JSON.parse(policy) as PolicyPart,
    place: [code, name].filter(Boolean).join(' '),
  }));
}

function namedRules(sql: ClientRead) {
  return sql.all<RuleRow & { customerId: number | null; code: string | null; name: string | null }>(
    `SELECT r.scope, r.target_id AS targetId, r.policy, COALESCE(c.id, i.customer_id) AS customerId,
            COALESCE(c.code, i.number, '') AS code, COALESCE(c.name, i.customer_name, '') AS name
     FROM reminder_rule r
     LEFT JOIN customer c ON c.client_id = r.client_id AND r.scope = 'customer' AND c.id = r.target_id
     LEFT JOIN invoice i ON i.client_id = r.client_id AND r.scope = 'invoice' AND i.id = r.target_id
     WHERE r.client_id = :clientId AND r.policy <> '' AND r.seq = (SELECT MAX(n.seq) FROM reminder_rule n
       WHERE n.client_id = r.client_id AND n.scope = r.scope AND n.target_id = r.target_id)
     ORDER BY r.scope, code`,
  );
}

/** Which set of wordings each place of a client has chosen, with what the place is called; '' for the client's own. */
export async function choicesOfWording(sql: ClientRead) {
  return (await rulesWithPlaces(sql)).flatMap(({ policy, place }) =>
    policy.wording === undefined ? [] : [{ set: policy.wording, place }],
  );
}

/** Every place of a client where something is set, with what it is called. */
export async function placesOf(sql: ClientRead) {
  return (await namedRules(sql)).map(({ scope, targetId, policy, code, name }) => ({
    scope,
    id: scope === 'client' ? null : targetId,
    code: code ?? '',
    name: name ?? '',
    policy: JSON.parse(policy) as PolicyPart,
  }));
}
