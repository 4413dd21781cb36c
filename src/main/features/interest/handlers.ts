/** 遅延損害金: agreed rates, what has run up, and billing it, after which it is frozen. */
import type { interestMethods } from '../../../contract/interest.ts';
import { dueOnByTerms } from '../../../domain/dates.ts';
import {
  INTEREST_TITLE,
  INTEREST_UNIT,
  type InterestStatement,
  interestInvoiceLine,
} from '../../../domain/interest-statement.ts';
import { STATUTORY_RATES } from '../../../domain/late-interest.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientSettings, clientSettings, termsOf } from '../clients/queries.ts';
import { type CustomerRow, customerById } from '../customers/queries.ts';
import { invoiceById, nextInvoiceNumber } from '../invoices/queries.ts';
import { checkNewInvoice, insertInvoices, voidInvoice } from '../invoices/writes.ts';
import {
  type CustomerInterest,
  collectionSettings,
  computeInterest,
  interestBillLines,
  interestBills,
  interestRules,
} from './queries.ts';
import { keepReceived, saveCollectionSetting } from './writes.ts';

type BillInput = Parameters<Handlers<typeof interestMethods>['interest.bill']>[1];

export const interestHandlers: Handlers<typeof interestMethods> = {
  async 'interest.rules'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const { yearBasis } = await collectionSettings(sql);
    return { yearBasis, statutory: STATUTORY_RATES.map((one) => ({ ...one })), rules: await interestRules(sql) };
  },

  'interest.setRule': (context, { clientId, customerId, fromOn, rateBp, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      if (customerId !== undefined) await customerById(sql, customerId);
      const id = await sql.nextId('late_interest_rule');
      await sql.insert('late_interest_rule', {
        id,
        customer_id: customerId ?? null,
        from_on: fromOn,
        rate_bp: rateBp,
        note,
        ...tx.booked(),
      });
      return { ruleId: id };
    }),

  'interest.setBasis': (context, { clientId, yearBasis }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      await saveCollectionSetting(tx, clientId, { year_basis: yearBasis });
      return {};
    }),

  'interest.setReceived': (context, { clientId, received }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      await keepReceived(tx, clientId, received, context.clock.today());
      return {};
    }),

  async 'interest.compute'({ read }, { clientId, customerId, ...question }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    if (customerId !== undefined) await customerById(sql, customerId);
    const computed = await computeInterest(sql, { customerId: customerId ?? null, ...question });
    const billed = Map.groupBy(await interestBills(sql), (bill) => bill.customerId);
    const customers = computed.customers.map((one) => ({
      ...one,
      billedYen: (billed.get(one.customerId) ?? [])
        .filter((bill) => bill.endedOn === null)
        .reduce((sum, bill) => sum + bill.totalYen, 0),
    }));
    const totalYen = customers.reduce((sum, one) => sum + one.totalYen, 0);
    return { ...computed, through: question.through, totalYen, customers };
  },

  async 'interest.bill'(context, input) {
    const recorded = await context.write((tx) => recordBill(context, tx, input));
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  async 'interest.bills'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const bills = await interestBills(sql, { customerId });
    const lines = Map.groupBy(
      await interestBillLines(
        sql,
        bills.map((bill) => bill.billId),
      ),
      (line) => line.billId,
    );
    return {
      bills: bills.map(({ invoiceId: _, ...bill }) => ({
        ...bill,
        lines: (lines.get(bill.billId) ?? []).map(({ billId: _of, ...line }) => line),
      })),
    };
  },

  'interest.withdraw': (context, { clientId, billId, on, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const [bill] = await interestBills(sql, { billId });
      if (!bill) throw new AppError('interest-bill-unknown', { billId }, 'billId');
      if (bill.endedOn !== null)
        throw new AppError('interest-bill-ended', { serial: bill.serial, endedOn: bill.endedOn }, 'billId');
      const endedOn = on ?? context.clock.today();
      const invoice = bill.invoiceId === null ? undefined : await invoiceById(sql, bill.invoiceId);
      if (invoice) await voidInvoice(tx, client, invoice, endedOn, reason);
      await sql.insert('interest_bill_end', { bill_id: billId, ended_on: endedOn, reason, ...tx.booked() });
      return {};
    }),
};

/** Reckoned again inside the write: what comes in while the clerk looks at it is in what is frozen. */
async function recordBill(context: CommandContext, tx: Tx, input: BillInput) {
  const sql = tx.client(input.clientId);
  const client = await clientSettings(sql, 'booking');
  const customer = await customerById(sql, input.customerId);
  const today = context.clock.today();
  const through = input.through ?? today;
  if (through > today) throw new AppError('interest-ahead', { on: through, today }, 'through');
  const { invoices, received, paidLate } = input;
  const question = { customerId: input.customerId, through, invoices, received, paidLate };
  const { yearBasis, customers } = await computeInterest(sql, question);
  const [own] = customers;
  if (!own) throw new AppError('interest-nothing', { customer: customer.name, through }, 'customerId');
  const documentId = await tx.office.nextId('document');
  const serial = `L${today.slice(2, 4)}-${String(documentId).padStart(4, '0')}`;
  const statement: InterestStatement = {
    serial,
    clientName: client.name,
    customerCode: customer.code,
    customerName: customer.name,
    honorific: customer.honorific,
    billedOn: today,
    throughOn: through,
    yearBasis,
    invoices: own.invoices.map(({ invoice, dueOn, lines }) => ({ invoice, dueOn, lines })),
  };
  const { path } = await context.recordDocument(tx, {
    kind: 'interest-statement',
    clientId: input.clientId,
    title: serial,
    name: `interest-${serial}-${through}`,
    payload: statement,
  });
  const bill =
    input.way === 'invoice' ? await bookInvoice(tx, client, customer, own, { today, dueOn: input.dueOn }) : null;
  const billId = await sql.nextId('interest_bill');
  await sql.insert('interest_bill', {
    id: billId,
    customer_id: input.customerId,
    serial,
    billed_on: today,
    through_on: through,
    year_basis: yearBasis,
    way: input.way,
    total_yen: own.totalYen,
    invoice_id: bill?.invoiceId ?? null,
    document_id: documentId,
    ...tx.booked(),
  });
  await insertLines(tx, input.clientId, billId, own);
  const document = { documentId, path, sha256: '', bytes: 0 };
  return { billId, serial, totalYen: own.totalYen, invoice: bill?.number ?? null, document };
}

async function insertLines(tx: Tx, clientId: number, billId: number, own: CustomerInterest): Promise<void> {
  const lines = own.invoices.flatMap(({ receivableId, lines }) => lines.map((line) => ({ receivableId, ...line })));
  await tx.client(clientId).bulkInsert(
    'interest_bill_line',
    lines.map((line, at) => ({
      bill_id: billId,
      line: at + 1,
      receivable_id: line.receivableId,
      from_on: line.fromOn,
      through_on: line.throughOn,
      days: line.days,
      base_yen: line.baseYen,
      rate_bp: line.rateBp,
      source: line.source,
      year_days: line.yearDays,
      yen: line.yen,
    })),
  );
}

/** A bill of its own: one line for each late invoice, without consumption tax. */
async function bookInvoice(
  tx: Tx,
  client: ClientSettings,
  customer: CustomerRow,
  own: CustomerInterest,
  { today, dueOn }: { today: string; dueOn: string | undefined },
): Promise<{ invoiceId: number; number: string }> {
  const number = await nextInvoiceNumber(tx.client(client.clientId), today);
  const invoice = {
    number,
    customerId: customer.customerId,
    customerName: customer.name,
    issuedOn: today,
    dueOn: dueOn ?? dueOnByTerms(today, termsOf(customer)),
    title: INTEREST_TITLE,
    source: 'entered' as const,
    lines: own.invoices.map((one) => ({
      description: interestInvoiceLine(one),
      quantityMilli: 1000,
      unit: INTEREST_UNIT,
      unitPriceMilli: one.yen * 1000,
      taxClass: 'out-of-scope' as const,
    })),
  };
  await checkNewInvoice(tx, client, invoice);
  const [booked] = await insertInvoices(tx, client, [invoice]);
  return { invoiceId: booked!.invoiceId, number };
}
