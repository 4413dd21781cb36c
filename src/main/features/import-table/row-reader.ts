/** Reads the cells of one row by field and notes what is wrong with each, so that a clerk sees all of a row's faults at once. */
import type { Cell } from '../../../domain/import-cells.ts';
import type { ColumnMap, ColumnSpec } from './columns.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import type { TableRow } from './table-csv.ts';

export class RowReader<F extends string> {
  readonly row: number;
  readonly faults: FileProblem[] = [];
  private readonly cells: readonly string[];
  private readonly columns: ColumnMap<F>;
  private readonly titles: ReadonlyMap<F, string>;

  constructor(row: TableRow, columns: ColumnMap<F>, titles: ReadonlyMap<F, string>) {
    this.row = row.row;
    this.cells = row.cells;
    this.columns = columns;
    this.titles = titles;
  }

  has(field: F): boolean {
    return this.columns[field] !== undefined;
  }

  /** The cell as it stands in the file; '' where the row ends before it. */
  raw(field: F): string {
    const index = this.columns[field];
    return index === undefined ? '' : (this.cells[index] ?? '');
  }

  /** The value, or `fallback` after noting the fault (the row is then not used). */
  read<T>(field: F, reader: (cell: string) => Cell<T>, fallback: T): T {
    const cell = reader(this.raw(field));
    if (cell.ok) return cell.value;
    this.fault(field, cell.code, cell.facts);
    return fallback;
  }

  /** undefined where the file has no such column. */
  readIfThere<T>(field: F, reader: (cell: string) => Cell<T>): T | undefined {
    return this.has(field) ? this.read<T | undefined>(field, reader, undefined) : undefined;
  }

  fault(field: F, code: FileProblem['code'], facts: FileProblem['facts'] = {}): void {
    this.faults.push(fileProblem(this.row, code, facts, this.titles.get(field) ?? field, this.raw(field)));
  }
}

export function titlesOf<F extends string>(specs: readonly ColumnSpec<F>[]): ReadonlyMap<F, string> {
  return new Map(specs.map(({ field, title }) => [field, title]));
}
