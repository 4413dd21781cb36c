/** The aging table as a workbook: what goes in, and its words. */
import { BRIDGE_STEPS, type BridgeColumn, type BridgeStep } from './aging-bridge.ts';
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

export interface AgingReportColumn {
  label: string;
  /** 0 未到来 … 4 oldest. */
  heat: 0 | 1 | 2 | 3 | 4;
}

/** What a row is: the whole office, a client, a clerk's clients, a customer, a receivable. */
export type AgingReportBy = 'office' | 'client' | 'assignee' | 'customer' | 'invoice';

export interface AgingReportRow {
  clientCode: string;
  clientName: string;
  /** Of what the row is; '' for a clerk's name or the office's. */
  code: string;
  name: string;
  invoice: { number: string; issuedOn: PlainDate; dueOn: PlainDate } | null;
  /** In the order of the columns. */
  cells: number[];
}

export interface AgingReportBridge {
  from: PlainDate;
  /** One a column, in their order. */
  columns: BridgeColumn[];
  /** By customer, or by client for the whole office. */
  rows: (BridgeColumn & { code: string; name: string })[];
}

export interface AgingReport {
  /** client: one client's books; office: all clients, with a subtotal for each where its customers stand together. */
  scope: 'client' | 'office';
  /** The client's name, or the office's. */
  name: string;
  asOf: PlainDate;
  basis: 'due' | 'issue';
  by: AgingReportBy;
  columns: AgingReportColumn[];
  /** Columns of `columns` from this one on are past their due date. */
  overdueFrom: number;
  rows: AgingReportRow[];
  /** Rows beyond the most that are drawn, and their sum: told in a row of its own, so that the total is whole. */
  left: { rows: number; cells: number[] };
  /** Unallocated deposits as of the date: shown below, never netted. */
  advanceYen: number;
  suspenseYen: number;
  /** The day to whose end the books are read; null: the books of now. */
  knownOn: PlainDate | null;
  /** Compared with an earlier date; null: not asked for. */
  bridge: AgingReportBridge | null;
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
  assignee: '担当者',
  office: '事務所',
  unassigned: '担当者なし',
  number: '請求書番号',
  issuedOn: '請求日',
  dueOn: '支払期日',
  total: '合計',
  overdue: '期日超過',
  grandTotal: '総合計',
  share: '構成比',
  subtotal: (name: string) => `${name}　計`,
  left: (rows: number) => `ほか ${rows.toLocaleString('ja-JP')} 件`,
  unallocated: '参考（年齢表に含めず）',
  advance: '前受金',
  suspense: '仮受金',
  nothing: '未回収の売掛金はありません。',
  bridgeTitle: '売掛金年齢表　前回との比較',
  bridgeSheet: '前回との比較',
  column: '区分',
  check: '検算（今回残高−年齢表の合計）',
} as const;

export const BRIDGE_LABELS: Record<BridgeStep | 'openingYen' | 'closingYen', string> = {
  openingYen: '前回残高',
  issued: '新規',
  money: '入金',
  deducted: '手数料・値引',
  writtenOff: '貸倒',
  offset: '相殺',
  other: '源泉・返還',
  voided: '赤伝',
  reversed: '消込取消',
  moved: '区分移動',
  closingYen: '今回残高',
};

const ALWAYS: readonly BridgeStep[] = ['issued', 'money', 'moved'];

/** Steps that are drawn: the usual ones, and those in which something happened. */
export function shownSteps(rows: readonly BridgeColumn[]): BridgeStep[] {
  return BRIDGE_STEPS.filter((step) => ALWAYS.includes(step) || rows.some((row) => row[step] !== 0));
}

/** 基準日 2026/11/24　支払期日から起算　単位：円 */
export function agingSubtitle({ asOf, basis, knownOn }: Pick<AgingReport, 'asOf' | 'basis' | 'knownOn'>): string {
  const known = knownOn === null ? '' : `　${formatDate(knownOn)} までに記帳済みの数字`;
  return `基準日 ${formatDate(asOf)}　${basis === 'due' ? '支払期日' : '請求日'}から起算　単位：円${known}`;
}

/** 前回 2026/10/31 → 今回 2026/11/24 … */
export function bridgeSubtitle(report: AgingReport, from: PlainDate): string {
  return `前回 ${formatDate(from)}　${agingSubtitle(report)}`;
}

export function totalOf(buckets: AgingBuckets): number {
  return BUCKET_KEYS.reduce((sum, key) => sum + buckets[key], 0);
}
