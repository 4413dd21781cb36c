/** 貸倒: rule, what goes, why and by what proof; the consequences stand below before anything is booked. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { mergeTaxParts } from '../../../domain/tax-parts.ts';
import { planWriteOff, WRITE_OFF_RULES, type WriteOffRule } from '../../../domain/write-off.ts';
import { clearingWords, ruleWords, writeOffWords as words } from '../../../messages/clearings.ts';
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
import type { Debtor, Pick } from './clearing-types.ts';
import { allPicks, ReceivablePicks } from './receivable-picks.tsx';

export interface WriteOffDialogProps {
  client: ClientSummary;
  customerId: number | null;
  onClose: () => void;
  onDone: () => void;
}

export function WriteOffDialog({ client, onClose, onDone, ...given }: WriteOffDialogProps) {
  const entry = useWriteOff(client, given.customerId, onDone);
  const { missing } = entry;
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub}
      client={client}
      width={760}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={clearingWords.keys.writeOff}
      busy={entry.command.busy}
      onSave={entry.run}
      danger
      failure={entry.command.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={8}
          customers={entry.customers}
          value={entry.customerId}
          onChange={entry.chooseCustomer}
          autoFocus={given.customerId === null}
        />
        <DateField label={words.on} required span={4} value={entry.on} onChange={entry.setOn} />
        <Rules debtor={entry.debtor} rule={entry.rule} onRule={entry.setRule} />
        <TextField
          label={words.reason}
          required
          span={12}
          autoFocus={given.customerId !== null}
          maxLength={500}
          value={entry.reason}
          onChange={entry.setReason}
          hint={words.reasonHint}
          error={missing && entry.reason.trim() === '' ? fieldWords.missing : undefined}
        />
        <TextField
          label={words.evidence}
          required
          span={12}
          lines={5}
          maxLength={2000}
          value={entry.evidence}
          onChange={entry.setEvidence}
          hint={words.evidenceHint}
          error={missing && entry.evidence.trim() === '' ? fieldWords.missing : undefined}
        />
      </Form>
      <WriteOffLines entry={entry} />
    </SaveDialog>
  );
}

type Plan = ReturnType<typeof planWriteOff>;

function WriteOffLines({ entry }: { entry: ReturnType<typeof useWriteOff> }) {
  const { debtor, plan, rule } = entry;
  if (!debtor) {
    const text = entry.customerId === null ? words.chooseCustomer : entry.known ? words.noneOpen : '';
    return <p className="sub">{text}</p>;
  }
  return (
    <>
      <ReceivablePicks
        receivables={debtor.receivables}
        picks={entry.picks}
        onPicks={entry.setPicks}
        freedom={rule === '9-6-1' ? 'any' : rule === '9-6-2' ? 'whole' : 'all'}
        planned={plan !== null && typeof plan !== 'string' ? plan.lines : []}
        amountHead={words.columns.amount}
        amountOf={words.amountOf}
      />
      <Consequences debtor={debtor} plan={plan} />
    </>
  );
}

function useWriteOff(client: ClientSummary, given: number | null, onDone: () => void) {
  const { today } = useEntrySettings();
  const { clientId } = client;
  const [customerId, setCustomerId] = useState(given);
  const [on, setOn] = useState<PlainDate | null>(today);
  const [chosenRule, setRule] = useState<WriteOffRule | null>(null);
  const [picked, setPicks] = useState<Pick[] | null>(null);
  const [reason, setReason] = useState('');
  /** Null until the clerk writes himself: what the books tell stands there. */
  const [typed, setEvidence] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const command = useCommand('writeOffs.record');
  const answer = useMethod(
    'writeOffs.propose',
    { clientId, customerId: customerId ?? 1, on: on ?? today },
    { enabled: customerId !== null },
  );
  const debtor = answer.value?.customers.find((one) => one.customerId === customerId) ?? null;
  const year = debtor?.rules.find((one) => one.rule === '9-6-3-1');
  const known = useMethod(
    'losses.evidence',
    { clientId, customerId: customerId ?? 1, on: on ?? today },
    { enabled: customerId !== null },
  ).value;
  const evidence = typed ?? known?.evidence ?? '';
  const decided = known?.rule ?? null;
  const isOpen = debtor?.rules.find((one) => one.rule === decided)?.obstacle === null;
  const rule = chosenRule ?? (isOpen ? decided : null) ?? (year && year.obstacle === null ? '9-6-3-1' : '9-6-2');
  const picks = picked ?? (debtor ? allPicks(debtor.receivables) : []);
  const plan = debtor ? planOf(debtor, rule, picks) : null;
  async function run() {
    setMissing(true);
    if (!debtor || on === null || plan === null || typeof plan === 'string') return;
    if (reason.trim() === '' || evidence.trim() === '') return;
    const receivables = rule.startsWith('9-6-3') ? undefined : plan.lines;
    const base = { clientId, customerId: debtor.customerId, rule, on, reason, evidence };
    const reply = await command.run(receivables ? { ...base, receivables } : base);
    if (!reply.ok) return;
    showResult(words.done(debtor.customerName, reply.value.writtenOffYen));
    onDone();
  }
  function chooseCustomer(next: number | null) {
    setCustomerId(next);
    setPicks(null);
    setRule(null);
    setEvidence(null);
  }
  return {
    customers: useCustomerOptions(clientId),
    customerId,
    chooseCustomer,
    on,
    setOn,
    rule,
    setRule,
    picks,
    setPicks,
    reason,
    setReason,
    evidence,
    setEvidence,
    missing,
    command,
    debtor,
    known: answer.value !== undefined,
    plan,
    run,
  };
}

function planOf(debtor: Debtor, rule: WriteOffRule, picks: readonly Pick[]): Plan {
  const chosen = picks.map(({ receivableId, amountYen }) => ({ receivableId, amountYen: amountYen ?? 0 }));
  const whole = chosen.map(({ receivableId }) => ({ receivableId }));
  return planWriteOff(rule, debtor.receivables, rule === '9-6-1' ? chosen : rule === '9-6-2' ? whole : null);
}

function Rules(props: { debtor: Debtor | null; rule: WriteOffRule; onRule: (rule: WriteOffRule) => void }) {
  return (
    <fieldset className="rules">
      <legend>{words.rule}</legend>
      {WRITE_OFF_RULES.map((rule) => {
        const state = props.debtor?.rules.find((one) => one.rule === rule);
        const obstacle = state?.obstacle ? words.obstacles[state.obstacle](state.fromOn) : null;
        return (
          <label key={rule} className="choice">
            <input
              type="radio"
              name="rule"
              checked={rule === props.rule}
              disabled={obstacle !== null}
              onChange={() => props.onRule(rule)}
            />
            <span className="code">{ruleWords[rule].short}</span>
            <span>{ruleWords[rule].label}</span>
            <span className="grow" />
            <span className="sub cut">{obstacle ?? ruleWords[rule].hint}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Consequences({ debtor, plan }: { debtor: Debtor; plan: Plan | null }) {
  if (plan === null) return null;
  if (typeof plan === 'string') return <p className="wrong-text">{words.faults[plan]}</p>;
  const yen = plan.lines.reduce((sum, line) => sum + line.amountYen, 0);
  const isAll = yen + plan.memorandumYen === debtor.openYen;
  const taxYen = isAll ? mergeTaxParts(debtor.taxes).reduce((sum, tax) => sum + tax.taxYen, 0) : null;
  return (
    <dl className="facts consequences">
      <div>
        <dt>{words.facts.amount}</dt>
        <dd className="n">{formatYen(yen)}</dd>
      </div>
      {taxYen !== null && plan.memorandumYen === 0 && (
        <div>
          <dt>{words.facts.tax}</dt>
          <dd className="n">{formatYen(taxYen)}</dd>
        </div>
      )}
      {plan.memorandumYen > 0 && (
        <div>
          <dt>{words.facts.memorandum}</dt>
          <dd className="n">{formatYen(plan.memorandumYen)}</dd>
        </div>
      )}
    </dl>
  );
}
