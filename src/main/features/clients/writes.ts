import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { bankNamesOf } from './bank-names.ts';
import { type AccountNumber, accountOwner, plainAccount } from './office-queries.ts';

export interface NewBankAccount extends AccountNumber {
  bankName?: string | undefined;
  branchName?: string | undefined;
  holderKana?: string | undefined;
  printed?: boolean | undefined;
}

/** Registers an account to a client; throws account-taken when another client of the office has it. */
export async function addBankAccount(tx: Tx, clientId: number, account: NewBankAccount): Promise<number> {
  const plain = plainAccount(account);
  const owner = await accountOwner(tx.office, plain);
  if (owner)
    throw new AppError(
      'account-taken',
      { account: accountText(plain), clientCode: owner.clientCode, clientName: owner.clientName },
      'account',
    );
  const sql = tx.client(clientId);
  const names = account.bankName ? null : await bankNamesOf(plain.bankCode, plain.branchCode);
  const id = await sql.nextId('client_bank_account');
  await sql.insert('client_bank_account', {
    id,
    bank_code: plain.bankCode,
    branch_code: plain.branchCode,
    type: plain.type,
    number: plain.number,
    bank_name: account.bankName || (names?.bankName ?? ''),
    branch_name: account.branchName || (names?.branchName ?? ''),
    holder_kana: account.holderKana ?? '',
    printed: account.printed === false ? 0 : 1,
  });
  return id;
}

const TYPE_NAMES: Record<string, string> = { '1': '普通', '2': '当座', '4': '貯蓄' };

/** 0005-001 普通 1234567, as every sentence names an account. */
export function accountText(account: AccountNumber): string {
  return `${account.bankCode}-${account.branchCode} ${TYPE_NAMES[account.type] ?? account.type} ${plainAccount(account).number.padStart(7, '0')}`;
}

/** The key of an account in deposits: what "the same account" means for duplicates. */
export function accountKey(account: AccountNumber): string {
  const plain = plainAccount(account);
  return `${plain.bankCode}-${plain.branchCode}-${plain.type}-${plain.number}`;
}
