/** What was lately voided, replaced, returned or left out of a client's papers, newest first: for everyone who works for it. */
import type { OutputOf } from '../../contract/contract.ts';
import { changeWords as words } from '../../messages/billing.ts';
import { fullInstant } from '../../messages/instants.ts';
import { navigate } from '../stores/route.ts';
import { Amount } from '../ui/amount.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useMethod } from './use-method.ts';

type Change = OutputOf<'invoices.changes'>['changes'][number];

/** As many as are read at a glance; the page of 訂正履歴 has all. */
const SHOWN = 12;

export function ChangeLog({ clientId }: { clientId: number }) {
  const list = useMethod('invoices.changes', { clientId, limit: SHOWN });
  const changes = list.value?.changes ?? [];
  return (
    <section className="change-log" aria-label={words.title}>
      <h3 className="head">
        {words.title}
        <LinkButton onClick={() => navigate('changes')}>{words.all}</LinkButton>
      </h3>
      {list.failure && !list.value && <ErrorPanel failure={list.failure} retry={{ run: list.refresh }} />}
      {list.value && changes.length === 0 && <p className="sub">{words.none}</p>}
      {changes.map((one) => (
        <ChangeEntry key={`${one.at} ${one.kind} ${one.number} ${one.otherNumber}`} change={one} />
      ))}
    </section>
  );
}

function ChangeEntry({ change }: { change: Change }) {
  const { invoiceId, kind, number, otherNumber, customerName, reason, at, by, amountYen } = change;
  const what = words.entry(words.kinds[kind], number, otherNumber);
  return (
    <div>
      <p>
        {invoiceId === null ? (
          <b>{what}</b>
        ) : (
          <LinkButton onClick={() => navigate('invoices', { id: String(invoiceId) })}>{what}</LinkButton>
        )}
        <Amount yen={amountYen} zero="blank" />
      </p>
      <span className="sub">{`${fullInstant(at)}　${by}　${customerName}`}</span>
      <span className="selectable">{reason}</span>
    </div>
  );
}
