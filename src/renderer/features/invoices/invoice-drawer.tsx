/** One invoice opened beside the list: what it is made of and what happened to it. */
import { formatMilli, formatYen } from '../../../domain/money.ts';
import { common, shortDate } from '../../../messages/common.ts';
import { customerActWords } from '../../../messages/customer-acts.ts';
import { supplyText } from '../../../messages/invoice-entry.ts';
import { invoiceWords, invoiceDrawerWords as words } from '../../../messages/invoices.ts';
import { keyWords } from '../../../messages/keys.ts';
import { policyWords } from '../../../messages/reminder-policy.ts';
import { REDUCED_MARK, taxClassWords } from '../../../messages/tax-classes.ts';
import { EventLog } from '../../api/event-log.tsx';
import { useCustomerActs } from '../../api/use-customer-acts.tsx';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Actions } from '../../ui/page.tsx';
import { CreditPapers } from '../invoice-papers/sale-papers.tsx';
import { CorrectionKeys, Corrections } from './drawer-corrections.tsx';
import type { InvoiceDetail } from './invoice-types.ts';

export interface InvoiceDrawerProps {
  client: ClientSummary;
  invoiceId: number;
  onClose: () => void;
  onVoid: (invoice: InvoiceDetail) => void;
  onPrint: (invoice: InvoiceDetail) => void;
}

export function InvoiceDrawer({ client, invoiceId, onClose, onVoid, onPrint }: InvoiceDrawerProps) {
  const answer = useMethod('invoices.get', { clientId: client.clientId, invoiceId });
  const invoice = answer.value;
  const acts = useCustomerActs(client);
  const act = () => invoice && acts.ask({ customerId: invoice.customerId, name: invoice.customerName });
  const toPolicy = () => navigate('reminder-policy', { invoice: String(invoiceId) });
  usePageKeys({ F8: { label: customerActWords.key, run: act } }, { 'Ctrl+M': toPolicy });
  return (
    <aside className="side" aria-label={words.label}>
      {answer.failure && <ErrorPanel failure={answer.failure} retry={{ run: answer.refresh }} onClose={onClose} />}
      {invoice && (
        <>
          <DrawerHead invoice={invoice} />
          <div className="side-body">
            {invoice.voidReason !== null && invoice.voidedOn !== null && (
              <div className="note wrong drawer-note">
                <p>{words.voided(invoice.voidedOn, invoice.voidReason)}</p>
              </div>
            )}
            <CorrectionKeys clientId={client.clientId} invoice={invoice} />
            <Corrections clientId={client.clientId} invoice={invoice} />
            <CreditPapers client={client} invoiceId={invoice.invoiceId} />
            <Lines invoice={invoice} />
            <Taxes invoice={invoice} />
            <Events client={client} invoice={invoice} />
          </div>
          <Actions>
            <Button keyCap="F9" disabled={invoice.voidedOn !== null} onClick={() => onPrint(invoice)}>
              {keyWords.print}
            </Button>
            <Button keyCap="F6" onClick={() => navigate('invoice', { copy: String(invoice.invoiceId) })}>
              {invoiceWords.keys.copy}
            </Button>
            <Button tone="danger" keyCap="F11" disabled={invoice.voidedOn !== null} onClick={() => onVoid(invoice)}>
              {invoiceWords.keys.void}
            </Button>
            <Button keyCap="F8" onClick={act}>
              {customerActWords.key}
            </Button>
            <Button keyCap="Ctrl+M" onClick={toPolicy}>
              {policyWords.key}
            </Button>
            {acts.dialog}
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

function DrawerHead({ invoice }: { invoice: InvoiceDetail }) {
  const dateText = useDateText();
  return (
    <>
      <div className="side-head">
        <div>
          <b>{invoice.number}</b>
          <span className="sub">
            {invoice.customerCode}　{invoice.customerName}
          </span>
        </div>
        {hasPage('customer') && (
          <LinkButton onClick={() => navigate('customer', { id: String(invoice.customerId) })}>
            {words.openCustomer}
          </LinkButton>
        )}
      </div>
      <dl className="side-figures">
        <div>
          <dt>{words.figures.total}</dt>
          <dd>{formatYen(invoice.totalYen)}</dd>
        </div>
        <div>
          <dt>{words.figures.open}</dt>
          <dd>{formatYen(invoice.openYen)}</dd>
        </div>
        <div>
          <dt>{words.figures.due}</dt>
          <dd>{dateText(invoice.dueOn)}</dd>
        </div>
      </dl>
    </>
  );
}

/** Said where it is not the day of issue. */
function supplyWords({ suppliedByIssue, suppliedFrom, suppliedThrough }: InvoiceDetail): string {
  return suppliedByIssue ? '' : words.supply(supplyText({ from: suppliedFrom, through: suppliedThrough }));
}

function Lines({ invoice }: { invoice: InvoiceDetail }) {
  return (
    <>
      <h3 className="head">
        {words.lines}
        <span className="sub cut">
          {[supplyWords(invoice), invoice.title, invoice.includesTax ? words.includesTax : '']
            .filter(Boolean)
            .join('　')}
        </span>
      </h3>
      {invoice.lines.length === 0 ? (
        <p className="sub">{words.noLines}</p>
      ) : (
        <table className="grid mini drawer-lines">
          <thead>
            <tr>
              <th>{words.line.description}</th>
              <th className="n">{words.line.quantity}</th>
              <th className="n">{words.line.price}</th>
              <th className="n">{words.line.amount}</th>
            </tr>
          </thead>
          <tbody>
            {invoice.lines.map((line) => (
              <tr key={line.line}>
                <td title={[line.description, line.note].filter(Boolean).join('　')}>
                  {line.suppliedOn && <span className="sub">{shortDate(line.suppliedOn)}　</span>}
                  {line.description}
                  {line.taxClass === 'reduced-8' && `　${REDUCED_MARK}`}
                </td>
                <td className="n">
                  {formatMilli(line.quantityMilli)}
                  {line.unit}
                </td>
                <td className="n">{formatMilli(line.unitPriceMilli)}</td>
                <td className="n">{formatYen(line.amountYen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Taxes({ invoice }: { invoice: InvoiceDetail }) {
  if (invoice.taxes.length === 0) return null;
  return (
    <>
      <h3 className="head">
        {words.taxes}
        {invoice.taxes.some((tax) => tax.taxClass === 'reduced-8') && <span className="sub">{words.reduced}</span>}
      </h3>
      <table className="grid mini">
        <thead>
          <tr>
            <th>{words.tax.rate}</th>
            <th className="n">{words.tax.net}</th>
            <th className="n">{words.tax.tax}</th>
            <th className="n">{words.tax.gross}</th>
          </tr>
        </thead>
        <tbody>
          {invoice.taxes.map((tax) => (
            <tr key={tax.taxClass}>
              <td>{taxClassWords[tax.taxClass]}</td>
              <td className="n">{formatYen(tax.netYen)}</td>
              <td className="n">{formatYen(tax.taxYen)}</td>
              <td className="n">{formatYen(tax.grossYen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Events({ client, invoice }: { client: ClientSummary; invoice: InvoiceDetail }) {
  return (
    <>
      <h3 className="head">{words.events}</h3>
      <EventLog
        clientId={client.clientId}
        events={invoice.events}
        last={(event) => <Amount yen={event.amountYen} zero="blank" />}
      />
    </>
  );
}
