/** F6: any period, with the three that are asked for most. */
import { useState } from 'react';
import { addMonths, type PlainDate } from '../../../domain/dates.ts';
import { common } from '../../../messages/common.ts';
import { ledgerWords } from '../../../messages/ledgers.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { monthUpTo, type Period, wholeMonth, yearUpTo } from './period.ts';

const words = ledgerWords.dialog;

export interface PeriodDialogProps {
  period: Period;
  asOf: PlainDate;
  onSet: (period: Period) => void;
  onClose: () => void;
}

export function PeriodDialog({ period, asOf, onSet, onClose }: PeriodDialogProps) {
  const [from, setFrom] = useState<PlainDate | null>(period.from);
  const [through, setThrough] = useState<PlainDate | null>(period.through);
  const backwards = from !== null && through !== null && through < from;
  function set() {
    if (from === null || through === null || backwards) return;
    onSet({ from, through });
    onClose();
  }
  const quick = (given: Period) => () => {
    onSet(given);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      width={460}
      onClose={onClose}
      keys={{ F12: { label: words.set, run: set, main: true } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={set} data-save>
            {words.set}
          </Button>
          <Button onClick={quick(wholeMonth(addMonths(`${asOf.slice(0, 7)}-01`, -1)))}>{words.lastMonth}</Button>
          <Button onClick={quick(monthUpTo(asOf))}>{words.month}</Button>
          <Button onClick={quick(yearUpTo(asOf))}>{words.year}</Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form className="form dialog-form">
        <DateField label={words.from} span={6} autoFocus value={from} onChange={setFrom} />
        <DateField
          label={words.through}
          span={6}
          value={through}
          onChange={setThrough}
          error={backwards ? words.backwards : undefined}
        />
      </Form>
    </Dialog>
  );
}
