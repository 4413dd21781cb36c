/** What entry fields must know of the office: its day, and how the clerk wants dates written. */
import { createContext, useCallback, useContext } from 'react';
import type { PlainDate } from '../../domain/dates.ts';
import { shownDate } from '../../messages/common.ts';

export interface EntrySettings {
  /** The office's day; 0731 and +30 are read from it. */
  today: PlainDate;
  /** 令和8年7月31日 instead of 2026/07/31 in lists. */
  eraDates: boolean;
}

export const EntryContext = createContext<EntrySettings | null>(null);

/** Throws outside an open office: no field guesses what day it is. */
export function useEntrySettings(): EntrySettings {
  const settings = useContext(EntryContext);
  if (!settings) throw new Error('entry fields need an open office');
  return settings;
}

/** Dates as this clerk wants them in lists: `const dateText = useDateText(); dateText(invoice.dueOn)`. */
export function useDateText(): (date: PlainDate) => string {
  const { eraDates } = useEntrySettings();
  return useCallback((date) => shownDate(date, eraDates), [eraDates]);
}
