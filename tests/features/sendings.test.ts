/** What was sent: one list over mail, post and hand, and the file each carried. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
let clientId = 0;
let customerId = 0;

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office);
  customerId = await makeCustomer(office, clientId, 'C1', { postalCode: '5300001' });
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-30', dueOn: '2026-10-31', yen: 50_000 });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

test('a letter stands in the list from the day it was posted, and says that it came back', async () => {
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: '2026-11-24' });
  expect((await office.call('sendings.list', { clientId, customerId })).sendings).toEqual([]);
  await office.call('reminders.post', { clientId, batchId: batchId!, letters: 1 });
  const [letter] = (await office.call('sendings.list', { clientId, customerId })).sendings;
  expect(letter).toMatchObject({
    sendingId: null,
    kind: 'reminder',
    channel: 'post',
    state: 'sent',
    on: '2026-11-24',
    recipient: '530-0001 大阪府大阪市北区梅田1-1',
  });
  expect(letter!.sha256).toMatch(/^[0-9a-f]{64}$/);
  await office.call('reminders.returned', { clientId, serial: letter!.label, reason: 'unknown-address' });
  const [back] = (await office.call('sendings.list', { clientId, customerId, state: 'bounced' })).sendings;
  expect(back).toMatchObject({ label: letter!.label, trouble: { code: 'mail-returned' } });
});

test('what was handed over is noted with its file, and is never ahead of today', async () => {
  const drawn = await office.call('ledgers.document', {
    clientId,
    paper: 'ledger',
    customerIds: [customerId],
    from: '2026-09-01',
    through: '2026-11-24',
    format: 'pdf',
  });
  const { sendingId } = await office.call('sendings.record', {
    clientId,
    customerId,
    kind: 'statement',
    documentId: drawn.document!.documentId,
    on: '2026-11-20',
    note: '訪問時に手渡し',
  });
  const { sending, steps } = await office.call('sendings.get', { clientId, sendingId });
  expect(sending).toMatchObject({ channel: 'hand', on: '2026-11-20', sha256: drawn.document!.sha256, state: 'sent' });
  expect(sending.fileName).toMatch(/\.pdf$/);
  expect(steps).toMatchObject([{ state: 'sent', detail: '訪問時に手渡し' }]);
  const given = { clientId, customerId, kind: 'other' as const };
  expect(await office.refused('sendings.record', { ...given, on: '2026-11-25' })).toMatchObject({
    code: 'sending-ahead',
  });
});

test('another client’s paper cannot be noted as sent, nor its list be read by customer alone', async () => {
  const other = await makeClient(office);
  const stranger = await makeCustomer(office, other, 'S1');
  const { sendings } = await office.call('sendings.list', { clientId, kind: 'statement' });
  const given = { clientId: other, customerId: stranger, kind: 'other' as const };
  expect(await office.refused('sendings.record', { ...given, documentId: sendings[0]!.documentId! })).toMatchObject({
    code: 'document-unknown',
  });
  expect(await office.refused('sendings.list', { customerId })).toMatchObject({ code: 'input-invalid' });
  expect((await office.call('sendings.list', {})).sendings.length).toBe(2);
  expect((await office.call('sendings.list', { clientId: other })).sendings).toEqual([]);
});
