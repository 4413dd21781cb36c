/** At the right of 月次の流れ: who closed what and when, why it was opened again, and what was corrected of the client's papers. */
import type { OutputOf } from '../../../contract/contract.ts';
import { cycleWords } from '../../../messages/cycle.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { ChangeLog } from '../../api/change-log.tsx';
import { Toolbar } from '../../ui/page.tsx';

type Change = OutputOf<'cycle.month'>['changes'][number];

interface ClosingLogProps {
  clientId: number;
  changes: readonly Change[];
  nameOf: (code: string) => string;
}

export function ClosingLog({ clientId, changes, nameOf }: ClosingLogProps) {
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
        <ChangeLog clientId={clientId} />
      </div>
    </section>
  );
}
