/** 下書き: kept, checked, issued all at once or not at all; numbers by the client's rule. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const LINE = {
  description: '保守料',
  quantityMilli: 1000,
  unitPriceMilli: 30_000_000,
  taxClass: 'standard-10' as const,
};
const ACCOUNT = { bankCode: '0005', branchCode: '001', type: '1' as const };
let accounts = 0;

async function readyClient(given = {}) {
  accounts++;
  const bankAccounts = [{ ...ACCOUNT, number: String(1_000_000 + accounts) }];
  const clientId = await makeClient(office, { registrationNumber: 'T7000012050002', bankAccounts, ...given });
  return { clientId, customerId: await makeCustomer(office, clientId, 'C1') };
}

async function draft(clientId: number, customerId: number, given = {}) {
  const { draftId } = await office.call('drafts.save', {
    clientId,
    customerId,
    issuedOn: '2026-11-30',
    lines: [LINE],
    ...given,
  });
  return draftId;
}

describe('a draft', () => {
  test('has no number, owes nothing, and is changed and thrown away at will', async () => {
    const { clientId, customerId } = await readyClient();
    const draftId = await draft(clientId, customerId, { title: '11月分' });
    await office.call('drafts.save', { clientId, draftId, customerId, issuedOn: '2026-12-31', lines: [LINE, LINE] });
    expect(await office.call('drafts.get', { clientId, draftId })).toMatchObject({
      issuedOn: '2026-12-31',
      title: '',
      totalYen: 66_000,
      lines: [{ line: 1 }, { line: 2 }],
    });
    expect((await office.call('invoices.list', { clientId })).count).toBe(0);
    expect(await office.call('drafts.remove', { clientId, draftIds: [draftId] })).toEqual({ removed: 1 });
    expect(await office.refused('drafts.get', { clientId, draftId })).toMatchObject({ code: 'draft-unknown' });
  });

  test('is issued with the next number, its terms and its sum, and is gone', async () => {
    const { clientId, customerId } = await readyClient();
    const late = await draft(clientId, customerId);
    const early = await draft(clientId, customerId, { issuedOn: '2026-11-10' });
    const { invoices, totalYen } = await office.call('drafts.issue', { clientId });
    expect(invoices.map((one) => [one.draftId, one.number, one.totalYen])).toEqual([
      [early, '2611-0001', 33_000],
      [late, '2611-0002', 33_000],
    ]);
    expect(totalYen).toBe(66_000);
    expect((await office.call('drafts.list', { clientId })).count).toBe(0);
    const invoice = await office.call('invoices.get', { clientId, invoiceId: invoices[1]!.invoiceId });
    expect(invoice).toMatchObject({ issuedOn: '2026-11-30', dueOn: '2027-01-04', openYen: 33_000, revision: 0 });
  });
});

describe('before issuing', () => {
  test('what is wrong is listed, and nothing at all is issued', async () => {
    const { clientId, customerId } = await readyClient({ registrationNumber: '', bankAccounts: [] });
    const bare = await makeCustomer(office, clientId, 'C2', { address1: '', email: '' });
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-31', yen: 1000 });
    await office.call('periods.close', { clientId, through: '2026-10-31' });
    const good = await draft(clientId, customerId);
    const drafts = {
      closed: await draft(clientId, customerId, { issuedOn: '2026-10-15' }),
      empty: await draft(clientId, customerId, { lines: [] }),
      negative: await draft(clientId, customerId, { lines: [{ ...LINE, quantityMilli: -1000 }] }),
      huge: await draft(clientId, customerId, {
        lines: [{ ...LINE, unitPriceMilli: 999_999_999_999_999, quantityMilli: 999_999_000 }],
      }),
      due: await draft(clientId, customerId, { dueOn: '2026-11-01' }),
      far: await draft(clientId, customerId, { issuedOn: '2027-11-20' }),
      old: await draft(clientId, customerId, { issuedOn: '2016-11-20' }),
      glyph: await draft(clientId, customerId, { title: '\u{1F600}' }),
      bare: await draft(clientId, bare),
      absurd: await draft(clientId, customerId, { lines: [{ ...LINE, unitPriceMilli: 3_000_000_000 }] }),
      zero: await draft(clientId, customerId, { lines: [LINE, { ...LINE, quantityMilli: 0 }] }),
    };
    const { problems } = await office.call('drafts.check', { clientId });
    const of = (draftId: number, level: string) =>
      problems.filter((one) => one.draftId === draftId && one.level === level).map((one) => one.code);
    expect(of(drafts.closed, 'error')).toEqual(['period-closed']);
    expect(of(drafts.empty, 'error')).toEqual(['check-no-lines']);
    expect(of(drafts.negative, 'error')).toEqual(['total-negative']);
    expect(of(drafts.negative, 'warning')).toContain('check-negative-line');
    expect(of(drafts.huge, 'error')).toEqual(['amount-too-large']);
    expect(of(drafts.due, 'error')).toEqual(['due-before-issue']);
    expect(of(drafts.far, 'warning')).toContain('check-issued-far');
    expect(of(drafts.old, 'error')).toContain('tax-rate-date');
    expect(of(drafts.old, 'warning')).not.toContain('check-zero-total');
    expect(of(drafts.glyph, 'error')).toEqual(['check-characters']);
    expect(of(drafts.bare, 'warning')).toContain('check-no-address');
    expect(of(drafts.absurd, 'warning')).toContain('check-absurd');
    expect(of(drafts.zero, 'warning')).toContain('check-zero-line');
    expect(of(good, 'error')).toEqual([]);
    expect(of(good, 'warning')).toEqual(['check-no-registration', 'check-no-bank']);
    for (const one of problems) expect(one.sentence).toMatch(/。$/);

    const refusal = await office.refused('drafts.issue', { clientId, acceptWarnings: true });
    const stopping = problems.filter((one) => one.level === 'error');
    expect(refusal).toMatchObject({ code: 'drafts-faulty', facts: { count: stopping.length } });
    // What can only be looked at is not told as what must be mended.
    expect(refusal.facts.problem).toBe(stopping[0]!.sentence);
    expect(await office.refused('drafts.issue', { clientId, draftIds: [good] })).toMatchObject({
      code: 'drafts-doubtful',
    });
    expect((await office.call('invoices.list', { clientId })).count).toBe(1);
    expect((await office.call('drafts.list', { clientId })).count).toBe(12);
    // No number was burnt by what was refused.
    const { invoices } = await office.call('drafts.issue', { clientId, draftIds: [good], acceptWarnings: true });
    expect(invoices[0]!.number).toBe('2611-0001');
  });

  test('the same sum to the same customer on the same day is asked about', async () => {
    const { clientId, customerId } = await readyClient();
    await draft(clientId, customerId);
    await office.call('drafts.issue', { clientId });
    const again = await draft(clientId, customerId);
    const { problems } = await office.call('drafts.check', { clientId });
    expect(problems).toMatchObject([{ draftId: again, level: 'warning', code: 'check-twin' }]);
  });
});

describe('numbers', () => {
  test('follow the rule of the client, and a series goes on where it stood', async () => {
    const { clientId, customerId } = await readyClient();
    const rule = {
      kind: 'invoice' as const,
      prefix: 'A-',
      datePart: 'yyyy' as const,
      separator: '-',
      digits: 3,
      resetBy: 'year' as const,
    };
    await office.call('billing.saveSettings', { clientId, numbering: [rule] });
    const issue = async (issuedOn: string) =>
      (await makeInvoice(office, clientId, { customerId, issuedOn, yen: 1 })).number;
    expect(await issue('2026-11-30')).toBe('A-2026-001');
    expect(await issue('2026-12-31')).toBe('A-2026-002');
    expect(await issue('2027-01-31')).toBe('A-2027-001');
    await office.call('billing.saveSettings', {
      clientId,
      numbering: [{ ...rule, prefix: 'S', datePart: 'none', resetBy: 'never', digits: 1 }],
    });
    const given = [];
    for (let count = 0; count < 11; count++) given.push(await issue('2027-02-28'));
    expect(given.slice(-3)).toEqual(['S9', 'S10', 'S11']);
    const { numbering } = await office.call('billing.settings', { clientId, on: '2027-03-01' });
    expect(numbering.map((one) => one.next)).toEqual(['S12', 'R2703-001', 'D2703-0001']);
  });

  test('are never given twice: a void keeps its number', async () => {
    const { clientId, customerId } = await readyClient();
    const { invoiceId, number } = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 1 });
    await office.call('invoices.void', { clientId, invoiceId, on: '2026-11-30', reason: '誤り' });
    const next = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 1 });
    expect([number, next.number]).toEqual(['2611-0001', '2611-0002']);
  });

  test.each([
    [{ datePart: 'yy' as const, resetBy: 'month' as const }, 'number-rule-reset'],
    [{ datePart: 'none' as const, resetBy: 'year' as const }, 'number-rule-reset'],
    [{ prefix: '12345678', datePart: 'yyyymm' as const, resetBy: 'month' as const, digits: 9 }, 'number-rule-long'],
    [{ prefix: 'R', datePart: 'yymm' as const, resetBy: 'month' as const }, 'number-rule-same'],
  ])('of a rule %j are refused', async (change, code) => {
    const { clientId } = await readyClient();
    const rule = {
      kind: 'invoice' as const,
      prefix: '',
      datePart: 'yymm' as const,
      separator: '-',
      digits: 4,
      resetBy: 'month' as const,
    };
    expect(
      await office.refused('billing.saveSettings', { clientId, numbering: [{ ...rule, ...change }] }),
    ).toMatchObject({ code });
  });
});

describe('last month', () => {
  test('is copied for all customers, once, with its titles moved on', async () => {
    const { clientId, customerId } = await readyClient();
    const other = await makeCustomer(office, clientId, 'C2');
    for (const [to, title] of [
      [customerId, '10月分 保守'],
      [other, '保守一式'],
    ] as const)
      await office.call('invoices.create', { clientId, customerId: to, issuedOn: '2026-10-31', title, lines: [LINE] });
    const voided = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-31', yen: 5 });
    await office.call('invoices.void', { clientId, invoiceId: voided.invoiceId, on: '2026-10-31', reason: '誤り' });
    const question = { clientId, month: '2026-10', issuedOn: '2026-11-30' };
    expect(await office.call('drafts.copyMonth', { ...question, customerIds: [other] })).toEqual({
      drafts: 1,
      skipped: 0,
    });
    expect(await office.call('drafts.copyMonth', question)).toEqual({ drafts: 1, skipped: 1 });
    const { drafts } = await office.call('drafts.list', { clientId });
    expect(drafts.map((one) => [one.customerCode, one.title, one.totalYen])).toEqual([
      ['C2', '保守一式', 33_000],
      ['C1', '11月分 保守', 33_000],
    ]);
  });
});

describe('a template', () => {
  test('is kept under its name, replaced by the same name, and gone when removed', async () => {
    const { clientId } = await readyClient();
    const { templateId } = await office.call('invoiceTemplates.save', { clientId, name: '顧問料', lines: [LINE] });
    await office.call('invoiceTemplates.save', { clientId, name: '顧問料', title: '顧問料', lines: [LINE, LINE] });
    const { templates } = await office.call('invoiceTemplates.list', { clientId });
    expect(templates).toMatchObject([
      { templateId, name: '顧問料', title: '顧問料', lines: [{ line: 1 }, { line: 2 }] },
    ]);
    await office.call('invoiceTemplates.remove', { clientId, templateId });
    expect((await office.call('invoiceTemplates.list', { clientId })).templates).toEqual([]);
  });
});
