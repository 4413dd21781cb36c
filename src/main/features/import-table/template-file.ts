import ExcelJS from 'exceljs';
import type { ColumnSpec } from './columns.ts';
import {
  ADVANCE_COLUMNS,
  CUSTOMER_COLUMNS,
  DELIVERY_COLUMNS,
  DEPOSIT_COLUMNS,
  INVOICE_COLUMNS,
  ITEM_COLUMNS,
  OPENING_COLUMNS,
  ORDER_COLUMNS,
  STOCK_COLUMNS,
} from './template-columns.ts';

export type TemplateKind =
  | 'customers'
  | 'invoices'
  | 'deposits'
  | 'openings'
  | 'advances'
  | 'items'
  | 'deliveries'
  | 'sales-orders'
  | 'stock';
export type TemplateFormat = 'csv' | 'xlsx';

const TEMPLATES: Record<TemplateKind, { name: string; columns: readonly ColumnSpec<string>[] }> = {
  customers: { name: '得意先', columns: CUSTOMER_COLUMNS },
  invoices: { name: '請求', columns: INVOICE_COLUMNS },
  deposits: { name: '入金', columns: DEPOSIT_COLUMNS },
  openings: { name: '期首残高', columns: OPENING_COLUMNS },
  advances: { name: '期首前受', columns: ADVANCE_COLUMNS },
  items: { name: '商品', columns: ITEM_COLUMNS },
  deliveries: { name: '納品', columns: DELIVERY_COLUMNS },
  'sales-orders': { name: '受注', columns: ORDER_COLUMNS },
  stock: { name: '在庫受払', columns: STOCK_COLUMNS },
};

/** Whatever Excel would turn into something else: 00001 into 1, 100-0001 into a date. */
const TEXT_FIELDS = new Set([
  'code',
  'customerCode',
  'itemCode',
  'orderNumber',
  'number',
  'ref',
  'reference',
  'postalCode',
  'mailingPostalCode',
  'phone',
  'registrationNumber',
  'closingDay',
  'payDay',
  'payerName',
  'payerNames',
]);
const WIDE_FIELDS = new Set([
  'name',
  'address1',
  'address2',
  'mailingName',
  'mailingAddress1',
  'mailingAddress2',
  'description',
  'payerName',
  'payerNames',
  'email',
  'kana',
]);
const NUMBER_FORMATS: Record<string, string> = {
  issuedOn: 'yyyy/mm/dd',
  dueOn: 'yyyy/mm/dd',
  suppliedOn: 'yyyy/mm/dd',
  suppliedFrom: 'yyyy/mm/dd',
  suppliedThrough: 'yyyy/mm/dd',
  deliveredOn: 'yyyy/mm/dd',
  orderedOn: 'yyyy/mm/dd',
  movedOn: 'yyyy/mm/dd',
  bookedOn: 'yyyy/mm/dd',
  depositedOn: 'yyyy/mm/dd',
  lastRemindedOn: 'yyyy/mm/dd',
  amountYen: '#,##0',
  balanceYen: '#,##0',
  creditLimitYen: '#,##0',
  quantity: '#,##0.###',
  unitPrice: '#,##0.###',
};

/** An empty table with the headers that the import knows; it can be imported as it is once rows are filled in. */
export async function makeTemplate(
  kind: TemplateKind,
  format: TemplateFormat,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { name, columns } = TEMPLATES[kind];
  return makeTable(name, columns, [], format);
}

/** A table in the form that the import reads: what is exported comes back as it was. */
export async function makeTable(
  name: string,
  columns: readonly ColumnSpec<string>[],
  rows: readonly (readonly (string | number)[])[],
  format: TemplateFormat,
): Promise<{ name: string; bytes: Uint8Array }> {
  if (format === 'xlsx') return { name: `${name}.xlsx`, bytes: await workbookOf(name, columns, rows) };
  const header = columns.map(({ title }) => title).join(',');
  // Excel opens a CSV without the mark as CP932 and garbles it.
  const lines = [header, ...rows.map((row) => row.map(csvCell).join(','))];
  return { name: `${name}.csv`, bytes: new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`) };
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function workbookOf(
  name: string,
  columns: readonly ColumnSpec<string>[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ field, title }) => ({
    header: title,
    width: WIDE_FIELDS.has(field) ? 32 : Math.max(12, title.length * 2 + 2),
    style: { numFmt: TEXT_FIELDS.has(field) ? '@' : (NUMBER_FORMATS[field] ?? 'General') },
  }));
  const header = sheet.getRow(1);
  header.eachCell((cell, index) => {
    cell.numFmt = '@';
    cell.font = { bold: true };
    const fill = columns[index - 1]?.required ? 'FFFCE9D4' : 'FFEFEFEA';
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  });
  sheet.addRows(rows.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
