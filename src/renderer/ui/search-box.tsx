import type { RefObject } from 'react';
import { isComposing } from './keyboard.ts';

export interface SearchBoxProps {
  /** What is looked through: 「番号・得意先・金額」. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  /** Enter and ↓: usually the list takes the focus. */
  onDone?: () => void;
}

/** Narrows the list below while it is typed; Esc empties it, Enter and ↓ go to the list. */
export function SearchBox({ label, value, onChange, inputRef, onDone }: SearchBoxProps) {
  return (
    <input
      ref={inputRef}
      className="box search-box"
      type="search"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        const isDone = event.key === 'Enter' || event.key === 'ArrowDown';
        if (!isDone && !(event.key === 'Escape' && value !== '')) return;
        event.preventDefault();
        event.stopPropagation();
        if (!isDone) return onChange('');
        onDone?.();
        // No list there yet: it takes the focus when its rows come, because nothing else has it.
        if (document.activeElement === event.currentTarget) event.currentTarget.blur();
      }}
    />
  );
}
