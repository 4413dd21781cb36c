/** 顧問先報告: what the workbook for a client meeting is made of, and what it says in words. */
import type { AgingBuckets } from './aging-report.ts';
import { totalOf } from './aging-report.ts';
import { endOfMonth, formatDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';
import type { ReminderStage } from './reminder-batch.ts';
import { reminderTitle } from './reminder-letter.ts';

export interface MeetingCustomer extends AgingBuckets {
  customerCode: string;
  customerName: string;
}

export interface MeetingInvoice {
  customerCode: string;
  customerName: string;
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  amountYen: number;
  openYen: number;
  /** Highest stage of a letter sent for it, 0 for none. */
  reminderStage: 0 | ReminderStage;
}

export interface MeetingDeposit {
  depositedOn: PlainDate;
  payerName: string;
  /** Empty while it is not known whose money it is. */
  customerName: string;
  amountYen: number;
  /** How much of it is allocated to invoices at the month's end. */
  allocatedYen: number;
}

export interface MeetingReminder {
  issuedOn: PlainDate;
  serial: string;
  customerCode: string;
  customerName: string;
  stage: ReminderStage;
  totalYen: number;
  deadlineOn: PlainDate;
}

/**
 * From last month's balance to this month's; openingYen + invoicedYen + reversedYen + clearedYen + adjustedYen is the
 * balance of the aging table at the month's end, and the workbook shows the difference, which must be 0.
 */
export interface MeetingBridge {
  openingYen: number;
  /** Invoices issued in the month. */
  invoicedYen: number;
  /** Invoices voided and credited: negative. */
  reversedYen: number;
  /** Deposits allocated to invoices, reversals counted back: negative. */
  clearedYen: number;
  /** Transfer fees, discounts and rounding that reduced invoices: negative. */
  adjustedYen: number;
}

export interface MeetingReport {
  clientCode: string;
  clientName: string;
  officeName: string;
  /** Whose hand it is in at the office; may be empty. */
  assigneeName: string;
  /** 'YYYY-MM'. */
  month: string;
  /** The day the figures are of: the month's last day, or an earlier one while the month runs. */
  asOf: PlainDate;
  createdOn: PlainDate;
  /** The client's seal colour, 'RRGGBB'. */
  accent: string;
  aging: MeetingCustomer[];
  invoices: MeetingInvoice[];
  deposits: MeetingDeposit[];
  reminders: MeetingReminder[];
  bridge: MeetingBridge;
  /** Balances at earlier months' ends, oldest first, this month last; empty leaves the table out. */
  trend: { month: string; totalYen: number; overdueYen: number; over90Yen: number }[];
}

export const MEETING_WORDS = {
  title: '売掛金のご報告',
  preparedBy: '作成',
  assignee: '担当',
  asOf: '基準日',
  unit: '単位：円',
  headline: '今月の数字',
  bridge: '残高の動き',
  trend: '残高の推移',
  inWords: '概況',
  checks: '照合',
  checksAgree: '各表の差額。0 で一致しています。',
  checksDiffer: '差額があります。数字をお渡しする前にご確認ください。',
  figures: {
    balance: '売掛金残高',
    overdue: '　うち期日超過',
    over90: '　うち91日以上',
    deposited: '当月の入金',
    unallocated: '　うち消込未了',
    reminders: '督促の送付（通）',
  },
  bridgeRows: {
    openingYen: '前月末残高',
    invoicedYen: '当月の請求',
    reversedYen: '請求の取消・返還',
    clearedYen: '入金の消込',
    adjustedYen: '手数料・値引などの調整',
  },
  closing: '当月末残高',
  checkRows: {
    bridge: '残高の動き ― 年齢表',
    invoices: '年齢表 ― 未回収の請求',
    buckets: '年齢区分ごとの差（絶対値の計）',
    deposits: '入金 ― 消込済 ― 消込未了',
  },
  sheets: { summary: '要約', aging: '年齢表', invoices: '未回収の請求', deposits: '入金', reminders: '督促' },
  columns: {
    customerCode: '得意先コード',
    customerName: '得意先',
    number: '請求番号',
    issuedOn: '請求日',
    dueOn: '支払期日',
    overdueDays: '経過日数',
    amountYen: '請求額',
    openYen: '未回収額',
    reminderStage: '督促',
    depositedOn: '入金日',
    payerName: '振込名義',
    allocatedYen: '消込済',
    unallocatedYen: '消込未了',
    depositYen: '入金額',
    letterOn: '発行日',
    serial: '番号',
    letter: '文面',
    letterYen: '督促額',
    deadlineOn: '支払期限',
    month: '月',
    balance: '残高',
    overdue: '期日超過',
    over90: '91日以上',
    total: '合計',
    share: '構成比',
  },
  countFormat: '#,##0"通"',
  nothing: {
    aging: '未回収の売掛金はありません。',
    invoices: '未回収の請求はありません。',
    deposits: '当月の入金はありません。',
    reminders: '当月に送った督促状はありません。',
  },
};

/** 2026年10月, from '2026-10'. */
export function monthWords(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}

/** 未, or the name of the highest letter sent. */
export function stageWords(stage: 0 | ReminderStage): string {
  return stage === 0 ? '' : reminderTitle(stage);
}

/** The summary in sentences: what stands in the tables, said aloud; no judgement and no advice. */
export function meetingSentences(report: MeetingReport): string[] {
  return [
    balanceSentence(report),
    overdueSentence(report),
    depositSentence(report),
    largestSentence(report),
    reminderSentence(report),
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
  const byStage = ([1, 2, 3, 4, 5] as const)
    .map((stage) => ({ stage, letters: report.reminders.filter((reminder) => reminder.stage === stage).length }))
    .filter(({ letters }) => letters > 0)
    .map(({ stage, letters }) => `${reminderTitle(stage)}${letters}通`);
  const customers = new Set(report.reminders.map((reminder) => reminder.customerCode)).size;
  return `当月は${customers}社に${report.reminders.length}通の書面を送りました（${byStage.join('、')}）。`;
}
