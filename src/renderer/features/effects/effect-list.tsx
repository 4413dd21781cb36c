/** A list of 効果: what it shows differs by view; F6, F10, a failed reading and an empty one are the same in all. */
import type { ReactNode } from 'react';
import { effectWords as words } from '../../../messages/effects.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import type { Answer } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { focusAsOf } from '../../ui/page.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';

export interface EffectListProps<R> {
  view: keyof typeof words.empty & keyof typeof words.views;
  client: ClientSummary | null;
  answer: Pick<Answer<unknown>, 'value' | 'failure' | 'loading' | 'refresh'>;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => RowKey;
  /** Under the workbook's title: of which days. */
  subtitle: string;
  tools: ReactNode;
  onOpen?: (row: R) => void;
}

export function EffectList<R>({ view, client, answer, columns, rows, subtitle, tools, ...table }: EffectListProps<R>) {
  const owner = useClientOfWorkbook(client);
  const book = { title: words.views[view], subtitle, client: owner, columns, rows, sort: null };
  usePageKeys({
    F6: { label: keyWords.asOf, run: focusAsOf },
    F10: { label: keyWords.excel, disabled: rows.length === 0, run: () => void saveListWorkbook(book) },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      {tools}
      <DataTable
        label={words.views[view]}
        columns={columns}
        rows={rows}
        loading={answer.loading}
        autoFocus
        empty={<EmptyState title={words.empty[view].title} text={words.empty[view].text} />}
        {...table}
      />
    </>
  );
}
