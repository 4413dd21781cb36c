/** 報告: the workbook for the client meeting, and every document that was made. */
import { endOfMonth, formatDate, type PlainDate } from '../domain/dates.ts';
import { MEETING_WORDS, monthWords } from '../domain/meeting-report.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const reportWords = {
  title: '報告',
  sub: { client: '顧問先との打合せ用の Excel', office: '顧問先ごとに打合せ用の Excel を作る' },
  tabs: { months: '月次報告', setup: '構成とコメント', documents: '作った書類', clients: '顧問先ごと' },
  month: monthWords,
  columns: { month: '月', asOf: '基準日', made: '作成', times: '回数', size: '大きさ' },
  notMade: '未作成',
  running: '当月（本日まで）',
  asOf: (month: string, today: PlainDate) => formatDate(month === today.slice(0, 7) ? today : endOfMonth(month)),
  times: (times: number) => `${count(times)} 回`,
  keys: { make: '作成', open: '開く', folder: 'フォルダー' },
  make: '作って開く',
  again: '作り直して開く',
  openLast: '前に作ったものを開く',
  done: (client: string, month: string) => `${client} ${monthWords(month)}の報告を作りました`,
  failed: '報告を作れませんでした',
} as const;

export const reportContentWords = {
  title: (month: string) => `${monthWords(month)}の報告`,
  intro: 'Excel 1 冊に、次の表が入ります。表どうしの合計は数式で照合され、差額があれば要約に出ます。',
  sheets: MEETING_WORDS.sheets,
  summary: '概況の文章、今月の数字、残高の動き、照合',
  aging: (customers: number, yen: number) => `得意先 ${count(customers)} 社　${formatYen(yen)} 円`,
  overdue: (yen: number) => `うち期日超過 ${formatYen(yen)} 円`,
  invoices: '得意先・期日順、督促の段階つき',
  deposits: (rows: number, yen: number, leftYen: number) =>
    rows === 0
      ? '当月の入金はありません'
      : `${count(rows)} 件　${formatYen(yen)} 円${leftYen > 0 ? `、うち消込未了 ${formatYen(leftYen)} 円` : ''}`,
  reminders: (letters: number) => (letters === 0 ? '当月に送った督促状はありません' : `${count(letters)} 通`),
  others: 'ほかに',
  history: 'これまでに作ったもの',
  none: 'この月の報告はまだ作っていません。',
  unmatched: (rows: number, yen: number) =>
    `この月の入金 ${count(rows)} 件 ${formatYen(yen)} 円の消込が済んでいません。先に消し込むと、残高が実際に近くなります。`,
  goMatching: '消込へ',
} as const;

/** 構成とコメント: which sheets a client gets, and what is written on them this month. */
export const reportSetupWords = {
  title: (month: string) => `${monthWords(month)}のコメント`,
  columns: { sheet: 'シート', holds: '内容', comment: 'コメント', by: '記入' },
  fixed: (holds: string) => `必ず入ります。${holds}`,
  talkSheet: '面談メモ',
  talkSheetHolds: '担当者の手元に置く A4 1 枚の PDF',
  questions: 'お決めいただくこと',
  questionsHold: '1 行に 1 件。「ご判断のお願い」に署名欄つきで載ります',
  hint: 'Space で入れる・外す、Enter でコメントへ。シートの構成は翌月からも続きます。',
  takeOver: '前月のコメントを写す',
  save: '登録',
  saved: (month: string) => `${monthWords(month)}の構成とコメントを登録しました`,
  failed: '構成とコメントを登録できませんでした',
  written: (by: string, at: string) => `${at}　${by}`,
  noComment: 'このシートにはコメントを載せません',
  tooLong: (most: number) => `${count(most)} 文字までです`,
  changed: '変更あり',
} as const;

export const officeReportWords = {
  columns: { client: '顧問先', assignee: '担当', last: '前回の報告', state: 'この月', result: '結果' },
  sum: (rows: number) => `${count(rows)} 社`,
  previous: '前の月',
  next: '次の月',
  made: '作成済',
  notMade: '未作成',
  never: 'なし',
  waiting: '待ち',
  running: '作成中',
  done: '作りました',
  stopped: '中止',
  progress: (done: number, total: number) => `${count(done)} / ${count(total)} 社`,
  stop: '中止',
  none: '報告を作る顧問先に印を付けてください',
  ask: {
    title: (rows: number, month: string) => `${monthWords(month)}の報告を ${count(rows)} 社分作ります`,
    text: '1 社ずつ順に作ります。途中でやめても、作り終えた分は残ります。',
    again: (rows: number) => `うち作成済 ${count(rows)} 社は作り直します（前のものも残ります）`,
    facts: { clients: '顧問先', again: '作り直し' },
    confirm: (rows: number) => `${count(rows)} 社分を作る`,
  },
  finished: (made: number, talkSheets: number, failed: number) => {
    const sheets = talkSheets === 0 ? '' : `と面談メモ ${count(talkSheets)} 枚`;
    const done = `${count(made)} 社の報告${sheets}を作りました`;
    return failed === 0 ? done : `${done}。${count(failed)} 社は作れませんでした`;
  },
  empty: {
    title: '顧問先がまだ登録されていません',
    text: '顧問先を登録すると、ここで報告をまとめて作れます。',
    first: '顧問先を登録する',
  },
} as const;

export const documentListWords = {
  empty: { title: '作った書類はまだありません', text: '報告、年齢表の Excel、督促状を作ると、ここから開けます。' },
  sum: (rows: number) => `${count(rows)} 件`,
  office: '事務所全体',
  hash: '控えの照合値',
  columns: { kind: '種類', title: '題', client: '顧問先', recordedAt: '作成', size: '大きさ' },
} as const;

/** The month a meeting workbook is of: its title ends in it. */
export function monthOfReport(title: string): string | null {
  return /(\d{4}-\d{2})$/.exec(title)?.[1] ?? null;
}

/** 「大橋金物株式会社 2026-10」 → 2026年10月; 2026-11-02 → 2026/11/02; R26-0001 as it is. */
export function documentTitle(kind: string, title: string): string {
  const month = monthOfReport(title);
  if ((kind === 'meeting-workbook' || kind === 'talk-sheet') && month)
    return `${title.slice(0, -8).trim()}　${monthWords(month)}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(title) ? `基準日 ${formatDate(title)}` : title;
}
