/** 支払約束 and 分割 as worked examples: what came in, when, and what that makes of a word given. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenRows, holdsLetters, type Pledge, type PledgeState, pledgeStandings } from '../../src/domain/promises.ts';

const promise = (given: Partial<Pledge> = {}): Pledge => ({
  id: 1,
  madeOn: '2026-11-10',
  receivableIds: [],
  rows: [{ dueOn: '2026-11-20', amountYen: 50_000 }],
  endedOn: null,
  ...given,
});
const came = (on: string, amountYen: number, receivableId: number | null = 1) => ({ on, amountYen, receivableId });

describe('a promise of 50,000 for 20 November, given on the 10th', () => {
  test.each<[what: string, asOf: string, cameIn: ReturnType<typeof came>[], state: PledgeState, holds: boolean]>([
    ['waits until its day', '2026-11-20', [], 'waiting', true],
    ['is broken the day after', '2026-11-21', [], 'broken', false],
    ['is kept by money in time', '2026-11-21', [came('2026-11-20', 50_000)], 'kept', false],
    [
      'is kept by two halves',
      '2026-11-25',
      [came('2026-11-12', 20_000), came('2026-11-20', 30_000, null)],
      'kept',
      false,
    ],
    ['is broken by less', '2026-11-21', [came('2026-11-20', 49_999)], 'broken', false],
    ['is late when the rest follows', '2026-11-25', [came('2026-11-20', 49_999), came('2026-11-24', 1)], 'late', false],
    ['is not kept by money that came before it was given', '2026-11-21', [came('2026-11-09', 50_000)], 'broken', false],
    ['knows nothing of what comes later', '2026-11-21', [came('2026-11-22', 50_000)], 'broken', false],
  ])('%s', (_what, asOf, cameIn, state, holds) => {
    const [standing] = pledgeStandings([promise()], cameIn, asOf);
    expect(standing!.state).toBe(state);
    expect(holdsLetters(standing!)).toBe(holds);
  });

  test('for a Saturday holds until Monday', () => {
    const saturday = promise({ rows: [{ dueOn: '2026-11-21', amountYen: 1000 }] });
    // Monday the 23rd is a holiday: the bank opens on the 24th.
    expect(pledgeStandings([saturday], [], '2026-11-24')[0]!.state).toBe('waiting');
    expect(pledgeStandings([saturday], [came('2026-11-24', 1000)], '2026-11-25')[0]!.state).toBe('kept');
    expect(pledgeStandings([saturday], [], '2026-11-25')[0]!.state).toBe('broken');
  });

  test('for one invoice is not kept by money for another', () => {
    const named = promise({ receivableIds: [2] });
    expect(pledgeStandings([named], [came('2026-11-15', 50_000, 1)], '2026-11-21')[0]!.state).toBe('broken');
    expect(pledgeStandings([named], [came('2026-11-15', 50_000, 2)], '2026-11-21')[0]!.state).toBe('kept');
  });

  test('one yen keeps one promise, the earlier first', () => {
    const second = promise({ id: 2, rows: [{ dueOn: '2026-11-19', amountYen: 30_000 }] });
    const states = pledgeStandings([promise(), second], [came('2026-11-18', 60_000)], '2026-11-21');
    expect(states.map((one) => [one.state, one.paidYen])).toEqual([
      ['broken', 30_000],
      ['kept', 30_000],
    ]);
  });

  test('taken back is ended from that day on', () => {
    const ended = promise({ endedOn: '2026-11-15' });
    expect(pledgeStandings([ended], [], '2026-11-14')[0]!.state).toBe('waiting');
    expect(pledgeStandings([ended], [], '2026-11-15')[0]!.state).toBe('ended');
  });
});

describe('a plan of three rows', () => {
  const rows = evenRows(100_000, 3, '2026-10-30');
  const plan = promise({ madeOn: '2026-10-01', rows });
  test.each<[what: string, asOf: string, cameIn: ReturnType<typeof came>[], state: PledgeState, behindYen: number]>([
    ['waits for the first', '2026-10-30', [], 'waiting', 0],
    ['is kept so far', '2026-11-20', [came('2026-10-30', 34_000)], 'kept', 0],
    ['is broken when a row is short', '2026-11-01', [came('2026-10-30', 33_000)], 'broken', 1000],
    [
      'is late once it was made up for',
      '2026-11-05',
      [came('2026-10-30', 33_000), came('2026-11-04', 1000)],
      'late',
      0,
    ],
    ['counts money ahead for the rows to come', '2026-12-31', [came('2026-10-20', 100_000)], 'done', 0],
  ])('%s', (_what, asOf, cameIn, state, behindYen) => {
    expect(pledgeStandings([plan], cameIn, asOf)[0]).toMatchObject({ state, behindYen });
  });
});

describe('even rows', () => {
  test('are round, the first takes the rest, a last day stays a last day', () => {
    expect(evenRows(100_000, 3, '2026-11-30')).toEqual([
      { dueOn: '2026-11-30', amountYen: 34_000 },
      { dueOn: '2026-12-31', amountYen: 33_000 },
      { dueOn: '2027-01-31', amountYen: 33_000 },
    ]);
    expect(evenRows(1001, 3, '2026-11-25').map((row) => [row.dueOn, row.amountYen])).toEqual([
      ['2026-11-25', 401],
      ['2026-12-25', 300],
      ['2027-01-25', 300],
    ]);
  });

  test('always make up the sum, in order, each above nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 99_999_999 }), fc.integer({ min: 1, max: 60 }), (yen, count) => {
        const rows = evenRows(yen, count, '2027-01-31');
        expect(rows.reduce((sum, row) => sum + row.amountYen, 0)).toBe(yen);
        expect(
          rows.every((row, index) => row.amountYen > 0 && (index === 0 || row.dueOn > rows[index - 1]!.dueOn)),
        ).toBe(true);
      }),
    );
  });
});
