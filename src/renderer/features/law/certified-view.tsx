/** 内容証明: what was written, posted and delivered, with the text beside it. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { keyWords } from '../../../messages/keys.ts';
import { lawWords } from '../../../messages/law.ts';
import { certifiedWords as words } from '../../../messages/law-papers.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useMethod } from '../../api/use-method.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { type PageKeys, usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { DeliverDialog, DiscardDialog, PostDialog } from './certified-dialogs.tsx';
import { CertifiedWriter } from './certified-writer.tsx';
import { customerColumn, dayColumn, textColumn, yenColumn } from './columns.tsx';
import type { LawViewProps } from './law-page.tsx';

export type Certified = OutputOf<'certified.list'>['letters'][number];
type Act = 'write' | 'post' | 'deliver' | 'discard';
const heads = words.columns;
const NO_ROWS: readonly Certified[] = [];

export function CertifiedView({ client, views }: LawViewProps) {
  const answer = useMethod('certified.list', { clientId: client.clientId });
  const rows = answer.value?.letters ?? NO_ROWS;
  const [key, setKey] = useState<number | null>(null);
  const [act, setAct] = useState<Act | null>(null);
  const current = rows.find((row) => row.letterId === key) ?? rows[0] ?? null;
  // Nothing to stand beside an empty list; while it is read the pane keeps its place.
  const bare = answer.value !== undefined && current === null;
  const columns = useColumns(rows);
  usePageKeys({
    ...keysOf(current, setAct),
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: lawWords.views.certified, subtitle: '', client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  const dialog = { client, onClose: () => setAct(null) };
  return (
    <>
      <Toolbar>{views}</Toolbar>
      <div className={bare ? 'split alone law-split' : 'split law-split'}>
        <DataTable
          label={lawWords.views.certified}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.letterId}
          loading={answer.loading}
          currentKey={current?.letterId ?? null}
          onCurrent={(row) => setKey(row.letterId)}
          onOpen={(row) => void showDocument(row.path)}
          muted={(row) => row.discardedOn !== null}
          autoFocus
          empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
        />
        <aside className="side" hidden={bare} aria-label={words.write.text}>
          {current && (
            <div className="side-body">
              <pre className="law-text">{current.text}</pre>
            </div>
          )}
        </aside>
      </div>
      {act === 'write' && <CertifiedWriter {...dialog} />}
      {act === 'post' && current && <PostDialog {...dialog} letter={current} />}
      {act === 'deliver' && current && <DeliverDialog {...dialog} letter={current} />}
      {act === 'discard' && current && <DiscardDialog {...dialog} letter={current} />}
    </>
  );
}

function keysOf(current: Certified | null, setAct: (act: Act) => void): PageKeys {
  const isMade = current !== null && current.postedOn === null && current.discardedOn === null;
  const isOut = current !== null && current.postedOn !== null && current.deliveredOn === null;
  return {
    F2: { label: words.keys.create, run: () => setAct('write'), main: true },
    F6: {
      label: words.keys.word,
      run: () => current?.wordPath && void showDocument(current.wordPath),
      disabled: !current?.wordPath,
    },
    F7: { label: words.keys.deliver, run: () => setAct('deliver'), disabled: !isOut },
    F8: { label: words.keys.post, run: () => setAct('post'), disabled: !isMade },
    F9: { label: words.keys.open, run: () => current && void showDocument(current.path), disabled: current === null },
    F11: { label: words.keys.discard, run: () => setAct('discard'), disabled: !isMade },
  };
}

function stateOf(row: Certified): string {
  if (row.discardedOn !== null) return words.states.discarded;
  if (row.outcome !== null) return words.states[row.outcome];
  return row.postedOn === null ? words.states.made : words.states.posted;
}

function useColumns(rows: readonly Certified[]): Column<Certified>[] {
  const dateText = useDateText();
  return useMemo(
    () => [
      { key: 'serial', head: heads.serial, width: 92, cell: (row) => row.serial, value: (row) => row.serial },
      customerColumn(heads.customer, rows),
      {
        key: 'state',
        head: heads.state,
        width: 108,
        cell: (row) => (
          <Tag tone={row.postedOn === null && row.discardedOn === null ? 'ask' : 'plain'}>{stateOf(row)}</Tag>
        ),
        value: stateOf,
      },
      { ...dayColumn<Certified>('written', heads.written, dateText, (row) => row.writtenOn), from: 1280 },
      dayColumn<Certified>('posted', heads.posted, dateText, (row) => row.postedOn),
      textColumn<Certified>('number', heads.number, (row) => row.acceptanceNumber, { width: 120, from: 1280 }),
      { ...dayColumn<Certified>('deadline', heads.deadline, dateText, (row) => row.deadlineOn), from: 1280 },
      yenColumn<Certified>('principal', heads.principal, rows, (row) => row.principalYen, 92),
      yenColumn<Certified>('open', heads.open, rows, (row) => row.openYen, 92),
    ],
    [rows, dateText],
  );
}
