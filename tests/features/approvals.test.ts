/** The client's word before letters go in his name: approvals, and 連絡依頼票 before the last one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const AS_OF = '2026-11-24';
const squeezed = (text: string) => text.replace(/\s/g, '');
const textOf = async (documentId: number) =>
  squeezed(await textOfPdf((await office.call('documents.read', { documentId })).bytes));

/** Two customers with an invoice due on 2026-10-31; they sell through 佐藤. */
async function world(policy: object, opening = 0) {
  const clientId = await makeClient(office);
  const given = { salesContact: '佐藤', phone: '06-1111-2222' };
  const [a, b] = [await makeCustomer(office, clientId, 'A', given), await makeCustomer(office, clientId, 'B', given)];
  const due = { issuedOn: '2026-09-30', dueOn: '2026-10-31', yen: 30_000 };
  await makeInvoice(office, clientId, { customerId: a, number: 'A-1', ...due });
  await makeInvoice(office, clientId, { customerId: b, number: 'B-1', ...due });
  await office.call('reminderPolicy.set', { clientId, policy });
  const run = async (asOf = AS_OF) => {
    const { letters, withheld } = await office.call('reminders.propose', { clientId, asOf });
    return [
      ...letters.map((one) => `${one.customerCode} ${one.stage}`),
      ...withheld.map((one) => `${one.customerCode} ${one.reason} ${one.detail}`.trim()),
    ];
  };
  return { clientId, a, b, run, opening };
}

describe('a client who wants to agree to his letters', () => {
  const say = { asOf: AS_OF, decidedBy: '大橋社長', how: 'telephone' } as const;

  test('holds them until his word is noted, and holds what has grown since', async () => {
    const { clientId, a, run } = await world({ approval: true });
    expect(await run()).toEqual(['A approval', 'B approval']);
    expect(await office.call('reminders.issue', { clientId, asOf: AS_OF })).toMatchObject({
      letters: 0,
      batchId: null,
    });
    expect(await office.call('approvals.record', { clientId, ...say, customerIds: [a] })).toEqual({ customers: 1 });
    expect(await run()).toEqual(['A 1', 'B approval']);
    await makeInvoice(office, clientId, {
      customerId: a,
      number: 'A-2',
      issuedOn: '2026-09-30',
      dueOn: '2026-10-31',
      yen: 1,
    });
    expect(await run()).toEqual(['A approval more\t2026-11-24', 'B approval']);
    await office.call('approvals.record', { clientId, ...say });
    expect(await run()).toEqual(['A 1', 'B 1']);
    expect(await run('2026-12-25')).toEqual(['A approval more\t2026-11-24', 'B approval more\t2026-11-24']);
    const { approvals } = await office.call('approvals.list', { clientId });
    expect(approvals).toHaveLength(3);
    expect(approvals[0]).toMatchObject({ decidedBy: '大橋社長', how: 'telephone', granted: true, stage: 1 });
  });

  test('is asked again for the next letter, and his no holds the customer', async () => {
    const { clientId, a, run } = await world({ approval: true });
    await office.call('approvals.record', { clientId, ...say });
    await office.call('reminders.issue', { clientId, asOf: AS_OF });
    expect(await run('2026-12-02')).toEqual(['A approval', 'B approval']);
    office.clock.set('2026-12-02T03:00:00.000Z');
    await office.call('approvals.record', { clientId, ...say, asOf: '2026-12-02', customerIds: [a], granted: false });
    expect(await run('2026-12-02')).toEqual(['A approval refused\t2026-12-02', 'B approval']);
    office.clock.set('2026-11-24T03:00:00.000Z');
  });

  test('gets a sheet that names the letters, the sum and where to sign', async () => {
    const { clientId } = await world({ approval: true });
    const { serial, customers, document } = await office.call('approvals.sheet', { clientId, asOf: AS_OF });
    expect(customers).toBe(2);
    const text = await textOf(document.documentId);
    for (const words of [serial, '得意先A', '得意先B', '60,000', 'すべて送ってよい', 'お支払いのご確認のお願い'])
      expect(text).toContain(words);
  });

  test.each([
    ['approvals.record', say],
    ['approvals.sheet', { asOf: AS_OF }],
  ] as const)('%s for nobody who waits is refused', async (method, given) => {
    const { clientId, a } = await world({});
    expect(await office.refused(method, { clientId, ...given } as never)).toMatchObject({ code: 'approval-none' });
    expect(await office.refused(method, { clientId, ...given, customerIds: [a] } as never)).toMatchObject({
      code: 'approval-none',
      facts: { customer: 'A 得意先A' },
    });
  });
});

describe('before 最終催告', () => {
  const FIFTH = {
    stages: [1, 2, 3, 4].map((stage) => ({ stage, daysAfterDue: stage, deadlineDays: 7, channel: 'letter' })),
    daysBetweenLetters: 0,
  };
  /** Four letters have gone to A; the fifth is due. */
  async function atTheLast() {
    const given = await world({ ...FIFTH, stages: [...FIFTH.stages, { stage: 5, daysAfterDue: 10, deadlineDays: 7 }] });
    for (const day of ['20', '21', '22', '23'])
      await office.call('reminders.issue', {
        clientId: given.clientId,
        asOf: `2026-11-${day}`,
        customerIds: [given.a],
      });
    return given;
  }

  test('the 営業担当 is asked on a sheet, and his word lets the letter go', async () => {
    const { clientId, a, run } = await atTheLast();
    expect(await run()).toEqual(['B 1', 'A contact-first']);
    const { requests, document } = await office.call('contacts.request', { clientId, asOf: AS_OF });
    expect(requests).toMatchObject([{ customerId: a }]);
    const text = await textOf(document.documentId);
    for (const words of [
      '連絡依頼票',
      '営業ご担当佐藤様',
      '得意先A',
      '30,000',
      '電話06-1111-2222',
      '催告書',
      '送ってよい',
    ])
      expect(text, words).toContain(words);
    expect(await run()).toEqual(['B 1', 'A contact-first asked\t2026-11-24']);
    const { contactId } = requests[0]!;
    const answer = (outcome: 'send' | 'wait' | 'disputed') =>
      office.call('contacts.answer', { clientId, contactId, outcome, note: '来月払うとのこと' });
    await answer('wait');
    expect(await run()).toEqual(['B 1', 'A contact-first wait\t2026-11-24']);
    await answer('send');
    expect(await run()).toEqual(['A 5', 'B 1']);
    expect((await office.call('contacts.list', { clientId })).requests).toMatchObject([
      { outcome: 'send', answeredBy: '佐藤', note: '来月払うとのこと', contact: '佐藤' },
    ]);
  });

  test('a customer who denies the debt gets no letter at all', async () => {
    const { clientId, run } = await atTheLast();
    const { requests } = await office.call('contacts.request', { clientId, asOf: AS_OF });
    const { contactId } = requests[0]!;
    const given = { clientId, contactId, outcome: 'disputed', note: '数量が違う' } as const;
    expect(await office.call('contacts.answer', given)).toEqual({ disputes: 1 });
    expect(await run()).toEqual(['B 1', 'A dispute 数量が違う']);
    expect(await office.call('contacts.answer', given)).toEqual({ disputes: 0 });
  });

  test('no sheet is needed where the client does not want it', async () => {
    const { clientId, run, a } = await atTheLast();
    await office.call('reminderPolicy.set', { clientId, customerId: a, policy: { contactFirst: false } });
    expect(await run()).toEqual(['A 5', 'B 1']);
  });

  test('a second sheet goes only when asked for by name; an answer before the question is refused', async () => {
    const { clientId, a } = await atTheLast();
    const { requests } = await office.call('contacts.request', { clientId, asOf: AS_OF });
    expect(await office.refused('contacts.request', { clientId, asOf: AS_OF })).toMatchObject({
      code: 'contact-out',
      facts: { count: 1 },
    });
    await office.call('contacts.request', { clientId, asOf: AS_OF, customerIds: [a] });
    const { contactId } = requests[0]!;
    const given = { clientId, contactId, outcome: 'send' } as const;
    expect(await office.refused('contacts.answer', { ...given, answeredOn: '2026-11-23' })).toMatchObject({
      code: 'contact-too-early',
    });
    expect(await office.refused('contacts.answer', { ...given, answeredOn: '2026-11-25' })).toMatchObject({
      code: 'day-ahead',
    });
    expect(await office.refused('contacts.answer', { ...given, contactId: 99 })).toMatchObject({
      code: 'contact-unknown',
    });
  });
});

describe('on the list of the day', () => {
  const kinds = async (asOf: string) =>
    (await office.call('today.todos', { asOf })).items.filter((one) =>
      ['promise-due', 'broken-promise', 'contact-waiting'].includes(one.kind),
    );

  test('a promise is due on its day and on the bank day after a holiday, then broken', async () => {
    const own = await openTestOffice('2026-11-24');
    const clientId = await makeClient(own);
    const customerId = await makeCustomer(own, clientId, 'A');
    await makeInvoice(own, clientId, {
      customerId,
      number: 'A-1',
      issuedOn: '2026-09-30',
      dueOn: '2026-10-31',
      yen: 9000,
    });
    // 2026-11-28 is a Saturday: money may come on Monday the 30th.
    await own.call('promises.record', {
      clientId,
      customerId,
      madeOn: '2026-11-20',
      promisedOn: '2026-11-28',
      amountYen: 9000,
    });
    const on = async (asOf: string) =>
      (await own.call('today.todos', { asOf })).items
        .filter((one) => one.kind === 'promise-due' || one.kind === 'broken-promise')
        .map((one) => `${one.kind} ${one.yen} ${one.on}`);
    expect(await on('2026-11-27')).toEqual([]);
    expect(await on('2026-11-28')).toEqual(['promise-due 9000 2026-11-28']);
    expect(await on('2026-11-30')).toEqual(['promise-due 9000 2026-11-28']);
    expect(await on('2026-12-01')).toEqual(['broken-promise 9000 2026-11-28']);
    await own.close();
  });

  test('a 連絡依頼票 waits until it is answered', async () => {
    const waiting = async () => (await kinds(AS_OF)).filter((one) => one.kind === 'contact-waiting');
    const before = (await waiting()).length;
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'A');
    const file = csvFile('o.csv', [
      ['得意先コード', '請求番号', '請求日', '支払期日', '残高', '督促段階', '最終督促日'],
      ['A', 'O-1', '2026-03-31', '2026-04-30', '50000', '4', '2026-09-01'],
    ]);
    await office.call('openings.import', { clientId, file });
    const stages = [{ stage: 5 as const, daysAfterDue: 60, deadlineDays: 7, channel: 'letter' as const }];
    await office.call('reminderPolicy.set', { clientId, policy: { stages } });
    const { requests } = await office.call('contacts.request', { clientId, asOf: AS_OF });
    expect(await waiting()).toHaveLength(before + 1);
    expect((await waiting()).find((one) => one.clientId === clientId)).toMatchObject({ yen: 50_000, name: '得意先A' });
    await office.call('contacts.answer', { clientId, contactId: requests[0]!.contactId, outcome: 'wait' });
    expect(await waiting()).toHaveLength(before);
  });
});
