/** 元帳・残高, 残高確認. */
import type { OutputOf } from '../contract/contract.ts';
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const ledgerWords = {
  title: '元帳・残高',
  sub: { list: '売掛残高一覧表　税込', ledger: '得意先元帳　税込' },
  period: (from: string, through: string) => `${formatDate(from)} 〜 ${formatDate(through)}`,
  columns: {
    customer: '得意先',
    opening: '前残高',
    issued: '売上',
    voided: '取消（赤伝）',
    money: '入金',
    deducted: '手数料・値引',
    other: '相殺・貸倒等',
    closing: '残高',
    advance: '前受金',
    on: '日付',
    number: '請求書番号',
    text: '摘要',
    tax: '税区分',
    method: '方法',
    fee: '手数料',
    discount: '値引',
  },
  customers: (rows: number) => `${count(rows)} 社`,
  entries: (rows: number) => `${count(rows)} 件`,
  figures: {
    opening: '前残高',
    issued: '売上（取消を引いた額）',
    money: '入金',
    cleared: '手数料・値引・相殺・貸倒',
    closing: '残高',
    beside: (advanceYen: number, suspenseYen: number) =>
      `別に 前受 ${formatYen(advanceYen)}　仮受 ${formatYen(suspenseYen)}`,
    advance: (yen: number) => (yen === 0 ? '' : `別に 前受金 ${formatYen(yen)}`),
  },
  carried: '前期間より繰越',
  keys: { ledger: '元帳', list: '一覧へ', period: '期間', next: '次の得意先', earlier: '前の月', later: '次の月' },
  back: '残高一覧へ戻る',
  month: { earlier: '前の月', later: '次の月' },
  papers: { label: '書類', ledger: '得意先元帳', balances: '残高一覧表', statement: '残高のご案内' },
  scope: (rows: number) => (rows === 0 ? '全部の得意先' : `選んだ ${count(rows)} 社`),
  done: (title: string, customers: number) => `${title}（${count(customers)} 社）を作りました`,
  failed: '書類を作れませんでした',
  empty: {
    title: 'この期間に残高も取引もありません',
    text: '期間を変えるか、請求と入金を登録すると、得意先ごとの前残高・売上・入金・残高が並びます。',
    ledger: 'この期間の取引はありません',
  },
  dialog: {
    title: '期間を指定',
    from: '始め',
    through: '終わり',
    set: '表示',
    month: '当月',
    lastMonth: '前月',
    year: '1年間',
    backwards: '終わりの日が始めの日より前です',
  },
} as const;

type State = OutputOf<'confirmations.list'>['confirmations'][number]['state'];

export const confirmationWords = {
  title: '残高確認',
  sub: (asOf: string) => `${formatDate(asOf)} 現在の残高を、得意先に書面で確かめます`,
  tabs: { label: '表示', send: '確認書を出す', answers: '回答' },
  columns: {
    customer: '得意先',
    balance: '残高',
    advance: '前受金',
    invoices: '請求',
    last: '前回',
    address: '宛先',
    serial: '番号',
    asOf: '基準日',
    sent: '発送',
    replyBy: '回答期限',
    reminders: '再依頼',
    state: '回答',
    replied: '回答日',
    stated: '先方の残高',
    difference: '差額',
    reason: '理由',
  },
  states: { sent: '回答待ち', agreed: '相違なし', differs: '相違あり', 'not-returned': '回答なし' } satisfies Record<
    State,
    string
  >,
  never: '初めて',
  lastSent: (on: string, state: State) => `${formatDate(on)}　${confirmationStates[state]}`,
  noAddress: '住所なし',
  customers: (rows: number) => `${count(rows)} 社`,
  rows: (rows: number) => `${count(rows)} 件`,
  chosen: (rows: number, yen: number) => `${count(rows)} 社　${formatYen(yen)} 円`,
  keys: {
    issue: '発行',
    agreed: '相違なし',
    differs: '相違あり',
    missing: '回答なし',
    takeBack: '回答を戻す',
    remind: '再依頼',
    find: '番号',
  },
  preview: {
    label: (name: string) => `${name}への残高確認書`,
    none: '得意先を選ぶと、印刷される紙面をここに表示します',
    waiting: '紙面を作っています…',
    sheets: (page: number, pages: number) =>
      `${page} / ${pages} 枚目（← → でめくる）。回答書は最後の紙の下三分の一です。`,
    note: '点線の枠は窓付き封筒（長形3号）の窓です。下の三分の一を切り取って返送してもらいます。',
  },
  issue: {
    title: (rows: number) => `残高確認書を ${count(rows)} 通発行しますか`,
    text: '書面は記録され、番号が付きます。回答は「回答」の一覧で番号から受け付けます。',
    asOf: '基準日',
    total: '残高の合計',
    confirm: (rows: number) => `${count(rows)} 通を発行`,
    done: (rows: number) => `残高確認書 ${count(rows)} 通を発行しました`,
    none: '出す得意先に印が付いていません。Space で印を付けてください。',
  },
  remind: {
    title: (rows: number) => `回答のない ${count(rows)} 社に、もう一度お願いしますか`,
    text: '同じ残高の確認書を、初回の日付を添えて印刷します。番号は変わりません。',
    confirm: (rows: number) => `${count(rows)} 通を印刷`,
    done: (rows: number) => `再依頼の確認書 ${count(rows)} 通を作りました`,
    none: '再依頼の対象がありません。回答待ちの行に印を付けてください。',
  },
  reply: {
    title: (name: string) => `${name}　相違ありの回答`,
    text: (balanceYen: number) =>
      `当方の残高は ${formatYen(balanceYen)} 円です。回答書に書かれた残高と理由を入れてください。`,
    on: '届いた日',
    stated: '先方の残高',
    reason: '理由',
    save: '記録',
  },
  recorded: {
    agreed: (name: string) => `${name}：相違なしを記録しました（債務の承認として時効を起算し直します）`,
    differs: (name: string) => `${name}：相違ありを記録しました`,
    'not-returned': (name: string) => `${name}：回答なしとしました`,
    sent: (name: string) => `${name}：回答を取り消し、回答待ちに戻しました`,
  } satisfies Record<State, (name: string) => string>,
  find: { placeholder: '回答書の番号・得意先' },
  figures: {
    sent: '回答待ち',
    agreed: '相違なし',
    differs: '相違あり',
    late: '期限超過',
    note: (rows: number, yen: number) => `${count(rows)} 件　${formatYen(yen)} 円`,
  },
  failed: '残高確認を処理できませんでした',
  workbookDone: '残高確認の回答一覧を作りました',
  empty: {
    send: {
      title: 'この基準日に残高のある得意先はありません',
      text: '基準日を変えると、その日の残高で確認書を出せます。',
    },
    answers: {
      title: '残高確認書はまだ出していません',
      text: '「確認書を出す」で得意先に印を付けて発行すると、ここで回答を受け付けられます。',
    },
  },
} as const;

const confirmationStates: Record<State, string> = confirmationWords.states;
