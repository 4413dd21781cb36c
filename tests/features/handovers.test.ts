/** 引継ぎ and 貸倒の検討 from a real office: packs that can be checked, reminders that stop, evidence that is counted. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpackPayload } from '../../src/main/core/documents.ts';
import { drawHandoverFolder, drawHandoverPack } from '../../src/main/features/handovers/handover-pack-pdf.ts';
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
let clientId: number;
let customerId: number;
let other: number;
let handoverId: number;
beforeAll(async () => {
  office = await openTestOffice('2025-02-10');
  clientId = await makeClient(office, { name: '大橋金物株式会社' });
  customerId = await makeCustomer(office, clientId, 'A', { name: '有限会社北野内装' });
  other = await makeCustomer(office, clientId, 'B', { name: '株式会社大和田建設' });
  const old = { issuedOn: '2024-12-31', dueOn: '2025-01-31' };
  await makeInvoice(office, clientId, { customerId, number: 'A-1', ...old, yen: 500_000 });
  await makeInvoice(office, clientId, { customerId: other, number: 'B-1', ...old, yen: 77_777 });
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: '2025-02-10' });
  await office.call('reminders.post', { clientId, batchId: batchId!, letters: 2, on: '2025-02-10' });
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2025-02-07',
    payerName: 'ｷﾀﾉ',
    amountYen: 100_000,
  });
  await office.call('allocations.allocate', {
    clientId,
    depositId,
    allocations: [{ invoice: 'A-1', amountYen: 100_000 }],
  });
  await office.call('calls.record', {
    clientId,
    customerId,
    reason: 'no-funds',
    spokeWith: '田中様',
    note: '資金繰りが厳しい',
  });
  await office.call('promises.record', { clientId, customerId, promisedOn: '2025-02-28', amountYen: 50_000 });
  office.clock.set('2026-11-24T03:00:00.000Z');
  const { letterId } = await office.call('certified.issue', { clientId, customerId });
  await office.call('certified.post', { clientId, letterId, acceptanceNumber: '123-45-67890-1' });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

test('the pack is one PDF and a folder: facts, letters as they were sent, proof of posting, digests of all', async () => {
  const made = await office.call('handovers.record', {
    clientId,
    customerId,
    recipient: 'lawyer',
    recipientName: '甲野法律事務所',
    reason: '訴訟の委任',
  });
  handoverId = made.handoverId;
  expect(made).toMatchObject({ totalYen: 400_000 });
  const text = (await textOfPdf(readFileSync(join(office.folder, made.document.path)))).replaceAll(/\s/g, '');
  for (const words of [
    '引継資料',
    '目次',
    '事実の一覧',
    '売掛金の明細',
    '遅延損害金の計算',
    '123-45-67890-1',
    '資金繰りが厳しい',
    '守られていない',
    '甲野法律事務所',
    '400,000',
  ])
    expect(text).toContain(words);
  // Nothing of the debtor whose letter lay in the same file.
  expect(text).not.toContain('大和田建設');
  expect(text).not.toContain('77,777');
  const folder = await JSZip.loadAsync(readFileSync(join(office.folder, made.folder.path)));
  const list = await folder.file('sha256.txt')!.async('string');
  const files = Object.keys(folder.files).filter((name) => name !== 'sha256.txt' && !name.startsWith('00-'));
  expect(files).toHaveLength(made.parts);
  for (const name of files) {
    const digest = createHash('sha256')
      .update(await folder.file(name)!.async('nodebuffer'))
      .digest('hex');
    expect(list).toContain(`${digest}  ${name}`);
    expect(text).toContain(digest);
  }
  expect(files.filter((name) => /letter|certified/.test(name))).toHaveLength(2);
});

test('the same pack drawn again gives the same bytes', async () => {
  const rows = office.rows<{ kind: string; payload: string; path: string }>(
    `SELECT kind, payload, path FROM document WHERE kind LIKE 'handover-%' AND kind <> 'handover-workbook'`,
  );
  expect(rows).toHaveLength(2);
  for (const { kind, payload, path } of rows) {
    const pack = unpackPayload(payload) as never;
    const again = kind === 'handover-pack' ? (await drawHandoverPack(pack)).bytes : await drawHandoverFolder(pack);
    expect(Buffer.compare(Buffer.from(again), readFileSync(join(office.folder, path)))).toBe(0);
  }
});

test('handed over, nobody is reminded, with the reason; given back, reminders go on', async () => {
  const asOf = '2026-11-24';
  const reasonOf = async () => {
    const { withheld, letters } = await office.call('reminders.propose', { clientId, asOf, customerIds: [customerId] });
    return [...withheld.map((one) => `${one.reason} ${one.detail}`), ...letters.map((one) => `letter ${one.stage}`)];
  };
  expect(await reasonOf()).toEqual(['hold 甲野法律事務所 訴訟の委任']);
  office.clock.set('2027-01-10T03:00:00.000Z');
  const { items } = await office.call('today.todos', {});
  expect(items.filter((one) => one.kind === 'handover')).toMatchObject([
    { yen: 400_000, on: '2026-11-24', rowId: customerId },
  ]);
  office.clock.set('2026-11-24T03:00:00.000Z');
  const again = {
    clientId,
    customerId,
    recipient: 'court',
    recipientName: '大阪簡易裁判所',
    reason: '支払督促',
  } as const;
  expect(await office.refused('handovers.record', again)).toMatchObject({ code: 'handover-open' });
  await office.call('handovers.release', { clientId, handoverId, reason: '和解が成立' });
  expect((await reasonOf()).join()).not.toContain('hold');
  expect(await office.refused('handovers.release', { clientId, handoverId, reason: 'もう一度' })).toMatchObject({
    code: 'handover-ended',
  });
  const { handovers } = await office.call('handovers.list', { clientId });
  expect(handovers).toMatchObject([{ endedOn: '2026-11-24', endReason: '和解が成立', openYen: 400_000 }]);
});

test('貸倒: the rules against the facts, the evidence in sentences, the decision, and the list for the tax return', async () => {
  const { customers } = await office.call('losses.review', { clientId });
  const own = customers.find((one) => one.customerId === customerId)!;
  expect(own).toMatchObject({
    openYen: 400_000,
    letters: 2,
    calls: 1,
    brokenPromises: 1,
    costYen: 110 + 1420,
    decision: null,
  });
  expect(own.rules.find((one) => one.rule === '9-6-3-1')).toMatchObject({ obstacle: null, fromOn: '2026-02-07' });
  expect(own.evidence.join('')).toContain('督促状を 1 回送付（2025年2月10日）。');
  expect(own.evidence.join('')).toContain('引受番号 123-45-67890-1');
  await office.call('losses.decide', {
    clientId,
    customerId,
    decision: 'write-off',
    rule: '9-6-3-1',
    decidedBy: '大橋社長',
  });
  const again = await office.call('losses.review', { clientId });
  expect(again.customers.find((one) => one.customerId === customerId)!.decision).toMatchObject({
    decision: 'write-off',
    decidedBy: '大橋社長',
  });
  const lost = {
    clientId,
    customerId,
    rule: '9-6-3-1',
    reason: '取引停止後1年',
  } as const;
  // What the dialog fills in, and what is kept where nobody writes anything else: the books and the decision.
  const known = await office.call('losses.evidence', { clientId, customerId });
  expect(known).toMatchObject({ rule: '9-6-3-1', decision: { decidedBy: '大橋社長' } });
  for (const line of [...own.evidence, '2026年11月24日 に 大橋社長 が貸倒処理を決定（法人税基本通達 9-6-3(1)）。'])
    expect(known.evidence.split('\n')).toContain(line);
  expect(known.evidence).toContain('控えは R25-0001-1');
  await office.call('writeOffs.record', lost);
  const [booked] = (await office.call('writeOffs.list', { clientId })).writeOffs;
  expect(booked!.evidence).toBe(known.evidence);
  const list = await office.call('losses.taxList', { clientId, from: '2026-04-01', through: '2027-03-31' });
  expect(list).toMatchObject({
    totalYen: 399_999,
    rows: [{ rule: '9-6-3-1', amountYen: 399_999, memorandumYen: 1, invoices: ['A-1'] }],
  });
  expect((await office.call('losses.taxList', { clientId, from: '2025-04-01', through: '2026-03-31' })).rows).toEqual(
    [],
  );
});

test('the pack holds every paper about the debt, of a batch only the debtor’s pages, and names what has no file', async () => {
  office.clock.set('2026-12-01T03:00:00.000Z');
  const sender = await makeClient(office, { name: '長堀木工株式会社' });
  const debtor = await makeCustomer(office, sender, 'D', { name: '玉造内装株式会社' });
  const stranger = await makeCustomer(office, sender, 'S', { name: '鶴橋製作所' });
  const line = (yen: number) => ({
    description: '木材',
    quantityMilli: 1000,
    unitPriceMilli: yen * 1000,
    taxClass: 'standard-10' as const,
  });
  const bill = (customerId: number, yen: number, number?: string) =>
    office.call('invoices.create', {
      clientId: sender,
      customerId,
      issuedOn: '2026-10-31',
      dueOn: '2026-11-20',
      ...(number ? { number } : {}),
      lines: [line(yen)],
    });
  const alone = await bill(debtor, 100_000, 'D-1');
  const inBatch = await bill(debtor, 200_000, 'D-2');
  const others = await bill(stranger, 777_777, 'S-1');
  await bill(debtor, 30_000, 'D-3');
  await office.call('invoices.document', { clientId: sender, invoiceId: alone.invoiceId });
  await office.call('invoices.documents', { clientId: sender, invoiceIds: [inBatch.invoiceId, others.invoiceId] });
  const second = await office.call('invoices.reissue', {
    clientId: sender,
    invoiceId: alone.invoiceId,
    reason: '数量の誤り',
    lines: [line(110_000)],
  });
  await office.call('invoices.document', { clientId: sender, invoiceId: second.invoiceId });
  await office.call('deliveries.create', {
    clientId: sender,
    customerId: debtor,
    deliveredOn: '2026-11-10',
    lines: [line(50_000)],
  });
  const closed = await office.call('closingBills.issue', { clientId: sender, closedOn: '2026-11-30' });
  const [closing] = closed.bills;
  await office.call('invoices.document', { clientId: sender, invoiceId: closing!.invoiceId });
  const credit = await office.call('creditNotes.create', {
    clientId: sender,
    invoiceId: inBatch.invoiceId,
    kind: 'return',
    reason: '返品',
    amountYen: 22_000,
  });
  await office.call('creditNotes.document', { clientId: sender, creditNoteId: credit.creditNoteId });
  const depositId = await makeDeposit(office, sender, {
    depositedOn: '2026-11-25',
    payerName: 'ﾀﾏﾂｸﾘ',
    amountYen: 50_000,
  });
  const allocations = [{ invoice: 'D-2', amountYen: 50_000 }];
  await office.call('allocations.allocate', { clientId: sender, depositId, allocations });
  const note = await office.call('receivedNotes.issue', { clientId: sender, depositId });
  const issued = await office.call('reminders.issue', {
    clientId: sender,
    asOf: '2026-12-01',
    confirm: ['stale-bank-data'],
  });
  await office.call('reminders.post', { clientId: sender, batchId: issued.batchId!, letters: issued.letters });
  const made = await office.call('handovers.record', {
    clientId: sender,
    customerId: debtor,
    recipient: 'lawyer',
    recipientName: '甲野法律事務所',
    reason: '訴訟の委任',
  });
  const folder = await JSZip.loadAsync(readFileSync(join(office.folder, made.folder.path)));
  const names = Object.keys(folder.files).map((name) => name.replace(/^\d+-/, ''));
  for (const [name, count] of [
    ['invoice.pdf', 1],
    ['revision.pdf', 1],
    ['replaced.pdf', 1],
    ['closing-bill.pdf', 1],
    ['credit-note.pdf', 1],
    ['received-note.pdf', 1],
    ['letter.pdf', 1],
    ['missing.pdf', 1],
  ] as const)
    expect([name, names.filter((one) => one === name).length]).toEqual([name, count]);
  const text = (await textOfPdf(readFileSync(join(office.folder, made.document.path)))).replaceAll(/\s/g, '');
  for (const words of [
    `請求書D-2`,
    `請求書（差替後）${second.number}`,
    '請求書（差替前）D-1',
    note.number,
    credit.number,
  ])
    expect(text).toContain(words);
  // What has no file is named with the reason: an invoice that was never drawn, and the proof of an ordinary posting.
  expect(text).toContain('請求書D-3');
  expect(text).toContain('書面として作成していません');
  expect(text).toContain('普通郵便のため、差出しを証明する書類はありません');
  // Nothing of the debtor whose invoice and letter lay in the same files.
  for (const words of ['鶴橋製作所', '855,554', 'S-1']) expect(text).not.toContain(words);
});

test('a stored file that is gone is named in the pack and stops nothing', async () => {
  const sender = await makeClient(office);
  const debtor = await makeCustomer(office, sender, 'G');
  const { invoiceId } = await makeInvoice(office, sender, {
    customerId: debtor,
    number: 'G-1',
    issuedOn: '2026-10-31',
    dueOn: '2026-11-20',
    yen: 1000,
  });
  const { document } = await office.call('invoices.document', { clientId: sender, invoiceId });
  const file = join(office.folder, document.path);
  const kept = readFileSync(file);
  rmSync(file);
  const made = await office.call('handovers.record', {
    clientId: sender,
    customerId: debtor,
    recipient: 'court',
    recipientName: '大阪簡易裁判所',
    reason: '支払督促',
  });
  writeFileSync(file, kept);
  const text = (await textOfPdf(readFileSync(join(office.folder, made.document.path)))).replaceAll(/\s/g, '');
  expect(text).toContain('請求書G-1');
  expect(text).toContain('保存したファイルが見つからないか');
});
