/** 顧問先報告: what the workbook for a client meeting is made of, and what it says in words. */
import type { AgingBuckets } from './aging-report.ts';
import type { PlainDate } from './dates.ts';
import type { MeetingLateBill } from './meeting-late.ts';
import type { MeetingPromise } from './meeting-promises.ts';
import type { MeetingReason } from './meeting-reasons.ts';
import type { ReminderStage } from './reminder-batch.ts';
import { reminderTitle } from './reminder-letter.ts';

/** The workbook's sheets in the order they are read. */
export const MEETING_SHEETS = [
  'cover',
  'summary',
  'trend',
  'aging',
  'movements',
  'top',
  'invoices',
  'deposits',
  'actions',
  'reminders',
  'promises',
  'reasons',
  'forecast',
  'late',
  'decisions',
] as const;
export type MeetingSheet = (typeof MEETING_SHEETS)[number];

/** What a report cannot be without: the others' totals are proved against these. */
export const FIXED_SHEETS: readonly MeetingSheet[] = ['cover', 'summary', 'aging'];

export interface MeetingCustomer extends AgingBuckets {
  customerCode: string;
  customerName: string;
}

export interface MeetingInvoice {
  customerCode: string;
  customerName: string;
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  amountYen: number;
  openYen: number;
  /** Highest stage of a letter sent for it, 0 for none. */
  reminderStage: 0 | ReminderStage;
}

export interface MeetingDeposit {
  depositedOn: PlainDate;
  payerName: string;
  /** Empty while it is not known whose money it is. */
  customerName: string;
  amountYen: number;
  /** How much of it is allocated to invoices at the month's end. */
  allocatedYen: number;
}

export interface MeetingReminder {
  issuedOn: PlainDate;
  serial: string;
  customerCode: string;
  customerName: string;
  stage: ReminderStage;
  totalYen: number;
  deadlineOn: PlainDate;
}

/** One customer's month: what was open, what moved it. What is open at its end is the sum, and the aging table's. */
export interface MeetingMovement {
  customerCode: string;
  customerName: string;
  openingYen: number;
  invoicedYen: number;
  /** Invoices voided: negative. */
  reversedYen: number;
  /** All that cleared invoices — money, fees, discounts, write-offs — with reversals counted back: negative. */
  clearedYen: number;
}

/** What is known of a customer beside its balance, as of the report's day. */
export interface MeetingStanding {
  customerCode: string;
  /** Of its open invoices. */
  oldestDueOn: PlainDate | null;
  lastDepositOn: PlainDate | null;
  lastLetterOn: PlainDate | null;
  lastStage: 0 | ReminderStage;
  creditLimitYen: number | null;
}

export type MeetingActionKind = 'invoices' | 'import' | 'matching' | 'undone' | 'letters';

/** Deposits expected in a week, by each customer's own habit; four times out of five they lie between low and high. */
export interface MeetingForecastWeek {
  from: PlainDate;
  to: PlainDate;
  dueYen: number;
  expectedYen: number;
  lowYen: number;
  highYen: number;
}

/** What the office did on a day: so many things of a kind, and their yen. */
export interface MeetingAction {
  on: PlainDate;
  kind: MeetingActionKind;
  /** A file's name; '' where the kind says all. */
  detail: string;
  count: number;
  amountYen: number;
  by: string;
}

/**
 * From last month's balance to this month's; the sum of all is the balance of the aging table at the month's end, and the
 * workbook shows the difference, which must be 0.
 */
export interface MeetingBridge {
  openingYen: number;
  /** Invoices issued in the month. */
  invoicedYen: number;
  /** Invoices voided and credited: negative. */
  reversedYen: number;
  /** Deposits allocated to invoices, reversals counted back: negative. */
  clearedYen: number;
  /** Transfer fees, discounts, rounding and offsets that reduced invoices: negative. */
  adjustedYen: number;
  /** Receivables given up (貸倒): negative. */
  writtenOffYen: number;
}

export interface MeetingReport {
  clientCode: string;
  clientName: string;
  officeName: string;
  /** Whose hand it is in at the office; may be empty. */
  assigneeName: string;
  /** 'YYYY-MM'. */
  month: string;
  /** The day the figures are of: the month's last day, or an earlier one while the month runs. */
  asOf: PlainDate;
  createdOn: PlainDate;
  /** The client's seal colour, 'RRGGBB'. */
  accent: string;
  aging: MeetingCustomer[];
  invoices: MeetingInvoice[];
  deposits: MeetingDeposit[];
  reminders: MeetingReminder[];
  bridge: MeetingBridge;
  /** Balances at earlier months' ends, oldest first, this month last. */
  trend: { month: string; totalYen: number; overdueYen: number; over90Yen: number }[];
  movements: MeetingMovement[];
  standings: MeetingStanding[];
  actions: MeetingAction[];
  /** Words that waited, fell due or were given in the month; none in reports recorded before there were any. */
  promises?: MeetingPromise[];
  /** Why money is late, as customers said in the month; none in reports recorded before it was counted. */
  reasons?: MeetingReason[];
  /** The weeks after the report's day. */
  forecast: MeetingForecastWeek[];
  /** Where customers and the client have too few bills of their own: whose habits stand in. */
  forecastBasis?: 'own' | 'office' | 'assumed';
  late?: MeetingLateBill[];
  /** The last day of which bank data was taken in; null when none was. */
  bankThroughOn: PlainDate | null;
  /** Which sheets the client gets; the fixed ones are there whatever stands here. */
  sheets: readonly MeetingSheet[];
  /** Written by the clerk, by the sheet they stand on; lines are kept. */
  comments: Partial<Record<MeetingSheet, string>>;
  /** What the clerk asks the client to decide, beside what the figures themselves ask. */
  questions: string[];
}

export const MEETING_WORDS = {
  title: '売掛金のご報告',
  preparedBy: '作成',
  assignee: '担当',
  asOf: '基準日',
  unit: '単位：円',
  headline: '今月の数字',
  bridge: '残高の動き',
  trend: '残高の推移',
  inWords: '概況',
  checks: '照合',
  checksAgree: '各表の差額。0 で一致しています。',
  checksDiffer: '差額があります。数字をお渡しする前にご確認ください。',
  figures: {
    balance: '売掛金残高',
    overdue: '　うち期日超過',
    over90: '　うち91日以上',
    deposited: '当月の入金',
    unallocated: '　うち消込未了',
    reminders: '督促の送付（通）',
  },
  bridgeRows: {
    openingYen: '前月末残高',
    invoicedYen: '当月の請求',
    reversedYen: '請求の取消・返還',
    clearedYen: '入金の消込',
    adjustedYen: '手数料・値引などの調整',
    writtenOffYen: '貸倒',
  },
  closing: '当月末残高',
  checkRows: {
    bridge: '当月末残高 ― 年齢表',
    movements: '残高の動き（得意先別） ― 年齢表',
    invoices: '年齢表 ― 未回収の請求',
    buckets: '年齢区分ごとの差（絶対値の計）',
    deposits: '入金 ― 消込済 ― 消込未了',
  },
  sheets: {
    cover: '表紙',
    summary: '要約',
    trend: '残高の推移',
    aging: '年齢表',
    movements: '残高の動き',
    top: '上位10社',
    invoices: '未回収の請求',
    deposits: '入金',
    actions: '対応の記録',
    reminders: '督促',
    promises: '約束・分割',
    reasons: '遅れの理由',
    forecast: '入金予測',
    late: '遅れそうな請求',
    decisions: 'ご判断のお願い',
  } satisfies Record<MeetingSheet, string>,
  /** What each sheet shows, on the cover. */
  contents: {
    cover: '顧問先名、基準日、目次、押印欄',
    summary: '残高の概況、今月の数字、前月からの動き、各表の照合',
    trend: '6か月の残高と期日超過',
    aging: '得意先ごとの残高を、支払期日からの日数で区分',
    movements: '得意先ごとの前月末残高から当月末残高まで',
    top: '残高の大きい得意先と、その状況',
    invoices: '期日・経過日数・督促の段階',
    deposits: '当月の入金と消込の状況',
    actions: '請求・取込・消込・督促をいつ行ったか',
    reminders: '当月に送った書面',
    promises: '得意先の支払約束と、守られたかどうか',
    reasons: '当月に得意先から伺った、お支払いの遅れの理由',
    forecast: '得意先ごとの払い方から見た、これからの入金',
    late: '翌月末までに期日の来る請求のうち、遅れそうなものと理由',
    decisions: 'お決めいただきたい事項とご署名欄',
  } satisfies Record<MeetingSheet, string>,
  cover: {
    createdOn: '作成日',
    office: '作成',
    assignee: '担当',
    bankThrough: '入金データ',
    bankThroughOn: (date: string) => `${date}まで取込済`,
    noBank: '取込なし',
    list: '目次',
    sheet: 'シート',
    holds: '内容',
    seals: ['所長', '担当', 'ご確認'],
  },
  comment: 'コメント',
  forecastNote:
    '見込みは、発行済みの請求と各得意先のこれまでの払い方から計算したものです。5回に4回は「少ない場合」と「多い場合」の間に収まる幅です。',
  /** Said under the forecast where habits are not the customers' own. */
  forecastBasis: {
    own: '',
    office: '貴社への入金の実績がまだ少ないため、当事務所の関与先全体の払い方を当てはめています。',
    assumed: '入金の実績がまだ少ないため、期日どおりの入金が多いものとして計算しています。',
  },
  actionKinds: {
    invoices: '請求の登録',
    import: '入金データの取込',
    matching: '入金の消込',
    undone: '消込の取消',
    letters: '督促の送付',
  } satisfies Record<MeetingActionKind, string>,
  decisions: {
    number: '番号',
    question: 'お決めいただきたいこと',
    amountYen: '金額',
    choice: 'ご判断',
    choices: '□ 承認　□ 否認　□ 保留',
    remark: '備考',
    intro: '下記についてご判断をお願いいたします。',
    none: '今回お決めいただく事項はありません。',
    signed: 'ご署名・ご捺印',
    date: '年　　　月　　　日',
    signatures: ['ご判断者', '当事務所'],
  },
  charts: {
    trend: '残高の推移（千円）',
    forecast: '週ごとの入金予測（千円）',
    aging: '年齢区分ごとの残高（千円）',
    top: '上位10社の残高（千円）',
    notDue: '期日内',
    upTo90: '1〜90日超過',
    over90: '91日以上超過',
    balance: '残高',
  },
  columns: {
    customerCode: '得意先コード',
    customerName: '得意先',
    number: '請求番号',
    issuedOn: '請求日',
    dueOn: '支払期日',
    overdueDays: '経過日数',
    amountYen: '請求額',
    openYen: '未回収額',
    reminderStage: '督促',
    depositedOn: '入金日',
    payerName: '振込名義',
    allocatedYen: '消込済',
    unallocatedYen: '消込未了',
    depositYen: '入金額',
    letterOn: '発行日',
    serial: '番号',
    letter: '文面',
    letterYen: '督促額',
    deadlineOn: '支払期限',
    month: '月',
    week: '週',
    dueYen: '期日の来る額',
    expectedYen: '入金の見込み',
    lowYen: '少ない場合',
    highYen: '多い場合',
    overdueShare: '期日超過の割合',
    opening: '前月末残高',
    invoiced: '当月の請求',
    reversed: '取消・返還',
    cleared: '消込・調整',
    closing: '当月末残高',
    rank: '順位',
    oldestDueOn: '最も古い期日',
    lastDepositOn: '最後の入金',
    lastLetter: '最後の督促',
    creditLimit: '与信限度額',
    doneOn: '日付',
    action: '対応',
    detail: '内容',
    count: '件数',
    amount: '金額',
    by: '担当者',
    balance: '残高',
    overdue: '期日超過',
    over90: '91日以上',
    total: '合計',
    share: '構成比',
  },
  countFormat: '#,##0"通"',
  nothing: {
    aging: '未回収の売掛金はありません。',
    invoices: '未回収の請求はありません。',
    deposits: '当月の入金はありません。',
    reminders: '当月に送った督促状はありません。',
    movements: '残高も当月の動きもありません。',
    top: '残高のある得意先はありません。',
    actions: '当月の対応の記録はありません。',
    forecast: '見込まれる入金はありません。',
    promises: '当月にかかる支払約束・分割はありません。',
    reasons: '当月に伺った遅れの理由はありません。',
    late: '遅れそうな請求はありません。',
  },
};

/** Customers named on 上位10社. */
export const TOP_CUSTOMERS = 10;

/** 2026年10月, from '2026-10'. */
export function monthWords(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}

/** Whether the workbook has a sheet: the fixed ones always. */
export function hasSheet(report: MeetingReport, sheet: MeetingSheet): boolean {
  return FIXED_SHEETS.includes(sheet) || report.sheets.includes(sheet);
}

/** 未, or the name of the highest letter sent. */
export function stageWords(stage: 0 | ReminderStage): string {
  return stage === 0 ? '' : reminderTitle(stage);
}
