/** 相殺: which receivables, how much of each, against what. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { clearingWords, offsetWords as words, writeOffWords } from '../../../messages/clearings.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Pick } from './clearing-types.ts';
import { ReceivablePicks } from './receivable-picks.tsx';

export interface OffsetDialogProps {
  client: ClientSummary;
  customerId: number | null;
  onClose: () => void;
  onDone: () => void;
}

export function OffsetDialog({ client, onClose, onDone, ...given }: OffsetDialogProps) {
  const entry = useOffset(client, given.customerId, onDone);
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub}
      client={client}
      width={680}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={clearingWords.keys.offset}
      busy={entry.command.busy}
      onSave={entry.run}
      failure={entry.command.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={writeOffWords.customer}
          required
          span={8}
          customers={entry.customers}
          value={entry.customerId}
          onChange={entry.chooseCustomer}
          autoFocus={given.customerId === null}
        />
        <DateField label={words.on} required span={4} value={entry.on} onChange={entry.setOn} />
        <TextField
          label={words.reason}
          required
          span={12}
          autoFocus={given.customerId !== null}
          maxLength={500}
          value={entry.reason}
          onChange={entry.setReason}
          hint={words.reasonHint}
          error={entry.missing && entry.reason.trim() === '' ? fieldWords.missing : undefined}
        />
        <TextField
          label={words.evidence}
          span={12}
          maxLength={500}
          value={entry.evidence}
          onChange={entry.setEvidence}
          hint={words.evidenceHint}
        />
      </Form>
      <OffsetLines entry={entry} />
    </SaveDialog>
  );
}

function OffsetLines({ entry }: { entry: ReturnType<typeof useOffset> }) {
  const { debtor } = entry;
  if (!debtor) {
    const text = entry.customerId === null ? writeOffWords.chooseCustomer : entry.known ? writeOffWords.noneOpen : '';
    return <p className="sub">{text}</p>;
  }
  return (
    <>
      <ReceivablePicks
        receivables={debtor.receivables}
        picks={entry.picks}
        onPicks={entry.setPicks}
        freedom="any"
        amountHead={words.columns.amount}
        amountOf={words.amountOf}
      />
      {entry.missing && entry.fault ? (
        <p className="wrong-text">{words.faults[entry.fault]}</p>
      ) : (
        <dl className="facts consequences">
          <div>
            <dt>{words.amount}</dt>
            <dd className="n">{formatYen(entry.totalYen)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}

function useOffset(client: ClientSummary, given: number | null, onDone: () => void) {
  const { today } = useEntrySettings();
  const { clientId } = client;
  const [customerId, setCustomerId] = useState(given);
  const [on, setOn] = useState<PlainDate | null>(today);
  const [picks, setPicks] = useState<Pick[]>([]);
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand('offsets.record');
  const input = { clientId, customerId: customerId ?? 1 };
  const answer = useMethod('writeOffs.propose', input, { enabled: customerId !== null });
  const debtor = answer.value?.customers.find((one) => one.customerId === customerId) ?? null;
  const openOf = (id: number) => debtor?.receivables.find((one) => one.receivableId === id)?.openYen ?? 0;
  const wanted = picks.filter((pick) => pick.amountYen !== null && pick.amountYen > 0);
  const fault =
    wanted.length === 0
      ? ('nothing-open' as const)
      : wanted.some((pick) => (pick.amountYen ?? 0) > openOf(pick.receivableId))
        ? ('over-open' as const)
        : null;
  async function run() {
    setMissing(true);
    if (!debtor || on === null || fault !== null || reason.trim() === '') return;
    const receivables = wanted.map(({ receivableId, amountYen }) => ({ receivableId, amountYen: amountYen ?? 0 }));
    const { customerName } = debtor;
    const reply = await command.run({ clientId, customerId: debtor.customerId, on, receivables, reason, evidence });
    if (!reply.ok) return;
    showResult(words.done(customerName, reply.value.offsetYen));
    onDone();
  }
  function chooseCustomer(next: number | null) {
    setCustomerId(next);
    setPicks([]);
  }
  return {
    customers: useCustomerOptions(clientId),
    customerId,
    chooseCustomer,
    on,
    setOn,
    picks,
    setPicks,
    totalYen: wanted.reduce((sum, pick) => sum + (pick.amountYen ?? 0), 0),
    fault,
    reason,
    setReason,
    evidence,
    setEvidence,
    missing,
    command,
    debtor,
    known: answer.value !== undefined,
    run,
  };
}
