/**
 * 貸倒引当金: how much may be set aside at the end of a corporation's fiscal year (法人税法52条, 措置法57条の9) or of a sole
 * proprietor's calendar year (所得税法52条). Only small corporations may (資本金1億円以下 and not wholly owned by a large
 * one); that is for the tax accountant to say.
 */
import { addDays, addMonths, dayOfMonth, endOfMonth, monthOf, type PlainDate } from './dates.ts';

export const INDUSTRIES = ['wholesale-retail', 'manufacturing', 'finance', 'instalment', 'other'] as const;
export type Industry = (typeof INDUSTRIES)[number];

/**
 * 法定繰入率 in thousandths by the fiscal year's first day (措置法施行令33条の7第4項). 割賦販売小売業等: tax offices' pages
 * still name 13, the order reads 7; the day from which 7 holds is not confirmed, so both stand here with it.
 */
const STATUTORY: Record<Industry, readonly { from: PlainDate; permille: number }[]> = {
  'wholesale-retail': [{ from: '1900-01-01', permille: 10 }],
  manufacturing: [{ from: '1900-01-01', permille: 8 }],
  finance: [{ from: '1900-01-01', permille: 3 }],
  instalment: [
    { from: '1900-01-01', permille: 13 },
    { from: '2021-04-01', permille: 7 },
  ],
  other: [{ from: '1900-01-01', permille: 6 }],
};

export function statutoryPermille(industry: Industry, yearBegins: PlainDate): number {
  return STATUTORY[industry].findLast((rate) => rate.from <= yearBegins)!.permille;
}

/** 法人, 個人事業者（青色申告）, 個人事業者（白色申告）. */
export const TAXPAYERS = ['corporation', 'blue', 'white'] as const;
export type Taxpayer = (typeof TAXPAYERS)[number];

/**
 * The rate of 一括評価 in thousandths: of a corporation 法定繰入率, of a sole proprietor with 青色申告 55, in finance 33
 * (所得税法施行令145条1項); with 白色申告 there is none.
 */
export function generalPermille(taxpayer: Taxpayer, industry: Industry, yearBegins: PlainDate): number {
  if (taxpayer === 'corporation') return statutoryPermille(industry, yearBegins);
  return taxpayer === 'white' ? 0 : industry === 'finance' ? 33 : 55;
}

/** A sole proprietor's year ends with December, whatever month stands in the client's settings. */
export function yearEndMonth(taxpayer: Taxpayer, fiscalMonth: number | null): number | null {
  return taxpayer === 'corporation' ? fiscalMonth : 12;
}

export interface FiscalYear {
  from: PlainDate;
  to: PlainDate;
}

/** The fiscal year that ends on or last before a day; fiscalMonth 1–12 is the month it ends with. */
export function fiscalYearEnded(fiscalMonth: number, day: PlainDate): FiscalYear {
  const ownEnd = dayOfMonth(Number(day.slice(0, 4)), fiscalMonth, 31);
  const to = ownEnd <= day ? ownEnd : dayOfMonth(Number(day.slice(0, 4)) - 1, fiscalMonth, 31);
  return { from: addDays(endOfMonth(monthOf(addMonths(`${to.slice(0, 7)}-01`, -12))), 1), to };
}

/** The three fiscal years before one, oldest first (前3年内事業年度). */
export function threeYearsBefore({ to }: FiscalYear): FiscalYear[] {
  return [3, 2, 1].map((back) => {
    const end = endOfMonth(monthOf(addMonths(`${to.slice(0, 7)}-01`, -12 * back)));
    return { from: addDays(endOfMonth(monthOf(addMonths(`${end.slice(0, 7)}-01`, -12))), 1), to: end };
  });
}

/** What a fiscal year brings into 貸倒実績率. */
export interface ExperienceYear {
  lossYen: number;
  /** 一括評価金銭債権 at the year's end: without the claims assessed one by one. */
  endYen: number;
  /** 個別評価 set aside at the year's end. */
  individualYen: number;
  /** Of what was set aside so a year before: the part for customers who were lost in the year or are assessed again. */
  broughtBackYen: number;
}

/**
 * 貸倒実績率 in ten-thousandths, rounded up below the fourth decimal; null when there were no receivables. Losses and
 * what was set aside case by case, less what was brought back for the same claims, over three years, ÷ 一括評価金銭債権 at
 * the three year-ends (法人税法施行令96条6項). The yearly means cancel out. Never below 0.
 */
export function experienceRate(years: readonly ExperienceYear[]): number | null {
  const loss = years.reduce((sum, year) => sum + year.lossYen + year.individualYen - year.broughtBackYen, 0);
  const receivables = years.reduce((sum, year) => sum + year.endYen, 0);
  if (receivables <= 0) return null;
  return Number((BigInt(Math.max(0, loss)) * 10_000n + BigInt(receivables) - 1n) / BigInt(receivables));
}

/** One customer at a year's end, for the experience rate. */
export interface YearEndClaim extends AllowanceClaim {
  customerId: number;
}

/**
 * The experience years of the given year-ends, oldest first; `before` is the year-end before the first. What was set
 * aside is taken to be the whole limit of that year: the program does not know what the tax return booked.
 */
export function experienceYears(
  before: readonly YearEndClaim[],
  years: readonly { claims: readonly YearEndClaim[]; lossOf: ReadonlyMap<number, number> }[],
): ExperienceYear[] {
  return years.map(({ claims, lossOf }, at) => {
    const assessed = new Set(claims.filter((one) => one.ground !== null).map((one) => one.customerId));
    const last = at === 0 ? before : years[at - 1]!.claims;
    return {
      lossYen: [...lossOf.values()].reduce((sum, yen) => sum + yen, 0),
      endYen: claims.reduce((sum, one) => (one.ground === null ? sum + one.openYen : sum), 0),
      individualYen: claims.reduce((sum, one) => sum + individualYen(one), 0),
      broughtBackYen: last
        .filter((one) => assessed.has(one.customerId) || (lossOf.get(one.customerId) ?? 0) > 0)
        .reduce((sum, one) => sum + individualYen(one), 0),
    };
  });
}

/**
 * Grounds of 個別評価 (法人税法施行令96条1項, 所得税法施行令144条1項): 1号 put off or paid in parts under a plan · 2号 no hope of a part ·
 * 3号 更生・再生・破産等の申立て, and 手形交換所・電子債権記録機関の取引停止処分 · 4号 a foreign government or its bank.
 */
export const GROUNDS = ['rescheduled', 'hopeless', 'petition', 'suspension', 'foreign'] as const;
export type Ground = (typeof GROUNDS)[number];

/** 1号 and 2号 set aside the whole of what is not collectible; the others a half of what is not secured. */
export function isWholeLoss(ground: Ground | null): boolean {
  return ground === 'rescheduled' || ground === 'hopeless';
}

export interface AllowanceClaim {
  openYen: number;
  /** 実質的に債権とみられない額: what the client owes the same customer, say. */
  notReceivableYen: number;
  ground: Ground | null;
  /** What a security will bring. */
  securityYen: number;
  /** 1号: what the plan pays within five years. 2号: what is still hoped for besides a security. Not looked at else. */
  collectibleYen: number;
}

/**
 * 繰入限度額 of one claim; fractions of a yen are dropped. What is no receivable in effect is taken off in every case, as
 * the return's form does (別表十一(一)).
 */
export function individualYen(claim: AllowanceClaim): number {
  const { openYen, notReceivableYen, ground, securityYen, collectibleYen } = claim;
  if (ground === null) return 0;
  const left = Math.max(0, openYen - notReceivableYen - securityYen);
  return isWholeLoss(ground) ? Math.max(0, left - collectibleYen) : Math.floor(left / 2);
}

/** 1号: the last day of the five years, which begin on the day after the fiscal year in which the ground arose. */
export function fiveYearsThrough(since: PlainDate, endMonth: number): PlainDate {
  const year = Number(since.slice(0, 4));
  const end = dayOfMonth(year, endMonth, 31);
  return dayOfMonth((since <= end ? year : year + 1) + 5, endMonth, 31);
}

export interface AllowanceSums {
  individualYen: number;
  /** 一括評価金銭債権: all that is not assessed one by one. */
  generalYen: number;
  notReceivableYen: number;
  statutoryYen: number | null;
  experienceYen: number | null;
  /** 繰入限度額: individual plus the larger of the two general ones. */
  limitYen: number;
}

/**
 * 繰入限度額. The statutory rate acts on what is left after 実質的に債権とみられない額, the experience rate on the whole
 * (措置法57条の9第1項; 施行令96条6項), a sole proprietor's rate on what is left too (所得税法施行令145条1項).
 */
export function allowanceSums(
  claims: readonly AllowanceClaim[],
  { permille, rate }: { permille: number | null; rate: number | null },
): AllowanceSums {
  const individual = claims.reduce((sum, claim) => sum + individualYen(claim), 0);
  const rest = claims.filter((claim) => claim.ground === null);
  const generalYen = rest.reduce((sum, claim) => sum + claim.openYen, 0);
  const notReceivableYen = rest.reduce((sum, claim) => sum + Math.min(claim.notReceivableYen, claim.openYen), 0);
  const part = (yen: number, numerator: number, denominator: number) =>
    Number((BigInt(yen) * BigInt(numerator)) / BigInt(denominator));
  const statutoryYen = permille === null ? null : part(generalYen - notReceivableYen, permille, 1000);
  const experienceYen = rate === null ? null : part(generalYen, rate, 10_000);
  return {
    individualYen: individual,
    generalYen,
    notReceivableYen,
    statutoryYen,
    experienceYen,
    limitYen: individual + Math.max(statutoryYen ?? 0, experienceYen ?? 0),
  };
}
