/** What all clients' clearings have in common, as numbers: nothing here says whose they were. */
import type { ExperienceCount } from '../../../domain/matching/learned-weights.ts';
import type { ReadSql } from '../../db/engine.ts';

interface CountRow {
  feeBearer: 'customer' | 'client';
  feeYen: number;
  withheld: number;
  lateness: number;
  count: number;
}

/** The newest count there was at an audit number; empty while nothing was counted yet. */
export async function experienceAt(office: ReadSql, atSeq: number | null): Promise<ExperienceCount[]> {
  const rows = await office.all<CountRow>(
    `SELECT fee_bearer AS feeBearer, fee_yen AS feeYen, withheld, lateness, count FROM matching_experience
     WHERE seq = (SELECT MAX(seq) FROM matching_experience WHERE seq <= :atSeq) ORDER BY fee_bearer, fee_yen, withheld, lateness`,
    { atSeq: atSeq ?? Number.MAX_SAFE_INTEGER },
  );
  return rows.map((row) => ({ ...row, withheld: row.withheld === 1 }));
}

/** The clearings of all clients by what the engine weighs. */
export function countExperience(office: ReadSql): Promise<CountRow[]> {
  return office.all<CountRow>(
    `SELECT c.fee_bearer AS feeBearer, CASE WHEN p.fee_yen > 0 THEN p.fee_yen ELSE 0 END AS feeYen, p.withheld, p.lateness, SUM(p.count) AS count
     FROM learned_payer p JOIN customer c ON c.client_id = p.client_id AND c.id = p.customer_id
     GROUP BY c.fee_bearer, CASE WHEN p.fee_yen > 0 THEN p.fee_yen ELSE 0 END, p.withheld, p.lateness ORDER BY 1, 2, 3, 4`,
  );
}

/** When it was last counted; null: never. */
export async function lastCounted(office: ReadSql): Promise<{ seq: number; at: string } | null> {
  const row = await office.get<{ seq: number; at: string }>(
    `SELECT a.seq, a.at FROM audit_entry a WHERE a.seq = (SELECT MAX(seq) FROM matching_experience)`,
  );
  return row ?? null;
}
