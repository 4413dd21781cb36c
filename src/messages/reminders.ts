/** 督促: the run, its letters, what stands against them, the batches that were issued. */
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';
import { reminderTitle } from '../domain/reminder-letter.ts';

const count = (value: number) => value.toLocaleString('ja-JP');
const shortDay = (date: PlainDate) => formatDate(date).slice(5);

type Stage = Parameters<typeof reminderTitle>[0];

export const reminderWords = {
  title: '督促',
  sub: { client: (name: string) => `${name}の名義で送る`, office: '各顧問先の名義で送る' },
  tabs: { run: '今回の判定', issued: '発行済', preview: '見本' },
  judgedOn: (date: PlainDate) => `判定 ${formatDate(date)}`,
  columns: { customer: '得意先', client: '顧問先', total: '督促額', oldest: '最も古い', now: '今回', why: '理由' },
  toToday: '基準日を本日に戻す',
  groups: { send: '送る', withhold: '送らない' },
  group: (word: string, rows: number, yen: number) => `${word} ${count(rows)} 社　${formatYen(yen)} 円`,
  chosen: (letters: number, yen: number) => `うち選択 ${count(letters)} 通　${formatYen(yen)} 円`,
  sum: (rows: number) => `${count(rows)} 社`,
  keys: {
    hold: '督促停止',
    release: '停止解除',
    issue: '発行',
    open: '開く',
    folder: 'フォルダー',
    refresh: '再判定',
    stale: '入金確認',
  },
  empty: {
    title: '督促の対象はありません',
    text: '支払期日を過ぎて日数のたった請求はありません。基準日を変えると、その日の判定を見られます。',
  },
  stale: {
    text: (clients: number) =>
      clients > 1
        ? `入金データが古いため、${count(clients)} 社の顧問先の督促を止めています。行き違いを避けるため、先に入金を取り込んでください。`
        : '入金データが古いため、督促を止めています。行き違いを避けるため、先に入金を取り込んでください。',
    confirm: '確かめて続ける',
    import: '入金を取り込む',
    title: '古い入金データのまま続けますか',
    ask: '取り込んでいない入金があると、すでに支払った得意先に督促状が届きます。通帳や銀行の画面で入金がないことを確かめてから続けてください。',
    go: '入金がないことを確かめた',
    through: '入金データ',
    throughOn: (date: PlainDate | null) => (date === null ? 'なし' : `${formatDate(date)} まで`),
  },
} as const;

/** The name of a letter of this stage. */
export function stageTitle(stage: number): string {
  return stage >= 1 && stage <= 5 ? reminderTitle(stage as Stage) : '';
}

const SHORT_STAGES = ['', 'ご確認', 'お願い', '督促', '催告', '最終催告'];

/** The same in a few characters, with its number: 「1 ご確認」. */
export function stageShort(stage: number): string {
  return `${stage} ${SHORT_STAGES[stage] ?? ''}`;
}

/** Why a letter goes now. */
export function letterReason(letter: {
  stage: number;
  lastLetterOn: string | null;
  invoices: readonly string[];
  oldestOverdueDays: number;
}): string {
  const invoices = `請求 ${count(letter.invoices.length)} 件`;
  if (letter.lastLetterOn === null) return `${invoices}、初めての書面`;
  return `${invoices}、前回 ${shortDay(letter.lastLetterOn)}`;
}

const WITHHELD: Record<string, string> = {
  promise: '約束あり',
  plan: '分割中',
  dispute: '争いあり',
  hold: '督促停止',
  'call-first': '先に電話',
  'contact-first': '営業へ依頼',
  approval: '承認待ち',
  'recent-letter': '送付直後',
  'below-minimum': '最低額未満',
  'possible-deposit': '入金候補あり',
  'no-address': '宛先なし',
  'returned-mail': '返戻あり',
  'stale-bank-data': '入金未取込',
};

/** 入金候補あり, 督促停止 …: why a customer gets no letter, in a few characters. */
export function withheldTag(reason: string): string {
  return WITHHELD[reason] ?? reason;
}

/** The same with what stands behind it: 「10/20 ｶ)ﾔﾏﾀﾞ 986,700 円」. */
export function withheldDetail(reason: string, detail: string, totalYen: number): string {
  switch (reason) {
    case 'possible-deposit': {
      const [on = '', payer = '', yen = ''] = detail.split('\t');
      return `${shortDay(on)} ${formatYen(Number(yen))} 円　${payer}`;
    }
    case 'recent-letter':
      // How many days must pass is set in 督促の方針, and may differ from customer to customer.
      return `前回 ${shortDay(detail)}、間隔をあける`;
    case 'promise':
    case 'plan': {
      const [on = '', yen = ''] = detail.split('\t');
      return `${shortDay(on)} までに ${formatYen(Number(yen))} 円`;
    }
    case 'below-minimum':
      return `${formatYen(totalYen)} 円`;
    case 'no-address':
      return '郵便番号か住所の登録がない';
    case 'stale-bank-data':
      return '入金の取込を待つ';
    case 'approval': {
      const [state = '', on = ''] = detail.split('\t');
      if (state === 'refused') return `${shortDay(on)} に見送りの回答`;
      return state === 'more' ? `${shortDay(on)} の承認より段階か額が上` : '顧問先の承認を得てから送る';
    }
    case 'contact-first': {
      const [state = '', on = ''] = detail.split('\t');
      if (state === 'asked') return `${shortDay(on)} 依頼、営業担当の回答を待つ`;
      if (state === 'wait') return '営業担当が得意先と話している';
      return state === 'disputed' ? '営業担当から争いありの回答' : '連絡依頼票で営業担当に頼んでから送る';
    }
    case 'call-first':
      return '担当者が電話で事情を聞いてから送る';
    default:
      return detail;
  }
}

export const previewWords = {
  label: (customer: string) => `${customer}への督促状の見本`,
  place: (at: number, of: number) => `${count(at)} / ${count(of)} 通`,
  sheets: (pages: number, envelope: string) => `A4 ${count(pages)} 枚　${envelope}`,
  widened: '枚数が多いため、封筒を替えて発行します。',
  page: (at: number, of: number) => `${count(at)} / ${count(of)} 枚目`,
  previous: '前の頁',
  next: '次の頁',
  window: '点線は封筒の窓（紙が中央のとき）。印刷されません',
  withheld: (tag: string) => `送りません：${tag}`,
  waiting: '見本を作っています',
  none: '一覧で得意先を選ぶと、印刷される書面がここに出ます。',
  noLetter: '段階の日数に達していないため、書面はありません。',
  tick: '送る',
  untick: '今回は送らない',
} as const;

/** The first few by name, the others by number. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join('、');
  return names.length > 5 ? `${shown} ほか ${count(names.length - 5)} 社` : shown;
}

export const issueWords = {
  title: (letters: number) => `督促状 ${count(letters)} 通を発行します`,
  text: '書面を 1 つの PDF にし、発行した記録を残します。発行したものは取り消せません。',
  confirm: (letters: number) => `${count(letters)} 通を発行する`,
  facts: {
    asOf: '基準日',
    letters: '通数',
    clients: '顧問先',
    total: '督促額',
    stages: '内訳',
    pages: '枚数',
    left: '見送り',
    number: '番号',
  },
  letters: (letters: number) => `${count(letters)} 通`,
  clients: (clients: number) => `${count(clients)} 社`,
  yen: (yen: number) => `${formatYen(yen)} 円`,
  pages: (pages: number) => `${count(pages)} 枚（送付状を含む）`,
  stages: (byStage: readonly (readonly [number, number])[]) =>
    byStage.map(([stage, letters]) => `${stageTitle(stage)} ${count(letters)} 通`).join('、'),
  done: (letters: number) => `督促状 ${count(letters)} 通を発行しました`,
  fell: (customer: string, reason: string) => `${customer}（${reason}）`,
  fewer: (asked: number, letters: number, names: readonly string[]) =>
    `選んだ ${count(asked)} 通のうち ${count(letters)} 通を発行しました。判定のあとに変わったため見送り：${listed(names)}`,
  nothing: (names: readonly string[]) =>
    `発行できる督促状はありませんでした。判定のあとに変わったため見送り：${listed(names)}`,
  failed: '督促状を発行できませんでした',
  none: '送る得意先に印を付けてください',
  leaveOut: 'この得意先を外す',
  close: '閉じる',
} as const;

export const batchWords = {
  columns: {
    number: '番号',
    asOf: '基準日',
    issuedAt: '発行',
    by: '担当',
    letters: '通数',
    pages: '枚数',
    total: '督促額',
    scope: '範囲',
  },
  office: '事務所全体',
  sum: (rows: number) => `${count(rows)} 回`,
  empty: {
    title: '発行した督促状はまだありません',
    text: '「今回の判定」で送る得意先を確かめ、F9 で発行すると、ここに残ります。',
  },
  preview: (number: string) => `${number} の控え`,
  waiting: 'PDF を作っています',
} as const;

/** documents/…/000012-reminders-R26-0003-2026-11-02.pdf → R26-0003. */
export function batchNumberOf(path: string): string {
  return /R\d\d-\d{4,}/.exec(path)?.[0] ?? '';
}

export const postingWords = {
  states: {
    recorded: '作成中',
    issued: '未印刷',
    printed: '印刷済',
    counted: '枚数確認済',
    partly: '一部投函',
    posted: '投函済',
  },
  stateColumn: '状態',
  returned: (letters: number) => `返戻 ${count(letters)}`,
  withdrawn: (letters: number) => `取りやめ ${count(letters)}`,
  keys: {
    pdf: 'PDF',
    post: '投函',
    print: '印刷',
    folder: 'フォルダー',
    withdraw: '取りやめ',
    back: '返戻',
    mail: '郵便種別',
  },
  letters: {
    title: (number: string) => `${number} の督促状`,
    toBatches: '発行済の一覧へ',
    columns: {
      serial: '通番',
      customer: '得意先',
      stage: '段階',
      total: '督促額',
      open: '今の残高',
      mail: '郵便',
      state: '状態',
    },
    paidSince: '入金あり',
    paidAll: '完済',
    sum: (letters: number) => `${count(letters)} 通`,
    chosen: (letters: number) => `選択 ${count(letters)} 通`,
    paid: (letters: number) =>
      `発行したあとに入金のあった得意先が ${count(letters)} 社あります。投函する前に、取りやめるかどうかを確かめてください。`,
    states: { desk: '手元', counted: '枚数確認済', withdrawn: '取りやめ', posted: '投函済', returned: '返戻' },
  },
  classes: {
    ordinary: '普通郵便',
    tracked: '特定記録',
    registered: '書留',
    'delivery-certified': '配達証明',
    'content-certified': '内容証明',
  },
  reasons: {
    'unknown-address': '宛所に尋ねあたらず',
    moved: '転居先不明・転送期間経過',
    refused: '受取拒絶',
    unclaimed: '保管期間経過',
    other: 'その他',
  },
  post: {
    title: (number: string) => `${number} を投函します`,
    text: '封をする前に数え、数えた通数を入れてください。印刷した通数と合わないと記録できません。',
    printed: (instant: string) => `${instant} に印刷済み`,
    notPrinted: 'まだ印刷済みになっていません。紙がそろっていれば、このまま数えて記録できます。',
    counted: '数えた通数',
    letters: '通',
    on: '投函日',
    count: '枚数だけ確認する',
    confirm: '投函済みにする',
    countDone: (number: string) => `${number} の枚数を確認しました`,
    done: (number: string, letters: number) => `${number} の ${count(letters)} 通を投函済みにしました`,
    failed: '記録できませんでした',
    allPosted: 'この回の督促状は、すべて投函済みです。',
  },
  withdraw: {
    title: (letters: number) => `督促状 ${count(letters)} 通を取りやめます`,
    text: '束から抜いて、投函しないでください。督促の段階は、この督促状がなかったものとして戻ります。',
    reason: '理由',
    reasonHint: '例：発行後に入金を確認',
    confirm: '取りやめる',
    done: (letters: number) => `督促状 ${count(letters)} 通を取りやめました`,
    failed: '取りやめられませんでした',
    none: '取りやめられるのは、投函する前の督促状です。',
  },
  mail: {
    title: (serial: string) => `${serial} の郵便種別`,
    mailClass: '種別',
    number: '引受番号',
    numberHint: '郵便局の控えにある番号。投函を記録するまでに入れてください',
    confirm: '登録する',
    done: (serial: string) => `${serial} の郵便種別を登録しました`,
    failed: '登録できませんでした',
  },
  back: {
    title: (serial: string) => `${serial} の返戻を記録します`,
    text: '宛先の住所を直すまで、この得意先への督促状は止まります。',
    on: '戻った日',
    reason: '理由',
    note: 'メモ',
    confirm: '返戻を記録する',
    done: (customer: string) => `${customer} の返戻を記録しました。住所を確かめてください`,
    failed: '記録できませんでした',
  },
} as const;

export const printWords = {
  title: (name: string) => `${name} を印刷します`,
  printer: 'プリンター',
  none: '使えるプリンターがありません。このパソコンにプリンターを追加するか、PDF を開いて印刷してください。',
  tray: '給紙',
  trayDefault: 'プリンターの設定どおり',
  duplex: '両面',
  laidFor: {
    one: '片面用に作った書面です',
    both: '両面用に作った書面です（長辺とじ）',
  },
  sides: { off: '片面', 'long-edge': '両面（長辺とじ）', 'short-edge': '両面（短辺とじ）' },
  copies: '部数',
  range: 'ページ',
  from: '開始',
  through: '終了',
  rangeHint: (pages: number) =>
    `全 ${count(pages)} ページ。傷んだところだけを刷り直せます。段階や枚数の記録は変わりません`,
  several: (papers: number) => `${count(papers)} 通を、宛先の郵便番号の順に続けて印刷します。`,
  confirm: '印刷する',
  sent: (printer: string) => `${printer} に送りました`,
  failed: '印刷できませんでした',
  jobs: '印刷の状況',
  states: {
    waiting: '待機中',
    printing: '印刷中',
    done: '印刷した',
    cancelled: '中止した',
    failed: '失敗した',
    gone: '不明',
  },
  pages: (from: number | null, through: number | null) =>
    from === null
      ? '全ページ'
      : from === through
        ? `${count(from)} ページ`
        : `${count(from)}〜${count(through ?? from)} ページ`,
  cancel: '中止',
  seen: '紙がそろったら「印刷済み」にしてください。',
  markPrinted: '印刷済みにする',
  marked: '印刷済みにしました',
  trouble: (text: string) => `このプリンターは止まっています：${text}`,
} as const;
