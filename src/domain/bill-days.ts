/** でんさい and promissory notes: the day on their face, and the day their money comes. */
import { type PlainDate, shiftFromHoliday } from './dates.ts';

/**
 * A bill that falls due on a bank holiday is paid on the next bank day.
 * Source: 手形法72条1項 (for notes by 77条1項9号); でんさいネット業務規程 has でんさい settle by the same rule.
 */
export function billCreditedOn(dueOn: PlainDate): PlainDate {
  return shiftFromHoliday(dueOn, 'after');
}
