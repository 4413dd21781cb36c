/** Beside the form: what is owed, the names learned from allocations, what happened. */
import { formatYen } from '../../../domain/money.ts';
import { balanceWords, payerWords } from '../../../messages/customers.ts';
import { PayerHabit } from '../../api/payer-habit.tsx';
import { Amount } from '../../ui/amount.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Tag } from '../../ui/marks.tsx';
import { CustomerConsents } from './customer-consents.tsx';
import type { CustomerDetail } from './customer-list.ts';
import { CustomerQuestions } from './customer-questions.tsx';
import { CustomerSendings } from './customer-sendings.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';

export function CustomerSide({ clientId, customer }: { clientId: number; customer: CustomerDetail }) {
  return (
    <div className="side-body">
      <Balance customer={customer} />
      <PayerHabit clientId={clientId} customerId={customer.customerId} />
      <LearnedNames customer={customer} />
      <CustomerQuestions clientId={clientId} customerId={customer.customerId} />
      <CustomerConsents customer={customer} />
      <CustomerSendings clientId={clientId} customer={customer} />
      <CustomerTimeline clientId={clientId} customerId={customer.customerId} />
    </div>
  );
}

function Balance({ customer }: { customer: CustomerDetail }) {
  const { creditLimitYen, openYen, overdueYen, reminderHold } = customer;
  const roomYen = creditLimitYen === null ? null : creditLimitYen - openYen;
  return (
    <>
      <h3 className="head">{balanceWords.head}</h3>
      {reminderHold !== null && (
        <p className="held">
          <Tag tone="ask">{balanceWords.held}</Tag> {reminderHold}
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{balanceWords.open}</dt>
          <dd className="n">{formatYen(openYen)}</dd>
        </div>
        <div>
          <dt>{balanceWords.overdue}</dt>
          <dd className="n">
            <Amount yen={overdueYen} late zero="figure" />
          </dd>
        </div>
        <div>
          <dt>{balanceWords.limit}</dt>
          <dd className="n">{creditLimitYen === null ? balanceWords.noLimit : formatYen(creditLimitYen)}</dd>
        </div>
        {roomYen !== null && (
          <div>
            <dt>{balanceWords.room}</dt>
            <dd className="n">
              <Amount yen={roomYen} late={roomYen < 0} zero="figure" />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** Names from allocations that stand; a reversal takes them back by itself. */
export function LearnedNames({ customer }: { customer: CustomerDetail }) {
  const dateText = useDateText();
  const learned = customer.payerNames.filter((one) => one.source === 'learned');
  return (
    <>
      <h3 className="head">{payerWords.learned}</h3>
      {learned.length === 0 ? (
        <p className="sub">{payerWords.noneLearned}</p>
      ) : (
        <table className="grid mini learned">
          <thead>
            <tr>
              <th>{payerWords.name}</th>
              <th>{payerWords.lastOn}</th>
              <th className="n">{payerWords.amount}</th>
            </tr>
          </thead>
          <tbody>
            {learned.map((one) => (
              <tr key={one.name}>
                <td>{one.name}</td>
                <td>{one.lastOn === null ? '' : dateText(one.lastOn)}</td>
                <td className="n">{one.lastAmountYen === null ? '' : formatYen(one.lastAmountYen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
