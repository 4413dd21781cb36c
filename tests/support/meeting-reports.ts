/** A month of a client with everything in it, built from its invoices so that the parts agree. */
import { type AgingBuckets, totalOf } from '../../src/domain/aging-report.ts';
import { addDays, daysBetween } from '../../src/domain/dates.ts';
import { MEETING_SHEETS, type MeetingInvoice, type MeetingReport } from '../../src/domain/meeting-report.ts';

export const AWKWARD_NAMES = [
  '株式会社山田商店',
  '=SUM(A1)商会',
  '+プラス工業',
  '-マイナス工業',
  '@home株式会社',
  '髙﨑・𠮷田<&>"事務所"',
  '有限会社\u0007制御',
];

const AS_OF = '2026-10-31';
const NOTHING_MOVED = { invoicedYen: 0, reversedYen: 0, clearedYen: 0 };

export function bucketOf(overdueDays: number): keyof AgingBuckets {
  if (overdueDays <= 0) return 'notDue';
  return overdueDays <= 30 ? 'd1to30' : overdueDays <= 60 ? 'd31to60' : overdueDays <= 90 ? 'd61to90' : 'over90';
}

function invoicesOf(customer: number, name: string): MeetingInvoice[] {
  // Due days on both sides of every bucket's edge.
  return [0, 1, 30, 31, 60, 61, 90, 91, -20].slice(0, 2 + customer).map((overdue, at) => {
    const dueOn = addDays(AS_OF, -overdue);
    const amountYen = 10_000 * (customer + 1) + at * 1_234;
    return {
      customerCode: `0${customer}`,
      customerName: name,
      number: `10-${customer}-${at}`,
      issuedOn: addDays(dueOn, -40),
      dueOn,
      amountYen,
      openYen: amountYen - at * 7,
      reminderStage: 0,
    };
  });
}

export function meetingReport(changes: Partial<MeetingReport> = {}): MeetingReport {
  const invoices = AWKWARD_NAMES.flatMap((name, at) => invoicesOf(at, name));
  const aging = AWKWARD_NAMES.map((name, at) => {
    const row = { customerCode: `0${at}`, customerName: name, notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0 };
    for (const invoice of invoicesOf(at, name)) row[bucketOf(daysBetween(invoice.dueOn, AS_OF))] += invoice.openYen;
    return row;
  });
  const balance = invoices.reduce((sum, { openYen }) => sum + openYen, 0);
  return {
    clientCode: '0104',
    clientName: '大橋金物株式会社',
    officeName: '中之島会計事務所',
    assigneeName: '佐藤 美咲',
    month: '2026-10',
    asOf: AS_OF,
    createdOn: '2026-11-04',
    accent: '2F6B4F',
    aging,
    invoices,
    deposits: [
      {
        depositedOn: '2026-10-05',
        payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
        customerName: '株式会社山田商店',
        amountYen: 549_560,
        allocatedYen: 549_560,
      },
      {
        depositedOn: '2026-10-30',
        payerName: '=HYPERLINK("x")',
        customerName: '',
        amountYen: 120_000,
        allocatedYen: 20_000,
      },
    ],
    reminders: [
      {
        issuedOn: '2026-10-20',
        serial: 'R26-0110-1',
        customerCode: '05',
        customerName: AWKWARD_NAMES[5]!,
        stage: 3,
        totalYen: 345_000,
        deadlineOn: '2026-10-30',
      },
    ],
    bridge: {
      openingYen: balance - 300_000 + 55_000 + 549_560 + 440,
      invoicedYen: 300_000,
      reversedYen: -55_000,
      clearedYen: -549_560,
      adjustedYen: -440,
      writtenOffYen: 0,
    },
    trend: [
      { month: '2026-09', totalYen: 1_000_000, overdueYen: 400_000, over90Yen: 0 },
      { month: '2026-10', totalYen: balance, overdueYen: 500_000, over90Yen: 10_000 },
    ],
    movements: aging.map((row, at) => {
      const { customerCode, customerName } = row;
      const moved = at === 0 ? { invoicedYen: 300_000, reversedYen: -55_000, clearedYen: -550_000 } : NOTHING_MOVED;
      const openingYen = totalOf(row) - moved.invoicedYen - moved.reversedYen - moved.clearedYen;
      return { customerCode, customerName, openingYen, ...moved };
    }),
    standings: aging.map(({ customerCode }, at) => ({
      customerCode,
      oldestDueOn: addDays(AS_OF, -91),
      lastDepositOn: at % 2 === 0 ? '2026-10-05' : null,
      lastLetterOn: at === 5 ? '2026-10-20' : null,
      lastStage: at === 5 ? (3 as const) : (0 as const),
      creditLimitYen: at === 1 ? 10_000 : null,
    })),
    actions: [
      { on: '2026-10-02', kind: 'import', detail: '=cmd|A1.txt', count: 2, amountYen: 669_560, by: '佐藤 美咲' },
      { on: '2026-10-05', kind: 'matching', detail: '', count: 1, amountYen: 549_560, by: '佐藤 美咲' },
      { on: '2026-10-20', kind: 'letters', detail: '督促状1通', count: 1, amountYen: 345_000, by: '' },
    ],
    reasons: [
      {
        reason: 'no-funds',
        contacts: 3,
        customers: 2,
        openYen: 250_000,
        names: [AWKWARD_NAMES[5]!, AWKWARD_NAMES[1]!],
        note: '=来月まで厳しい',
      },
      { reason: 'forgotten', contacts: 1, customers: 1, openYen: 0, names: [AWKWARD_NAMES[0]!], note: '' },
    ],
    promises: [
      {
        customerCode: '05',
        customerName: AWKWARD_NAMES[5]!,
        kind: 'promise',
        madeOn: '2026-10-12',
        promisedOn: '2026-10-26',
        amountYen: 150_000,
        paidYen: 30_000,
        behindYen: 120_000,
        state: 'broken',
        note: '=経理の田中様と電話',
      },
      {
        customerCode: '01',
        customerName: AWKWARD_NAMES[1]!,
        kind: 'plan',
        madeOn: '2026-09-20',
        promisedOn: '2027-02-28',
        amountYen: 600_000,
        paidYen: 100_000,
        behindYen: 0,
        state: 'kept',
        note: '',
      },
    ],
    forecastBasis: 'own',
    late: [
      {
        customerCode: '05',
        customerName: AWKWARD_NAMES[5]!,
        dueOn: '2026-11-20',
        yen: 88_000,
        count: 2,
        latePercent: 81,
        basis: 'customer',
        bills: 12,
        lateBills: 9,
        averageLateDays: 8,
        lastLateDays: 14,
        lastDueOn: '2026-09-30',
      },
    ],
    forecast: [
      { from: '2026-11-01', to: '2026-11-01', dueYen: 0, expectedYen: 12_000, lowYen: 0, highYen: 40_000 },
      { from: '2026-11-02', to: '2026-11-08', dueYen: 300_000, expectedYen: 210_500, lowYen: 90_000, highYen: 310_000 },
      { from: '2026-11-09', to: '2026-11-15', dueYen: 0, expectedYen: 48_000, lowYen: 0, highYen: 120_000 },
    ],
    bankThroughOn: '2026-10-30',
    sheets: MEETING_SHEETS,
    comments: {},
    questions: [],
    ...changes,
  };
}

export function emptyMeetingReport(): MeetingReport {
  const bridge = { openingYen: 0, invoicedYen: 0, reversedYen: 0, clearedYen: 0, adjustedYen: 0, writtenOffYen: 0 };
  const empty = {
    aging: [],
    invoices: [],
    deposits: [],
    reminders: [],
    trend: [],
    movements: [],
    standings: [],
    actions: [],
    promises: [],
    reasons: [],
    forecast: [],
    late: [],
  };
  return meetingReport({ ...empty, bridge, bankThroughOn: null });
}
