/** Which wordings there are, by stage; one that differs from the house's says whose it is. */
import { useState } from 'react';
import { stageShort } from '../../../messages/reminders.ts';
import { variantWords, wordingWords as words } from '../../../messages/wordings.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { keyText, type WordingLine, type Wordings } from './use-wordings.ts';

export function WordingList({ wordings }: { wordings: Wordings }) {
  // Each wording makes the list anew: it takes the focus, but not from who walks through the sets above it.
  const [takesFocus] = useState(() => !document.activeElement?.closest('.wording-set'));
  return (
    <DataTable
      label={words.list}
      columns={COLUMNS}
      rows={wordings.rows}
      rowKey={keyText}
      loading={wordings.list.loading}
      currentKey={wordings.current && keyText(wordings.current)}
      onCurrent={wordings.choose}
      groupOf={(row) => String(row.stage)}
      groupHead={(group) => <span>{stageShort(Number(group))}</span>}
      autoFocus={takesFocus}
    />
  );
}

const COLUMNS: Column<WordingLine>[] = [
  {
    key: 'variant',
    head: words.columns.variant,
    minWidth: 128,
    cell: (row) => (
      <span className="cut" title={`${variantWords(row.variant)}：${words.means[row.variant]}`}>
        {variantWords(row.variant)}
      </span>
    ),
    value: (row) => variantWords(row.variant),
  },
  {
    key: 'state',
    head: words.columns.state,
    width: 92,
    cell: (row) =>
      row.risks > 0 ? (
        <Tag tone="late">{words.risks(row.risks)}</Tag>
      ) : row.source === 'preset' ? null : (
        <Tag tone="plain">{words.sources[row.source]}</Tag>
      ),
    value: (row) => words.sources[row.source],
  },
];
