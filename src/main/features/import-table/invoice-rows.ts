import type { PlainDate } from '../../../domain/dates.ts';
import {
  readDate,
  readMilli,
  readOptionalDate,
  readRequiredText,
  readTaxClass,
  readText,
} from '../../../domain/import-cells.ts';
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { type GivenColumns, mapColumns } from './columns.ts';
import type { ParsedRows } from './customer-rows.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { RowReader, titlesOf } from './row-reader.ts';
import type { TableFile } from './table-file.ts';
import { INVOICE_COLUMNS, type InvoiceField } from './template-columns.ts';

export interface InvoiceLineRow {
  row: number;
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
  suppliedOn: PlainDate | null;
}

/** One invoice of the file with its lines in the file's order; `row` is its first. */
export interface InvoiceImportRow {
  row: number;
  customerCode: string;
  number: string;
  issuedOn: PlainDate;
  /** null: computed from the customer's terms. */
  dueOn: PlainDate | null;
  /** 取引期間; null: by the lines' days, else 請求日. */
  suppliedFrom: PlainDate | null;
  suppliedThrough: PlainDate | null;
  lines: InvoiceLineRow[];
}

interface ReadLine {
  row: number;
  number: string;
  customerCode: string;
  issuedOn: PlainDate;
  dueOn: PlainDate | null;
  suppliedFrom: PlainDate | null;
  suppliedThrough: PlainDate | null;
  line: InvoiceLineRow;
  reader: RowReader<InvoiceField>;
}

const TITLES = titlesOf<InvoiceField>(INVOICE_COLUMNS);
const LINE_LIMIT = 500;
const QUANTITY_LIMIT = 999_999_999_999;
const PRICE_LIMIT = 999_999_999_999_999;

/**
 * Rows with one 請求番号, wherever they stand, make one invoice. An invoice with one bad row is rejected whole: every
 * faulty cell is listed, and its good rows once, as `row-rejected`.
 */
export function parseInvoiceRows(table: TableFile, given?: GivenColumns): ParsedRows<InvoiceImportRow> {
  const mapped = mapColumns<InvoiceField>(table, INVOICE_COLUMNS, given);
  if (!mapped.ok) return { rows: [], rejected: mapped.problems };
  if (table.rows.length === 0) return { rows: [], rejected: [fileProblem(table.headerRow, 'no-rows')] };
  const byNumber = new Map<string, ReadLine[]>();
  const rejected: FileProblem[] = [];
  for (const source of table.rows) {
    const line = readLine(new RowReader(source, mapped.columns, TITLES));
    // Without a number the row belongs to no invoice and can only be rejected by itself.
    if (line.number === '') rejected.push(...line.reader.faults);
    else if (byNumber.has(line.number)) byNumber.get(line.number)!.push(line);
    else byNumber.set(line.number, [line]);
  }
  const rows: InvoiceImportRow[] = [];
  for (const lines of byNumber.values()) {
    const faults = faultsOf(lines);
    if (faults.length > 0) rejected.push(...faults);
    else rows.push(invoiceOf(lines));
  }
  rejected.sort((a, b) => a.row - b.row);
  return { rows, rejected };
}

function readLine(reader: RowReader<InvoiceField>): ReadLine {
  const customerCode = reader.read('customerCode', (cell) => readRequiredText(cell, 20), '');
  const number = reader.read('number', (cell) => readRequiredText(cell, 20), '');
  const issuedOn = reader.read('issuedOn', readDate, '');
  const dueOn = reader.readIfThere('dueOn', readOptionalDate) ?? null;
  if (issuedOn !== '' && dueOn !== null && dueOn < issuedOn)
    reader.fault('dueOn', 'due-before-issue', { issuedOn, dueOn });
  const suppliedFrom = reader.readIfThere('suppliedFrom', readOptionalDate) ?? null;
  const suppliedThrough = reader.readIfThere('suppliedThrough', readOptionalDate) ?? null;
  const line: InvoiceLineRow = {
    row: reader.row,
    description: reader.read('description', (cell) => readRequiredText(cell, 200), ''),
    quantityMilli: reader.read('quantity', (cell) => readMilli(cell, QUANTITY_LIMIT), 0),
    unit: reader.readIfThere('unit', (cell) => readText(cell, 20)) ?? '',
    unitPriceMilli: reader.read('unitPrice', (cell) => readMilli(cell, PRICE_LIMIT), 0),
    taxClass: reader.read('taxClass', readTaxClass, 'standard-10'),
    suppliedOn: reader.readIfThere('suppliedOn', readOptionalDate) ?? null,
  };
  return { row: reader.row, number, customerCode, issuedOn, dueOn, suppliedFrom, suppliedThrough, line, reader };
}

function faultsOf(lines: readonly ReadLine[]): FileProblem[] {
  const [first] = lines;
  if (!first) return [];
  for (const line of lines.slice(1)) noteDifferences(first, line);
  const faults = lines.flatMap(({ reader }) => reader.faults);
  if (lines.length > LINE_LIMIT) {
    faults.push(
      fileProblem(
        first.row,
        'too-many-lines',
        { number: first.number, max: LINE_LIMIT, count: lines.length },
        TITLES.get('number'),
        first.number,
      ),
    );
  }
  if (faults.length === 0) return [];
  const good = lines.filter(({ reader }) => reader.faults.length === 0);
  const [firstGood] = good;
  if (firstGood) {
    const facts = { number: first.number, rows: good.map(({ row }) => row).slice(0, 20), count: good.length };
    faults.push(fileProblem(firstGood.row, 'row-rejected', facts, TITLES.get('number'), first.number));
  }
  return faults;
}

/** 得意先コード, 請求日, 支払期日 and 取引期間 belong to the whole invoice; cells that are already faulty are not compared. */
function noteDifferences(first: ReadLine, line: ReadLine): void {
  const compare = (field: 'customerCode' | 'issuedOn' | 'dueOn' | 'suppliedFrom' | 'suppliedThrough') => {
    const isFaulty = ({ reader }: ReadLine) => reader.faults.some((fault) => fault.field === TITLES.get(field));
    if (line[field] === first[field] || isFaulty(first) || isFaulty(line)) return;
    line.reader.fault(field, 'row-mixed', { number: first.number, firstRow: first.row, expected: first[field] });
  };
  compare('customerCode');
  compare('issuedOn');
  compare('dueOn');
  compare('suppliedFrom');
  compare('suppliedThrough');
}

function invoiceOf(lines: readonly ReadLine[]): InvoiceImportRow {
  const { line: _line, reader: _reader, ...head } = lines[0]!;
  return { ...head, lines: lines.map(({ line }) => line) };
}
