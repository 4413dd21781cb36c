import { type CSSProperties, type RefObject, useEffect, useRef } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  maxLength?: number;
  /** 'kana' and 'text' leave the IME as it is; 'code' asks for half-width keys; 'secret' shows dots. */
  mode?: 'text' | 'kana' | 'code' | 'digits' | 'secret';
  /** More than one line; Enter then starts a new line and Tab moves on. */
  lines?: number;
  autoFocus?: boolean;
  /** Enter and Tab go past it: a field that is rarely needed and has a key of its own. */
  passedBy?: boolean;
  /** The box lost the focus. */
  onLeave?: () => void;
  inputRef?: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  style?: CSSProperties;
}

/** One line (or some) of text. Conversions of the IME pass untouched. */
export function TextField({
  value,
  onChange,
  placeholder,
  maxLength,
  mode = 'text',
  lines,
  autoFocus,
  passedBy,
  onLeave,
  inputRef,
  style,
  ...field
}: TextFieldProps) {
  const own = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const box = inputRef ?? own;
  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, [autoFocus, box]);
  return (
    <Field {...field}>
      {(parts) => {
        const shared = {
          ref: box,
          id: parts.id,
          className: 'box',
          value,
          placeholder,
          maxLength,
          disabled: field.disabled,
          'aria-required': field.required,
          'aria-invalid': parts.invalid,
          'aria-describedby': parts.describedBy,
          autoComplete: 'off',
          // A dialog's focus trap looks for this.
          'data-autofocus': autoFocus ? true : undefined,
          spellCheck: false,
          tabIndex: passedBy ? -1 : undefined,
          style,
          onBlur: onLeave,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        if (lines) return <textarea {...shared} rows={lines} />;
        return (
          <input
            {...shared}
            type={mode === 'secret' ? 'password' : 'text'}
            inputMode={mode === 'digits' ? 'numeric' : mode === 'code' ? 'url' : 'text'}
          />
        );
      }}
    </Field>
  );
}
