/** 時効: years, what starts them anew, and the one demand that puts their end off. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '../../src/domain/dates.ts';
import { limitationOn, limitationStanding, limitationUrgency } from '../../src/domain/limitation.ts';

const facts = (demands: string[], acknowledgedOn: string | null = null) => ({
  aroseOn: '2021-11-30',
  dueOn: '2021-12-31',
  acknowledgedOn,
  demands,
});

test.each([
  ['2021-12-31', null, '2021-11-30', '2026-12-31'],
  ['2021-12-31', '2024-02-29', '2021-11-30', '2029-02-28'],
  // An acknowledgement before the due date renews nothing that has not begun.
  ['2021-12-31', '2021-12-01', '2021-11-30', '2026-12-31'],
  // Old law: goods two years.
  ['2020-04-30', null, '2020-03-31', '2022-04-30'],
  ['2020-04-30', null, '2020-04-01', '2025-04-30'],
])('due %s, acknowledged %s, arisen %s: lost after %s', (dueOn, acknowledgedOn, aroseOn, end) => {
  expect(limitationOn(dueOn, acknowledgedOn, aroseOn)).toBe(end);
});

test.each<[string, string[], string | null, string]>([
  ['no demand', [], null, '2026-12-31'],
  ['one long before the end puts nothing off', ['2022-02-01'], null, '2026-12-31'],
  ['the first of the last six months puts it off', ['2026-10-15'], '2026-10-15', '2027-04-15'],
  ['a second adds nothing', ['2026-10-15', '2026-12-20'], '2026-10-15', '2027-04-15'],
  ['nor one made while it is put off', ['2026-10-15', '2027-03-01'], '2026-10-15', '2027-04-15'],
  ['letters every month: the first is of long ago', ['2026-05-15', '2026-08-15', '2026-11-15'], null, '2026-12-31'],
  ['after six months of silence one counts again', ['2022-02-01', '2026-11-15'], '2026-11-15', '2027-05-15'],
  ['one after the end is too late', ['2027-01-05'], null, '2026-12-31'],
])('%s', (_name, demands, postponedBy, endOn) => {
  expect(limitationStanding(facts(demands), '2027-03-31')).toMatchObject({ postponedBy, endOn });
});

test('an acknowledgement makes demands before it moot', () => {
  const standing = limitationStanding(facts(['2026-10-15'], '2026-11-01'), '2026-11-24');
  expect(standing).toMatchObject({ postponedBy: null, endOn: '2031-11-01' });
});

test('a demand can still be made while none lies in the six months before', () => {
  expect(limitationStanding(facts([]), '2026-11-24').canPostpone).toBe(true);
  expect(limitationStanding(facts(['2026-08-01']), '2026-11-24').canPostpone).toBe(false);
  expect(limitationStanding(facts([]), '2027-01-01').canPostpone).toBe(false);
});

test.each([
  ['2027-01-01', 'lost'],
  ['2026-12-31', 'one'],
  ['2026-12-01', 'one'],
  ['2026-10-30', 'three'],
  ['2026-07-01', 'six'],
  ['2026-06-29', 'far'],
])('on %s the end of 2026-12-31 is %s', (asOf, urgency) => {
  expect(limitationUrgency('2026-12-31', asOf)).toBe(urgency);
});

test('the end moves at most six months, and a demand made within six months of another never moves it further', () => {
  const day = fc.integer({ min: 1, max: 2600 }).map((n) => addDays('2021-12-31', n));
  fc.assert(
    fc.property(
      fc.array(day, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.integer({ min: 0, max: 180 }),
      (demands, at, later) => {
        const { endOn } = limitationStanding(facts(demands), '2029-12-31');
        expect(endOn >= '2026-12-31' && endOn <= addMonths('2026-12-31', 6)).toBe(true);
        const again = addDays(demands[at % demands.length]!, later);
        expect(limitationStanding(facts([...demands, again]), '2029-12-31').endOn <= endOn).toBe(true);
      },
    ),
  );
});
