/** Middle and right of 本日済: what one clearing did, and the day's sum. */
import { formatYen, sumYen } from '../../../domain/money.ts';
import { shortDate } from '../../../messages/common.ts';
import { timeOfInstant } from '../../../messages/instants.ts';
import { doneWords, proposalWords } from '../../../messages/matching-page.ts';
import { useStaffNames } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import type { Cleared } from './use-waiting.ts';

export function ClearedPane({ row, onReverse }: { row: Cleared | null; onReverse: () => void }) {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  return (
    <section className="proposal" aria-label={doneWords.title}>
      <Toolbar>
        <h2>{doneWords.title}</h2>
        <span className="grow" />
        {row?.reversedOn && <Tag>{doneWords.reversed}</Tag>}
      </Toolbar>
      <div className="proposal-body">
        {row && (
          <>
            <div className="equation">
              <div>
                <span className="sub">
                  {proposalWords.deposit}　{shortDate(row.depositedOn)}
                </span>
                <span className="cut selectable">{row.payerName}</span>
                <span className="figure">{formatYen(row.depositYen)}</span>
              </div>
              <div>
                <span className="sub">
                  {proposalWords.customer}　{row.customerCode}
                </span>
                <span className="cut selectable">{row.customerName}</span>
                <span className="figure">{formatYen(row.clearedYen)}</span>
              </div>
            </div>
            <dl className="facts cleared-facts">
              <Fact word={doneWords.facts.invoices} value={row.invoices.join('、')} />
              <Fact
                word={doneWords.facts.adjustments}
                value={row.adjustmentYen === 0 ? '—' : formatYen(row.adjustmentYen)}
              />
              <Fact word={doneWords.facts.how} value={doneWords.howLong[row.how]} />
              <Fact word={doneWords.facts.by} value={`${nameOf(row.by)}　${timeOfInstant(row.bookedAt)}`} />
              {row.reversedOn && <Fact word={doneWords.facts.reversedOn} value={dateText(row.reversedOn)} />}
            </dl>
          </>
        )}
      </div>
      {row?.reversedOn === null && (
        <div className="actions">
          <Button tone="danger" keyCap="F11" onClick={onReverse}>
            {doneWords.reverse}
          </Button>
        </div>
      )}
    </section>
  );
}

function Fact({ word, value }: { word: string; value: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The day so far: how much went by itself, how much by hand. */
export function DayPane({ rows }: { rows: readonly Cleared[] }) {
  const live = rows.filter((row) => row.reversedOn === null);
  const groups = (['auto', 'suggested', 'manual'] as const).map((how) => ({
    word: doneWords.summaryRows[how],
    rows: live.filter((row) => row.how === how),
  }));
  const reversed = rows.filter((row) => row.reversedOn !== null);
  return (
    <section className="receivables" aria-label={doneWords.summary}>
      <Toolbar>
        <h2>{doneWords.summary}</h2>
      </Toolbar>
      <dl className="facts day-facts">
        {groups.map((group) => (
          <DayFact key={group.word} word={group.word} rows={group.rows} />
        ))}
        <div className="total">
          <dt>{doneWords.facts.cleared}</dt>
          <dd className="n">{daySum(live)}</dd>
        </div>
        {reversed.length > 0 && <DayFact word={doneWords.summaryRows.reversed} rows={reversed} />}
      </dl>
    </section>
  );
}

function DayFact({ word, rows }: { word: string; rows: readonly Cleared[] }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd className="n">{daySum(rows)}</dd>
    </div>
  );
}

function daySum(rows: readonly Cleared[]): string {
  return doneWords.yen(rows.length, sumYen(rows.map((row) => row.clearedYen)));
}
