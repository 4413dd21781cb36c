/** 先払い: orders shipped once they are paid. */
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const orderWords = {
  title: '先払い',
  sub: (ready: number, yen: number) =>
    ready === 0 ? '出荷できる注文はまだありません' : `出荷可 ${count(ready)} 件　${formatYen(yen)} 円`,
  columns: {
    number: '注文番号',
    customer: '得意先',
    yen: '金額',
    ordered: '注文日',
    expected: '入金予定',
    state: '状態',
    deposit: '入金',
    note: 'メモ',
  },
  states: { waiting: '入金待ち', paid: '出荷可', released: '出荷済', unpaid: '出荷済・入金なし', cancelled: '取消済' },
  candidate: (on: string, payer: string, yen: number) =>
    `候補　${on.slice(5).replace('-', '/')} ${payer} ${formatYen(yen)}`,
  paidOn: (on: string) => `${on.slice(5).replace('-', '/')} 入金`,
  releasedOn: (on: string) => `${on.slice(5).replace('-', '/')} 出荷`,
  sum: (rows: number) => `${count(rows)} 件`,
  keys: { create: '新規', next: '充てる', release: '出荷可', recall: '出荷取消', undo: '取消' },
  empty: {
    title: '先払いの注文はありません',
    text: '入金を確かめてから出荷する注文を登録すると、入金が来たときにここで出荷できます。',
    first: '注文を登録する',
  },
  dialog: {
    title: '先払いの注文を登録する',
    number: '注文番号',
    customer: '得意先',
    amount: '金額',
    ordered: '注文日',
    expected: '入金予定日',
    note: 'メモ',
    confirm: '登録',
    failed: '注文を登録できませんでした',
  },
  done: {
    created: (number: string) => `注文 ${number} を登録しました`,
    paid: (number: string) => `注文 ${number} に入金を充てました`,
    released: (number: string) => `注文 ${number} を出荷済にしました`,
    recalled: (number: string) => `注文 ${number} の出荷を取り消しました`,
    unpaid: (number: string) => `注文 ${number} から入金を外しました`,
    cancelled: (number: string) => `注文 ${number} を取り消しました`,
  },
  failed: '記録できませんでした',
  cancel: {
    title: 'この注文を取り消しますか',
    text: '注文の記録は残ります。充てた入金は未消込に戻ります。',
    confirm: '取り消す',
  },
} as const;
