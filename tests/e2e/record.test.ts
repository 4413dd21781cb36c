/** 成績 by keyboard: months, what was corrected and learned, the habits and the sheet made of them. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEGMENT_WORDS } from '../../src/domain/handover-report.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { recordWords as words } from '../../src/messages/matching-record.ts';
import { depositTemplate, makeClient, makeCustomer, makeInvoice, removeOffices } from '../support/office.ts';
import { sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const CLIENT = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 } as const;
const EMPTY = { code: '0115', name: '西陣織元高島', kana: 'ニシジンオリモト', seal: '西', colour: 6 } as const;

/** Name, フリガナ, payer name, days after the due date, fee, who sells to him. */
const CUSTOMERS: readonly [string, string, string, number, number, string][] = [
  ['株式会社北星製作所', 'ホクセイセイサクショ', 'ｶ)ﾎｸｾｲｾｲｻｸｼﾖ', 0, 0, '中村'],
  ['有限会社みなみ工務店', 'ミナミコウムテン', 'ﾕ)ﾐﾅﾐｺｳﾑﾃﾝ', 11, 0, '中村'],
  ['株式会社東洋精機', 'トウヨウセイキ', 'ｶ)ﾄｳﾖｳｾｲｷ', 1, 440, '木下'],
  ['西川造園', 'ニシカワゾウエン', 'ﾆｼｶﾜ ｹﾝｼﾞ', 2, 0, '木下'],
  ['株式会社光電設', 'ヒカリデンセツ', 'ｶ)ﾋｶﾘﾃﾞﾝｾﾂ', -2, 0, ''],
  ['合同会社あおい食品', 'アオイショクヒン', 'ﾄﾞ)ｱｵｲｼﾖｸﾋﾝ', 4, 0, ''],
];
const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09'];
const DUE = ['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-30'];

let desk: PreparedOffice;
let page: Page;
let folder: string;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    folder = office.folder;
    await makeClient(office, EMPTY);
    const clientId = await makeClient(office, CLIENT);
    const money: [string, string, number][] = [];
    for (const [index, [name, kana, payer, days, feeYen, salesContact]] of CUSTOMERS.entries()) {
      const customerId = await makeCustomer(office, clientId, String(101 + index), {
        name,
        kana,
        salesContact,
        feeBearer: feeYen > 0 ? 'client' : 'customer',
      });
      for (const [at, month] of MONTHS.entries()) {
        const yen = 83_600 + index * 17_411 + at * 3_307;
        await makeInvoice(office, clientId, {
          customerId,
          number: `${month.slice(2).replace('-', '')}-${101 + index}`,
          issuedOn: `${month}-28`,
          dueOn: DUE[at]!,
          yen,
        });
        const day = Number(DUE[at]!.slice(8)) + days;
        const last = DUE[at]!.endsWith('31') ? 31 : 30;
        const on =
          day > last
            ? `${DUE[at + 1]?.slice(0, 7) ?? '2026-11'}-${String(day - last).padStart(2, '0')}`
            : `${DUE[at]!.slice(0, 8)}${String(day).padStart(2, '0')}`;
        money.push([on, payer, yen - feeYen]);
      }
    }
    await office.call('deposits.import', { clientId, file: depositTemplate(money) });
    const { deposits } = await office.call('deposits.list', { clientId });
    const byDay = deposits.toSorted((one, other) => (one.depositedOn < other.depositedOn ? -1 : 1));
    const first = byDay.find((one) => one.payerName === 'ﾆｼｶﾜ ｹﾝｼﾞ')!;
    await office.call('allocations.allocate', {
      clientId,
      depositId: first.depositId,
      allocations: [{ invoice: '2606-104', amountYen: first.amountYen }],
    });
    await office.call('allocations.apply', { clientId });
    const wrong = byDay.find((one) => one.payerName === 'ｶ)ﾋｶﾘﾃﾞﾝｾﾂ')!;
    await office.call('allocations.reverse', { clientId, depositId: wrong.depositId });
  });
  page = desk.page;
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const view = async (steps: number) => {
  await page.locator('.segments [aria-checked="true"]').focus();
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight');
};

test('the months, with the rate in figures and bars', async () => {
  await desk.clerk.openBooks(CLIENT);
  await desk.clerk.goTo(frameWords.nav.matching);
  await desk.clerk.press('Control+PageUp');
  await sees(page, words.month('2026-10'));
  await sees(page, words.figures.corrected);
  await desk.pictures('record-months');
});

test('what was corrected and what was learned', async () => {
  await view(1);
  await sees(page, words.notYet);
  await desk.pictures('record-corrections');
  await view(1);
  await sees(page, words.lessons.name('ﾆｼｶﾜ ｹﾝｼﾞ'));
  await desk.pictures('record-lessons');
});

test('habits by segment, and the hand-over sheet by one key', async () => {
  await view(1);
  await sees(page, SEGMENT_WORDS.late.advice);
  await desk.pictures('record-habits');
  await desk.clerk.press('F9');
  await seesResult(page, words.handover.done);
  await page.keyboard.press('Escape');
  const made = (await desk.call('documents.list', { kind: 'handover-workbook' })).documents;
  expect(made).toHaveLength(1);
  expect(join(folder, made[0]!.path)).toContain('handover');
  await view(1);
  await sees(page, words.timingOf(words.timing[3]!));
  await desk.pictures('record-weights');
});

test('a client without deposits is told what will stand here', async () => {
  await desk.clerk.openBooks(EMPTY);
  await sees(page, words.columns.weight);
  await view(1);
  await sees(page, words.empty.months.title);
  await desk.pictures('record-empty');
  expect(desk.complaints).toEqual([]);
});
