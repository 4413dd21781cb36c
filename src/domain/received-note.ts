/** 領収書: money received, for what, with the tax of the sales it pays. Plain data, and the words that follow from it. */
import { formatDate, formatLongDate, type PlainDate } from './dates.ts';
import type { EnvelopeProfile } from './envelope.ts';
import type { InvoiceColumn, InvoiceContent } from './invoice-content.ts';
import type { TaxClass } from './invoice-tax.ts';
import { isRegistered } from './invoice-wording.ts';
import { formatYen } from './money.ts';
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';
import { stampDutyYen } from './stamp-duty.ts';
import { splitByTax, type TaxPart } from './tax-parts.ts';

export type NoteHonorific = '御中' | '様';

/** 様 for a person, 御中 for everybody else. */
export function noteHonorific(text: string): NoteHonorific {
  return text === '様' ? '様' : '御中';
}

export type NoteMedium = 'paper' | 'electronic';
export type NoteMethod = 'transfer' | 'cash' | 'cheque' | 'densai' | 'note' | 'direct-debit' | 'other';

/** What a deposit was cleared against: an invoice with its taxes (none for an opening balance) and how much of it. */
export interface ClearedSale {
  number: string;
  issuedOn: PlainDate;
  amountYen: number;
  taxes: { taxClass: TaxClass; grossYen: number }[];
}

export interface NoteSplit {
  /** By rate, tax included, of the sales that say their rates. */
  parts: TaxPart[];
  /** Cleared against opening balances, whose rates nobody knows here. */
  unknownYen: number;
  /** Not cleared yet: an advance, which is no sale and has no tax. */
  advanceYen: number;
}

/**
 * Splits what was received over the sales it cleared, in proportion to what was cleared of each (a fee deducted lowers
 * all alike). Σ parts + unknownYen + advanceYen = amountYen.
 */
export function splitReceived(amountYen: number, leftYen: number, sales: readonly ClearedSale[]): NoteSplit {
  const usedYen = amountYen - leftYen;
  const known = sales.filter(({ taxes }) => taxes.some(({ grossYen }) => grossYen > 0));
  const knownYen = known.reduce((sum, sale) => sum + sale.amountYen, 0);
  const clearedYen = sales.reduce((sum, sale) => sum + sale.amountYen, 0);
  const ofKnown = clearedYen === 0 ? 0 : Number((BigInt(usedYen) * BigInt(knownYen)) / BigInt(clearedYen));
  const weights = known.flatMap((sale) => splitByTax(sale.amountYen, sale.taxes));
  const merged = new Map<TaxClass, number>();
  for (const { taxClass, grossYen } of weights) merged.set(taxClass, (merged.get(taxClass) ?? 0) + grossYen);
  const taxes = [...merged].map(([taxClass, grossYen]) => ({ taxClass, grossYen }));
  return {
    parts: ofKnown === 0 ? [] : splitByTax(ofKnown, taxes),
    unknownYen: usedYen - ofKnown,
    advanceYen: leftYen,
  };
}

export interface ReceivedNote {
  /** RN26-0001, of the client's own series. */
  number: string;
  issuedOn: PlainDate;
  receivedOn: PlainDate;
  amountYen: number;
  /** 宛名 as printed, with its honorific. */
  addressee: string;
  honorific: string;
  /** 但し書き without 但し and として. */
  purpose: string;
  method: NoteMethod;
  sales: ClearedSale[];
  split: NoteSplit;
  medium: NoteMedium;
  mark: '' | 'reissue';
  /** Where it goes; the name is the addressee's. */
  customer: LetterCustomer;
  client: LetterClient;
  officeName: string | null;
  envelope: EnvelopeProfile;
}

/** Stamp duty of a note: none for data; on paper by the amount without the tax that is stated apart. */
export function noteStampYen(note: Pick<ReceivedNote, 'amountYen' | 'split' | 'medium'>, registered: boolean): number {
  if (note.medium === 'electronic') return 0;
  const taxYen = registered ? note.split.parts.reduce((sum, part) => sum + part.taxYen, 0) : 0;
  return stampDutyYen(note.amountYen - taxYen);
}

const METHODS: Record<NoteMethod, string> = {
  transfer: '銀行振込',
  cash: '現金',
  cheque: '小切手',
  densai: '電子記録債権（でんさい）',
  note: '約束手形',
  'direct-debit': '口座振替',
  other: 'その他',
};

const PARTS: Record<TaxClass, string> = {
  'standard-10': '10%対象',
  'reduced-8': '8%対象（軽減税率※）',
  exempt: '非課税',
  'out-of-scope': '対象外（不課税）',
  'zero-rated': '免税（0%）',
};

const COLUMNS: InvoiceColumn[] = [
  { label: '請求書番号', weight: 60, align: 'left', wraps: true },
  { label: '請求日', weight: 40, align: 'left' },
  { label: '充当額', weight: 70, align: 'right' },
];

export function composeReceivedNote(note: ReceivedNote): InvoiceContent {
  const registered = isRegistered(note.client);
  const stampYen = noteStampYen(note, registered);
  return {
    title: '領収書',
    mark: note.mark === 'reissue' ? '再発行' : '',
    dateLine: `発行日 ${formatLongDate(note.issuedOn)}`,
    serialLine: `番号 ${note.number}`,
    opening: `${note.addressee}　${note.honorific}`,
    facts: [
      { label: '但し', value: `${note.purpose}として、上記の金額を正に領収いたしました。` },
      { label: '領収日', value: formatLongDate(note.receivedOn) },
      { label: '領収方法', value: METHODS[note.method] },
    ],
    factsBelow: true,
    headline: { label: '領収金額（税込）', text: `¥${formatYen(note.amountYen)}` },
    due: null,
    strip: [],
    columns: COLUMNS,
    rows: rowsOf(note),
    legend: legendOf(note, registered, stampYen),
    stamp: stampYen === 0 ? [] : ['収入印紙', `${formatYen(stampYen)}円`, '貼付・消印'],
    ...taxesOf(note.split, registered),
    blocks: [],
    runningHead: `${note.addressee}　${note.honorific}　領収書 ${note.number}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: note.officeName ? `作成事務代行　${note.officeName}` : '',
  };
}

function rowsOf({ sales, split }: ReceivedNote): InvoiceContent['rows'] {
  const row = (...cells: string[]) => ({ cells, note: '' });
  const rows = sales.map((sale) => row(sale.number, formatDate(sale.issuedOn), formatYen(sale.amountYen)));
  if (split.advanceYen > 0) rows.push(row('前受金としてお預かり', '', formatYen(split.advanceYen)));
  return rows;
}

function legendOf(note: ReceivedNote, registered: boolean, stampYen: number): string[] {
  const legend: string[] = [];
  const clearedYen = note.sales.reduce((sum, sale) => sum + sale.amountYen, 0);
  if (clearedYen > note.amountYen - note.split.advanceYen) legend.push('充当額には差引の手数料等を含みます。');
  if (note.split.parts.some(({ taxClass }) => taxClass === 'reduced-8')) legend.push('※印は軽減税率（8%）対象です。');
  if (!registered) legend.push('当方は適格請求書発行事業者ではありません。');
  if (note.medium === 'electronic') legend.push('電子交付のため、収入印紙は不要です。');
  else if (stampYen === 0) legend.push('5万円未満のため、収入印紙は不要です。');
  return legend;
}

function taxesOf(
  { parts, unknownYen, advanceYen }: NoteSplit,
  registered: boolean,
): Pick<InvoiceContent, 'taxColumns' | 'taxRows' | 'taxTotal'> {
  const rows = parts.map((part) => [PARTS[part.taxClass], part.grossYen, part.taxYen] as const);
  const all = [
    ...rows,
    ...(unknownYen > 0 ? ([['期首残高分（税率の記載なし）', unknownYen, null]] as const) : []),
    ...(advanceYen > 0 ? ([['前受金（充当前）', advanceYen, null]] as const) : []),
  ];
  const totalYen = all.reduce((sum, [, yen]) => sum + yen, 0);
  const taxYen = parts.reduce((sum, part) => sum + part.taxYen, 0);
  const cells = (label: string, yen: number, tax: number | null) =>
    registered ? [label, formatYen(yen), tax === null ? '—' : formatYen(tax)] : [label, formatYen(yen)];
  const figures = registered ? ['領収額（税込）', 'うち消費税額等'] : ['領収額'];
  return {
    taxColumns: [
      { label: '内訳', weight: 44, align: 'left' },
      ...figures.map((label): InvoiceColumn => ({ label, weight: 28, align: 'right' })),
    ],
    taxRows: all.map(([label, yen, tax]) => cells(label, yen, tax)),
    taxTotal: cells('合計', totalYen, taxYen),
  };
}

/** 但し書き when none was typed: the invoices it pays, else what an advance is. */
export function usualPurpose(sales: readonly ClearedSale[]): string {
  const [first] = sales;
  if (!first) return 'お預り金';
  return sales.length === 1
    ? `請求書 ${first.number} のお代`
    : `請求書 ${first.number} ほか${sales.length - 1}件のお代`;
}
