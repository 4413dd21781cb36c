import type { Ground, Industry } from '../../../domain/allowance.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface CaseRow {
  customerId: number;
  ground: Ground | null;
  since: string | null;
  securityYen: number;
  notReceivableYen: number;
  reason: string;
}

export function allowanceCases(sql: ClientRead): Promise<CaseRow[]> {
  return sql.all<CaseRow>(
    `SELECT customer_id AS customerId, ground, since_on AS since, security_yen AS securityYen, not_receivable_yen AS notReceivableYen, reason
     FROM allowance_case WHERE client_id = :clientId`,
  );
}

export async function allowanceIndustry(sql: ClientRead): Promise<Industry | null> {
  const row = await sql.get<{ industry: Industry }>('SELECT industry FROM allowance_setup WHERE client_id = :clientId');
  return row?.industry ?? null;
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

/** Written off between two days and not taken back. */
export async function lossYen(sql: ClientRead, from: string, to: string): Promise<number> {
  const row = await sql.get<{ yen: number }>(
    `SELECT COALESCE(SUM(l.amount_yen), 0) AS yen FROM clearing k
     JOIN allocation_line l ON l.client_id = k.client_id AND l.allocation_id = k.allocation_id
     LEFT JOIN allocation_reversal x ON x.client_id = k.client_id AND x.allocation_id = k.allocation_id
     WHERE k.client_id = :clientId AND k.kind = 'write-off' AND x.allocation_id IS NULL AND l.effective_on BETWEEN :from AND :to`,
    { from, to },
  );
  return row!.yen;
}
