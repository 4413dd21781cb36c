/** The host's side: which office is open, recent ones, who acts. */
import { useQuery } from '@tanstack/react-query';
import type { DeskOutputOf } from '../../contract/desk.ts';
import { callDesk } from './bridge.ts';
import { queryClient } from './query-client.ts';

export type DeskState = DeskOutputOf<'desk.state'>;

export function useDeskState(): DeskState | undefined {
  return useQuery({ queryKey: ['desk.state'], queryFn: () => callDesk('desk.state', {}) }).data;
}

/** After another office was opened or closed: nothing of the old one may stay in the cache. */
export async function forgetAnswers(): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'desk.state' });
  await queryClient.invalidateQueries({ queryKey: ['desk.state'] });
}

/** Closes the office and goes back to the start screen. Throws CallError. */
export async function closeOffice(): Promise<void> {
  await callDesk('desk.closeOffice', {});
  await forgetAnswers();
}

/** Who works here from now on; remembered by the host. Throws CallError. */
export async function chooseActor(code: string): Promise<void> {
  await callDesk('desk.chooseActor', { code });
  await queryClient.invalidateQueries({ queryKey: ['office.info'] });
}
