/** The values of a form while they are edited: what changed, what is wrong, where. */
import { useEffect, useState } from 'react';
import { useUnsaved } from './unsaved.ts';

export interface Bound<V> {
  value: V;
  onChange: (value: V) => void;
  error: string | undefined;
}

export interface Draft<T extends object> {
  values: T;
  /** True once any value differs from the start. */
  dirty: boolean;
  set: (changes: Partial<T>) => void;
  /** Spread into a field: `<TextField label="名前" {...draft.bind('name')} />`. */
  bind: <K extends keyof T>(key: K) => Bound<T[K]>;
  errors: Partial<Record<keyof T, string>>;
  /** Reasons by field; the first wrong field takes the focus. */
  setErrors: (errors: Partial<Record<keyof T, string>>) => void;
  /** Starts afresh from these values: after saving, or when another record is shown. */
  restart: (values: T) => void;
}

/** Leaving the page asks while the draft is dirty. */
export function useDraft<T extends object>(initial: T): Draft<T> {
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Partial<Record<keyof T, string>>>({});
  const [wrongTimes, setWrongTimes] = useState(0);
  // After the reasons are on the page: what the core refuses comes outside any event, and is drawn later than a frame.
  useEffect(() => {
    if (wrongTimes > 0) focusFirstWrong();
  }, [wrongTimes]);
  const dirty = JSON.stringify(values) !== JSON.stringify(start);
  const saved = useUnsaved(dirty);
  function set(changes: Partial<T>) {
    setValues((before) => ({ ...before, ...changes }));
    setErrors((before) => without(before, Object.keys(changes)));
  }
  return {
    values,
    errors,
    setErrors: (found) => {
      setErrors(found);
      if (Object.keys(found).length > 0) setWrongTimes((times) => times + 1);
    },
    set,
    dirty,
    bind: (key) => ({ value: values[key], onChange: (value) => set(single(key, value)), error: errors[key] }),
    restart: (next) => {
      saved();
      setStart(next);
      setValues(next);
      setErrors({});
    },
  };
}

/** The first field that is wrong takes the focus, once its reason stands beside it. */
function focusFirstWrong(): void {
  document.querySelector<HTMLElement>('.form [aria-invalid="true"]')?.focus();
}

function single<T extends object, K extends keyof T>(key: K, value: T[K]): Partial<T> {
  const change: Partial<T> = {};
  change[key] = value;
  return change;
}

function without<E extends object>(errors: E, keys: readonly string[]): E {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => !keys.includes(key))) as E;
}
