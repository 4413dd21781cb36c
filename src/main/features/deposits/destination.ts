/** Whose books a file's account belongs to, and whether the very file is there already. */
import type { depositMethods } from '../../../contract/deposits.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type AccountNumber, accountOwner, clientSummary } from '../clients/office-queries.ts';
import { accountText } from '../clients/writes.ts';
import type { BankFileAccount } from './bank-file-types.ts';
import { keyOfAccount } from './writes.ts';

type Input = Parameters<Handlers<typeof depositMethods>['deposits.import']>[1];

export interface Destination {
  clientId: number;
  account: BankFileAccount;
  unregistered: AccountNumber | null;
}

/** The account decides the client; the clientId of the call only has to agree with it. */
export async function destinationOf(tx: Tx, input: Input, given: BankFileAccount): Promise<Destination> {
  const account = keyOfAccount(given) === '' && input.account ? { ...given, ...input.account } : given;
  const number = numberOf(account);
  if (!number) {
    if (input.clientId === undefined) throw new AppError('bank-no-account', { name: input.file.name }, 'clientId');
    return { clientId: input.clientId, account, unregistered: null };
  }
  const owner = await accountOwner(tx.office, number);
  if (owner) {
    if (input.clientId !== undefined && owner.clientId !== input.clientId) {
      const wanted = await clientSummary(tx.office, input.clientId);
      throw new AppError(
        'bank-wrong-client',
        {
          account: accountText(number),
          owner: owner.clientName,
          ownerCode: owner.clientCode,
          wanted: wanted?.name ?? '',
        },
        'file',
      );
    }
    return { clientId: owner.clientId, account, unregistered: null };
  }
  if (input.clientId === undefined)
    throw new AppError('bank-account-unregistered', { account: accountText(number), ...number }, 'file');
  return { clientId: input.clientId, account, unregistered: number };
}

export function numberOf(account: BankFileAccount): AccountNumber | null {
  const { bankCode, branchCode, type, number } = account;
  return bankCode === null || branchCode === null || type === null || number === null
    ? null
    : { bankCode, branchCode, type, number };
}

export function accountType(type: string): '1' | '2' | '4' {
  return type === '2' || type === '4' ? type : '1';
}

/** How deposit_import keeps the accounts of a file. */
export function accountKeysOf(accounts: readonly BankFileAccount[]): string {
  return accounts.map(keyOfAccount).join(' ');
}

/**
 * The very same bytes for the same accounts in a live import: nothing is added, not even a second record of it. A
 * template without account numbers may come once for each account.
 */
export async function sameFile(
  tx: Tx,
  clientId: number,
  digest: string,
  accountKeys: string,
): Promise<{ importId: number; rows: number } | undefined> {
  return tx.client(clientId).get(
    `SELECT i.id AS importId, i.accepted + i.duplicates AS rows FROM deposit_import i
     LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE i.client_id = :clientId AND i.sha256 = :digest AND i.account_key = :accountKeys AND u.import_id IS NULL ORDER BY i.id LIMIT 1`,
    { digest, accountKeys },
  );
}
