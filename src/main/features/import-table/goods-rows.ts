/** 受注 and 在庫の受払 from files: a file's bytes in, typed rows and faulty cells out. */
import type { PlainDate } from '../../../domain/dates.ts';
import { type Cell, readDate, readMilli, readRequiredText, readText } from '../../../domain/import-cells.ts';
import { rowReaders } from './billing-rows.ts';
import type { ParsedRows } from './customer-rows.ts';
import type { FileProblem } from './file-problem.ts';
import type { TableBytes } from './read-rows.ts';
import type { RowReader } from './row-reader.ts';
import { readTable, type TableFile } from './table-file.ts';
import { ORDER_COLUMNS, type OrderField, STOCK_COLUMNS, type StockField } from './template-columns.ts';

const PRICE_LIMIT = 999_999_999_999_999;
const QUANTITY_LIMIT = 999_999_999_999;
const LINE_LIMIT = 500;

export interface OrderImportRow {
  row: number;
  customerCode: string;
  number: string;
  orderedOn: PlainDate;
  lines: {
    itemCode: string;
    description: string;
    quantityMilli: number;
    unit: string;
    unitPriceMilli: number | null;
  }[];
}

export interface StockImportRow {
  row: number;
  movedOn: PlainDate;
  itemCode: string;
  itemName: string;
  kind: 'in' | 'out' | 'count';
  /** Never negative: the kind says which way it goes. */
  quantityMilli: number;
  reference: string;
}

export async function readOrderRows(data: TableBytes): Promise<ParsedRows<OrderImportRow>> {
  const read = await readTable(data.bytes);
  return read.ok ? parseOrderRows(read.table, data.columns) : { rows: [], rejected: read.problems };
}

export async function readStockRows(data: TableBytes): Promise<ParsedRows<StockImportRow>> {
  const read = await readTable(data.bytes);
  return read.ok ? parseStockRows(read.table, data.columns) : { rows: [], rejected: read.problems };
}

interface ReadOrder {
  head: Omit<OrderImportRow, 'lines'>;
  line: OrderImportRow['lines'][number];
  reader: RowReader<OrderField>;
}

/** Rows with one 受注番号 make one order; one with a bad row is rejected whole. */
export function parseOrderRows(table: TableFile, given?: TableBytes['columns']): ParsedRows<OrderImportRow> {
  const start = rowReaders<OrderField>(table, ORDER_COLUMNS, given);
  if ('problems' in start) return { rows: [], rejected: start.problems };
  const read = start.readers.map(readOrder);
  const rows: OrderImportRow[] = [];
  const rejected: FileProblem[] = [];
  for (const [number, own] of Map.groupBy(read, (one) => one.head.number)) {
    const first = own[0]!;
    for (const other of number === '' ? [] : own.slice(1)) noteDifferences(first, other);
    if (number !== '' && own.length > LINE_LIMIT)
      first.reader.fault('number', 'too-many-lines', { number, max: LINE_LIMIT, count: own.length });
    const good = own.filter((one) => one.reader.faults.length === 0);
    const isWhole = good.length === own.length && number !== '';
    if (isWhole) rows.push({ ...first.head, lines: own.map((one) => one.line) });
    else if (good[0] && number !== '')
      good[0].reader.fault('number', 'row-rejected', {
        number,
        rows: good.map((one) => one.head.row).slice(0, 20),
        count: good.length,
      });
    if (!isWhole) rejected.push(...own.flatMap((one) => one.reader.faults));
  }
  rejected.sort((a, b) => a.row - b.row);
  return { rows, rejected };
}

function readOrder(reader: RowReader<OrderField>): ReadOrder {
  const text = (field: OrderField, max: number) => reader.readIfThere(field, (cell) => readText(cell, max)) ?? '';
  return {
    reader,
    head: {
      row: reader.row,
      customerCode: reader.read('customerCode', (cell) => readRequiredText(cell, 20), ''),
      number: reader.read('number', (cell) => readRequiredText(cell, 40), ''),
      orderedOn: reader.read('orderedOn', readDate, ''),
    },
    line: {
      itemCode: text('itemCode', 20),
      description: reader.read('description', (cell) => readRequiredText(cell, 200), ''),
      quantityMilli: reader.read('quantity', (cell) => readMilli(cell, QUANTITY_LIMIT), 0),
      unit: text('unit', 20),
      unitPriceMilli: reader.readIfThere('unitPrice', readPrice) ?? null,
    },
  };
}

function readPrice(cell: string): Cell<number | null> {
  return cell.trim() === '' ? { ok: true, value: null } : readMilli(cell, PRICE_LIMIT);
}

/** Customer and day belong to the whole order. */
function noteDifferences(first: ReadOrder, other: ReadOrder): void {
  for (const field of ['customerCode', 'orderedOn'] as const) {
    if (other.head[field] !== first.head[field])
      other.reader.fault(field, 'row-mixed', {
        number: first.head.number,
        firstRow: first.head.row,
        expected: first.head[field],
      });
  }
}

const STOCK_WORDS: readonly (readonly [RegExp, StockImportRow['kind']])[] = [
  [/^(入|入庫|仕入|入荷|受入|返品入庫|生産)$/, 'in'],
  [/^(出|出庫|出荷|払出|売上|廃棄|使用)$/, 'out'],
  [/^(棚卸|棚卸数|実棚|在庫|現在庫|期首)$/, 'count'],
];

function readStockKind(cell: string): Cell<StockImportRow['kind']> {
  const plain = cell.normalize('NFKC').trim();
  const known = STOCK_WORDS.find(([pattern]) => pattern.test(plain));
  return known ? { ok: true, value: known[1] } : { ok: false, code: 'cell-stock-kind', facts: {} };
}

export function parseStockRows(table: TableFile, given?: TableBytes['columns']): ParsedRows<StockImportRow> {
  const start = rowReaders<StockField>(table, STOCK_COLUMNS, given);
  if ('problems' in start) return { rows: [], rejected: start.problems };
  const rows: StockImportRow[] = [];
  const rejected: FileProblem[] = [];
  for (const reader of start.readers) {
    const text = (field: StockField, max: number) => reader.readIfThere(field, (cell) => readText(cell, max)) ?? '';
    const row: StockImportRow = {
      row: reader.row,
      movedOn: reader.read('movedOn', readDate, ''),
      itemCode: reader.read('itemCode', (cell) => readRequiredText(cell, 20), ''),
      itemName: text('itemName', 120),
      kind: reader.read('kind', readStockKind, 'in'),
      quantityMilli: reader.read('quantity', (cell) => readMilli(cell, QUANTITY_LIMIT), 0),
      reference: text('reference', 40),
    };
    if (row.quantityMilli < 0) reader.fault('quantity', 'stock-negative');
    if (reader.faults.length > 0) rejected.push(...reader.faults);
    else rows.push(row);
  }
  return { rows, rejected };
}
