/**
 * 貸倒引当金 of a corporation: how much may be set aside at the end of its fiscal year (法人税法52条, 措置法57条の9).
 * Only small corporations may (資本金1億円以下 and not wholly owned by a large one); that is for the tax accountant to say.
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

/** 貸倒実績率 in ten-thousandths, rounded up below the fourth decimal; null when there were no receivables. */
export function experienceRate(years: readonly { lossYen: number; endYen: number }[]): number | null {
  const loss = years.reduce((sum, year) => sum + year.lossYen, 0);
  const receivables = years.reduce((sum, year) => sum + year.endYen, 0);
  if (receivables <= 0) return null;
  // Yearly means on both sides: the three cancels out.
  return Number((BigInt(loss) * 10_000n + BigInt(receivables) - 1n) / BigInt(receivables));
}

/** Grounds of 個別評価 by half (施行令96条1項3号): 更生・再生・破産等の申立て, and 手形交換所・電子債権記録機関の取引停止処分. */
export const GROUNDS = ['petition', 'suspension'] as const;
export type Ground = (typeof GROUNDS)[number];

export interface AllowanceClaim {
  openYen: number;
  /** 実質的に債権とみられない額: what the client owes the same customer, say. */
  notReceivableYen: number;
  ground: Ground | null;
  /** What a security will bring. */
  securityYen: number;
}

/** Half of what is neither secured nor no receivable in effect; fractions of a yen are dropped. */
export function individualYen({ openYen, notReceivableYen, ground, securityYen }: AllowanceClaim): number {
  if (ground === null) return 0;
  return Math.floor(Math.max(0, openYen - notReceivableYen - securityYen) / 2);
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
 * (措置法57条の9第1項; 施行令96条6項).
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
