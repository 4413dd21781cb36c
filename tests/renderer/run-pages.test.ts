/** Pure parts of 年齢表, 督促 and 報告: order, buckets, what exactly a run asks for, months. */
import { describe, expect, test } from 'vitest';
import type { OutputOf } from '../../src/contract/contract.ts';
import { bucketOf, clientLines, customerLines, orderedLines } from '../../src/renderer/features/aging/aging-rows.ts';
import { issueInput, rowsOf, stagesOf } from '../../src/renderer/features/reminders/run-rows.ts';
import {
  monthRows,
  reportsByClient,
  type StoredDocument,
  usualMonth,
} from '../../src/renderer/features/reports/months.ts';

type AgingRow = OutputOf<'aging.table'>['rows'][number];

function aging(clientId: number, customerCode: string, notDue: number, over90: number): AgingRow {
  return {
    clientId,
    clientCode: `000${clientId}`,
    clientName: `顧問先${clientId}`,
    customerId: Number(customerCode),
    customerCode,
    customerName: `得意先${customerCode}`,
    notDue,
    d1to30: 0,
    d31to60: 0,
    d61to90: 0,
    over90,
    total: notDue + over90,
  };
}

describe('年齢表', () => {
  test.each([
    [-1, 'notDue'],
    [0, 'notDue'],
    [1, 'd1to30'],
    [30, 'd1to30'],
    [31, 'd31to60'],
    [60, 'd31to60'],
    [61, 'd61to90'],
    [90, 'd61to90'],
    [91, 'over90'],
  ])('%i days after due is %s, as the core counts', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });

  const rows = [aging(1, '1', 900, 100), aging(1, '2', 0, 300), aging(2, '1', 0, 350)];

  test('the client with the most overdue comes first, each client stays together', () => {
    const order = orderedLines(customerLines(rows), 'overdue').map((line) => line.key);
    expect(order).toEqual(['1/2', '1/1', '2/1']);
    expect(orderedLines(customerLines(rows), 'code').map((line) => line.key)).toEqual(['1/1', '1/2', '2/1']);
  });

  test('a client is the sum of its customers', () => {
    expect(clientLines(rows).map((line) => [line.code, line.notDue, line.over90, line.total])).toEqual([
      ['0001', 900, 400, 1300],
      ['0002', 0, 350, 350],
    ]);
  });
});

describe('督促', () => {
  const letter = (clientId: number, customerId: number, stage: number) => ({
    clientId,
    clientCode: `000${clientId}`,
    customerId,
    customerCode: String(customerId),
    customerName: `得意先${customerId}`,
    stage,
    totalYen: 1000,
    oldestOverdueDays: 10,
    invoices: ['A'],
    channel: 'letter' as const,
    lastLetterOn: null,
  });
  const { invoices: _invoices, lastLetterOn: _lastLetterOn, channel: _channel, ...held } = letter(1, 9, 1);
  const rows = rowsOf({
    asOf: '2026-11-24',
    letters: [letter(1, 5, 1), letter(1, 6, 2), letter(2, 5, 1)],
    withheld: [{ ...held, reason: 'hold', detail: '協議中' }],
  });

  test('a run of one client names the ticked customers, never the withheld', () => {
    const own = rows.filter((row) => row.clientId === 1);
    expect(issueInput(own, { clientId: 1, asOf: '2026-11-24', confirmedStale: false })).toEqual({
      clientId: 1,
      asOf: '2026-11-24',
      customerIds: [5, 6],
    });
  });

  test('a run of the office names them by client, because numbers repeat', () => {
    const two = rows.filter((row) => row.customerId === 5);
    expect(issueInput(two, { clientId: null, asOf: '2026-11-24', confirmedStale: true })).toEqual({
      asOf: '2026-11-24',
      confirm: ['stale-bank-data'],
      selection: [
        { clientId: 1, customerIds: [5] },
        { clientId: 2, customerIds: [5] },
      ],
    });
  });

  test('letters are counted by stage', () => {
    expect(stagesOf(rows)).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});

describe('報告', () => {
  const report = (documentId: number, clientId: number, month: string, state: 'recorded' | 'rendered' = 'rendered') =>
    ({
      documentId,
      clientId,
      kind: 'meeting-workbook',
      title: `株式会社見本 ${month}`,
      path: `documents/${documentId}.xlsx`,
      state,
    }) as StoredDocument;

  test('the running month comes first, and the one that has ended is the one in hand', () => {
    const rows = monthRows('2027-01-05', [report(3, 1, '2026-12'), report(2, 1, '2026-12')]);
    expect(rows.slice(0, 3).map((row) => [row.month, row.made.map((one) => one.documentId)])).toEqual([
      ['2027-01', []],
      ['2026-12', [3, 2]],
      ['2026-11', []],
    ]);
    expect(usualMonth('2027-01-05')).toBe('2026-12');
  });

  test('what is still being drawn counts as not made', () => {
    const { latest, ofMonth } = reportsByClient(
      [report(3, 1, '2026-12', 'recorded'), report(2, 1, '2026-11')],
      '2026-12',
    );
    expect(latest.get(1)?.documentId).toBe(2);
    expect(ofMonth.size).toBe(0);
  });
});
