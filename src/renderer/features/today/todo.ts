/** 本日の作業: the core's list, with the letters that are due, the largest amount first. Pure. */
import type { OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { TODO_WORDS, type TodoKind } from '../../../messages/todo.ts';
import type { BoardClient } from './board.ts';

type KnownItem = OutputOf<'today.todos'>['items'][number];

export interface TodoItem {
  key: string;
  kind: TodoKind;
  /** Null: the office's own matter. */
  clientId: number | null;
  /** Null where no amount is at stake. */
  yen: number | null;
  about: string;
  sentence: string;
  place: { page: string; params: Record<string, string> };
  go: string;
  late: boolean;
}

/** Lines of these clients; what has no amount comes last. */
export function todoItems(clients: readonly BoardClient[], known: readonly KnownItem[], today: PlainDate): TodoItem[] {
  const byId = new Map(clients.map((client) => [client.clientId, client]));
  const letters = clients
    .filter((client) => client.remindersDue)
    .map((client) => ({
      kind: 'reminders' as const,
      clientId: client.clientId,
      yen: client.remindersDueYen,
      count: client.remindersDue ?? 0,
      on: null,
      rowId: null,
      name: '',
    }));
  const calls = clients.flatMap((client) => [
    ...client.callsFirst.map((one) => customerItem('call-first', client.clientId, one)),
    ...client.contactsFirst.map((one) => customerItem('contact-first', client.clientId, one)),
  ]);
  const approvals = clients
    .filter((client) => client.approvals.length > 0)
    .map(({ clientId, approvals: waiting }) => ({
      kind: 'approval' as const,
      clientId,
      yen: sumYen(waiting.map((one) => one.totalYen)),
      count: waiting.length,
      on: null,
      rowId: null,
      name: '',
    }));
  return [...known, ...letters, ...calls, ...approvals]
    .flatMap((item) => {
      const client = item.clientId === null ? null : byId.get(item.clientId);
      return client === undefined ? [] : [lineOf(item, client, today)];
    })
    .sort((a, b) => (b.yen ?? -1) - (a.yen ?? -1) || a.key.localeCompare(b.key));
}

function customerItem(
  kind: 'call-first' | 'contact-first',
  clientId: number,
  { customerId, customerName, totalYen }: BoardClient['callsFirst'][number],
) {
  return { kind, clientId, yen: totalYen, count: 1, on: null, rowId: customerId ?? null, name: customerName };
}

function lineOf(
  item: Omit<KnownItem, 'kind'> & { kind: TodoKind },
  client: BoardClient | null,
  today: PlainDate,
): TodoItem {
  const words = TODO_WORDS[item.kind];
  const facts = { ...item, today };
  return {
    key: `${item.kind} ${item.clientId ?? ''} ${item.rowId ?? ''} ${item.on ?? ''}`,
    kind: item.kind,
    clientId: item.clientId,
    yen: item.yen,
    about: words.about(facts) ?? client?.name ?? common.office,
    sentence: words.sentence(facts),
    place: words.place(facts),
    go: words.go,
    late: words.late ?? false,
  };
}

/** 合計: deposits and overdue money are different things, but a clerk's day is measured by what is at stake. */
export function sumOfItems(list: readonly TodoItem[]): string {
  return formatYen(sumYen(list.map((item) => item.yen ?? 0)));
}
