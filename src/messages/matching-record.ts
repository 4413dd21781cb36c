/** 成績: how the matching did, what was corrected and learned, how customers pay. */
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const recordWords = {
  title: '成績',
  sub: '消込の自動率と訂正、覚えたこと、得意先の支払の癖',
  views: { months: '月別', corrections: '訂正', lessons: '覚えたこと', habits: '支払の癖', weights: '重み' },
  keys: { handover: '引継表', customer: '得意先' },
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  percent: (share: number) => `${(share * 100).toFixed(1)}%`,
  hundredths: (value: number) => `${(value / 100).toFixed(value % 100 === 0 ? 0 : 2)}%`,
  figures: {
    latest: (month: string) => `${Number(month.slice(5))}月の自動率`,
    latestNote: (auto: number, deposits: number) => `入金 ${count(deposits)} 件のうち ${count(auto)} 件`,
    whole: (months: number) => `${months} か月の自動率`,
    wholeNote: (auto: number, invoices: number) => `請求では ${count(invoices)} 件のうち ${count(auto)} 件`,
    corrected: '訂正した自動消込',
    correctedNote: (auto: number) => `自動で消し込んだ ${count(auto)} 件のうち`,
    lessons: '覚えたこと',
    lessonsNote: (uses: number) => `おかげで自動になった入金 ${count(uses)} 件`,
    unit: '件',
    none: '—',
  },
  columns: {
    month: '入金の月',
    rate: '自動率',
    deposits: '入金',
    auto: '自動',
    suggested: '提案を承認',
    manual: '手で',
    open: '未消込',
    yen: '入金額',
    invoiceRate: '請求の自動率',
    corrected: '訂正',
    payer: '振込名義',
    depositedOn: '入金日',
    amount: '金額',
    was: 'はじめの消込',
    now: '直した消込',
    by: '直した人',
    correctedOn: '直した日',
    lesson: '覚えたこと',
    customer: '得意先',
    taughtOn: '教えた日',
    taughtBy: '教えた人',
    uses: 'その後の自動',
    lastOn: '最後の入金',
    segment: '区分',
    usualDay: 'いつもの日',
    medianDays: '期日から',
    late: '遅れ',
    deduction: '差引',
    lump: '払い方',
    names: '振込名義',
    sales: '営業担当',
    openYen: '未回収',
    overdueYen: '期日超過',
    weight: '見るもの',
    table: 'はじめの値',
    learned: '今の値',
  },
  lateOf: (late: number, deposits: number) => `${count(late)} / ${count(deposits)}`,
  cleared: (customer: string, invoices: readonly string[]) =>
    `${customer}　${invoices[0] ?? ''}${invoices.length > 1 ? ` ほか ${invoices.length - 1} 件` : ''}`,
  notYet: '（未消込）',
  lessons: {
    name: (payer: string) => `名義「${payer}」はこの得意先`,
    fee: (yen: number) => `手数料 ${formatYen(yen)} 円を差し引く`,
  },
  how: { auto: '自動', suggested: '提案', manual: '手' },
  rows: (rows: number) => `${count(rows)} 件`,
  customers: (rows: number) => `${count(rows)} 社`,
  groupNote: (advice: string) => advice,
  total: '計',
  weightNames: {
    'fee-client': '手数料を差し引く割合（当方負担の得意先）',
    'fee-customer': '手数料を差し引く割合（先方負担の得意先）',
    withholding: '源泉徴収して払う割合',
  } as Record<string, string>,
  feeYen: (yen: number) => `差し引かれる手数料のうち ${formatYen(yen)} 円`,
  timing: ['26 日以上前', '11〜25 日前', '5〜10 日前', '4 日前〜6 日後', '7〜20 日後', '21〜45 日後', '46 日以上後'],
  timingOf: (span: string) => `期日から見た入金の日：${span}`,
  weightsNote: (clearings: number, countedOn: string | null) =>
    countedOn === null
      ? '事務所の消込が 300 件を超えると、月に一度、全顧問先の件数だけを数えて値を直します。名前はほかの顧問先に渡りません。'
      : `${countedOn} に、事務所全体の消込 ${count(clearings)} 件から数えました。数えるのは件数だけで、名前はほかの顧問先に渡りません。`,
  empty: {
    months: {
      title: 'この顧問先の入金は、まだありません',
      text: '入金を取り込んで消し込むと、月ごとの自動率がここに並びます。',
    },
    corrections: {
      title: '訂正はありません',
      text: '自動や提案で消し込んだものを取り消して別の請求に直すと、ここに残ります。',
    },
    lessons: {
      title: '覚えたことはまだありません',
      text: '名義から分からない入金を手で消し込むと、次から自動で消し込めるように覚えます。消込を取り消すと忘れます。',
    },
    habits: {
      title: '支払の癖はまだ分かりません',
      text: '消し込んだ入金が増えると、いつもの日、遅れ、手数料、払い方、名義がここに並びます。',
    },
    weights: { title: '', text: '' },
  },
  handover: { done: '引継表', failed: '引継表を作れませんでした' },
} as const;

export const habitWords = {
  title: '支払の癖',
  none: '消し込んだ入金がまだありません。',
  deposits: (deposits: number) => `${count(deposits)} 回の入金から`,
  facts: { usualDay: 'いつもの日', medianDays: '期日から', late: '遅れ', deduction: '差引', lump: '払い方' },
  noDeduction: 'なし',
  line: (parts: readonly string[]) => `支払の癖：${parts.join('・')}`,
} as const;
