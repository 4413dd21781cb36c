/** 年齢表. */
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const agingWords = {
  title: '年齢表',
  sub: { due: '支払期日からの日数、税込　棒の長さは金額', issue: '請求日からの日数、税込　棒の長さは金額' },
  scope: { label: '範囲', client: 'この顧問先', office: '事務所全体' },
  by: { label: '行', client: '顧問先ごと', customer: '得意先ごと' },
  basis: { label: '起算', due: '支払期日から', issue: '請求日から' },
  order: { label: '並び', overdue: '超過の大きい順', code: '番号順' },
  columns: { customer: '得意先', client: '顧問先', total: '合計' },
  /** Days since the invoice date: nothing is 未到来 there. */
  issueAges: ['当日', '1〜30日', '31〜60日', '61〜90日', '91日以上'],
  customers: (rows: number) => `${count(rows)} 社`,
  share: '構成比',
  percent: (share: number) => `${(share * 100).toFixed(1)} %`,
  figures: {
    total: '売掛金 合計',
    totalNote: (customers: number) => `得意先 ${count(customers)} 社`,
    overdue: '期日超過',
    over90: '91日以上',
    lateNote: (customers: number, share: number) => `${count(customers)} 社、合計の ${(share * 100).toFixed(1)} %`,
    none: 'ありません',
    change: '前月末との差',
    changeNote: (date: string, yen: number) => `前月末（${formatDate(date).slice(5)}） ${formatYen(yen)} 円`,
    unused: '前受・仮受（差し引かず）',
    unusedNote: (advanceYen: number, suspenseYen: number) =>
      `前受 ${formatYen(advanceYen)}　仮受 ${formatYen(suspenseYen)}`,
    unusedNone: '消込の済んでいない入金はありません',
  },
  plus: (yen: number) => (yen > 0 ? `+${formatYen(yen)}` : formatYen(yen)),
  keys: { open: '内訳', close: '閉じる' },
  empty: {
    title: 'この基準日に未回収の売掛金はありません',
    text: '請求を登録するか取り込むと、得意先ごとの残高が期日からの日数で並びます。基準日を変えると、その日の残高を見られます。',
    first: '請求へ',
    today: '今日の残高を見る',
  },
  workbook: {
    busy: '年齢表の Excel を作っています',
    failed: '年齢表の Excel を作れませんでした',
    done: (date: string) => `年齢表（${formatDate(date)}）の Excel を作りました`,
  },
} as const;

export const agingDrawerWords = {
  label: '得意先の内訳',
  limit: (yen: number) => `限度額 ${formatYen(yen)}`,
  noLimit: '限度額なし',
  figures: { balance: '残高', overdue: '期日超過', room: '与信残枠' },
  invoices: '請求書',
  inBucket: (bucket: string, rows: number) => `${bucket}は ${count(rows)} 件`,
  columns: { invoice: '請求書', due: '支払期日', issued: '請求日', age: '経過', amount: '請求額', open: '残高' },
  sum: (rows: number) => `${count(rows)} 件`,
  chosen: (invoice: string) => `選んだ請求書　${invoice}`,
  openReminders: '督促を開く',
  openCustomer: '得意先',
  openLedger: '元帳',
  limitation: (on: string) => `時効 ${on}`,
  close: '閉じる',
  amount: (yen: number) => `${formatYen(yen)} 円`,
} as const;
