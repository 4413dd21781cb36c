/** What an outsider met who called every method with odd input: each is kept from coming back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf, MethodName } from '../../src/contract/contract.ts';
import { makeClient, openTestOffice, removeOffices, sentenceOf, type TestOffice } from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(removeOffices);

describe('an input that does not fit the contract', () => {
  test.each<[what: string, method: string, input: unknown, words: RegExp]>([
    ['nothing at all', 'aging.table', {}, /「asOf」.*値が要ります/],
    ['no object', 'aging.table', [], /項目の組/],
    ['a day that is not', 'aging.table', { asOf: '2026-02-30' }, /2026-02-30.*実在する日付/],
    ['a year that no book has', 'aging.table', { asOf: '9999-12-31' }, /「asOf」/],
    ['a year before all books', 'aging.table', { asOf: '0000-01-01' }, /「asOf」/],
    ['no instant', 'aging.table', { asOf: '2026-02-03', knownAt: 'yesterday' }, /日付と時刻/],
    ['a word that is no choice', 'aging.table', { asOf: '2026-02-03', basis: 'x' }, /due、issue のどれか/],
    ['a name too long', 'clients.create', { code: '1', name: 'あ'.repeat(121) }, /120文字まで/],
    ['a short bank code', 'clients.addBankAccount', { clientId: 1, account: { bankCode: '5' } }, /決まった桁/],
    ['a fraction', 'customers.list', { clientId: 1.5 }, /整数/],
    ['a text for a number', 'customers.list', { clientId: 'x' }, /数で/],
    ['less than nothing', 'customers.list', { clientId: 0 }, /より大きい/],
    ['bytes that are none', 'deposits.import', { file: { name: 'x', bytes: 'abc' } }, /ファイル/],
    ['neither deposit nor ref', 'allocations.allocate', { clientId: 1, allocations: [{ amountYen: 1 }] }, /どれか1つ/],
  ])('is refused in Japanese: %s', async (_what, method, input, words) => {
    await makeClient(office);
    const failure = await office.refused(method as MethodName, input as InputOf<MethodName>);
    expect(failure.code).toBe('input-invalid');
    expect(sentenceOf(failure)).toMatch(words);
    expect(sentenceOf(failure)).not.toMatch(/Invalid|expected|must|received/);
  });
});
