/** Which forms hold something typed and not yet saved. Leaving asks only then. */
import { useEffect, useRef } from 'react';
import { common } from '../../messages/common.ts';
import { confirm } from './confirm.tsx';

const dirtyForms = new Set<symbol>();

/** Declares that this form holds unsaved entries while `dirty`; returns the way to say at once that it no longer does. */
export function useUnsaved(dirty: boolean): () => void {
  const key = useRef(Symbol('form'));
  useEffect(() => {
    if (!dirty) return;
    const own = key.current;
    dirtyForms.add(own);
    return () => {
      dirtyForms.delete(own);
    };
  }, [dirty]);
  return () => {
    dirtyForms.delete(key.current);
  };
}

export function hasUnsaved(): boolean {
  return dirtyForms.size > 0;
}

/** Runs at once when nothing would be lost; else asks first. */
export function leaveThen(run: () => void): void {
  if (!hasUnsaved()) {
    run();
    return;
  }
  void confirm({
    title: common.leave.title,
    text: common.leave.text,
    confirmLabel: common.leave.confirm,
    cancelLabel: common.leave.stay,
    danger: true,
  }).then((yes) => {
    if (!yes) return;
    dirtyForms.clear();
    run();
  });
}
