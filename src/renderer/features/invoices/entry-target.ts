/** Opens the entry page on something: `?draft=3`, `?reissue=5`, `?credit=5`, `?delivery=new`. */
import { useEffect } from 'react';
import { callCore, failureOf } from '../../api/bridge.ts';
import { showFailure } from '../../stores/notice.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import type { Draft } from '../../ui/draft.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { type EntryMode, emptyInvoice, type InvoiceDraft, linesOfInvoice } from './invoice-draft.ts';

const TARGETS = ['draft', 'reissue', 'credit', 'delivery'] as const;

export function useWantedTarget(clientId: number, draft: Draft<InvoiceDraft>): void {
  const params = useRoute((route) => route.params);
  const { today } = useEntrySettings();
  const mode = TARGETS.find((one) => params[one]);
  const id = mode ? (params[mode] ?? '') : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address that asks for it
  useEffect(() => {
    if (!mode || id === '') return;
    setParams({ [mode]: '' });
    void open(clientId, mode, Number(id), today).then(
      (values) => draft.restart(values),
      (error) => showFailure(failureOf(error)),
    );
  }, [mode, id]);
}

/** The values the page starts from. */
async function open(clientId: number, mode: EntryMode, id: number, today: string): Promise<InvoiceDraft> {
  const empty = emptyInvoice(today, mode);
  if (mode === 'draft') {
    const kept = await callCore('drafts.get', { clientId, draftId: id });
    const { customerId, issuedOn, dueOn, title } = kept;
    return { ...empty, targetId: id, customerId, issuedOn, dueOn, title, lines: linesOfInvoice(kept) };
  }
  if (mode === 'reissue' || mode === 'credit') {
    const invoice = await callCore('invoices.get', { clientId, invoiceId: id });
    const { customerId, title, number: targetNumber } = invoice;
    const issuedOn = mode === 'reissue' ? invoice.issuedOn : today;
    return { ...empty, targetId: id, targetNumber, customerId, issuedOn, title, lines: linesOfInvoice(invoice) };
  }
  return empty;
}
