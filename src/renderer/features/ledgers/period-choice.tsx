/** The period over a list, with ← → for the month before and after. */
import { ledgerWords as words } from '../../../messages/ledgers.ts';
import { Button } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Toolbar } from '../../ui/page.tsx';
import type { Period } from './period.ts';

export interface PeriodKeys {
  F6: { label: string; run: () => void };
  F8: { label: string; run: () => void };
  /** '': the books of now. */
  known: string;
  turn: (step: 1 | -1) => void;
}

export function PeriodChoice({ period, keys }: { period: Period; keys: PeriodKeys }) {
  const dateText = useDateText();
  return (
    <>
      <Button small keyCap="←" onClick={() => keys.turn(-1)}>
        {words.month.earlier}
      </Button>
      <b className="nb">
        {dateText(period.from)} 〜 {dateText(period.through)}
      </b>
      <Button small keyCap="→" onClick={() => keys.turn(1)}>
        {words.month.later}
      </Button>
      <Button small keyCap="F6" onClick={keys.F6.run}>
        {words.keys.period}
      </Button>
    </>
  );
}

/** A line of its own, so that the bar keeps its room: the figures are not those of the books of now. */
export function KnownLine({ keys: { known, F8 } }: { keys: PeriodKeys }) {
  if (known === '') return null;
  return (
    <Toolbar>
      <b role="status" className="nb">
        {known}
      </b>
      <Button small keyCap="F8" onClick={F8.run}>
        {F8.label}
      </Button>
    </Toolbar>
  );
}
