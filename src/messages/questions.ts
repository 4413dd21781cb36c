/** 問い合わせ: what customers ask about invoices, and what was answered. */
import { formatYen } from '../domain/money.ts';
import type { FactReader } from './refusals.ts';

export const questionRefusals = {
  'question-unknown': () => 'この問い合わせは記録にありません。一覧を更新してください。',
  'question-ahead': (f: FactReader) =>
    `問い合わせの日 ${f.date('on')} が今日 ${f.date('today')} より後です。日付を確かめてください。`,
  'question-due-early': (f: FactReader) =>
    `回答期限 ${f.date('dueOn')} が問い合わせの日 ${f.date('askedOn')} より前です。日付を確かめてください。`,
  'question-without-invoice': () =>
    '争いの記録や明細行の指定には請求番号が要ります。どの請求書についての問い合わせかを入れてください。',
  'question-other-customer': (f: FactReader) =>
    `請求書 ${f.text('number')} はこの得意先のものではありません。請求番号か得意先を確かめてください。`,
  'question-line': (f: FactReader) =>
    `請求書 ${f.text('number')} の明細は ${f.text('lines')} 行です。${f.text('line')} 行目はありません。行番号を直してください。`,
  'question-too-early': (f: FactReader) =>
    `${f.date('on')} は、前の記録 ${f.date('lastOn')} より前です。日付を確かめてください。`,
  'question-closed': (f: FactReader) =>
    `この問い合わせは ${f.date('on')} に完了しています。続きがあるときは再開してください。`,
  'question-still-open': () => 'この問い合わせは完了していません。回答を記録してください。',
};

export const questionWords = {
  title: '問い合わせ',
  sub: '請求についての得意先からの問い合わせと、その回答',
  head: '問い合わせ',
  view: '表示',
  waiting: (count: number) => `未完了の問い合わせ ${count.toLocaleString('ja-JP')} 件`,
  views: { open: '未完了', closed: '完了', all: 'すべて' },
  scope: '範囲',
  office: '全顧問先',
  states: { open: '未回答', answered: '回答済', closed: '完了' },
  overdue: '期限超過',
  disputed: '争いあり',
  channels: { phone: '電話', mail: '郵便', email: 'メール', fax: 'FAX', visit: '訪問', other: 'その他' },
  entryKinds: { answer: '回答', close: '完了', reopen: '再開' },
  keys: { record: '新規', answer: '回答', close: '完了', reopen: '再開', open: '得意先' },
  columns: {
    state: '状態',
    client: '顧問先',
    customer: '得意先',
    invoice: '請求',
    open: '未入金',
    asked: '受付日',
    channel: '方法',
    askedBy: '先方',
    question: '内容',
    due: '回答期限',
    assigned: '担当',
    last: '最後の記録',
  },
  line: (number: string, line: number) => `${number} の ${line} 行目`,
  sum: (count: number) => `計 ${count.toLocaleString('ja-JP')} 件`,
  openOf: (yen: number) => `未入金 ${formatYen(yen)} 円`,
  onlyCustomer: (name: string) => `${name} だけを表示しています`,
  allCustomers: 'すべての得意先',
  empty: {
    title: '問い合わせはありません',
    text: '得意先から請求の内容を聞かれたら、F2 で記録します。金額に異議があるときは「争いあり」にすると、解決するまで督促状に載りません。',
  },
  dialog: {
    title: '問い合わせを記録する',
    confirm: '記録する',
    customer: '得意先',
    invoice: '請求番号',
    invoiceHint: '特定の請求書についてでなければ空欄',
    line: '明細行',
    lineHint: '一部の行だけなら行番号',
    lineWrong: '1 以上の行番号を入れてください',
    on: '受付日',
    channel: '方法',
    askedBy: '先方の担当者',
    question: '問い合わせの内容',
    assigned: '回答する人',
    nobody: '決めない',
    due: '回答期限',
    disputed: '請求への異議',
    disputedChoices: { no: '質問だけ', yes: '争いあり（督促を止める）' },
    done: (name: string) => `${name} の問い合わせを記録しました`,
    failed: '問い合わせを記録できませんでした',
  },
  answer: {
    title: (name: string) => `${name}への回答を記録する`,
    confirm: '回答を記録する',
    on: '回答日',
    text: '回答の内容',
    close: '回答のあと',
    closeChoices: { yes: '完了にする', no: '先方の返事を待つ' },
    settles: '完了にすると、この問い合わせの争いも解決済みになり、督促が再開します。',
    done: '回答を記録しました',
    failed: '回答を記録できませんでした',
  },
  close: {
    title: (name: string) => `${name}の問い合わせを完了にする`,
    confirm: '完了にする',
    on: '完了日',
    text: '結果',
    done: '問い合わせを完了にしました',
    failed: '完了にできませんでした',
  },
  reopen: {
    title: (name: string) => `${name}の問い合わせを再開する`,
    confirm: '再開する',
    on: '再開日',
    text: '再開の理由',
    done: '問い合わせを再開しました',
    failed: '再開できませんでした',
  },
} as const;
