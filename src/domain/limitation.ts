/**
 * 消滅時効 of a trade claim: five years from the day on which it could be claimed (民法166条1項1号), the first day not
 * counted (140条). An acknowledgement starts them anew (152条): money paid on it, a confirmation of the balance sent back.
 * A demand only puts the end off, once, until six months after it (150条).
 */
import { addMonths, type PlainDate } from './dates.ts';

/**
 * Years by the day the claim arose. Before 2020-04-01 the price of goods sold by traders was lost after two years
 * (旧民法173条1号; 改正法附則10条4項 keeps that for claims that arose then).
 */
const YEARS: readonly { from: PlainDate; years: number }[] = [
  { from: '1900-01-01', years: 2 },
  { from: '2020-04-01', years: 5 },
];

/** 150条: 催告の時から六箇月. */
const GRACE_MONTHS = 6;

function yearsOf(aroseOn: PlainDate): number {
  return YEARS.filter(({ from }) => from <= aroseOn).at(-1)!.years;
}

/**
 * The last day before the claim can be refused, demands left aside. `acknowledgedOn`: the newest acknowledgement, if there
 * was one; `aroseOn`: the invoice's date, which decides between old and new law.
 */
export function limitationOn(
  dueOn: PlainDate,
  acknowledgedOn: PlainDate | null,
  aroseOn: PlainDate = dueOn,
): PlainDate {
  const from = acknowledgedOn !== null && acknowledgedOn > dueOn ? acknowledgedOn : dueOn;
  return addMonths(from, yearsOf(aroseOn) * 12);
}

export interface LimitationFacts {
  aroseOn: PlainDate;
  dueOn: PlainDate;
  acknowledgedOn: PlainDate | null;
  /** Days on which payment was asked for, by letter, call or otherwise; what came back undelivered asked nobody. */
  demands: readonly PlainDate[];
}

export interface LimitationStanding {
  /** By the years alone. */
  yearsEndOn: PlainDate;
  /** The demand that puts the end off; null when none does. */
  postponedBy: PlainDate | null;
  /** What counts: the later of both. */
  endOn: PlainDate;
  /** A demand made now would put the end off: none lies in the six months before. */
  canPostpone: boolean;
}

/**
 * When a claim is lost. Of demands in a row only the first counts: one made within six months of another adds nothing
 * (150条2項). Whether that holds too where the first had no effect of its own is not settled; the earlier end is shown, since a
 * day shown too early costs a letter and one shown too late the claim. A demand before the last acknowledgement, or after
 * the end, is of no account.
 */
export function limitationStanding(facts: LimitationFacts, asOf: PlainDate): LimitationStanding {
  const { dueOn, acknowledgedOn, aroseOn } = facts;
  const yearsEndOn = limitationOn(dueOn, acknowledgedOn, aroseOn);
  const days = [...new Set(facts.demands)]
    .filter((day) => day <= asOf && day > dueOn && (acknowledgedOn === null || day > acknowledgedOn))
    .sort();
  const counting = days.filter((day, at) => at === 0 || addMonths(days[at - 1]!, GRACE_MONTHS) < day);
  const postponedBy =
    counting.findLast((day) => day <= yearsEndOn && addMonths(day, GRACE_MONTHS) > yearsEndOn) ?? null;
  const endOn = postponedBy === null ? yearsEndOn : addMonths(postponedBy, GRACE_MONTHS);
  const last = days.at(-1);
  const isFree = last === undefined || addMonths(last, GRACE_MONTHS) < asOf;
  return { yearsEndOn, postponedBy, endOn, canPostpone: postponedBy === null && asOf <= yearsEndOn && isFree };
}

/** A line of 本日の作業 from so many months before the end. */
export const LIMITATION_WARNING_MONTHS = 6;

export type LimitationUrgency = 'lost' | 'one' | 'three' | 'six' | 'far';

/** How near the end is: within one, three or six months, or lost already. */
export function limitationUrgency(endOn: PlainDate, asOf: PlainDate): LimitationUrgency {
  if (asOf > endOn) return 'lost';
  if (addMonths(asOf, 1) >= endOn) return 'one';
  if (addMonths(asOf, 3) >= endOn) return 'three';
  return addMonths(asOf, 6) >= endOn ? 'six' : 'far';
}
