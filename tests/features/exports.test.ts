/** The monthly export: due once a month, made up for when missed, told when the folder is gone. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueMonths, type ExportPlan, nextExportOn } from '../../src/domain/export-plan.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  noonOf,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { readSheets } from '../support/office-suite.ts';

const PLAN: ExportPlan = { lists: ['aging'], day: 5, folder: '/x', savedOn: '2026-08-20' };

describe('which months are due', () => {
  const none = new Set<string>();
  test.each<[today: string, changes: Partial<ExportPlan>, done: string[], due: string[]]>([
    ['2026-09-04', {}, [], []],
    ['2026-09-05', {}, [], ['2026-08']],
    ['2026-09-30', {}, ['2026-08'], []],
    // The machine was off in October: both months, the older first.
    ['2026-11-24', {}, ['2026-08'], ['2026-09', '2026-10']],
    // Not what was due before the plan was set.
    ['2026-08-31', {}, [], []],
    ['2026-08-20', { day: 20 }, [], ['2026-07']],
    // 31 is the last day of every month.
    ['2027-02-27', { day: 31, savedOn: '2027-02-01' }, [], []],
    ['2027-02-28', { day: 31, savedOn: '2027-02-01' }, [], ['2027-01']],
    // Never more than a year.
    ['2029-01-10', {}, [], Array.from({ length: 12 }, (_, at) => `2028-${String(at + 1).padStart(2, '0')}`)],
  ])('%s %o without %o: %o', (today, changes, done, due) => {
    expect(dueMonths({ ...PLAN, ...changes }, new Set(done), today)).toEqual(due);
  });

  test('and when the next one is', () => {
    expect(nextExportOn(PLAN, none, '2026-08-31')).toBe('2026-09-05');
    expect(nextExportOn(PLAN, none, '2026-09-06')).toBe('2026-09-06');
    expect(nextExportOn(PLAN, new Set(['2026-08']), '2026-09-06')).toBe('2026-10-05');
    expect(nextExportOn({ ...PLAN, day: 31 }, none, '2027-02-10')).toBe('2027-02-10');
  });
});

describe('the export of an office', () => {
  let office: TestOffice;
  let folder: string;
  const clients: number[] = [];
  const run = () => office.call('exports.run', {});

  beforeAll(async () => {
    office = await openTestOffice('2026-10-20');
    for (const name of ['大橋金物株式会社', '=西陣織元']) {
      const clientId = await makeClient(office, { name });
      clients.push(clientId);
      const customerId = await makeCustomer(office, clientId, '001', { name: '+山田商店' });
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-30', dueOn: '2026-10-31', yen: 70_000 });
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-01', dueOn: '2026-11-30', yen: 5_000 });
      await makeDeposit(office, clientId, { depositedOn: '2026-10-12', payerName: 'ﾔﾏﾀﾞ', amountYen: 3_000 });
    }
    folder = join(temporaryFolder(), 'ここへ');
    mkdirSync(folder);
  });
  afterAll(async () => {
    await assertSound(office);
    await removeOffices();
  });

  test('nothing happens without a plan, and a folder that is not there is refused', async () => {
    expect(await run()).toEqual({ done: [], failed: null, files: 0 });
    expect(await office.refused('exports.run', { month: '2026-09' })).toMatchObject({ code: 'export-no-plan' });
    const plan = { lists: ['aging' as const], day: 5, folder: join(folder, 'nowhere') };
    expect(await office.refused('exports.savePlan', { plan })).toMatchObject({ code: 'export-folder-missing' });
  });

  test('what is due is written once, with the figures of the month’s end', async () => {
    const lists = ['aging', 'openInvoices', 'deposits', 'reminders', 'customers'] as const;
    await office.call('exports.savePlan', { plan: { lists: [...lists], day: 5, folder } });
    expect(await run()).toEqual({ done: [], failed: null, files: 0 });
    expect((await office.call('exports.plan', {})).nextOn).toBe('2026-11-05');
    office.clock.set(noonOf('2026-11-06'));
    expect(await run()).toEqual({ done: ['2026-10'], failed: null, files: 5 });
    expect(readdirSync(join(folder, '2026-10')).sort()).toEqual(
      ['年齢表', '未回収の請求', '入金', '督促', '得意先'].map((name) => `${name}_2026-10.xlsx`).sort(),
    );
    const aging = (await readSheets(readFileSync(join(folder, '2026-10', '年齢表_2026-10.xlsx')))).get('年齢表')!;
    // Both clients' rows and the sum; the November invoice is not there yet.
    expect(aging.slice(5).map((row) => [row[1], row[3], row.at(-1)])).toEqual([
      ['大橋金物株式会社', '+山田商店', 70_000],
      ['=西陣織元', '+山田商店', 70_000],
      [null, null, 140_000],
    ]);
    const table = await office.call('aging.table', { asOf: '2026-10-31' });
    expect(aging.at(-1)!.at(-1)).toBe(table.total);
    expect(await run()).toEqual({ done: [], failed: null, files: 0 });
    expect((await office.call('exports.plan', {})).runs).toMatchObject([{ month: '2026-10', state: 'done', files: 5 }]);
  });

  test('a folder that is gone is told, tried again, and both missed months are made up for', async () => {
    rmSync(folder, { recursive: true });
    office.clock.set(noonOf('2027-01-08'));
    expect(await run()).toEqual({ done: [], failed: '2026-11', files: 0 });
    expect(await run()).toEqual({ done: [], failed: '2026-11', files: 0 });
    const { runs, nextOn } = await office.call('exports.plan', {});
    expect(runs).toHaveLength(2);
    expect(runs[0]).toMatchObject({
      month: '2026-11',
      state: 'failed',
      code: 'export-folder-missing',
      facts: { folder },
    });
    expect(nextOn).toBe('2027-01-08');
    mkdirSync(folder);
    expect(await run()).toEqual({ done: ['2026-11', '2026-12'], failed: null, files: 10 });
    expect((await office.call('exports.plan', {})).runs.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });

  test('one month again by hand; the running month is refused; an ended plan exports nothing', async () => {
    expect(await office.call('exports.run', { month: '2026-11' })).toMatchObject({ done: ['2026-11'] });
    expect(await office.refused('exports.run', { month: '2027-01' })).toMatchObject({ code: 'export-month-open' });
    await office.call('exports.savePlan', { plan: null });
    office.clock.set(noonOf('2027-03-08'));
    expect(await run()).toEqual({ done: [], failed: null, files: 0 });
  });
});
