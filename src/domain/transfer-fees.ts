/**
 * What banks charge for a transfer (税込, to another bank), as a payer may deduct it from what he sends.
 * Source: domain notes §7 (banks' tariffs as read in 2026-08; before October 2019 the 8 % tariffs).
 */
import type { PlainDate } from './dates.ts';

interface FeeTable {
  /** First day the table holds. */
  from: PlainDate;
  feesYen: readonly number[];
}

/** Newest first. A new tariff is a new entry: proposals of old deposits keep their table. */
const FEE_TABLES: readonly FeeTable[] = [
  {
    from: '2019-10-01',
    feesYen: [
      75, 77, 99, 100, 110, 145, 150, 154, 160, 165, 220, 229, 275, 330, 385, 440, 484, 490, 495, 550, 605, 660, 770,
      880, 990,
    ],
  },
  { from: '2014-04-01', feesYen: [108, 162, 216, 270, 324, 378, 432, 486, 540, 648, 756, 864] },
  { from: '1900-01-01', feesYen: [105, 210, 315, 420, 525, 630, 735, 840] },
];

const FEE_SETS = FEE_TABLES.map((table) => ({ from: table.from, fees: new Set(table.feesYen) }));

/** The fees a payer may have deducted on that day, in yen. */
export function transferFeesOn(date: PlainDate): ReadonlySet<number> {
  return FEE_SETS.find((table) => table.from <= date)!.fees;
}

/** Above this a shortfall is no transfer fee of any table. */
export const HIGHEST_TRANSFER_FEE_YEN = 990;
