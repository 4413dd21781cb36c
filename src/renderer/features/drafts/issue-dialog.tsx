/** 発行: all of the chosen drafts or none; warnings have to be seen first. */
import { useState } from 'react';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { draftWords } from '../../../messages/billing.ts';
import { common } from '../../../messages/common.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Draft, DraftProblem } from './draft-columns.tsx';

const words = draftWords.issue;

interface IssueDialogProps {
  client: ClientSummary;
  drafts: readonly Draft[];
  problems: readonly DraftProblem[];
  onClose: () => void;
}

export function IssueDialog({ client, drafts, problems, onClose }: IssueDialogProps) {
  const issue = useCommand('drafts.issue');
  const ids = new Set(drafts.map((one) => one.draftId));
  const warnings = problems.filter((one) => one.level === 'warning' && ids.has(one.draftId));
  const [acceptWarnings, setAccept] = useState(false);
  const [settleAdvances, setSettle] = useState(false);
  async function run() {
    const reply = await issue.run({ clientId: client.clientId, draftIds: [...ids], acceptWarnings, settleAdvances });
    if (!reply.ok) return;
    const { invoices, totalYen, settledYen } = reply.value;
    showResult(words.done(invoices.length, totalYen, settledYen), () => navigate('invoices'));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.key}
      busy={issue.busy}
      onSave={run}
      failure={issue.failure}
      failed={words.failed}
    >
      <dl className="facts">
        <div>
          <dt>{words.count}</dt>
          <dd>{draftWords.count(drafts.length)}</dd>
        </div>
        <div>
          <dt>{words.total}</dt>
          <dd>
            {formatYen(sumYen(drafts.map((one) => one.totalYen ?? 0)))} {common.yen}
          </dd>
        </div>
      </dl>
      <p>{words.text}</p>
      <div className="draft-checks">
        {warnings.length > 0 && (
          <CheckField checked={acceptWarnings} onChange={setAccept}>
            {words.warnings(warnings.length)}　{words.accept}
          </CheckField>
        )}
        <CheckField checked={settleAdvances} onChange={setSettle}>
          {words.settle}
        </CheckField>
      </div>
    </SaveDialog>
  );
}
