/** The books cannot be opened or read: what happened, what is safe, where the backups are, what to do. */
import type { ShownFailure } from '../../messages/failures.ts';
import { failureScreenWords } from '../../messages/failures.ts';
import { refusalSentence } from '../../messages/refusals.ts';
import { Button } from './button.tsx';
import { FullScreenNotice } from './full-screen-notice.tsx';

export interface FailureScreenProps {
  title: string;
  failure: ShownFailure;
  onRetry: () => unknown;
  /** Back to the start screen. */
  onOther: () => unknown;
  /** Where restoring starts, where that is the remedy. */
  onRestore?: () => unknown;
}

export function FailureScreen({ title, failure, onRetry, onOther, onRestore }: FailureScreenProps) {
  return (
    <FullScreenNotice
      title={title}
      facts={factsOf(failure)}
      actions={
        <>
          <Button tone="primary" onClick={onRetry} autoFocus>
            {failureScreenWords.retry}
          </Button>
          {onRestore && <Button onClick={onRestore}>{failureScreenWords.restore}</Button>}
          <Button onClick={onOther}>{failureScreenWords.other}</Button>
        </>
      }
    >
      <p>{refusalSentence(failure.code, failure.facts)}</p>
    </FullScreenNotice>
  );
}

/** The facts a clerk can use: folder, holder, backups; in words the screen knows. */
function factsOf(failure: ShownFailure): (readonly [string, string])[] {
  return Object.entries(failureScreenWords.facts).flatMap(([key, word]) => {
    const value = failure.facts[key];
    return value === undefined || value === null || value === '' ? [] : [[word, String(value)] as const];
  });
}
