/** What crosses every border (IPC, workers, command line): nothing is ever thrown across. */
import type { RefusalCode } from './refusal-codes.ts';

export type Facts = Record<string, string | number | boolean | null | readonly (string | number)[]>;

/**
 * Three kinds of failure.
 * refusal: the request cannot be done as asked; the clerk can change something.
 * bug: ours; rolled back and logged under `bugId`, which the clerk sees.
 * environment: disk, lock, corrupt or newer file; nothing was changed (but for document-undrawn: only the paper lacks).
 */
export interface Failure {
  kind: 'refusal' | 'bug' | 'environment';
  code: RefusalCode;
  facts: Facts;
  /** Field of the input the refusal is about, as a path: "lines.2.quantity". */
  field?: string;
  bugId?: string;
}

/** `at`: when a query's answer was read. */
export type Reply<T> = { ok: true; value: T; ignoredKeys?: string[]; at?: string } | { ok: false; error: Failure };

/** Pushed after a commit: which nouns of which client changed, and the audit number they changed at. */
export interface ChangeEvent {
  name: 'changed';
  seq: number;
  /** null: the office itself (settings, staff, the list of clients). */
  clientId: number | null;
  nouns: string[];
}

/** Pushed at most ten times a second while a job runs. */
export interface JobEvent {
  name: 'job';
  jobId: number;
  title: string;
  done: number;
  total: number;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  startedAt: string;
}

export type CoreEvent = ChangeEvent | JobEvent;
