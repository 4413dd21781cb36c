/** 指標. */
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');
const month = (value: string) => `${Number(value.slice(0, 4))}年${Number(value.slice(5))}月`;

/** What each figure is called, what it says, and how it is reckoned (all amounts include tax). */
const METRICS = {
  collectionPercent: {
    name: '回収率',
    unit: '%',
    text: 'その月に期日が来た請求のうち、月末までに入金で消し込めた割合です。高いほどよい指標です。',
    formula: '月末までの消込額 ÷ その月に期日が来た請求額 × 100',
    note: '取消・貸倒・相殺になった分は分母から除きます。早く入った分も含みます。',
  },
  dsoDays: {
    name: '売上債権回転日数（DSO）',
    unit: '日',
    text: '売上が入金になるまでの平均的な日数です。短いほどよい指標です。',
    formula: '月末の売掛金 ÷ 直近3か月の請求額 × その日数',
    note: '売掛金も請求額も税込でそろえています。請求が3か月に満たない間は、ある月だけで計算します。',
  },
  bestDsoDays: {
    name: '最良DSO',
    unit: '日',
    text: '全員が期日どおりに払った場合の回転日数です。DSOとの差が、遅れによる日数です。',
    formula: '月末の期日未到来の売掛金 ÷ 直近3か月の請求額 × その日数',
    note: '支払条件そのものの長さを表します。',
  },
  lateDays: {
    name: '平均遅延日数',
    unit: '日',
    text: 'その月に消し込んだ入金が、期日から何日遅れたかを金額で平均したものです。短いほどよい指標です。',
    formula: 'Σ（消込額 × 期日からの日数） ÷ Σ 消込額',
    note: '期日までに入った分は0日とします。日数は暦日です。',
  },
  ceiPercent: {
    name: '回収効率（CEI）',
    unit: '%',
    text: '回収できたはずの額のうち、実際に回収した割合です。100％に近いほどよい指標です。',
    formula: '（前月末残＋請求−月末残） ÷ （前月末残＋請求−期日未到来残） × 100',
    note: '請求は取消を差し引いた額です。',
  },
  overduePercent: {
    name: '延滞率（金額）',
    unit: '%',
    text: '月末の売掛金のうち、期日を過ぎた額の割合です。低いほどよい指標です。',
    formula: '期日超過の残高 ÷ 月末の売掛金 × 100',
    note: '期日当日は超過に数えません。',
  },
  overdueCountPercent: {
    name: '延滞率（件数）',
    unit: '%',
    text: '月末に残っている請求のうち、期日を過ぎた件数の割合です。低いほどよい指標です。',
    formula: '期日超過の件数 ÷ 残高のある請求の件数 × 100',
    note: '期日当日は超過に数えません。',
  },
  topPercent: {
    name: '上位5社への集中度',
    unit: '%',
    text: '残高の大きい5社が月末の売掛金に占める割合です。高いと、1社の遅れが響きます。',
    formula: '上位5社の残高 ÷ 月末の売掛金 × 100',
    note: '事務所全体では、顧問先ごとの得意先を別の1社として数えます。',
  },
  autoPercent: {
    name: '自動消込率',
    unit: '%',
    text: 'その月の入金のうち、人が手を加えずに消し込めた割合です。高いほど手間がかかりません。',
    formula: '自動で消し込んだ入金の件数 ÷ 入金の件数 × 100',
    note: '取り消した消込は数えません。銀行が取り消した入金は分母から除きます。',
  },
  letters: {
    name: '督促状',
    unit: '通',
    text: 'その月の日付で発行した督促状の数です。',
    formula: '督促状の通数',
    note: '下の3行は、載せた請求に後から入った額です。',
  },
  within7Yen: {
    name: '督促後7日以内の入金',
    unit: '円',
    text: '督促状に載せた請求のうち、日付から7日以内に消し込んだ額です。',
    formula: 'Σ 督促状の日付から7日以内の消込額',
    note: '続けて出した場合は、入金の直前の督促状だけに数えます。督促しなくても入った分を含みます。',
  },
  within14Yen: {
    name: '督促後14日以内の入金',
    unit: '円',
    text: '督促状に載せた請求のうち、日付から14日以内に消し込んだ額です。',
    formula: 'Σ 督促状の日付から14日以内の消込額',
    note: '続けて出した場合は、入金の直前の督促状だけに数えます。督促しなくても入った分を含みます。',
  },
  within30Yen: {
    name: '督促後30日以内の入金',
    unit: '円',
    text: '督促状に載せた請求のうち、日付から30日以内に消し込んだ額です。',
    formula: 'Σ 督促状の日付から30日以内の消込額',
    note: '続けて出した場合は、入金の直前の督促状だけに数えます。督促しなくても入った分を含みます。',
  },
} as const;

export type MetricName = keyof typeof METRICS;

/** A figure as it is printed: 45.2, 12,345; — where there was nothing to divide by. */
function figure(name: MetricName, value: number | null): string {
  if (value === null) return '—';
  const { unit } = METRICS[name];
  return unit === '円' ? formatYen(value) : unit === '通' ? count(value) : value.toFixed(1);
}

/** +1.2 or ▲0.3. */
function change(name: MetricName, now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const difference = Math.round((now - before) * 10) / 10;
  const text = figure(name, Math.abs(difference));
  return difference === 0 ? '±0' : difference > 0 ? `+${text}` : `▲${text}`;
}

export const figureWords = {
  title: '指標',
  sub: '回収の状態を月ごとに見ます　金額はすべて税込　遅延損害金の請求は含みません',
  metrics: METRICS,
  figure,
  change,
  month,
  shortMonth: (value: string) => value.slice(2).replace('-', '/'),
  views: { label: '表示', metrics: '指標', months: '月次の内訳', clients: '顧問先別', top: '上位の得意先' },
  previous: '前の月',
  next: '次の月',
  asOf: (to: PlainDate, closed: number, clients: number) =>
    clients > 0 && closed === clients
      ? `${formatDate(to)} 現在（締め済み）`
      : clients > 1
        ? `${formatDate(to)} 現在（締め済み ${count(closed)}／${count(clients)} 社。未締めの月は後から動きます）`
        : `${formatDate(to)} 現在（未締め。後から動きます）`,
  columns: {
    metric: '指標',
    now: '当月',
    before: '前月',
    change: '前月差',
    yearAgo: '前年同月',
    yearChange: '前年差',
    trend: '13か月の動き',
    month: '月',
    value: '値',
    client: '顧問先',
    customer: '得意先',
    balance: '残高',
    share: '割合',
    openingYen: '前月末残',
    issuedYen: '請求',
    voidedYen: '取消',
    clearedYen: '入金消込',
    offsetYen: '相殺・値引',
    writtenOffYen: '貸倒',
    closingYen: '月末残',
    overdueYen: '期日超過',
    interestYen: '遅延損害金',
    state: '状態',
  },
  /** Heads of narrow columns. */
  heads: {
    collectionPercent: '回収率',
    dsoDays: 'DSO',
    bestDsoDays: '最良DSO',
    lateDays: '平均遅延',
    ceiPercent: 'CEI',
    overduePercent: '延滞率',
    overdueCountPercent: '延滞件数',
    topPercent: '上位5社',
    autoPercent: '自動消込',
    letters: '督促状',
    within7Yen: '7日以内',
    within14Yen: '14日以内',
    within30Yen: '30日以内',
  } satisfies Record<MetricName, string>,
  chart: '請求と入金消込（百万円）',
  millions: (name: string) => `${name}（百万円）`,
  inMillions: (yen: number) => (yen / 1_000_000).toFixed(1),
  percent: (value: number | null) => (value === null ? '—' : `${value.toFixed(1)} %`),
  closed: '締め済み',
  open: '未締め',
  partly: (closed: number, clients: number) => `締め ${count(closed)}／${count(clients)}`,
  unit: (name: MetricName) => METRICS[name].unit,
  withUnit: (name: MetricName) => `${METRICS[name].name}（${METRICS[name].unit}）`,
  pane: { label: '指標の説明', formula: '計算式', note: '数え方', months: '月ごとの値' },
  sums: (rows: number) => `${count(rows)} 件`,
  clients: (rows: number) => `${count(rows)} 社`,
  empty: {
    title: 'まだ指標を計算できません',
    text: '請求と入金が登録されると、回収率や回転日数などが月ごとに並びます。請求を登録するか取り込んでください。',
    first: '請求へ',
  },
  keys: { views: '表示切替', client: '顧問先' },
} as const;
