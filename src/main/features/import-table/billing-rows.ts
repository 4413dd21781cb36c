/** 商品 and 納品 from files: a file's bytes in, typed rows and faulty cells out. */
import type { PlainDate } from '../../../domain/dates.ts';
import {
  type Cell,
  readDate,
  readMilli,
  readRequiredText,
  readTaxClass,
  readText,
} from '../../../domain/import-cells.ts';
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { type ColumnSpec, type GivenColumns, mapColumns } from './columns.ts';
import type { ParsedRows } from './customer-rows.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import type { TableBytes } from './read-rows.ts';
import { RowReader, titlesOf } from './row-reader.ts';
import { readTable, type TableFile } from './table-file.ts';
import { DELIVERY_COLUMNS, type DeliveryField, ITEM_COLUMNS, type ItemField } from './template-columns.ts';
import { makeTable, type TemplateFormat } from './template-file.ts';

const PRICE_LIMIT = 999_999_999_999_999;
const QUANTITY_LIMIT = 999_999_999_999;
const LINE_LIMIT = 500;

export interface ItemImportRow {
  row: number;
  code: string;
  name: string;
  kana: string | undefined;
  unit: string | undefined;
  /** null: none; undefined: the file has no such column. */
  unitPriceMilli: number | null | undefined;
  taxClass: TaxClass | undefined;
  note: string | undefined;
}

export interface DeliveryLineImport {
  itemCode: string;
  description: string;
  quantityMilli: number;
  /** Left out: as the item of this code has it. */
  unit: string | null;
  unitPriceMilli: number | null;
  taxClass: TaxClass | null;
  note: string;
}

export interface DeliveryImportRow {
  row: number;
  customerCode: string;
  number: string;
  deliveredOn: PlainDate;
  kind: 'delivery' | 'charge' | 'return';
  orderNumber: string;
  lines: DeliveryLineImport[];
}

export async function readItemRows(data: TableBytes): Promise<ParsedRows<ItemImportRow>> {
  const read = await readTable(data.bytes);
  return read.ok ? parseItemRows(read.table, data.columns) : { rows: [], rejected: read.problems };
}

export async function readDeliveryRows(data: TableBytes): Promise<ParsedRows<DeliveryImportRow>> {
  const read = await readTable(data.bytes);
  return read.ok ? parseDeliveryRows(read.table, data.columns) : { rows: [], rejected: read.problems };
}

export async function makeItemTable(data: {
  rows: readonly (readonly (string | number)[])[];
  format: TemplateFormat;
}): Promise<{ name: string; bytes: Uint8Array }> {
  return makeTable('商品', ITEM_COLUMNS, data.rows, data.format);
}

/** Readers of the rows of a table, or what stands against reading any. */
export function rowReaders<F extends string>(
  table: TableFile,
  specs: readonly ColumnSpec<F>[],
  given: GivenColumns | undefined,
): { readers: RowReader<F>[] } | { problems: FileProblem[] } {
  const mapped = mapColumns<F>(table, specs, given);
  if (!mapped.ok) return { problems: mapped.problems };
  if (table.rows.length === 0) return { problems: [fileProblem(table.headerRow, 'no-rows')] };
  const titles = titlesOf<F>(specs);
  return { readers: table.rows.map((source) => new RowReader(source, mapped.columns, titles)) };
}

/** A blank cell is nothing; anything else is read. */
function blankOr<T>(read: (cell: string) => Cell<T>): (cell: string) => Cell<T | null> {
  return (cell) => (cell.trim() === '' ? { ok: true, value: null } : read(cell));
}

export function parseItemRows(table: TableFile, given?: GivenColumns): ParsedRows<ItemImportRow> {
  const start = rowReaders<ItemField>(table, ITEM_COLUMNS, given);
  if ('problems' in start) return { rows: [], rejected: start.problems };
  const rows: ItemImportRow[] = [];
  const rejected: FileProblem[] = [];
  const firstRows = new Map<string, number>();
  for (const reader of start.readers) {
    const text = (field: ItemField, max: number) => reader.readIfThere(field, (cell) => readText(cell, max));
    const row: ItemImportRow = {
      row: reader.row,
      code: reader.read('code', (cell) => readRequiredText(cell, 20), ''),
      name: reader.read('name', (cell) => readRequiredText(cell, 120), ''),
      kana: text('kana', 200),
      unit: text('unit', 20),
      unitPriceMilli: reader.readIfThere(
        'unitPrice',
        blankOr((cell) => readMilli(cell, PRICE_LIMIT)),
      ),
      taxClass: reader.readIfThere('taxClass', blankOr(readTaxClass)) ?? undefined,
      note: text('note', 200),
    };
    const firstRow = firstRows.get(row.code);
    if (firstRow !== undefined) reader.fault('code', 'item-code-twice', { itemCode: row.code, firstRow });
    else if (row.code !== '') firstRows.set(row.code, row.row);
    if (reader.faults.length > 0) rejected.push(...reader.faults);
    else rows.push(row);
  }
  return { rows, rejected };
}

interface ReadDelivery {
  head: Omit<DeliveryImportRow, 'lines'>;
  line: DeliveryLineImport;
  reader: RowReader<DeliveryField>;
}

/** Rows with one 納品番号 make one delivery; one with a bad row is rejected whole. */
export function parseDeliveryRows(table: TableFile, given?: GivenColumns): ParsedRows<DeliveryImportRow> {
  const start = rowReaders<DeliveryField>(table, DELIVERY_COLUMNS, given);
  if ('problems' in start) return { rows: [], rejected: start.problems };
  const read = start.readers.map(readDelivery);
  const rejected = read.filter((one) => one.head.number === '').flatMap((one) => one.reader.faults);
  const rows: DeliveryImportRow[] = [];
  const numbered = read.filter((one) => one.head.number !== '');
  for (const [number, own] of Map.groupBy(numbered, (one) => one.head.number)) {
    for (const one of own.slice(1)) noteDifferences(own[0]!, one);
    if (own.length > LINE_LIMIT)
      own[0]!.reader.fault('number', 'too-many-lines', { number, max: LINE_LIMIT, count: own.length });
    const faults = own.flatMap((one) => one.reader.faults);
    const good = own.filter((one) => one.reader.faults.length === 0);
    if (faults.length === 0) rows.push({ ...own[0]!.head, lines: own.map((one) => one.line) });
    else if (good[0])
      good[0].reader.fault('number', 'row-rejected', {
        number,
        rows: good.map((one) => one.head.row).slice(0, 20),
        count: good.length,
      });
    if (faults.length > 0) rejected.push(...own.flatMap((one) => one.reader.faults));
  }
  rejected.sort((a, b) => a.row - b.row);
  return { rows, rejected };
}

function readDelivery(reader: RowReader<DeliveryField>): ReadDelivery {
  const text = (field: DeliveryField, max: number) => reader.readIfThere(field, (cell) => readText(cell, max)) ?? '';
  return {
    reader,
    head: {
      row: reader.row,
      customerCode: reader.read('customerCode', (cell) => readRequiredText(cell, 20), ''),
      number: reader.read('number', (cell) => readRequiredText(cell, 20), ''),
      deliveredOn: reader.read('deliveredOn', readDate, ''),
      kind: reader.readIfThere('kind', readDeliveryKind) ?? 'delivery',
      orderNumber: text('orderNumber', 40),
    },
    line: {
      itemCode: text('itemCode', 20),
      description: reader.read('description', (cell) => readRequiredText(cell, 200), ''),
      quantityMilli: reader.read('quantity', (cell) => readMilli(cell, QUANTITY_LIMIT), 0),
      unit: text('unit', 20) || null,
      unitPriceMilli:
        reader.readIfThere(
          'unitPrice',
          blankOr((cell) => readMilli(cell, PRICE_LIMIT)),
        ) ?? null,
      taxClass: reader.readIfThere('taxClass', blankOr(readTaxClass)) ?? null,
      note: text('note', 200),
    },
  };
}

const KIND_WORDS: readonly (readonly [RegExp, DeliveryImportRow['kind']])[] = [
  [/^(|納品|売上|出荷|掛売|掛売上)$/, 'delivery'],
  [/^(返品|戻り|返却|売上返品)$/, 'return'],
  [/^(諸口|その他|経費|手数料|送料|雑|臨時)$/, 'charge'],
];

function readDeliveryKind(cell: string): Cell<DeliveryImportRow['kind']> {
  const plain = cell.normalize('NFKC').trim();
  const known = KIND_WORDS.find(([pattern]) => pattern.test(plain));
  return known ? { ok: true, value: known[1] } : { ok: false, code: 'cell-delivery-kind', facts: {} };
}

/** Customer, day, kind and order belong to the whole delivery. */
function noteDifferences(first: ReadDelivery, other: ReadDelivery): void {
  for (const field of ['customerCode', 'deliveredOn', 'kind', 'orderNumber'] as const) {
    if (other.head[field] !== first.head[field])
      other.reader.fault(field, 'row-mixed', {
        number: first.head.number,
        firstRow: first.head.row,
        expected: first.head[field],
      });
  }
}
