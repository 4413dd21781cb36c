/** Middle: what the deposit pays, why, what would be left — and how it is ended. */
import { Fragment, type ReactNode } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { shortDate } from '../../../messages/common.ts';
import { reasonSentence } from '../../../messages/matching.ts';
import { bulkWords, proposalWords } from '../../../messages/matching-page.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button, KeyCap } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { type Answer, bulkCreditOf } from './composition.ts';
import type { Ending, MatchingActs } from './use-acts.ts';
import type { Work } from './use-work.ts';

export interface ProposalPaneProps {
  work: Work;
  customerName: string | null;
  customerCode: string | null;
  /** 1 / 14. */
  place: { at: number; of: number };
  acts: MatchingActs;
  /** Replaces the title where panes are tabs. */
  tabs?: ReactNode;
}

export function ProposalPane(props: ProposalPaneProps) {
  const { work, place } = props;
  return (
    <section className="proposal" aria-label={proposalWords.title}>
      <Toolbar>
        {props.tabs ?? <h2>{proposalWords.title}</h2>}
        <span className="sub">{proposalWords.place(place.at, place.of)}</span>
        <span className="grow" />
        <Sureness work={work} />
      </Toolbar>
      <div className="proposal-body">
        <Equation {...props} />
        <Reasons work={work} />
        <BulkCredit work={work} />
        <Answers work={work} />
        <Breakdown work={work} />
        <After work={work} customerName={props.customerName} />
      </div>
      <Endings work={work} acts={props.acts} />
    </section>
  );
}

function Sureness({ work }: { work: Work }) {
  const { answer } = work.composition;
  if (answer === null) return work.composition.amounts.size > 0 ? <Tag>{proposalWords.composed}</Tag> : null;
  const { status } = work.deposits[0]!.proposal;
  const score = work.answers[answer]?.score ?? 0;
  if (answer === 0 && status === 'auto') return <Tag tone="act">{proposalWords.sure.high}</Tag>;
  return score >= 0.5 ? (
    <Tag tone="act">{proposalWords.sure.middle}</Tag>
  ) : (
    <Tag tone="ask">{proposalWords.sure.low}</Tag>
  );
}

/** What a bulk credit clears, for as long as nobody has chosen one customer against it. */
function bulkOf({ deposits, composition }: Work) {
  return deposits.length === 1 && composition.customerId === null ? bulkCreditOf(deposits[0]!.proposal) : null;
}

function BulkCredit({ work }: { work: Work }) {
  const dateText = useDateText();
  const bulk = bulkOf(work);
  if (!bulk) return null;
  const words = bulkWords.rows;
  return (
    <>
      <h3 className="head">{bulkWords.head}</h3>
      <dl className="after">
        <Fact word={words.debitOn}>{dateText(bulk.debitOn)}</Fact>
        <Fact word={words.drawn}>{bulkWords.count(bulk.rows)}</Fact>
        <Fact word={words.invoices}>{bulkWords.count(bulk.invoices)}</Fact>
        <Fact word={words.cleared}>{formatYen(bulk.clearedYen)}</Fact>
        <Fact word={words.left}>
          {bulk.leftYen === 0 ? <span className="zero">0</span> : <b>{formatYen(bulk.leftYen)}</b>}
        </Fact>
      </dl>
      <p className="sub bulk-note">{bulkWords.note}</p>
      {bulk.leftYen > 0 && <p className="sub bulk-note">{bulkWords.leftNote}</p>}
    </>
  );
}

/** 入金, 得意先 and the difference between them. */
function Equation({ work, customerName, customerCode }: ProposalPaneProps) {
  const { totals, composition, deposits } = work;
  const bulk = bulkOf(work);
  return (
    <div className="equation">
      {deposits.map(({ depositId, proposal, description, amountYen }) => (
        <div key={depositId}>
          <span className="sub">
            {proposalWords.deposit}　{shortDate(proposal.depositedOn)}
          </span>
          <span className="two-lines">
            <span className="cut selectable" title={proposal.payerName}>
              {proposal.payerName}
            </span>
            {description && <span className="sub cut">{`${proposalWords.description}　${description}`}</span>}
            {amountYen > proposal.amountYen && <span className="sub">{proposalWords.partly(amountYen)}</span>}
          </span>
          <span className="figure">{formatYen(proposal.amountYen)}</span>
        </div>
      ))}
      <div>
        <span className="sub">
          {proposalWords.customer}
          {customerCode && `　${customerCode}`}
        </span>
        {customerName ? (
          <span className="cut selectable" title={customerName}>
            {customerName}
          </span>
        ) : bulk ? (
          <span>{`${bulkWords.label}　${bulkWords.who(bulk.customers)}`}</span>
        ) : (
          <span className="dim">{proposalWords.noCustomer}</span>
        )}
        <span className="figure">
          {bulk ? (
            formatYen(bulk.clearedYen)
          ) : composition.amounts.size > 0 ? (
            formatYen(totals.clearedYen)
          ) : (
            <span className="zero">—</span>
          )}
        </span>
      </div>
      <Difference work={work} />
    </div>
  );
}

function Difference({ work }: { work: Work }) {
  const { totals, composition } = work;
  const differenceYen = totals.moneyYen - totals.clearedYen;
  if (composition.amounts.size === 0) return null;
  const names: string[] = composition.adjustments.map((one) => proposalWords.adjustments[one.kind]);
  if (totals.leftYen > 0)
    names.push(composition.rest === 'refund' ? proposalWords.differences.refund : proposalWords.differences.advance);
  if (totals.leftYen < 0) names.push(proposalWords.differences.over);
  return (
    <div className="difference">
      <span className="sub">{proposalWords.difference}</span>
      <span className={names.length === 0 ? 'dim' : undefined}>
        {names.join('・') || proposalWords.differences.none}
      </span>
      <span className={totals.leftYen < 0 ? 'figure late' : 'figure'}>
        {differenceYen === 0 ? <span className="zero">0</span> : formatYen(differenceYen)}
      </span>
    </div>
  );
}

function reasonsOf(work: Work): Answer['reasons'] {
  const { answer } = work.composition;
  if (answer !== null) return work.answers[answer]?.reasons ?? [];
  // Composed by hand: the engine's reasons no longer speak of it, except why it had no answer.
  return work.answers.length === 0 ? (work.deposits[0]?.proposal.reasons ?? []) : [];
}

function Reasons({ work }: { work: Work }) {
  const reasons = reasonsOf(work).map(reasonSentence);
  if (reasons.length === 0) return null;
  return (
    <>
      <h3 className="head">{proposalWords.reasons}</h3>
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

/** The next-best answers; the one chosen stands in the panes. */
function Answers({ work }: { work: Work }) {
  if (work.answers.length < 2) return null;
  return (
    <>
      <h3 className="head">
        <span>{proposalWords.answers}</span>
        <span className="sub">{proposalWords.answerHint}</span>
      </h3>
      <div className="answers" role="radiogroup" aria-label={proposalWords.answers}>
        {work.answers.map((answer, index) => (
          <label
            key={`${answer.customerId} ${answer.allocations.map((line) => line.receivableId).join(' ')}`}
            className="answer"
          >
            <input
              type="radio"
              name="answer"
              tabIndex={-1}
              checked={work.composition.answer === index}
              onChange={() => work.chooseAnswer(index)}
            />
            <span className="cut">
              <span className="code">{answer.customerCode}</span>
              {answer.customerName}
            </span>
            <span className="sub nb">{answerText(answer)}</span>
          </label>
        ))}
      </div>
    </>
  );
}

function answerText({ allocations }: Answer): string {
  const yen = allocations.reduce((sum, line) => sum + line.amountYen, 0);
  return proposalWords.answerLine(allocations[0]?.invoice ?? '', allocations.length - 1, yen);
}

/** 消込の内訳: what each receivable is reduced by. */
function Breakdown({ work }: { work: Work }) {
  const lines = work.open.filter((one) => (work.composition.amounts.get(one.receivableId) ?? 0) > 0);
  if (lines.length === 0) return null;
  const words = proposalWords.columns;
  const openYen = lines.reduce((sum, one) => sum + one.openYen, 0);
  return (
    <>
      <h3 className="head">{proposalWords.breakdown}</h3>
      <table className="grid mini">
        <colgroup>
          <col style={{ width: '30%' }} />
          <col />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>{words.invoice}</th>
            <th className="n">{words.open}</th>
            <th className="n">{words.cleared}</th>
            <th className="n">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => {
            const yen = work.composition.amounts.get(one.receivableId) ?? 0;
            return (
              <tr key={one.receivableId}>
                <td title={one.invoice}>{one.invoice}</td>
                <td className="n">{formatYen(one.openYen)}</td>
                <td className="n">{formatYen(yen)}</td>
                <td className="n">
                  <Amount yen={one.openYen - yen} zero="figure" />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td>{proposalWords.total(lines.length)}</td>
            <td className="n">{formatYen(openYen)}</td>
            <td className="n">{formatYen(work.totals.clearedYen)}</td>
            <td className="n">
              <Amount yen={openYen - work.totals.clearedYen} zero="figure" />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function After({ work, customerName }: { work: Work; customerName: string | null }) {
  const { totals, composition } = work;
  if (composition.amounts.size === 0) return null;
  return (
    <dl className="after">
      <Fact word={proposalWords.after.money}>{formatYen(totals.usedYen)}</Fact>
      {composition.adjustments.map((one) => (
        <Fact key={one.kind} word={proposalWords.adjustment(one.kind)}>
          {formatYen(one.amountYen)}
        </Fact>
      ))}
      <Fact word={proposalWords.after.left}>
        {totals.leftYen === 0 ? <span className="zero">0</span> : <b>{formatYen(totals.leftYen)}</b>}
      </Fact>
      {totals.shortYen > 0 && (
        <Fact word={proposalWords.after.short}>
          <b>{formatYen(totals.shortYen)}</b>
        </Fact>
      )}
      <div className="balance">
        <dt className="cut">{proposalWords.after.balance(customerName ?? '')}</dt>
        <dd>
          {formatYen(totals.beforeYen)} → <b>{formatYen(totals.afterYen)}</b>
        </dd>
      </div>
    </dl>
  );
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const ENDING_KEYS: readonly Ending[] = ['short', 'over', 'double', 'wrong-client', 'unknown'];

function Endings({ work, acts }: { work: Work; acts: MatchingActs }) {
  const untouched = work.composition.answer === 0 && work.deposits.length === 1;
  const noCustomer = work.composition.customerId === null;
  const bulk = bulkOf(work);
  return (
    <div className="actions endings">
      {acts.hint && (
        <p className="ending-hint" role="status">
          {acts.hint}
        </p>
      )}
      <Button tone="primary" keyCap="Enter" onClick={acts.accept}>
        {bulk
          ? bulkWords.accept
          : noCustomer
            ? proposalWords.chooseCustomer
            : untouched
              ? proposalWords.accept
              : proposalWords.book}
      </Button>
      <Button keyCap="Space" onClick={acts.later}>
        {acts.deferred ? proposalWords.bringBack : proposalWords.later}
      </Button>
      {bulk && (
        <Button keyCap="7" onClick={acts.openDebits}>
          {bulkWords.open}
        </Button>
      )}
      <div className="five">
        {ENDING_KEYS.map((ending, index) => (
          <Fragment key={ending}>
            <button type="button" onClick={() => acts.end(ending)}>
              <KeyCap>{index + 1}</KeyCap>
              {proposalWords.endings[ending]}
            </button>
          </Fragment>
        ))}
        <button type="button" onClick={acts.enquire}>
          <KeyCap>{ENDING_KEYS.length + 1}</KeyCap>
          {proposalWords.enquiry}
        </button>
      </div>
      {work.totals.leftYen > 0 && work.obstacle === null && (
        <p className="sub">
          {work.composition.rest === 'refund'
            ? proposalWords.excessRefunded(work.totals.leftYen)
            : proposalWords.excessKept(work.totals.leftYen)}
        </p>
      )}
      {work.composition.dispute !== null && work.totals.shortYen > 0 && (
        <p className="sub">{proposalWords.disputed(work.totals.shortYen)}</p>
      )}
    </div>
  );
}

/** Shown where nothing waits. */
export function NoProposal({ tabs }: { tabs?: ReactNode }) {
  return (
    <section className="proposal">
      <Toolbar>{tabs ?? <h2>{proposalWords.title}</h2>}</Toolbar>
      <div className="proposal-body" />
    </section>
  );
}
