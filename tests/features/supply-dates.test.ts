/** 取引年月日 of ordinary invoices: from every way in to the paper, the e-invoice and the next month's copy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
  makeClient,
  makeCustomer,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;
let customerId: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
  clientId = await makeClient(office, { registrationNumber: 'T7000012050002' });
  customerId = await makeCustomer(office, clientId, 'C1', { registrationNumber: 'T1180301018771' });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const line = (suppliedOn?: string) => ({
  description: '保守料',
  quantityMilli: 1000,
  unitPriceMilli: 10_000_000,
  taxClass: 'standard-10' as const,
  ...(suppliedOn ? { suppliedOn } : {}),
});
const get = (invoiceId: number) => office.call('invoices.get', { clientId, invoiceId });
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(office.folder, path)));
async function paperOf(invoiceId: number, layout: 'simple' | 'itemised' = 'itemised') {
  const { document } = await office.call('invoices.document', {
    clientId,
    invoiceId,
    layout,
    reissue: { reason: '確認' },
  });
  return plain((await renderPdf(bytesOf(document.path))).map(({ text }) => text).join(''));
}
const create = (given: object, lines = [line()]) =>
  office.call('invoices.create', { clientId, customerId, issuedOn: '2026-11-30', lines, ...given });

describe('what the paper says', () => {
  test('the day of issue where nothing was said', async () => {
    const { invoiceId } = await create({});
    expect(await get(invoiceId)).toMatchObject({
      suppliedFrom: '2026-11-30',
      suppliedThrough: '2026-11-30',
      suppliedByIssue: true,
    });
    expect(await paperOf(invoiceId)).toContain('取引年月日2026年11月30日');
  });

  test('a day, a month, a period', async () => {
    const day = await create({ suppliedFrom: '2026-11-10' });
    expect(await paperOf(day.invoiceId)).toContain('取引年月日2026年11月10日');
    const month = await create({ suppliedFrom: '2026-10-01', suppliedThrough: '2026-10-31' });
    expect(await paperOf(month.invoiceId)).toContain('取引年月日2026年10月分(10月1日〜10月31日)');
    const period = await create({ suppliedFrom: '2026-10-21', suppliedThrough: '2026-11-20' });
    expect(await paperOf(period.invoiceId)).toContain('取引年月日2026年10月21日〜2026年11月20日');
    expect(await get(period.invoiceId)).toMatchObject({ suppliedThrough: '2026-11-20', suppliedByIssue: false });
  });

  test('the days of its lines, in both layouts, and the span of them', async () => {
    const { invoiceId } = await create({}, [line('2026-11-05'), line('2026-11-18')]);
    expect(await get(invoiceId)).toMatchObject({
      suppliedFrom: '2026-11-05',
      suppliedThrough: '2026-11-18',
      lines: [{ suppliedOn: '2026-11-05' }, { suppliedOn: '2026-11-18' }],
    });
    const itemised = await paperOf(invoiceId);
    expect(itemised).toContain('取引年月日2026年11月5日〜2026年11月18日');
    expect(itemised).toMatch(/取引日.*11\/05保守料.*11\/18保守料/);
    expect(await paperOf(invoiceId, 'simple')).toMatch(/11\/05保守料.*11\/18保守料/);
  });

  test('JP PINT states it as the period, and as that of its lines', async () => {
    const { invoiceId } = await create({}, [line('2026-11-05'), line('2026-11-18')]);
    const { document } = await office.call('pint.export', { clientId, invoiceId });
    const xml = new TextDecoder().decode(bytesOf(document.path));
    const periods = [...xml.matchAll(/<cbc:StartDate>(.*?)<\/cbc:StartDate>\s*<cbc:EndDate>(.*?)<\/cbc:EndDate>/g)];
    expect(periods.map(([, from, through]) => [from, through])).toEqual([
      ['2026-11-05', '2026-11-18'],
      ['2026-11-05', '2026-11-05'],
      ['2026-11-18', '2026-11-18'],
    ]);
  });
});

describe('what is refused', () => {
  const refused = (given: object, lines = [line()]) =>
    office.refused('invoices.create', { clientId, customerId, issuedOn: '2026-11-30', lines, ...given });

  test('a period turned round, a line outside of it, a rate that was not yet', async () => {
    expect(await refused({ suppliedFrom: '2026-11-02', suppliedThrough: '2026-11-01' })).toMatchObject({
      code: 'supply-order',
    });
    expect(
      await refused({ suppliedFrom: '2026-11-01', suppliedThrough: '2026-11-30' }, [line('2026-12-01')]),
    ).toMatchObject({ code: 'supply-outside', facts: { line: 1 } });
    expect(await refused({ suppliedFrom: '2019-09-30' })).toMatchObject({
      code: 'tax-rate-date',
      facts: { on: '2019-09-30' },
    });
    expect(await refused({ suppliedFrom: '2019-09-01', suppliedThrough: '2019-10-31' })).toMatchObject({
      code: 'tax-rate-span',
    });
  });

  test('a draft names them before it is issued, and doubts a year that was mistyped', async () => {
    const check = async (given: object, lines = [line()]) => {
      const { draftId } = await office.call('drafts.save', {
        clientId,
        customerId,
        issuedOn: '2026-11-30',
        lines,
        ...given,
      });
      const { problems } = await office.call('drafts.check', { clientId, draftIds: [draftId] });
      await office.call('drafts.remove', { clientId, draftIds: [draftId] });
      return problems.map((one) => one.code);
    };
    expect(await check({ suppliedFrom: '2026-11-02', suppliedThrough: '2026-11-01' })).toContain('supply-order');
    expect(await check({ suppliedFrom: '2019-09-30' })).toContain('tax-rate-date');
    expect(await check({ suppliedFrom: '2025-10-25' })).toContain('check-supply-far');
    expect(await check({ suppliedFrom: '2025-12-01', suppliedThrough: '2026-12-01' })).toContain('check-supply-long');
    const good = await check({ suppliedFrom: '2025-12-01', suppliedThrough: '2026-11-30' });
    expect(good.filter((code) => code.includes('supply'))).toEqual([]);
  });
});

describe('every way in', () => {
  test('a draft keeps it and its invoice states it; another day of issue does not move it', async () => {
    const lines = [line('2026-11-05'), line()];
    const saved = {
      clientId,
      customerId,
      issuedOn: '2026-11-30',
      suppliedFrom: '2026-11-01',
      suppliedThrough: '2026-11-30',
    };
    const { draftId } = await office.call('drafts.save', { ...saved, lines });
    expect(await office.call('drafts.get', { clientId, draftId })).toMatchObject({
      suppliedFrom: '2026-11-01',
      suppliedThrough: '2026-11-30',
      lines: [{ suppliedOn: '2026-11-05' }, { suppliedOn: null }],
    });
    const issued = await office.call('drafts.issue', {
      clientId,
      draftIds: [draftId],
      issuedOn: '2026-12-01',
      acceptWarnings: true,
    });
    expect(await get(issued.invoices[0]!.invoiceId)).toMatchObject({
      issuedOn: '2026-12-01',
      suppliedFrom: '2026-11-01',
      suppliedThrough: '2026-11-30',
      lines: [{ suppliedOn: '2026-11-05' }, { suppliedOn: null }],
    });
  });

  test('a month copied states the month after', async () => {
    const other = await makeCustomer(office, clientId, 'COPY');
    const base = { clientId, customerId: other, issuedOn: '2026-09-30' };
    await office.call('invoices.create', {
      ...base,
      lines: [line()],
      suppliedFrom: '2026-09-01',
      suppliedThrough: '2026-09-30',
    });
    await office.call('invoices.create', { ...base, lines: [line('2026-09-10')] });
    await office.call('invoices.create', { ...base, lines: [line()] });
    await office.call('drafts.copyMonth', { clientId, month: '2026-09', issuedOn: '2026-10-31', customerIds: [other] });
    const { drafts } = await office.call('drafts.list', { clientId });
    const own = drafts.filter((one) => one.customerId === other);
    expect(own.map((one) => [one.suppliedFrom, one.suppliedThrough])).toEqual([
      ['2026-10-01', '2026-10-31'],
      [null, null],
      [null, null],
    ]);
    const dated = await office.call('drafts.get', { clientId, draftId: own[1]!.draftId });
    expect(dated.lines[0]!.suppliedOn).toBe('2026-10-10');
  });

  test('a schedule states the months it bills for, or the day of issue', async () => {
    const schedule = {
      clientId,
      customerId,
      firstPeriod: '2026-07',
      lastPeriod: '2026-07',
      monthsAhead: 1,
      lines: [line()],
    };
    await office.call('recurring.save', { ...schedule, name: '四半期', everyMonths: 3 });
    await office.call('recurring.save', { ...schedule, name: '都度', supply: 'issue' });
    const due = await office.call('recurring.propose', { clientId, through: '2026-08-31' });
    expect(due.invoices.map((one) => [one.name, one.suppliedFrom, one.suppliedThrough])).toEqual([
      ['四半期', '2026-07-01', '2026-09-30'],
      ['都度', '2026-08-31', '2026-08-31'],
    ]);
    const { issued } = await office.call('recurring.issue', { clientId, through: '2026-08-31' });
    expect(await get(issued[0]!.invoiceId)).toMatchObject({
      suppliedFrom: '2026-07-01',
      suppliedThrough: '2026-09-30',
    });
    expect(await get(issued[1]!.invoiceId)).toMatchObject({ suppliedByIssue: true });
  });

  test('a template keeps how its day is said', async () => {
    await office.call('invoiceTemplates.save', { clientId, name: '月額', supply: 'last-month', lines: [line()] });
    const { templates } = await office.call('invoiceTemplates.list', { clientId });
    expect(templates.find((one) => one.name === '月額')?.supply).toBe('last-month');
  });

  test('a file: one day in every row is the invoice’s, several are its lines’, a period is one', async () => {
    const head = [
      '得意先コード',
      '請求番号',
      '請求日',
      '品名',
      '数量',
      '単価',
      '税率',
      '取引日',
      '取引期間開始',
      '取引期間終了',
    ];
    const row = (number: string, on: string, from = '', through = '') =>
      ['C1', number, '2026/11/30', '品', 1, 100, 10, on, from, through] as const;
    const { accepted, rejected } = await office.call('invoices.import', {
      clientId,
      file: csvFile('請求.csv', [
        head,
        row('F1', '2026/11/10'),
        row('F1', '2026/11/10'),
        row('F2', '2026/11/10'),
        row('F2', '2026/11/12'),
        row('F3', '', '2026/11/01', '2026/11/30'),
        row('F4', ''),
        row('F5', '2026/12/01', '2026/11/01', '2026/11/30'),
        row('F6', '', '2026/11/02', '2026/11/01'),
        row('F7', '', '2026/11/01', '2026/11/30'),
        row('F7', '', '2026/11/01', '2026/11/29'),
        row('F8', '11/31'),
      ]),
    });
    expect(accepted).toBe(4);
    expect(rejected.map((one) => [one.row, one.code])).toEqual([
      [8, 'supply-outside'],
      [9, 'supply-order'],
      [10, 'row-rejected'],
      [11, 'row-mixed'],
      [12, 'cell-date'],
    ]);
    const { invoices } = await office.call('invoices.list', { clientId, text: 'F' });
    const stated = await Promise.all(invoices.map((one) => get(one.invoiceId)));
    const of = (number: string) => stated.find((one) => one.number === number);
    expect(of('F1')).toMatchObject({ suppliedFrom: '2026-11-10', suppliedThrough: '2026-11-10' });
    expect(of('F1')!.lines.map((one) => one.suppliedOn)).toEqual([null, null]);
    expect(of('F2')).toMatchObject({ suppliedFrom: '2026-11-10', suppliedThrough: '2026-11-12' });
    expect(of('F3')).toMatchObject({ suppliedFrom: '2026-11-01', suppliedThrough: '2026-11-30' });
    expect(of('F4')).toMatchObject({ suppliedByIssue: true });
  });

  test('a revision of a later day states the day of the dealing, not its own', async () => {
    const { invoiceId } = await create({ issuedOn: '2026-10-31' });
    const again = await office.call('invoices.reissue', {
      clientId,
      invoiceId,
      reason: '宛名の誤り',
      issuedOn: '2026-11-30',
      lines: [line()],
    });
    expect(await get(again.invoiceId)).toMatchObject({
      issuedOn: '2026-11-30',
      suppliedFrom: '2026-10-31',
      suppliedThrough: '2026-10-31',
    });
  });

  test('a closing bill begins with a delivery that came late', async () => {
    const closing = await makeCustomer(office, clientId, 'CLOSE');
    const given = { clientId, customerId: closing, lines: [line()] };
    await office.call('deliveries.create', { ...given, deliveredOn: '2026-10-05' });
    await office.call('closingBills.issue', { clientId, closedOn: '2026-10-31', customerIds: [closing] });
    await office.call('deliveries.create', { ...given, deliveredOn: '2026-10-20' });
    await office.call('deliveries.create', { ...given, deliveredOn: '2026-11-20' });
    const { bills } = await office.call('closingBills.issue', {
      clientId,
      closedOn: '2026-11-30',
      customerIds: [closing],
    });
    expect(await get(bills[0]!.invoiceId)).toMatchObject({
      suppliedFrom: '2026-10-20',
      suppliedThrough: '2026-11-30',
      lines: [{ suppliedOn: '2026-10-20' }, { suppliedOn: '2026-11-20' }],
    });
  });
});
