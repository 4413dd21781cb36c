/** Envelopes of the office, the one a client's letters go in, and what does not fit its window. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressAreaOf, profileOf } from '../../src/domain/envelope.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;

const MEASURED = {
  name: '事務所の窓付き封筒',
  width: 235,
  height: 120,
  fold: 'three' as const,
  window: { left: 22.5, top: 15, width: 95, height: 50 },
  grams: 5,
};

beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'A');
  await office.call('customers.update', {
    clientId,
    customerId,
    postalCode: '330-0854',
    address1: '埼玉県さいたま市大宮区桜木町一丁目7番地5',
    address2: 'ソニックシティビル17階',
  });
  const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 };
  await makeInvoice(office, clientId, { customerId, number: 'A-1', ...due });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

test('an own envelope is kept, chosen, and its letters stand in its window', async () => {
  const { key } = await office.call('envelopes.save', { shape: MEASURED });
  await office.call('envelopes.choose', { clientId, key });
  const { envelopes, clients } = await office.call('envelopes.list', {});
  expect(envelopes.find((one) => one.key === key)).toMatchObject({ ...MEASURED, own: true });
  expect(clients).toEqual([expect.objectContaining({ clientId, key })]);
  const { bytes } = await office.call('reminders.preview', {
    clientId,
    customerId: 1,
    asOf: '2026-11-24',
  });
  const [page] = await renderPdf(bytes);
  const area = addressAreaOf(profileOf(MEASURED));
  const ink = page!.inkBounds({ left: 0, top: 0, right: 110, bottom: 60 })!;
  expect(ink.left).toBeGreaterThanOrEqual(22.2);
  expect(ink.left).toBeLessThan(24);
  expect(ink.bottom).toBeLessThanOrEqual(area.bottom);
});

test('an own envelope that is used is not removed, one that is not goes; a preset is nobody’s to change', async () => {
  const { key } = await office.call('envelopes.save', { shape: { ...MEASURED, name: '別の封筒' } });
  await office.call('envelopes.choose', { clientId, key });
  expect((await office.refused('envelopes.remove', { key })).code).toBe('envelope-in-use');
  await office.call('envelopes.save', { key, shape: { ...MEASURED, grams: 6 } });
  await office.call('envelopes.choose', { clientId, key: null });
  await office.call('envelopes.remove', { key });
  expect((await office.call('envelopes.list', {})).envelopes.some((one) => one.key === key)).toBe(false);
  expect((await office.refused('envelopes.remove', { key: 'long3-90x45' })).code).toBe('envelope-preset');
  expect((await office.refused('envelopes.choose', { clientId, key })).code).toBe('envelope-unknown');
});

test.each([
  ['too-small', { width: 200 }],
  ['window-outside', { window: { left: 160, top: 12, width: 90, height: 45 } }],
  ['window-sender', { window: { left: 40, top: 12, width: 90, height: 45 } }],
  ['window-small', { window: { left: 20, top: 12, width: 65, height: 30 } }],
  ['window-fold', { window: { left: 20, top: 60, width: 90, height: 45 } }],
])('an envelope of which %s is refused', async (fault, changes) => {
  const refused = await office.refused('envelopes.save', { shape: { ...MEASURED, ...changes } });
  expect(refused).toMatchObject({ code: 'envelope-unusable', facts: { fault } });
});

test('an address that overflows the chosen window is refused with its name and the envelope, before anything is recorded', async () => {
  const customerId = await makeCustomer(office, clientId, 'LONG');
  await office.call('customers.update', {
    clientId,
    customerId,
    name: '学校法人𠮷野川髙等学園附属﨑玉リハビリテーション専門学校',
    postalCode: '330-0854',
    department: '管財部経理課',
    contactName: '髙橋 﨑太郎',
    address1: '埼玉県さいたま市大宮区桜木町一丁目7番地5 ソニックシティビル17階',
    address2: '株式会社ソニックコーポレーション内 西日本債権管理センター',
  });
  await makeInvoice(office, clientId, {
    customerId,
    number: 'L-1',
    issuedOn: '2026-06-30',
    dueOn: '2026-07-31',
    yen: 1000,
  });
  await office.call('envelopes.choose', { clientId, key: 'long3-80x45' });
  const refused = await office.refused('reminders.issue', { clientId, asOf: '2026-11-24' });
  expect(refused).toMatchObject({
    code: 'address-overflow',
    facts: { customer: expect.stringContaining('LONG'), envelope: '長形3号 窓80×45' },
  });
  expect(office.rows('SELECT * FROM reminder_batch')).toEqual([]);
  const check = await office.call('envelopes.check', { clientId });
  expect(check.overflowing.map((one) => one.code)).toEqual(['LONG']);
  const wide = await office.call('envelopes.check', { clientId, key: 'kaku-a4-100x50' });
  expect(wide.overflowing).toEqual([]);
  const shown = await office.call('envelopes.preview', { clientId });
  expect(shown.fits).toBe(false);
  await office.call('envelopes.choose', { clientId, key: 'kaku-a4-100x50' });
  expect((await office.call('reminders.issue', { clientId, asOf: '2026-11-24' })).letters).toBe(2);
});

test('the sample page needs no client', async () => {
  const sample = await office.call('envelopes.preview', { key: 'long40-90x45' });
  expect(sample.fits).toBe(true);
  expect(sample.area).toEqual({ left: 18, top: 12, right: 93, bottom: 41.25 });
});
