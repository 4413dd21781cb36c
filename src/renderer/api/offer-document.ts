/** A document is ready: says so, and opens it when the clerk wants to see it now. */
import { common } from '../../messages/common.ts';
import { documentWords } from '../../messages/documents.ts';
import { showResult } from '../stores/jobs.ts';
import { showFailure } from '../stores/notice.ts';
import { confirm } from '../ui/confirm.tsx';
import { failureOf } from './bridge.ts';
import { openDocument } from './documents.ts';

export interface MadeDocument {
  path: string;
  bytes: number;
}

/** Opens a document; a failure stands over the page until closed. */
export async function showDocument(path: string, how: 'open' | 'folder' = 'open'): Promise<void> {
  try {
    await openDocument(path, how);
  } catch (error) {
    showFailure(failureOf(error), documentWords.openFailed);
  }
}

/** Asks whether to open it now; either way it stays within reach at the right of the job bar. */
export async function offerDocument(
  title: string,
  document: MadeDocument,
  facts: readonly (readonly [string, string])[] = [],
): Promise<void> {
  showResult(title, () => void showDocument(document.path));
  const yes = await confirm({
    title,
    facts: [
      ...facts,
      [documentWords.file, document.path.split('/').at(-1) ?? document.path],
      [documentWords.size, documentWords.bytes(document.bytes)],
    ],
    confirmLabel: common.open,
    cancelLabel: documentWords.later,
  });
  if (yes) await showDocument(document.path);
}
