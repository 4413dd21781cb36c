/** What was corrected of an invoice, by whom and why; and the keys that correct it. */
import { dayInJapan } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { changeWords } from '../../../messages/billing.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { InvoiceDetail } from './invoice-types.ts';

const words = changeWords.drawer;

/** Which it replaces, what replaces it, what was returned, which advance was used. */
export function Corrections({ clientId, invoice }: { clientId: number; invoice: InvoiceDetail }) {
  const dateText = useDateText();
  const changes = useMethod('invoices.changes', { clientId, invoiceId: invoice.invoiceId }).value?.changes ?? [];
  const { replacesNumber, replacedByNumber, revision, advances } = invoice;
  return (
    <>
      {replacesNumber !== null && <p className="sub">{words.replaces(replacesNumber, revision)}</p>}
      {replacedByNumber !== null && <p className="late">{words.replaced(replacedByNumber)}</p>}
      {advances.length > 0 && (
        <>
          <h3 className="head">{words.advances}</h3>
          <ul className="log">
            {advances.map((one) => (
              <li key={`${one.depositId} ${one.amountYen}`}>
                <span>{dateText(one.depositedOn)}</span>
                <span>{one.payerName}</span>
                <span>{formatYen(one.amountYen)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && (
        <>
          <h3 className="head">{words.title}</h3>
          <ul className="log">
            {changes.map((one) => (
              <li key={`${one.at} ${one.kind} ${one.otherNumber}`}>
                <span>{dateText(dayInJapan(one.at))}</span>
                <span>
                  {changeWords.kinds[one.kind]}　{one.otherNumber}
                  <span className="sub">
                    　{one.by}　{one.reason}
                  </span>
                </span>
                <span>
                  <Amount yen={one.amountYen} zero="blank" />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** 差替, 返還 and 前受充当: each one key. */
export function CorrectionKeys({ clientId, invoice }: { clientId: number; invoice: InvoiceDetail }) {
  const { invoiceId, customerId } = invoice;
  const settle = useCommand('invoices.settleAdvance');
  const advances = useMethod('advances.open', { clientId, customerId });
  const isLive = invoice.voidedOn === null && invoice.kind === 'invoice';
  const canSettle = isLive && invoice.openYen > 0 && (advances.value?.totalYen ?? 0) > 0;
  const reissue = () => isLive && !invoice.closing && navigate('invoice', { reissue: String(invoiceId) });
  const credit = () => isLive && navigate('invoice', { credit: String(invoiceId) });
  async function use() {
    if (!canSettle) return;
    const reply = await settle.run({ clientId, invoiceId });
    if (reply.ok) showResult(words.settled(reply.value.settledYen));
  }
  usePageKeys({}, { 'Ctrl+E': reissue, 'Ctrl+B': credit, 'Ctrl+U': () => void use() });
  return (
    <>
      <div className="drawer-corrections">
        <Button small keyCap="Ctrl+E" onClick={reissue} disabled={!isLive || invoice.closing}>
          {words.reissue}
        </Button>
        <Button small keyCap="Ctrl+B" onClick={credit} disabled={!isLive}>
          {words.credit}
        </Button>
        <Button small keyCap="Ctrl+U" onClick={() => void use()} disabled={!canSettle}>
          {words.settle}
        </Button>
      </div>
      {settle.failure && <ErrorPanel failure={settle.failure} onClose={settle.clear} />}
    </>
  );
}
