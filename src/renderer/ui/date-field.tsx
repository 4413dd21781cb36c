import { type RefObject, useRef, useState } from 'react';
import { type PlainDate, parseEntryDate } from '../../domain/dates.ts';
import { dateWithWeekday } from '../../messages/common.ts';
import { fieldWords } from '../../messages/fields.ts';
import { useEntrySettings } from './entry-context.tsx';
import { Field, type FieldProps } from './field.tsx';
import { isComposing } from './keyboard.ts';

export interface DateFieldProps extends FieldProps {
  value: PlainDate | null;
  /** Called with every keystroke that makes (or stops making) a date, so that F12 never meets a stale value. */
  onChange: (value: PlainDate | null) => void;
  /** What +30 and 末 count from; the office's day when left out. */
  base?: PlainDate;
  inputRef?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
}

/** A date as clerks type it: 0731, 7/31, R8.7.31, +30, 末. Shows 2026/07/31（金） when left. */
export function DateField({ value, onChange, base, inputRef, autoFocus, ...field }: DateFieldProps) {
  const entry = useDateEntry(value, onChange, base);
  return (
    <Field {...field} error={field.error ?? (entry.unreadable ? fieldWords.dateUnreadable : undefined)}>
      {(parts) => (
        <input
          ref={inputRef}
          // biome-ignore lint/a11y/noAutofocus: a dialog that asks for a date starts in it
          autoFocus={autoFocus}
          data-autofocus={autoFocus ? true : undefined}
          id={parts.id}
          className="box"
          disabled={field.disabled}
          aria-required={field.required}
          aria-invalid={parts.invalid ?? (entry.unreadable ? true : undefined)}
          aria-describedby={parts.describedBy}
          {...entry.box}
        />
      )}
    </Field>
  );
}

/** The same box without label or hint, for bars; wrong entries go back to the last date, Enter and Esc to what had the focus. */
export function BareDateField(props: {
  label: string;
  value: PlainDate;
  onChange: (value: PlainDate) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  className?: string;
}) {
  const entry = useDateEntry(props.value, () => {});
  const before = useRef<Element | null>(null);
  function commit() {
    if (entry.parsed && entry.parsed !== props.value) props.onChange(entry.parsed);
  }
  function leave(box: HTMLInputElement) {
    if (before.current instanceof HTMLElement && before.current.isConnected)
      before.current.focus({ preventScroll: true });
    else box.blur();
  }
  return (
    <span className="date-field">
      <input
        ref={props.inputRef}
        className={props.className ? `box ${props.className}` : 'box'}
        aria-label={props.label}
        {...entry.box}
        onFocus={(event) => {
          before.current = event.relatedTarget;
          entry.box.onFocus(event);
        }}
        onBlur={() => {
          commit();
          entry.box.onBlur();
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') commit();
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.preventDefault();
            if (event.key === 'Escape') entry.reset();
            leave(event.currentTarget);
          }
        }}
      />
    </span>
  );
}

function useDateEntry(value: PlainDate | null, onChange: (value: PlainDate | null) => void, base?: PlainDate) {
  const { today } = useEntrySettings();
  // null: not being edited; the box then shows the value itself.
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const parsed = text === null ? value : text.trim() === '' ? null : parseEntryDate(text, base ?? today);
  const unreadable = left && text !== null && text.trim() !== '' && parsed === null;
  return {
    parsed,
    unreadable,
    reset: () => setText(null),
    box: {
      type: 'text',
      autoComplete: 'off',
      spellCheck: false,
      inputMode: 'text' as const,
      value: text ?? (value ? dateWithWeekday(value) : ''),
      onFocus: (event: { currentTarget: HTMLInputElement }) => {
        setLeft(false);
        event.currentTarget.select();
      },
      onChange: (event: { currentTarget: HTMLInputElement }) => {
        const next = event.currentTarget.value;
        setText(next);
        onChange(next.trim() === '' ? null : parseEntryDate(next, base ?? today));
      },
      onBlur: () => {
        setLeft(true);
        if (parsed !== null || text?.trim() === '') setText(null);
      },
    },
  };
}
