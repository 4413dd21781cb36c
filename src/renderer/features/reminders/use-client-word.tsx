/** F2: the client's word on the letter in hand — his approval, the question to his 営業担当, or the answer to it. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { approvalWords, contactWords } from '../../../messages/approvals.ts';
import { useClients } from '../../api/use-office.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ApprovalDialog } from '../approvals/approval-dialog.tsx';
import { ContactAnswerDialog, ContactRequestDialog } from '../approvals/contact-dialogs.tsx';
import type { RunRow } from './run-rows.ts';
import type { Run } from './use-run.ts';

type Word = 'approval' | 'ask' | 'answer';

/** What is to be asked or noted of a row; null: nothing of the client's. */
export function wordWanted(row: RunRow | null): Word | null {
  const { reason = '', detail = '' } = row?.withheld ?? {};
  if (row?.customerId == null) return null;
  if (reason === 'approval') return 'approval';
  if (reason !== 'contact-first') return null;
  return detail === '' ? 'ask' : 'answer';
}

const LABELS: Record<Word, string> = {
  approval: approvalWords.key,
  ask: contactWords.key.ask,
  answer: contactWords.key.answer,
};

export function useClientWord(run: Run, asOf: PlainDate) {
  const clients = useClients();
  const { today } = useEntrySettings();
  const [open, setOpen] = useState<{ row: RunRow; word: Word } | null>(null);
  const wanted = wordWanted(run.current);
  const client = clients.find((one) => one.clientId === open?.row.clientId);
  const onClose = () => setOpen(null);
  const waiting = (reason: string) =>
    run.rows.flatMap((row) =>
      row.clientId === open?.row.clientId && row.withheld?.reason === reason && row.customerId !== null
        ? [{ customerId: row.customerId, name: row.customerName, totalYen: row.totalYen, detail: row.withheld.detail }]
        : [],
    );
  const shown = open && client && open.row.customerId !== null ? { ...open, client } : null;
  const customer = shown && {
    customerId: shown.row.customerId!,
    name: shown.row.customerName,
    totalYen: shown.row.totalYen,
  };
  return {
    possible: wanted !== null,
    label: wanted === null ? approvalWords.key : LABELS[wanted],
    run: () => run.current && wanted !== null && setOpen({ row: run.current, word: wanted }),
    dialog: shown && customer && (
      <>
        {shown.word === 'approval' && (
          <ApprovalDialog {...{ client: shown.client, asOf, today, customer, onClose }} waiting={waiting('approval')} />
        )}
        {shown.word === 'ask' && (
          <ContactRequestDialog
            {...{ client: shown.client, asOf, today, customer, onClose }}
            unasked={waiting('contact-first').filter((one) => one.detail === '').length}
          />
        )}
        {shown.word === 'answer' && <ContactAnswerDialog {...{ client: shown.client, today, customer, onClose }} />}
      </>
    ),
  };
}
