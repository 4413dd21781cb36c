import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR } from '../../src/domain/client-cycle.ts';
import {
  type BoardClient,
  bankMark,
  closeMark,
  isBankBehind,
  lastBankDayBefore,
  matchingMark,
  reminderMark,
} from '../../src/renderer/features/today/board.ts';
import { todoItems } from '../../src/renderer/features/today/todo.ts';

// 2026-11-23 is 勤労感謝の日 (a Monday): the last bank day before the 24th is Friday the 20th.
const TODAY = '2026-11-24';

function client(given: Partial<BoardClient>): BoardClient {
  return {
    clientId: 1,
    code: '0104',
    name: '大橋金物株式会社',
    seal: '大',
    colour: 0,
    assigneeStaffId: null,
    assigneeName: null,
    bankThrough: null,
    importedAt: null,
    depositsLeft: 0,
    depositsLeftYen: 0,
    openYen: 0,
    overdueYen: 0,
    over90Yen: 0,
    lastInvoicedOn: null,
    lastRemindedOn: null,
    closedThrough: null,
    steps: [],
    calendar: DEFAULT_CALENDAR,
    remindersDue: 0,
    remindersDueYen: 0,
    ...given,
  };
}

test('a long weekend does not make bank data late', () => {
  expect(lastBankDayBefore(TODAY)).toBe('2026-11-20');
  expect(isBankBehind(client({ bankThrough: '2026-11-20', importedAt: '2026-11-20T01:00:00Z' }), TODAY)).toBe(false);
  expect(isBankBehind(client({ bankThrough: '2026-11-19', importedAt: '2026-11-19T01:00:00Z' }), TODAY)).toBe(true);
});

test('an account without movements is not late while it is imported', () => {
  expect(bankMark(client({ bankThrough: '2026-11-02', importedAt: '2026-11-24T00:12:00Z' }), TODAY)).toEqual({
    step: 'done',
    text: '本日 9:12',
  });
});

test('an import just after midnight in Japan belongs to the new day', () => {
  expect(bankMark(client({ importedAt: '2026-11-23T15:30:00Z' }), TODAY)).toEqual({ step: 'done', text: '本日 0:30' });
});

test('what nobody has imported is nothing, not done', () => {
  expect(matchingMark(client({})).step).toBe('none');
  expect(matchingMark(client({ bankThrough: '2026-11-20' })).step).toBe('done');
  expect(matchingMark(client({ depositsLeft: 3 })).step).toBe('todo');
});

test('reminders that are not known yet say neither due nor done', () => {
  expect(reminderMark(client({ remindersDue: null, openYen: 10 })).step).toBe('none');
  expect(reminderMark(client({ remindersDue: 2 })).step).toBe('todo');
});

test('October is to be closed in November, and an earlier close says how far it goes', () => {
  expect(closeMark(client({ closedThrough: '2026-10-31' }), TODAY).step).toBe('done');
  expect(closeMark(client({ closedThrough: '2026-09-30' }), TODAY)).toEqual({ step: 'todo', text: '9月まで済' });
});

test('the work of the day comes by amount, without an amount last', () => {
  const items = todoItems(
    [
      client({
        clientId: 1,
        depositsLeft: 2,
        depositsLeftYen: 500,
        bankThrough: '2026-11-01',
        importedAt: '2026-11-02T00:00:00Z',
      }),
      client({ clientId: 2, remindersDue: 3, remindersDueYen: 900, overdueYen: 5000 }),
      client({ clientId: 3, over90Yen: 700 }),
    ],
    TODAY,
  );
  expect(items.map((item) => [item.clientId, item.page, item.yen])).toEqual([
    [2, 'reminders', 900],
    [3, 'aging', 700],
    [1, 'matching', 500],
    [1, 'deposits', null],
  ]);
});
