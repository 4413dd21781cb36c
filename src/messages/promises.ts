/** 約束・分割: what customers said they would pay, and what came of it. */
import { formatYen } from '../domain/money.ts';

export const promiseWords = {
  title: '約束・分割',
  sub: '得意先が約束した支払いと、その結果',
  views: { promises: '支払約束', plans: '分割' },
  keys: { promise: '約束', plan: '分割', withdraw: '取下げ', sign: '承認', letter: '確認書', save: '記録' },
  states: {
    waiting: 'これから',
    kept: '守られた',
    late: '遅れて入金',
    broken: '過ぎた',
    done: '完済',
    ended: '取下げ',
  },
  columns: {
    customer: '得意先',
    made: '約束した日',
    agreed: '合意した日',
    on: '支払日',
    amount: '約束の額',
    paid: '入金済',
    behind: '遅れ',
    next: '次の支払い',
    invoices: '請求',
    note: '相手・経緯',
    signed: '承認日',
    letter: '確認書',
    state: '状態',
    by: '担当',
  },
  allInvoices: '売掛金すべて',
  invoices: (first: string, others: number) => (others > 0 ? `${first} ほか ${others} 件` : first),
  next: (day: string, yen: number) => `${day}　${formatYen(yen)} 円`,
  sum: (count: number) => `計 ${count.toLocaleString('ja-JP')} 件`,
  empty: {
    promises: {
      title: '支払約束はまだありません',
      text: '得意先から「いつ払う」と聞いたら、F2 で日付と金額を記録します。約束の日が過ぎるまで督促状は出ません。',
    },
    plans: {
      title: '分割の取り決めはまだありません',
      text: '顧問先と得意先が分割払いで合意したら、F6 で支払日と金額を記録します。',
    },
  },
  withdraw: {
    title: { promises: '支払約束を取り下げますか', plans: '分割を取り下げますか' },
    text: '今日から、督促状の停止が解けます。約束と取下げの両方の記録が残ります。',
    customer: '得意先',
    amount: '約束の額',
    confirm: '取り下げる',
    done: (name: string) => `${name} の約束を取り下げました`,
    failed: '取り下げられませんでした',
  },
} as const;

export const promiseEntryWords = {
  customer: '得意先',
  on: '支払日',
  amount: '金額',
  made: '約束した日',
  invoices: '請求番号',
  invoicesHint: '2 件以上は読点で区切ります。空欄なら売掛金すべて',
  note: '相手・経緯',
  noteHint: 'だれが、どう約束したか',
  promise: {
    title: '支払約束を記録する',
    confirm: '約束を記録する',
    done: (name: string) => `${name} の支払約束を記録しました`,
    failed: '支払約束を記録できませんでした',
  },
  plan: {
    title: '分割払いを記録する',
    sub: '条件は顧問先と得意先が決めたものです',
    confirm: '分割を記録する',
    agreed: '合意した日',
    count: '回数',
    countWrong: '2〜60 の数字を入れてください',
    first: '初回の支払日',
    row: '回',
    total: '対象の売掛金',
    rows: '分割の合計',
    gap: (yen: number) =>
      yen > 0
        ? `あと ${formatYen(yen)} 円足りません。売掛金と合わせてください`
        : `${formatYen(-yen)} 円多くなっています。売掛金と合わせてください`,
    done: (name: string, yen: number) => `${name} の分割 ${formatYen(yen)} 円を記録しました`,
    failed: '分割を記録できませんでした',
  },
  letter: {
    title: (name: string) => `${name}への分割払いの確認書`,
    text: '取り決めた支払日と金額を書面にし、債務承認書を付けます。署名・押印のある債務承認書が戻ったら、F8 で承認を記録してください。',
    replyBy: '返送の期限',
    before: (serial: string, on: string) => `前回 ${serial}（${on}）を作っています`,
    confirm: '確認書を作る',
    done: (serial: string) => `分割払いの確認書 ${serial} を作りました`,
    failed: '作れませんでした',
    preview: (name: string) => `${name}への確認書の見本`,
  },
  sign: {
    title: (name: string) => `${name}の承認を記録する`,
    text: '得意先の署名・押印のある書面が届いた日を入れます。承認日は直せません。書面を確かめてから記録してください。',
    on: '承認日',
    confirm: '承認を記録する',
    done: (name: string) => `${name} の承認を記録しました`,
    failed: '承認を記録できませんでした',
  },
} as const;
