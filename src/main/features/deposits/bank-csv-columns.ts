/** Finds the header row of a bank's CSV (banks put account details above it) and the columns of a preset in it. */
import type { TableRow } from '../import-table/table-csv.ts';
import type { BankCsvPreset } from './bank-csv-presets.ts';

export interface FoundPreset {
  preset: BankCsvPreset;
  /** Index into the grid's rows. */
  headerIndex: number;
  /** Header text (folded) → column. */
  columns: ReadonlyMap<string, number>;
}

const HEADER_ROWS = 20;

/** Width, blanks and a closing (円) do not count; other brackets do: 操作日(年) is not 操作日(月). */
export function foldBankHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\(円\)$/, '')
    .toUpperCase();
}

export function columnOf(found: Pick<FoundPreset, 'columns'>, names: readonly string[] | undefined): number | null {
  for (const name of names ?? []) {
    const column = found.columns.get(foldBankHeader(name));
    if (column !== undefined) return column;
  }
  return null;
}

/** The first preset whose columns all stand in one of the first rows; null when none fits. */
export function findPreset(rows: readonly TableRow[], presets: readonly BankCsvPreset[]): FoundPreset | null {
  for (const preset of presets) {
    for (let headerIndex = 0; headerIndex < Math.min(rows.length, HEADER_ROWS); headerIndex++) {
      const columns = new Map<string, number>();
      rows[headerIndex]!.cells.forEach((cell, index) => {
        const name = foldBankHeader(cell);
        if (name !== '' && !columns.has(name)) columns.set(name, index);
      });
      if (hasAll({ columns }, preset)) return { preset, headerIndex, columns };
    }
  }
  return null;
}

function hasAll(found: Pick<FoundPreset, 'columns'>, preset: BankCsvPreset): boolean {
  const { deposit, withdrawal, signed, direction, balance, payer, account } = preset;
  const amounts = signed ? [signed, ...(direction ? [direction] : [])] : [deposit ?? [], withdrawal ?? []];
  const numbers = account
    ? [account.bankCode, account.branchCode, account.type, account.number].map((name) => [name])
    : [];
  const needed = [...dateNames(preset), ...amounts, ...(balance ? [balance] : []), payer, ...numbers];
  return needed.every((names) => columnOf(found, names) !== null);
}

/** One list of names, or three for year, month and day. */
export function dateNames({ date }: BankCsvPreset): readonly (readonly string[])[] {
  const isSplit = (
    value: BankCsvPreset['date'],
  ): value is readonly [readonly string[], readonly string[], readonly string[]] => Array.isArray(value[0]);
  return isSplit(date) ? date : [date];
}

/** 8.7.31, 08/07/31, 8年7月31日, 080731 → 80731; null when it is none of these. */
export function shortDateDigits(text: string): number | null {
  if (/^\d{5,6}$/.test(text)) return Number(text);
  const parts = /^(\d{1,2})[./年-](\d{1,2})[./月-](\d{1,2})日?$/.exec(text);
  return parts ? Number(parts[1]) * 10_000 + Number(parts[2]) * 100 + Number(parts[3]) : null;
}
