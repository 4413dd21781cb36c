import type { KeyboardEvent } from 'react';
import { clientFormWords } from '../../../messages/clients.ts';
import { Field, type FieldProps } from '../../ui/field.tsx';
import { ClientSeal } from '../../ui/marks.tsx';

const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** One of the ten seal colours, shown as the seal itself; ← → move. */
export function ColourField({
  seal,
  value,
  onChange,
  ...field
}: FieldProps & { seal: string; value: number; onChange: (colour: number) => void }) {
  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    onChange((value + step + COLOURS.length) % COLOURS.length);
  }
  return (
    <Field {...field}>
      {(parts) => (
        <div className="colours">
          {COLOURS.map((colour) => (
            <label key={colour} title={clientFormWords.colourOf(colour)}>
              <input
                id={colour === value ? parts.id : undefined}
                type="radio"
                name={parts.id}
                className="unseen"
                checked={colour === value}
                tabIndex={colour === value ? 0 : -1}
                aria-label={clientFormWords.colourOf(colour)}
                onChange={() => onChange(colour)}
                onKeyDown={move}
              />
              <ClientSeal seal={seal} colour={colour} />
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
