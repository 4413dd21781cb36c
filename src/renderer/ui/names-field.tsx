import type { FocusEvent } from 'react';
import { fieldWords } from '../../messages/fields.ts';
import { Field, type FieldProps } from './field.tsx';

export interface NamesFieldProps extends FieldProps {
  /** The names in their order; an empty one is a box that was emptied and not yet left. */
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** Reason against one name; undefined when it can be used. */
  wrong?: (name: string) => string | undefined;
  maxLength: number;
  maxNames: number;
}

/** Several names, a box each. Enter goes from box to box and, from the empty one at the end, on to the next field; an emptied name goes. */
export function NamesField({ value, onChange, wrong, maxLength, maxNames, ...field }: NamesFieldProps) {
  const boxes = value.length < maxNames ? [...value, ''] : value;
  function set(index: number, name: string) {
    const next = boxes.with(index, name);
    onChange(next.slice(0, next.findLastIndex((one) => one !== '') + 1));
  }
  /** Emptied boxes between others go when the field is left, not under the clerk's fingers. */
  function closeUp(event: FocusEvent<HTMLInputElement>) {
    if (event.currentTarget.parentElement?.contains(event.relatedTarget)) return;
    if (value.includes('')) onChange(value.filter((one) => one !== ''));
  }
  return (
    <Field {...field}>
      {(parts) => (
        <div className="names">
          {boxes.map((name, index) => {
            const reason = name.trim() === '' ? undefined : wrong?.(name);
            return (
              <input
                // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place; emptied ones close up when they are left
                key={index}
                id={index === 0 ? parts.id : undefined}
                className="box"
                type="text"
                autoComplete="off"
                spellCheck={false}
                maxLength={maxLength}
                aria-label={index === 0 ? undefined : fieldWords.names.more(index + 1)}
                aria-describedby={parts.describedBy}
                aria-invalid={reason ? true : undefined}
                title={reason}
                value={name}
                onChange={(event) => set(index, event.currentTarget.value)}
                onBlur={closeUp}
              />
            );
          })}
        </div>
      )}
    </Field>
  );
}
