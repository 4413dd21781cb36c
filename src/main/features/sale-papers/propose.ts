/** Credit notes and deliveries of the books → what their papers say. */
import type { InvoicePaper, PaperLine } from '../../../domain/invoice-paper.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { creditNoteById, creditNoteLines, creditNoteTaxes } from '../corrections/queries.ts';
import { type CustomerRow, customerById } from '../customers/queries.ts';
import { deliveryById, deliveryLines, deliveryTaxes } from '../deliveries/queries.ts';
import { paperSettings } from '../invoice-papers/queries.ts';
import { billingSettings } from '../numbering/queries.ts';
import { addressOf } from '../reminders/propose.ts';
import type { SaleSubject } from './queries.ts';

export interface SalePaper {
  paper: InvoicePaper;
  customerName: string;
}

/** Throws credit-note-unknown, delivery-unknown, sale-paper-withdrawn. */
export function salePaperOf(
  sql: ClientRead,
  subject: SaleSubject,
  id: number,
  mark: '' | 'reissue',
): Promise<SalePaper> {
  return subject === 'credit-note' ? creditPaper(sql, id, mark) : deliveryPaper(sql, id, mark);
}

async function creditPaper(sql: ClientRead, creditNoteId: number, mark: '' | 'reissue'): Promise<SalePaper> {
  const row = await creditNoteById(sql, creditNoteId);
  if (row.cancelledOn !== null)
    throw new AppError('sale-paper-withdrawn', { number: row.number, on: row.cancelledOn }, 'creditNoteId');
  const customer = await customerById(sql, row.customerId);
  const lines = await creditNoteLines(sql, creditNoteId);
  return {
    customerName: row.customerName,
    paper: {
      ...(await headOf(sql, customer, row.customerName)),
      paperKey: `credit-note-${creditNoteId}`,
      kind: 'credit-note',
      number: row.number,
      issuedOn: row.issuedOn,
      suppliedFrom: row.issuedOn,
      suppliedThrough: row.issuedOn,
      title: row.reason,
      includesTax: row.includesTax === 1,
      qualifies: true,
      lines: lines.map(paperLine),
      taxes: await creditNoteTaxes(sql, creditNoteId),
      totalYen: row.totalYen,
      // The law asks for the day of the sale (57条の4第3項2号); an e-invoice names the original by its day of issue.
      related: [
        {
          kind: 'original',
          numbers: [row.invoiceNumber],
          on: row.invoiceIssuedOn,
          supplied: { from: row.suppliedFrom, through: row.suppliedThrough },
        },
      ],
      mark,
    },
  };
}

async function deliveryPaper(sql: ClientRead, deliveryId: number, mark: '' | 'reissue'): Promise<SalePaper> {
  const row = await deliveryById(sql, deliveryId);
  if (row.state === 'cancelled')
    throw new AppError('sale-paper-withdrawn', { number: row.number, on: '' }, 'deliveryId');
  const customer = await customerById(sql, row.customerId);
  const lines = (await deliveryLines(sql, [deliveryId])).get(deliveryId) ?? [];
  const taxes = (await deliveryTaxes(sql, [deliveryId])).get(deliveryId) ?? [];
  const { qualifiedPaper } = await billingSettings(sql);
  return {
    customerName: row.customerName,
    paper: {
      ...(await headOf(sql, customer, row.customerName)),
      paperKey: `delivery-${deliveryId}`,
      kind: 'delivery-note',
      number: row.number,
      issuedOn: row.deliveredOn,
      suppliedFrom: row.deliveredOn,
      suppliedThrough: row.deliveredOn,
      title: row.title,
      includesTax: row.includesTax === 1,
      qualifies: qualifiedPaper === 'delivery',
      lines: lines.map(paperLine),
      taxes: taxes.map(({ deliveryId: _of, ...tax }) => tax),
      totalYen: row.totalYen,
      related: [],
      mark,
    },
  };
}

function paperLine(row: PaperLine): PaperLine {
  const { description, note, quantityMilli, unit, unitPriceMilli, taxClass, amountYen } = row;
  return { description, note, quantityMilli, unit, unitPriceMilli, taxClass, amountYen };
}

/** What both papers have in common: where they go, and how the client's papers look. */
async function headOf(sql: ClientRead, customer: CustomerRow, name: string) {
  const { layout, note } = await paperSettings(sql);
  const { honorific, department, contactName, mailingName, feeBearer } = customer;
  return {
    layout,
    note,
    dueOn: null,
    carried: null,
    feeBearer,
    customer: { ...addressOf(customer), name: mailingName || name, honorific, department, contactName },
    billedTo: mailingName !== '' && mailingName !== name ? name : '',
  };
}
