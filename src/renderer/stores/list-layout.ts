/** Columns and order of a list as this clerk left them, kept on this machine. */
import { useCallback, useMemo } from 'react';
import type { Column, Sort } from '../ui/table-columns.ts';
import { setPreferences, usePreferences } from './preferences.ts';

export interface ListLayout<Row> {
  /** For the DataTable. */
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  /** For the ColumnChooser. */
  hidden: readonly string[];
  setHidden: (hidden: readonly string[]) => void;
}

/**
 * `const layout = useListLayout('customers', COLUMNS, { key: 'code', direction: 'ascending' })`, then
 * `<DataTable columns={layout.columns} sort={layout.sort} onSort={layout.onSort} …>` and, on F7,
 * `<ColumnChooser columns={COLUMNS} hidden={layout.hidden} onHidden={layout.setHidden} onClose={…} />`.
 */
export function useListLayout<Row>(
  list: string,
  columns: readonly Column<Row>[],
  initialSort: Sort | null = null,
): ListLayout<Row> {
  const kept = usePreferences((preferences) => preferences.lists[list]);
  const hidden = kept?.hidden ?? NONE;
  const shown = useMemo(
    () => columns.filter((column, index) => index === 0 || !hidden.includes(column.key)),
    [columns, hidden],
  );
  const keep = useCallback(
    (change: Partial<{ hidden: readonly string[]; sort: Sort | null }>) => {
      const { lists } = usePreferences.getState();
      const before = lists[list] ?? { hidden: NONE };
      setPreferences({ lists: { ...lists, [list]: { ...before, ...change } } });
    },
    [list],
  );
  return {
    columns: shown,
    sort: kept?.sort === undefined ? initialSort : kept.sort,
    onSort: (sort) => keep({ sort }),
    hidden,
    setHidden: (next) => keep({ hidden: next }),
  };
}

const NONE: readonly string[] = [];
