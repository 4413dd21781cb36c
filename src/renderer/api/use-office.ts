/** What nearly every page needs: the day, the client in hand, its customers for fields. */
import type { OutputOf } from '../../contract/contract.ts';
import type { PlainDate } from '../../domain/dates.ts';
import { useAsOf } from '../stores/as-of.ts';
import { useScope } from '../stores/scope.ts';
import { useMethod } from './use-method.ts';

export type ClientSummary = OutputOf<'clients.list'>['clients'][number];

const NO_CLIENTS: readonly ClientSummary[] = [];

/** Every client that is not archived, by code. */
export function useClients(): readonly ClientSummary[] {
  return useMethod('clients.list', {}).value?.clients ?? NO_CLIENTS;
}

/** The client whose books are on screen; null is the whole office. */
export function useCurrentClient(): ClientSummary | null {
  const clientId = useScope((scope) => scope.clientId);
  const clients = useMethod('clients.list', { includeArchived: true }).value?.clients ?? NO_CLIENTS;
  return clients.find((client) => client.clientId === clientId) ?? null;
}

/** The office's day; null before it is known. */
export function useToday(): PlainDate | null {
  return useMethod('office.info', {}).value?.today ?? null;
}

/** 基準日: what the clerk chose, else today. */
export function useAsOfDate(): PlainDate | null {
  const today = useToday();
  return useAsOf((state) => state.asOf) ?? today;
}

/** Customers of a client as a CustomerField takes them. */
export function useCustomerOptions(
  clientId: number | null,
): readonly { customerId: number; code: string; name: string; kana: string }[] {
  const list = useMethod('customers.list', { clientId: clientId ?? 1 }, { enabled: clientId !== null });
  return list.value?.customers ?? [];
}

/** Codes in the books → names of people: `nameOf(allocation.by)`; a code that nobody has (any more) stays as it is. */
export function useStaffNames(): (code: string) => string {
  const staff = useMethod('staff.list', {}).value?.staff;
  return (code) => staff?.find((member) => member.code === code)?.name ?? code;
}
