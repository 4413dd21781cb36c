/** The office's own lists as clients deliver them: CSV files in the columns of the import templates. */
import Encoding from 'encoding-japanese';
import { formatMilli } from '../../domain/money.ts';
import type {
  PlannedAdvance,
  PlannedCustomer,
  PlannedInvoice,
  PlannedLine,
  PlannedOpening,
  PracticeClient,
} from './plan-types.ts';

export interface PracticeFile {
  name: string;
  bytes: Uint8Array;
}

/** A CSV with CRLF, in CP932 or in UTF-8 with a BOM. */
export function csvBytes(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  encoding: 'cp932' | 'utf-8',
): Uint8Array {
  const text = [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
  if (encoding === 'utf-8') return new TextEncoder().encode(`\ufeff${text}`);
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }));
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function day(number: number): string {
  return number === 31 ? '末' : String(number);
}

const SHIFTS = { before: '前', after: '後', none: 'なし' } as const;

export function customersFile(client: PracticeClient, customers: readonly PlannedCustomer[]): PracticeFile {
  const rows = customers.map((one) => [
    one.code,
    one.name,
    one.kana,
    one.honorific,
    one.postalCode,
    one.address1,
    one.address2,
    one.contactName,
    one.phone,
    one.salesContact,
    one.payerNames.join(';'),
    day(one.terms.closingDay),
    String(one.terms.monthsAfter),
    day(one.terms.payDay),
    SHIFTS[one.terms.holidayShift],
    one.feeBearer === 'customer' ? '先方' : '当方',
    one.creditLimitYen === null ? '' : String(one.creditLimitYen),
  ]);
  return { name: `customers-${client.code}.csv`, bytes: csvBytes(CUSTOMER_HEADER, rows, client.tableEncoding) };
}

const CUSTOMER_HEADER = [
  '得意先コード',
  '得意先名',
  'フリガナ',
  '敬称',
  '郵便番号',
  '住所1',
  '住所2',
  '担当者',
  '電話',
  '営業担当',
  '振込名義',
  '締日',
  '支払月',
  '支払日',
  '休日調整',
  '手数料負担',
  '与信限度額',
];

/** One row a line; the due date is left to the terms. */
export function invoicesFile(client: PracticeClient, month: string, invoices: readonly PlannedInvoice[]): PracticeFile {
  const rows = invoices.flatMap((invoice) => invoice.lines.map((line) => invoiceRow(invoice, line)));
  return { name: `invoices-${client.code}-${month}.csv`, bytes: csvBytes(INVOICE_HEADER, rows, client.tableEncoding) };
}

const INVOICE_HEADER = ['得意先コード', '請求番号', '請求日', '品名', '数量', '単位', '単価', '税率'];

const TAX_CELLS = {
  'standard-10': '10',
  'reduced-8': '8',
  exempt: '非',
  'out-of-scope': '対外',
  'zero-rated': '免',
} as const;

function invoiceRow(invoice: PlannedInvoice, line: PlannedLine): string[] {
  return [
    invoice.customerCode,
    invoice.number,
    invoice.issuedOn.replaceAll('-', '/'),
    line.description,
    formatMilli(line.quantityMilli),
    line.unit,
    formatMilli(line.unitPriceMilli),
    TAX_CELLS[line.taxClass],
  ];
}

export function openingsFile(client: PracticeClient, openings: readonly PlannedOpening[]): PracticeFile {
  const rows = openings.map((one) => [
    one.customerCode,
    one.number,
    one.issuedOn,
    one.dueOn,
    String(one.balanceYen),
    one.reminderStage === 0 ? '' : String(one.reminderStage),
    one.lastRemindedOn ?? '',
  ]);
  const header = ['得意先コード', '請求番号', '請求日', '支払期日', '残高', '督促段階', '最終督促日'];
  return { name: `openings-${client.code}.csv`, bytes: csvBytes(header, rows, client.tableEncoding) };
}

export function advancesFile(client: PracticeClient, advances: readonly PlannedAdvance[]): PracticeFile {
  const rows = advances.map((one) => [one.customerCode, one.depositedOn, String(one.amountYen), one.payerName]);
  const header = ['得意先コード', '入金日', '前受残高', '振込名義'];
  return { name: `advances-${client.code}.csv`, bytes: csvBytes(header, rows, client.tableEncoding) };
}
