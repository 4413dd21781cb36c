/** What the meeting workbook says in words: nothing that does not stand in a table of it, no judgement and no advice. */
import { totalOf } from './aging-report.ts';
import { endOfMonth, formatDate } from './dates.ts';
import { promiseSentence } from './meeting-promises.ts';
import { reasonSentence } from './meeting-reasons.ts';
import { hasSheet, type MeetingCustomer, type MeetingReport } from './meeting-report.ts';
import { formatYen } from './money.ts';
import type { ReminderStage } from './reminder-batch.ts';
import { reminderTitle } from './reminder-letter.ts';

/** The summary in sentences: what stands in the tables, said aloud; no judgement and no advice. */
export function meetingSentences(report: MeetingReport): string[] {
  return [
    balanceSentence(report),
    overdueSentence(report),
    depositSentence(report),
    largestSentence(report),
    reminderSentence(report),
    hasSheet(report, 'promises') ? promiseSentence(report.promises ?? []) : '',
    hasSheet(report, 'reasons') ? reasonSentence(report.reasons ?? []) : '',
  ].filter((sentence) => sentence !== '');
}

function balanceSentence(report: MeetingReport): string {
  const balance = report.aging.reduce((sum, row) => sum + totalOf(row), 0);
  const change = balance - report.bridge.openingYen;
  const day =
    report.asOf === endOfMonth(report.month) ? `${Number(report.month.slice(5))}月末` : formatDate(report.asOf);
  const moved =
    change === 0
      ? '前月末と同額です。'
      : `前月末から${formatYen(Math.abs(change))}円${change > 0 ? '増えました' : '減りました'}。`;
  return `${day}の売掛金残高は${formatYen(balance)}円で、${moved}`;
}

function overdueSentence(report: MeetingReport): string {
  const balance = report.aging.reduce((sum, row) => sum + totalOf(row), 0);
  const overdue = balance - report.aging.reduce((sum, row) => sum + row.notDue, 0);
  const over90 = report.aging.reduce((sum, row) => sum + row.over90, 0);
  if (overdue <= 0) return balance > 0 ? '支払期日を過ぎた売掛金はありません。' : '';
  const customers = report.aging.filter((row) => totalOf(row) - row.notDue > 0).length;
  const share = balance > 0 ? `（残高の${Math.round((overdue * 100) / balance)}%）` : '';
  const old = over90 > 0 ? `、このうち91日以上のものが${formatYen(over90)}円` : '';
  return `支払期日を過ぎているのは${customers}社の${formatYen(overdue)}円${share}${old}です。`;
}

function depositSentence(report: MeetingReport): string {
  const { deposits } = report;
  if (deposits.length === 0) return '当月の入金はありません。';
  const amount = deposits.reduce((sum, deposit) => sum + deposit.amountYen, 0);
  const left = amount - deposits.reduce((sum, deposit) => sum + deposit.allocatedYen, 0);
  const rest = left > 0 ? `、うち${formatYen(left)}円は消込先が決まっていません。` : 'で、すべて消込を終えています。';
  return `当月の入金は${deposits.length}件${formatYen(amount)}円${rest}`;
}

function largestSentence(report: MeetingReport): string {
  const overdueOf = (row: MeetingCustomer) => totalOf(row) - row.notDue;
  const largest = report.aging
    .filter((row) => overdueOf(row) > 0)
    .sort((a, b) => overdueOf(b) - overdueOf(a) || (a.customerCode < b.customerCode ? -1 : 1))
    .slice(0, 3);
  if (largest.length === 0) return '';
  return `期日超過の大きい先は、${largest.map((row) => `${row.customerName}（${formatYen(overdueOf(row))}円）`).join('、')}です。`;
}

function reminderSentence(report: MeetingReport): string {
  if (report.reminders.length === 0) return '当月に送った督促状はありません。';
  const customers = new Set(report.reminders.map((reminder) => reminder.customerCode)).size;
  return `当月は${customers}社に${report.reminders.length}通の書面を送りました（${lettersInWords(report.reminders.map(({ stage }) => stage))}）。`;
}

/** 督促状2通、催告書1通. */
export function lettersInWords(stages: readonly ReminderStage[]): string {
  return ([1, 2, 3, 4, 5] as const)
    .map((stage) => ({ stage, letters: stages.filter((one) => one === stage).length }))
    .filter(({ letters }) => letters > 0)
    .map(({ stage, letters }) => `${reminderTitle(stage)}${letters}通`)
    .join('、');
}
