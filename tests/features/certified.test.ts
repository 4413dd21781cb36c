/** 内容証明 from the books: text, grid, papers as bytes, posting, and what it does to 時効. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fullWidth } from '../../src/domain/certified-mail.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;
let customerId: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
beforeEach(async () => {
  clientId = await makeClient(office, { name: '大橋金物株式会社' });
  customerId = await makeCustomer(office, clientId, '1', { name: '有限会社北野内装' });
  await makeInvoice(office, clientId, {
    customerId,
    number: 'A-1',
    issuedOn: '2021-11-30',
    dueOn: '2021-12-31',
    yen: 500_000,
  });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const issue = (given: object = {}) => office.call('certified.issue', { clientId, customerId, ...given });

test('the text says what the books say: claims, sum, interest, deadline, both parties', async () => {
  const composed = await office.call('certified.compose', { clientId, customerId });
  for (const words of [
    '催告書',
    '大橋金物株式会社',
    '有限会社北野内装　御中',
    '金500,000円',
    '2026年12月8日',
    '請求書番号A-1',
    '年3パーセント',
  ])
    expect(composed.text).toContain(fullWidth(words));
  expect(composed).toMatchObject({
    principalYen: 500_000,
    columns: 20,
    rows: 26,
    faults: [],
    risks: [],
    deadlineOn: '2026-12-08',
  });
  for (const sheet of composed.sheets) {
    expect(sheet.countedLines).toBeLessThanOrEqual(26);
    for (const line of sheet.lines) expect(line.count).toBeLessThanOrEqual(20);
  }
  const without = await office.call('certified.compose', { clientId, customerId, withInterest: false });
  expect(without).toMatchObject({ interestYen: 0 });
  expect(without.text).not.toContain('遅延損害金');
});

test.each([
  'vertical-20x26',
  'horizontal-20x26',
  'horizontal-13x40',
  'horizontal-26x20',
] as const)('%s: a sheet for the clerk and the same text three times, the same bytes each time', async (grid) => {
  const one = await issue({ grid });
  const bytes = readFileSync(join(office.folder, one.document.path));
  const text = (await textOfPdf(bytes)).replaceAll(/\s/g, '');
  expect(text).toContain('内容証明郵便の差出し');
  // In columns the reader finds one character at a time: all of them must be there three times.
  const composed = await office.call('certified.compose', { clientId, customerId, grid });
  const times = (where: string, character: string) => where.split(character).length - 1;
  for (const character of '債権請求番催')
    expect(times(text, character), character).toBeGreaterThanOrEqual(times(composed.text, character) * 3);
  if (one.sheets > 1) expect(text).toContain('契印');
  const drawn = office.rows<{ pages: number }>('SELECT pages FROM document WHERE id = ?', one.document.documentId);
  expect(drawn[0]!.pages).toBe(1 + one.sheets * 3);
});

test('the Word file has the margins and type that e内容証明 asks for, and the same bytes each time', async () => {
  const { word } = await issue({ grid: 'horizontal-20x26', word: true });
  const archive = await JSZip.loadAsync(readFileSync(join(office.folder, word!.path)));
  const xml = await archive.file('word/document.xml')!.async('string');
  expect(xml).toContain('w:w="11906"');
  const margin = (side: string) => Number(new RegExp(`w:pgMar[^>]*w:${side}="(\\d+)"`).exec(xml)![1]);
  expect(margin('bottom')).toBeGreaterThanOrEqual(3969);
  for (const side of ['top', 'left', 'right']) expect(margin(side)).toBeGreaterThanOrEqual(851);
  expect(xml).toContain(fullWidth('金500,000円'));
  const core = await archive.file('docProps/core.xml')!.async('string');
  expect(core).toContain('2026-11-24T00:00:00Z');
});

test('what the post does not take is refused in words', async () => {
  const refused = (text: string, word = false) =>
    office.refused('certified.issue', { clientId, customerId, text, word });
  expect(await refused('払って☺')).toMatchObject({ code: 'certified-characters', facts: { characters: ['☺'] } });
  expect(await refused('すぐASAPで')).toMatchObject({ code: 'certified-latin', facts: { words: ['ＡＳＡＰ'] } });
  expect(await refused('髙橋様', true)).toMatchObject({ code: 'certified-level' });
  expect(await refused(Array.from({ length: 600 }, () => '行').join('\n'))).toMatchObject({ code: 'certified-long' });
  const threat = await office.call('certified.count', {
    clientId,
    customerId,
    grid: 'vertical-20x26',
    text: '給料を差し押さえます',
  });
  expect(threat.risks).toMatchObject([{ kind: 'threat' }]);
});

test('posted with its number it is the demand that puts 時効 off, unless it came back', async () => {
  const { letterId } = await issue();
  const end = async () => {
    const { rows } = await office.call('limitation.list', { clientId, asOf: '2026-11-24' });
    return [rows[0]!.endOn, rows[0]!.postponedHow];
  };
  expect(await end()).toEqual(['2026-12-31', null]);
  await office.call('certified.post', { clientId, letterId, on: '2026-11-24', acceptanceNumber: '123-45-67890-1' });
  expect(await end()).toEqual(['2027-05-24', 'content-certified']);
  expect(await office.refused('certified.discard', { clientId, letterId, reason: '誤り' })).toMatchObject({
    code: 'certified-posted',
  });
  await office.call('certified.deliver', { clientId, letterId, outcome: 'unknown-address' });
  expect(await end()).toEqual(['2026-12-31', null]);
  const { letters } = await office.call('certified.list', { clientId });
  expect(letters).toMatchObject([
    { acceptanceNumber: '123-45-67890-1', deliveryProof: true, outcome: 'unknown-address' },
  ]);
});

test('after it no reminder goes for a while, and the next one names it', async () => {
  const { letterId } = await issue();
  await office.call('certified.post', { clientId, letterId, acceptanceNumber: '1' });
  const soon = await office.call('reminders.propose', { clientId, asOf: '2026-11-25' });
  expect(soon.withheld).toMatchObject([{ reason: 'recent-letter', detail: '2026-11-24' }]);
  const { bytes } = await office.call('reminders.preview', { clientId, customerId, asOf: '2026-12-20' });
  expect((await textOfPdf(bytes)).replaceAll(/\s/g, '')).not.toContain('最終催告');
});

test('one that is not sent asks nobody', async () => {
  const { letterId } = await issue();
  expect(await office.refused('certified.deliver', { clientId, letterId, outcome: 'delivered' })).toMatchObject({
    code: 'certified-unposted',
  });
  await office.call('certified.discard', { clientId, letterId, reason: '入金の連絡' });
  expect(await office.refused('certified.post', { clientId, letterId, acceptanceNumber: '1' })).toMatchObject({
    code: 'certified-discarded',
  });
});
