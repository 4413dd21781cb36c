/** 支払約束・分割 on the meeting workbook: what customers said they would pay, and what came of it by the report's day. */
import { formatDate, type PlainDate } from './dates.ts';
import { formatYen, sumYen } from './money.ts';
import type { PledgeState } from './promises.ts';

export interface MeetingPromise {
  customerCode: string;
  customerName: string;
  kind: 'promise' | 'plan';
  madeOn: PlainDate;
  /** The day of a promise; the last row's of a plan. */
  promisedOn: PlainDate;
  amountYen: number;
  /** Came in by the report's day, never more than was promised. */
  paidYen: number;
  /** Of what was due by then. */
  behindYen: number;
  state: PledgeState;
  note: string;
}

export const MEETING_PROMISE_WORDS = {
  columns: {
    madeOn: '約束した日',
    kind: '種類',
    promisedOn: '支払日',
    amount: '約束の額',
    paid: '入金済',
    behind: '遅れ',
    state: '結果',
    note: '相手・経緯',
  },
  kinds: { promise: '支払約束', plan: '分割' } satisfies Record<MeetingPromise['kind'], string>,
  states: {
    waiting: 'これから',
    kept: '守られた',
    late: '遅れて入金',
    broken: '守られていない',
    done: '完済',
    ended: '取下げ',
  } satisfies Record<PledgeState, string>,
};

const NAMED = 3;

/** 支払約束は3件で、守られたもの1件、…; '' where nobody promised anything. */
export function promiseSentence(promises: readonly MeetingPromise[]): string {
  if (promises.length === 0) return '';
  const of = (...states: PledgeState[]) => promises.filter(({ state }) => states.includes(state));
  const broken = of('broken');
  const parts = [
    { label: '守られたもの', rows: of('kept', 'done') },
    { label: '遅れて入金のあったもの', rows: of('late') },
    { label: '守られていないもの', rows: broken },
    { label: '支払日がこれからのもの', rows: of('waiting') },
    { label: '取り下げたもの', rows: of('ended') },
  ].filter(({ rows }) => rows.length > 0);
  const counts = parts.map(({ label, rows }) => `${label}${rows.length}件`).join('、');
  return `得意先の支払約束・分割は${promises.length}件で、${counts}です。${brokenWords(broken)}`;
}

function brokenWords(broken: readonly MeetingPromise[]): string {
  if (broken.length === 0) return '';
  const largest = [...broken].sort((a, b) => b.behindYen - a.behindYen);
  const named = largest.slice(0, NAMED).map((row) => `${row.customerName}（${formatYen(row.behindYen)}円）`);
  const rest = largest.length > NAMED ? `ほか${largest.length - NAMED}件` : '';
  const sum = sumYen(broken.map((row) => row.behindYen));
  return `約束の日を過ぎて入金のない額は${formatYen(sum)}円で、${named.join('、')}${rest}です。`;
}

/** What a broken word asks the client to decide. */
export function brokenPromiseQuestion({ customerName, kind, promisedOn, amountYen }: MeetingPromise): string {
  const what = kind === 'plan' ? '分割の支払い' : `${formatDate(promisedOn)}の支払約束（${formatYen(amountYen)}円）`;
  return `${customerName}の${what}が守られていません。もう一度約束を取るか、督促に戻るか、ご判断ください。`;
}
