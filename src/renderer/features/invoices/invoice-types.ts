import type { OutputOf } from '../../../contract/contract.ts';

export type InvoiceSummary = OutputOf<'invoices.list'>['invoices'][number];
export type InvoiceDetail = OutputOf<'invoices.get'>;
