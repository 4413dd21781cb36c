/** Beside the lines: what the customer owes, the earlier invoices, the keys. */
import { formatYen } from '../../../domain/money.ts';
import { shortDate } from '../../../messages/common.ts';
import { entryModeWords } from '../../../messages/entry-modes.ts';
import { entryWords } from '../../../messages/invoice-entry.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button, KeyCap } from '../../ui/button.tsx';
import type { InvoiceEntry } from './invoice-entry.ts';
import { earlierOf, standing } from './invoice-list.ts';
import type { InvoiceSummary } from './invoice-types.ts';

const words = entryWords.side;
const SHOWN = 5;
const NO_INVOICES: readonly InvoiceSummary[] = [];

/** The customer's latest invoices that still stand, newest first. */
export function useEarlierInvoices(clientId: number, customerId: number | null): readonly InvoiceSummary[] {
  const answer = useMethod('invoices.list', earlierOf(clientId, customerId ?? 1), { enabled: customerId !== null });
  if (customerId === null || !answer.value) return NO_INVOICES;
  return standing(answer.value.invoices.filter((invoice) => invoice.customerId === customerId)).slice(0, SHOWN);
}

export interface InvoiceSideProps {
  clientId: number;
  entry: InvoiceEntry;
  earlier: readonly InvoiceSummary[];
}

export function InvoiceSide({ clientId, entry, earlier }: InvoiceSideProps) {
  return (
    <aside className="entry-side">
      <h3 className="head">{words.customer}</h3>
      {entry.customer ? <Balance clientId={clientId} entry={entry} /> : <p className="sub">{words.choose}</p>}
      {entry.customer && <Earlier earlier={earlier} onCopy={(invoiceId) => void entry.copyFrom(invoiceId)} />}
      <h3 className="head">{words.keys}</h3>
      <dl className="entry-keys">
        {entryWords.keys.list.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <KeyCap>{key}</KeyCap>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}

function Balance({ clientId, entry }: { clientId: number; entry: InvoiceEntry }) {
  const { customer, sum } = entry;
  const detail = useMethod('customers.get', { clientId, customerId: customer?.customerId ?? 1 });
  if (!customer) return null;
  const { mode } = entry.draft.values;
  const thisYen = (sum?.totalYen ?? 0) * (mode === 'credit' ? -1 : 1);
  // A delivery owes nothing yet, and a replacement changes by the difference alone.
  const isOwed = mode !== 'delivery' && mode !== 'reissue';
  const afterYen = customer.openYen + (isOwed ? thisYen : 0);
  const limitYen = detail.value?.customerId === customer.customerId ? detail.value.creditLimitYen : null;
  const roomYen = limitYen === null ? null : limitYen - afterYen;
  return (
    <dl className="facts entry-facts">
      <Fact word={words.open} figure={formatYen(customer.openYen)} />
      <Fact word={words.overdue} figure={formatYen(customer.overdueYen)} late={customer.overdueYen > 0} />
      {isOwed && <Fact word={mode === 'credit' ? entryModeWords.thisCredit : words.this} figure={formatYen(thisYen)} />}
      {isOwed && <Fact word={words.after} figure={formatYen(afterYen)} total />}
      <Fact word={words.limit} figure={limitYen === null ? words.noLimit : formatYen(limitYen)} />
      {roomYen !== null && <Fact word={words.room} figure={formatYen(roomYen)} late={roomYen < 0} />}
    </dl>
  );
}

function Fact({ word, figure, late, total }: { word: string; figure: string; late?: boolean; total?: boolean }) {
  return (
    <div className={total ? 'total' : undefined}>
      <dt>{word}</dt>
      <dd className={late ? 'n late' : 'n'}>{figure}</dd>
    </div>
  );
}

function Earlier({ earlier, onCopy }: { earlier: readonly InvoiceSummary[]; onCopy: (invoiceId: number) => void }) {
  const [latest] = earlier;
  return (
    <>
      <h3 className="head">{words.earlier}</h3>
      {latest ? (
        <>
          <table className="grid mini entry-earlier">
            <tbody>
              {earlier.map((invoice) => (
                <tr key={invoice.invoiceId} onDoubleClick={() => onCopy(invoice.invoiceId)}>
                  <td>{invoice.number}</td>
                  <td>{shortDate(invoice.issuedOn)}</td>
                  <td className="n">{formatYen(invoice.totalYen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Button small keyCap="Ctrl+D" onClick={() => onCopy(latest.invoiceId)}>
            {words.copy(entryWords.ofMonth(Number(latest.issuedOn.slice(5, 7))))}
          </Button>
        </>
      ) : (
        <p className="sub">{words.noEarlier}</p>
      )}
    </>
  );
}
