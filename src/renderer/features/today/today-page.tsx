/** 今日: every client with how its cycle stands, the day's work by amount, and orders over all clients. */
import './today.css';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { CycleStep } from '../../../domain/client-cycle.ts';
import { keyWords } from '../../../messages/keys.ts';
import { todayWords } from '../../../messages/today.ts';
import { useEachClient } from '../../api/use-each.ts';
import { useMethod } from '../../api/use-method.ts';
import { useAsOfDate } from '../../api/use-office.ts';
import { hasPage, navigate, type RouteParams } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepLegend } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useOnePane } from '../../ui/window-size.ts';
import { type BoardClient, type Proposal, stepOf, withReminders } from './board.ts';
import { boardColumns, pageOfStep } from './board-columns.tsx';
import { figuresOf, waitingFigures } from './figures.ts';
import { type TodoItem, todoItems } from './todo.ts';
import { TodoList } from './todo-list.tsx';
import { useBatchKeys } from './use-batch-keys.ts';
import { useStaffFilter } from './use-staff-filter.tsx';

const NO_CLIENTS: readonly BoardClient[] = [];
const NO_ITEMS: OutputOf<'today.todos'>['items'] = [];

/** Opens a page in the client's books with a row in hand; where the page is not there, only the books. */
function openIn(clientId: number | null, page: string, params: RouteParams = {}): void {
  chooseClient(clientId, () => hasPage(page) && navigate(page, params));
}

export function TodayPage() {
  const asOf = useAsOfDate();
  const { board, todos, clients, today } = useBoard(asOf);
  const filter = useStaffFilter(clients);
  const [pane, setPane] = useState<'board' | 'todo'>('board');
  const onePane = useOnePane();
  const { shown } = filter;
  const items = useMemo(() => todoItems(shown, todos.value?.items ?? NO_ITEMS, today), [shown, todos.value, today]);
  usePageKeys({
    F2: { label: keyWords.new, run: () => navigate('client', { new: '1' }) },
    ...useBatchKeys(shown, filter.isMine, asOf),
  });
  if (board.failure && !board.value) {
    return (
      <Page title={todayWords.title}>
        <ReadError failure={board.failure} retry={board.refresh} />
      </Page>
    );
  }
  const openItem = (item: TodoItem) => openIn(item.clientId, item.place.page, item.place.params);
  const list = <TodoList items={items} clients={clients} onOpen={openItem} />;
  return (
    <Page title={todayWords.title} sub={asOf ? todayWords.sub(today) : undefined}>
      <Strip figures={board.value ? figuresOf(shown, today) : waitingFigures(today)} />
      <div className="split board-split">
        <section>
          <Toolbar>
            {onePane ? (
              <PaneChoice pane={pane} onChange={setPane} count={items.length} />
            ) : (
              <>
                <h2>{todayWords.board}</h2>
                {filter.choice}
              </>
            )}
            <span className="grow" />
            {(!onePane || pane === 'board') && <StepLegend />}
          </Toolbar>
          {onePane && pane === 'todo' ? list : <Board clients={shown} loading={board.loading} />}
        </section>
        {!onePane && (
          <section className="side">
            <Toolbar>
              <h2>{todayWords.todo}</h2>
              <span className="sub">{todayWords.todoSub}</span>
            </Toolbar>
            {!todos.loading && list}
          </section>
        )}
      </div>
    </Page>
  );
}

/** What the core knows of every client; whose letters are due comes client by client behind it. */
function useBoard(asOf: string | null) {
  const asked = asOf ? { asOf } : {};
  const board = useMethod('today.board', asked, { enabled: asOf !== null });
  const todos = useMethod('today.todos', asked, { enabled: asOf !== null });
  const today = board.value?.asOf ?? asOf ?? '2000-01-01';
  const clientIds = useMemo(
    () => (board.value?.clients ?? []).filter((one) => one.overdueYen > 0).map((one) => one.clientId),
    [board.value],
  );
  const proposals = useEachClient('reminders.propose', clientIds, { asOf: today });
  const clients = useMemo(() => {
    if (!board.value) return NO_CLIENTS;
    const known = new Map<number, Proposal>(proposals);
    // Nobody overdue, nobody due: not asked.
    for (const client of board.value.clients)
      if (client.overdueYen <= 0) known.set(client.clientId, { letters: [], withheld: [] });
    return withReminders(board.value.clients, known, today);
  }, [board.value, proposals, today]);
  return { board, todos, clients, today };
}

function Board({ clients, loading }: { clients: readonly BoardClient[]; loading: boolean }) {
  const columns = useMemo(() => boardColumns(clients, openStep), [clients]);
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
function openStep(client: BoardClient, step: CycleStep): void {
  openIn(client.clientId, pageOfStep[step]);
}

/** Enter on a client: its most urgent step, else its balances. */
function mostUrgent(client: BoardClient): string {
  for (const state of ['late', 'todo'] as const) {
    const found = client.steps.find((one) => one.state === state);
    if (found) return pageOfStep[found.step];
  }
  return stepOf(client, 'close').state === 'none' ? 'aging' : 'cycle';
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
