/** What came after which touch: one yen counts once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import {
  customerTouches,
  type OverdueMoney,
  stageEffects,
  type Touch,
  touchFinder,
} from '../../src/domain/reminder-effects.ts';

const letter = (on: string, stage: number, given: Partial<Touch> = {}): Touch => ({
  kind: 'letter',
  on,
  customerId: 1,
  stage,
  receivableIds: [7],
  yen: 100_000,
  costYen: 110,
  returned: false,
  ...given,
});
const money = (on: string, yen: number, given: Partial<OverdueMoney> = {}): OverdueMoney => ({
  customerId: 1,
  receivableId: 7,
  dueOn: '2026-09-30',
  on,
  yen,
  ...given,
});

describe('by stage', () => {
  test('the last letter before the money gets it, in the span it came in', () => {
    const touches = [letter('2026-10-05', 1), letter('2026-10-20', 2)];
    const rows = stageEffects(touches, [
      money('2026-10-12', 10),
      money('2026-10-20', 20),
      money('2026-11-02', 30),
      money('2026-11-19', 40),
    ]);
    expect(rows).toMatchObject([
      { stage: 1, touches: 1, within7Yen: 10, within14Yen: 10, within30Yen: 10, answered: 1, costYen: 110 },
      { stage: 2, touches: 1, within7Yen: 20, within14Yen: 50, within30Yen: 90, answered: 1 },
    ]);
  });
  test('thirty days are the most, and money for another claim or customer is not its doing', () => {
    const rows = stageEffects(
      [letter('2026-10-05', 1)],
      [
        money('2026-11-05', 1),
        money('2026-10-06', 2, { receivableId: 8 }),
        money('2026-10-06', 4, { customerId: 2 }),
        money('2026-11-04', 8),
      ],
    );
    expect(rows).toMatchObject([{ within30Yen: 8 }]);
  });
  test('a letter that came back cost, and brought nothing', () => {
    const [row] = stageEffects([letter('2026-10-05', 1, { returned: true })], [money('2026-10-06', 5)]);
    expect(row).toMatchObject({ touches: 1, returned: 1, within30Yen: 0, costYen: 110, answered: 0 });
  });
  test('a call speaks of all that was due by then', () => {
    const call = letter('2026-10-05', 0, { kind: 'call', receivableIds: [], costYen: 0 });
    expect(touchFinder([call])(money('2026-10-06', 5))).toBe(0);
    expect(touchFinder([call])(money('2026-10-06', 5, { dueOn: '2026-10-05' }))).toBe(null);
  });
});

test('which customers pay after which touch, most of their money deciding', () => {
  const touches = [letter('2026-10-01', 1), letter('2026-10-11', 2)];
  expect(
    customerTouches(touches, [
      money('2026-10-03', 10),
      money('2026-10-21', 90),
      money('2026-10-03', 5, { customerId: 2 }),
    ]),
  ).toEqual([
    { customerId: 1, kind: 'letter', stage: 2, yen: 90, allYen: 100, days: 10 },
    { customerId: 2, kind: null, stage: 0, yen: 5, allYen: 5, days: null },
  ]);
});

test('whatever was sent and came in, no yen counts twice', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((n) => addDays('2026-10-01', n));
  const touch = fc.record({
    kind: fc.constantFrom<Touch['kind']>('letter', 'call'),
    on: day,
    customerId: fc.integer({ min: 1, max: 2 }),
    stage: fc.integer({ min: 1, max: 5 }),
    receivableIds: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    yen: fc.nat(1000),
    costYen: fc.nat(500),
    returned: fc.boolean(),
  });
  const came = fc.record({
    customerId: fc.integer({ min: 1, max: 2 }),
    receivableId: fc.integer({ min: 1, max: 4 }),
    dueOn: fc.constant('2026-09-30'),
    on: day,
    yen: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 12 }), fc.array(came, { maxLength: 12 }), (touches, all) => {
      const find = touchFinder(touches);
      for (const one of all) expect(find(one)).toBe(lastByHand(touches, one));
      const rows = stageEffects(touches, all);
      const sum = (of: 'within7Yen' | 'within14Yen' | 'within30Yen') => rows.reduce((total, row) => total + row[of], 0);
      expect(sum('within30Yen')).toBeLessThanOrEqual(all.reduce((total, one) => total + one.yen, 0));
      expect(sum('within7Yen')).toBeLessThanOrEqual(sum('within14Yen'));
      expect(sum('within14Yen')).toBeLessThanOrEqual(sum('within30Yen'));
      expect(rows.reduce((total, row) => total + row.touches, 0)).toBe(touches.length);
    }),
  );
});

/** Every touch looked at: the latest that asked for the claim, of one day the one told last. */
function lastByHand(touches: readonly Touch[], { customerId, receivableId, dueOn, on }: OverdueMoney): number | null {
  const asked = touches.flatMap((touch, at) => {
    const isHis = touch.customerId === customerId && !touch.returned && touch.on <= on;
    const names = touch.receivableIds.length > 0 ? touch.receivableIds.includes(receivableId) : dueOn < touch.on;
    return isHis && names ? [{ on: touch.on, at }] : [];
  });
  return asked.sort((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1)).at(-1)?.at ?? null;
}
