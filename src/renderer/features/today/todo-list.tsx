/** The right pane of 今日: one line per thing to do; ↑↓ choose, Enter opens, Space puts off until the window is closed. */
import { type KeyboardEvent, useId, useState } from 'react';
import { common } from '../../../messages/common.ts';
import { todayWords } from '../../../messages/today.ts';
import { hasPage } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button, KeyCap, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { isComposing } from '../../ui/keyboard.ts';
import { ClientSeal } from '../../ui/marks.tsx';
import type { BoardClient } from './board.ts';
import { sumOfItems, type TodoItem } from './todo.ts';

export interface TodoListProps {
  items: readonly TodoItem[];
  clients: readonly BoardClient[];
  onOpen: (item: TodoItem) => void;
}

export function TodoList({ items, clients, onOpen }: TodoListProps) {
  const [at, setAt] = useState(0);
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const id = useId();
  const shown = items.filter((item) => !later.has(item.key));
  const current = Math.min(at, shown.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event) || event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -shown.length, End: shown.length }[event.key];
    const item = shown[current];
    if (step !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, current + step)));
    else if (event.key === 'Enter' && item) onOpen(item);
    else if (event.key === ' ' && item) setLater(new Set([...later, item.key]));
    else return;
    event.preventDefault();
  }
  if (items.length === 0) return <EmptyState title={todayWords.nothingToDo.title} text={todayWords.nothingToDo.text} />;
  return (
    <>
      <div
        className="todo"
        role="listbox"
        tabIndex={0}
        aria-label={todayWords.todo}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        onKeyDown={onKeyDown}
      >
        {shown.map((item, index) => (
          <TodoLine
            key={item.key}
            id={`${id}-${index}`}
            item={item}
            client={clients.find((client) => client.clientId === item.clientId)}
            on={index === current}
            onPoint={() => setAt(index)}
            onOpen={() => onOpen(item)}
          />
        ))}
      </div>
      <div className="todo-sum">
        <b>{todayWords.sum(shown.length)}</b>
        <b>{sumOfItems(shown)}</b>
        {later.size > 0 && (
          <span className="sub">
            {todayWords.deferred(later.size)}{' '}
            <LinkButton onClick={() => setLater(new Set())}>{todayWords.bringBack}</LinkButton>
          </span>
        )}
        <span className="grow" />
        <span className="sub keys-hint">
          <KeyCap>Enter</KeyCap> {todayWords.todoKeys.open} <KeyCap>Space</KeyCap> {todayWords.todoKeys.later}
        </span>
      </div>
    </>
  );
}

interface TodoLineProps {
  id: string;
  item: TodoItem;
  client: BoardClient | undefined;
  on: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

function TodoLine({ id, item, client, on, onPoint, onOpen }: TodoLineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the one focus
    <div
      id={id}
      className="todo-line"
      role="option"
      aria-selected={on}
      data-on={on ? '' : undefined}
      onClick={onPoint}
      onDoubleClick={onOpen}
    >
      <span className="amt">
        {item.yen === null ? (
          <span className="zero">—</span>
        ) : (
          <b className={item.late ? 'late' : undefined}>
            <Amount yen={item.yen} zero="figure" />
          </b>
        )}
      </span>
      <ClientSeal seal={client?.seal ?? common.officeSeal} colour={client?.colour ?? 8} />
      <span className="what">
        <b className="cut">{item.about}</b>
        <span className="cut" title={item.sentence}>
          {item.sentence}
        </span>
      </span>
      {hasPage(item.place.page) && (
        <Button small tabIndex={-1} onClick={onOpen}>
          {item.go}
        </Button>
      )}
    </div>
  );
}
