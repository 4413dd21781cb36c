/** Deposits that go to another client's books and come back, and those that the bank took back by a clerk's word. */
import { addDays } from '../../../domain/dates.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientWrite, IDS, type SqlRow } from '../../db/engine.ts';
import { deriveOpenDeposits } from '../allocations/derive.ts';
import { type ClientSettings, clientSettings } from '../clients/queries.ts';
import { cancelDeposits } from '../deposits/cancels.ts';
import { type DepositRow, liveDeposit } from '../deposits/queries.ts';
import { CANCEL_BY_HAND } from '../exceptions/queries.ts';

/** Throws period-closed: what left or came on a closed day would change figures that were handed over. */
export function refuseClosed(client: ClientSettings, on: string): void {
  if (client.closedThrough !== null && on <= client.closedThrough)
    throw new AppError('period-closed', { closedThrough: client.closedThrough, on }, 'on');
}

/** Money of which nothing is used: a move takes it whole. Throws deposit-in-use. */
async function unusedDeposit(sql: ClientWrite, depositId: number): Promise<DepositRow> {
  const deposit = await liveDeposit(sql, depositId);
  if (deposit.leftYen < deposit.amountYen)
    throw new AppError(
      'deposit-in-use',
      { payerName: deposit.payerName, usedYen: deposit.amountYen - deposit.leftYen },
      'depositId',
    );
  return deposit;
}

export interface Move {
  from: ClientSettings;
  to: ClientSettings;
  depositId: number;
  on: string;
  reason: string;
}

/**
 * Cancelled here with cause `moved`, born there; both sides share the transaction's audit number and nothing else. There
 * it counts from its own day, or from the first day that is not closed. Of the account and the files it came by, which
 * are this client's, nothing goes along.
 */
export async function moveDeposit(tx: Tx, { from, to, depositId, on, reason }: Move): Promise<void> {
  refuseClosed(from, on);
  const here = tx.client(from.clientId);
  const deposit = await unusedDeposit(here, depositId);
  const day = on < deposit.depositedOn ? deposit.depositedOn : on;
  const row = await here.get<SqlRow>('SELECT * FROM deposit WHERE client_id = :clientId AND id = :depositId', {
    depositId,
  });
  await cancelDeposits(tx, from.clientId, [depositId], day, 'moved');
  await here.insert('deposit_move', { deposit_id: depositId, direction: 'out', reason, ...tx.booked() });
  const there = tx.client(to.clientId);
  const bornId = await there.nextId('deposit');
  const firstOpenDay = to.closedThrough === null ? '' : addDays(to.closedThrough, 1);
  await there.insert('deposit', {
    ...row!,
    client_id: to.clientId,
    id: bornId,
    import_id: null,
    account_key: '',
    ref: `M${bornId}`,
    deposited_on: deposit.depositedOn < firstOpenDay ? firstOpenDay : deposit.depositedOn,
    value_on: deposit.depositedOn,
    customer_id: null,
    source: 'entered',
    ...tx.booked(),
  });
  await there.insert('deposit_move', { deposit_id: bornId, direction: 'in', reason, ...tx.booked() });
  await deriveOpenDeposits(there, [bornId]);
}

export interface MoveBack {
  fromClientId: number;
  fromDepositId: number;
  toClientId: number;
  toDepositId: number;
}

/** Throws deposit-in-use while something there uses it, period-closed for either side. */
export async function moveBack(tx: Tx, move: MoveBack, on: string): Promise<string> {
  const from = await clientSettings(tx.client(move.fromClientId), 'booking');
  const to = await clientSettings(tx.client(move.toClientId), 'booking');
  const deposit = await unusedDeposit(tx.client(move.toClientId), move.toDepositId);
  const day = on < deposit.depositedOn ? deposit.depositedOn : on;
  refuseClosed(from, day);
  refuseClosed(to, day);
  await cancelDeposits(tx, move.toClientId, [move.toDepositId], day, 'moved');
  await restoreDeposit(tx, move.fromClientId, move.fromDepositId);
  return day;
}

/**
 * A cancelled deposit comes back under a new number, with the files that still hold it, because a cancel that was booked
 * is never deleted. Throws import-undone when no file holds it any more.
 */
export async function restoreDeposit(tx: Tx, clientId: number, depositId: number): Promise<number> {
  const sql = tx.client(clientId);
  const row = await sql.get<SqlRow & { source: string }>(
    'SELECT * FROM deposit WHERE client_id = :clientId AND id = :depositId',
    { depositId },
  );
  const sightings = await sql.all<SqlRow>(
    `SELECT s.* FROM deposit_sighting s
     LEFT JOIN deposit_import_undo u ON u.client_id = s.client_id AND u.import_id = s.import_id
     WHERE s.client_id = :clientId AND s.deposit_id IN ${IDS} AND u.import_id IS NULL`,
    { ids: JSON.stringify([depositId]) },
  );
  if (row!.source === 'imported' && sightings.length === 0) throw new AppError('import-undone', {}, 'depositId');
  const restoredAs = await sql.nextId('deposit');
  await sql.insert('deposit', { ...row!, id: restoredAs, ...tx.booked() });
  await sql.bulkInsert(
    'deposit_sighting',
    sightings.map((sighting) => ({ ...sighting, deposit_id: restoredAs })),
  );
  await sql.insert('deposit_restore', { deposit_id: depositId, restored_as_id: restoredAs, ...tx.booked() });
  await deriveOpenDeposits(sql, [restoredAs]);
  return restoredAs;
}

/** Throws cancel-none, cancel-by-file, cancel-restored. */
export async function cancelByHand(sql: ClientWrite, depositId: number): Promise<void> {
  const row = await sql.get<{ byHand: number; restored: number | null }>(
    `SELECT ${CANCEL_BY_HAND} AS byHand, z.deposit_id AS restored FROM deposit_cancel k
     LEFT JOIN deposit_restore z ON z.client_id = k.client_id AND z.deposit_id = k.deposit_id
     WHERE k.client_id = :clientId AND k.deposit_id = :depositId`,
    { depositId },
  );
  if (!row) throw new AppError('cancel-none', {}, 'depositId');
  if (row.restored !== null) throw new AppError('cancel-restored', {}, 'depositId');
  if (!row.byHand) throw new AppError('cancel-by-file', {}, 'depositId');
}
