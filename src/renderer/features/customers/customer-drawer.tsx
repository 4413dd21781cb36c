/** One customer opened beside the list. */
import type { ReactNode } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { customerWords, customerDrawerWords as words } from '../../../messages/customers.ts';
import { policyWords } from '../../../messages/reminder-policy.ts';
import { termsText, termsWords } from '../../../messages/terms.ts';
import { PayerHabit } from '../../api/payer-habit.tsx';
import { useMethod } from '../../api/use-method.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Actions } from '../../ui/page.tsx';
import { CustomerConsents } from './customer-consents.tsx';
import type { CustomerDetail } from './customer-list.ts';
import { CustomerQuestions } from './customer-questions.tsx';
import { CustomerSendings } from './customer-sendings.tsx';
import { LearnedNames } from './customer-side.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';

export interface CustomerDrawerProps {
  clientId: number;
  customerId: number;
  onEdit: () => void;
  onHold: () => void;
  onClose: () => void;
}

export function CustomerDrawer({ clientId, customerId, onEdit, onHold, onClose }: CustomerDrawerProps) {
  const answer = useMethod('customers.get', { clientId, customerId });
  const customer = answer.value;
  return (
    <aside className="side" aria-label={words.label}>
      {answer.failure && <ErrorPanel failure={answer.failure} retry={{ run: answer.refresh }} onClose={onClose} />}
      {customer && (
        <>
          <DrawerHead customer={customer} />
          <div className="side-body">
            <Facts customer={customer} />
            <PayerHabit clientId={clientId} customerId={customer.customerId} />
            <LearnedNames customer={customer} />
            <CustomerQuestions clientId={clientId} customerId={customer.customerId} />
            <CustomerConsents customer={customer} />
            <CustomerSendings clientId={clientId} customer={customer} />
            <CustomerTimeline clientId={clientId} customerId={customer.customerId} />
          </div>
          <Actions>
            <Button keyCap="F6" onClick={onEdit}>
              {customerWords.keys.edit}
            </Button>
            <Button keyCap="F11" onClick={onHold}>
              {customer.reminderHold === null ? customerWords.keys.hold : customerWords.keys.release}
            </Button>
            <Button keyCap="Ctrl+L" onClick={() => navigate('ledgers', { customer: String(customer.customerId) })}>
              {words.ledger}
            </Button>
            <Button
              keyCap="Ctrl+M"
              onClick={() => navigate('reminder-policy', { customer: String(customer.customerId) })}
            >
              {policyWords.key}
            </Button>
            <span className="grow" />
            <Button keyCap="Esc" onClick={onClose}>
              {common.close}
            </Button>
          </Actions>
        </>
      )}
    </aside>
  );
}

function DrawerHead({ customer }: { customer: CustomerDetail }) {
  const roomYen = customer.creditLimitYen === null ? null : customer.creditLimitYen - customer.openYen;
  return (
    <>
      <div className="side-head">
        <div>
          <b>{customer.name}</b>
          <span className="sub">
            {customer.code}　{customer.kana}
          </span>
        </div>
      </div>
      <dl className="side-figures">
        <div>
          <dt>{words.figures.open}</dt>
          <dd>{formatYen(customer.openYen)}</dd>
        </div>
        <div>
          <dt>{words.figures.overdue}</dt>
          <dd>
            <Amount yen={customer.overdueYen} late zero="figure" />
          </dd>
        </div>
        {roomYen !== null && (
          <div>
            <dt>{words.figures.limit}</dt>
            <dd>
              <Amount yen={roomYen} late={roomYen < 0} zero="figure" />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** Who bears the fee, and what else was agreed or is forbidden about deductions. */
function feeText(customer: CustomerDetail): string {
  const { feeBearer, entrustmentAct, discountBasisPoints, discountDays } = customer;
  const parts: string[] = [termsWords.fee[feeBearer]];
  if (entrustmentAct) parts.push(words.entrustmentAct);
  if (discountBasisPoints !== null) parts.push(words.discount(discountBasisPoints / 100, discountDays ?? 0));
  return parts.join('　');
}

function Facts({ customer }: { customer: CustomerDetail }) {
  const given = customer.payerNames.filter((one) => one.source === 'given').map((one) => one.name);
  const facts: (readonly [string, ReactNode])[] = [
    [words.facts.held, customer.reminderHold],
    [words.facts.terms, termsText(customer.terms)],
    [words.facts.fee, feeText(customer)],
    [words.payers, given.join(words.comma)],
    [words.facts.sales, customer.salesContact],
    [words.facts.contact, [customer.department, customer.contactName].filter(Boolean).join('　')],
    [words.facts.phone, customer.phone],
    [words.facts.mail, customer.email],
    [words.facts.merged, customer.mergedCodes.join(words.comma)],
    [words.facts.note, customer.note],
  ];
  return (
    <dl className="facts drawer-facts">
      {facts
        .filter(([, value]) => value)
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
