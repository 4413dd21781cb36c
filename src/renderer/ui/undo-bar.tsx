import { type ReactNode, useEffect, useState } from 'react';
import { common } from '../../messages/common.ts';
import { jobWords } from '../../messages/jobs.ts';
import { KeyCap, LinkButton } from './button.tsx';

export interface UndoBarProps {
  text: ReactNode;
  /** Seconds it stays. */
  seconds: number;
  onUndo: () => void;
  onGone: () => void;
}

/** 「…しました　元に戻す Ctrl+Z　残り 14 秒」. Give it a `key` per action, so that the time starts afresh. */
export function UndoBar({ text, seconds, onUndo, onGone }: UndoBarProps) {
  const [rest, setRest] = useState(seconds);
  useEffect(() => {
    if (rest <= 0) return onGone();
    const timer = window.setTimeout(() => setRest(rest - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [rest, onGone]);
  return (
    <div className="undo-bar">
      <span className="cut">{text}</span>
      <span className="grow" />
      <LinkButton onClick={onUndo}>{common.undo}</LinkButton>
      <KeyCap>Ctrl+Z</KeyCap>
      <span>{jobWords.undoRest(rest)}</span>
    </div>
  );
}
