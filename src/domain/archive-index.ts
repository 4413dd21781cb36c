/** 索引簿 of what was searched: one row a document, as the inspector reads it (規則2条6項5号: 取引年月日, 取引金額, 取引先). */
import { formatDate, type PlainDate } from './dates.ts';

export type ArchivedKind = 'invoice' | 'credit-note' | 'reminder' | 'received-note' | 'deposit';

/** Why no file is kept: never made into a paper here, typed from paper, or older than the keeping of files. */
export type ArchiveWithout = 'not-issued' | 'typed' | 'not-kept';

export const ARCHIVE_KINDS: Record<ArchivedKind, string> = {
  invoice: '請求書',
  'credit-note': '適格返還請求書',
  reminder: '督促状',
  'received-note': '領収書',
  deposit: '入金（銀行データ）',
};

export interface ArchivedEntry {
  kind: ArchivedKind;
  on: PlainDate;
  amountYen: number;
  counterparty: string;
  label: string;
  state: 'live' | 'withdrawn';
  recordedAt: string;
  by: string;
  fileName: string;
  sha256: string;
  /** kept: copied and held against its digest; none: no file was ever kept; broken: missing or changed. */
  file: 'kept' | 'none' | 'broken';
  without: ArchiveWithout | null;
}

const WITHOUT: Record<ArchiveWithout, string> = {
  'not-issued': '控えなし（この事務所では書面・データを発行していない）',
  typed: '控えなし（手入力。通帳などの原本は紙で保存）',
  'not-kept': '控えなし（控えの保存を始める前のもの）',
};

const FILES: Record<ArchivedEntry['file'], string> = { kept: '照合済', none: '控えなし', broken: '欠落または変更あり' };

const HEAD = [
  '種類',
  '取引年月日',
  '取引金額',
  '取引先',
  '番号',
  '状態',
  'ファイル名',
  'SHA-256',
  '照合',
  '記録日時',
  '記録者',
];

/** CSV with a BOM, so that Excel reads it; a text that would begin a formula is led by an apostrophe. */
export function archiveIndex(entries: readonly ArchivedEntry[]): string {
  const rows = entries.map((entry) => [
    ARCHIVE_KINDS[entry.kind],
    formatDate(entry.on),
    String(entry.amountYen),
    entry.counterparty,
    entry.label,
    entry.state === 'live' ? '' : '取消',
    entry.fileName,
    entry.sha256,
    entry.file === 'none' && entry.without ? WITHOUT[entry.without] : FILES[entry.file],
    entry.recordedAt,
    entry.by,
  ]);
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** 20261130_株式会社山田商店_110000_2611-0001.pdf: date, counterparty and amount in the name, as the NTA's example has it. */
export function archiveFileName(
  entry: Pick<ArchivedEntry, 'on' | 'counterparty' | 'amountYen' | 'label'>,
  extension: string,
): string {
  const parts = [entry.on.replaceAll('-', ''), entry.counterparty, String(entry.amountYen), entry.label];
  const name = parts.filter((part) => part !== '').join('_');
  // Characters that file systems refuse, and names longer than they take (bytes, not characters).
  return `${[...name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '＿')].slice(0, 70).join('')}${extension}`;
}

export const ARCHIVE_INDEX_NAME = '索引簿.csv';
export const ARCHIVE_BANK_FOLDER = '銀行データ';

/** 電帳法_001_20261130-093000: whose books, when. */
export function archiveFolderName(clientCode: string, stamp: string): string {
  return `電帳法_${clientCode.replace(/[\\/:*?"<>|\p{Cc}]/gu, '＿')}_${stamp}`;
}
