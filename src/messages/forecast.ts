/** 入金予測. */
import { formatDate, monthOf, type PlainDate, weekdayName } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');
const short = (date: PlainDate) => date.slice(5).replace('-', '/');
const percent = (permille: number) => `${(permille / 10).toFixed(1)}\u00a0%`;

interface PayDay {
  day: number;
  monthsAfter: number;
  shift: 'before' | 'after';
  hits: number;
  bills: number;
}

const dayName = (day: number) => (day === 31 ? '月末' : `${day}日`);
const MONTHS_AFTER: Record<number, string> = {
  '-1': '期日の前月',
  0: '期日の月の',
  1: '期日の翌月',
  2: '期日の翌々月',
};

/** 期日の翌月20日払い（休日は前営業日。13回中13回） */
function payDayText({ day, monthsAfter, shift, hits, bills }: PayDay): string {
  const holiday = shift === 'before' ? '休日は前営業日' : '休日は翌営業日';
  return `${MONTHS_AFTER[monthsAfter] ?? ''}${dayName(day)}払い（${holiday}。${bills}回中${hits}回）`;
}

/** The same for a narrow column. */
function shortReason({ bills, lateBills, averageLateDays, lastLateDays, payDay }: Lateness): string {
  if (bills === 0) return '実績なし';
  if (payDay) return `毎月${dayName(payDay.day)}払い ${lastTime(lastLateDays)}`;
  const history =
    lateBills === 0 ? `${bills}回とも期日まで` : `${bills}回中${lateBills}回遅れ 平均${averageLateDays}日`;
  return `${history} ${lastTime(lastLateDays)}`;
}

interface Lateness {
  bills: number;
  lateBills: number;
  averageLateDays: number;
  lastLateDays: number | null;
  payDay: PayDay | null;
}

/** 前回は14日遅れ; early and punctual ones too. */
function lastTime(days: number | null): string {
  if (days === null) return '';
  return days > 0 ? `前回は${days}日遅れ` : days === 0 ? '前回は期日どおり' : `前回は期日の${-days}日前`;
}

/** 過去12回中9回、期日後平均8日で入金。前回は14日遅れ。 */
function reason({ bills, lateBills, averageLateDays, lastLateDays, payDay }: Lateness): string {
  if (bills === 0) return 'まだ入金の実績がありません';
  const history =
    lateBills === 0
      ? `過去${bills}回はすべて期日までに入金`
      : `過去${bills}回中${lateBills}回、期日後平均${averageLateDays}日で入金`;
  return `${payDay ? `${payDayText(payDay)}。` : ''}${history}。${lastTime(lastLateDays)}`;
}

export const forecastWords = {
  title: '入金予測',
  sub: '発行済みの請求書から、得意先ごとの入金の実績で見込みます',
  views: { label: '表示', calendar: 'カレンダー', spans: '期間別', late: '遅れそうな請求', backtest: '予測の検証' },
  units: { label: '期間', week: '週ごと', month: '月ごと', day: '日ごと' },
  figures: {
    next30: '向こう30日の見込み',
    range80: (low: number, high: number) => `8割の幅 ${formatYen(low)}〜${formatYen(high)}`,
    nextMonth: (month: string) => `${Number(month.slice(5))}月の見込み`,
    monthNote: (due: number) => `うち期日到来 ${formatYen(due)}`,
    open: '売掛金 残高',
    openNote: (overdue: number) => `うち期日超過 ${formatYen(overdue)}`,
    waiting: '未消込の入金',
    waitingNote: '下の見込みと重なることがあります',
    notTakenIn: (yen: number) => `ほかに未取込の見込み ${formatYen(yen)}`,
    error: '検証での誤差（週）',
    errorNote: (plain: number) => `期日どおりとみた場合は ${percent(plain)}`,
    errorNone: '検証できる実績がまだありません',
  },
  percent,
  weekdays: ['月', '火', '水', '木', '金', '土', '日'],
  calendar: {
    label: '入金カレンダー',
    month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
    weekTotal: '週計',
    total: '見込み',
    due: (yen: number) => `期日 ${formatYen(yen)}`,
    past: '基準日まで',
    holiday: '銀行休業日',
    previous: '前の月',
    next: '次の月',
    hint: '太字は見込み額、小さい数字はその日が期日の残高',
    cell: (date: PlainDate, yen: number) => `${formatDate(date)}（${weekdayName(date)}） 見込み ${formatYen(yen)} 円`,
  },
  span: (from: PlainDate, to: PlainDate) =>
    from === to
      ? `${formatDate(from)}（${weekdayName(from)}）`
      : `${formatDate(from)}〜${monthOf(from) === monthOf(to) ? to.slice(8) : short(to)}`,
  columns: {
    span: '期間',
    expected: '見込み',
    due: '期日到来',
    range50: '5割の幅',
    range80: '8割の幅',
    spread: '幅の図',
    client: '顧問先',
    customer: '得意先',
    dueOn: '期日',
    balance: '残高',
    chance: '確からしさ',
    likely: '確率',
    bills: '請求',
    latePercent: '遅れる確からしさ',
    reason: '根拠',
    basis: '実績',
    on: '予測した日',
    actual: '実績',
    error: '差',
    plain: '期日どおり',
    unseen: '後から発行した請求の入金',
    week: '週',
    within: '幅の内外',
  },
  range: (low: number, high: number) => (low === high ? formatYen(low) : `${formatYen(low)}〜${formatYen(high)}`),
  bills: (rows: number) => `${count(rows)} 件`,
  customers: (rows: number) => `${count(rows)} 件`,
  chance: (value: number) => (value === 0 ? '1%未満' : `${value} %`),
  reason,
  shortReason,
  /** Why another's habit stands in. */
  basis: {
    customer: 'この得意先の実績',
    client: '実績が少ないため、顧問先全体の傾向',
    office: '実績が少ないため、事務所全体の傾向',
    none: '実績がないため、一般的な仮定',
  },
  pane: {
    label: '見込みの内訳',
    expected: '見込み',
    range: '8割の幅',
    due: '期日到来',
    nothing: 'この期間に見込まれる入金はありません',
    invoices: (due: PlainDate) => `期日 ${formatDate(due)} の請求書`,
    customer: '得意先を開く',
    more: (shown: number, all: number) => `見込みの大きい ${count(shown)} 件（全 ${count(all)} 件）`,
  },
  late: {
    sub: (through: PlainDate, rows: number, yen: number) =>
      `${formatDate(through)} までに期日の来る請求のうち、遅れる見込みのもの ${count(rows)} 件 ${formatYen(yen)} 円`,
    none: {
      title: '遅れそうな請求はありません',
      text: '翌月末までに期日の来る請求は、実績からみて期日までに入る見込みです。',
    },
    history: '期日ごとの入金の実績',
    historyHelp: '同じ期日の請求をまとめて1回とし、半額以上が入った日で数えます',
    open: '未入金',
    days: (days: number) => (days > 0 ? `${days}日遅れ` : days === 0 ? '期日どおり' : `${-days}日前`),
    settled: '入金日',
    result: '結果',
    yen: '金額',
    chart: '期日からの日数（右ほど新しい）',
  },
  backtest: {
    head: '過去の月末の時点に戻って予測し、その後4週間の入金と比べました',
    help: '予測は、その月末までに入った分と発行済みの請求書だけで立て直しています。入金は、その時点で未回収だった請求への消込額です。',
    sums: (weeks: number) => `${count(weeks)} 週分`,
    weekError: '週ごとの誤差',
    spanError: '4週間合計の誤差',
    bias: '偏り',
    biasNote: (permille: number) => (permille > 0 ? '見込みが多め' : permille < 0 ? '見込みが少なめ' : '偏りなし'),
    plain: (permille: number) => `期日どおりなら ${percent(permille)}`,
    in50: '5割の幅に入った週',
    in80: '8割の幅に入った週',
    share: (hits: number, all: number) => `${count(all)} 週中 ${count(hits)} 週`,
    definition: '誤差＝Σ｜見込み−実績｜÷Σ実績',
    chart: '4週間の見込みと実績（百万円）',
    millions: (yen: number) => (yen / 1_000_000).toFixed(1),
    series: { expected: '見込み', actual: '実績' },
    none: {
      title: '検証できる期間がまだありません',
      text: '半年分の請求と入金があり、その後4週間が過ぎると、過去の月末に戻って予測を検証できます。',
    },
  },
  empty: {
    title: '見込める入金がありません',
    text: '未回収の請求書があると、期日と得意先ごとの実績から入金の見込みが並びます。請求を登録するか取り込んでください。',
    first: '請求へ',
  },
  spreadHelp: '濃い帯が5割、線が8割の幅、縦線が見込みです',
  keys: { views: '表示切替', customer: '得意先' },
  sheet: { calendar: '入金予測（日別）', spans: '入金予測', late: '遅れそうな請求', backtest: '予測の検証' },
} as const;
