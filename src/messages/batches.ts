/** 一括処理: one order over many clients, and its result sheet. */

import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

export type BatchKind = 'match' | 'propose' | 'print' | 'report';

/** Name of the job while it runs. */
export const batchTitles: Record<BatchKind, string> = {
  match: '全社消込',
  propose: '督促の対象確認',
  print: '督促状の発行（全社）',
  report: '顧問先報告の作成（全社）',
};

const number = (count: number) => count.toLocaleString('ja-JP');

export const batchWords = {
  title: '一括処理',
  tab: '一括処理',
  sub: '途中で止めても、続きから始められます',
  runs: '処理の記録',
  sheet: '結果表',
  clients: (count: number) => `${number(count)} 社`,
  ask: {
    match: {
      text: 'すべての顧問先の入金を順に照合し、確実なものだけを消し込みます。判断が要るものは例外一覧に残ります。',
      confirm: '消し込む',
    },
    propose: { text: '督促状を出す得意先を、顧問先ごとに数えます。帳簿には何も書きません。', confirm: '確認する' },
    print: {
      text: '督促の対象すべてに督促状を発行し、顧問先ごとに印刷用の PDF を作ります。発行した督促状は取り消せません。',
      confirm: '発行する',
    },
    report: { text: '顧問先報告の Excel を、顧問先ごとに作ります。', confirm: '作成する' },
    facts: { clients: '顧問先', asOf: '基準日', month: '対象の月', match: '消込前の入金', letters: '督促の対象' },
    month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
    mine: (count: number) => `自分の担当 ${number(count)} 社`,
    all: (count: number) => `すべて（${number(count)} 社）`,
    count: (count: number, yen: number) => `${number(count)} 件　${formatYen(yen)} 円`,
    letters: (count: number, yen: number) => `${number(count)} 通　${formatYen(yen)} 円`,
  },
  states: {
    running: '処理中',
    stopped: '中止',
    interrupted: '中断',
    done: '完了',
  },
  client: { waiting: '未処理', done: '済', failed: '失敗' },
  columns: {
    client: '顧問先',
    assignee: '担当',
    state: '状態',
    applied: '消込',
    clearedYen: '消込額',
    suggested: '提案あり',
    left: '残り',
    leftYen: '残りの額',
    letters: '督促状',
    lettersYen: '督促額',
    withheld: '保留',
    posted: '投函',
    document: '書類',
    note: '結果',
  },
  units: { deposits: (count: number) => `${number(count)} 件`, letters: (count: number) => `${number(count)} 通` },
  run: {
    columns: { startedAt: '開始', kind: '処理', state: '状態', done: '済' },
    progress: (done: number, failed: number, total: number) =>
      failed > 0
        ? `${number(done)} 済・${number(failed)} 失敗 ／ ${number(total)} 社`
        : `${number(done)} ／ ${number(total)} 社`,
  },
  notes: {
    interrupted: (title: string, rest: number) =>
      `${title}は途中で終わっています。残り ${number(rest)} 社は F11 で続けられます。済んだ顧問先は繰り返しません。`,
    failed: (count: number) => `${number(count)} 社は処理できませんでした。理由を直してから F11 でやり直せます。`,
  },
  none: '—',
  nothingDone: '消し込める入金はありませんでした',
  nothingLeft: 'すべて消し込みました',
  leftOver: (count: number) => `判断待ち ${number(count)} 件`,
  noLetters: '対象なし',
  toPost: '投函待ち',
  posted: (date: string) => `${date.slice(5).replace('-', '/')} 投函`,
  made: '作成済み',
  keys: {
    match: '全社消込',
    propose: '対象確認',
    print: '督促発行',
    report: '報告作成',
    stop: '中止',
    resume: '続ける',
    again: 'やり直す',
    post: '投函記録',
  },
  finished: {
    match: (clients: number, deposits: number, yen: number) =>
      `${number(clients)} 社の入金 ${number(deposits)} 件、${formatYen(yen)} 円を消し込みました`,
    propose: (clients: number, letters: number, yen: number) =>
      `督促の対象は ${number(clients)} 社、${number(letters)} 通、${formatYen(yen)} 円です`,
    print: (clients: number, letters: number, yen: number) =>
      `${number(clients)} 社の督促状 ${number(letters)} 通、${formatYen(yen)} 円を発行しました`,
    report: (clients: number) => `${number(clients)} 社の報告を作成しました`,
  },
  excel: { subtitle: (title: string, date: string, state: string) => `${title}　基準日 ${formatDate(date)}　${state}` },
  empty: {
    title: '一括処理の記録はまだありません',
    text: '全社消込・督促発行・報告作成は、「今日」の F6〜F9 で始めます。結果は会社ごとにここへ残ります。',
    first: '「今日」を開く',
  },
} as const;
