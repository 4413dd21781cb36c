/** 仕訳出力: the entries as the bookkeeping takes them, the files written, the chart of accounts. */
import { formatDate } from '../domain/dates.ts';
import type { SubAccountMode, TaxTreatment } from '../domain/journal/chart.ts';
import type { JournalFormat } from '../domain/journal/tax-labels.ts';
import { formatYen } from '../domain/money.ts';
import { slotWords } from './journal-slots.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const journalWords = {
  title: '仕訳出力',
  sub: '基準日までの、まだ出力していない仕訳',
  views: { entries: '出力する仕訳', batches: '出力の履歴', accounts: '科目の設定' },
  formats: {
    yayoi: '弥生会計',
    freee: 'freee',
    moneyforward: 'マネーフォワード',
    generic: '汎用CSV',
  } satisfies Record<JournalFormat, string>,
  keys: {
    export: '出力',
    open: '開く',
    folder: 'フォルダー',
    withdraw: '取消',
    edit: '編集',
    sub: '補助科目',
    options: '出力条件',
  },
  columns: {
    on: '日付',
    debit: '借方',
    debitTax: '税区分',
    debitYen: '借方金額',
    credit: '貸方',
    creditTax: '税区分',
    creditYen: '貸方金額',
    description: '摘要',
  },
  sum: (entries: number) => `計 ${count(entries)} 件`,
  shownFirst: (shown: number) => `先頭の ${count(shown)} 件を表示しています。出力は全件です`,
  none: {
    title: '出力していない仕訳はありません',
    text: '入金・消込・貸倒などを登録すると、その仕訳がここに並びます。出力済みのファイルは「出力の履歴」にあります。',
  },
  side: {
    label: '出力の内容',
    entries: '仕訳',
    total: '貸借合計',
    receivable: '売掛金の増減',
    ledger: '帳簿',
    exported: '出力済み',
    now: '今回',
    ties: '帳簿と一致',
    untied: '帳簿と不一致',
    problems: '確かめること',
    clean: 'ありません',
    times: (times: number) => (times > 1 ? `（${count(times)} か所）` : ''),
  },
  export: '仕訳ファイルを出力する',
  done: (entries: number) => `仕訳 ${count(entries)} 件を出力しました`,
  failed: '仕訳を出力できませんでした',
  batches: {
    columns: {
      at: '出力日時',
      format: '会計ソフト',
      through: '期間',
      entries: '件数',
      total: '貸借合計',
      receivable: '売掛金の増減',
      by: '担当',
      client: '顧問先',
      state: '状態',
    },
    states: { withdrawn: '取消済', countered: '取消仕訳あり' },
    period: (from: string | null, through: string) =>
      `${from === null ? '' : formatDate(from)}～${formatDate(through)}`,
    none: { title: 'まだ出力していません', text: '出力したファイルはここに残り、いつでも同じ内容で開けます。' },
  },
} as const;

export const withdrawWords = {
  title: 'この出力を取り消しますか',
  takenLabel: '会計ソフトへの取り込み',
  taken: { no: 'まだ取り込んでいない', yes: 'すでに取り込んだ' },
  reason: '理由',
  what: {
    no: (entries: number) =>
      `仕訳 ${count(entries)} 件を出力前に戻します。直してから、もう一度出力してください。取り消したファイルは取り込まないでください。`,
    yes: (entries: number) =>
      `仕訳 ${count(entries)} 件を打ち消す取消仕訳のファイルを作り、出力前に戻します。取消仕訳を取り込んでから、もう一度出力してください。`,
  },
  confirm: '出力を取り消す',
  key: '取消',
  done: (entries: number) => `仕訳 ${count(entries)} 件を出力前に戻しました`,
  doneWithFile: (entries: number) => `仕訳 ${count(entries)} 件の取消仕訳を作りました`,
  failed: '出力を取り消せませんでした',
} as const;

/** What stands in the way, or should be known before the file goes to the bookkeeping. */
export const journalProblemWords = {
  'account-missing': (slot: string) =>
    `「${Object.entries(slotWords).find(([key]) => key === slot)?.[1].label ?? slot}」の科目名がありません`,
  characters: (char: string, name: string) => `「${name}」の「${char}」は弥生に書けません。補助科目に別の名前を`,
  'characters-replaced': (char: string, where: string) => `摘要の「${char}」は〓に置き換えます：${where}`,
  'name-cut': (short: string, name: string) => `「${name}」は「${short}」に縮めます`,
  'rate-assumed': (invoice: string) => `期首残高 ${invoice} は税率 10% として扱います`,
  late: (through: string) => `${formatDate(through)} までの出力の後で登録された仕訳があります`,
  untied: (ledger: string, entries: string) =>
    `売掛金が合いません：帳簿 ${formatYen(Number(ledger))}、仕訳 ${formatYen(Number(entries))}`,
} as const;

export const accountWords = {
  columns: { slot: '使うとき', account: '勘定科目', sub: '補助科目', department: '部門', tax: '税区分' },
  changed: '変更あり',
  unnamed: '未設定',
  sub: {
    none: 'なし',
    customer: '得意先名',
    bank: '銀行口座',
    fixed: '決まった名前',
  } satisfies Record<SubAccountMode, string>,
  tax: {
    out: '対象外',
    sales: '課税売上（売上の税率）',
    'sales-return': '課税売上の返還（元の売上の税率）',
    'bad-debt': '課税売上の貸倒（元の売上の税率）',
    recovery: '貸倒回収（元の売上の税率）',
    purchase: '課税仕入 10%（適格請求書あり）',
    'purchase-unregistered': '課税仕入 10%（適格請求書なし・経過措置）',
    'purchase-exempt': '非課税仕入',
  } satisfies Record<TaxTreatment, string>,
  dialog: {
    title: (label: string) => `「${label}」の科目`,
    sub: '会計ソフトに登録してある名前と同じにします',
    account: '勘定科目',
    subMode: '補助科目',
    subText: '補助科目名',
    department: '部門',
    tax: '税区分',
    saved: (label: string) => `「${label}」の科目を登録しました`,
    failed: '科目を登録できませんでした',
  },
  subDialog: {
    title: '得意先の補助科目名',
    sub: '会計ソフトの補助科目名が得意先名と違うとき。空にすると得意先名に戻ります',
    customer: '得意先',
    name: '補助科目名',
    saved: (name: string) => `${name} の補助科目名を登録しました`,
    others: (rows: number) => `得意先名と違う補助科目 ${count(rows)} 件`,
  },
  options: {
    title: '出力の条件',
    format: '会計ソフト',
    startOn: 'この日から出力する',
    startHint: 'これより前は、会計ソフトに入力済みとして出力しません。空ならばすべて',
    sales: '売上の計上（売掛金／売上高）も出力する',
    saved: '出力の条件を登録しました',
  },
} as const;

export const officeJournalWords = {
  sub: '顧問先ごとの、まだ出力していない仕訳',
  columns: {
    client: '顧問先',
    format: '会計ソフト',
    facts: '未出力',
    last: '前回の期間',
    at: '前回の出力',
    state: '結果',
  },
  facts: (facts: number) => (facts === 0 ? '' : `${count(facts)} 件`),
  run: '選んだ顧問先を出力する',
  states: { waiting: '待機中', running: '作成中', done: (entries: number) => `${count(entries)} 件を出力` },
  finished: (done: number, failed: number) =>
    `${count(done)} 社の仕訳を出力しました${failed > 0 ? `。${count(failed)} 社はできませんでした` : ''}`,
  none: { title: '顧問先がまだありません', text: '顧問先を登録すると、ここから仕訳をまとめて出力できます。' },
} as const;
