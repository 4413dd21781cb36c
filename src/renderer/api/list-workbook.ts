/** F10 of a list: what is on screen, in its order, as a workbook. */
import type { InputOf } from '../../contract/contract.ts';
import { listWords } from '../../messages/lists.ts';
import { showFailure } from '../stores/notice.ts';
import { type Column, headTextOf, type Sort, sortRows } from '../ui/table-columns.ts';
import { callCore, failureOf } from './bridge.ts';
import { saveAndTell } from './use-import.ts';

export interface ListOnScreen<Row> {
  title: string;
  /** What is shown: the filter, the search, the day. */
  subtitle: string;
  client: { name: string; colour: number };
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  sort: Sort | null;
}

type ListColumn = InputOf<'lists.workbook'>['columns'][number];

/** Asks where to save it; a failure stands over the page. */
export async function saveListWorkbook<Row>(list: ListOnScreen<Row>): Promise<void> {
  const { title, subtitle, client } = list;
  const columns = list.columns.filter((column) => column.value !== undefined);
  const rows = sortRows(list.rows, list.columns, list.sort).map((row) =>
    columns.map((column) => column.value?.(row) ?? null),
  );
  try {
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
