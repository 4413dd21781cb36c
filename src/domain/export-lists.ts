/** The lists of the monthly export: their names, columns and what a month is of. */
import { BUCKET_LABELS } from './aging-report.ts';
import { formatDate, type PlainDate } from './dates.ts';
import type { ExportList } from './export-plan.ts';

export interface ExportColumn {
  key: string;
  label: string;
  kind: 'text' | 'yen' | 'count' | 'date';
  width: number;
  summed: boolean;
}

const text = (key: string, label: string, width: number): ExportColumn => ({
  key,
  label,
  kind: 'text',
  width,
  summed: false,
});
const day = (key: string, label: string): ExportColumn => ({ key, label, kind: 'date', width: 12, summed: false });
const yen = (key: string, label: string): ExportColumn => ({ key, label, kind: 'yen', width: 15, summed: true });

const CLIENT = [text('clientCode', '顧問先コード', 13), text('clientName', '顧問先', 28)];
const CUSTOMER = [text('customerCode', '得意先コード', 13), text('customerName', '得意先', 28)];

export const EXPORT_COLUMNS: Record<ExportList, ExportColumn[]> = {
  aging: [
    ...CLIENT,
    ...CUSTOMER,
    yen('notDue', BUCKET_LABELS.notDue),
    yen('d1to30', BUCKET_LABELS.d1to30),
    yen('d31to60', BUCKET_LABELS.d31to60),
    yen('d61to90', BUCKET_LABELS.d61to90),
    yen('over90', BUCKET_LABELS.over90),
    yen('total', '合計'),
  ],
  openInvoices: [
    ...CLIENT,
    ...CUSTOMER,
    text('number', '請求番号', 18),
    day('issuedOn', '請求日'),
    day('dueOn', '支払期日'),
    yen('amountYen', '請求額'),
    yen('openYen', '未回収額'),
  ],
  deposits: [
    ...CLIENT,
    day('depositedOn', '入金日'),
    text('payerName', '振込名義', 32),
    text('customerName', '得意先', 28),
    yen('amountYen', '入金額'),
    yen('allocatedYen', '消込済'),
  ],
  reminders: [
    ...CLIENT,
    day('issuedOn', '発行日'),
    text('serial', '番号', 18),
    ...CUSTOMER,
    text('letter', '文面', 24),
    yen('totalYen', '督促額'),
    day('deadlineOn', '支払期限'),
  ],
  customers: [
    ...CLIENT,
    ...CUSTOMER,
    text('kana', 'フリガナ', 28),
    text('phone', '電話', 16),
    { ...yen('creditLimitYen', '与信限度額'), summed: false },
  ],
};

export const EXPORT_TITLES: Record<ExportList, string> = {
  aging: '年齢表',
  openInvoices: '未回収の請求',
  deposits: '入金',
  reminders: '督促',
  customers: '得意先',
};

export const EXPORT_WORDS = { total: '合計', nothing: '該当する行はありません' };

/** 基準日 2026/10/31 for what stands on a day, 2026年10月 for what happened in a month. */
export function exportSubtitle(list: ExportList, month: string, monthEnd: PlainDate): string {
  const happened = list === 'deposits' || list === 'reminders';
  if (list === 'customers') return '登録のある得意先';
  return happened ? `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月` : `基準日 ${formatDate(monthEnd)}`;
}

/** 年齢表_2026-10.xlsx */
export function exportFileName(list: ExportList, month: string): string {
  return `${EXPORT_TITLES[list]}_${month}.xlsx`;
}
