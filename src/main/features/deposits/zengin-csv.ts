/** 全銀(CSV): the records of 01, 03 and 91 with one cell a field, often without padding. */
import type { TableRow } from '../import-table/table-csv.ts';
import { CsvRecords } from './zengin-records.ts';

/** 種別コード when the first row is a 全銀 header in CSV form ("1,03,0,…"), else null. */
export function zenginCsvType(rows: readonly TableRow[]): string | null {
  const cells = rows[0]?.cells ?? [];
  const [kind, type, coding] = [cells[0]?.trim(), cells[1]?.trim() ?? '', cells[2]?.trim() ?? ''];
  if (kind !== '1' || !/^\d{1,2}$/.test(type) || !/^[01]?$/.test(coding) || cells.length < 10) return null;
  return type.padStart(2, '0');
}

/** Column of 預金種目 in a 03 header; some banks leave the filler before it out. */
const ACCOUNT_TYPE_COLUMN = 11;

function withFiller(row: TableRow): TableRow {
  const { cells } = row;
  const type = cells[ACCOUNT_TYPE_COLUMN - 1]?.trim() ?? '';
  const number = cells[ACCOUNT_TYPE_COLUMN]?.trim() ?? '';
  if (cells[0]?.trim() !== '1' || !/^[1-9]$/.test(type) || !/^\d{4,}$/.test(number)) return row;
  return {
    row: row.row,
    cells: [...cells.slice(0, ACCOUNT_TYPE_COLUMN - 1), '', ...cells.slice(ACCOUNT_TYPE_COLUMN - 1)],
  };
}

/** Column of 預金種目 in a 91 data record, behind a filler that is left out likewise. */
const DEBTOR_TYPE_COLUMN = 6;

function withDebtorFiller(row: TableRow): TableRow {
  const { cells } = row;
  const type = cells[DEBTOR_TYPE_COLUMN - 1]?.trim() ?? '';
  const number = cells[DEBTOR_TYPE_COLUMN]?.trim() ?? '';
  if (cells[0]?.trim() !== '2' || !/^[1239]$/.test(type) || !/^\d{4,7}$/.test(number)) return row;
  return {
    row: row.row,
    cells: [...cells.slice(0, DEBTOR_TYPE_COLUMN - 1), '', ...cells.slice(DEBTOR_TYPE_COLUMN - 1)],
  };
}

export function zenginCsvRecords(rows: readonly TableRow[], type: '01' | '03' | '91'): CsvRecords {
  if (type === '01') return new CsvRecords(rows);
  return new CsvRecords(rows.map(type === '03' ? withFiller : withDebtorFiller));
}
