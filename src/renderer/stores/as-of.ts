/** 基準日: null is today, so that a window left open overnight goes on to the next day. */
import { create } from 'zustand';
import type { PlainDate } from '../../domain/dates.ts';

export const useAsOf = create<{ asOf: PlainDate | null }>(() => ({ asOf: null }));

export function setAsOf(asOf: PlainDate | null): void {
  useAsOf.setState({ asOf });
}
