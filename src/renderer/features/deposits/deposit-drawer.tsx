/** One deposit opened beside the list: what it is and what it was used for. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { depositWords, depositDrawerWords as words, yenWords } from '../../../messages/deposits.ts';
import { noteWords } from '../../../messages/received-notes.ts';
import { useMethod } from '../../api/use-method.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Actions } from '../../ui/page.tsx';
import { DepositState } from './deposit-columns.tsx';
import { customerOf, type DepositSummary } from './deposit-list.ts';

export interface DepositDrawerProps {
  clientId: number;
  deposit: DepositSummary;
  onCancel: () => void;
  onNote: () => void;
  onClose: () => void;
}

export function DepositDrawer({ clientId, deposit, onCancel, onNote, onClose }: DepositDrawerProps) {
  const dateText = useDateText();
  return (
    <aside className="side" aria-label={words.label}>
      <div className="side-head">
        <div>
          <b>{deposit.payerName}</b>
          <span className="sub">
            <DepositState deposit={deposit} />
          </span>
        </div>
      </div>
      <dl className="side-figures">
        <div>
          <dt>{words.figures.amount}</dt>
          <dd>{formatYen(deposit.amountYen)}</dd>
        </div>
        <div>
          <dt>{words.figures.left}</dt>
          <dd>
            <Amount yen={deposit.leftYen} zero="figure" />
          </dd>
        </div>
        <div>
          <dt>{words.figures.on}</dt>
          <dd>{dateText(deposit.depositedOn)}</dd>
        </div>
      </dl>
      <div className="side-body">
        <Facts deposit={deposit} />
        <History clientId={clientId} depositId={deposit.depositId} />
      </div>
      <Actions>
        {deposit.leftYen > 0 && hasPage('matching') && (
          <Button keyCap="F8" onClick={() => navigate('matching')}>
            {depositWords.keys.match}
          </Button>
        )}
        <Button keyCap="F9" onClick={onNote}>
          {noteWords.button}
        </Button>
        <Button tone="danger" keyCap="F11" disabled={deposit.source !== 'entered'} onClick={onCancel}>
          {depositWords.keys.cancel}
        </Button>
        {deposit.source === 'imported' && <span className="sub">{words.withItsImport}</span>}
        <span className="grow" />
        <Button keyCap="Esc" onClick={onClose}>
          {common.close}
        </Button>
      </Actions>
    </aside>
  );
}

function Facts({ deposit }: { deposit: DepositSummary }) {
  const customer = customerOf(deposit);
  const facts = [
    [words.facts.customer, customer ? `${customer.code}　${customer.name}` : ''],
    [words.facts.method, depositWords.methods[deposit.method]],
    [words.facts.ref, deposit.ref],
    [words.facts.description, deposit.description],
    ...(deposit.receivedOn === null ? [] : [[words.facts.receivedOn, formatDate(deposit.receivedOn)] as const]),
    ...(deposit.billDueOn === null
      ? []
      : [[words.facts.billDueOn, words.billShifted(deposit.billDueOn, deposit.depositedOn)] as const]),
    ...(deposit.instrumentNumber === '' ? [] : [[words.facts.instrument, deposit.instrumentNumber] as const]),
    [words.facts.source, words.sources[deposit.source]],
  ] as const;
  return (
    <dl className="facts drawer-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

type Allocation = OutputOf<'allocations.history'>['allocations'][number];

function History({ clientId, depositId }: { clientId: number; depositId: number }) {
  const answer = useMethod('allocations.history', { clientId, depositId });
  const own = answer.value?.allocations.filter((one) => one.depositId === depositId);
  return (
    <>
      <h3 className="head">{words.history}</h3>
      {answer.failure && <ErrorPanel failure={answer.failure} retry={{ run: answer.refresh }} />}
      {own?.length === 0 && <p className="sub">{words.noHistory}</p>}
      <ul className="log">
        {own?.map((allocation) => (
          <HistoryLine key={allocation.allocationId} allocation={allocation} />
        ))}
      </ul>
    </>
  );
}

function HistoryLine({ allocation }: { allocation: Allocation }) {
  const { reversedOn, adjustmentYen } = allocation;
  return (
    <li className={reversedOn === null ? undefined : 'undone'}>
      <span>{words.how[allocation.how]}</span>
      <span>
        {allocation.customerName}
        <span className="sub invoice-numbers">{allocation.invoices.join('　')}</span>
        {adjustmentYen !== 0 && (
          <span className="sub invoice-numbers">{words.adjustment(yenWords(adjustmentYen))}</span>
        )}
        {reversedOn !== null && <span className="sub invoice-numbers">{words.reversed(reversedOn)}</span>}
      </span>
      <span>
        <Amount yen={allocation.clearedYen} />
      </span>
    </li>
  );
}
