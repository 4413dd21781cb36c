/** What failed direct debits still owe, as a table. */
import { describe, expect, test } from 'vitest';
import { type FailedLine, owedDebits } from '../../src/domain/failed-debits.ts';

const line = (debitOn: string, amountYen: number, customerId: number | null = 1): FailedLine => ({
  debitOn,
  amountYen,
  customerId,
  customerNumber: String(customerId ?? 'X9'),
  holderKana: 'ﾔﾏﾀﾞ',
});
const owes = (dueOn: string, openYen: number, customerId = 1) => ({ receivableId: 1, customerId, dueOn, openYen });

const CASES: { what: string; lines: FailedLine[]; open: ReturnType<typeof owes>[]; yen: number[]; count?: number }[] = [
  {
    what: 'drawn before the due date of the same month',
    lines: [line('2026-10-27', 500)],
    open: [owes('2026-10-31', 500)],
    yen: [500],
  },
  { what: 'paid since', lines: [line('2026-10-27', 500)], open: [], yen: [] },
  { what: 'paid in part', lines: [line('2026-10-27', 500)], open: [owes('2026-10-27', 200)], yen: [200] },
  { what: 'only a later invoice is open', lines: [line('2026-10-27', 500)], open: [owes('2026-11-27', 500)], yen: [] },
  {
    what: 'one invoice failed twice',
    lines: [line('2026-10-27', 500), line('2026-11-27', 500)],
    open: [owes('2026-10-27', 500)],
    yen: [500],
    count: 1,
  },
  {
    what: 'two months failed',
    lines: [line('2026-11-27', 300), line('2026-10-27', 500)],
    open: [owes('2026-10-27', 500), owes('2026-11-27', 300)],
    yen: [800],
    count: 2,
  },
  { what: 'nobody knows the number', lines: [line('2026-10-27', 500, null)], open: [], yen: [500] },
  {
    what: 'each customer for himself',
    lines: [line('2026-10-27', 500, 1), line('2026-10-27', 70, 2)],
    open: [owes('2026-10-27', 70, 2)],
    yen: [70],
  },
];

describe('a failed debit is owed until what was due in its month is paid', () => {
  test.each(CASES)('$what', ({ lines, open, yen, count }) => {
    const owed = owedDebits(lines, open);
    expect(owed.map((one) => one.owedYen)).toEqual(yen);
    if (count !== undefined) expect(owed[0]!.count).toBe(count);
    for (const one of owed) expect(one.debitOn).toBe(lines.map((each) => each.debitOn).sort()[0]);
  });
});
