import {
  endpointOf,
  type PintFault,
  type PintInvoice,
  pintFaults,
  sellerParty,
  taxOutOfBounds,
} from '../../../domain/pint-invoice.ts';
import { pintFaultSentence } from '../../../messages/pint.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type BankAccountRow, bankAccounts } from '../clients/queries.ts';
import { type CreditNoteRow, creditNotes } from '../corrections/queries.ts';
import { allCustomers, type CustomerRow, customerById } from '../customers/queries.ts';
import { batchOf, papersOf } from '../invoice-papers/propose.ts';
import type { PaperInvoiceRow } from '../invoice-papers/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import { salePaperOf } from '../sale-papers/propose.ts';

/** Invoices as JP PINT wants them, in the order given. */
export async function pintInvoices(sql: ClientRead, invoices: readonly PaperInvoiceRow[]): Promise<PintInvoice[]> {
  const batch = await batchOf(sql, await papersOf(sql, invoices), NO_HEAD);
  const account = pintAccount((await bankAccounts(sql)).find(({ printed }) => printed === 1));
  const customers = await buyersOf(sql, invoices);
  return batch.papers.map((paper, at) => ({
    paper,
    seller: sellerParty(batch.client),
    buyer: buyerParty(customers.get(invoices[at]!.customerId)!, invoices[at]!.customerName),
    account,
  }));
}

/** Credit notes as JP PINT wants them, in the order given; money goes back to nobody's account. */
export async function pintCreditNotes(sql: ClientRead, notes: readonly CreditNoteRow[]): Promise<PintInvoice[]> {
  const seller = sellerParty(await letterClient(sql));
  const given: PintInvoice[] = [];
  for (const { creditNoteId, customerId, customerName } of notes) {
    const { paper } = await salePaperOf(sql, 'credit-note', creditNoteId, '');
    const buyer = buyerParty(await customerById(sql, customerId), customerName);
    given.push({ paper, seller, buyer, account: null });
  }
  return given;
}

/** Those issued in a span and not taken back, in the order of their days. */
export async function liveCreditNotes(
  sql: ClientRead,
  span: { issuedFrom?: string | undefined; issuedThrough?: string | undefined },
): Promise<CreditNoteRow[]> {
  const { issuedFrom = '1900-01-01', issuedThrough = '2999-12-31' } = span;
  const rows = await creditNotes(sql, {});
  return rows
    .filter((one) => one.cancelledOn === null && one.issuedOn >= issuedFrom && one.issuedOn <= issuedThrough)
    .reverse();
}

/** What a finding says of the paper it is about. */
export type PintSubject = Pick<PaperInvoiceRow, 'invoiceId' | 'number' | 'customerId' | 'customerName'>;

const NO_HEAD = { issuedOn: '', batchNumber: '', officeName: null, auditHead: '', withCover: false };

async function buyersOf(sql: ClientRead, invoices: readonly PaperInvoiceRow[]): Promise<Map<number, CustomerRow>> {
  const found = new Map((await allCustomers(sql)).map((row) => [row.customerId, row]));
  for (const { customerId } of invoices)
    if (!found.has(customerId)) found.set(customerId, await customerById(sql, customerId));
  return found;
}

/** The buyer is who bought (交付先), not where the envelope goes. */
function buyerParty(customer: CustomerRow, name: string) {
  const endpoint = endpointOf(customer.registrationNumber);
  return {
    endpoint,
    taxId:
      customer.registrationNumber.normalize('NFKC').trim().startsWith('T') && endpoint !== '' ? `T${endpoint}` : '',
    name,
    postalCode: customer.postalCode,
    address1: customer.address1,
    address2: customer.address2,
    contact: customer.contactName,
    phone: customer.phone,
  };
}

function pintAccount(account: BankAccountRow | undefined): PintInvoice['account'] {
  if (!account) return null;
  const { bankCode, branchCode, type, number, holderKana } = account;
  return { id: [bankCode, branchCode, type, number.padStart(7, '0')].join(':'), holder: holderKana };
}

const FIELDS: Record<PintFault, string> = {
  'seller-number': 'client.registrationNumber',
  'buyer-number': 'customer.registrationNumber',
  'no-lines': 'lines',
  'tax-bounds': 'lines',
  'not-qualified': 'invoice',
};

/** Why invoices have no JP PINT form, in their order. */
export function pintFindings(given: readonly PintInvoice[], invoices: readonly PintSubject[]) {
  return given.flatMap((invoice, at) =>
    pintFaults(invoice).map((code) => {
      const { invoiceId, number, customerId, customerName } = invoices[at]!;
      const severity = 'stop' as const;
      const sentence = pintFaultSentence(code, taxOutOfBounds(invoice.paper));
      return { invoiceId, number, customerId, customerName, field: FIELDS[code], severity, code, sentence };
    }),
  );
}

/** Throws pint-stopped for the first finding, with how many other invoices have one. */
export function refuseWithoutForm(
  findings: ReturnType<typeof pintFindings>,
  kind: 'invoice' | 'credit-note' = 'invoice',
): void {
  const [first] = findings;
  if (!first) return;
  const others = new Set(findings.map(({ invoiceId }) => invoiceId)).size - 1;
  const { number, customerName, sentence, field } = first;
  throw new AppError('pint-stopped', { kind, number, customer: customerName, sentence, field, others }, 'invoiceId');
}
