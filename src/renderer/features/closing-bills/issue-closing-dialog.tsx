/** 発行 of closing bills: of the ticked customers, of the client, or of all clients. */
import { useState } from 'react';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { closingWords } from '../../../messages/billing.ts';
import { common } from '../../../messages/common.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Bill } from './closing-columns.tsx';

const words = closingWords.issue;

interface IssueClosingDialogProps {
  /** null: all clients. */
  client: ClientSummary | null;
  closedOn: string;
  bills: readonly Bill[];
  /** Ticked by hand: only these. */
  chosen: boolean;
  onClose: () => void;
}

export function IssueClosingDialog({ client, closedOn, bills, chosen, onClose }: IssueClosingDialogProps) {
  const issue = useCommand('closingBills.issue');
  const all = useCommand('closingBills.issueAll');
  const [balanceOnly, setBalanceOnly] = useState(false);
  const ready = bills.filter((one) => one.state === 'ready');
  async function run() {
    if (client === null) {
      const reply = await all.run({ closedOn, balanceOnly });
      if (!reply.ok) return;
      const { clients, bills: count, totalYen } = reply.value;
      showResult(words.done(count, totalYen, sumYen(clients.map((one) => one.held + (one.failure ? 1 : 0)))));
    } else {
      const customerIds = chosen ? { customerIds: bills.map((one) => one.customerId) } : {};
      const reply = await issue.run({ clientId: client.clientId, closedOn, balanceOnly, ...customerIds });
      if (!reply.ok) return;
      const { bills: made, held, totalYen } = reply.value;
      showResult(words.done(made.length, totalYen, held.length));
    }
    onClose();
  }
  return (
    <SaveDialog
      title={client ? words.title : words.all}
      {...(client ? { client } : {})}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.key}
      busy={issue.busy || all.busy}
      onSave={run}
      failure={issue.failure ?? all.failure}
      failed={words.failed}
    >
      {client && (
        <dl className="facts">
          <div>
            <dt>{words.count}</dt>
            <dd>{ready.length}</dd>
          </div>
          <div>
            <dt>{words.total}</dt>
            <dd>
              {formatYen(sumYen(ready.map((one) => one.totalYen)))} {common.yen}
            </dd>
          </div>
        </dl>
      )}
      <p>{client ? words.text : words.allText}</p>
      <CheckField checked={balanceOnly} onChange={setBalanceOnly}>
        {closingWords.balanceOnly}
      </CheckField>
    </SaveDialog>
  );
}
