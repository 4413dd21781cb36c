/** 遅れそうな請求 on the meeting workbook: who will probably be late until the end of the next month, and the facts to check it by. */
import type { PlainDate } from './dates.ts';
import type { HabitBasis, LatenessFacts } from './forecast-habits.ts';
import type { PayDay } from './forecast-pay-day.ts';

export interface MeetingLateBill extends LatenessFacts {
  customerCode: string;
  customerName: string;
  dueOn: PlainDate;
  yen: number;
  /** Receivables due on that day. */
  count: number;
  latePercent: number;
  /** Whose habit it is told from. */
  basis: HabitBasis;
  /** The customer's own day of the month; left out in reports from before it was learned. */
  payDay?: PayDay | null;
}

export const MEETING_LATE_WORDS = {
  columns: { yen: '未回収額', count: '件数', percent: '遅れる確からしさ', reason: 'これまでの入金', last: '前回' },
  note: '支払期日が翌月末までに来る請求のうち、これまでの払い方から見て、期日に入らない見込みのほうが高いものです。',
};

/** 過去12回中9回、期日後平均8日で入金: countable on the customer's ledger. */
export function latenessWords({ bills, lateBills, averageLateDays, basis, payDay }: MeetingLateBill): string {
  if (bills === 0)
    return basis === 'office'
      ? '入金の実績がなく、一般の払い方からの見込み'
      : '入金の実績がなく、得意先全体の払い方からの見込み';
  if (lateBills === 0) return `過去${bills}回はすべて期日までに入金`;
  const history = `過去${bills}回中${lateBills}回、期日後平均${averageLateDays}日で入金`;
  return payDay ? `${payDayWords(payDay)}。${history}` : history;
}

/** 毎月20日払い（休日は前営業日） */
function payDayWords({ day, shift }: PayDay): string {
  return `毎月${day === 31 ? '末日' : `${day}日`}払い（休日は${shift === 'before' ? '前' : '翌'}営業日）`;
}

/** 14日遅れ; early and punctual ones too. */
export function lastTimeWords({ lastLateDays }: MeetingLateBill): string {
  if (lastLateDays === null) return '';
  return lastLateDays > 0 ? `${lastLateDays}日遅れ` : lastLateDays === 0 ? '期日どおり' : `期日の${-lastLateDays}日前`;
}
