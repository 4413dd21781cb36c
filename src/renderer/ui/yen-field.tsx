import { type ChangeEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { formatYen, parseYen } from '../../domain/money.ts';
import { fieldWords } from '../../messages/fields.ts';
import { withCommas } from './amount-entry.ts';
import { Field, type FieldProps } from './field.tsx';
import { isComposing } from './keyboard.ts';

interface YenEntryProps {
  /** Whole yen; null when empty or unreadable. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** Negatives (▲ or -) are refused unless allowed. */
  negative?: boolean;
}

export interface YenFieldProps extends FieldProps, YenEntryProps {
  autoFocus?: boolean;
  /** In grey while it is empty: what then holds. */
  placeholder?: string;
}

/** An amount of yen: commas as it is typed, full-width digits, 1.5万, right-aligned. */
export function YenField({ value, onChange, negative, autoFocus, placeholder, ...field }: YenFieldProps) {
  const entry = useYenEntry({ value, onChange, negative });
  return (
    <Field {...field} error={field.error ?? entry.reason}>
      {(parts) => (
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog that asks for an amount starts in it
          autoFocus={autoFocus}
          id={parts.id}
          className="box n"
          placeholder={placeholder}
          {...entry.box}
        />
      )}
    </Field>
  );
}

export interface BareYenFieldProps extends YenEntryProps {
  label: string;
  /** What is wrong with the amount, in words; shown as a tip, the box gets its red rule. */
  error?: string;
  /** Enter and Esc: where the focus goes back to. Esc brings back what stood there before. */
  onDone?: () => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  /** -1 where a list with many such boxes has a key of its own to get into them. */
  tabIndex?: number;
}

/** The same box without label or hint, for the cells of a list. */
export function BareYenField({ label, error, onDone, inputRef, tabIndex, ...props }: BareYenFieldProps) {
  const entry = useYenEntry(props, inputRef);
  const before = useRef<number | null>(null);
  const wrong = error ?? entry.reason;
  return (
    <input
      className="box n bare"
      aria-label={label}
      tabIndex={tabIndex}
      aria-invalid={wrong ? true : undefined}
      title={wrong}
      {...entry.box}
      onFocus={(event) => {
        before.current = props.value;
        entry.box.onFocus(event);
      }}
      onKeyDown={(event) => {
        if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') entry.reset(before.current);
        if (onDone) onDone();
        else event.currentTarget.blur();
      }}
    />
  );
}

function useYenEntry({ value, onChange, negative }: YenEntryProps, inputRef?: RefObject<HTMLInputElement | null>) {
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const caret = useRef<number | null>(null);
  const own = useRef<HTMLInputElement>(null);
  const box = inputRef ?? own;
  useLayoutEffect(() => {
    if (caret.current === null) return;
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function read(next: string): number | null {
    const yen = next.trim() === '' ? null : parseYen(next);
    return yen !== null && yen < 0 && !negative ? null : yen;
  }
  function take(input: HTMLInputElement) {
    const entry = withCommas(input.value, input.selectionStart ?? input.value.length);
    caret.current = entry.caret;
    setText(entry.text);
    onChange(read(entry.text));
  }
  const wrong = left && text !== null && text.trim() !== '' && read(text) === null;
  return {
    reason: !wrong ? undefined : parseYen(text) === null ? fieldWords.amountUnreadable : fieldWords.amountNegative,
    reset(yen: number | null) {
      setText(null);
      onChange(yen);
    },
    box: {
      ref: box,
      type: 'text',
      inputMode: 'numeric' as const,
      autoComplete: 'off',
      value: text ?? (value === null ? '' : formatYen(value)),
      onFocus: (event: { currentTarget: HTMLInputElement }) => {
        setLeft(false);
        event.currentTarget.select();
      },
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        const native = event.nativeEvent;
        // A half-typed conversion stays as the IME wrote it; compositionend takes it.
        if (native instanceof InputEvent && native.isComposing) setText(event.currentTarget.value);
        else take(event.currentTarget);
      },
      onCompositionEnd: (event: { currentTarget: HTMLInputElement }) => take(event.currentTarget),
      onBlur: () => {
        setLeft(true);
        if (text !== null && (text.trim() === '' || read(text) !== null)) setText(null);
      },
    },
  };
}
