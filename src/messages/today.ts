/** 今日. */
import type { StepStanding } from '../domain/client-cycle.ts';
import { formatYen } from '../domain/money.ts';
import { monthAndDay, shortDate } from './common.ts';

export const todayWords = {
  title: '今日',
  sub: (today: string) => monthAndDay(today),
  board: '顧問先 × 業務',
  todo: '本日の作業',
  todoSub: '金額の大きい順',
  everybody: '全員',
  mine: '自分',
  unassigned: '担当なし',
  columns: {
    client: '顧問先',
    assignee: '担当',
    steps: {
      invoices: '請求',
      import: '取込',
      matching: '消込',
      exceptions: '例外',
      reminders: '督促',
      posting: '投函',
      report: '報告',
      close: '締め',
    },
    overdue: '期日超過',
  },
  figures: {
    overdue: '期日超過（事務所全体）',
    overdueNote: (openYen: string, percent: string) => `残高 ${openYen} 円の ${percent} %`,
    noOpen: '売掛残高はありません',
    over90: '91日以上',
    over90Note: (clients: number) => `${clients} 社`,
    exceptions: '例外（判断待ちの入金）',
    exceptionsNote: (clients: number, count: number) => `${clients} 社、${count.toLocaleString('ja-JP')} 件`,
    unmatchedNote: (count: number) => `ほかに消込前 ${count.toLocaleString('ja-JP')} 件`,
    reminders: '督促の対象',
    remindersNote: (clients: number) => `顧問先 ${clients} 社`,
    close: (month: number) => `${month}月の締め`,
    closeUnit: (total: number) => `／${total} 社`,
    closeNote: (open: number) => (open === 0 ? 'すべて締めました' : `残り ${open} 社`),
    nothing: 'ありません',
    units: { yen: '円', deposits: '件', letters: '通' },
  },
  keys: { propose: '対象確認', report: '報告作成', match: '全社消込', print: '督促発行' },
  sum: (count: number) => `合計 ${count.toLocaleString('ja-JP')} 件`,
  todoKeys: { open: '開く', later: '後で' },
  deferred: (count: number) => `後で ${count} 件`,
  bringBack: '戻す',
  nothingToDo: { title: '本日の作業はありません', text: '判断待ちの入金も、督促の対象もありません。' },
  empty: {
    title: '顧問先がまだ登録されていません',
    text: '顧問先を登録すると、ここに会社ごとの進み具合と、今日する作業が並びます。',
    first: '顧問先を登録する',
  },
} as const;

/** What stands beside the mark in the board's narrow cell: a date, a count, an amount, or 済. */
export function stepText({ step, state, on, count, yen }: StepStanding): string {
  if (state === 'none') return '—';
  if (step === 'exceptions' && count > 0) return formatYen(yen);
  if (step === 'import' && on !== null) return shortDate(on);
  if (state === 'next' && on !== null) return shortDate(on);
  if (count > 0 && step !== 'close') return count.toLocaleString('ja-JP');
  if (step === 'close')
    return state === 'done' ? `${Number(on?.slice(5, 7))}月` : count > 0 ? `残 ${count}` : dueText(on);
  return on === null ? '済' : shortDate(on);
}

function dueText(on: string | null): string {
  return on === null ? '' : shortDate(on);
}

const OF_STATE = {
  todo: '要対応',
  wait: '相手待ち',
  late: '遅れ',
  done: '済',
  next: '予定',
  none: '対象なし',
} as const;

/** The same as a whole sentence, for the hint over the cell, Excel and the screen reader. */
export function stepSentence(standing: StepStanding): string {
  const { step, state, on, count, yen } = standing;
  const head = `${todayWords.columns.steps[step]}　${OF_STATE[state]}`;
  const facts: string[] = [];
  if (count > 0)
    facts.push(`${count.toLocaleString('ja-JP')} ${step === 'reminders' || step === 'posting' ? '通' : '件'}`);
  if (yen > 0) facts.push(`${formatYen(yen)} 円`);
  if (on !== null) facts.push(dayPhrase(standing, on));
  return facts.length === 0 ? head : `${head}（${facts.join('、')}）`;
}

function dayPhrase({ step, state }: StepStanding, on: string): string {
  const day = shortDate(on);
  if (step === 'import') return `${day} まで`;
  if (step === 'matching' || step === 'exceptions') return `いちばん古い入金 ${day}`;
  if (step === 'posting' && state !== 'done') return `${day} 発行`;
  return state === 'done' ? day : `期限 ${day}`;
}
