/** At the right of 例外一覧: whose money it is, under that client's colour, what the engine would do and why. */
import { sumYen } from '../../../domain/money.ts';
import { reasonSentence } from '../../../messages/matching.ts';
import { reviewWords } from '../../../messages/review.ts';
import { Button } from '../../ui/button.tsx';
import { ClientSeal } from '../../ui/marks.tsx';
import { Actions } from '../../ui/page.tsx';
import { isSafe, type Proposal, type QueueRow } from './queue.ts';

const words = reviewWords.detail;
const SHOWN_INVOICES = 6;

export interface ReviewDetailProps {
  row: QueueRow;
  /** What happened to the one before, where it was not what was asked. */
  note: string | null;
  onAccept: () => void;
  onOpen: () => void;
}

export function ReviewDetail({ row, note, onAccept, onOpen }: ReviewDetailProps) {
  const { proposal } = row;
  const safe = isSafe(proposal);
  return (
    <section className="side review-detail" aria-label={words.title}>
      <div className="client-band" data-client={row.colour} />
      <div className="side-head">
        <ClientSeal seal={row.seal} colour={row.colour} large />
        <div>
          <b title={row.name}>{row.name}</b>
          <span className="sub">{row.assigneeName ? `${row.code}　${row.assigneeName}` : row.code}</span>
        </div>
      </div>
      <div className="side-body">
        {note && (
          <p className="late" role="alert">
            {note}
          </p>
        )}
        <Facts row={row} proposal={proposal} />
        {proposal && <Reasons proposal={proposal} />}
        {proposal && proposal.status !== 'none' && !safe && <p className="sub">{words.unsafe}</p>}
      </div>
      <Actions>
        <Button tone="primary" keyCap="F12" onClick={onAccept} disabled={!safe}>
          {reviewWords.accept}
        </Button>
        <span className="grow" />
        <Button keyCap="Enter" onClick={onOpen}>
          {reviewWords.open}
        </Button>
      </Actions>
    </section>
  );
}

function Facts({ row, proposal }: { row: QueueRow; proposal: Proposal | undefined }) {
  const allocations = proposal?.allocations ?? [];
  const clearedYen = sumYen(allocations.map((one) => one.amountYen));
  const adjusted = proposal?.adjustments ?? [];
  const leftYen = row.leftYen - clearedYen + sumYen(adjusted.map((one) => one.amountYen));
  return (
    <dl className="facts">
      <div>
        <dt>{words.deposit}</dt>
        <dd>
          <b>{words.yen(row.leftYen)}</b>
          <span className="sub">{`　${words.date(row.depositedOn)}`}</span>
          <div className="selectable">{row.payerName}</div>
        </dd>
      </div>
      {proposal === undefined && <p className="sub">{words.asking}</p>}
      {proposal?.status === 'none' && <p>{words.none}</p>}
      {proposal?.customerName && (
        <div>
          <dt>{words.customer}</dt>
          <dd className="selectable">{`${proposal.customerCode ?? ''}　${proposal.customerName}`}</dd>
        </div>
      )}
      {allocations.length > 0 && (
        <div>
          <dt>{words.invoices}</dt>
          <dd>
            {allocations.slice(0, SHOWN_INVOICES).map((one) => (
              <div key={one.receivableId}>{words.invoice(one.invoice, one.amountYen)}</div>
            ))}
            {allocations.length > SHOWN_INVOICES && (
              <div className="sub">{words.more(allocations.length - SHOWN_INVOICES)}</div>
            )}
          </dd>
        </div>
      )}
      {adjusted.map((one) => (
        <div key={one.kind}>
          <dt>{reviewWords.adjustments[one.kind] ?? words.adjustments}</dt>
          <dd>{words.yen(one.amountYen)}</dd>
        </div>
      ))}
      {allocations.length > 0 && leftYen !== 0 && (
        <div>
          <dt>{words.left}</dt>
          <dd>{words.yen(leftYen)}</dd>
        </div>
      )}
    </dl>
  );
}

function Reasons({ proposal }: { proposal: Proposal }) {
  const reasons = proposal.reasons.map(reasonSentence);
  if (reasons.length === 0) return null;
  return (
    <>
      <h3 className="head">{words.reasons}</h3>
      <ul className="why">
        {reasons.map(({ label, sentence, isDoubt }) => (
          <li key={`${label} ${sentence}`} data-doubt={isDoubt ? '' : undefined}>
            <b>{label}</b>
            <span className="phrases selectable">{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
