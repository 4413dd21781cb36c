import type { PlainDate } from '../../../domain/dates.ts';
import {
  readDate,
  readOptionalDate,
  readReminderStage,
  readRequiredText,
  readText,
  readYen,
} from '../../../domain/import-cells.ts';
import { type GivenColumns, mapColumns } from './columns.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import { RowReader, titlesOf } from './row-reader.ts';
import type { TableFile } from './table-file.ts';
import { ADVANCE_COLUMNS, type AdvanceField, OPENING_COLUMNS, type OpeningField } from './template-columns.ts';

/** An invoice that was open when the office took the books over. */
export interface OpeningImportRow {
  row: number;
  customerCode: string;
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  balanceYen: number;
  /** 0 none yet, 1–5 the stage reached. */
  reminderStage: number;
  lastRemindedOn: PlainDate | null;
}

/** Money that had come before and is not yet used: 前受 of a customer, or 仮受 (customerCode null) of nobody known. */
export interface AdvanceImportRow {
  row: number;
  customerCode: string | null;
  depositedOn: PlainDate;
  amountYen: number;
  payerName: string;
}

export type ParsedOpenings =
  | { kind: 'invoices'; rows: OpeningImportRow[]; rejected: FileProblem[] }
  | { kind: 'advances'; rows: AdvanceImportRow[]; rejected: FileProblem[] };

const OPENING_TITLES = titlesOf<OpeningField>(OPENING_COLUMNS);
const ADVANCE_TITLES = titlesOf<AdvanceField>(ADVANCE_COLUMNS);
const YEN_MAX = 999_999_999_999;

/** Both shapes of 期首残高; a file with 前受残高 holds advances, any other open invoices. */
export function parseOpeningRows(table: TableFile, given?: GivenColumns): ParsedOpenings {
  const advances = mapColumns<AdvanceField>(table, ADVANCE_COLUMNS, given);
  const invoices = mapColumns<OpeningField>(table, OPENING_COLUMNS, given);
  if (advances.ok && !invoices.ok) return parseAdvances(table, advances.columns);
  if (!invoices.ok) return { kind: 'invoices', rows: [], rejected: invoices.problems };
  if (table.rows.length === 0)
    return { kind: 'invoices', rows: [], rejected: [fileProblem(table.headerRow, 'no-rows')] };
  const rows: OpeningImportRow[] = [];
  const rejected: FileProblem[] = [];
  const firstRows = new Map<string, number>();
  for (const source of table.rows) {
    const reader = new RowReader(source, invoices.columns, OPENING_TITLES);
    const row = readOpening(reader);
    const firstRow = firstRows.get(row.number);
    if (firstRow !== undefined) reader.fault('number', 'number-taken', { number: row.number, firstRow });
    else if (row.number !== '') firstRows.set(row.number, row.row);
    if (reader.faults.length > 0) rejected.push(...reader.faults);
    else rows.push(row);
  }
  return { kind: 'invoices', rows, rejected };
}

function readOpening(reader: RowReader<OpeningField>): OpeningImportRow {
  const row: OpeningImportRow = {
    row: reader.row,
    customerCode: reader.read('customerCode', (cell) => readRequiredText(cell, 20), ''),
    number: reader.read('number', (cell) => readRequiredText(cell, 20), ''),
    issuedOn: reader.read('issuedOn', readDate, ''),
    dueOn: reader.read('dueOn', readDate, ''),
    balanceYen: reader.read('balanceYen', (cell) => readYen(cell, 1, YEN_MAX), 0),
    reminderStage: reader.readIfThere('reminderStage', readReminderStage) ?? 0,
    lastRemindedOn: reader.readIfThere('lastRemindedOn', readOptionalDate) ?? null,
  };
  const { issuedOn, dueOn } = row;
  if (issuedOn !== '' && dueOn !== '' && dueOn < issuedOn)
    reader.fault('dueOn', 'due-before-issue', { issuedOn, dueOn });
  return row;
}

function parseAdvances(table: TableFile, columns: Partial<Record<AdvanceField, number>>): ParsedOpenings {
  if (table.rows.length === 0)
    return { kind: 'advances', rows: [], rejected: [fileProblem(table.headerRow, 'no-rows')] };
  const rows: AdvanceImportRow[] = [];
  const rejected: FileProblem[] = [];
  for (const source of table.rows) {
    const reader = new RowReader(source, columns, ADVANCE_TITLES);
    const row: AdvanceImportRow = {
      row: reader.row,
      customerCode: reader.read('customerCode', (cell) => readText(cell, 20), '') || null,
      depositedOn: reader.read('depositedOn', readDate, ''),
      amountYen: reader.read('amountYen', (cell) => readYen(cell, 1, YEN_MAX), 0),
      payerName: reader.readIfThere('payerName', (cell) => readText(cell, 100)) ?? '',
    };
    if (reader.faults.length > 0) rejected.push(...reader.faults);
    else rows.push(row);
  }
  return { kind: 'advances', rows, rejected };
}
