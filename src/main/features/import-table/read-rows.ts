/** Job entries: a file's bytes in, typed rows and faulty cells out; nothing here knows a database. */
import type { GivenColumns } from './columns.ts';
import { type CustomerImportRow, type ParsedRows, parseCustomerRows } from './customer-rows.ts';
import { type InvoiceImportRow, parseInvoiceRows } from './invoice-rows.ts';
import { type ParsedOpenings, parseOpeningRows } from './opening-rows.ts';
import { readTable } from './table-file.ts';
import { makeTemplate, type TemplateFormat, type TemplateKind } from './template-file.ts';

export interface TableBytes {
  name: string;
  bytes: Uint8Array;
  /** Header → field, as the mapping dialog gave it. */
  columns?: GivenColumns;
}

export async function readCustomerRows(data: TableBytes): Promise<ParsedRows<CustomerImportRow>> {
  const read = await readTable(data.bytes);
  return read.ok ? parseCustomerRows(read.table, data.columns) : { rows: [], rejected: read.problems };
}

export async function readInvoiceRows(data: TableBytes): Promise<ParsedRows<InvoiceImportRow>> {
  const read = await readTable(data.bytes);
  return read.ok ? parseInvoiceRows(read.table, data.columns) : { rows: [], rejected: read.problems };
}

export async function readOpeningRows(data: TableBytes): Promise<ParsedOpenings> {
  const read = await readTable(data.bytes);
  return read.ok ? parseOpeningRows(read.table, data.columns) : { kind: 'invoices', rows: [], rejected: read.problems };
}

export async function makeTemplateJob(data: { kind: TemplateKind; format: TemplateFormat }) {
  return makeTemplate(data.kind, data.format);
}
