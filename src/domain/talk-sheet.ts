/** 面談メモ: one page of A4 for the hand of whoever talks to the client — what to say, the figures, what to ask. */
import { totalOf } from './aging-report.ts';
import { formatDate, formatLongDate } from './dates.ts';
import { meetingQuestions } from './meeting-decisions.ts';
import { type MeetingReport, monthWords, stageWords } from './meeting-report.ts';
import { meetingSentences } from './meeting-sentences.ts';
import { formatYen } from './money.ts';

/** Words only: nothing is computed when it is drawn. */
export interface TalkSheet {
  title: string;
  clientName: string;
  /** Whose paper, of which day, who has the client in hand. */
  facts: string[];
  points: { head: string; lines: string[] };
  comment: { head: string; lines: string[] };
  figures: { head: string; columns: string[]; rows: string[][] };
  customers: { head: string; columns: string[]; rows: string[][]; nothing: string };
  questions: { head: string; rows: { text: string; amount: string }[]; nothing: string; rest: string };
  memo: string;
  footer: string;
  createdOn: string;
}

const CUSTOMERS = 5;

export function composeTalkSheet(report: MeetingReport): TalkSheet {
  const assignee = report.assigneeName === '' ? [] : [`担当 ${report.assigneeName}`];
  return {
    title: `面談メモ　${monthWords(report.month)}`,
    clientName: `${report.clientName}　様`,
    facts: [`基準日 ${formatLongDate(report.asOf)}`, `作成 ${formatDate(report.createdOn)}`, ...assignee],
    points: { head: 'お伝えすること', lines: meetingSentences(report) },
    comment: {
      head: 'コメント',
      lines: (report.comments.summary ?? '').split('\n').filter((line) => line.trim() !== ''),
    },
    figures: { head: '数字', columns: ['（円）', '当月', '前月', '増減'], rows: figureRows(report) },
    customers: {
      head: '期日超過の大きい先',
      columns: ['得意先', '残高', '期日超過', '最も古い期日', '最後の督促'],
      rows: customerRows(report),
      nothing: '期日を過ぎた売掛金はありません。',
    },
    questions: {
      head: 'お決めいただくこと',
      rows: questionRows(report),
      nothing: '今回お決めいただく事項はありません。',
      rest: 'このほかは、報告書の「ご判断のお願い」をご覧ください。',
    },
    memo: 'メモ',
    footer: `${report.officeName}　社外秘　お客様には報告書をお渡しください`,
    createdOn: report.createdOn,
  };
}

/** This month's figures beside the month's before, from the same table as the workbook's 残高の推移. */
function figureRows(report: MeetingReport): string[][] {
  const now = report.trend.at(-1);
  const before = report.trend.at(-2);
  const row = (label: string, current: number, previous: number | undefined) => [
    label,
    formatYen(current),
    previous === undefined ? '—' : formatYen(previous),
    previous === undefined ? '—' : formatYen(current - previous),
  ];
  const deposited = report.deposits.reduce((sum, { amountYen }) => sum + amountYen, 0);
  const left = deposited - report.deposits.reduce((sum, { allocatedYen }) => sum + allocatedYen, 0);
  return [
    row('売掛金残高', now?.totalYen ?? 0, before?.totalYen),
    row('うち期日超過', now?.overdueYen ?? 0, before?.overdueYen),
    row('うち91日以上', now?.over90Yen ?? 0, before?.over90Yen),
    row('当月の入金', deposited, undefined),
    row('うち消込未了', left, undefined),
  ];
}

function customerRows(report: MeetingReport): string[][] {
  const standings = new Map(report.standings.map((one) => [one.customerCode, one]));
  return report.aging
    .map((row) => ({ row, overdue: totalOf(row) - row.notDue }))
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.overdue - a.overdue || (a.row.customerCode < b.row.customerCode ? -1 : 1))
    .slice(0, CUSTOMERS)
    .map(({ row, overdue }) => {
      const standing = standings.get(row.customerCode);
      const letter = standing?.lastLetterOn
        ? `${formatDate(standing.lastLetterOn)} ${stageWords(standing.lastStage)}`
        : '—';
      const oldest = standing?.oldestDueOn ? formatDate(standing.oldestDueOn) : '—';
      return [row.customerName, formatYen(totalOf(row)), formatYen(overdue), oldest, letter];
    });
}

function questionRows(report: MeetingReport): { text: string; amount: string }[] {
  return meetingQuestions(report).map(({ text, amountYen }) => ({
    text,
    amount: amountYen === null ? '' : `${formatYen(amountYen)}円`,
  }));
}
