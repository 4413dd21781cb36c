import type { Ground, Industry, Taxpayer } from '../../../domain/allowance.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface CaseRow {
  customerId: number;
  ground: Ground | null;
  since: string | null;
  securityYen: number;
  notReceivableYen: number;
  collectibleYen: number;
  reason: string;
}

export function allowanceCases(sql: ClientRead): Promise<CaseRow[]> {
  return sql.all<CaseRow>(
    `SELECT customer_id AS customerId, ground, since_on AS since, security_yen AS securityYen, not_receivable_yen AS notReceivableYen,
            collectible_yen AS collectibleYen, reason
     FROM allowance_case WHERE client_id = :clientId`,
  );
}

export interface AllowanceSetup {
  industry: Industry | null;
  taxpayer: Taxpayer;
}

/** Nothing set: a corporation whose 業種 is not known. */
export async function allowanceSetup(sql: ClientRead): Promise<AllowanceSetup> {
  const row = await sql.get<AllowanceSetup>(
    'SELECT industry, taxpayer FROM allowance_setup WHERE client_id = :clientId',
  );
  return row ?? { industry: null, taxpayer: 'corporation' };
}

export async function fiscalMonth(sql: ClientRead): Promise<number | null> {
  const row = await sql.get<{ month: number | null }>('SELECT fiscal_month AS month FROM client WHERE id = :clientId');
  return row?.month ?? null;
}

/** The first day that an invoice of the books was issued. */
export async function booksFrom(sql: ClientRead): Promise<string | null> {
  const row = await sql.get<{ day: string | null }>(
    'SELECT MIN(issued_on) AS day FROM invoice WHERE client_id = :clientId',
  );
  return row?.day ?? null;
}

/** Written off between two days and not taken back, by customer. */
export async function lossesOf(sql: ClientRead, from: string, to: string): Promise<Map<number, number>> {
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT COALESCE(c.merged_into_id, c.id) AS customerId, SUM(l.amount_yen) AS yen FROM clearing k
     JOIN allocation_line l ON l.client_id = k.client_id AND l.allocation_id = k.allocation_id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN allocation_reversal x ON x.client_id = k.client_id AND x.allocation_id = k.allocation_id
     WHERE k.client_id = :clientId AND k.kind = 'write-off' AND x.allocation_id IS NULL AND l.effective_on BETWEEN :from AND :to
     GROUP BY COALESCE(c.merged_into_id, c.id)`,
    { from, to },
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}
