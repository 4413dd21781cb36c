/** Paper that carries an address and no letter: labels, envelopes, and the list that goes to the counter with the mail. */
import { formatLongDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';
import type { MailClass, MailKind } from './postage.ts';
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';

export interface LabelRun {
  sheetKey: string;
  /** The first label used, from 0: a sheet that was begun is used up. */
  startCell: number;
  /** How far the printer puts its ink off, to the right and down, in mm: taken back. */
  offset: { rightMm: number; downMm: number };
  createdOn: PlainDate;
  title: string;
  labels: { key: string; customer: LetterCustomer }[];
}

/** Envelopes printed themselves: 長形3号 lying, 角形2号 standing. */
export type PrintedEnvelope = 'long3' | 'kaku2';

export const PRINTED_ENVELOPES: Record<PrintedEnvelope, string> = { long3: '長形3号', kaku2: '角形2号' };

/** 料金後納 or 料金別納 printed where the stamp would be; null: a stamp is stuck on. */
export type PostageMark = { way: 'deferred' | 'separate'; postOffice: string } | null;

export interface EnvelopeRun {
  envelope: PrintedEnvelope;
  createdOn: PlainDate;
  title: string;
  mark: PostageMark;
  groups: { sender: LetterClient; pieces: { key: string; customer: LetterCustomer }[] }[];
}

/** Words of the mark, line by line (内国郵便約款: 料金後納郵便 with the post office that takes it in). */
export function markLines({ way, postOffice }: NonNullable<PostageMark>): string[] {
  return [
    ...(postOffice === '' ? [] : [postOffice]),
    ...(way === 'deferred' ? ['料金後納', '郵便'] : ['料金別納', '郵便']),
  ];
}

export const MAIL_KINDS: Record<MailKind, string> = {
  standard: '定形',
  large: '定形外（規格内）',
  oversize: '定形外（規格外）',
};
export const MAIL_CLASSES: Record<MailClass, string> = {
  ordinary: '',
  tracked: '特定記録',
  registered: '一般書留',
  'delivery-certified': '書留・配達証明',
  'content-certified': '書留・内容証明',
};

export interface MailedPiece {
  serial: string;
  name: string;
  postalCode: string;
  mailClass: MailClass;
  trackingNumber: string;
  sheets: number;
  grams: number;
  kind: MailKind;
  maxGrams: number;
  yen: number;
}

export interface MailingSheet {
  senderName: string;
  mailedOn: PlainDate;
  batchNumber: string;
  way: 'stamps' | 'deferred' | 'separate';
  postOffice: string;
  paperGsm: number;
  duplex: boolean;
  /** Of the rates used, each once. */
  sources: string[];
  pieces: MailedPiece[];
}

export interface MailClassTotal {
  kind: MailKind;
  mailClass: MailClass;
  maxGrams: number;
  count: number;
  unitYen: number;
  yen: number;
}

/** What the counter asks for: how many of each kind at which price. A 内容証明 has a price of its own sheet by sheet. */
export function totalsOf(pieces: readonly MailedPiece[]): MailClassTotal[] {
  const totals = new Map<string, MailClassTotal>();
  for (const { kind, mailClass, maxGrams, yen } of pieces) {
    const key = `${kind} ${mailClass} ${maxGrams} ${yen}`;
    const total = totals.get(key) ?? { kind, mailClass, maxGrams, count: 0, unitYen: yen, yen: 0 };
    totals.set(key, { ...total, count: total.count + 1, yen: total.yen + yen });
  }
  const order = ['standard', 'large', 'oversize'];
  return [...totals.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.maxGrams - b.maxGrams || a.unitYen - b.unitYen,
  );
}

const WAYS = { stamps: '切手', deferred: '料金後納', separate: '料金別納' };

export interface PaperTable {
  columns: { label: string; numeric: boolean; weight: number }[];
  rows: string[][];
  total: string[];
}

export interface MailingWords {
  title: string;
  facts: { label: string; value: string }[];
  totals: PaperTable;
  pieces: PaperTable;
  note: string;
}

export function mailingWords(sheet: MailingSheet): MailingWords {
  const totals = totalsOf(sheet.pieces);
  const yen = totals.reduce((sum, one) => sum + one.yen, 0);
  const count = sheet.pieces.length;
  const sheets = sheet.pieces.reduce((sum, one) => sum + one.sheets, 0);
  return {
    title: '郵便物差出票',
    facts: [
      { label: '差出日', value: formatLongDate(sheet.mailedOn) },
      { label: '差出人', value: sheet.senderName },
      { label: '発行番号', value: sheet.batchNumber },
      {
        label: '料金',
        value: [WAYS[sheet.way], sheet.way === 'stamps' ? '' : sheet.postOffice].filter(Boolean).join('　'),
      },
      { label: '合計', value: `${formatYen(count)} 通　${formatYen(yen)} 円` },
    ],
    totals: {
      columns: [
        { label: '種別', numeric: false, weight: 44 },
        { label: '特殊取扱', numeric: false, weight: 40 },
        { label: '重量', numeric: false, weight: 24 },
        { label: '通数', numeric: true, weight: 18 },
        { label: '1通の料金（円）', numeric: true, weight: 26 },
        { label: '金額（円）', numeric: true, weight: 24 },
      ],
      rows: totals.map((one) => [
        MAIL_KINDS[one.kind],
        MAIL_CLASSES[one.mailClass],
        `${one.maxGrams}gまで`,
        formatYen(one.count),
        formatYen(one.unitYen),
        formatYen(one.yen),
      ]),
      total: ['合計', '', '', formatYen(count), '', formatYen(yen)],
    },
    pieces: {
      columns: [
        { label: '番号', numeric: false, weight: 26 },
        { label: '郵便番号', numeric: false, weight: 18 },
        { label: '宛先', numeric: false, weight: 60 },
        { label: '特殊取扱', numeric: false, weight: 27 },
        { label: '引受番号', numeric: false, weight: 28 },
        { label: '枚数', numeric: true, weight: 11 },
        { label: '重さ', numeric: true, weight: 12 },
        { label: '料金', numeric: true, weight: 13 },
      ],
      rows: sheet.pieces.map((one) => [
        one.serial,
        one.postalCode,
        one.name,
        MAIL_CLASSES[one.mailClass],
        one.trackingNumber,
        String(one.sheets),
        `${one.grams}g`,
        formatYen(one.yen),
      ]),
      total: ['', '', `${formatYen(count)} 通`, '', '', formatYen(sheets), '', formatYen(yen)],
    },
    note: `重さは用紙 ${sheet.paperGsm}g/m²・${sheet.duplex ? '両面' : '片面'}印刷と封筒の重さから計算したものです。窓口の計量が優先します。料金: ${sheet.sources.join('、')}`,
  };
}
