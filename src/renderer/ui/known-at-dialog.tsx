/** F8: balances as they were known at the end of a day. */
import { useState } from 'react';
import type { PlainDate } from '../../domain/dates.ts';
import { agingViewWords } from '../../messages/aging-views.ts';
import { common } from '../../messages/common.ts';
import { Button } from './button.tsx';
import { DateField } from './date-field.tsx';
import { Dialog } from './dialog.tsx';
import { useEntrySettings } from './entry-context.tsx';
import { Form } from './form.tsx';

const words = agingViewWords.knownAt;

/** The last moment of a day in Japan. */
export const endOfDay = (day: PlainDate) => `${day}T23:59:59.999+09:00`;

export interface KnownAtDialogProps {
  day: PlainDate | null;
  onSet: (day: PlainDate | null) => void;
  onClose: () => void;
}

export function KnownAtDialog({ day, onSet, onClose }: KnownAtDialogProps) {
  const { today } = useEntrySettings();
  const [chosen, setChosen] = useState<PlainDate | null>(day ?? today);
  const set = (next: PlainDate | null) => {
    onSet(next);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      width={480}
      onClose={onClose}
      keys={{ F12: { label: words.set, run: () => set(chosen), main: true, disabled: chosen === null } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={() => set(chosen)} disabled={chosen === null} data-save>
            {words.set}
          </Button>
          <Button onClick={() => set(null)}>{words.now}</Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <DateField label={words.on} span={6} autoFocus value={chosen} onChange={setChosen} />
      </Form>
    </Dialog>
  );
}
