/** The one door out of the page. Names and types are the contract's; nothing here decides anything. */
import type { InputOf, MethodName, OutputOf } from '../../contract/contract.ts';
import type { DeskInputOf, DeskMethodName, DeskOutputOf } from '../../contract/desk.ts';
import type { CoreEvent, Failure } from '../../contract/reply.ts';

import { noteAnswer } from '../stores/answered.ts';

/** What a call that did not succeed throws inside the renderer; `failure` is what the core said. */
export class CallError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

async function callAny(name: string, input: unknown): Promise<unknown> {
  const reply = await window.banto.call(name, input);
  if (!reply.ok) throw new CallError(reply.error);
  if (reply.at !== undefined) noteAnswer(reply.at);
  return reply.value;
}

/** Asks the core. Throws CallError. */
export async function callCore<M extends MethodName>(name: M, input: InputOf<M>): Promise<OutputOf<M>> {
  // The core checks every output against the contract's schema before it leaves.
  return (await callAny(name, input)) as OutputOf<M>;
}

/** Asks the host (folders, documents, who acts). Throws CallError. */
export async function callDesk<M extends DeskMethodName>(name: M, input: DeskInputOf<M>): Promise<DeskOutputOf<M>> {
  return (await callAny(name, input)) as DeskOutputOf<M>;
}

export function onCoreEvent(listener: (event: CoreEvent) => void): () => void {
  return window.banto.onEvent(listener);
}

/** What the core said, or a bug of the page itself in the same form. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error.failure;
  return { kind: 'bug', code: 'bug', facts: { message: error instanceof Error ? error.message : String(error) } };
}
