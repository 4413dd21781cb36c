/** What the file will hold, whether it ties, and what is missing for it. */
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { journalProblemWords, journalWords } from '../../../messages/journals.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { StepMark } from '../../ui/marks.tsx';
import { Actions } from '../../ui/page.tsx';
import type { Preview } from './client-journals.tsx';

const words = journalWords.side;

export interface ExportSideProps {
  preview: Preview | undefined;
  busy: boolean;
  onExport: () => void;
}

export function ExportSide({ preview, busy, onExport }: ExportSideProps) {
  const blocked = preview?.problems.some((one) => one.blocking) ?? false;
  return (
    <aside className="side" aria-label={words.label}>
      <div className="side-head">
        <b>{words.label}</b>
      </div>
      {preview && (
        <div className="side-body">
          <Sums preview={preview} />
          <h3 className="head">{words.problems}</h3>
          {preview.problems.length === 0 ? (
            <p className="sub">{words.clean}</p>
          ) : (
            <ul className="journal-problems">
              {preview.problems.map((one) => (
                <li key={`${one.kind} ${one.what} ${one.where}`}>
                  <StepMark step={one.blocking ? 'todo' : 'wait'}>
                    {journalProblemWords[one.kind](one.what, one.where)}
                    {words.times(one.count)}
                  </StepMark>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <Actions>
        <Button
          tone="primary"
          keyCap="F12"
          onClick={onExport}
          disabled={busy || blocked || !preview || preview.count === 0}
          data-save
        >
          {journalWords.export}
        </Button>
      </Actions>
    </aside>
  );
}

function Sums({ preview }: { preview: Preview }) {
  const { ledgerYen, exportedYen, entriesYen } = preview.receivable;
  const ties = ledgerYen === exportedYen + entriesYen;
  const rows = [
    [words.ledger, ledgerYen],
    [words.exported, exportedYen],
    [words.now, entriesYen],
  ] as const;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.entries}</dt>
          <dd className="n">{common.count(preview.count)}</dd>
        </div>
        <div>
          <dt>{words.total}</dt>
          <dd className="n">{formatYen(preview.debitYen)}</dd>
        </div>
      </dl>
      <h3 className="head">
        {words.receivable}
        <StepMark step={ties ? 'done' : 'late'}>{ties ? words.ties : words.untied}</StepMark>
      </h3>
      <dl className="facts">
        {rows.map(([label, yen]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="n">
              <Amount yen={yen} zero="figure" />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
