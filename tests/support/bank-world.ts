/** A client with one bank account, and the same money as the files of several forms. */
import type { InputOf } from '../../src/contract/contract.ts';
import type { GivenFile } from '../../src/contract/method.ts';
import { depositTemplate, makeClient, type TestOffice } from './office.ts';
import { writeZengin01, writeZengin03, type ZenginAccount, type ZenginDeposit } from './zengin.ts';

let accounts = 0;

export interface BankWorld {
  office: TestOffice;
  clientId: number;
  number: string;
  /** The deposits that count, as [day, yen] in order. */
  live(): Promise<(readonly [string, number])[]>;
}

/** A client with one registered account. */
export async function bankWorld(office: TestOffice): Promise<BankWorld> {
  const number = String(2_000_000 + ++accounts);
  const bankAccount = { bankCode: '0005', branchCode: '001', type: '1' as const, number };
  const clientId = await makeClient(office, { bankAccounts: [bankAccount] });
  const live = async () =>
    (await office.call('deposits.list', { clientId })).deposits
      .map((one) => [one.depositedOn, one.amountYen] as const)
      .sort();
  return { office, clientId, number, live };
}

export type Row = readonly [on: string, payer: string, yen: number, ref?: number, cancels?: 'cancels'];
export type Form = '01' | '03' | 'csv' | 'csv+account';

export const X = 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ';
export const Y = 'ﾕ)ｱｵｷ';

function zenginRows(rows: readonly Row[]): ZenginDeposit[] {
  return rows.map(([bookedOn, payerName, amountYen, ref, cancels]) => ({
    bookedOn,
    payerName,
    amountYen,
    ...(ref === undefined ? {} : { ref }),
    ...(cancels ? { cancels: true } : {}),
  }));
}

export function zenginAccount(number: string, rows: readonly Row[], given: Partial<ZenginAccount> = {}): ZenginAccount {
  const days = rows.map(([on]) => on).sort();
  return {
    bankCode: '0005',
    branchCode: '001',
    type: '1',
    number,
    ...(days.length > 0 ? { from: days[0]!, through: days.at(-1)! } : {}),
    rows: zenginRows(rows),
    ...given,
  };
}

export function fileOf(form: Form, number: string, rows: readonly Row[]): GivenFile {
  if (form === '01') return { name: '01.txt', bytes: writeZengin01({ accounts: [zenginAccount(number, rows)] }) };
  if (form === '03') return { name: '03.txt', bytes: writeZengin03({ accounts: [zenginAccount(number, rows)] }) };
  return depositTemplate(rows.map(([on, payer, yen, ref]) => [on, payer, yen, ref === undefined ? '' : String(ref)]));
}

export async function importRows({ office, clientId, number }: BankWorld, form: Form, rows: readonly Row[]) {
  const account = { bankCode: '0005', branchCode: '001', type: '1', number } as const;
  const input: InputOf<'deposits.import'> = { clientId, file: fileOf(form, number, rows) };
  return office.call('deposits.import', form === 'csv+account' ? { ...input, account } : input);
}

export const JULY: Row[] = [
  ['2026-07-30', X, 1000, 1],
  ['2026-07-31', Y, 2000, 2],
];
