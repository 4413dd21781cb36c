/** A failure that no page shows itself: it stands over the page until closed. */
import { create } from 'zustand';
import type { Failure } from '../../contract/reply.ts';

export interface Notice {
  failure: Failure;
  title?: string;
}

export const useNotice = create<{ notice: Notice | null }>(() => ({ notice: null }));

/** For calls that are fired and forgotten (opening a document, say). */
export function showFailure(failure: Failure, title?: string): void {
  useNotice.setState({ notice: { failure, title } });
}

export function dropNotice(): void {
  useNotice.setState({ notice: null });
}
