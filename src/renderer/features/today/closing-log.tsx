/** At the right of 月次の流れ: who closed what and when, and why it was opened again. */
import type { OutputOf } from '../../../contract/contract.ts';
import { cycleWords } from '../../../messages/cycle.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { Toolbar } from '../../ui/page.tsx';

type Change = OutputOf<'cycle.month'>['changes'][number];

export function ClosingLog({ changes, nameOf }: { changes: readonly Change[]; nameOf: (code: string) => string }) {
  return (
    <section className="side">
      <Toolbar>
        <h2>{cycleWords.history}</h2>
      </Toolbar>
      <div className="side-body closing-log">
        {changes.length === 0 && <p className="sub">{cycleWords.noHistory}</p>}
        {changes.map((change) => (
          <div key={`${change.at} ${change.kind} ${change.through}`}>
            <b>{cycleWords.change[change.kind](change.through)}</b>
            <span className="sub">{`${fullInstant(change.at)}　${nameOf(change.by)}`}</span>
            {change.reason !== '' && <span className="selectable">{change.reason}</span>}
          </div>
        ))}
      </div>
    </section>
  );
}
