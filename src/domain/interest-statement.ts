/** 遅延損害金計算書: what is asked for being late, line by line, so that the debtor can reckon it after us. */
import { formatDate, formatLongDate, type PlainDate } from './dates.ts';
import {
  type InterestLine,
  type RateSource,
  rateText,
  STATUTORY_KNOWN_THROUGH,
  sumOfLines,
  type YearBasis,
} from './late-interest.ts';
import { formatYen } from './money.ts';

export interface InterestStatement {
  serial: string;
  clientName: string;
  customerCode: string;
  customerName: string;
  honorific: string;
  billedOn: PlainDate;
  throughOn: PlainDate;
  yearBasis: YearBasis;
  invoices: { invoice: string; dueOn: PlainDate; lines: InterestLine[] }[];
}

export const STATEMENT_WORDS = {
  title: '遅延損害金計算書',
  created: '作成日',
  columns: {
    invoice: '請求書番号',
    dueOn: 'お支払期日',
    from: '自',
    through: '至',
    days: '日数',
    base: '元本（円）',
    rate: '年率',
    year: '日割',
    yen: '遅延損害金（円）',
  },
  subtotal: (invoice: string) => `${invoice} 計`,
  total: '合計',
} as const;

const SOURCES: Record<RateSource, string> = { statutory: '法定', agreed: '約定', entrustment: '取適法' };

/** 年3%（法定）. */
export function rateWords(line: Pick<InterestLine, 'rateBp' | 'source'>): string {
  return `${rateText(line.rateBp)}%（${SOURCES[line.source]}）`;
}

export function basisWords(yearBasis: YearBasis): string {
  return yearBasis === 'fixed-365'
    ? '閏年の日を含む期間についても、1年を365日として日割で計算しています。'
    : '閏年に属する日は1年を366日、その他の日は365日として日割で計算しています。';
}

/** The notes under the table: how it was reckoned, on what law, and what it is not. */
export function statementNotes(statement: InterestStatement): string[] {
  const lines = statement.invoices.flatMap((one) => one.lines);
  const has = (source: RateSource) => lines.some((line) => line.source === source);
  return [
    '起算日はお支払期日の翌日です。ご入金のあった日までをその日までの元本で計算し、翌日から元本を減らしています。各行の1円未満は切り捨てです。',
    basisWords(statement.yearBasis),
    ...(has('statutory')
      ? ['「法定」は民法404条の法定利率（遅滞の責任を負った最初の時点のもの、民法419条1項）です。']
      : []),
    ...(has('agreed') ? ['「約定」は当事者間で取り決めた遅延損害金の率です。'] : []),
    ...(has('entrustment')
      ? ['「取適法」は中小受託取引適正化法による遅延利息（受領日から60日を経過した日から支払日まで、年14.6%）です。']
      : []),
    ...(has('statutory') && statement.throughOn > STATUTORY_KNOWN_THROUGH
      ? ['法定利率は3年ごとに見直されます。計算の期間に、利率が公表されていない時期を含みます。']
      : []),
    '遅延損害金には消費税はかかりません（不課税）。',
  ];
}

export function statementSum(statement: InterestStatement): number {
  return sumOfLines(statement.invoices.flatMap((one) => one.lines));
}

/** The line of a bill of its own, one for each invoice that was late. */
export function interestInvoiceLine(one: { invoice: string; lines: readonly InterestLine[] }): string {
  const [first, last] = [one.lines[0]!, one.lines.at(-1)!];
  const rates = [...new Set(one.lines.map((line) => rateText(line.rateBp)))].map((rate) => `年${rate}%`).join('・');
  return `遅延損害金（請求書 ${one.invoice}、${formatDate(first.fromOn)}〜${formatDate(last.throughOn)}、${rates}）`;
}

export const INTEREST_UNIT = '式';
export const INTEREST_TITLE = '遅延損害金';

/** On a reminder letter that names frozen interest. */
export function interestBlockLine(bill: { totalYen: number; throughOn: PlainDate; serial: string }): string {
  return `${formatYen(bill.totalYen)}円（${formatLongDate(bill.throughOn)}まで。計算書 ${bill.serial}）`;
}
