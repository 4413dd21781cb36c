/** The hand-over sheet for a client's sales people: how each customer pays, by segment. What goes in, and its words. */
import { formatDate, type PlainDate } from './dates.ts';
import type { CustomerHabit, Lump, Segment } from './matching/habit-report.ts';

export interface HandoverReport {
  /** The client's name. */
  name: string;
  asOf: PlainDate;
  habits: CustomerHabit[];
  createdOn: PlainDate;
  /** The client's seal colour, 'RRGGBB'. */
  accent: string;
}

export const SEGMENT_WORDS: Record<Segment, { label: string; advice: string }> = {
  late: { label: 'いつも遅い', advice: '半分を超える入金が期日を 6 日以上過ぎている。支払日の取り決めを見直す' },
  slow: { label: '遅れることがある', advice: '5 回に 1 回を超えて遅れている。期日前のひと声が効く' },
  irregular: { label: '日が定まらない', advice: '期日のころに入るが、日がまちまち。支払日を確かめておく' },
  prompt: { label: '期日どおり', advice: '期日のころに決まって入る' },
  new: { label: '実績が少ない', advice: '入金がまだ 2 回まで。初めの支払いを見守る' },
};

export const LUMP_WORDS: Record<Lump, string> = {
  single: '1 件ずつ',
  together: 'まとめて',
  split: '分けて',
};

export const HANDOVER_WORDS = {
  title: '得意先の支払の癖（引継表）',
  sheet: '引継表',
  overview: '区分',
  subtitle: (asOf: PlainDate) => `${formatDate(asOf)} 現在　過去 2 年の消込から`,
  columns: {
    segment: '区分',
    customers: '得意先',
    openYen: '未回収',
    overdueYen: 'うち期日超過',
    advice: '見方',
    salesContact: '営業担当',
    code: 'コード',
    name: '得意先',
    usualDay: 'いつもの日',
    medianDays: '期日から',
    lateDeposits: '遅れ',
    deposits: '回数',
    fee: '手数料',
    lump: '払い方',
    names: '振込名義',
    lastOn: '直近の入金',
    lastYen: '直近の額',
  },
  nobody: '（担当なし）',
  total: '合計',
  nothing: '消し込んだ入金がまだありません。',
} as const;

/** 末日ごろ, 20日ごろ, '' where no day is usual. */
export function usualDayText(usualDay: number | null): string {
  if (usualDay === null) return '定まらず';
  return usualDay === 31 ? '末日ごろ' : `${usualDay} 日ごろ`;
}

/** 期日どおり, 3 日後, 2 日前. */
export function medianDaysText(days: number): string {
  if (days === 0) return '当日';
  return days > 0 ? `${days} 日後` : `${-days} 日前`;
}

/** 440 円を差引, 源泉徴収. '' where nothing is deducted. */
export function deductionText(habit: Pick<CustomerHabit, 'feeYen' | 'feeDeposits' | 'withheldDeposits'>): string {
  const parts: string[] = [];
  if (habit.feeYen > 0) parts.push(`${habit.feeYen.toLocaleString('ja-JP')} 円を差引`);
  else if (habit.feeDeposits > 0) parts.push('ときどき差引');
  if (habit.withheldDeposits > 0) parts.push('源泉徴収');
  return parts.join('・');
}
