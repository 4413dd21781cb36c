/** Deposits leaving the books: by the bank's 取消, by the undo of their import, by hand; and coming back when a 取消 is undone. */
import { foldPayerName } from '../../../domain/names.ts';
import type { Tx } from '../../core/context.ts';
import { type ClientWrite, IDS, type SqlRow } from '../../db/engine.ts';
import { deriveOpenDeposits } from '../allocations/derive.ts';
import { reverseAllocations } from '../allocations/writes.ts';
import { endExceptionsOf } from '../exceptions/writes.ts';
import { endRecoveriesOf } from '../recoveries/writes.ts';
import type { BankFileRow } from './bank-file-types.ts';
import { CANCEL_STANDS, liveAllocationsOf } from './queries.ts';

/** Days a bank may take to correct a credit. */
const CANCEL_WINDOW_DAYS = 62;

export interface TakenBack {
  fromEarlierFiles: number;
  fromThisFile: { count: number; amountYen: number };
  /** Cancelling rows whose deposit is in no file we know. */
  unknown: number;
}

/**
 * Each 取消 takes back the nearest earlier deposit of its name and amount, with what that had cleared. One that an
 * earlier file held already is known by its day, name and amount, counted as deposits are: it takes nothing again.
 */
export async function takeBackCancelled(
  tx: Tx,
  clientId: number,
  importId: number,
  accounts: readonly { accountKey: string; cancels: readonly BankFileRow[] }[],
): Promise<TakenBack> {
  const sql = tx.client(clientId);
  const result: TakenBack = { fromEarlierFiles: 0, fromThisFile: { count: 0, amountYen: 0 }, unknown: 0 };
  for (const { accountKey, cancels } of accounts) {
    const known = new Map<string, number>();
    for (const cancel of cancels) {
      const key = JSON.stringify([cancel.bookedOn, cancel.amountYen, foldPayerName(cancel.payerName)]);
      if (!known.has(key)) known.set(key, await knownCancels(tx, clientId, accountKey, cancel));
    }
    for (const cancel of cancels) {
      const key = JSON.stringify([cancel.bookedOn, cancel.amountYen, foldPayerName(cancel.payerName)]);
      const left = known.get(key)!;
      known.set(key, left - 1);
      if (left > 0) continue;
      const found = await cancelledDeposit(sql, accountKey, cancel);
      if (!found) result.unknown++;
      else {
        await cancelDeposits(tx, clientId, [found.depositId], cancel.bookedOn, 'bank');
        if (found.importId !== importId) result.fromEarlierFiles++;
        else {
          result.fromThisFile.count++;
          result.fromThisFile.amountYen += cancel.amountYen;
        }
      }
    }
  }
  return result;
}

const SAME_MONEY = `(:account = '' OR d.account_key IN ('', :account)) AND d.amount_yen = :amountYen AND (:folded = '' OR d.payer_folded = :folded)`;

function moneyOf(account: string, cancel: BankFileRow) {
  return { account, amountYen: cancel.amountYen, folded: foldPayerName(cancel.payerName), on: cancel.bookedOn };
}

/** How many 取消 of this day, name and amount earlier files have brought. */
async function knownCancels(tx: Tx, clientId: number, account: string, cancel: BankFileRow): Promise<number> {
  const row = await tx.client(clientId).get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM deposit_cancel k JOIN deposit d ON d.client_id = k.client_id AND d.id = k.deposit_id
     WHERE k.client_id = :clientId AND k.cause = 'bank' AND k.cancelled_on = :on AND k.seq < :seq AND ${CANCEL_STANDS} AND ${SAME_MONEY}`,
    { ...moneyOf(account, cancel), seq: tx.seq },
  );
  return row!.count;
}

async function cancelledDeposit(
  sql: ClientWrite,
  account: string,
  cancel: BankFileRow,
): Promise<{ depositId: number; importId: number | null } | undefined> {
  return sql.get(
    `SELECT d.id AS depositId, d.import_id AS importId FROM deposit d
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE d.client_id = :clientId AND k.deposit_id IS NULL AND ${SAME_MONEY}
       AND d.deposited_on <= :on AND julianday(:on) - julianday(d.deposited_on) <= :window
     ORDER BY d.deposited_on DESC, d.id DESC LIMIT 1`,
    { ...moneyOf(account, cancel), window: CANCEL_WINDOW_DAYS },
  );
}

/** Takes deposits out of the books: live allocations are reversed on `on` (or when they began, if later). Returns how many. */
export async function cancelDeposits(
  tx: Tx,
  clientId: number,
  depositIds: readonly number[],
  on: string,
  cause: 'bank' | 'import-undone' | 'by-hand' | 'moved',
): Promise<number> {
  const sql = tx.client(clientId);
  const allocations = await liveAllocationsOf(sql, depositIds);
  await reverseAllocations(
    tx,
    clientId,
    allocations.map((row) => row.allocationId),
    on,
    'clamp',
  );
  await endExceptionsOf(tx, clientId, depositIds, on);
  await endRecoveriesOf(tx, clientId, depositIds, on);
  await sql.bulkInsert(
    'deposit_cancel',
    depositIds.map((depositId) => ({ deposit_id: depositId, cancelled_on: on, cause, ...tx.booked() })),
  );
  await deriveOpenDeposits(sql, depositIds);
  return allocations.length;
}

/**
 * The undo of an import also undoes its 取消: what they had taken back is booked anew with the files that still hold it,
 * because a cancel that was booked is never deleted. Call it after the undo itself is booked. Returns how many.
 */
export async function restoreTakenBack(tx: Tx, clientId: number, importId: number): Promise<number> {
  const sql = tx.client(clientId);
  const lost = await sql.all<SqlRow & { id: number; source: string }>(
    `SELECT d.* FROM deposit_import i
     JOIN deposit_cancel k ON k.client_id = i.client_id AND k.seq = i.seq AND k.cause = 'bank'
     JOIN deposit d ON d.client_id = k.client_id AND d.id = k.deposit_id
     WHERE i.client_id = :clientId AND i.id = :importId ORDER BY d.id`,
    { importId },
  );
  const sightings = await sql.all<SqlRow & { deposit_id: number }>(
    `SELECT s.* FROM deposit_sighting s
     LEFT JOIN deposit_import_undo u ON u.client_id = s.client_id AND u.import_id = s.import_id
     WHERE s.client_id = :clientId AND s.deposit_id IN ${IDS} AND u.import_id IS NULL`,
    { ids: JSON.stringify(lost.map((row) => row.id)) },
  );
  const held = new Set(sightings.map((row) => row.deposit_id));
  const back = lost.filter((row) => row.source !== 'imported' || held.has(row.id));
  const firstId = await sql.nextId('deposit');
  const newId = new Map(back.map((row, index) => [row.id, firstId + index]));
  await sql.bulkInsert(
    'deposit',
    back.map((row) => ({ ...row, id: newId.get(row.id)!, ...tx.booked() })),
  );
  await sql.bulkInsert(
    'deposit_sighting',
    sightings.flatMap((row) => {
      const depositId = newId.get(row.deposit_id);
      return depositId === undefined ? [] : [{ ...row, deposit_id: depositId }];
    }),
  );
  await deriveOpenDeposits(sql, [...newId.values()]);
  return back.length;
}
