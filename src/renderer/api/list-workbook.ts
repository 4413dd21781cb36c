/** F10 of a list as a workbook: its columns and order as on screen, and all rows of its filter. */
import type { InputOf } from '../../contract/contract.ts';
import { listWords } from '../../messages/lists.ts';
import { showFailure } from '../stores/notice.ts';
import { type Column, headTextOf, type Sort, sortRows } from '../ui/table-columns.ts';
import { callCore, failureOf } from './bridge.ts';
import { saveAndTell } from './use-import.ts';

/** As many rows as a workbook of a list takes (contract lists.workbook); a list's questions take as many. */
export const MOST_ROWS = 200_000;

/** Rows of a filter, and how many the filter has. */
export interface AllRows<Row> {
  rows: readonly Row[];
  count: number;
}

export interface ListOnScreen<Row> {
  title: string;
  /** What is shown: the filter, the search, the day. */
  subtitle: string;
  client: { name: string; colour: number };
  columns: readonly Column<Row>[];
  /** What is on screen, or the question for all of it where a page loads only a part. */
  rows: readonly Row[] | (() => Promise<AllRows<Row>>);
  sort: Sort | null;
}

type ListColumn = InputOf<'lists.workbook'>['columns'][number];

/** Asks where to save it; a failure stands over the page. */
export async function saveListWorkbook<Row>(list: ListOnScreen<Row>): Promise<void> {
  const { title, client } = list;
  const columns = list.columns.filter((column) => column.value !== undefined);
  try {
    const { rows: given, count } = await rowsOf(list.rows);
    const subtitle = listWords.rows(list.subtitle, given.length, count);
    const rows = sortRows(given, list.columns, list.sort).map((row) =>
      columns.map((column) => column.value?.(row) ?? null),
    );
    const file = await callCore('lists.workbook', {
      title,
      subtitle,
      owner: client.name,
      colour: client.colour,
      words: { total: listWords.total, nothing: listWords.nothing },
      columns: columns.map((column, at) =>
        columnOf(
          column,
          rows.map((row) => row[at] ?? null),
        ),
      ),
      rows,
    });
    await saveAndTell(file.name, file.bytes);
  } catch (error) {
    showFailure(failureOf(error), listWords.workbookFailed);
  }
}

async function rowsOf<Row>(rows: ListOnScreen<Row>['rows']): Promise<AllRows<Row>> {
  return typeof rows === 'function' ? rows() : { rows, count: rows.length };
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const PIXELS_A_CHARACTER = 7;

/** Figures stay figures and dates dates in Excel: told by what the column holds. */
function columnOf<Row>(column: Column<Row>, values: readonly (string | number | null)[]): ListColumn {
  const known = values.filter((value) => value !== null && value !== '');
  const isNumber = known.length > 0 && known.every((value) => typeof value === 'number');
  const isDate = known.length > 0 && known.every((value) => typeof value === 'string' && DATE.test(value));
  const summed = isNumber && column.total !== undefined;
  return {
    label: headTextOf(column),
    kind: isDate ? 'date' : !isNumber ? 'text' : summed ? 'yen' : 'count',
    width: Math.min(60, Math.max(6, Math.round((column.width ?? column.minWidth ?? 160) / PIXELS_A_CHARACTER) + 2)),
    summed,
  };
}
