/**
 * 消滅時効 of a trade claim: five years from the day on which it could be claimed (民法166条1項1号), the first day not
 * counted (140条). An acknowledgement starts them anew (152条): money paid on it, a confirmation of the balance sent back.
 */
import { addMonths, type PlainDate } from './dates.ts';

const YEARS = 5;

/** The last day before the claim can be refused. `acknowledgedOn`: the newest acknowledgement, if there was one. */
export function limitationOn(dueOn: PlainDate, acknowledgedOn: PlainDate | null): PlainDate {
  const from = acknowledgedOn !== null && acknowledgedOn > dueOn ? acknowledgedOn : dueOn;
  return addMonths(from, YEARS * 12);
}
