/** Who is reminded and at which stage, decided from state: a missed day is caught up, no stage is skipped or sent twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/dates.ts';
import {
  DEFAULT_POLICY,
  decideReminder,
  type OverdueInvoice,
  type ReminderFacts,
} from '../../src/domain/reminder-policy.ts';

const DUE = '2026-07-31';

function invoice(dueOn: string, stageReached = 0, receivableId = 1): OverdueInvoice {
  return {
    receivableId,
    number: `A-${receivableId}`,
    issuedOn: '2026-06-30',
    dueOn,
    amountYen: 1000,
    openYen: 1000,
    stageReached,
  };
}

function facts(asOf: string, overdue: OverdueInvoice[], given: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    asOf,
    overdue,
    lastLetterOn: null,
    spokenOn: null,
    hold: null,
    possibleDeposit: null,
    hasAddress: true,
    mailReturned: false,
    bankDataStale: false,
    ...given,
  };
}

describe('the stage of one invoice', () => {
  test.each([
    // days overdue, stage reached, days since the last letter → what happens
    [1, 0, null, 'nothing'],
    [2, 0, null, 'nothing'],
    [3, 0, null, 1],
    [13, 0, null, 1],
    [13, 1, 10, 'nothing'],
    [14, 1, 7, 2],
    [14, 1, 6, 'recent-letter'],
    [29, 2, 15, 'nothing'],
    [30, 2, 16, 3],
    [44, 3, 14, 'nothing'],
    [45, 3, 15, 4],
    [400, 4, 300, 'nothing'],
    // Runs were missed: still one stage at a time, from the first.
    [100, 0, null, 1],
    [100, 1, 7, 2],
    [100, 2, 7, 3],
    [100, 3, 6, 'recent-letter'],
    [100, 3, 7, 4],
  ] as const)('%i days overdue, stage %i, last letter %s days ago: %s', (days, reached, since, expected) => {
    const asOf = addDays(DUE, days);
    const lastLetterOn = since === null ? null : addDays(asOf, -since);
    const decision = decideReminder(DEFAULT_POLICY, facts(asOf, [invoice(DUE, reached)], { lastLetterOn }));
    if (decision.kind === 'letter') expect(decision.stage).toBe(expected);
    else expect(decision.kind === 'withheld' ? decision.reason : decision.kind).toBe(expected);
  });

  test('on whatever days runs are made, it climbs 1, 2, 3, 4, never early and never within a week', () => {
    const runs = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(runs, (days) => {
        const one = invoice(DUE);
        let lastLetterOn: string | null = null;
        const sent: { stage: number; on: string }[] = [];
        for (const asOf of days.sort((a, b) => a - b).map((count) => addDays(DUE, count))) {
          const decision = decideReminder(
            DEFAULT_POLICY,
            facts(asOf, [{ ...one, stageReached: sent.length }], { lastLetterOn }),
          );
          const due = DEFAULT_POLICY.stages[sent.length];
          const mayGo =
            due !== undefined &&
            daysBetween(DUE, asOf) >= due.daysAfterDue! &&
            (lastLetterOn === null || daysBetween(lastLetterOn, asOf) >= 7);
          expect(decision.kind === 'letter').toBe(mayGo);
          if (decision.kind !== 'letter') continue;
          sent.push({ stage: decision.stage, on: asOf });
          lastLetterOn = asOf;
        }
        expect(sent.map((letter) => letter.stage)).toEqual([1, 2, 3, 4].slice(0, sent.length));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a letter', () => {
  const asOf = addDays(DUE, 30);

  test('holds every overdue invoice, each with its own stage, in the tone of the highest', () => {
    const decision = decideReminder(
      DEFAULT_POLICY,
      facts(asOf, [invoice(DUE, 2, 1), invoice(addDays(asOf, -14), 0, 2), invoice(addDays(asOf, -2), 0, 3)]),
    );
    expect(decision).toMatchObject({ kind: 'letter', stage: 3, totalYen: 3000 });
    if (decision.kind === 'letter') expect(decision.items.map((item) => item.stage)).toEqual([3, 1, 0]);
  });

  test('gives a deadline that is a bank day', () => {
    // 2026-09-11 + 10 days falls into Silver Week: 9/21 to 9/23 the banks are closed.
    const decision = decideReminder(DEFAULT_POLICY, facts('2026-09-11', [invoice(DUE)]));
    expect(decision).toMatchObject({ kind: 'letter', deadlineOn: '2026-09-24' });
  });

  test('below the minimum does not go, at it does', () => {
    const policy = { ...DEFAULT_POLICY, minimumYen: 1000 };
    expect(decideReminder(policy, facts(asOf, [invoice(DUE)]))).toMatchObject({ kind: 'letter' });
    expect(decideReminder({ ...policy, minimumYen: 1001 }, facts(asOf, [invoice(DUE)]))).toMatchObject({
      reason: 'below-minimum',
    });
  });

  test.each([
    ['hold', { hold: '係争中' }],
    ['stale-bank-data', { bankDataStale: true }],
    ['possible-deposit', { possibleDeposit: { payerName: 'ｶ)', amountYen: 1, depositedOn: DUE } }],
    ['recent-letter', { lastLetterOn: asOf }],
    ['no-address', { hasAddress: false }],
  ] as const)('is withheld: %s', (reason, given) => {
    expect(decideReminder(DEFAULT_POLICY, facts(asOf, [invoice(DUE)], given))).toMatchObject({
      kind: 'withheld',
      reason,
      totalYen: 1000,
    });
  });
});
