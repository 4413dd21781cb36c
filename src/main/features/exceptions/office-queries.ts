/** Both sides of a move: the one place where they are read together. */
import type { ReadSql } from '../../db/engine.ts';

export interface MoveRow {
  at: string;
  by: string;
  payerName: string;
  amountYen: number;
  depositedOn: string;
  reason: string;
  fromClientId: number;
  fromCode: string;
  fromName: string;
  fromDepositId: number;
  toClientId: number;
  toCode: string;
  toName: string;
  toDepositId: number;
  backAt: string | null;
}

/** The two sides share the audit number of their transaction, in which nothing else was moved. */
const PAIRS = `FROM deposit_move o
  JOIN deposit_move i ON i.seq = o.seq AND i.direction = 'in'
  JOIN deposit od ON od.client_id = o.client_id AND od.id = o.deposit_id
  JOIN client f ON f.id = o.client_id
  JOIN client t ON t.id = i.client_id
  LEFT JOIN deposit_restore z ON z.client_id = o.client_id AND z.deposit_id = o.deposit_id
  WHERE o.direction = 'out'`;

export function listMoves(sql: ReadSql, limit: number): Promise<MoveRow[]> {
  return sql.all<MoveRow>(
    `SELECT o.recorded_at AS at, o.recorded_by AS by, od.payer_name AS payerName, od.amount_yen AS amountYen, od.deposited_on AS depositedOn, o.reason,
            o.client_id AS fromClientId, f.code AS fromCode, f.name AS fromName, o.deposit_id AS fromDepositId,
            i.client_id AS toClientId, t.code AS toCode, t.name AS toName, i.deposit_id AS toDepositId, z.recorded_at AS backAt
     ${PAIRS} ORDER BY o.seq DESC LIMIT :limit`,
    { limit },
  );
}

/** The move of which this deposit is either side. */
export function moveOf(
  sql: ReadSql,
  clientId: number,
  depositId: number,
): Promise<
  | { fromClientId: number; fromDepositId: number; toClientId: number; toDepositId: number; backAt: string | null }
  | undefined
> {
  return sql.get(
    `SELECT o.client_id AS fromClientId, o.deposit_id AS fromDepositId, i.client_id AS toClientId, i.deposit_id AS toDepositId, z.recorded_at AS backAt
     ${PAIRS} AND ((o.client_id = :clientId AND o.deposit_id = :depositId) OR (i.client_id = :clientId AND i.deposit_id = :depositId))
     ORDER BY o.seq DESC LIMIT 1`,
    { clientId, depositId },
  );
}

/** Every deposit that left has come to exactly one place, with its money. */
export async function brokenMoves(sql: ReadSql): Promise<string[]> {
  const rows = await sql.all<{ seq: number }>(
    `SELECT m.seq FROM deposit_move m JOIN deposit d ON d.client_id = m.client_id AND d.id = m.deposit_id
     GROUP BY m.seq
     HAVING COUNT(*) <> 2 OR COUNT(DISTINCT m.direction) <> 2 OR COUNT(DISTINCT m.client_id) <> 2 OR COUNT(DISTINCT d.amount_yen) <> 1
     ORDER BY m.seq LIMIT 20`,
  );
  return rows.map((row) => `move ${row.seq}`);
}
