import type { PolicyPart } from '../../../domain/reminder-policy-places.ts';
import type { ReadSql } from '../../db/engine.ts';
import { OFFICE_POLICY_KEY } from './queries.ts';

/** What the office itself sets of the policy; null: nothing. */
export async function officePolicyPart(sql: ReadSql): Promise<PolicyPart | null> {
  const row = await sql.get<{ value: string }>('SELECT value FROM office_setting WHERE key = :key', {
    key: OFFICE_POLICY_KEY,
  });
  return row ? JSON.parse(row.value) : null;
}
