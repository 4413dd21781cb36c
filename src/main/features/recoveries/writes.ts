/** Recoveries booked and taken back. The caller holds the transaction. */
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { deriveOpenDeposits } from '../allocations/derive.ts';
import { type ClearingRow, clearingsOf } from '../clearings/queries.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { endMarks } from '../exceptions/writes.ts';
import { recoveriesOf, writtenOff } from './queries.ts';

export interface NewRecovery {
  depositId: number;
  allocationId: number;
  amountYen: number | null;
  on: string;
}

/**
 * Throws clearing-unknown, clearing-reversed, deposit-used-up, deposit-overdrawn, recovery-over, recovery-too-early. Never
 * more than was written off: what comes beyond it is no recovery.
 */
export async function recordRecovery(
  tx: Tx,
  clientId: number,
  { depositId, allocationId, amountYen, on }: NewRecovery,
) {
  const sql = tx.client(clientId);
  const clearing = await standingWriteOff(tx, clientId, allocationId);
  const deposit = await liveDeposit(sql, depositId);
  if (deposit.leftYen === 0) throw new AppError('deposit-used-up', { payerName: deposit.payerName }, 'depositId');
  const [before] = await writtenOff(sql, allocationId);
  const openYen = before!.writtenOffYen - before!.recoveredYen;
  const yen = amountYen ?? Math.min(deposit.leftYen, openYen);
  if (yen > deposit.leftYen)
    throw new AppError('deposit-overdrawn', { moneyYen: yen, leftYen: deposit.leftYen }, 'amountYen');
  if (yen === 0 || yen > openYen) throw new AppError('recovery-over', { openYen, amountYen: yen }, 'amountYen');
  const earliestOn = deposit.depositedOn > clearing.on ? deposit.depositedOn : clearing.on;
  if (on < earliestOn) throw new AppError('recovery-too-early', { on, earliestOn }, 'on');
  const recoveryId = await sql.nextId('bad_debt_recovery');
  await sql.insert('bad_debt_recovery', {
    id: recoveryId,
    deposit_id: depositId,
    allocation_id: allocationId,
    amount_yen: yen,
    recovered_on: on,
    ...tx.booked(),
  });
  await deriveOpenDeposits(sql, [depositId]);
  if (yen === deposit.leftYen) await endMarks(tx, clientId, [depositId], on);
  return { recoveryId, amountYen: yen, leftYen: deposit.leftYen - yen, on };
}

async function standingWriteOff(tx: Tx, clientId: number, allocationId: number): Promise<ClearingRow> {
  const [clearing] = await clearingsOf(tx.client(clientId), 'write-off', { allocationId });
  if (!clearing) throw new AppError('clearing-unknown', { allocationId }, 'allocationId');
  if (clearing.reversedOn !== null)
    throw new AppError('clearing-reversed', { reversedOn: clearing.reversedOn }, 'allocationId');
  return clearing;
}

/** The money is in its deposit again. Throws recovery-unknown, recovery-reversed. */
export async function reverseRecovery(tx: Tx, clientId: number, recoveryId: number, on: string) {
  const sql = tx.client(clientId);
  const [recovery] = await recoveriesOf(sql, { recoveryId });
  if (!recovery) throw new AppError('recovery-unknown', {}, 'recoveryId');
  if (recovery.reversedOn !== null) throw new AppError('recovery-reversed', { on: recovery.reversedOn }, 'recoveryId');
  const day = on < recovery.on ? recovery.on : on;
  await sql.insert('bad_debt_recovery_reversal', { recovery_id: recoveryId, reversed_on: day, ...tx.booked() });
  await deriveOpenDeposits(sql, [recovery.depositId]);
  const after = await liveDeposit(sql, recovery.depositId);
  return { depositId: recovery.depositId, leftYen: after.leftYen, on: day };
}

/** Deposits leave the books: what they recovered was never recovered. */
export async function endRecoveriesOf(
  tx: Tx,
  clientId: number,
  depositIds: readonly number[],
  on: string,
): Promise<void> {
  if (depositIds.length === 0) return;
  const sql = tx.client(clientId);
  const live = (await recoveriesOf(sql, { depositIds })).filter((one) => one.reversedOn === null);
  await sql.bulkInsert(
    'bad_debt_recovery_reversal',
    live.map((one) => ({ recovery_id: one.recoveryId, reversed_on: one.on > on ? one.on : on, ...tx.booked() })),
  );
}
