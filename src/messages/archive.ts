/** Words of 電帳法検索. */
import { formatYen } from '../domain/money.ts';
import type { FactReader } from './refusals.ts';

export const archiveWords = {
  task: '電帳法の書き出し',
  makeTask: '控えの作成',
  title: '電帳法検索',
  sub: (count: number, yen: number) => `${count.toLocaleString('ja-JP')} 件　${formatYen(yen)} 円`,
  from: '取引日 から',
  through: 'まで',
  minYen: '金額 から',
  maxYen: 'まで',
  counterparty: '取引先・振込名義',
  kind: '種類',
  kinds: {
    all: 'すべて',
    invoice: '請求書',
    'credit-note': '返還',
    reminder: '督促状',
    'received-note': '領収書',
    deposit: '入金',
  },
  columns: {
    kind: '種類',
    on: '取引年月日',
    counterparty: '取引先',
    label: '番号',
    amount: '取引金額',
    file: '控え',
    by: '記録',
  },
  file: { kept: '保存済', none: '控えなし', 'not-issued': '未発行', typed: '手入力', 'not-kept': '保存前' },
  fileHelp: {
    'not-issued': '書面もデータもまだ発行していない請求です。発行すると控えが保存されます。',
    typed:
      '通帳や現金などから手で入力した入金です。電子データで受け取ったものではないため、原本を紙で保存してください。',
    'not-kept': '銀行ファイルの保存を始める前に取り込んだものです。元のファイルは銀行から取り直してください。',
  },
  bareOnly: '控えのないものだけ',
  law: '手入力の入金は電子取引ではないため、通帳などの原本を保存してください。未発行の請求書は、F6 で控えを作れます。',
  make: {
    title: 'この条件の、未発行の書類の控えを作りますか',
    text: '請求書と返還請求書の PDF を作り、控えとして保存します。得意先には送りません。',
    confirm: '控えを作る',
    done: (made: number, left: number) =>
      left === 0
        ? `${made} 件の控えを作りました`
        : `${made} 件の控えを作りました。${left} 件は直すところがあり、作れません`,
    failed: '控えを作れませんでした',
  },
  withdrawn: '取消',
  total: (count: number) => `合計 ${count.toLocaleString('ja-JP')} 件`,
  shownFirst: (shown: number, count: number) =>
    `新しい順に ${shown.toLocaleString('ja-JP')} 件を表示しています（全 ${count.toLocaleString('ja-JP')} 件）`,
  keys: { export: '書出し', open: '開く', make: '控え作成' },
  export: 'フォルダーへ書き出す',
  chooseFolder: '書類と索引簿を書き出すフォルダーを選んでください',
  exported: (entries: number, files: number) =>
    `${entries.toLocaleString('ja-JP')} 件の索引簿と書類 ${files.toLocaleString('ja-JP')} 点を書き出しました`,
  brokenTitle: '保存した内容と一致しない書類があります',
  broken: (count: number) =>
    `${count.toLocaleString('ja-JP')} 点は欠落しているか変更されているため、書き出していません。索引簿に記してあります。`,
  failed: '書き出せませんでした',
  empty: {
    title: '条件に合う書類はありません',
    text: '取引日、金額、取引先はどれも範囲や一部で絞り込め、組み合わせて使えます。条件をゆるめてください。',
  },
} as const;

export const archiveRefusals = {
  'archive-complete': (_f: FactReader) => 'この条件の請求書と返還請求書には、すべて控えがあります。',
  'archive-reversed': (f: FactReader) =>
    `取引日の終わり ${f.date('through')} が始まり ${f.date('from')} より前です。条件を直してください。`,
  'archive-yen-reversed': (f: FactReader) =>
    `金額の上限 ${f.yen('most')} が下限 ${f.yen('least')} を下回っています。条件を直してください。`,
  'archive-nothing': (_f: FactReader) =>
    '条件に合う書類がないため、書き出すものがありません。日付・金額・取引先の条件を直してください。',
} as const;
