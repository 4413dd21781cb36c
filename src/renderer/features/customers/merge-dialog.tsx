/** 統合: one customer disappears into another, with everything that hangs on it. */
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { Failure } from '../../../contract/reply.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { customerWords, mergeWords as words } from '../../../messages/customers.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import type { CustomerDetail, CustomerSummary } from './customer-list.ts';

type Moved = OutputOf<'customers.merge'>;

export interface MergeDialogProps {
  client: ClientSummary;
  customer: CustomerDetail;
  onClose: () => void;
}

const NO_CUSTOMERS: readonly CustomerSummary[] = [];

export function MergeDialog({ client, customer, onClose }: MergeDialogProps) {
  const { clientId } = client;
  const [intoId, setIntoId] = useState<number | null>(null);
  const customers = useMethod('customers.list', { clientId }).value?.customers ?? NO_CUSTOMERS;
  const others = customers.filter((one) => one.customerId !== customer.customerId);
  const into = others.find((one) => one.customerId === intoId) ?? null;
  const trial = useTrial(clientId, customer.customerId, intoId);
  const merge = useCommand('customers.merge');
  const ready = into !== null && trial.moved !== null && !merge.busy;
  async function run() {
    if (!ready) return;
    const ids = { fromCustomerId: customer.customerId, intoCustomerId: into.customerId };
    const reply = await merge.run({ clientId, ...ids });
    if (!reply.ok) return;
    showResult(words.done(customer.name, into.name));
    onClose();
    navigate('customer', { id: String(into.customerId) });
  }
  const failure = merge.failure ?? trial.failure;
  return (
    <Dialog
      title={words.title(customer.name)}
      sub={words.sub}
      client={client}
      width={560}
      onClose={onClose}
      keys={{ F12: { label: customerWords.keys.merge, run, disabled: !ready } }}
      foot={
        <>
          <Button tone="danger" keyCap="F12" onClick={run} disabled={!ready} data-save>
            {words.confirm}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.into}
          required
          span={12}
          customers={others}
          value={intoId}
          onChange={setIntoId}
          autoFocus
          hint={intoId !== null && trial.moved === null && !trial.failure ? words.checking : ' '}
        />
      </Form>
      {into && trial.moved && <MergeFacts customer={customer} into={into} moved={trial.moved} />}
      {failure && <ErrorPanel failure={failure} title={words.failed} />}
    </Dialog>
  );
}

function MergeFacts(props: { customer: CustomerDetail; into: CustomerSummary; moved: Moved }) {
  const { customer, into, moved } = props;
  const facts = [
    [words.receivables, common.count(moved.receivables)],
    [words.deposits, common.count(moved.deposits)],
    [words.payerNames, common.count(moved.payerNames)],
    [words.balance, `${formatYen(into.openYen)} → ${formatYen(into.openYen + customer.openYen)} ${common.yen}`],
    [words.code, words.codeStays(customer.code)],
  ];
  return (
    <>
      <dl className="facts merge-facts">
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="late">{words.once}</p>
    </>
  );
}

/** The same merge without writing: what would move. */
function useTrial(clientId: number, fromCustomerId: number, intoCustomerId: number | null) {
  const { run } = useCommand('customers.merge');
  const [answer, setAnswer] = useState<{ moved: Moved | null; failure: Failure | null }>({
    moved: null,
    failure: null,
  });
  useEffect(() => {
    let isCurrent = true;
    setAnswer({ moved: null, failure: null });
    if (intoCustomerId === null) return;
    void run({ clientId, fromCustomerId, intoCustomerId, dryRun: true }).then((reply) => {
      if (isCurrent) setAnswer({ moved: reply.ok ? reply.value : null, failure: reply.ok ? null : reply.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [run, clientId, fromCustomerId, intoCustomerId]);
  return answer;
}
