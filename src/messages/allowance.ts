/** 引当. */
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

const INDUSTRIES = {
  'wholesale-retail': '卸売業・小売業（飲食店業・料理店業を含む）',
  manufacturing: '製造業（電気・ガス・熱供給・水道・修理業を含む）',
  finance: '金融業・保険業',
  instalment: '割賦販売小売業等',
  other: 'その他の事業',
} as const;

const GROUNDS = {
  rescheduled: '1号　更生計画認可などによる弁済猶予・分割弁済',
  hopeless: '2号　債務超過の継続・災害などで一部回収見込みなし',
  petition: '3号　更生・再生・破産などの申立て',
  suspension: '3号　手形交換所・電子債権記録機関の取引停止処分',
  foreign: '4号　外国の政府・中央銀行などに対する債権',
} as const;

const TAXPAYERS = { corporation: '法人', blue: '個人事業者（青色申告）', white: '個人事業者（白色申告）' } as const;

const RULES = {
  '9-6-1': '法律上の切捨て・書面による免除（9-6-1）',
  '9-6-2': '全額回収不能（9-6-2）',
  '9-6-3-1': '取引停止後1年以上（9-6-3(1)）',
  '9-6-3-2': '取立費用に満たない（9-6-3(2)）',
} as const;

export const allowanceWords = {
  title: '引当',
  sub: '貸倒引当金の繰入限度額と、貸倒の候補・記録',
  advice: '繰入できるかどうかは、税理士が判断してください',
  views: { label: '表示', claims: '引当金の明細', rates: '繰入率', candidates: '貸倒の候補', losses: '貸倒の記録' },
  industries: INDUSTRIES,
  grounds: GROUNDS,
  taxpayers: TAXPAYERS,
  rules: RULES,
  year: (from: PlainDate, to: PlainDate) => `事業年度 ${formatDate(from)}〜${formatDate(to)}`,
  yearShort: (to: PlainDate) => `${formatDate(to)} 決算`,
  figures: {
    limit: '繰入限度額',
    limitNote: (general: string) => `個別評価＋${general}`,
    byStatutory: '法定繰入率',
    byExperience: '貸倒実績率',
    individual: '個別評価',
    individualNote: (rows: number) => `${count(rows)} 社`,
    statutory: '一括評価（法定繰入率）',
    sole: '一括評価（個人・青色申告）',
    byGeneral: '一括評価',
    whiteNote: '白色申告は個別評価だけです',
    notForSole: '個人事業者にはありません',
    experience: '一括評価（貸倒実績率）',
    permille: (permille: number) => `${permille}／1000`,
    rate: (rate: number) => (rate / 10_000).toFixed(4),
    total: '期末の売掛金',
    noIndustry: '業種を選んでください（F7）',
    noRate: '前3年分の帳簿がそろっていません',
  },
  columns: {
    customer: '得意先',
    open: '期末残高',
    notReceivable: '債権とみられない額',
    ground: '個別評価の事由',
    since: '発生日',
    security: '担保などの見込み',
    individual: '個別評価額',
    collectible: '5年内弁済・回収見込み',
    general: '一括評価の対象',
    reason: '摘要',
    client: '顧問先',
    to: '決算日',
    industry: '業種',
    statutory: '法定率の限度',
    experience: '実績率の限度',
    limit: '繰入限度額',
    year: '事業年度',
    loss: '貸倒損失',
    end: '期末の売掛金',
    stopped: '最後の取引',
    lastDue: '最後の弁済期',
    lastDeposit: '最後の入金',
    letters: '督促',
    from: '貸倒にできる日',
    on: '日付',
    rule: '根拠',
    evidence: '証拠',
    amount: '金額',
    state: '状態',
  },
  letters: (letters: number, last: PlainDate | null) =>
    letters === 0 || last === null ? 'なし' : `${count(letters)}回　最終 ${formatDate(last)}`,
  customers: (rows: number) => `${count(rows)} 社`,
  rows: (rows: number) => `${count(rows)} 件`,
  reversed: (on: PlainDate) => `${formatDate(on)} 取消`,
  rates: {
    head: (rate: number) =>
      `貸倒実績率 ${(rate / 10_000).toFixed(4)}（前3年の貸倒損失 ÷ 前3年の期末売掛金、小数点以下4位未満切上げ）`,
    none: {
      title: '貸倒実績率を計算できません',
      text: (from: PlainDate | null) =>
        from === null
          ? '請求の記録がありません。前3年分の請求と貸倒が登録されると計算できます。'
          : `帳簿が ${formatDate(from)} からのため、前3年の期末残高がそろいません。前3年分がそろうまでは法定繰入率で計算します。`,
    },
    conflict:
      '割賦販売小売業等の法定繰入率は資料によって 7／1000 と 13／1000 があります。ここでは 2021年4月1日以後に始まる事業年度を 7／1000 としています。申告の前に法令で確かめてください。',
    help: '個別評価した得意先と、実質的に債権とみられない額（法定繰入率の場合だけ）を除いて計算します。',
  },
  empty: {
    claims: { title: '期末の売掛金がありません', text: 'この事業年度の末日に残高のある得意先はありません。' },
    candidates: {
      title: '貸倒の候補はありません',
      text: '最後の取引・弁済期・入金のうち最も遅い日から1年以上たった得意先はありません。',
    },
    losses: { title: '貸倒の記録はありません', text: '貸倒にした売掛金が、根拠と証拠とともに並びます。' },
    fiscal: {
      title: '決算月が登録されていません',
      text: '設定の顧問先で決算月を登録すると、事業年度ごとの引当金を計算できます。個人事業者は決算月がなくても計算できます。',
      first: '顧問先を開く',
      sole: '個人事業者として計算する',
    },
    office: { title: '顧問先がありません', text: '顧問先を登録すると、決算ごとの繰入限度額が並びます。' },
  },
  industryDialog: {
    title: '引当金の区分・業種を選ぶ',
    label: '業種',
    text: '申告の区分と主な事業の業種で、一括評価の率が決まります。個人事業者は暦年で計算します。',
    taxpayer: '申告の区分',
    save: '登録',
  },
  caseDialog: {
    title: (name: string) => `${name}の評価`,
    ground: '個別評価の事由',
    none: '個別評価しない',
    since: '発生日',
    collectible: {
      rescheduled: (through: PlainDate) => `${formatDate(through)} までに弁済される額`,
      rescheduledUndated: '5年以内に弁済される額',
      hopeless: 'そのほかに回収できる見込み',
    },
    security: '担保・保証などで回収できる見込み',
    notReceivable: '実質的に債権とみられない額（買掛金など）',
    reason: '摘要（事件番号、確認した書類など）',
    save: '登録',
    saved: (name: string) => `${name} の評価を登録しました`,
  },
  industrySaved: (name: string) => `業種を「${name}」にしました`,
  failed: '登録できませんでした',
  keys: { views: '表示切替', case: '個別評価', industry: '区分・業種', customer: '得意先' },
  unset: '未設定',
  noYear: '決算月なし',
  yen: (yen: number) => `${formatYen(yen)} 円`,
} as const;
