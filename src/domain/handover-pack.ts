/** 引継資料: what a lawyer or a court is given about one debtor. Facts only, each with where it stands in the books. */
import { formatDate, type PlainDate } from './dates.ts';

export interface PackTable {
  /** In the file's name, ASCII. */
  name: string;
  title: string;
  columns: { label: string; weight: number; align: 'left' | 'right' }[];
  rows: { cells: string[]; kind: 'row' | 'carried' | 'total' }[];
  notes: string[];
}

/** Pages of a stored paper, as they were sent. */
export interface PackPaper {
  name: string;
  title: string;
  bytes: Uint8Array;
  /** Of the stored file the pages are from. */
  sourcePath: string;
  sourceSha256: string;
}

export interface HandoverPack {
  clientName: string;
  customerName: string;
  recipientName: string;
  handedOn: PlainDate;
  /** Facts, ledger, interest, postings, contacts, promises. */
  tables: PackTable[];
  /** Invoices and letters. */
  papers: PackPaper[];
}

export const PACK_WORDS = {
  title: '引継資料',
  created: '作成日',
  index: '目次',
  columns: { number: '番号', part: '資料', file: 'ファイル', digest: 'SHA-256', source: '保存場所' },
  own: 'この資料のために作成',
  original: '　事務所の原本',
  digestNote:
    'SHA-256 は、フォルダー一式の各ファイルと、事務所に保存されている原本のものです。督促状・請求書は発行時に保存した頁をそのまま収めています。',
} as const;

export interface PackEntry {
  number: number;
  title: string;
  file: string;
  sha256: string;
  /** The stored paper its pages are from; null: drawn for this pack. */
  source: { path: string; sha256: string } | null;
}

export function packFile(number: number, name: string): string {
  return `${String(number).padStart(2, '0')}-${name}.pdf`;
}

export function packHeading(pack: HandoverPack): string {
  return `${pack.customerName}（${pack.recipientName} 宛　${formatDate(pack.handedOn)}）`;
}
