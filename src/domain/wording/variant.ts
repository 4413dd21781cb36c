/** Which variant of a wording fits a customer: facts of the books in, one word out. */
import { addMonths, type PlainDate } from '../dates.ts';
import type { ReminderStage } from '../reminder-batch.ts';
import { transferFeesOn } from '../transfer-fees.ts';
import type { WordingVariant } from './keys.ts';
import { VARIANT_PRESETS } from './preset-variants.ts';

/** How a customer has settled his invoices. */
export interface SettledRecord {
  /** His first invoice in the books; null: none. */
  sinceOn: PlainDate | null;
  settled: number;
  /** Of those, paid more than five days after they were due. */
  late: number;
  lastLateOn: PlainDate | null;
}

export interface VariantFacts {
  stage: ReminderStage;
  asOf: PlainDate;
  invoices: readonly { amountYen: number; openYen: number; dueOn: PlainDate }[];
  /** A word given about these invoices whose day has passed without the money. */
  brokenPledge: 'promise' | 'plan' | null;
  record: SettledRecord;
  lastLetterOn: PlainDate | null;
}

/** An invoice settled within so many days is in time: banks and holidays. */
export const LATE_AFTER_DAYS = 5;
const QUIET_YEARS = 3;
const FIRST_LATE_SETTLED = 6;
const LONG_YEARS = 3;
const LONG_SETTLED = 12;
/** Of a hundred settled invoices as many may have been late for a customer to be called good. */
const GOOD_LATE_PERCENT = 10;

export function wordingVariant(facts: VariantFacts): WordingVariant {
  const fits: WordingVariant[] = [];
  if (facts.brokenPledge !== null) fits.push(facts.brokenPledge === 'plan' ? 'instalment' : 'promise');
  if (looksLikeFees(facts)) fits.push('short-payment');
  if (isFirstLateness(facts)) fits.push('first-late');
  if (isLongAndGood(facts)) fits.push('long-good');
  return fits.find((variant) => variant !== 'usual' && VARIANT_PRESETS[variant][facts.stage]) ?? 'usual';
}

/** Everything was paid but what a bank takes for a transfer. */
function looksLikeFees({ invoices, asOf }: VariantFacts): boolean {
  const fees = transferFeesOn(asOf);
  return invoices.length > 0 && invoices.every((one) => one.openYen < one.amountYen && fees.has(one.openYen));
}

/** He has paid in time for years, and no letter went to him in them. */
function isFirstLateness({ record, asOf, lastLetterOn }: VariantFacts): boolean {
  const quietFrom = addMonths(asOf, -12 * QUIET_YEARS);
  const knownFrom = addMonths(asOf, -24);
  if (record.sinceOn === null || record.sinceOn > knownFrom || record.settled < FIRST_LATE_SETTLED) return false;
  return (record.lastLateOn ?? '') < quietFrom && (lastLetterOn ?? '') < quietFrom;
}

function isLongAndGood({ record, asOf }: VariantFacts): boolean {
  if (yearsTraded(record.sinceOn, asOf) === null || record.settled < LONG_SETTLED) return false;
  return record.late * 100 <= record.settled * GOOD_LATE_PERCENT;
}

/** Whole years, from three on: 「2年」 is no long time to thank for. */
export function yearsTraded(sinceOn: PlainDate | null, asOf: PlainDate): number | null {
  if (sinceOn === null) return null;
  const years = Number(asOf.slice(0, 4)) - Number(sinceOn.slice(0, 4)) - (asOf.slice(5) < sinceOn.slice(5) ? 1 : 0);
  return years >= LONG_YEARS ? years : null;
}
