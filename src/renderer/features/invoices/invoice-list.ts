/** What the list of invoices asks, and what the address says about it. */
import type { OutputOf } from '../../../contract/contract.ts';
import { callCore } from '../../api/bridge.ts';
import { type AllRows, MOST_ROWS } from '../../api/list-workbook.ts';
import { type Answer, useMethod } from '../../api/use-method.ts';
import { useAsOfDate } from '../../api/use-office.ts';
import type { InvoiceSummary } from './invoice-types.ts';

export const INVOICE_STATES = ['open', 'overdue', 'closed', 'void', 'all'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** More rows than a clerk reads; what lies beyond is found by searching, and the foot counts all of it. */
const SHOWN = 2000;

/** The filter of the address; a single invoice that is pointed at may be in any state. */
export function stateOfParams(params: Readonly<Record<string, string>>): InvoiceState {
  return INVOICE_STATES.find((state) => state === params.state) ?? (params.id ? 'all' : 'open');
}

export function useInvoices(clientId: number, state: InvoiceState, text: string): Answer<OutputOf<'invoices.list'>> {
  const asOf = useAsOfDate();
  return useMethod(
    'invoices.list',
    { clientId, state, text: text.trim(), limit: SHOWN, ...(asOf ? { asOf } : {}) },
    { enabled: asOf !== null },
  );
}

/** All rows of the filter, for a workbook: more than the list shows. */
export async function allInvoices(
  clientId: number,
  state: InvoiceState,
  text: string,
  asOf: string,
): Promise<AllRows<InvoiceSummary>> {
  const question = { clientId, state, text: text.trim(), asOf, limit: MOST_ROWS };
  const { invoices, count } = await callCore('invoices.list', question);
  return { rows: invoices, count };
}

/** The question for a customer's latest invoices: what may be copied is among them. */
export function earlierOf(clientId: number, customerId: number) {
  return { clientId, customerId, limit: 20 };
}

/** Those that were entered or imported and not voided, newest first. */
export function standing(invoices: readonly InvoiceSummary[]): InvoiceSummary[] {
  return invoices.filter((invoice) => invoice.voidedOn === null && invoice.kind === 'invoice');
}
