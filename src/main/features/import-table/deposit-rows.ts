import type { PlainDate } from '../../../domain/dates.ts';
import { type DepositMethod, readDate, readDepositMethod, readText, readYen } from '../../../domain/import-cells.ts';
import { type ColumnMap, type GivenColumns, mapColumns } from './columns.ts';
import type { ParsedRows } from './customer-rows.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { RowReader, titlesOf } from './row-reader.ts';
import type { TableFile } from './table-file.ts';
import { DEPOSIT_COLUMNS, type DepositField } from './template-columns.ts';

export interface DepositRow {
  row: number;
  /** 照会番号 without leading zeros; '' when the file gives none. */
  ref: string;
  bookedOn: PlainDate;
  payerName: string;
  amountYen: number;
  description: string;
  method: DepositMethod;
}

const TITLES = titlesOf<DepositField>(DEPOSIT_COLUMNS);
const YEN_MAX = 999_999_999_999;

/** Rows of the 入金 template. Whoever imports them takes all or none: any `rejected` refuses the file. */
export function parseDepositRows(table: TableFile, given?: GivenColumns): ParsedRows<DepositRow> {
  const mapped = mapColumns<DepositField>(table, DEPOSIT_COLUMNS, given);
  if (!mapped.ok) return { rows: [], rejected: mapped.problems };
  if (table.rows.length === 0) return { rows: [], rejected: [fileProblem(table.headerRow, 'no-rows')] };
  const read = readDeposits(table, mapped.columns);
  const last = table.rows.at(-1)!;
  if (table.kind === 'csv' && isCutOff(table)) {
    read.rejected.push(fileProblem(last.row, 'file-corrupt', { reason: 'cut' }, undefined, last.cells.join(',')));
  }
  return read;
}

/** A text table has no totals: a last row that ends before all others is the one sign that the file was cut short. */
function isCutOff({ header, rows }: TableFile): boolean {
  const last = rows.at(-1);
  if (!last || rows.length < 2 || last.cells.length >= header.length) return false;
  return rows.slice(0, -1).every(({ cells }) => cells.length >= header.length);
}

function readDeposits(table: TableFile, columns: ColumnMap<DepositField>): ParsedRows<DepositRow> {
  const rows: DepositRow[] = [];
  const rejected: FileProblem[] = [];
  for (const source of table.rows) {
    const reader = new RowReader(source, columns, TITLES);
    rows.push({
      row: reader.row,
      ref: (reader.readIfThere('ref', (cell) => readText(cell, 40)) ?? '').replace(/^0+/, ''),
      bookedOn: reader.read('bookedOn', readDate, ''),
      // A bank may leave the name out, and cash has none: blank is a deposit of nobody known.
      payerName: reader.read('payerName', (cell) => readText(cell, 100), ''),
      amountYen: reader.read('amountYen', (cell) => readYen(cell, 1, YEN_MAX), 0),
      description: reader.readIfThere('description', (cell) => readText(cell, 200)) ?? '',
      method: reader.readIfThere('method', readDepositMethod) ?? 'transfer',
    });
    for (const fault of reader.faults) rejected.push(fault);
  }
  return { rows, rejected };
}
