/** 電話連絡表 on paper: for the client's own staff, with room for what is heard. */
import { CALL_RULES } from './call-script.ts';
import { formatDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';

export interface CallSheet {
  clientName: string;
  asOf: PlainDate;
  rows: {
    customerCode: string;
    customerName: string;
    phone: string;
    contactName: string;
    salesContact: string;
    why: 'call-first' | 'broken-promise' | 'promise-today' | 'again';
    totalYen: number;
    oldestDueOn: PlainDate;
    invoices: { number: string; dueOn: PlainDate; openYen: number }[];
    lastCallOn: PlainDate | null;
    lastCallNote: string;
    script: string[];
  }[];
}

export const CALL_SHEET_WORDS = {
  title: '電話連絡表',
  created: '作成日',
  columns: {
    customer: '得意先',
    phone: '電話・担当',
    yen: '未入金（円）',
    due: '最も古い期日',
    why: '用件',
    heard: '聞いたこと（相手・理由・予定日・金額）',
  },
  total: '合計',
  nobody: 'この日に電話する得意先はありません',
  scriptTitle: '台本',
  whys: {
    'call-first': '督促状の前に電話',
    'broken-promise': '約束の日を過ぎた',
    'promise-today': '約束の日',
    again: 'つながらず再度',
  },
} as const;

export function callSheetCells(row: CallSheet['rows'][number]): string[] {
  const person = [row.phone, row.contactName].filter((text) => text !== '').join('　');
  return [
    `${row.customerCode} ${row.customerName}`,
    person,
    formatYen(row.totalYen),
    formatDate(row.oldestDueOn),
    CALL_SHEET_WORDS.whys[row.why],
    '',
  ];
}

/** The script as it holds for every line of the list: its figures stand there. */
export function callSheetNotes(sheet: CallSheet): string[] {
  const [first] = sheet.rows;
  if (!first) return [...CALL_RULES];
  const lines = sheet.rows.length === 1 ? first.script : [openingLine(sheet), ...first.script.slice(2)];
  return [...CALL_RULES, CALL_SHEET_WORDS.scriptTitle, ...lines.map((line, at) => `${at + 1}. ${line}`)];
}

function openingLine({ clientName, asOf }: CallSheet): string {
  return `お世話になっております。${clientName}の件でお電話いたしました（名前）と申します。（期日）がお支払期日の（金額）円につきまして、${formatDate(asOf)} 現在、ご入金を確認できておりません。`;
}
