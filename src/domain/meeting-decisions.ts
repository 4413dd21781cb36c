/** What the figures of a month ask the client to decide: named by customer and yen, at most so many of a kind. */
import { totalOf } from './aging-report.ts';
import { formatDate } from './dates.ts';
import { brokenPromiseQuestion } from './meeting-promises.ts';
import type { MeetingReport } from './meeting-report.ts';
import { formatYen, sumYen } from './money.ts';
import type { ReminderStage } from './reminder-batch.ts';
import { reminderTitle } from './reminder-letter.ts';

export interface MeetingQuestion {
  text: string;
  /** null: nothing that has an amount. */
  amountYen: number | null;
}

/** More of a kind are told in one line: a meeting decides a handful of things. */
const MOST_OF_A_KIND = 5;

/** The clerk's own questions first, then money of nobody, broken words, old debts, and limits passed. */
export function meetingQuestions(report: MeetingReport): MeetingQuestion[] {
  const own = report.questions.map((text) => ({ text, amountYen: null }));
  return [...own, ...unknownMoney(report), ...brokenPromises(report), ...oldDebts(report), ...passedLimits(report)];
}

function unknownMoney(report: MeetingReport): MeetingQuestion[] {
  const unknown = report.deposits
    .map((deposit) => ({ ...deposit, leftYen: deposit.amountYen - deposit.allocatedYen }))
    .filter(({ customerName, leftYen }) => customerName === '' && leftYen > 0)
    .sort((a, b) => b.leftYen - a.leftYen || (a.depositedOn < b.depositedOn ? -1 : 1));
  return shortened(
    unknown.map(({ depositedOn, payerName, leftYen }) => ({
      text: `${formatDate(depositedOn)}に「${payerName}」の名義で入金がありました。どちらのお取引先のものか、お心当たりをお知らせください。`,
      amountYen: leftYen,
    })),
    (count) => `ほかにも、お取引先の分からない入金が${count}件あります（「入金」の表をご覧ください）。`,
  );
}

function brokenPromises(report: MeetingReport): MeetingQuestion[] {
  const broken = (report.promises ?? []).filter(({ state }) => state === 'broken');
  return shortened(
    broken
      .sort((a, b) => b.behindYen - a.behindYen)
      .map((one) => ({ text: brokenPromiseQuestion(one), amountYen: one.behindYen })),
    (count) => `ほかにも、守られていない約束が${count}件あります（「約束・分割」をご覧ください）。`,
  );
}

function oldDebts(report: MeetingReport): MeetingQuestion[] {
  const stageOf = new Map(report.standings.map(({ customerCode, lastStage }) => [customerCode, lastStage]));
  const old = report.aging.filter(({ over90 }) => over90 > 0).sort((a, b) => b.over90 - a.over90);
  return shortened(
    old.map(({ customerCode, customerName, over90 }) => ({
      text: `${customerName}の91日以上の売掛金について、${nextStep(stageOf.get(customerCode) ?? 0)}`,
      amountYen: over90,
    })),
    (count) => `ほかにも、91日以上の売掛金のある得意先が${count}社あります（「年齢表」をご覧ください）。`,
  );
}

function nextStep(stage: 0 | ReminderStage): string {
  if (stage === 0) return '書面でのご案内を始めてよろしいでしょうか。';
  if (stage === 5)
    return `${reminderTitle(5)}までお送りしました。法的な手続きか貸倒れの処理か、ご方針をお聞かせください。`;
  const next = (stage + 1) as ReminderStage;
  return `${reminderTitle(stage)}までお送りしました。次は${reminderTitle(next)}をお送りしてよろしいでしょうか。`;
}

function passedLimits(report: MeetingReport): MeetingQuestion[] {
  const limits = new Map(report.standings.map(({ customerCode, creditLimitYen }) => [customerCode, creditLimitYen]));
  const passed = report.aging
    .map((row) => ({ row, limit: limits.get(row.customerCode) ?? null, balance: totalOf(row) }))
    .filter(({ limit, balance }) => limit !== null && balance > limit)
    .sort((a, b) => b.balance - a.balance);
  return shortened(
    passed.map(({ row, limit, balance }) => ({
      text: `${row.customerName}の残高が与信限度額${formatYen(limit ?? 0)}円を超えています。今後のお取引の条件をご判断ください。`,
      amountYen: balance,
    })),
    (count) => `ほかにも、与信限度額を超えた得意先が${count}社あります。`,
  );
}

function shortened(questions: MeetingQuestion[], rest: (count: number) => string): MeetingQuestion[] {
  if (questions.length <= MOST_OF_A_KIND) return questions;
  const left = questions.slice(MOST_OF_A_KIND);
  const amountYen = sumYen(left.map((one) => one.amountYen ?? 0));
  return [...questions.slice(0, MOST_OF_A_KIND), { text: rest(left.length), amountYen }];
}
