/** 文面: chosen, edited, kept in versions, shown before they are sent, and said in the letters that go. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../src/contract/contract.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const AS_OF = '2026-08-10';
const BODY = '拝啓　{未払額}を、{期限}までにお願いいたします。{入金確認日時}までの入金を見ました。';

async function world() {
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'A');
  await makeInvoice(office, clientId, {
    customerId,
    number: 'A-1',
    issuedOn: '2026-06-30',
    dueOn: '2026-07-31',
    yen: 110_000,
  });
  const preview = (more: Partial<InputOf<'wordings.preview'>> = {}) =>
    office.call('wordings.preview', { clientId, customerId, asOf: AS_OF, ...more });
  return { clientId, customerId, preview };
}

const KEY = { set: 'standard', stage: 1, variant: 'usual' } as const;
const squeezed = (text: string) => text.replace(/\s/g, '');

describe('a wording', () => {
  test('of the client stands before that of the office, and both before the house’s', async () => {
    const { clientId, preview } = await world();
    const held = async () => (await preview()).title;
    expect(await held()).toBe('お支払いのご確認のお願い');
    await office.call('wordings.save', { ...KEY, title: '事務所の題', body: BODY });
    expect(await held()).toBe('事務所の題');
    await office.call('wordings.save', { clientId, ...KEY, title: '顧問先の題', body: BODY });
    expect(await held()).toBe('顧問先の題');
    const got = await office.call('wordings.get', { clientId, ...KEY });
    expect(got).toMatchObject({
      source: 'client',
      title: '顧問先の題',
      outer: { source: 'office', title: '事務所の題' },
    });
    expect(got.versions.map((one) => [one.source, one.title])).toEqual([
      ['client', '顧問先の題'],
      ['office', '事務所の題'],
    ]);
    await office.call('wordings.restore', { clientId, ...KEY });
    expect(await held()).toBe('事務所の題');
    await office.call('wordings.restore', KEY);
    expect(await held()).toBe('お支払いのご確認のお願い');
    const { wordings } = await office.call('wordings.list', { clientId });
    expect(wordings.filter((one) => one.source !== 'preset')).toEqual([]);
    expect((await office.call('wordings.get', { clientId, ...KEY })).versions).toHaveLength(4);
  });

  test('that lacks what a reminder must say, or names a field nobody knows, is refused', async () => {
    const { clientId } = await world();
    const save = (body: string, title = '題') => office.refused('wordings.save', { clientId, ...KEY, title, body });
    expect(await save(BODY.replace('{期限}', ''))).toMatchObject({
      code: 'wording-field-missing',
      facts: { label: '期限' },
      field: 'body',
    });
    expect(await save(`${BODY}{期日}`)).toMatchObject({ code: 'wording-field-unknown', facts: { label: '期日' } });
    expect(await save(`${BODY}〔`)).toMatchObject({ code: 'wording-unpaired' });
    expect(await save(BODY, ' ')).toMatchObject({ code: 'wording-empty', field: 'title' });
    expect(
      await office.refused('wordings.save', { ...KEY, stage: 5, variant: 'promise', title: '題', body: BODY }),
    ).toMatchObject({ code: 'wording-unknown' });
  });

  test('that threatens is refused under 事実のみ, and needs a yes without it', async () => {
    const { clientId } = await world();
    const given = { clientId, ...KEY, title: '題', body: `${BODY}お支払いがない場合は差押えを行います。` };
    expect(await office.refused('wordings.save', { ...given, confirm: ['risks'] })).toMatchObject({
      code: 'wording-locked',
      facts: { words: '差押え', kind: 'threat' },
    });
    await office.call('wordings.setFactsOnly', { factsOnly: false });
    expect(await office.refused('wordings.save', given)).toMatchObject({
      code: 'wording-risk',
      facts: { kind: 'threat' },
    });
    await office.call('wordings.save', { ...given, confirm: ['risks'] });
    const { wordings, factsOnly } = await office.call('wordings.list', { clientId });
    expect(factsOnly).toBe(false);
    expect(wordings.find((one) => one.source === 'client')).toMatchObject({ ...KEY, risks: 1 });
    await office.call('wordings.setFactsOnly', { factsOnly: true });
  });

  test('is chosen by set at office, client, customer and invoice, the nearest first', async () => {
    const { clientId, customerId } = await world();
    const set = async () => (await office.call('reminders.preview', { clientId, customerId, asOf: AS_OF })).wording.set;
    const choose = (place: object, wording: 'standard' | 'polite' | 'brief' | null) =>
      office.call('reminderPolicy.set', { ...place, policy: wording && { wording } });
    expect(await set()).toBe('standard');
    await choose({}, 'polite');
    expect(await set()).toBe('polite');
    await choose({ clientId }, 'brief');
    expect(await set()).toBe('brief');
    await choose({ clientId, customerId }, 'polite');
    expect(await set()).toBe('polite');
    await choose({ clientId, invoiceId: 1 }, 'standard');
    expect(await set()).toBe('standard');
    await choose({}, null);
  });
});

describe('a set of the office’s own', () => {
  test('is a copy that stays as it is, is chosen by the policy at any place, and writes the letters', async () => {
    const { clientId, customerId } = await world();
    await office.call('wordings.save', { ...KEY, title: '事務所の題', body: BODY });
    await office.call('wordings.save', { clientId, ...KEY, stage: 2, title: '顧問先の二', body: BODY });
    const { set } = await office.call('wordings.addSet', { clientId, name: '商店街向け', from: 'standard' });
    await office.call('wordings.save', { ...KEY, title: 'あとで変えた題', body: BODY });
    const letter = () => office.call('reminders.preview', { clientId, customerId, asOf: AS_OF });
    const textOf = async () => squeezed(await textOfPdf((await letter()).bytes));
    expect(await textOf()).toContain('あとで変えた題');
    for (const place of [{ clientId, customerId }, { clientId }, {}]) {
      await office.call('reminderPolicy.set', { ...place, policy: { wording: set } });
      expect((await letter()).wording.set).toBe(set);
      expect(await textOf()).toContain('事務所の題');
      const { sets } = await office.call('wordings.sets', {});
      expect(sets.find((one) => one.set === set)).toMatchObject({ name: '商店街向け', base: 'standard', places: 1 });
      expect(await office.refused('wordings.retireSet', { set, retired: true })).toMatchObject({
        code: 'wording-set-used',
      });
      await office.call('reminderPolicy.set', { ...place, policy: null });
    }
    expect(await office.call('wordings.get', { clientId, ...KEY, set, stage: 2 })).toMatchObject({
      source: 'client',
      title: '顧問先の二',
    });
    // What the set says nothing about itself is said as the set it was copied from.
    const outer = await office.call('wordings.get', { ...KEY, set, stage: 4 });
    expect(outer).toMatchObject({ source: 'preset', title: '催告書' });
    await office.call('wordings.save', { ...KEY, set, stage: 4, title: '四の題', body: BODY });
    expect(await office.call('wordings.get', { ...KEY, set, stage: 4 })).toMatchObject({ source: 'office' });
    expect(await office.call('wordings.get', { ...KEY, stage: 4 })).toMatchObject({ source: 'preset' });
    await office.call('wordings.restore', KEY);
  });

  test('is renamed, retired while nobody chooses it, and put back; the three stay as they are', async () => {
    const { clientId } = await world();
    const { set } = await office.call('wordings.addSet', { name: '海外向け', from: 'brief' });
    const refused = (name: string, more: object = {}) =>
      office.refused('wordings.addSet', { name, from: 'standard', ...more });
    expect(await refused('海外向け')).toMatchObject({ code: 'wording-set-taken', field: 'name' });
    expect(await refused('丁寧')).toMatchObject({ code: 'wording-set-taken' });
    expect(await refused('別', { from: 'own-99' })).toMatchObject({ code: 'wording-set-unknown' });
    expect(await office.refused('wordings.renameSet', { set: 'polite', name: '別' })).toMatchObject({
      code: 'wording-set-preset',
    });
    await office.call('wordings.renameSet', { set, name: '輸出先向け' });
    await office.call('wordings.retireSet', { set, retired: true });
    const choose = { clientId, policy: { wording: set } };
    expect(await office.refused('reminderPolicy.set', choose)).toMatchObject({
      code: 'wording-set-retired',
      facts: { name: '輸出先向け' },
    });
    expect(await office.refused('wordings.save', { ...KEY, set, title: '題', body: BODY })).toMatchObject({
      code: 'wording-set-retired',
    });
    await office.call('wordings.retireSet', { set, retired: false });
    await office.call('reminderPolicy.set', choose);
    const { sets } = await office.call('wordings.sets', {});
    expect(sets.find((one) => one.set === set)).toMatchObject({ name: '輸出先向け', retired: false, places: 1 });
    await office.call('reminderPolicy.set', { clientId, policy: null });
  });
});

describe('a letter', () => {
  test('keeps its words when the wording changes, and the next one is held against it', async () => {
    const { clientId, preview } = await world();
    await office.call('wordings.save', { clientId, ...KEY, title: '古い題', body: `${BODY}古い言い方。` });
    const { document } = await office.call('reminders.issue', { clientId, asOf: AS_OF });
    await office.call('wordings.save', { clientId, ...KEY, title: '新しい題', body: BODY });
    const [kept] = office.rows<{ title: string; body: string; client_wording_id: number }>(
      'SELECT * FROM reminder_letter_text WHERE client_id = ?',
      clientId,
    );
    expect(kept).toMatchObject({ title: '古い題', client_wording_id: 1 });
    const { bytes } = await office.call('documents.read', { documentId: document!.documentId });
    const text = squeezed(await textOfPdf(bytes));
    expect(text).toContain('古い言い方。');
    for (const line of kept!.body.split('\n')) expect(text).toContain(squeezed(line));
    const next = await preview({ asOf: '2026-08-20' });
    expect(next.last).toMatchObject({ title: '古い題', text: kept!.body, stage: 1, on: AS_OF });
    expect(next.stage).toBe(2);
    expect(next.text).toContain('8月10日付「古い題」');
  });

  test('is shown with a wording that is not saved, and at any stage, as the true page', async () => {
    const { preview } = await world();
    const shown = await preview({ ...KEY, title: '試しの題', body: `${BODY}直ちに訴訟を起こします。` });
    expect(squeezed(await textOfPdf(shown.bytes))).toContain('試しの題');
    expect(shown.risks).toMatchObject([{ kind: 'threat' }]);
    expect((await preview({ set: 'brief', stage: 5 })).title).toBe('最終催告書');
    expect((await preview({ stage: 3, variant: 'promise' })).text).toContain(
      '本状作成の時点でご入金を確認できておりません',
    );
  });

  test('speaks of a deducted fee, a broken promise, and a first lateness', async () => {
    const { clientId, customerId, preview } = await world();
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-08-03',
      payerName: 'x',
      amountYen: 109_340,
      customerId,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'A-1', amountYen: 109_340 }],
    });
    const short = await preview();
    expect(short.variant).toBe('short-payment');
    expect(short.text).toContain('8月3日にご入金をいただき');
    expect(short.text).toContain('660円の不足');
    await office.call('promises.record', {
      clientId,
      customerId,
      madeOn: '2026-08-04',
      promisedOn: '2026-08-06',
      amountYen: 660,
    });
    const promise = await preview();
    expect(promise.variant).toBe('promise');
    expect(promise.text).toContain('2026年8月4日に、2026年8月6日までにお支払いいただける旨');
  });

  test('counts years and lateness from what was settled', async () => {
    const { clientId, customerId, preview } = await world();
    for (let year = 2022; year <= 2025; year++)
      for (const month of ['03', '06', '09', '12']) {
        const number = `G-${year}-${month}`;
        await makeInvoice(office, clientId, {
          customerId,
          number,
          issuedOn: `${year}-${month}-01`,
          dueOn: `${year}-${month}-28`,
          yen: 1000,
        });
        const depositId = await makeDeposit(office, clientId, {
          depositedOn: `${year}-${month}-28`,
          payerName: number,
          amountYen: 1000,
          customerId,
        });
        await office.call('allocations.allocate', {
          clientId,
          depositId,
          allocations: [{ invoice: number, amountYen: 1000 }],
        });
      }
    expect((await preview()).variant).toBe('first-late');
    const long = await preview({ variant: 'long-good' });
    expect(long.text).toContain('4年の長きにわたり');
  });
});

test('a customer with a disputed invoice gets a letter for the rest, and the disputed one stands apart', async () => {
  const { clientId, customerId, preview } = await world();
  await makeInvoice(office, clientId, {
    customerId,
    number: 'A-2',
    issuedOn: '2026-06-30',
    dueOn: '2026-07-31',
    yen: 55_000,
  });
  const { invoices } = await office.call('invoices.list', { clientId, text: 'A-2' });
  await office.call('disputes.raise', {
    clientId,
    receivableIds: [invoices[0]!.receivableId],
    reason: '数量違い',
    on: '2026-08-05',
  });
  const { letters } = await office.call('reminders.propose', { clientId, asOf: AS_OF });
  expect(letters).toMatchObject([{ totalYen: 110_000, invoices: ['A-1'] }]);
  const { document } = await office.call('reminders.issue', { clientId, asOf: AS_OF });
  const text = squeezed(
    await textOfPdf((await office.call('documents.read', { documentId: document!.documentId })).bytes),
  );
  expect(text).toContain('確認中のご請求');
  expect(text).toContain('A-2');
  expect(text).toContain('110,000円');
  expect(text).not.toContain('165,000');
  expect((await preview({ asOf: '2026-08-20' })).text).not.toContain('A-2');
});
