/** Opens the entry page on something: `?draft=3`, `?reissue=5`, `?credit=5`, `?delivery=new`. */
import { useEffect } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { copiedSupply, type GivenSupply } from '../../../domain/supply-dates.ts';
import { supplyText } from '../../../messages/invoice-entry.ts';
import { callCore, failureOf } from '../../api/bridge.ts';
import { showFailure } from '../../stores/notice.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import type { Draft } from '../../ui/draft.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { type EntryMode, emptyInvoice, type InvoiceDraft, linesOfInvoice } from './invoice-draft.ts';
import type { InvoiceDetail } from './invoice-types.ts';

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

/** What an issued invoice states of its own; nothing where it is the day of issue. */
export function statedBy(invoice: InvoiceDetail): GivenSupply & { issuedOn: PlainDate } {
  const { issuedOn, suppliedByIssue, suppliedFrom, suppliedThrough } = invoice;
  return suppliedByIssue ? { issuedOn } : { issuedOn, suppliedFrom, suppliedThrough };
}

/** As the entry's field shows it; '' where nothing was said. */
export function textOfSupply({ suppliedFrom, suppliedThrough }: GivenSupply): string {
  const from = suppliedFrom ?? suppliedThrough;
  return from ? supplyText({ from, through: suppliedThrough ?? from }) : '';
}

/** The values the page starts from. */
async function open(clientId: number, mode: EntryMode, id: number, today: string): Promise<InvoiceDraft> {
  const empty = emptyInvoice(today, mode);
  if (mode === 'draft') {
    const kept = await callCore('drafts.get', { clientId, draftId: id });
    const { customerId, issuedOn, dueOn, title } = kept;
    const supply = textOfSupply(kept);
    return { ...empty, targetId: id, customerId, issuedOn, dueOn, supply, title, lines: linesOfInvoice(kept) };
  }
  if (mode === 'reissue' || mode === 'credit') {
    const invoice = await callCore('invoices.get', { clientId, invoiceId: id });
    const { customerId, title, number: targetNumber } = invoice;
    const head = { ...empty, targetId: id, targetNumber, customerId, title, lines: linesOfInvoice(invoice) };
    if (mode === 'credit') return { ...head, issuedOn: today };
    // What was stated stands there to be seen: a later day of issue does not move the day of the dealing.
    const same = copiedSupply(statedBy(invoice), invoice.lines, invoice.issuedOn);
    const isDated = invoice.lines.some((line) => line.suppliedOn !== null);
    const supply = textOfSupply(isDated ? same : invoice);
    return { ...head, issuedOn: invoice.issuedOn, dueOn: invoice.dueOn, supply };
  }
  return empty;
}
