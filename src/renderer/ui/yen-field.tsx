import { type ChangeEvent, useLayoutEffect, useRef, useState } from 'react';
import { formatYen, parseYen } from '../../domain/money.ts';
import { fieldWords } from '../../messages/fields.ts';
import { withCommas } from './amount-entry.ts';
import { Field, type FieldProps } from './field.tsx';

export interface YenFieldProps extends FieldProps {
  /** Whole yen; null when empty or unreadable. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** Negatives (▲ or -) are refused unless allowed. */
  negative?: boolean;
  autoFocus?: boolean;
}

/** An amount of yen: commas as it is typed, full-width digits, 1.5万, right-aligned. */
export function YenField({ value, onChange, negative, autoFocus, ...field }: YenFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const caret = useRef<number | null>(null);
  const box = useRef<HTMLInputElement>(null);
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
  function changed(event: ChangeEvent<HTMLInputElement>) {
    const native = event.nativeEvent;
    // A half-typed conversion stays as the IME wrote it; compositionend takes it.
    if (native instanceof InputEvent && native.isComposing) setText(event.currentTarget.value);
    else take(event.currentTarget);
  }
  const wrong = left && text !== null && text.trim() !== '' && read(text) === null;
  const reason = wrong
    ? parseYen(text) === null
      ? fieldWords.amountUnreadable
      : fieldWords.amountNegative
    : undefined;
  return (
    <Field {...field} error={field.error ?? reason}>
      {(parts) => (
        <input
          ref={box}
          // biome-ignore lint/a11y/noAutofocus: a dialog that asks for an amount starts in it
          autoFocus={autoFocus}
          id={parts.id}
          className="box n"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text ?? (value === null ? '' : formatYen(value))}
          disabled={field.disabled}
          aria-required={field.required}
          aria-invalid={parts.invalid}
          aria-describedby={parts.describedBy}
          onFocus={(event) => {
            setLeft(false);
            event.currentTarget.select();
          }}
          onChange={changed}
          onCompositionEnd={(event) => take(event.currentTarget)}
          onBlur={() => {
            setLeft(true);
            if (text !== null && (text.trim() === '' || read(text) !== null)) setText(null);
          }}
        />
      )}
    </Field>
  );
}
