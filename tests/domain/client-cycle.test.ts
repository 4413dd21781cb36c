/** When a step of a client's cycle is to be done, waits, is late or done: one table a step. */
import { describe, expect, test } from 'vitest';
import {
  bankDaysBefore,
  CYCLE_STEPS,
  type CycleFacts,
  type CycleStep,
  DEFAULT_CALENDAR,
  isBankBehind,
  NO_FACTS,
  NOTHING_WAITS,
  type StepState,
  standingOf,
  stepsOfCycle,
} from '../../src/domain/client-cycle.ts';

// Monday the 23rd is 勤労感謝の日: the last bank day before the 24th is Friday the 20th.
const TODAY = '2026-11-24';

const waits = (oldestOn: string, count = 1, yen = 100) => ({ count, yen, oldestOn });

type Row = [what: string, facts: Partial<CycleFacts>, state: StepState, on: string | null];

const TABLES: Partial<Record<CycleStep, Row[]>> = {
  invoices: [
    ['never billed', {}, 'none', null],
    ['billed at the last closing', { lastInvoicedOn: '2026-10-31' }, 'next', '2026-11-30'],
    ['a little ahead of the next closing', { lastInvoicedOn: '2026-11-23' }, 'done', '2026-11-23'],
    ['a closing missed', { lastInvoicedOn: '2026-09-30' }, 'late', '2026-10-31'],
    ['billed a week before the closing counts for it', { lastInvoicedOn: '2026-10-24' }, 'next', '2026-11-30'],
    ['billed eight days before does not', { lastInvoicedOn: '2026-10-23' }, 'late', '2026-10-31'],
  ],
  import: [
    ['nobody imports', {}, 'none', null],
    ['through the last bank day', { bankThrough: '2026-11-20', importedOn: '2026-11-20' }, 'done', '2026-11-20'],
    ['imported today, no movement since', { bankThrough: '2026-11-02', importedOn: TODAY }, 'done', TODAY],
    ['stopped on Thursday', { bankThrough: '2026-11-19', importedOn: '2026-11-19' }, 'late', '2026-11-19'],
  ],
  matching: [
    ['nothing ever came', {}, 'none', null],
    ['all looked at', { bankThrough: '2026-11-20' }, 'done', null],
    ['since the last bank day', { unmatched: waits('2026-11-20') }, 'todo', '2026-11-20'],
    ['for longer', { unmatched: waits('2026-11-19') }, 'late', '2026-11-19'],
  ],
  exceptions: [
    ['none', { importedOn: TODAY }, 'done', null],
    ['a week old', { exceptions: waits('2026-11-17') }, 'todo', '2026-11-17'],
    ['older', { exceptions: waits('2026-11-16') }, 'late', '2026-11-16'],
    ['all asked about', { exceptions: waits('2026-10-01', 2), exceptionsOutside: 2 }, 'wait', '2026-10-01'],
    ['some asked about', { exceptions: waits('2026-10-01', 2), exceptionsOutside: 1 }, 'late', '2026-10-01'],
  ],
  reminders: [
    ['not known', {}, 'none', null],
    ['nobody due', { remindersDue: 0, lastRemindedOn: '2026-11-09' }, 'done', '2026-11-09'],
    ['due, and this month has had its run', { remindersDue: 2, lastRemindedOn: '2026-11-09' }, 'todo', '2026-11-10'],
    ['due, and the 10th passed without one', { remindersDue: 2, lastRemindedOn: '2026-10-09' }, 'late', '2026-11-10'],
  ],
  posting: [
    ['no letters', {}, 'none', null],
    ['printed on the last bank day', { unposted: waits('2026-11-20') }, 'todo', '2026-11-20'],
    ['lying about', { unposted: waits('2026-11-19') }, 'late', '2026-11-19'],
    ['posted', { lastPostedOn: '2026-11-10' }, 'done', '2026-11-10'],
  ],
  report: [
    ['the 20th passed', {}, 'late', '2026-11-20'],
    ['made for October', { reportedMonth: '2026-10', reportedOn: '2026-11-12' }, 'done', '2026-11-12'],
    ['made for September only', { reportedMonth: '2026-09', reportedOn: '2026-10-12' }, 'late', '2026-11-20'],
  ],
  close: [
    ['the 16th passed', {}, 'late', '2026-11-16'],
    ['October is closed', { closedThrough: '2026-10-31' }, 'done', '2026-10-31'],
    ['September only', { closedThrough: '2026-09-30' }, 'late', '2026-11-16'],
  ],
};

describe.each(Object.entries(TABLES) as [CycleStep, Row[]][])('%s', (step, rows) => {
  test.each(rows)('%s', (_what, facts, state, on) => {
    expect(standingOf(step, { ...NO_FACTS, ...facts }, DEFAULT_CALENDAR, TODAY)).toMatchObject({ state, on });
  });
});

test('before their days, report and close are to come, and what stands in the way of closing is counted', () => {
  const early = '2026-11-10';
  expect(standingOf('report', NO_FACTS, DEFAULT_CALENDAR, early)).toMatchObject({ state: 'next', on: '2026-11-20' });
  const closed = { ...NO_FACTS, closedThrough: '2026-10-31' };
  expect(standingOf('report', closed, DEFAULT_CALENDAR, early).state).toBe('todo');
  const open = { ...NO_FACTS, exceptions: waits('2026-10-30', 3), unmatched: waits('2026-11-02', 9) };
  expect(standingOf('close', open, DEFAULT_CALENDAR, early)).toMatchObject({ state: 'todo', count: 3 });
});

test('a step set to 0 is none, and a client without books owes nothing', () => {
  const calendar = { ...DEFAULT_CALENDAR, close: 0 };
  expect(standingOf('close', NO_FACTS, calendar, TODAY).state).toBe('none');
  const states = stepsOfCycle({ ...NO_FACTS, hasBooks: false }, DEFAULT_CALENDAR, TODAY).map((one) => one.state);
  expect(states).toEqual(CYCLE_STEPS.map(() => 'none'));
});

test('a day of 31 is the end of every month, also of February', () => {
  const calendar = { ...DEFAULT_CALENDAR, invoices: 31 };
  const facts = { ...NO_FACTS, lastInvoicedOn: '2027-01-31' };
  expect(standingOf('invoices', facts, calendar, '2027-02-25')).toMatchObject({ state: 'todo', on: '2027-02-28' });
});

test('bank days count over holidays and the turn of the year', () => {
  expect(bankDaysBefore(TODAY, 1)).toBe('2026-11-20');
  expect(bankDaysBefore(TODAY, 2)).toBe('2026-11-19');
  expect(bankDaysBefore('2027-01-04', 1)).toBe('2026-12-30');
  expect(bankDaysBefore(TODAY, 0)).toBe(TODAY);
  expect(isBankBehind('2026-11-19', null, 2, TODAY)).toBe(false);
});

test('nothing ever makes a step late earlier and on time later', () => {
  const facts = { ...NO_FACTS, unmatched: waits('2026-11-05'), exceptions: { ...NOTHING_WAITS } };
  let wasLate = false;
  for (let day = 5; day <= 30; day++) {
    const { state } = standingOf('matching', facts, DEFAULT_CALENDAR, `2026-11-${String(day).padStart(2, '0')}`);
    if (wasLate) expect(state).toBe('late');
    wasLate = state === 'late';
  }
  expect(wasLate).toBe(true);
});
