/** Entry by keyboard: Enter to the next field, Shift+Enter back, Esc leaves. Saving is the page's F12. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { isComposing } from './keyboard.ts';
import { leaveThen } from './unsaved.ts';

export interface FormProps {
  /** Esc; left out where there is nowhere to go. Asks first while a draft is dirty (see draft.ts). */
  onLeave?: () => void;
  /** After the last field Enter lands here: usually the save button, found by `data-save`. */
  children: ReactNode;
  className?: string;
}

const STOPS =
  'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button[data-stop]:not(:disabled), [data-save]:not(:disabled)';

/** Lays its fields on twelve columns (`span` of a field). */
export function Form({ onLeave, children, className }: FormProps) {
  const root = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    // React sends events of dialogs opened from inside a form through the form as well: they are not its own.
    if (!(target instanceof HTMLElement) || !root.current?.contains(target)) return;
    if (event.key === 'Escape' && onLeave && !isListOpen(target)) {
      event.preventDefault();
      event.stopPropagation();
      leaveThen(onLeave);
    }
    if (event.key === 'Enter') goOn(event, target);
  }
  function goOn(event: KeyboardEvent<HTMLElement>, target: HTMLElement) {
    // A button does its own thing; a new line in a text of several lines is a new line.
    if (target instanceof HTMLButtonElement || target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    moveFocus(root.current, target, event.shiftKey ? -1 : 1);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside; a form element would submit on Enter
    <div className={className ?? 'form'} ref={root} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function isListOpen(target: HTMLElement): boolean {
  return target.getAttribute('role') === 'combobox' && target.getAttribute('aria-expanded') === 'true';
}

function moveFocus(root: HTMLElement | null, from: HTMLElement, step: 1 | -1): void {
  if (!root) return;
  const stops = [...root.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.tabIndex >= 0 && stop.offsetParent !== null,
  );
  // A field that Enter goes past leads on to the field beside it.
  const follows = (stop: HTMLElement) => (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const beside = step > 0 ? stops.find(follows) : stops.findLast((stop) => stop !== from && !follows(stop));
  beside?.focus();
}
