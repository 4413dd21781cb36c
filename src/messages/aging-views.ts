/** 年齢表の月別・集計, 前回との比較. */
import type { OutputOf } from '../contract/contract.ts';
import { formatDate } from '../domain/dates.ts';

const STAGES = ['', 'ご確認', 'お願い', '督促', '催告', '最終催告'];

const count = (value: number) => value.toLocaleString('ja-JP');

export type BridgeKey = keyof OutputOf<'aging.bridge'>['total'];

export const agingViewWords = {
  title: '月別・集計',
  sub: { due: '支払期日から', issue: '請求日から' },
  known: (instant: string) => `${instant} 時点で記帳済みの数字`,
  scope: { label: '範囲', client: 'この顧問先', office: '事務所全体' },
  scheme: { label: '区分', days: '日数', months: '月別' },
  basis: { label: '起算', due: '支払期日', issue: '請求日' },
  by: { label: '行', office: '事務所', client: '顧問先', assignee: '担当者', customer: '得意先', invoice: '請求書' },
  names: { office: '事務所', client: '顧問先', assignee: '担当者', customer: '得意先', invoice: '請求書' },
  columns: { number: '請求書番号', issued: '請求日', due: '支払期日', total: '合計' },
  unassigned: '担当者なし',
  rows: (rows: number) => `${count(rows)} 件`,
  left: (rows: number) => `ほか ${count(rows)} 件は合計にだけ入っています`,
  share: '構成比',
  percent: (share: number) => `${(share * 100).toFixed(1)} %`,
  find: '得意先・請求書',
  found: (text: string) => `「${text}」で絞り込み`,
  listTitle: '売掛金年齢表',
  keys: { knownAt: '記帳時点', limits: '区分の設定', ledger: '元帳' },
  empty: {
    title: 'この基準日に未回収の売掛金はありません',
    text: '基準日を変えると、その日の残高を見られます。',
    knownTitle: 'この時点までに記帳された売掛金はありません',
    knownText: '基準日の残高は、選んだ日の終わりまでに登録や取り込みが済んでいたものだけで数えています。',
  },
  limits: {
    title: '年齢表の区分',
    text: '期日を何日過ぎたかで分ける境目を、小さい順に入れてください。例：30 60 90 なら、1〜30日・31〜60日・61〜90日・91日以上になります。事務所全体で使われます。',
    label: '境目の日数',
    hint: '間を空けて7つまで',
    save: '登録',
    done: '年齢表の区分を登録しました',
    failed: '年齢表の区分を登録できませんでした',
    wrong: '1日以上の日数を小さい順に、7つまで入れてください',
  },
  knownAt: {
    title: 'いつの記帳まで数えるか',
    text: '選んだ日の終わりまでに記帳されたものだけで、残高を作り直します。前に渡した年齢表や元帳を、あとから入った入金や取消に左右されずに再現できます。',
    on: '記帳の締め',
    set: '表示',
    now: 'いまの帳簿に戻す',
  },
} as const;

export const bridgeWords = {
  title: '前回との比較',
  sub: (from: string, asOf: string) => `${formatDate(from)} → ${formatDate(asOf)}`,
  from: '前回',
  against: { label: '比べる日', lastMonth: '前月末', lastYear: '1年前', other: '日付を指定' },
  rowsBy: { label: '表示', steps: '区分ごと', rows: '行ごと' },
  steps: {
    openingYen: '前回残高',
    issued: '新規',
    money: '入金',
    deducted: '手数料・値引',
    writtenOff: '貸倒',
    offset: '相殺',
    other: '源泉・返還',
    voided: '赤伝',
    reversed: '消込取消',
    moved: '区分移動',
    closingYen: '今回残高',
  } satisfies Record<BridgeKey, string>,
  total: '合計',
  column: '区分',
  names: { client: '顧問先', customer: '得意先' },
  rows: (rows: number) => `${count(rows)} 件`,
  detail: (step: string, place: string) => `${step}　${place}`,
  details: {
    on: '日付',
    client: '顧問先',
    customer: '得意先',
    invoice: '請求書',
    text: '内容',
    letter: '督促',
    yen: '金額',
  },
  choose: '表の金額を選ぶと、その内訳をここに表示します',
  nothing: 'この金額の内訳はありません。',
  left: (rows: number) => `ほか ${count(rows)} 件`,
  keys: { against: '比べる日', letter: '督促状', invoice: '請求書' },
  letter: (stage: number, on: string) => `${STAGES[stage] ?? ''} ${on}`,
  known: (day: string) => `${day} 時点で記帳済みの数字`,
  empty: { title: 'どちらの日にも未回収の売掛金がありません', text: '基準日か比べる日を変えてください。' },
  dialog: { title: '比べる日', label: '前回の基準日', set: '表示', late: '基準日より後です' },
} as const;
