import type { ReactNode } from 'react';
import { common } from '../../messages/common.ts';
import { failureWords, type ShownFailure } from '../../messages/failures.ts';
import { refusalSentence } from '../../messages/refusals.ts';
import { Button } from './button.tsx';

export interface ErrorPanelProps {
  failure: ShownFailure;
  /** What could not be done: 「請求書を登録できませんでした」. */
  title?: string;
  /** What is safe: 「入力した 11 行はこの画面に残っています。」. */
  safe?: string;
  /** The next step: usually the same thing again. */
  retry?: { label?: string; keyCap?: string; run: () => unknown };
  onClose?: () => void;
  /** More buttons. */
  children?: ReactNode;
}

/** What happened, that nothing was lost, and what to do next — for refusals, bugs and the environment alike. */
export function ErrorPanel(props: ErrorPanelProps) {
  return props.failure.kind === 'bug' ? <BugNote {...props} /> : <RefusalNote {...props} />;
}

/** The same as a bar over a page's content. */
export function ErrorNote(props: ErrorPanelProps) {
  return (
    <div className="notes-in-page">
      <ErrorPanel {...props} />
    </div>
  );
}

/** A list or page that could not be read: stands where its content would, so that nothing looks like zero. */
export function ReadError({
  failure,
  retry,
  children,
}: {
  failure: ShownFailure;
  retry: () => unknown;
  /** What helps, where asking again does not. */
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <ErrorPanel failure={failure} title={failureWords.queryFailed} safe="" retry={{ keyCap: 'F5', run: retry }}>
        {children}
      </ErrorPanel>
    </div>
  );
}

/** A paper that cannot be shown: why stands where it would. */
export function PreviewFailure({ failure }: { failure: ShownFailure }) {
  if (failure.kind !== 'bug') return <p className="preview-note">{refusalSentence(failure.code, failure.facts)}</p>;
  return (
    <div className="preview-note">
      <ErrorPanel failure={failure} />
    </div>
  );
}

function RefusalNote({ failure, title, safe, retry, onClose, children }: ErrorPanelProps) {
  const kept = safe ?? (failure.kind === 'environment' ? failureWords.environmentSafe : undefined);
  return (
    <div className="note wrong" role="alert">
      <b>{title ?? (failure.kind === 'environment' ? failureWords.commandFailed : failureWords.refused)}</b>
      <p>
        {refusalSentence(failure.code, failure.facts)}
        {kept && <span className="phrase">{kept}</span>}
      </p>
      <NoteButtons retry={retry} onClose={onClose}>
        {children}
      </NoteButtons>
    </div>
  );
}

function BugNote({ failure, retry, onClose, children }: ErrorPanelProps) {
  const bugId = failure.bugId ?? '';
  return (
    <div className="note" role="alert">
      <b>{failureWords.bugTitle(bugId)}</b>
      <p>
        {failureWords.bugSafe}
        <span className="phrase">{failureWords.bugNext}</span>
      </p>
      <NoteButtons retry={retry} onClose={onClose}>
        {bugId && <Button onClick={() => copyText(bugId)}>{failureWords.copyBugId}</Button>}
        {children}
      </NoteButtons>
    </div>
  );
}

function NoteButtons({ retry, onClose, children }: Pick<ErrorPanelProps, 'retry' | 'onClose' | 'children'>) {
  if (!retry && !onClose && !children) return null;
  return (
    <div className="buttons">
      {retry && (
        <Button tone="primary" keyCap={retry.keyCap} onClick={retry.run}>
          {retry.label ?? common.retry}
        </Button>
      )}
      {children}
      {onClose && <Button onClick={onClose}>{common.close}</Button>}
    </div>
  );
}

/** Puts text on the clipboard without asking for a permission: through a copy event. */
function copyText(text: string): void {
  function onCopy(event: ClipboardEvent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  }
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
}
