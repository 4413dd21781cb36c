import { findDuplicates } from '../../../domain/deposit-duplicates.ts';
import { foldPayerName } from '../../../domain/names.ts';
import type { Tx } from '../../core/context.ts';
import { accountKey } from '../clients/writes.ts';
import type { BankFileAccount, BankFileRow } from './bank-file-types.ts';
import { takeBackCancelled } from './cancels.ts';
import { seenDeposits } from './queries.ts';

export interface AccountRows {
  /** '' where the file names no account. */
  accountKey: string;
  rows: BankFileRow[];
}

export interface ImportedFile {
  clientId: number;
  fileName: string;
  sha256: string;
  format: string;
  from: string | null;
  through: string | null;
  accounts: AccountRows[];
}

export interface ImportOutcome {
  importId: number;
  accepted: number;
  duplicates: number;
  amountYen: number;
  /** Deposits of earlier files that this one takes back (取消・訂正). */
  takenBack: number;
  /** Cancelling rows whose deposit is in no file we know. */
  unknownCancels: number;
}

/** The key under which a file's account is compared; '' for a template without account. */
export function keyOfAccount(account: BankFileAccount): string {
  const { bankCode, branchCode, type, number } = account;
  return bankCode === null || branchCode === null || type === null || number === null
    ? ''
    : accountKey({ bankCode, branchCode, type, number });
}

/** Books one client's part of a bank file: new money only, every row's sighting, cancels taken back. */
export async function importDeposits(tx: Tx, file: ImportedFile): Promise<ImportOutcome> {
  const sql = tx.client(file.clientId);
  const importId = await sql.nextId('deposit_import');
  const outcome: ImportOutcome = {
    importId,
    accepted: 0,
    duplicates: 0,
    amountYen: 0,
    takenBack: 0,
    unknownCancels: 0,
  };
  const plans = [];
  for (const account of file.accounts) plans.push(await planAccount(tx, file, account));
  for (const plan of plans) {
    outcome.accepted += plan.fresh.length;
    outcome.duplicates += plan.known.length;
    outcome.amountYen += plan.fresh.reduce((sum, row) => sum + row.amountYen, 0);
  }
  await sql.insert('deposit_import', {
    id: importId,
    file_name: file.fileName,
    sha256: file.sha256,
    format: file.format,
    account_key: file.accounts.map((account) => account.accountKey).join(' '),
    from_on: file.from,
    through_on: file.through,
    accepted: outcome.accepted,
    duplicates: outcome.duplicates,
    amount_yen: outcome.amountYen,
    file_kept: 1,
    ...tx.booked(),
  });
  for (const plan of plans) await bookAccount(tx, file, importId, plan);
  const taken = await takeBackCancelled(tx, file.clientId, importId, plans);
  outcome.takenBack = taken.fromEarlierFiles;
  outcome.unknownCancels = taken.unknown;
  if (taken.fromThisFile.count > 0) {
    outcome.accepted -= taken.fromThisFile.count;
    outcome.amountYen -= taken.fromThisFile.amountYen;
    await sql.update('deposit_import', { id: importId }, { accepted: outcome.accepted, amount_yen: outcome.amountYen });
  }
  return outcome;
}

interface AccountPlan {
  accountKey: string;
  fresh: readonly BankFileRow[];
  known: { row: BankFileRow; depositId: number }[];
  cancels: BankFileRow[];
}

async function planAccount(tx: Tx, file: ImportedFile, account: AccountRows): Promise<AccountPlan> {
  // 取消 rows are not netted against the file's own: what they take back may have come in an earlier file.
  const cancels = account.rows.filter((row) => row.cancels);
  const kept = cancels.length === 0 ? account.rows : account.rows.filter((row) => !row.cancels);
  const span = spanOf(kept);
  const booked = span ? await seenDeposits(tx.client(file.clientId), account.accountKey, span.from, span.through) : [];
  // Nothing known of these days: all of it is new, and no row is copied to find that out.
  if (booked.length === 0) return { accountKey: account.accountKey, fresh: kept, known: [], cancels };
  const rows = kept.map((row) => ({
    depositedOn: row.bookedOn,
    amountYen: row.amountYen,
    payerFolded: foldPayerName(row.payerName),
    ref: row.hasRef ? row.ref : '',
  }));
  const duplicates = findDuplicates(rows, file.format, booked);
  const known: AccountPlan['known'] = [];
  const fresh = kept.filter((row, index) => {
    const depositId = duplicates[index] ?? null;
    if (depositId !== null) known.push({ row, depositId });
    return depositId === null;
  });
  return { accountKey: account.accountKey, fresh, known, cancels };
}

function spanOf(rows: readonly BankFileRow[]): { from: string; through: string } | null {
  const first = rows[0];
  if (!first) return null;
  const span = { from: first.bookedOn, through: first.bookedOn };
  for (const { bookedOn } of rows) {
    if (bookedOn < span.from) span.from = bookedOn;
    if (bookedOn > span.through) span.through = bookedOn;
  }
  return span;
}

async function bookAccount(tx: Tx, file: ImportedFile, importId: number, plan: AccountPlan): Promise<void> {
  const sql = tx.client(file.clientId);
  const firstId = await sql.nextId('deposit');
  const given = { import_id: importId, account_key: plan.accountKey, source: 'imported', ...tx.booked() };
  await sql.bulkInsert(
    'deposit',
    mapLazily(plan.fresh, (row, index) => ({ id: firstId + index, ...depositColumns(row), ...given })),
  );
  await sql.bulkInsert(
    'open_deposit',
    mapLazily(plan.fresh, (row, index) => ({
      deposit_id: firstId + index,
      deposited_on: row.bookedOn,
      left_yen: row.amountYen,
    })),
  );
  const sighting = (row: BankFileRow, depositId: number) => ({
    deposit_id: depositId,
    import_id: importId,
    format: file.format,
    ref: row.hasRef ? row.ref : '',
  });
  await sql.bulkInsert(
    'deposit_sighting',
    mapLazily(plan.fresh, (row, index) => sighting(row, firstId + index)),
  );
  await sql.bulkInsert(
    'deposit_sighting',
    mapLazily(plan.known, ({ row, depositId }) => sighting(row, depositId)),
  );
}

function depositColumns(row: BankFileRow) {
  return {
    ref: row.ref,
    deposited_on: row.bookedOn,
    value_on: row.valueOn,
    amount_yen: row.amountYen,
    payer_name: row.payerName,
    payer_folded: foldPayerName(row.payerName),
    payer_code: row.payerCode,
    edi_info: row.ediInfo,
    description: row.description,
    method: row.method,
  };
}

/** One row at a time: a file of 100,000 is not held once more as rows of the database. */
function* mapLazily<T, R>(items: readonly T[], make: (item: T, index: number) => R): Generator<R> {
  for (let index = 0; index < items.length; index++) yield make(items[index]!, index);
}
