/** The open receivables of a customer with a tick and an amount each: what is written off or set off. */
import { formatYen } from '../../../domain/money.ts';
import { writeOffWords } from '../../../messages/clearings.ts';
import { useDateText } from '../../ui/entry-context.tsx';
import { BareYenField } from '../../ui/yen-field.tsx';
import type { Debtor, Pick } from './clearing-types.ts';

const words = writeOffWords.columns;

export interface ReceivablePicksProps {
  receivables: Debtor['receivables'];
  picks: readonly Pick[];
  onPicks: (picks: Pick[]) => void;
  /** all: every receivable, whole. whole: ticks only. any: amounts too. */
  freedom: 'all' | 'whole' | 'any';
  /** With `all`: what each line comes to (the memorandum yen stays on one of them). */
  planned?: readonly { receivableId: number; amountYen: number }[];
  amountHead: string;
  amountOf: (invoice: string) => string;
}

export function ReceivablePicks(props: ReceivablePicksProps) {
  const dateText = useDateText();
  const { receivables, picks, onPicks, freedom } = props;
  const pickOf = (receivableId: number) => picks.find((one) => one.receivableId === receivableId);
  function tick(receivable: Debtor['receivables'][number], on: boolean) {
    const others = picks.filter((one) => one.receivableId !== receivable.receivableId);
    onPicks(on ? [...others, { receivableId: receivable.receivableId, amountYen: receivable.openYen }] : others);
  }
  return (
    <div className="picks">
      <table className="grid mini">
        <thead>
          <tr>
            <th className="tick-cell" />
            <th>{words.invoice}</th>
            <th>{words.due}</th>
            <th className="n">{words.open}</th>
            <th className="n amount">{props.amountHead}</th>
          </tr>
        </thead>
        <tbody>
          {receivables.map((one) => {
            const planned = props.planned?.find((line) => line.receivableId === one.receivableId)?.amountYen ?? 0;
            const pick = freedom === 'all' ? { amountYen: planned } : pickOf(one.receivableId);
            return (
              <tr key={one.receivableId}>
                <td className="tick-cell">
                  {freedom !== 'all' && (
                    <input
                      type="checkbox"
                      className="tick"
                      aria-label={one.invoice}
                      checked={pick !== undefined}
                      onChange={(event) => tick(one, event.currentTarget.checked)}
                    />
                  )}
                </td>
                <td>{one.invoice}</td>
                <td>{dateText(one.dueOn)}</td>
                <td className="n">{formatYen(one.openYen)}</td>
                <td className="n">
                  {pick && freedom === 'any' ? (
                    <BareYenField
                      label={props.amountOf(one.invoice)}
                      value={pick.amountYen}
                      onChange={(amountYen) =>
                        onPicks(picks.map((p) => (p.receivableId === one.receivableId ? { ...p, amountYen } : p)))
                      }
                      {...(pick.amountYen !== null && pick.amountYen > one.openYen
                        ? { error: writeOffWords.faults['over-open'] }
                        : {})}
                    />
                  ) : (
                    pick && formatYen(freedom === 'all' ? planned : one.openYen)
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Every receivable, whole. */
export function allPicks(receivables: Debtor['receivables']): Pick[] {
  return receivables.map(({ receivableId, openYen }) => ({ receivableId, amountYen: openYen }));
}
