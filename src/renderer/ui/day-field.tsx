import { useState } from 'react';
import { termsWords } from '../../messages/terms.ts';
import { Field, type FieldProps } from './field.tsx';

export interface DayFieldProps extends FieldProps {
  /** 1–31, where 31 is 末. */
  value: number;
  onChange: (day: number) => void;
}

/** A day of the month as terms name it: 20, or 末. */
export function DayField({ value, onChange, ...field }: DayFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && dayOf(text) === null;
  return (
    <Field {...field} error={field.error ?? (wrong ? termsWords.dayUnreadable : undefined)}>
      {(parts) => (
        <input
          id={parts.id}
          className="box"
          type="text"
          autoComplete="off"
          value={text ?? (value === 31 ? termsWords.endOfMonth : String(value))}
          disabled={field.disabled}
          aria-invalid={parts.invalid ?? (wrong ? true : undefined)}
          aria-describedby={parts.describedBy}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            const day = dayOf(event.currentTarget.value);
            if (day !== null) onChange(day);
          }}
          onBlur={() => !wrong && setText(null)}
        />
      )}
    </Field>
  );
}

function dayOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/日$/, '');
  if (plain === termsWords.endOfMonth || plain === '月末') return 31;
  const day = /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
  return day >= 1 && day <= 31 ? day : null;
}
