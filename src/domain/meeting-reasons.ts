/** 遅れの理由 on the meeting workbook: why money is late as customers said it in the month, counted. */
import { formatYen } from './money.ts';

export type StatedReason = 'forgotten' | 'no-funds' | 'invoice-late' | 'dissatisfied' | 'other';

export interface MeetingReason {
  reason: StatedReason;
  /** Calls, visits and letters in which it was said. */
  contacts: number;
  customers: number;
  /** What those customers owe at the report's day. */
  openYen: number;
  /** Those who owe most, the most first. */
  names: string[];
  /** The newest words. */
  note: string;
}

export const MEETING_REASON_WORDS = {
  reasons: {
    forgotten: '失念',
    'no-funds': '資金繰り',
    'invoice-late': '請求書の遅れ・誤り',
    dissatisfied: '商品・仕事への不満',
    other: 'その他',
  } satisfies Record<StatedReason, string>,
  columns: {
    reason: '理由',
    contacts: '聞いた回数',
    customers: '得意先数',
    open: '未回収額',
    names: '主な得意先',
    note: '最近聞いた内容',
  },
};

const NAMED = 3;

/** A contact in which a reason was said; newest first. */
export interface StatedContact {
  reason: StatedReason | 'unknown';
  customerCode: string;
  customerName: string;
  note: string;
}

/** By reason, the one heard most often first; contacts that say none are not counted. */
export function countReasons(
  contacts: readonly StatedContact[],
  openYen: ReadonlyMap<string, number>,
): MeetingReason[] {
  const stated = contacts.filter((one): one is StatedContact & { reason: StatedReason } => one.reason !== 'unknown');
  return [...Map.groupBy(stated, (one) => one.reason)]
    .map(([reason, own]) => {
      const names = new Map(own.map((one) => [one.customerCode, one.customerName]));
      const yenOf = (code: string) => openYen.get(code) ?? 0;
      const codes = [...names.keys()].sort((a, b) => yenOf(b) - yenOf(a) || (a < b ? -1 : 1));
      return {
        reason,
        contacts: own.length,
        customers: codes.length,
        openYen: codes.reduce((sum, code) => sum + yenOf(code), 0),
        names: codes.slice(0, NAMED).map((code) => names.get(code)!),
        note: own.find((one) => one.note !== '')?.note ?? '',
      };
    })
    .sort((a, b) => b.contacts - a.contacts || b.openYen - a.openYen);
}

/** 遅れの理由は、資金繰りが3件、失念が1件です。; '' where nobody said one. */
export function reasonSentence(reasons: readonly MeetingReason[]): string {
  if (reasons.length === 0) return '';
  const { reasons: words } = MEETING_REASON_WORDS;
  const counts = reasons.map(({ reason, contacts }) => `${words[reason]}が${contacts}件`).join('、');
  const [first] = reasons;
  const open =
    first!.openYen > 0 ? `${words[first!.reason]}と答えた得意先の未回収額は${formatYen(first!.openYen)}円です。` : '';
  return `当月に伺った遅れの理由は、${counts}です。${open}`;
}
