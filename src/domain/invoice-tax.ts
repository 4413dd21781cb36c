/**
 * Consumption tax of an invoice. 適格請求書: the tax is rounded once per rate per invoice, never per line
 * (消費税法57条の4, 国税庁 No.6371, インボイスQ&A 問57).
 */
import type { PlainDate } from './dates.ts';
import { divideRounded, type RoundingMode, sumYen } from './money.ts';

/** 10 %, 8 % reduced, and the three kinds without tax: 非課税, 不課税 (対象外), 免税. */
export const TAX_CLASSES = ['standard-10', 'reduced-8', 'exempt', 'out-of-scope', 'zero-rated'] as const;
export type TaxClass = (typeof TAX_CLASSES)[number];

/**
 * From which day each class has which rate, oldest first. A change of the law is a line here: invoices dated before it
 * keep the rate of their day. 10 % and the reduced 8 % (食品・新聞) exist since 2019-10-01 (消費税法29条, 平成28年改正法附則34条).
 */
type RateTable = Record<TaxClass, readonly { from: PlainDate; percent: number }[]>;

const RATES: RateTable = {
  'standard-10': [{ from: '2019-10-01', percent: 10 }],
  'reduced-8': [{ from: '2019-10-01', percent: 8 }],
  exempt: [{ from: '1989-04-01', percent: 0 }],
  'out-of-scope': [{ from: '1900-01-01', percent: 0 }],
  'zero-rated': [{ from: '1989-04-01', percent: 0 }],
};

/** Percent of consumption tax of a class (10, 8 or 0) on the day of a sale; null before the class existed. */
export function ratePercentOn(taxClass: TaxClass, on: PlainDate, rates: RateTable = RATES): number | null {
  return rates[taxClass].findLast((rate) => rate.from <= on)?.percent ?? null;
}

export interface RatedLine {
  taxClass: TaxClass;
  /** The day of the line's own dealing; without one the line is of the invoice's day or period. */
  suppliedOn?: PlainDate | null | undefined;
}

export type RateFault = {
  /**
   * tax-rate-date: the class did not exist on that day; tax-rate-span: its rate changes within the period of lines without
   * a day; tax-rate-mixed: lines of one class have different rates, which one paper cannot sum up (税率ごとに区分).
   */
  code: 'tax-rate-date' | 'tax-rate-span' | 'tax-rate-mixed';
  taxClass: TaxClass;
  /** From 1. */
  line: number;
  on: PlainDate;
  /** The first day of the rate that does not fit. */
  since: PlainDate;
};

/** What stands against reckoning the lines by the rates of their days: the rate is that of the dealing, not of the paper. */
export function rateFault(
  lines: readonly RatedLine[],
  supply: { from: PlainDate; through: PlainDate },
  rates: RateTable = RATES,
): RateFault | null {
  const percents = new Map<TaxClass, number>();
  for (const [index, { taxClass, suppliedOn }] of lines.entries()) {
    const [from, through] = suppliedOn ? [suppliedOn, suppliedOn] : [supply.from, supply.through];
    const percent = ratePercentOn(taxClass, through, rates);
    const latest = rates[taxClass].findLast((rate) => rate.from <= through)?.from ?? rates[taxClass][0]!.from;
    const fault = (code: RateFault['code'], on: PlainDate): RateFault => ({
      code,
      taxClass,
      line: index + 1,
      on,
      since: latest,
    });
    if (percent === null) return fault('tax-rate-date', through);
    if (ratePercentOn(taxClass, from, rates) !== percent) return fault('tax-rate-span', from);
    if ((percents.get(taxClass) ?? percent) !== percent) return fault('tax-rate-mixed', through);
    percents.set(taxClass, percent);
  }
  return null;
}

/** The day from which a class exists. */
export function rateSince(taxClass: TaxClass): PlainDate {
  return RATES[taxClass][0]!.from;
}

/** Percent of consumption tax of a class as it is now: 10, 8 or 0. */
export function ratePercent(taxClass: TaxClass): number {
  return RATES[taxClass].at(-1)!.percent;
}

/** 税率 as the template writes it: 10, 8, 0 (= 対外), 非, 対外, 免. Null when it is none of these. */
export function parseTaxClass(text: string): TaxClass | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[%※*]|軽減/g, '')
    .trim();
  switch (plain) {
    case '10':
    case '0.1':
      return 'standard-10';
    case '8':
    case '0.08':
      return 'reduced-8';
    case '非':
    case '非課税':
      return 'exempt';
    case '0':
    case '対外':
    case '対象外':
    case '不課税':
      return 'out-of-scope';
    case '免':
    case '免税':
      return 'zero-rated';
    default:
      return null;
  }
}

const CELLS: Record<TaxClass, string> = {
  'standard-10': '10',
  'reduced-8': '8',
  exempt: '非',
  'out-of-scope': '対外',
  'zero-rated': '免',
};

/** A class as the templates write it: what parseTaxClass reads. */
export function taxClassCell(taxClass: TaxClass): string {
  return CELLS[taxClass];
}

const NAMES: Record<TaxClass, string> = {
  'standard-10': '10%',
  'reduced-8': '8%(軽減)',
  exempt: '非課税',
  'out-of-scope': '不課税',
  'zero-rated': '免税',
};

/** A class as papers and refusals name it. */
export function taxName(taxClass: TaxClass): string {
  return NAMES[taxClass];
}

export interface TaxTotals {
  taxClass: TaxClass;
  /** Sum of the class's lines before tax, in yen. */
  netYen: number;
  taxYen: number;
  /** netYen + taxYen. */
  grossYen: number;
}

/**
 * Totals by tax class, in the order of TAX_CLASSES, classes without lines left out.
 * With `includesTax` the lines hold prices with tax: tax = gross × rate / (100 + rate). The rate is that of the lines' own
 * day, else of the day `on`, left out: that of now. Lines of one class have one rate (rateFault says so before).
 */
export function taxTotals(
  lines: readonly (RatedLine & { amountYen: number })[],
  mode: RoundingMode,
  includesTax: boolean,
  on?: PlainDate,
): TaxTotals[] {
  return TAX_CLASSES.filter((taxClass) => lines.some((line) => line.taxClass === taxClass)).map((taxClass) => {
    const own = lines.filter((line) => line.taxClass === taxClass);
    const amount = sumYen(own.map((line) => line.amountYen));
    const day = own.find((line) => line.suppliedOn)?.suppliedOn ?? on;
    const rate = (day ? ratePercentOn(taxClass, day) : null) ?? ratePercent(taxClass);
    if (includesTax) {
      const taxYen = divideRounded(BigInt(amount) * BigInt(rate), BigInt(100 + rate), mode);
      return { taxClass, netYen: amount - taxYen, taxYen, grossYen: amount };
    }
    const taxYen = divideRounded(BigInt(amount) * BigInt(rate), 100n, mode);
    return { taxClass, netYen: amount, taxYen, grossYen: amount + taxYen };
  });
}
