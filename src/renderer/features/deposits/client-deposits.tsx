/** A client's deposits, with the row in hand opened beside the list, and the history of imports. */
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';
import { depositWords as words } from '../../../messages/deposits.ts';
import { keyWords } from '../../../messages/keys.ts';
import { listWords } from '../../../messages/lists.ts';
import { noteBatchWords, noteWords } from '../../../messages/received-notes.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { useListLayout } from '../../stores/list-layout.ts';
import { hasPage, navigate, setParams, useRoute } from '../../stores/route.ts';
import { useTicks } from '../../stores/selection.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { NoteBatchDialog } from '../received-notes/note-batch-dialog.tsx';
import { NoteDialog } from '../received-notes/note-dialog.tsx';
import { depositColumns, IN_DRAWER } from './deposit-columns.tsx';
import { DepositDrawer } from './deposit-drawer.tsx';
import { DepositEntry } from './deposit-entry.tsx';
import {
  allDeposits,
  DEPOSIT_VIEWS,
  type DepositImport,
  type DepositQuestion,
  type DepositSummary,
  type DepositView,
  useDeposits,
  viewOfParams,
} from './deposit-list.ts';
import { ImportHistory } from './import-history.tsx';
import { useCancelDeposit, useUndoImport } from './take-back.ts';

const SEGMENTS = DEPOSIT_VIEWS.map((value) => ({ value, label: words.filter[value] }));

const showView = (view: DepositView) => setParams({ view, id: '', import: '', file: '' });

type Over = 'entry' | 'columns' | 'note' | 'notes' | null;

export interface ClientDepositsProps {
  client: ClientSummary;
  onImport: () => void;
}

export function ClientDeposits({ client, onImport }: ClientDepositsProps) {
  const params = useRoute((route) => route.params);
  const view = viewOfParams(params);
  const [text, setText] = useState('');
  const [over, setOver] = useState<Over>(null);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const acts = useActs(client, view, { onImport, setOver, find: () => search.current?.select() });
  return (
    <>
      <Toolbar>
        <SegmentedFilter label={words.title} segments={SEGMENTS} value={view} onChange={showView} />
        {view !== 'imports' && (
          <SearchBox
            label={words.search}
            value={text}
            onChange={setText}
            inputRef={search}
            onDone={() => table.current?.focus()}
          />
        )}
        {params.import && view !== 'imports' && (
          <span className="sub cut">
            {words.ofImport(params.file ?? '')}
            {'　'}
            <LinkButton onClick={() => showView('all')}>{words.showAll}</LinkButton>
          </span>
        )}
      </Toolbar>
      {view === 'imports' ? (
        <ImportHistory clientId={client.clientId} onCurrent={acts.setImport} />
      ) : (
        <DepositList
          {...{ client, view, text, over, setOver, onImport }}
          tableRef={table}
          onCurrent={acts.setDeposit}
          onCancel={acts.takeBack}
        />
      )}
      {over === 'entry' && <DepositEntry client={client} onClose={() => setOver(null)} />}
      {over === 'note' && acts.deposit && (
        <NoteDialog client={client} depositId={acts.deposit.depositId} onClose={() => setOver(null)} />
      )}
      {over === 'notes' && (
        <NoteBatchDialog
          client={client}
          depositIds={[...acts.ticks].map(Number)}
          onMade={() => acts.setTicks(new Set())}
          onClose={() => setOver(null)}
        />
      )}
    </>
  );
}

interface ActsOptions {
  onImport: () => void;
  setOver: (over: Over) => void;
  find: () => void;
}

/** What the keys do with the row in hand: a deposit, or in the history an import. */
function useActs(client: ClientSummary, view: DepositView, { onImport, setOver, find }: ActsOptions) {
  const [deposit, setDeposit] = useState<DepositSummary | null>(null);
  const [chosenImport, setImport] = useState<DepositImport | null>(null);
  const cancel = useCancelDeposit(client);
  const undo = useUndoImport(client);
  const [ticks, setTicks] = useTicks('deposits');
  const inHistory = view === 'imports';
  const canTakeBack = inHistory ? chosenImport?.undoneAt === null : deposit?.source === 'entered';
  // What was taken back is in hand no more, until its row is pointed at again.
  async function takeBack() {
    if (inHistory && chosenImport && (await undo(chosenImport))) setImport(null);
    if (!inHistory && deposit && (await cancel(deposit))) {
      setDeposit(null);
      setParams({ id: '' });
    }
  }
  usePageKeys(
    {
      F2: { label: words.keys.import, run: onImport },
      ...(inHistory ? {} : { F3: { label: keyWords.find, run: find } }),
      F6: { label: words.keys.enter, run: () => setOver('entry') },
      ...(inHistory ? {} : { F7: { label: keyWords.columns, run: () => setOver('columns') } }),
      ...(hasPage('matching') ? { F8: { label: words.keys.match, run: () => navigate('matching') } } : {}),
      ...(inHistory || !deposit
        ? {}
        : { F9: { label: noteWords.button, run: () => setOver(ticks.size > 0 ? 'notes' : 'note') } }),
      F11: { label: inHistory ? words.keys.undo : words.keys.cancel, run: takeBack, disabled: !canTakeBack },
    },
    { Escape: () => setParams({ id: '' }) },
  );
  return { deposit, setDeposit, setImport, takeBack, ticks, setTicks };
}

interface DepositListProps {
  client: ClientSummary;
  view: Exclude<DepositView, 'imports'>;
  text: string;
  over: Over;
  setOver: (over: Over) => void;
  onImport: () => void;
  onCurrent: (deposit: DepositSummary) => void;
  onCancel: () => void;
  tableRef: RefObject<HTMLTableElement | null>;
}

function DepositList({ client, view, text, onImport, onCurrent, onCancel, ...table }: DepositListProps) {
  const params = useRoute((route) => route.params);
  const wanted = useDeferredValue(text);
  const importId = params.import ? Number(params.import) : null;
  const question = { clientId: client.clientId, view, text: wanted, importId };
  const list = useDeposits(question);
  const openId = params.id ? Number(params.id) : null;
  const opened = list.value?.deposits.find((deposit) => deposit.depositId === openId);
  function take(deposit: DepositSummary) {
    onCurrent(deposit);
    if (opened && openId !== deposit.depositId) setParams({ id: String(deposit.depositId) });
  }
  return (
    <div className={opened ? 'split' : 'stack fill'}>
      <DepositTable
        {...table}
        client={client}
        shown={listWords.shown(words.filter[view], wanted)}
        list={list}
        question={question}
        openId={opened ? openId : null}
        onCurrent={take}
        empty={
          <Nothing
            clientId={client.clientId}
            view={view}
            text={wanted}
            onImport={onImport}
            onEnter={() => table.setOver('entry')}
          />
        }
      />
      {opened && (
        <DepositDrawer
          clientId={client.clientId}
          deposit={opened}
          onCancel={onCancel}
          onNote={() => table.setOver('note')}
          onClose={() => setParams({ id: '' })}
        />
      )}
    </div>
  );
}

interface DepositTableProps {
  client: ClientSummary;
  /** Filter and search in words, for the workbook. */
  shown: string;
  list: ReturnType<typeof useDeposits>;
  question: DepositQuestion;
  openId: number | null;
  onCurrent: (deposit: DepositSummary) => void;
  over: Over;
  setOver: (over: Over) => void;
  tableRef: RefObject<HTMLTableElement | null>;
  empty: ReactNode;
}

const NO_DEPOSITS: readonly DepositSummary[] = [];
const NO_TOTALS = { count: 0, amountYen: 0, leftYen: 0 };

function DepositTable({ client, shown, list, question, openId, over, setOver, ...props }: DepositTableProps) {
  const dateText = useDateText();
  const totals = list.value ?? NO_TOTALS;
  const [ticks, setTicks] = useTicks('deposits');
  const all = useMemo(() => depositColumns(dateText, totals), [dateText, totals]);
  const layout = useListLayout('deposits', all);
  const columns = useMemo(
    () => (openId === null ? layout.columns : layout.columns.filter((column) => !IN_DRAWER.includes(column.key))),
    [layout.columns, openId],
  );
  const rows = list.value?.deposits ?? NO_DEPOSITS;
  const workbook = {
    title: words.title,
    subtitle: shown,
    client,
    columns: layout.columns,
    rows: rows.length < totals.count ? () => allDeposits(question) : rows,
    sort: layout.sort,
  };
  usePageKeys({
    F10: { label: keyWords.excel, run: () => void saveListWorkbook(workbook), disabled: rows.length === 0 },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <section className="stack fill">
      {rows.length < totals.count && <p className="sub beyond">{words.shownFirst(rows.length, totals.count)}</p>}
      <DataTable
        label={words.title}
        columns={columns}
        sort={layout.sort}
        onSort={layout.onSort}
        rows={rows}
        rowKey={(deposit) => deposit.depositId}
        loading={list.loading}
        ticks={ticks}
        onTicks={setTicks}
        selectionActions={
          <Button small keyCap="F9" onClick={() => setOver('notes')}>
            {noteBatchWords.button(ticks.size)}
          </Button>
        }
        currentKey={openId ?? undefined}
        onOpen={(deposit) => setParams({ id: String(deposit.depositId) })}
        autoFocus
        {...props}
      />
      {over === 'columns' && (
        <ColumnChooser columns={all} hidden={layout.hidden} onHidden={layout.setHidden} onClose={() => setOver(null)} />
      )}
    </section>
  );
}

interface NothingProps {
  clientId: number;
  view: Exclude<DepositView, 'imports'>;
  text: string;
  onImport: () => void;
  onEnter: () => void;
}

/** No row to show: nothing ever came in, or nothing fits. */
function Nothing({ clientId, view, text, onImport, onEnter }: NothingProps) {
  const any = useMethod('deposits.list', { clientId, limit: 1 });
  if (!any.value) return null;
  if (any.value.count > 0) return <NoMatch view={view} text={text} />;
  return <FirstSteps onImport={onImport} onEnter={onEnter} />;
}

function FirstSteps({ onImport, onEnter }: { onImport: () => void; onEnter: () => void }) {
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      after={words.empty.after}
      actions={
        <>
          <Button tone="primary" keyCap="F2" onClick={onImport}>
            {words.empty.first}
          </Button>
          <Button keyCap="F6" onClick={onEnter}>
            {words.empty.second}
          </Button>
        </>
      }
    />
  );
}

function NoMatch({ view, text }: { view: Exclude<DepositView, 'imports'>; text: string }) {
  const searched = text.trim();
  return (
    <EmptyState
      title={words.noMatch.title}
      text={searched === '' ? words.noMatch[view] : words.noMatch.text(searched, words.filter[view])}
      actions={<Button onClick={() => showView('all')}>{words.showAll}</Button>}
    />
  );
}
