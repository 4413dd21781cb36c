/** The aging table as a workbook: what goes in, and its words. */
import { formatDate, type PlainDate } from './dates.ts';

/** Integer yen by age. */
export interface AgingBuckets {
  notDue: number;
  d1to30: number;
  d31to60: number;
  d61to90: number;
  over90: number;
}

export const BUCKET_KEYS = [
  'notDue',
  'd1to30',
  'd31to60',
  'd61to90',
  'over90',
] as const satisfies (keyof AgingBuckets)[];

export const BUCKET_LABELS: Record<keyof AgingBuckets, string> = {
  notDue: '未到来',
  d1to30: '1〜30日',
  d31to60: '31〜60日',
  d61to90: '61〜90日',
  over90: '91日以上',
};

export interface AgingReportRow extends AgingBuckets {
  clientCode: string;
  clientName: string;
  customerCode: string;
  customerName: string;
}

export interface AgingReport {
  /** client: one client's customers; office: all clients, with a subtotal for each (rows of a client stand together). */
  scope: 'client' | 'office';
  /** The client's name, or the office's. */
  name: string;
  asOf: PlainDate;
  basis: 'due' | 'issue';
  rows: AgingReportRow[];
  /** Unallocated deposits as of the date: shown below, never netted. */
  advanceYen: number;
  suspenseYen: number;
  /** Stands in the file's properties. */
  createdOn: PlainDate;
  /** The client's seal colour, 'RRGGBB'. */
  accent: string;
}

export const AGING_WORDS = {
  title: '売掛金年齢表',
  sheet: '年齢表',
  clientCode: '顧問先コード',
  clientName: '顧問先',
  customerCode: '得意先コード',
  customerName: '得意先',
  total: '合計',
  overdue: '期日超過',
  grandTotal: '総合計',
  share: '構成比',
  subtotal: (name: string) => `${name}　計`,
  unallocated: '参考（年齢表に含めず）',
  advance: '前受金',
  suspense: '仮受金',
  nothing: '未回収の売掛金はありません。',
};

/** 基準日 2026/11/24　支払期日から起算　単位：円 */
export function agingSubtitle(asOf: PlainDate, basis: AgingReport['basis']): string {
  return `基準日 ${formatDate(asOf)}　${basis === 'due' ? '支払期日' : '請求日'}から起算　単位：円`;
}

export function totalOf(buckets: AgingBuckets): number {
  return BUCKET_KEYS.reduce((sum, key) => sum + buckets[key], 0);
}
