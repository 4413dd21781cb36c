import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/domain/reminder-policy.ts';
import { type PolicyPart, policyValues, readPolicy } from '../../src/renderer/features/reminders/policy-draft.ts';

const INHERITED = { ...DEFAULT_POLICY, stages: [...DEFAULT_POLICY.stages] };
const read = (own: PolicyPart | null, change: Partial<ReturnType<typeof policyValues>> = {}) =>
  readPolicy({ ...policyValues(own), ...change }, INHERITED);

test.each<[string, PolicyPart | null]>([
  ['nothing', null],
  ['a stage of its own', { stages: [{ stage: 2, daysAfterDue: 20, deadlineDays: 5, channel: 'phone' }] }],
  ['a stage that never goes', { stages: [{ stage: 3, daysAfterDue: null, deadlineDays: 10, channel: 'letter' }] }],
  ['the sums', { daysBetweenLetters: 0, minimumYen: 0, highValueYen: null }],
  ['a sum to call for', { highValueYen: 500_000 }],
])('what is shown and saved untouched stays as it was: %s', (_, own) => {
  expect(read(own)).toEqual({ wrong: {}, policy: own });
});

test('what is left empty in a stage comes from the next place, and a stage nobody has begins as a letter', () => {
  expect(read(null, { days2: '２０' }).policy).toEqual({
    stages: [{ stage: 2, daysAfterDue: 20, deadlineDays: 10, channel: 'letter' }],
  });
  expect(read(null, { channel1: 'phone' }).policy?.stages).toEqual([
    { stage: 1, daysAfterDue: 3, deadlineDays: 10, channel: 'phone' },
  ]);
  expect(read(null, { days5: '90' }).policy?.stages).toEqual([
    { stage: 5, daysAfterDue: 90, deadlineDays: 7, channel: 'letter' },
  ]);
  expect(read(null, { channel1: 'never', days1: '5' }).policy?.stages).toMatchObject([{ daysAfterDue: null }]);
});

test.each([
  [{ days1: '3651' }, 'days1'],
  [{ days1: '3日' }, 'days1'],
  [{ deadline4: '0' }, 'deadline4'],
  [{ between: '366' }, 'between'],
  // A letter on no day at all would never go, and would say that it does.
  [{ channel5: 'letter' as const }, 'days5'],
])('%j is said at %s', (change, field) => {
  expect(Object.keys(read(null, change).wrong)).toEqual([field]);
});
