/** 今日: every client with what waits there, and the day's work by amount. */
import './today.css';
import { useMemo, useState } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { keyWords } from '../../../messages/keys.ts';
import { todayWords } from '../../../messages/today.ts';
import { useMethod } from '../../api/use-method.ts';
import { useAsOfDate } from '../../api/use-office.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepLegend } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import { useOnePane } from '../../ui/window-size.ts';
import { type BoardClient, isClosed, monthToClose, withReminders } from './board.ts';
import { boardColumns, pageOfColumn } from './board-columns.tsx';
import { type TodoItem, todoItems } from './todo.ts';
import { TodoList } from './todo-list.tsx';

const NO_CLIENTS: readonly BoardClient[] = [];

/** Opens a page in the client's books; where the page is not there, only the books. */
function openIn(clientId: number, page: string): void {
  chooseClient(clientId, () => hasPage(page) && navigate(page));
}

export function TodayPage() {
  const asOf = useAsOfDate();
  const board = useMethod('today.board', asOf ? { asOf } : {}, { enabled: asOf !== null });
  const today = board.value?.asOf ?? asOf ?? '2000-01-01';
  // Slower than the board and asked for beside it: the rest of the page does not wait.
  const proposal = useMethod('reminders.propose', { asOf: today }, { enabled: board.value !== undefined });
  const clients = useMemo(
    () => (board.value ? withReminders(board.value.clients, proposal.value) : NO_CLIENTS),
    [board.value, proposal.value],
  );
  const [assignee, setAssignee] = useState('');
  const [pane, setPane] = useState<'board' | 'todo'>('board');
  const onePane = useOnePane();
  const shown = useMemo(
    () => (assignee === '' ? clients : clients.filter((client) => (client.assigneeName ?? '-') === assignee)),
    [clients, assignee],
  );
  const items = useMemo(() => todoItems(shown, today), [shown, today]);
  usePageKeys({
    F2: { label: keyWords.new, run: () => navigate('client', { new: '1' }) },
    ...(hasPage('matching') ? { F8: { label: keyWords.match, run: () => navigate('matching') } } : {}),
  });
  if (board.failure && !board.value) {
    return (
      <Page title={todayWords.title}>
        <ReadError failure={board.failure} retry={board.refresh} />
      </Page>
    );
  }
  const openItem = (item: TodoItem) => openIn(item.clientId, item.page);
  return (
    <Page title={todayWords.title} sub={asOf ? todayWords.sub(today) : undefined}>
      <Strip figures={board.value ? figuresOf(clients, today) : waitingFigures(today)} />
      <div className="split">
        <section>
          <Toolbar>
            {onePane ? (
              <PaneChoice pane={pane} onChange={setPane} count={items.length} />
            ) : (
              <>
                <h2>{todayWords.board}</h2>
                <AssigneeFilter clients={clients} value={assignee} onChange={setAssignee} />
              </>
            )}
            <span className="grow" />
            {(!onePane || pane === 'board') && <StepLegend />}
          </Toolbar>
          {onePane && pane === 'todo' ? (
            <TodoList items={items} clients={clients} onOpen={openItem} />
          ) : (
            <Board clients={shown} today={today} loading={board.loading} />
          )}
        </section>
        {!onePane && (
          <section className="side">
            <Toolbar>
              <h2>{todayWords.todo}</h2>
              <span className="sub">{todayWords.todoSub}</span>
            </Toolbar>
            {!board.loading && <TodoList items={items} clients={clients} onOpen={openItem} />}
          </section>
        )}
      </div>
    </Page>
  );
}

function Board({ clients, today, loading }: { clients: readonly BoardClient[]; today: string; loading: boolean }) {
  const columns = useMemo(() => boardColumns(clients, today, openMark), [clients, today]);
  return (
    <div className="stack fill board">
      <DataTable
        label={todayWords.board}
        columns={columns}
        rows={clients}
        rowKey={(client) => client.clientId}
        loading={loading}
        initialSort={{ key: 'overdue', direction: 'descending' }}
        onOpen={(client) => openIn(client.clientId, mostUrgent(client))}
        autoFocus
        empty={
          <EmptyState
            title={todayWords.empty.title}
            text={todayWords.empty.text}
            actions={
              <Button tone="primary" keyCap="F2" onClick={() => navigate('client', { new: '1' })}>
                {todayWords.empty.first}
              </Button>
            }
          />
        }
      />
    </div>
  );
}

/** A mark opens the page where its work is done. */
function openMark(client: BoardClient, column: string): void {
  const pages: Record<string, string> = pageOfColumn;
  openIn(client.clientId, pages[column] ?? 'today');
}

function mostUrgent(client: BoardClient): string {
  if (client.depositsLeft > 0) return pageOfColumn.matching;
  return client.remindersDue ? pageOfColumn.reminders : pageOfColumn.overdue;
}

function PaneChoice({
  pane,
  onChange,
  count,
}: {
  pane: 'board' | 'todo';
  onChange: (pane: 'board' | 'todo') => void;
  count: number;
}) {
  return (
    <SegmentedFilter
      label={todayWords.title}
      segments={[
        { value: 'board', label: todayWords.board },
        { value: 'todo', label: todayWords.todo, count },
      ]}
      value={pane}
      onChange={onChange}
    />
  );
}

function AssigneeFilter({
  clients,
  value,
  onChange,
}: {
  clients: readonly BoardClient[];
  value: string;
  onChange: (value: string) => void;
}) {
  const names = [...Map.groupBy(clients, (client) => client.assigneeName ?? '-').entries()];
  if (names.length < 2) return null;
  return (
    <SegmentedFilter
      label={todayWords.columns.assignee}
      segments={[
        { value: '', label: todayWords.everybody },
        ...names.map(([name, own]) => ({
          value: name,
          label: name === '-' ? todayWords.unassigned : familyName(name),
          count: own.length,
        })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

/** 佐藤 美咲 → 佐藤. */
function familyName(name: string): string {
  return name.split(/[\s　]/)[0] ?? name;
}

function figuresOf(clients: readonly BoardClient[], today: string): HeadlineFigure[] {
  const sum = (yen: (client: BoardClient) => number) => clients.reduce((total, client) => total + yen(client), 0);
  const withAny = (count: (client: BoardClient) => number) => clients.filter((client) => count(client) > 0).length;
  const [openYen, overdueYen, over90Yen] = [
    sum((client) => client.openYen),
    sum((client) => client.overdueYen),
    sum((client) => client.over90Yen),
  ];
  const [left, leftYen, due] = [
    sum((client) => client.depositsLeft),
    sum((client) => client.depositsLeftYen),
    sum((client) => client.remindersDue ?? 0),
  ];
  const closed = clients.filter((client) => isClosed(client, today)).length;
  const month = Number(monthToClose(today).slice(5));
  const words = todayWords.figures;
  return [
    {
      caption: words.overdue,
      figure: formatYen(overdueYen),
      unit: words.units.yen,
      late: overdueYen > 0,
      note:
        openYen === 0 ? words.noOpen : words.overdueNote(formatYen(openYen), ((overdueYen / openYen) * 100).toFixed(1)),
    },
    {
      caption: words.over90,
      figure: formatYen(over90Yen),
      unit: words.units.yen,
      late: over90Yen > 0,
      note: over90Yen === 0 ? words.nothing : words.over90Note(withAny((client) => client.over90Yen)),
    },
    {
      caption: words.left,
      figure: left.toLocaleString('ja-JP'),
      unit: words.units.deposits,
      note:
        left === 0
          ? words.nothing
          : words.leftNote(
              withAny((client) => client.depositsLeft),
              formatYen(leftYen),
            ),
    },
    {
      caption: words.reminders,
      figure: clients.some((client) => client.remindersDue === null) ? '—' : due.toLocaleString('ja-JP'),
      unit: words.units.letters,
      note: due === 0 ? words.nothing : words.remindersNote(withAny((client) => client.remindersDue ?? 0)),
    },
    {
      caption: words.close(month),
      figure: String(closed),
      unit: words.closeUnit(clients.length),
      note: clients.length === 0 ? '' : words.closeNote(clients.length - closed),
    },
  ];
}

/** The captions at once, the figures when they are known: nothing looks like zero meanwhile. */
function waitingFigures(today: string): HeadlineFigure[] {
  return figuresOf([], today).map(({ caption }) => ({ caption, figure: '—' }));
}
