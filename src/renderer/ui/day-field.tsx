import { useState } from 'react';
import { dayOfTerms, termsWords } from '../../messages/terms.ts';
import { Field, type FieldProps } from './field.tsx';

export interface DayFieldProps extends FieldProps {
  /** 1–31, where 31 is 末. */
  value: number;
  onChange: (day: number) => void;
}

/** A day of the month as terms name it: 20, or 末. */
export function DayField({ value, onChange, ...field }: DayFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && dayOfTerms(text) === null;
  return (
    <Field {...field} error={field.error ?? (wrong ? termsWords.dayUnreadable : undefined)}>
      {(parts) => (
        <input
          {...parts.box}
          value={text ?? (value === 31 ? termsWords.endOfMonth : String(value))}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            const day = dayOfTerms(event.currentTarget.value);
            if (day !== null) onChange(day);
          }}
          onBlur={() => !wrong && setText(null)}
        />
      )}
    </Field>
  );
}
