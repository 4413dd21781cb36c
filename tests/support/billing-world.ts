/** One of everything that billing keeps, for tests that look at whole books. */
import type { TestOffice } from './office.ts';

/** Fills a client's books with papers whose every word is `text`; returns the ids that methods are called with. */
export async function fillBilling(office: TestOffice, clientId: number, customerId: number, text: string) {
  const line = {
    description: text,
    unit: '式',
    quantityMilli: 1000,
    unitPriceMilli: 7_000_000,
    taxClass: 'standard-10' as const,
    note: text,
  };
  await office.call('items.save', { clientId, code: 'I1', name: text, unitPriceMilli: 1000, note: text });
  await office.call('invoiceTemplates.save', { clientId, name: text.slice(0, 60), title: text, lines: [line] });
  const { draftId } = await office.call('drafts.save', {
    clientId,
    customerId,
    issuedOn: '2026-10-31',
    title: text,
    lines: [line],
  });
  const { scheduleId } = await office.call('recurring.save', {
    clientId,
    customerId,
    name: text,
    title: text,
    firstPeriod: '2026-09',
    lines: [line],
  });
  const delivery = { clientId, customerId, orderNumber: text.slice(0, 40), title: text, lines: [line] };
  await office.call('deliveries.create', { ...delivery, deliveredOn: '2026-10-05' });
  const closing = { clientId, customerIds: [customerId] };
  const { bills } = await office.call('closingBills.issue', { ...closing, closedOn: '2026-10-31' });
  const { deliveryId } = await office.call('deliveries.create', { ...delivery, deliveredOn: '2026-11-05' });
  const { invoiceId } = await office.call('invoices.create', {
    clientId,
    customerId,
    issuedOn: '2026-10-31',
    lines: [{ ...line, unitPriceMilli: 99_000_000 }],
  });
  const plain = await office.call('invoices.create', { clientId, customerId, issuedOn: '2026-11-20', lines: [line] });
  const credit = { clientId, invoiceId, kind: 'return' as const, reason: text };
  const { creditNoteId } = await office.call('creditNotes.create', {
    ...credit,
    issuedOn: '2026-11-01',
    lines: [line],
  });
  // Not enough to be taken for any bill: an advance.
  await office.call('deposits.create', {
    clientId,
    customerId,
    depositedOn: '2026-11-02',
    payerName: text,
    amountYen: 53,
  });
  return {
    draftId,
    scheduleId,
    deliveryId,
    creditNoteId,
    billId: bills[0]!.invoiceId,
    invoiceId,
    plainId: plain.invoiceId,
  };
}
