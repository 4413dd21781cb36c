/** What an entry becomes in the books, by its mode. */
import { entryModeWords as words } from '../../../messages/entry-modes.ts';
import { entryWords } from '../../../messages/invoice-entry.ts';
import { yenText } from '../../../messages/invoices.ts';
import { callCore } from '../../api/bridge.ts';
import { navigate } from '../../stores/route.ts';
import { type InvoiceDraft, invoiceInput, lineInputs } from './invoice-draft.ts';

export interface BookedEntry {
  /** For the job bar, and where it leads. */
  text: string;
  open: () => void;
}

const toInvoice = (invoiceId: number) => () => navigate('invoices', { id: String(invoiceId) });

/** Sends it; throws what the core refuses. `requestId` keeps a second sending from booking twice. */
export async function bookEntry(clientId: number, draft: InvoiceDraft, requestId: string): Promise<BookedEntry> {
  switch (draft.mode) {
    case 'draft':
      return saveDraft(clientId, draft, requestId);
    case 'delivery':
      return saveDelivery(clientId, draft, requestId);
    case 'reissue':
      return reissue(clientId, draft, requestId);
    case 'credit':
      return creditNote(clientId, draft, requestId);
    default: {
      const booked = await callCore('invoices.create', { ...invoiceInput(clientId, draft), requestId });
      return { text: entryWords.saved(booked.number, yenText(booked.totalYen)), open: toInvoice(booked.invoiceId) };
    }
  }
}

async function saveDraft(clientId: number, draft: InvoiceDraft, requestId: string): Promise<BookedEntry> {
  const { number: _number, ...input } = invoiceInput(clientId, draft);
  await callCore('drafts.save', {
    ...input,
    ...(draft.targetId === null ? {} : { draftId: draft.targetId }),
    requestId,
  });
  return { text: words.draftSaved, open: () => navigate('drafts') };
}

async function saveDelivery(clientId: number, draft: InvoiceDraft, requestId: string): Promise<BookedEntry> {
  const number = draft.number.trim();
  const booked = await callCore('deliveries.create', {
    clientId,
    customerId: draft.customerId ?? 0,
    ...(number === '' ? {} : { number }),
    kind: draft.deliveryKind,
    deliveredOn: draft.issuedOn ?? '',
    orderNumber: draft.orderNumber,
    title: draft.title,
    lines: lineInputs(draft),
    requestId,
  });
  return {
    text: words.deliverySaved(booked.number, yenText(booked.totalYen)),
    open: () => navigate('deliveries', { id: String(booked.deliveryId) }),
  };
}

async function reissue(clientId: number, draft: InvoiceDraft, requestId: string): Promise<BookedEntry> {
  const { customerId: _customerId, issuedOn, ...input } = invoiceInput(clientId, draft);
  const booked = await callCore('invoices.reissue', {
    ...input,
    issuedOn,
    invoiceId: draft.targetId ?? 0,
    reason: draft.reason,
    requestId,
  });
  const carried = booked.carriedYen === 0 ? '' : yenText(booked.carriedYen);
  return { text: words.reissued(draft.targetNumber, booked.number, carried), open: toInvoice(booked.invoiceId) };
}

async function creditNote(clientId: number, draft: InvoiceDraft, requestId: string): Promise<BookedEntry> {
  const invoiceId = draft.targetId ?? 0;
  const booked = await callCore('creditNotes.create', {
    clientId,
    invoiceId,
    kind: draft.creditKind,
    reason: draft.reason,
    issuedOn: draft.issuedOn ?? '',
    lines: lineInputs(draft),
    requestId,
  });
  return {
    text: words.credited(booked.number, yenText(booked.totalYen), booked.paperNeeded),
    open: toInvoice(invoiceId),
  };
}
