import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR, NO_FACTS, stepsOfCycle } from '../../src/domain/client-cycle.ts';
import { stepSentence, stepText } from '../../src/messages/today.ts';
import { type KnownClient, stepOf, withReminders } from '../../src/renderer/features/today/board.ts';
import { todoItems } from '../../src/renderer/features/today/todo.ts';

const TODAY = '2026-11-24';

function client(given: Partial<KnownClient>): KnownClient {
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
    steps: stepsOfCycle(NO_FACTS, DEFAULT_CALENDAR, TODAY),
    calendar: DEFAULT_CALENDAR,
    ...given,
  };
}

const letter = (clientId: number, totalYen: number) => ({
  clientId,
  clientCode: '',
  customerId: 1,
  customerCode: '1',
  customerName: '',
  stage: 1,
  totalYen,
  oldestOverdueDays: 1,
  invoices: [],
  channel: 'letter' as const,
  lastLetterOn: null,
});

const proposal = (...letters: ReturnType<typeof letter>[]) => ({ letters, withheld: [] });

test('reminders that are not known yet say neither due nor done', () => {
  const [unknown] = withReminders([client({})], new Map(), TODAY);
  expect(unknown).toMatchObject({ remindersDue: null });
  expect(stepOf(unknown!, 'reminders').state).toBe('none');
  const [due] = withReminders([client({})], new Map([[1, proposal(letter(1, 300), letter(1, 500))]]), TODAY);
  expect(stepOf(due!, 'reminders')).toMatchObject({ state: 'late', count: 2, yen: 800 });
  const none = client({ calendar: { ...DEFAULT_CALENDAR, reminders: 0 } });
  expect(stepOf(withReminders([none], new Map([[1, proposal(letter(1, 300))]]), TODAY)[0]!, 'reminders').state).toBe(
    'none',
  );
});

test('the work of the day comes by amount, without an amount last, and only of the clients shown', () => {
  const clients = withReminders(
    [client({ clientId: 1 }), client({ clientId: 2, name: '西陣' })],
    new Map([
      [
        2,
        {
          ...proposal(letter(2, 900)),
          withheld: [
            { ...letter(2, 300), customerId: 8, customerName: '電話商会', reason: 'call-first' as const, detail: '' },
            { ...letter(2, 200), customerId: 9, reason: 'hold' as const, detail: '' },
          ],
        },
      ],
    ]),
    TODAY,
  );
  const line = { count: 1, on: '2026-08-01', rowId: null, name: '' };
  const items = todoItems(
    clients,
    [
      { ...line, kind: 'exceptions', clientId: 1, yen: 500, rowId: 7, name: 'ﾔﾏﾀﾞ' },
      { ...line, kind: 'over-90', clientId: 1, yen: 700, rowId: 3, name: '株式会社遅延' },
      { ...line, kind: 'bank-behind', clientId: 1, yen: null },
      { ...line, kind: 'over-90', clientId: 99, yen: 1_000_000 },
    ],
    TODAY,
  );
  expect(items.map((item) => [item.kind, item.clientId, item.yen, item.about])).toEqual([
    ['reminders', 2, 900, '西陣'],
    ['over-90', 1, 700, '株式会社遅延'],
    ['exceptions', 1, 500, '大橋金物株式会社'],
    ['call-first', 2, 300, '電話商会'],
    ['bank-behind', 1, null, '大橋金物株式会社'],
  ]);
  expect(items[1]!.place).toEqual({ page: 'customers', params: { id: '3' } });
  expect(items[3]!.place).toEqual({ page: 'customers', params: { id: '8' } });
  expect(items[2]!.place).toEqual({ page: 'matching', params: { deposit: '7' } });
});

test.each([
  [
    { step: 'exceptions', state: 'todo', on: '2026-11-20', count: 2, yen: 12_345 },
    '12,345',
    '例外　要対応（2 件、12,345 円、いちばん古い入金 11/20）',
  ],
  [{ step: 'close', state: 'done', on: '2026-10-31', count: 0, yen: 0 }, '10月', '締め　済（10/31）'],
  [{ step: 'close', state: 'late', on: '2026-11-16', count: 3, yen: 0 }, '残 3', '締め　遅れ（3 件、期限 11/16）'],
  [{ step: 'import', state: 'late', on: '2026-11-19', count: 0, yen: 0 }, '11/19', '取込　遅れ（11/19 まで）'],
  [{ step: 'matching', state: 'done', on: null, count: 0, yen: 0 }, '済', '消込　済'],
  [{ step: 'report', state: 'next', on: '2026-12-20', count: 0, yen: 0 }, '12/20', '報告　予定（期限 12/20）'],
  [{ step: 'posting', state: 'none', on: null, count: 0, yen: 0 }, '—', '投函　対象なし'],
] as const)('a step in a cell and in a sentence', (standing, text, sentence) => {
  expect(stepText(standing)).toBe(text);
  expect(stepSentence(standing)).toBe(sentence);
});
