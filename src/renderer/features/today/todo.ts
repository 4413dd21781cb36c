/** 本日の作業: what waits, of all clients, the largest amount first. Pure. */
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { todayWords } from '../../../messages/today.ts';
import { type BoardClient, isBankBehind } from './board.ts';

export type TodoPage = 'matching' | 'reminders' | 'aging' | 'deposits';

export interface TodoItem {
  key: string;
  clientId: number;
  /** Null where no amount is at stake. */
  yen: number | null;
  title: string;
  detail: string;
  page: TodoPage;
  overdue: boolean;
}

const { items } = todayWords;

/** Everything to do, by amount; items without an amount come last. */
export function todoItems(clients: readonly BoardClient[], today: PlainDate): TodoItem[] {
  return clients
    .flatMap((client) => itemsOf(client, today))
    .sort((a, b) => (b.yen ?? -1) - (a.yen ?? -1) || a.key.localeCompare(b.key));
}

function itemsOf(client: BoardClient, today: PlainDate): TodoItem[] {
  const found: TodoItem[] = [];
  const add = (page: TodoPage, yen: number | null, title: string, detail: string, overdue = false) =>
    found.push({ key: `${page} ${client.clientId}`, clientId: client.clientId, yen, title, detail, page, overdue });
  if (client.depositsLeft > 0) add('matching', client.depositsLeftYen, items.left(client.depositsLeft), client.name);
  if (client.remindersDue)
    add('reminders', client.remindersDueYen, items.reminders(client.remindersDue), client.name, true);
  else if (client.over90Yen > 0) add('aging', client.over90Yen, items.over90, client.name, true);
  if (isBankBehind(client, today))
    add(
      'deposits',
      null,
      `${items.behind}　${client.bankThrough ? items.behindDetail(client.bankThrough) : items.neverImported}`,
      client.name,
    );
  return found;
}

/** 合計: deposits and overdue money are different things, but a clerk's day is measured by what is at stake. */
export function sumOfItems(list: readonly TodoItem[]): string {
  return formatYen(list.reduce((sum, item) => sum + (item.yen ?? 0), 0));
}
