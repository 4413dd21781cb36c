/**
 * The wall between clients: every method is called for client A, with inputs made from the contract and A's own ids, and
 * nothing that comes back — replies, PDFs, workbooks — may hold a word of client B.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type MethodName } from '../../src/contract/contract.ts';
import { fillBilling } from '../support/billing-world.ts';
import {
  assertSound,
  csvFile,
  depositTemplate,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { readSheets } from '../support/office-suite.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';
import { writeZengin91 } from '../support/zengin.ts';

/** Unmistakable in each client's books: katakana, kanji, ASCII and a figure. */
const CANARIES = {
  A: { kana: 'アヒル', kanji: '家鴨', ascii: 'DUCKDUCK', yen: 111_111 },
  B: { kana: 'カナリア', kanji: '金糸雀', ascii: 'CANARYCANARY', yen: 765_433 },
};
type Canary = (typeof CANARIES)['A'];

/** Methods that are about the office and not about one client; each may show every client by its purpose. */
const OFFICE_WIDE: readonly MethodName[] = [
  'exports.plan',
  'exports.savePlan',
  'exports.run',
  'office.info',
  'office.updateSettings',
  'office.verify',
  'office.backup',
  'office.backups',
  'staff.list',
  'staff.save',
  'clients.list',
  'clients.create',
  'aging.settings',
  'aging.saveSettings',
  'today.board',
  'watch.state',
  'watch.setFolder',
  'watch.takeIn',
  'journals.waiting',
  'today.todos',
  'batches.start',
  'batches.resume',
  'batches.stop',
  'batches.status',
  'batches.list',
  'search.find',
  'office.moves',
  'closingBills.issueAll',
  'printers.list',
  'printJobs.refresh',
  'printJobs.cancel',
  'allowance.office',
  'envelopes.list',
  'papers.office',
  'envelopes.save',
  'envelopes.remove',
  'printers.offsets',
  'printers.saveOffset',
  'envelopes.calibrate',
  'labels.sheets',
  'mailing.settings',
  'mailing.saveSettings',
  'postage.list',
  'postage.save',
  'postage.remove',
  'wordings.setFactsOnly',
  'wordings.sets',
  'wordings.renameSet',
  'wordings.retireSet',
  'mail.test',
  'gateway.settings',
  'gateway.saveSettings',
  'gateway.test',
  'secrets.state',
  'secrets.unlock',
  'secrets.setPassphrase',
  'secrets.forget',
];
/** What takes away what others need, in this order. */
const LAST: readonly MethodName[] = [
  'salesOrders.cancel',
  'receivedNotes.void',
  'sendings.settle',
  'sendings.retry',
  'sendings.withdraw',
  'deposits.unmark',
  'orders.recall',
  'orders.unpay',
  'orders.cancel',
  'agencies.remove',
  'deposits.reverseRefund',
  'deposits.undoMove',
  'deposits.restore',
  'disputes.settle',
  'allocations.reverseRun',
  'plans.acknowledge',
  'plans.withdraw',
  'promises.withdraw',
  'recoveries.reverse',
  'writeOffs.reverse',
  'offsets.reverse',
  'journals.withdraw',
  'allocations.reverse',
  'drafts.remove',
  'drafts.issue',
  'creditNotes.cancel',
  'deliveries.cancel',
  'closingBills.undo',
  'recurring.end',
  'invoiceTemplates.remove',
  'items.remove',
  'invoices.void',
  'deposits.cancel',
  'deposits.undoImport',
  'customers.merge',
  'periods.close',
  'periods.reopen',
  'clients.archive',
];
/** Takes the id of a document of the whole office. */
const BY_OFFICE_ID: readonly MethodName[] = ['documents.read', 'documents.print', 'reminders.markPrinted'];

let office: TestOffice;
const ids = { A: 0, B: 0 };
let runSeq = 0;
let paperId = 0;
/** Of client B, then of A: a reminder by mail that could not go. */
const failedSendingIds: number[] = [];
let handedPaperId = 0;
let goodsInvoiceId = 0;
/** Of client A, who is filled last. */
const billing = { invoiceId: 0, billId: 0, plainId: 0 };

async function fill(canary: Canary, code: string): Promise<number> {
  const { kana, kanji, ascii, yen } = canary;
  const text = `${kanji}${ascii}`;
  const account = { bankCode: '0005', branchCode: '001', type: '1' as const, number: String(yen) };
  const { clientId } = await office.call('clients.create', {
    code,
    name: `${text}会社`,
    kana,
    seal: kanji.slice(0, 2),
    fiscalMonth: 3,
    registrationNumber: 'T7000012050002',
    postalCode: '100-0001',
    address1: `${text}市`,
    address2: `${text}ビル`,
    phone: ascii,
    contactName: text,
    letterhead: text,
    bankAccounts: [{ ...account, bankName: text, branchName: text, holderKana: kana }],
  });
  const fields = {
    kana,
    postalCode: '100-0001',
    address1: `${text}町`,
    address2: text,
    department: text,
    contactName: text,
    phone: ascii,
    email: `${ascii}@example.jp`,
    mailingName: text,
    salesContact: text,
    note: text,
    registrationNumber: 'T1180301018771',
    payerNames: [`${kana}シヨウジ`],
  };
  const { customerId } = await office.call('customers.create', {
    clientId,
    code: `${ascii}1`,
    name: `${text}商事`,
    ...fields,
  });
  const other = await office.call('customers.create', {
    clientId,
    code: `${ascii}2`,
    name: `${text}物産`,
    ...fields,
    payerNames: [text],
  });
  for (const [number, customer, amount] of [
    [`${ascii}-1`, customerId, yen],
    [`${ascii}-2`, customerId, yen + 1],
    [`${ascii}-3`, other.customerId, yen + 2],
  ] as const)
    await makeInvoice(office, clientId, {
      customerId: customer,
      number,
      issuedOn: '2026-06-30',
      dueOn: '2026-07-31',
      yen: amount,
    });
  const lines = [
    {
      description: text,
      unit: kana,
      quantityMilli: 1000,
      unitPriceMilli: 1000,
      taxClass: 'exempt' as const,
      note: text,
    },
  ];
  await office.call('invoices.create', {
    clientId,
    customerId,
    number: `${ascii}-4`,
    issuedOn: '2026-06-30',
    title: text,
    lines,
  });
  await office.call('deposits.import', {
    clientId,
    file: depositTemplate(
      [
        ['2026-07-31', `${kana}シヨウジ`, yen, '1'],
        ['2026-08-01', `${kana}タロウ`, 77, '2'],
      ],
      `${text}.csv`,
    ),
  });
  await office.call('deposits.create', {
    clientId,
    depositedOn: '2026-08-02',
    payerName: `${kana}ハナコ`,
    amountYen: yen + 9,
    description: text,
  });
  await office.call('allocations.apply', { clientId });
  for (const day of ['03', '04', '05', '06'])
    await office.call('deposits.create', {
      clientId,
      depositedOn: `2026-08-${day}`,
      payerName: `${kana}ナナシ${day}`,
      amountYen: yen + 9,
      description: text,
    });
  const lost = { clientId, customerId: other.customerId, on: '2026-09-01', reason: text, evidence: text };
  await office.call('writeOffs.record', {
    ...lost,
    rule: '9-6-1',
    receivables: [{ invoice: `${ascii}-3`, amountYen: 7 }],
  });
  await office.call('offsets.record', { ...lost, receivables: [{ invoice: `${ascii}-3`, amountYen: 8 }] });
  // Two letters: one goes and comes back, the other is taken out of the pile.
  const third = await office.call('customers.create', { clientId, code: `${ascii}3`, name: `${text}工業`, ...fields });
  const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 4321 };
  await makeInvoice(office, clientId, { customerId: third.customerId, number: `${ascii}-6`, ...due });
  const customerIds = [other.customerId, third.customerId];
  await office.call('reminders.issue', { clientId, asOf: '2026-09-10', customerIds });
  await office.call('reports.meeting', { clientId, month: '2026-08' });
  await fillWaiting(clientId, canary, third.customerId);
  await makeInvoice(office, clientId, {
    customerId: other.customerId,
    number: `${ascii}-5`,
    issuedOn: '2026-09-30',
    dueOn: '2026-10-20',
    yen: 5555,
  });
  const drawn = { customerNumber: `${ascii}2`, amountYen: 5555, holder: ascii };
  await office.call('deposits.import', {
    clientId,
    file: { name: `${text}91.txt`, bytes: writeZengin91([{ number: String(yen), debitOn: '1020', rows: [drawn] }]) },
  });
  await office.call('deposits.create', {
    clientId,
    depositedOn: '2026-10-21',
    payerName: `${kana}フリカエ`,
    amountYen: 5555,
  });
  await office.call('sendings.record', {
    clientId,
    customerId,
    kind: 'other',
    label: text,
    recipient: text,
    note: text,
  });
  await office.call('questions.record', { clientId, customerId: 1, question: text, askedBy: text });
  await office.call('sendings.record', {
    clientId,
    customerId,
    kind: 'other',
    channel: 'email',
    recipient: `${ascii}@example.jp`,
  });
  await office.call('consents.set', { clientId, customerId, channel: 'sms', given: true, source: text });
  const sender = { address: `${ascii}@example.jp`, name: text };
  await office.call('mail.saveSettings', { clientId, sender, wordings: [{ key: 'other', subject: text, body: text }] });
  Object.assign(billing, await fillBilling(office, clientId, third.customerId, text));
  const unsent = { clientId, customerId, kind: 'reminder', subjectId: 1, channel: 'email', label: text } as const;
  const { sendingId } = await office.call('sendings.record', unsent);
  await office.call('sendings.settle', { clientId, sendingId, outcome: 'failed' });
  failedSendingIds.push(sendingId);
  return clientId;
}

/** A plan; a letter that waits for the client's word; two that wait for his 営業担当, of whom one was asked already. */
async function fillWaiting(clientId: number, { ascii, kanji }: Canary, planCustomerId: number): Promise<void> {
  const rows = [
    { dueOn: '2026-12-01', amountYen: 1 },
    { dueOn: '2026-12-02', amountYen: 1 },
  ];
  await office.call('plans.record', { clientId, customerId: planCustomerId, agreedOn: '2026-11-24', rows });
  const given = { name: `${kanji}${ascii}組合`, postalCode: '100-0001', address1: kanji, salesContact: kanji };
  const ids = [];
  for (const number of ['W1', 'W2', 'W3'])
    ids.push(
      (await office.call('customers.create', { clientId, code: number, ...given, kana: 'ムカンケイ' })).customerId,
    );
  const file = csvFile('o.csv', [
    ['得意先コード', '請求番号', '請求日', '支払期日', '残高', '督促段階', '最終督促日'],
    ['W1', `${ascii}-W1`, '2026-03-31', '2026-04-30', '98761', '1', '2026-06-01'],
    ['W2', `${ascii}-W2`, '2026-03-31', '2026-04-30', '98762', '4', '2026-06-01'],
    ['W3', `${ascii}-W3`, '2026-03-31', '2026-04-30', '98763', '4', '2026-06-01'],
  ]);
  await office.call('openings.import', { clientId, file });
  const fifth = { stages: [{ stage: 5 as const, daysAfterDue: 60, deadlineDays: 7, channel: 'letter' as const }] };
  await office.call('reminderPolicy.set', { clientId, customerId: ids[0], policy: { approval: true } });
  for (const customerId of ids.slice(1))
    await office.call('reminderPolicy.set', { clientId, customerId, policy: fifth });
  await office.call('contacts.request', { clientId, asOf: '2026-11-24', customerIds: [ids[1]!] });
}

/** An order of one, and an invoice of three: something for 突合 to find. Returns the invoice. */
async function fillGoods(clientId: number, { ascii, kanji }: Canary): Promise<number> {
  const { customerId } = await office.call('customers.create', {
    clientId,
    code: 'G1',
    postalCode: '100-0001',
    address1: kanji,
    name: `${kanji}機械`,
    kana: 'キカイ',
  });
  const rows = [
    ['得意先コード', '受注番号', '受注日', '品名', '数量'],
    ['G1', `${ascii}SO`, '2026-10-01', `${kanji}品`, 1],
  ];
  await office.call('salesOrders.import', { clientId, file: csvFile('so.csv', rows) });
  const line = { description: `${kanji}品`, quantityMilli: 3000, unitPriceMilli: 1000, taxClass: 'exempt' as const };
  const given = { customerId, number: `${ascii}G`, issuedOn: '2026-10-31', lines: [line] };
  return (await office.call('invoices.create', { clientId, ...given })).invoiceId;
}

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  // B first: its rows have the same ids inside their client, and the lower ones in the office.
  ids.B = await fill(CANARIES.B, 'B');
  ids.A = await fill(CANARIES.A, 'A');
  await fillGoods(ids.B, CANARIES.B);
  goodsInvoiceId = await fillGoods(ids.A, CANARIES.A);
  const gateway = { baseUrl: 'https://gateway.example', accountSid: 'x' };
  await office.call('gateway.saveSettings', { settings: gateway });
  paperId = (await office.call('invoices.document', { clientId: ids.A, invoiceId: 2 })).document.documentId;
  handedPaperId = (await office.call('invoices.document', { clientId: ids.A, invoiceId: 1 })).document.documentId;
  runSeq = (await office.call('allocations.runs', { clientId: ids.A })).runs.at(-1)!.runSeq;
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

/** Values for the fields of inputs, by name; what lacks here is left out when it may be. */
function samples(method: string): Record<string, unknown> {
  const { A } = CANARIES;
  const table = {
    customers: csvFile('c.csv', [
      ['得意先コード', '得意先名'],
      [`N-${method}`, '新しい得意先'],
    ]),
    invoices: csvFile('i.csv', [
      ['得意先コード', '請求番号', '請求日', '品名', '数量', '単価', '税率'],
      [`${A.ascii}1`, `N-${method}`, '2026-10-31', 'x', '1', '1', '非'],
    ]),
    openings: csvFile('o.csv', [
      ['得意先コード', '請求番号', '請求日', '支払期日', '残高'],
      [`${A.ascii}1`, `O-${method}`, '2026-10-31', '2026-11-30', '1'],
    ]),
    items: csvFile('s.csv', [
      ['商品コード', '品名', '単価'],
      [`N-${method}`, 'x', '1'],
    ]),
    deliveries: csvFile('n.csv', [
      ['得意先コード', '納品番号', '納品日', '品名', '数量', '単価', '税率'],
      [`${A.ascii}1`, `N-${method}`, '2026-10-31', 'x', '1', '1', '非'],
    ]),
    deposits: depositTemplate([['2026-11-01', 'ｱﾀﾗｼｲﾋﾄ', 5, '9']]),
  };
  const noun = method.split('.')[0] as keyof typeof table;
  const isSeal = method === 'clients.setSealImage';
  return {
    clientId: ids.A,
    customerId: 1,
    fromCustomerId: 2,
    intoCustomerId: 1,
    customerIds: [1],
    invoiceId: 2,
    depositId: 1,
    importId: 1,
    noteId: 1,
    accountId: 1,
    documentId: 1,
    ref: '2',
    code: `N-${method}`.slice(0, 20),
    name: '新しい名',
    number: `N-${method}`.slice(0, 20),
    file: isSeal
      ? { name: 's.png', bytes: new Uint8Array(PNG.sync.write(new PNG({ width: 2, height: 2 }))) }
      : table[noun],
    paper: 'ledger',
    outcome: 'agreed',
    confirmationId: 1,
    confirmationIds: [1],
    replyBy: '2026-12-31',
    step: 'issued',
    scheme: 'days',
    limits: [30, 60],
    kind: 'customers',
    format: 'csv',
    account: { bankCode: '0009', branchCode: '001', type: '1', number: '1' },
    asOf: '2026-11-24',
    month: '2026-10',
    on: '2026-11-24',
    from: '2026-05-01',
    through: '2026-05-31',
    issuedOn: '2026-10-31',
    depositedOn: '2026-10-31',
    payerName: 'ｱﾋﾙ',
    amountYen: 5,
    closedOn: '2026-11-30',
    everyMonths: 1,
    firstPeriod: '2026-10',
    period: '2026-10',
    deliveredOn: '2026-11-30',
    reason: '理由',
    text: '新しい',
    archived: false,
    lines: [{ description: 'x', quantityMilli: 1000, unitPriceMilli: 1000, taxClass: 'exempt' }],
    allocations: [{ receivableId: 2, amountYen: 1 }],
    ...OWN_SAMPLES[method],
    ...(method === 'archive.export' ? { folder: office.folder } : {}),
    ...(method === 'sendings.markSent' ? { sendingIds: undefined, documentId: handedPaperId, channel: 'hand' } : {}),
    ...(method === 'sendings.toPaper' ? { sendingIds: failedSendingIds.slice(-1) } : {}),
    ...(method === 'invoices.markSent' ? { documentId: paperId, channel: 'post' } : {}),
  };
}

const WORDING_KEY = { set: 'standard', stage: 1, variant: 'usual' };

const GOODS_PLACE = {
  get places() {
    return [{ paper: 'invoice', paperId: goodsInvoiceId, line: 1, kind: 'quantity' }];
  },
};

/** Deposit 1 is cleared by the world itself, 3 was entered by hand. */
const OWN_SAMPLES: Record<string, Record<string, unknown>> = {
  'labels.document': { sheet: 'a4-12', startAt: 1, batchId: undefined, customerIds: [1] },
  'envelopes.document': { envelope: 'long3', batchId: undefined, customerIds: [1] },
  'mailing.summary': { batchId: 2 },
  'mailing.document': { batchId: 2, senderName: undefined },
  'papers.set': { choices: { slipFrom: 3 }, envelope: undefined },
  'envelopes.choose': { key: 'long3-95x48' },
  'envelopes.check': { key: 'long3-95x48', shape: undefined },
  'envelopes.preview': { key: 'long3-95x48', shape: undefined },
  'lists.workbook': {
    title: '一覧',
    owner: CANARIES.A.kanji,
    subtitle: '',
    colour: 1,
    words: { total: '合計', nothing: 'なし' },
    columns: [{ label: '名', kind: 'text', width: 10, summed: false }],
    rows: [[CANARIES.A.ascii]],
  },
  'writeOffs.record': {
    rule: '9-6-1',
    evidence: '証拠',
    receivables: [{ receivableId: 3, amountYen: 1 }],
    customerId: 2,
  },
  'pint.exportBatch': { skipStopped: true },
  'pint.exportCreditNote': { creditNoteId: 1 },
  'invoices.savePaperSettings': { layout: 'simple', note: CANARIES.A.kanji },
  'promises.record': {
    customerId: 3,
    promisedOn: '2026-12-01',
    amountYen: 1,
    invoices: undefined,
    madeOn: '2026-11-24',
  },
  'promises.withdraw': { promiseId: 1 },
  'plans.suggest': { count: 2, firstOn: '2026-12-31', invoices: undefined },
  'plans.record': {
    agreedOn: '2026-11-24',
    invoices: undefined,
    rows: [
      { dueOn: '2026-12-01', amountYen: 1 },
      { dueOn: '2026-12-02', amountYen: 1 },
    ],
  },
  'plans.acknowledge': { planId: 1 },
  'plans.withdraw': { planId: 1 },
  'journals.preview': { through: '2026-11-24' },
  'journals.export': { through: '2026-11-24', batchId: undefined },
  'writeOffs.reverse': { allocationId: 2 },
  'recoveries.record': { allocationId: 2, depositId: 3, amountYen: 1, on: '2026-11-24' },
  'recoveries.reverse': { recoveryId: 1 },
  'journals.withdraw': { batchId: 1, imported: true, reason: CANARIES.A.ascii },
  'offsets.record': { evidence: '証拠', receivables: [{ receivableId: 2, amountYen: 1 }] },
  'offsets.reverse': { allocationId: 3 },
  'allocations.allocate': { depositId: 3 },
  'allocations.reverse': { depositId: 3 },
  'deposits.mark': { kind: 'suspense', depositId: 4, customerId: 1, twinDepositId: 3, note: CANARIES.A.ascii },
  'deposits.unmark': { depositId: 4 },
  'orders.create': { customerId: 1, amountYen: 5, note: CANARIES.A.ascii, orderedOn: '2026-08-01' },
  'orders.pay': { orderId: 1, depositId: 3 },
  'orders.unpay': { orderId: 1 },
  'orders.release': { orderId: 1 },
  'orders.recall': { orderId: 1 },
  'orders.cancel': { orderId: 1 },
  'agencies.save': { ratePpm: 100, perItemYen: 1, rounding: 'down' },
  'agencies.remove': { agencyId: 1 },
  'agencies.propose': { depositId: 3 },
  'enquiries.preview': { addressee: 'client', recipient: undefined, replyBy: '2026-12-31', depositId: 4 },
  'enquiries.issue': { addressee: 'client', recipient: undefined, replyBy: '2026-12-31', depositId: 4 },
  'enquiries.sent': { enquiryId: 1, sentOn: '2026-11-24' },
  'enquiries.answer': { enquiryId: 1, outcome: 'unknown', note: CANARIES.A.ascii },
  'deposits.refund': { depositId: 5 },
  'deposits.refundDone': { refundId: 1, refundedOn: '2026-11-24', accountNote: CANARIES.A.ascii },
  'deposits.reverseRefund': { refundId: 1 },
  'deposits.move': { depositId: 6, targetCode: 'B' },
  'deposits.undoMove': { depositId: 6 },
  'deposits.bankReversal': { depositId: 7 },
  'deposits.restore': { depositId: 7 },
  'disputes.raise': { receivableIds: [4] },
  'disputes.settle': { disputeId: 1 },
  'allocations.reverseRun': {
    get runSeq() {
      return runSeq;
    },
  },
  'allowance.setIndustry': { industry: 'other' },
  'forecast.bills': { asOf: '2026-08-01', from: '2026-08-02', to: '2026-08-31' },
  'deposits.cancel': { depositId: 3 },
  'debits.rows': { batchId: 1 },
  'debits.split': { batchIds: [1], depositId: 8 },
  'invoices.void': { invoiceId: 4 },
  'invoices.reissue': {
    get invoiceId() {
      return billing.plainId;
    },
    issuedOn: '2026-11-20',
  },
  'invoices.settleAdvance': {
    get invoiceId() {
      return billing.invoiceId;
    },
    depositId: undefined,
    amountYen: undefined,
  },
  'drafts.get': { draftId: 1 },
  'drafts.save': { draftId: 1 },
  'deliveries.get': { deliveryId: 2 },
  'deliveries.list': { state: 'all', text: undefined, customerId: undefined },
  'deliveries.create': { kind: 'delivery' },
  'deliveries.cancel': { deliveryId: 2 },
  'closingBills.get': {
    get invoiceId() {
      return billing.billId;
    },
  },
  'closingBills.issue': { customerIds: [1], closedOn: '2026-11-10' },
  'closingBills.undo': {
    get invoiceIds() {
      return [billing.billId];
    },
  },
  'creditNotes.propose': {
    get invoiceId() {
      return billing.invoiceId;
    },
  },
  'creditNotes.create': {
    get invoiceId() {
      return billing.invoiceId;
    },
    kind: 'return',
    amountYen: 5,
    lines: undefined,
    issuedOn: '2026-11-24',
  },
  'creditNotes.list': { invoiceId: undefined, customerId: undefined },
  'creditNotes.get': { creditNoteId: 1 },
  'creditNotes.preview': { creditNoteId: 1 },
  'creditNotes.document': { creditNoteId: 1 },
  'deliveries.preview': { deliveryId: 2 },
  'deliveries.document': { deliveryId: 2 },
  'creditNotes.cancel': { creditNoteId: 1 },
  'recurring.save': { scheduleId: undefined, lastPeriod: undefined },
  'recurring.end': { scheduleId: 1, lastPeriod: '2027-12' },
  'recurring.skip': { scheduleId: 1, period: '2027-05' },
  'recurring.propose': { through: '2026-11-24' },
  'recurring.issue': { through: '2026-11-24', periods: undefined, issuedOn: '2026-11-24' },
  'invoiceTemplates.save': { name: CANARIES.A.kanji },
  'invoiceTemplates.remove': { templateId: 1 },
  'items.list': { text: CANARIES.A.kanji },
  'items.find': { text: CANARIES.A.kanji },
  'items.save': { itemId: 1, code: 'I1' },
  'items.remove': { itemIds: [1] },
  'items.export': { format: 'csv' },
  'drafts.check': { draftIds: undefined, issuedOn: '2026-11-24' },
  'drafts.issue': { draftIds: undefined, issuedOn: '2026-11-24', acceptWarnings: true },
  'drafts.remove': { draftIds: [1] },
  'drafts.copyMonth': { month: '2026-10', issuedOn: '2026-11-30', customerIds: undefined },
  'billing.saveSettings': { qualifiedPaper: 'delivery' },
  'periods.reopen': { through: null },
  'ledgers.document': { from: '2026-06-01', through: '2026-09-30', format: 'pdf' },
  'confirmations.record': { outcome: 'not-returned' },
  'cycle.setCalendar': { step: 'close', due: 12 },
  'reports.saveSetup': { omitted: ['top'], talkSheet: true },
  'reports.saveComments': { comments: [{ place: 'aging', text: CANARIES.A.ascii }] },
  'sendings.record': { kind: 'other', documentId: undefined, subjectId: undefined },
  'sendings.get': { sendingId: 1 },
  'certified.compose': { customerId: 3, invoices: undefined, text: undefined, deadlineOn: '2026-12-08' },
  'certified.count': { customerId: 3, grid: 'horizontal-20x26', text: '本文' },
  'certified.issue': { customerId: 3, invoices: undefined, text: '本文', deadlineOn: '2026-12-08', word: false },
  'certified.post': { letterId: 1, acceptanceNumber: '1' },
  'certified.deliver': { letterId: 1, outcome: 'delivered', note: CANARIES.A.ascii },
  'certified.discard': { letterId: 2 },
  'contactLog.record': { kind: 'visit', note: CANARIES.A.ascii, spokeWith: CANARIES.A.kanji, disputed: false },
  'calls.sheet': { asOf: '2026-11-24' },
  'calls.setCaller': { caller: 'office' },
  'effects.table': { from: '2026-01-01', through: '2026-11-24' },
  'effects.customers': { from: '2026-01-01', through: '2026-11-24' },
  'effects.runRoutine': { asOf: '2026-11-24', confirm: undefined },
  'handovers.record': { customerId: 1, recipient: 'lawyer', recipientName: CANARIES.A.kanji },
  'handovers.release': { handoverId: 1 },
  'losses.review': { overdueDays: 0 },
  'losses.decide': {
    customerId: 1,
    decision: 'wait',
    rule: '9-6-2',
    decidedBy: CANARIES.A.kanji,
    note: CANARIES.A.ascii,
  },
  'losses.taxList': { from: '2026-01-01', through: '2026-12-31' },
  'interest.setRule': { customerId: 1, fromOn: '2026-01-01', rateBp: 500, note: CANARIES.A.ascii },
  'interest.setReceived': { received: [{ invoice: `${CANARIES.A.ascii}-3`, on: '2026-01-01' }] },
  'interest.setBasis': { yearBasis: 'calendar' },
  'interest.compute': { through: '2026-11-24', invoices: undefined, received: undefined },
  'interest.bill': { customerId: 2, through: '2026-11-24', way: 'letter', invoices: undefined, received: undefined },
  'interest.withdraw': { billId: 1 },
  'salesOrders.import': {
    file: csvFile('o.csv', [
      ['得意先コード', '受注番号', '受注日', '品名', '数量'],
      [`${CANARIES.A.ascii}1`, 'SO-1', '2026-10-31', 'x', '1'],
    ]),
  },
  'salesOrders.cancel': { orderId: 1 },
  'goods.settle': GOODS_PLACE,
  'goods.unsettle': GOODS_PLACE,
  'stock.import': {
    file: csvFile('s.csv', [
      ['日付', '商品コード', '区分', '数量'],
      ['2026-10-31', CANARIES.A.ascii, '入庫', '1'],
    ]),
  },
  'questions.record': { invoice: undefined, line: undefined, dueOn: undefined, question: CANARIES.A.ascii },
  'questions.answer': { questionId: 1, answer: CANARIES.A.ascii },
  'questions.close': { questionId: 1 },
  'questions.reopen': { questionId: 1 },
  'receivedNotes.deposits': { customerId: 1 },
  'receivedNotes.batchFindings': { depositIds: [1, 2], issuedOn: undefined },
  'receivedNotes.issueBatch': { depositIds: [1, 2], issuedOn: undefined, skipStopped: true },
  'sendings.plan': { kind: 'statement', batchId: undefined, subjects: [{ customerId: 2 }] },
  'sendings.queue': { kind: 'statement', batchId: undefined, subjects: [{ customerId: 2 }] },
  'sendings.letterPaper': { letterId: 1, kind: 'reminder' },
  'reminders.sendByWire': { channel: 'email', asOf: '2026-11-24' },
  'sendings.dispatch': { sendingIds: [5] },
  'sendings.settle': { sendingId: 2, outcome: 'failed' },
  'sendings.retry': { sendingIds: [2] },
  'sendings.withdraw': { sendingIds: [2] },
  'sendings.resend': { sendingId: 2 },
  'consents.set': { channel: 'email', given: true, source: CANARIES.A.ascii },
  'calls.record': { spokeWith: CANARIES.A.ascii, reason: 'other' },
  'reminderPolicy.set': { policy: { minimumYen: 1 } },
  'approvals.sheet': { customerIds: undefined, replyBy: undefined },
  'approvals.record': { customerIds: undefined, decidedBy: CANARIES.A.kanji, how: 'mail', decidedOn: '2026-11-24' },
  'contacts.request': { customerIds: undefined, replyBy: undefined },
  'contacts.answer': { contactId: 1, outcome: 'wait', answeredOn: '2026-11-24' },
  'plans.preview': { planId: 1 },
  'plans.letter': { planId: 1 },
  'wordings.addSet': { name: CANARIES.A.ascii, from: 'standard' },
  'wordings.get': WORDING_KEY,
  'wordings.save': {
    ...WORDING_KEY,
    title: CANARIES.A.kanji,
    body: `${CANARIES.A.kanji}{未払額}{期限}{入金確認日時}`,
    confirm: undefined,
  },
  'wordings.restore': WORDING_KEY,
  'wordings.preview': { ...WORDING_KEY, title: CANARIES.A.kanji, body: '{未払額}{期限}{入金確認日時}' },
  'reminders.decisions': { batchId: 2 },
  'reminders.letters': { batchId: 2 },
  'reminders.count': { batchId: 2, letters: 1 },
  'reminders.post': { batchId: 2, letters: 1 },
  'reminders.setMail': { serial: 'R26-0002-1', mailClass: 'tracked', trackingNumber: '1' },
  'reminders.returned': { serial: 'R26-0002-1', reason: 'moved' },
  'reminders.withdraw': { serials: ['R26-0002-2'] },
};

interface ObjectSchema {
  properties?: Record<string, unknown>;
  required?: string[];
}

/** The least input, and the fullest one that the samples give. */
function inputsFor(method: MethodName): Record<string, unknown>[] {
  const schema = z.toJSONSchema(contract[method].input, { io: 'input', unrepresentable: 'any' }) as ObjectSchema;
  const given = samples(method);
  const of = (keys: string[]) =>
    Object.fromEntries(keys.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]));
  const all = Object.keys(schema.properties ?? {});
  const scoped = all.includes('clientId') ? ['clientId'] : [];
  const least = of([...new Set([...(schema.required ?? []), ...scoped])]);
  // A deposit is named by its id or its ref, an invoice line by one of its names: both at once is not asked.
  const full = of(all.filter((key) => key !== 'ref' && !(method.endsWith('.import') && key === 'format')));
  return [least, full];
}

const texts = { pdfs: 0, books: 0 };

/** Everything a reply says: its JSON, and the text of documents and files it carries or names. */
async function wordsOf(value: unknown): Promise<string> {
  const parts = [JSON.stringify(value, (_key, held: unknown) => (held instanceof Uint8Array ? undefined : held))];
  for (const bytes of bytesIn(value)) parts.push(await textOf(bytes));
  for (const document of documentsOf(value)) parts.push(await textOf(readFileSync(join(office.folder, document.path))));
  return parts.join('\n');
}

/** The documents that a reply names. */
function documentsOf(reply: unknown): { path: string }[] {
  const value = reply && typeof reply === 'object' && 'value' in reply ? reply.value : null;
  const named = value && typeof value === 'object' ? (value as Record<string, { path: string } | null>) : {};
  return [named.document, named.talkSheet].filter((document) => document !== null && typeof document === 'object');
}

function bytesIn(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(bytesIn) : [];
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === '%PDF') {
    texts.pdfs++;
    return (await textOfPdf(bytes)).normalize('NFKC');
  }
  if (start.startsWith('PK')) {
    const zip = await JSZip.loadAsync(bytes);
    if (!zip.file('xl/workbook.xml')) return packageText(zip);
    texts.books++;
    return JSON.stringify([...(await readSheets(bytes))]);
  }
  return Buffer.from(bytes).toString('utf8');
}

/** Names and texts of the files in a package. */
async function packageText(zip: JSZip): Promise<string> {
  const parts: string[] = [];
  for (const [name, file] of Object.entries(zip.files))
    parts.push(name, file.dir ? '' : await textOf(await file.async('uint8array')));
  return parts.join('\n');
}

function birdsIn(words: string, canary: Canary): string[] {
  const plain = words.normalize('NFKC').replaceAll(' ', '');
  const figures = [canary.yen, canary.yen + 1, canary.yen + 2, canary.yen + 9].flatMap((yen) => [
    String(yen),
    yen.toLocaleString('en'),
  ]);
  return [canary.kana, canary.kanji, canary.ascii, ...figures].filter((bird) => plain.includes(bird));
}

describe('a call for client A', () => {
  const scoped = (Object.keys(contract) as MethodName[]).filter(
    (name) => !OFFICE_WIDE.includes(name) && !BY_OFFICE_ID.includes(name),
  );
  // What changes the books comes last, and what would take A's own rows away after that.
  const order = [...scoped].sort((a, b) => weight(a) - weight(b));
  const served: string[] = [];

  function weight(name: MethodName): number {
    return contract[name].kind === 'query' ? 0 : 1 + LAST.indexOf(name) + 1;
  }

  test.each(order)('%s shows nothing of client B', async (name) => {
    for (const input of inputsFor(name)) {
      const reply = await office.reply(name, input as never);
      if (!reply.ok && reply.error.kind === 'bug') throw new Error(`${name}: bug ${reply.error.bugId}`);
      if (reply.ok) served.push(name);
      expect(birdsIn(await wordsOf(reply), CANARIES.B), JSON.stringify(input)).toEqual([]);
    }
  });

  test('was answered at least once for every method, so that the silence means something', () => {
    expect(order.filter((name) => !served.includes(name))).toEqual([]);
    expect(texts.pdfs).toBeGreaterThan(1);
    expect(texts.books).toBeGreaterThan(1);
  });

  test('and the search for canaries finds those of A', async () => {
    const reply = await office.reply('reminders.preview', { clientId: ids.B, customerId: 2, asOf: '2026-11-24' });
    expect(birdsIn(await wordsOf(reply), CANARIES.B)).toEqual(
      expect.arrayContaining([CANARIES.B.kanji, CANARIES.B.ascii]),
    );
    const list = await office.reply('customers.list', { clientId: ids.A });
    expect(birdsIn(await wordsOf(list), CANARIES.A)).toEqual(
      expect.arrayContaining([CANARIES.A.kana, CANARIES.A.kanji]),
    );
  });
});

test("B's ids mean nothing in A's books", async () => {
  const { customers } = await office.call('customers.list', { clientId: ids.B });
  expect(customers.map((one) => one.customerId).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const { customerId } = await office.call('customers.create', { clientId: ids.B, code: 'only-B', name: 'Bだけ' });
  for (let extra = 0; extra < 5; extra++)
    await office.call('customers.create', { clientId: ids.B, code: `only-B${extra}`, name: 'Bだけ' });
  const own = (await office.call('customers.list', { clientId: ids.A })).customers.map((one) => one.customerId);
  const strange = Math.max(customerId + 5, ...own) + 1;
  expect(await office.refused('customers.get', { clientId: ids.A, customerId: strange })).toMatchObject({
    code: 'customer-unknown',
  });
});
