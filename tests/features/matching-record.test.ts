/** What the office is shown of its own matching: rates by month, corrections, lessons, habits, and the sheet made of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HANDOVER_WORDS, SEGMENT_WORDS } from '../../src/domain/handover-report.ts';
import {
  assertSound,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
let clientId: number;
let north: number;
let south: number;

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office, { colour: 3 });
  north = await makeCustomer(office, clientId, 'N', { name: '株式会社北星', kana: 'ホクセイ', salesContact: '佐藤' });
  south = await makeCustomer(office, clientId, 'S', { name: '有限会社南', kana: 'ミナミ' });
  for (const [month, next] of [
    ['06', '07'],
    ['07', '08'],
    ['08', '09'],
    ['09', '10'],
  ]) {
    const last = month === '06' || month === '09' ? '30' : '31';
    const issuedOn = `2026-${month}-${last}`;
    const nextLast = next === '09' ? '30' : '31';
    const dueOn = `2026-${next}-${nextLast}`;
    await makeInvoice(office, clientId, {
      customerId: north,
      number: `N-${month}`,
      issuedOn,
      dueOn,
      yen: 51_111 + Number(month),
    });
    await makeInvoice(office, clientId, {
      customerId: south,
      number: `S-${month}`,
      issuedOn,
      dueOn,
      yen: 81_222 + Number(month),
    });
  }
  await office.call('deposits.import', {
    clientId,
    file: depositTemplate([
      ['2026-07-31', 'ﾕ)ﾐﾅﾐ', 81_228],
      ['2026-08-11', 'ﾀﾅｶ ﾀﾛｳ', 51_117],
      ['2026-08-31', 'ﾕ)ﾐﾅﾐ', 81_229],
      ['2026-09-12', 'ﾀﾅｶ ﾀﾛｳ', 51_118],
      ['2026-09-30', 'ﾕ)ﾐﾅﾐ', 81_230],
      ['2026-10-12', 'ﾀﾅｶ ﾀﾛｳ', 51_119],
      ['2026-10-30', 'ﾐﾁﾉﾄﾘﾋｷｻｷ', 12_345],
    ]),
  });
});
afterAll(removeOffices);

async function depositOn(day: string): Promise<number> {
  const { deposits } = await office.call('deposits.list', { clientId });
  return deposits.find((one) => one.depositedOn === day)!.depositId;
}

describe('after a clerk has taught a name', () => {
  beforeAll(async () => {
    await office.call('allocations.allocate', {
      clientId,
      depositId: await depositOn('2026-08-11'),
      allocations: [{ invoice: 'N-06', amountYen: 51_117 }],
    });
    await office.call('allocations.apply', { clientId });
  });

  test('the months say what cleared by itself', async () => {
    const { months, corrections } = await office.call('matching.record', { clientId });
    expect(
      months.map(({ month, deposits, auto, manual, open, corrected }) => [
        month,
        deposits,
        auto,
        manual,
        open,
        corrected,
      ]),
    ).toEqual([
      ['2026-10', 2, 1, 0, 1, 0],
      ['2026-09', 2, 2, 0, 0, 0],
      ['2026-08', 2, 1, 1, 0, 0],
      ['2026-07', 1, 1, 0, 0, 0],
    ]);
    expect(months[0]).toMatchObject({ yen: 51_119 + 12_345, autoYen: 51_119, invoices: 1, autoInvoices: 1 });
    expect(corrections).toEqual([]);
  });

  test('the lesson is named, with what it brought since', async () => {
    const { lessons } = await office.call('matching.record', { clientId });
    expect(lessons).toMatchObject([
      { kind: 'name', customerCode: 'N', payerName: 'ﾀﾅｶ ﾀﾛｳ', how: 'manual', uses: 2, lastOn: '2026-10-12' },
    ]);
  });

  test('habits: one pays at the end of the month, the other two weeks late under another name', async () => {
    const { habits } = await office.call('matching.habits', { clientId });
    expect(
      habits.map(({ code, segment, usualDay, medianDays, names, lump }) => [
        code,
        segment,
        usualDay,
        medianDays,
        names,
        lump,
      ]),
    ).toEqual([
      ['N', 'late', 12, 12, ['ﾀﾅｶ ﾀﾛｳ'], 'single'],
      ['S', 'prompt', 31, 0, ['ﾕ)ﾐﾅﾐ'], 'single'],
    ]);
    const one = await office.call('matching.habits', { clientId, customerId: south });
    expect(one.habits).toEqual(habits.filter((habit) => habit.customerId === south));
  });

  test('a clearing taken back and booked otherwise is a correction; the same again is none', async () => {
    const depositId = await depositOn('2026-09-30');
    await office.call('allocations.reverse', { clientId, depositId });
    await office.call('allocations.apply', { clientId });
    expect((await office.call('matching.record', { clientId })).corrections).toEqual([]);
    await office.call('allocations.reverse', { clientId, depositId });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'S-09', amountYen: 81_230 }],
    });
    const { corrections, months } = await office.call('matching.record', { clientId });
    expect(corrections).toMatchObject([
      {
        payerName: 'ﾕ)ﾐﾅﾐ',
        was: { customerCode: 'S', how: 'auto', invoices: ['S-08'] },
        now: { customerCode: 'S', how: 'manual', invoices: ['S-09'] },
      },
    ]);
    expect(corrections.length).toBe(1);
    expect(months.find((one) => one.month === '2026-09')).toMatchObject({ auto: 1, manual: 1, corrected: 1 });
  });

  test('the hand-over sheet holds every customer by segment, its sums as formulas', async () => {
    const { document } = await office.call('matching.handover', { clientId });
    const book = new ExcelJS.Workbook();
    const bytes = readFileSync(join(office.folder, document.path));
    await book.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer);
    const [overview, sheet] = book.worksheets;
    expect([overview!.name, sheet!.name]).toEqual([HANDOVER_WORDS.overview, HANDOVER_WORDS.sheet]);
    expect(sheet!.getCell('A6').value).toBe(SEGMENT_WORDS.late.label);
    expect(sheet!.getCell('B6').value).toBe('佐藤');
    expect(sheet!.getCell('D7').value).toBe('有限会社南');
    const sum = overview!.getCell('C6').value as ExcelJS.CellFormulaValue;
    expect(sum.formula).toContain('SUMIF');
    expect(sum.result ?? 0).toBe(51_120);
    await assertSound(office);
  });

  test('what another client taught is not here', async () => {
    const other = await makeClient(office);
    expect(await office.call('matching.record', { clientId: other })).toMatchObject({
      months: [],
      corrections: [],
      lessons: [],
    });
    expect((await office.call('matching.habits', { clientId: other })).habits).toEqual([]);
  });
});
