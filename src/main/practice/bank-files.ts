/**
 * Bank files as banks deliver them: 全銀 01 and 03 (200 bytes a record, CRLF) and the CSV template. The layouts stand here
 * a second time on purpose: what the reader of deposits understands is then proved, not assumed.
 * Source: 全国銀行協会「適用業務およびレコード・フォーマット」 (振込入金通知 Format A, 入出金取引明細).
 */
import { sumYen } from '../../domain/money.ts';
import { bankKana } from './payer-names.ts';
import type { PlannedDeposit, PracticeClient } from './plan-types.ts';
import { csvBytes } from './table-files.ts';

export interface BankPeriod {
  client: PracticeClient;
  from: string;
  through: string;
  /** The account's balance before the period, in yen. */
  openingYen: number;
  deposits: readonly PlannedDeposit[];
}

/** The file of a period in the client's own form. */
export function bankFile(period: BankPeriod): { name: string; bytes: Uint8Array } {
  const { client, through } = period;
  const stamp = `${client.code}-${through}`;
  switch (client.depositFormat) {
    case 'zengin-01':
      return { name: `zengin01-${stamp}.txt`, bytes: recordBytes(records01(period)) };
    case 'zengin-03':
      return { name: `zengin03-${stamp}.txt`, bytes: recordBytes(records03(period)) };
    case 'template':
      return { name: `deposits-${stamp}.csv`, bytes: templateFile(period) };
  }
}

/** One field: what stands in it, its length, filled up with zeros (N) or blanks (C). */
type Field = readonly [value: string | number, length: number, kind: 'N' | 'C'];

const RECORD_LENGTH = 200;

function records01({ client, from, through, deposits }: BankPeriod): Field[][] {
  const data = deposits.map((deposit): Field[] => [
    [2, 1, 'N'],
    [deposit.ref, 6, 'N'],
    [eraDay(deposit.depositedOn), 6, 'N'],
    [eraDay(deposit.depositedOn), 6, 'N'],
    [deposit.amountYen, 10, 'N'],
    [0, 10, 'N'],
    ['', 10, 'C'],
    [deposit.payerName, 48, 'C'],
    [bankKana('ミホン'), 15, 'C'],
    [bankKana('ホンテン'), 15, 'C'],
    ['', 1, 'C'],
    ['', 20, 'C'],
    ['', 52, 'C'],
  ]);
  return [
    [
      [1, 1, 'N'],
      ['01', 2, 'N'],
      [0, 1, 'N'],
      ...periodFields(from, through),
      ...bankFields(client),
      [1, 1, 'N'],
      [client.bank.number, 7, 'N'],
      [client.holderKana, 40, 'C'],
      ['', 93, 'C'],
    ],
    ...data,
    [
      [8, 1, 'N'],
      [deposits.length, 6, 'N'],
      [totalOf(deposits), 12, 'N'],
      [0, 6, 'N'],
      [0, 12, 'N'],
      ['', 163, 'C'],
    ],
    [
      [9, 1, 'N'],
      ['', 199, 'C'],
    ],
  ];
}

function records03(period: BankPeriod): Field[][] {
  const { client, from, through, openingYen, deposits } = period;
  const records: Field[][] = [
    [
      [1, 1, 'N'],
      ['03', 2, 'N'],
      [0, 1, 'N'],
      ...periodFields(from, through),
      ...bankFields(client),
      [0, 3, 'N'],
      [1, 1, 'N'],
      [client.bank.number, 10, 'N'],
      [client.holderKana, 40, 'C'],
      [1, 1, 'N'],
      [1, 1, 'N'],
      [openingYen, 14, 'N'],
      ['', 71, 'C'],
    ],
    ...deposits.map(data03),
    [
      [8, 1, 'N'],
      [deposits.length, 6, 'N'],
      [totalOf(deposits), 13, 'N'],
      [0, 6, 'N'],
      [0, 13, 'N'],
      [1, 1, 'N'],
      [openingYen + totalOf(deposits), 14, 'N'],
      [deposits.length, 7, 'N'],
      ['', 139, 'C'],
    ],
  ];
  const end: Field[] = [
    [9, 1, 'N'],
    [records.length + 1, 10, 'N'],
    [1, 5, 'N'],
    ['', 184, 'C'],
  ];
  return [...records, end];
}

function data03(deposit: PlannedDeposit): Field[] {
  return [
    [2, 1, 'N'],
    [deposit.ref, 8, 'N'],
    [eraDay(deposit.depositedOn), 6, 'N'],
    [eraDay(deposit.depositedOn), 6, 'N'],
    [1, 1, 'N'],
    [11, 2, 'N'],
    [deposit.amountYen, 12, 'N'],
    [0, 12, 'N'],
    [0, 6, 'N'],
    [0, 6, 'N'],
    ['', 1, 'C'],
    ['', 7, 'C'],
    ['', 3, 'C'],
    ['', 10, 'C'],
    [deposit.payerName, 48, 'C'],
    [bankKana('ミホン'), 15, 'C'],
    [bankKana('ホンテン'), 15, 'C'],
    [bankKana('フリコミ'), 20, 'C'],
    ['', 20, 'C'],
    ['', 1, 'C'],
  ];
}

/** 作成日, 勘定日 自 and 至. */
function periodFields(from: string, through: string): Field[] {
  return [
    [eraDay(through), 6, 'N'],
    [eraDay(from), 6, 'N'],
    [eraDay(through), 6, 'N'],
  ];
}

/** 銀行 and 支店, code and name. */
function bankFields({ bank }: PracticeClient): Field[] {
  return [
    [bank.bankCode, 4, 'N'],
    [bank.bankKana, 15, 'C'],
    [bank.branchCode, 3, 'N'],
    [bankKana('ミホン'), 15, 'C'],
  ];
}

/** 和暦 without the era's letter: 2026-11-24 → 081124. */
function eraDay(date: string): string {
  return `${String(Number(date.slice(0, 4)) - 2018).padStart(2, '0')}${date.slice(5, 7)}${date.slice(8, 10)}`;
}

function totalOf(deposits: readonly PlannedDeposit[]): number {
  return sumYen(deposits.map((deposit) => deposit.amountYen));
}

function recordBytes(records: readonly Field[][]): Uint8Array {
  return Uint8Array.from(records.map((fields) => `${recordText(fields)}\r\n`).join(''), singleByte);
}

function recordText(fields: readonly Field[]): string {
  const text = fields.map(filled).join('');
  if (text.length !== RECORD_LENGTH) throw new Error(`record of ${text.length} bytes`);
  return text;
}

function filled([value, length, kind]: Field): string {
  const text = String(value);
  if (text.length > length) throw new Error(`${text} does not fit into ${length}`);
  return kind === 'N' ? text.padStart(length, '0') : text.padEnd(length, ' ');
}

/** JIS X 0201: ASCII and half-width kana, one byte each. */
function singleByte(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 0xff61 && code <= 0xff9f) return code - 0xff61 + 0xa1;
  if (code < 0x80) return code;
  throw new Error(`${character} has no single byte`);
}

function templateFile({ client, deposits }: BankPeriod): Uint8Array {
  return csvBytes(
    ['入金日', '振込名義', '金額', '照会番号', '摘要'],
    deposits.map((deposit) => [
      deposit.depositedOn.replaceAll('-', '/'),
      deposit.payerName,
      String(deposit.amountYen),
      deposit.ref,
      '振込',
    ]),
    client.tableEncoding,
  );
}
