/** One debit opened: its credit, numbers nobody knows yet, and every row with its result, failed ones first. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { debitResultName, debitWords as words } from '../../../messages/debits.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { useCustomerOptions } from '../../api/use-office.ts';
import { showFailure } from '../../stores/notice.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { Actions } from '../../ui/page.tsx';
import type { DebitBatch } from './debits-page.tsx';

type DebitRow = OutputOf<'debits.rows'>['rows'][number];

export interface DebitSideProps {
  clientId: number;
  batch: DebitBatch;
  onSplit: () => void;
}

export function DebitSide({ clientId, batch, onSplit }: DebitSideProps) {
  const dateText = useDateText();
  const rows = useMethod('debits.rows', { clientId, batchId: batch.batchId }).value?.rows ?? [];
  const failed = rows.filter((row) => row.resultCode !== '0');
  const settled = rows.filter((row) => row.resultCode === '0');
  return (
    <aside className="side" aria-label={words.side}>
      <div className="side-head">
        <div>
          <b>
            {dateText(batch.debitOn)} {batch.collectorName}
          </b>
          <span className="sub">{batch.fileName}</span>
        </div>
      </div>
      <dl className="side-figures">
        <div>
          <dt>{words.columns.settledYen}</dt>
          <dd>{formatYen(batch.settledYen)}</dd>
        </div>
        <div>
          <dt>{words.columns.failedYen}</dt>
          <dd>{formatYen(batch.failedYen)}</dd>
        </div>
      </dl>
      <div className="side-body">
        <Credit batch={batch} />
        <UnknownNumbers clientId={clientId} rows={rows.filter((row) => row.customerId === null)} />
        {failed.length > 0 && <h3 className="head late">{words.failedFirst(failed.length)}</h3>}
        {failed.length > 0 && <Rows rows={failed} />}
        {settled.length > 0 && <h3 className="head">{words.settledHead(settled.length)}</h3>}
        {settled.length > 0 && <Rows rows={settled} />}
      </div>
      <Actions>
        <Button
          tone="primary"
          keyCap="F8"
          disabled={batch.state !== 'ready' && batch.state !== 'net'}
          onClick={onSplit}
          data-save
        >
          {words.split}
        </Button>
      </Actions>
    </aside>
  );
}

function Credit({ batch }: { batch: DebitBatch }) {
  const { depositedOn, depositYen, feeYen, leftYen, state } = batch;
  if (state === 'nothing') return null;
  return (
    <div className="debit-credit">
      <p>{depositedOn === null ? words.noCredit : words.credit(depositedOn, depositYen ?? 0)}</p>
      {feeYen > 0 && <p className="sub">{words.fee(feeYen)}</p>}
      {leftYen !== null && leftYen > 0 && <p className="sub">{words.left(leftYen)}</p>}
    </div>
  );
}

const NUMBERS_AT_ONCE = 5;

/** Naming the customer once keeps the number with it. */
function UnknownNumbers({ clientId, rows }: { clientId: number; rows: readonly DebitRow[] }) {
  const customers = useCustomerOptions(clientId);
  const set = useCommand('debits.setMandate');
  if (rows.length === 0) return null;
  async function keep(number: string, customerId: number | null) {
    if (customerId === null) return;
    const reply = await set.run({ clientId, number, customerId });
    if (!reply.ok) showFailure(reply.error, words.unknown);
  }
  return (
    <>
      <h3 className="head">{words.unknown}</h3>
      <Form className="form debit-numbers">
        {rows.slice(0, NUMBERS_AT_ONCE).map((row) => (
          <CustomerField
            key={row.line}
            label={words.number(row.customerNumber || row.holderKana, row.amountYen)}
            span={12}
            customers={customers}
            value={null}
            onChange={(customerId) => void keep(row.customerNumber, customerId)}
            hint={words.unknownHint}
          />
        ))}
      </Form>
    </>
  );
}

function Rows({ rows }: { rows: readonly DebitRow[] }) {
  const { heads } = words;
  return (
    <table className="grid mini debit-rows">
      <thead>
        <tr>
          <th>{heads.customer}</th>
          <th>{heads.result}</th>
          <th className="n">{heads.amount}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td className="cut" title={row.holderKana}>
              {row.customerCode === null ? (
                <>
                  <span className="dim">{words.nobody} </span>
                  {row.holderKana}
                </>
              ) : (
                <>
                  <span className="code">{row.customerCode}</span>
                  {row.customerName}
                </>
              )}
            </td>
            <td className="cut" title={row.invoices.map((one) => one.number).join(' ')}>
              <Outcome row={row} />
            </td>
            <td className="n">{formatYen(row.amountYen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ row }: { row: DebitRow }) {
  if (row.resultCode !== '0') return <span className="late">{debitResultName(row.resultCode)}</span>;
  const doubt = row.fit === 'oldest' || row.fit === 'nothing-open' || row.fit === 'unknown-customer';
  return (
    <>
      {doubt && row.fit !== null && <span className="dim">{words.fits[row.fit as keyof typeof words.fits]} </span>}
      {row.invoices.map((one) => one.number).join(' ')}
    </>
  );
}
