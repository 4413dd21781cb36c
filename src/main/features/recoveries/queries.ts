import { type ClientRead, IDS } from '../../db/engine.ts';

export interface RecoveryRow {
  recoveryId: number;
  allocationId: number;
  customerCode: string;
  customerName: string;
  depositId: number;
  payerName: string;
  depositedOn: string;
  amountYen: number;
  on: string;
  by: string;
  reversedOn: string | null;
}

/** Newest first; of one, of some deposits, or all. The customer is whom the receivables belong to now. */
export function recoveriesOf(
  sql: ClientRead,
  only: { recoveryId?: number; depositIds?: readonly number[] } = {},
): Promise<RecoveryRow[]> {
  return sql.all<RecoveryRow>(
    `SELECT b.id AS recoveryId, b.allocation_id AS allocationId, MIN(c.code) AS customerCode, MIN(c.name) AS customerName, b.deposit_id AS depositId,
            d.payer_name AS payerName, d.deposited_on AS depositedOn, b.amount_yen AS amountYen, b.recovered_on AS "on", b.recorded_by AS by,
            y.reversed_on AS reversedOn
     FROM bad_debt_recovery b
     JOIN deposit d ON d.client_id = b.client_id AND d.id = b.deposit_id
     JOIN allocation_line l ON l.client_id = b.client_id AND l.allocation_id = b.allocation_id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
     WHERE b.client_id = :clientId AND (:recoveryId IS NULL OR b.id = :recoveryId) AND (:all OR b.deposit_id IN ${IDS})
     GROUP BY b.client_id, b.id ORDER BY b.recovered_on DESC, b.id DESC`,
    {
      recoveryId: only.recoveryId ?? null,
      all: only.depositIds === undefined ? 1 : 0,
      ids: JSON.stringify(only.depositIds ?? []),
    },
  );
}

export interface WrittenOffRow {
  allocationId: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  on: string;
  writtenOffYen: number;
  recoveredYen: number;
}

/** Write-offs that stand, with what has come of them since, newest first. */
export function writtenOff(sql: ClientRead, allocationId: number | null = null): Promise<WrittenOffRow[]> {
  return sql.all<WrittenOffRow>(
    `SELECT k.allocation_id AS allocationId, MIN(c.id) AS customerId, MIN(c.code) AS customerCode, MIN(c.name) AS customerName, a.cleared_on AS "on",
            SUM(l.amount_yen) AS writtenOffYen,
            COALESCE((SELECT SUM(b.amount_yen) FROM bad_debt_recovery b
              LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
              WHERE b.client_id = k.client_id AND b.allocation_id = k.allocation_id AND y.recovery_id IS NULL), 0) AS recoveredYen
     FROM clearing k JOIN allocation a ON a.client_id = k.client_id AND a.id = k.allocation_id
     JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE k.client_id = :clientId AND k.kind = 'write-off' AND x.allocation_id IS NULL AND (:allocationId IS NULL OR k.allocation_id = :allocationId)
     GROUP BY k.client_id, k.allocation_id ORDER BY a.cleared_on DESC, k.allocation_id DESC`,
    { allocationId },
  );
}
