import type { PaymentTerms } from '../../../domain/dates.ts';
import {
  type FeeBearer,
  readDayOfMonth,
  readDays,
  readFeeBearer,
  readHolidayShift,
  readMonthsAfter,
  readPayerNames,
  readPercent,
  readPostalCode,
  readRegistrationNumber,
  readRequiredText,
  readText,
  readYen,
  readYesNo,
} from '../../../domain/import-cells.ts';
import { type GivenColumns, mapColumns } from './columns.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { RowReader, titlesOf } from './row-reader.ts';
import type { TableFile } from './table-file.ts';
import { CUSTOMER_COLUMNS, type CustomerField } from './template-columns.ts';

export interface CustomerImportRow {
  row: number;
  code: string;
  fields: CustomerImportFields;
}

/**
 * A customer as a row of the file gives it. A missing key: the file has no such column, or a blank cell where the
 * client's default or the present value is to stay (honorific, terms, feeBearer). Other blank cells are '', null or [].
 */
export interface CustomerImportFields {
  name: string;
  kana?: string;
  honorific?: string;
  postalCode?: string;
  address1?: string;
  address2?: string;
  department?: string;
  contactName?: string;
  phone?: string;
  email?: string;
  mailingName?: string;
  mailingPostalCode?: string;
  mailingAddress1?: string;
  mailingAddress2?: string;
  salesContact?: string;
  payerNames?: string[];
  terms: Partial<PaymentTerms>;
  feeBearer?: FeeBearer;
  creditLimitYen?: number | null;
  registrationNumber?: string;
  entrustmentAct?: boolean;
  discountBasisPoints?: number | null;
  discountDays?: number | null;
}

export interface ParsedRows<R> {
  rows: R[];
  rejected: FileProblem[];
}

const TITLES = titlesOf<CustomerField>(CUSTOMER_COLUMNS);
const SHORT = 200;
const YEN_MAX = 999_999_999_999;

/** The good rows, and every faulty cell of the others. A code that comes twice counts once: the later row is rejected. */
export function parseCustomerRows(table: TableFile, given?: GivenColumns): ParsedRows<CustomerImportRow> {
  const mapped = mapColumns<CustomerField>(table, CUSTOMER_COLUMNS, given);
  if (!mapped.ok) return { rows: [], rejected: mapped.problems };
  if (table.rows.length === 0) return { rows: [], rejected: [fileProblem(table.headerRow, 'no-rows')] };
  const rows: CustomerImportRow[] = [];
  const rejected: FileProblem[] = [];
  const firstRows = new Map<string, number>();
  for (const source of table.rows) {
    const reader = new RowReader(source, mapped.columns, TITLES);
    const row = readCustomer(reader);
    const firstRow = firstRows.get(row.code);
    if (firstRow !== undefined) reader.fault('code', 'customer-code-twice', { customerCode: row.code, firstRow });
    else if (row.code !== '') firstRows.set(row.code, row.row);
    if (reader.faults.length > 0) rejected.push(...reader.faults);
    else rows.push(row);
  }
  return { rows, rejected };
}

function readCustomer(reader: RowReader<CustomerField>): CustomerImportRow {
  const code = reader.read('code', (cell) => readRequiredText(cell, 20), '');
  const name = reader.read('name', (cell) => readRequiredText(cell, 120), '');
  return { row: reader.row, code, fields: { name, ...readRest(reader), terms: readTerms(reader) } };
}

function readRest(reader: RowReader<CustomerField>): Partial<CustomerImportFields> {
  const text = (field: CustomerField, max = SHORT) => reader.readIfThere(field, (cell) => readText(cell, max));
  return withoutUndefined({
    kana: text('kana'),
    honorific: text('honorific', 10) || undefined,
    postalCode: reader.readIfThere('postalCode', readPostalCode),
    address1: text('address1'),
    address2: text('address2'),
    department: text('department'),
    contactName: text('contactName'),
    phone: text('phone', 40),
    email: text('email'),
    mailingName: text('mailingName'),
    mailingPostalCode: reader.readIfThere('mailingPostalCode', readPostalCode),
    mailingAddress1: text('mailingAddress1'),
    mailingAddress2: text('mailingAddress2'),
    salesContact: text('salesContact'),
    payerNames: reader.readIfThere('payerNames', (cell) => readPayerNames(cell, 50, 100)),
    feeBearer: reader.readIfThere('feeBearer', readFeeBearer),
    creditLimitYen: readCreditLimit(reader),
    registrationNumber: reader.readIfThere('registrationNumber', readRegistrationNumber),
    entrustmentAct: reader.readIfThere('entrustmentAct', readYesNo),
    discountBasisPoints: reader.readIfThere('discountBasisPoints', readPercent),
    discountDays: reader.readIfThere('discountDays', (cell) => readDays(cell, 180)),
  }) as Partial<CustomerImportFields>;
}

/** A column that is not there leaves no key, so that an update by spreading keeps what is stored. */
function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Partial<T>;
}

function readTerms(reader: RowReader<CustomerField>): Partial<PaymentTerms> {
  return withoutUndefined({
    closingDay: reader.readIfThere('closingDay', readDayOfMonth),
    monthsAfter: reader.readIfThere('monthsAfter', readMonthsAfter),
    payDay: reader.readIfThere('payDay', readDayOfMonth),
    holidayShift: reader.readIfThere('holidayShift', readHolidayShift),
  }) as Partial<PaymentTerms>;
}

/** Blank is "no limit"; 0 is a limit of nothing. */
function readCreditLimit(reader: RowReader<CustomerField>): number | null | undefined {
  if (!reader.has('creditLimitYen')) return undefined;
  if (reader.raw('creditLimitYen').trim() === '') return null;
  return reader.readIfThere('creditLimitYen', (cell) => readYen(cell, 0, YEN_MAX));
}
