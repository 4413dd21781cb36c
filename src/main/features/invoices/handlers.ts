import type { invoiceMethods } from '../../../contract/invoices.ts';
import { dueOnByTerms } from '../../../domain/dates.ts';
import { parseYen } from '../../../domain/money.ts';
import { searchKey } from '../../../domain/names.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientSettings, clientSettings, termsOf } from '../clients/queries.ts';
import { refuseEarlierBill } from '../closing-bills/writes.ts';
import { invoiceLinks, usedAdvances } from '../corrections/queries.ts';
import { customerById, customersByCode } from '../customers/queries.ts';
import type { FileProblem } from '../import-table/file-problem.ts';
import type { InvoiceImportRow } from '../import-table/invoice-rows.ts';
import { rejectedCells } from '../import-table/rejected-cells.ts';
import { importOpenings } from '../openings/import.ts';
import {
  invoiceById,
  invoiceEvents,
  invoiceLines,
  invoiceTaxes,
  listInvoices,
  nextInvoiceNumber,
  pastLines,
} from './queries.ts';
import { checkNewInvoice, computeInvoice, insertInvoices, type NewInvoice, voidInvoice } from './writes.ts';

export const invoiceHandlers: Handlers<typeof invoiceMethods> = {
  async 'invoices.list'({ read, clock }, input) {
    const sql = read.client(input.clientId);
    await clientSettings(sql);
    const text = input.text ?? '';
    const filter = {
      customerId: input.customerId ?? null,
      text,
      key: text ? searchKey(text) : '',
      amountYen: text ? parseYen(text) : null,
      state: input.state,
      asOf: input.asOf ?? clock.today(),
    };
    return listInvoices(sql, filter, input.offset, input.limit);
  },

  async 'invoices.get'({ read }, { clientId, invoiceId }) {
    const sql = read.client(clientId);
    const invoice = await invoiceById(sql, invoiceId);
    const [lines, taxes, events] = [
      await invoiceLines(sql, invoiceId),
      await invoiceTaxes(sql, invoiceId),
      await invoiceEvents(sql, invoiceId),
    ];
    const { closing, ...links } = await invoiceLinks(sql, invoiceId);
    const advances = await usedAdvances(sql, invoiceId);
    const includesTax = invoice.includesTax === 1;
    const { statedFrom, statedThrough, ...head } = invoice;
    const supply = {
      suppliedFrom: statedFrom ?? invoice.issuedOn,
      suppliedThrough: statedThrough ?? invoice.issuedOn,
      suppliedByIssue: statedFrom === null,
    };
    return { ...head, ...supply, ...links, closing: closing === 1, advances, includesTax, lines, taxes, events };
  },

  'invoices.create': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      const client = await clientSettings(sql, 'booking');
      const customer = await customerById(sql, input.customerId);
      if (customer.mergedIntoId !== null)
        throw new AppError('customer-merged', { code: customer.code, name: customer.name }, 'customerId');
      // Given inside the transaction: two clerks never get the same number, and a refused invoice burns none.
      const number = input.number ?? (await nextInvoiceNumber(sql, input.issuedOn));
      const dueOn = input.dueOn ?? dueOnByTerms(input.issuedOn, termsOf(customer));
      const invoice: NewInvoice = { ...input, number, dueOn, customerName: customer.name, source: 'entered' };
      await checkNewInvoice(tx, client, invoice);
      const [booked] = await insertInvoices(tx, client, [invoice]);
      return { invoiceId: booked!.invoiceId, number, dueOn, totalYen: booked!.totalYen };
    }),

  async 'invoices.nextNumber'({ read }, { clientId, issuedOn }) {
    return { number: await nextInvoiceNumber(read.client(clientId), issuedOn) };
  },

  async 'invoices.pastLines'({ read }, { clientId, customerId, text, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { lines: await pastLines(sql, { customerId: customerId ?? null, text, limit }) };
  },

  'invoices.import': importInvoices,

  'invoices.void': (context, { clientId, invoiceId, on, reason }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      const invoice = await invoiceById(tx.client(clientId), invoiceId);
      await refuseEarlierBill(tx, clientId, invoiceId, invoice.number);
      await voidInvoice(tx, client, invoice, on ?? context.clock.today(), reason);
      return {};
    }),

  'openings.import': importOpenings,

  'templates.get': ({ jobs }, { kind, format }) => jobs.run('template', { kind, format }),
};

/** Good invoices are committed, faulty ones returned; an invoice with one bad row is rejected whole. */
async function importInvoices(
  context: CommandContext,
  input: Parameters<Handlers<typeof invoiceMethods>['invoices.import']>[1],
) {
  const { clientId, file, columns, dryRun } = input;
  await clientSettings(context.read.client(clientId), 'booking');
  const parsed = await context.jobs.run('invoice-rows', {
    bytes: file.bytes,
    name: file.name,
    ...(columns ? { columns } : {}),
  });
  const work = async (tx: Tx) => {
    const client = await clientSettings(tx.client(clientId), 'booking');
    const customers = await customersByCode(tx.client(clientId));
    const good: NewInvoice[] = [];
    const rejected: FileProblem[] = [...parsed.rejected];
    for (const row of parsed.rows) {
      try {
        good.push(await acceptInvoice(tx, client, customers, row));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        rejected.push({ row: row.row, ...faultyCell(row, error.field), code: error.code, facts: error.facts });
      }
    }
    await insertInvoices(tx, client, good);
    return { accepted: good.length, rejected: rejectedCells(rejected) };
  };
  return dryRun ? context.rehearse(work) : context.write(work);
}

/** The column of the template that a refusal is about, and what stands there (amounts are of all its rows). */
function faultyCell(row: InvoiceImportRow, field: string | undefined): { field: string; value?: string } {
  switch (field) {
    case 'customer':
      return { field: '得意先コード', value: row.customerCode };
    case 'issuedOn':
      return { field: '請求日', value: row.issuedOn };
    case 'dueOn':
      return { field: '支払期日', value: row.dueOn ?? '' };
    case 'suppliedThrough':
      return { field: '取引期間終了', value: row.suppliedThrough ?? '' };
    case 'lines':
      return { field: '単価' };
    default:
      return { field: '請求番号', value: row.number };
  }
}

/** One day in every row is the invoice's; several are its lines'. */
function supplyOfRow({ suppliedFrom, suppliedThrough, lines }: InvoiceImportRow) {
  const [day, ...others] = [...new Set(lines.map((line) => line.suppliedOn))];
  if (suppliedFrom === null && suppliedThrough === null && day && others.length === 0)
    return { suppliedFrom: day, lines: lines.map((line) => ({ ...line, suppliedOn: null })) };
  return { suppliedFrom, suppliedThrough, lines };
}

async function acceptInvoice(
  tx: Tx,
  client: ClientSettings,
  customers: Awaited<ReturnType<typeof customersByCode>>,
  row: InvoiceImportRow,
): Promise<NewInvoice> {
  const customer = customers.get(row.customerCode);
  if (!customer) throw new AppError('customer-unknown', { code: row.customerCode }, 'customer');
  const invoice: NewInvoice = {
    number: row.number,
    customerId: customer.customerId,
    customerName: customer.name,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn ?? dueOnByTerms(row.issuedOn, customer.terms),
    ...supplyOfRow(row),
    source: 'imported',
  };
  await checkNewInvoice(tx, client, invoice);
  computeInvoice(client, invoice);
  return invoice;
}
