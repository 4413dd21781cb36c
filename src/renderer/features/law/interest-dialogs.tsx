/** Billing interest, the rates agreed, and taking a bill back. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { rateText } from '../../../domain/late-interest.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { interestWords } from '../../../messages/law.ts';
import { CommandDialog } from '../../api/command-dialog.tsx';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Bill } from './billed-view.tsx';
import type { Running } from './interest-view.tsx';

interface BillProps {
  client: ClientSummary;
  customer: Running;
  through: PlainDate;
  onClose: () => void;
}

type Way = keyof typeof interestWords.bill.ways;

export function BillDialog({ client, customer, through, onClose }: BillProps) {
  const words = interestWords.bill;
  const { today } = useEntrySettings();
  const [on, setOn] = useState<PlainDate | null>(through > today ? today : through);
  const [way, setWay] = useState<Way>('invoice');
  const [dueOn, setDueOn] = useState<PlainDate | null>(null);
  const [paidLate, setPaidLate] = useState(true);
  const question = { clientId: client.clientId, customerId: customer.customerId, paidLate };
  const preview = useMethod('interest.compute', { ...question, through: on ?? through });
  return (
    <CommandDialog
      method="interest.bill"
      words={words}
      title={words.title(customer.customerName)}
      sub={preview.value && `${words.amount}　${formatYen(preview.value.totalYen)} ${common.yen}`}
      client={client}
      keyLabel={interestWords.keys.bill}
      onClose={onClose}
      input={() => (on === null ? null : { ...question, through: on, way, ...(dueOn === null ? {} : { dueOn }) })}
      done={(bill) => words.done(bill.serial, bill.totalYen)}
    >
      {() => (
        <>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <DateField label={words.through} span={6} required autoFocus value={on} onChange={setOn} />
            <DateField label={words.due} span={6} value={dueOn} onChange={setDueOn} hint={words.dueHint} />
            <SelectField
              label={words.way}
              span={12}
              value={way}
              onChange={setWay}
              options={(Object.keys(words.ways) as Way[]).map((value) => ({ value, label: words.ways[value] }))}
            />
            <div className="law-whole">
              <CheckField checked={paidLate} onChange={setPaidLate}>
                {words.paidLate}
              </CheckField>
            </div>
          </Form>
        </>
      )}
    </CommandDialog>
  );
}

/** 14.6 → 1460; null when it is no such number. */
function rateOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.．](\d{1,2}))?\s*[%％]?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const rateBp = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return rateBp >= 1 && rateBp <= 10_000 ? rateBp : null;
}

type Basis = keyof typeof interestWords.basis;

export function RatesDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const words = interestWords.rates;
  const { clientId } = client;
  const customers = useCustomerOptions(clientId);
  const rules = useMethod('interest.rules', { clientId });
  const rule = useNewRule(clientId);
  const basis = useCommand('interest.setBasis');
  async function changeBasis(yearBasis: Basis) {
    const reply = await basis.run({ clientId, yearBasis });
    if (reply.ok) showResult(words.basisDone);
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={680}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={rule.command.busy}
      onSave={rule.save}
      onClose={onClose}
      failure={rule.command.failure ?? basis.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          span={8}
          customers={customers}
          value={rule.customerId}
          onChange={rule.setCustomerId}
          hint={words.customerHint}
        />
        <DateField label={words.from} span={4} required value={rule.fromOn} onChange={rule.setFromOn} />
        <TextField
          label={words.rate}
          span={4}
          autoFocus
          mode="code"
          maxLength={7}
          value={rule.rate}
          onChange={rule.setRate}
          hint={words.rateHint}
          error={rule.wrong ? words.rateWrong : undefined}
        />
        <TextField
          label={words.note}
          span={8}
          maxLength={200}
          value={rule.note}
          onChange={rule.setNote}
          hint={words.noteHint}
        />
        <SelectField<Basis>
          label={words.basis}
          span={4}
          value={rules.value?.yearBasis ?? null}
          onChange={(next) => void changeBasis(next)}
          options={BASES}
        />
      </Form>
      <RuleList rules={rules.value?.rules ?? []} />
    </SaveDialog>
  );
}

const BASES = (Object.keys(interestWords.basis) as Basis[]).map((value) => ({
  value,
  label: interestWords.basis[value],
}));

/** What is typed for a new rate; an empty rate says that none is agreed any more. */
function useNewRule(clientId: number) {
  const { today } = useEntrySettings();
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [fromOn, setFromOn] = useState<PlainDate | null>(today);
  const [rate, setRate] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState(false);
  const command = useCommand('interest.setRule');
  async function save() {
    const given = rate.trim() !== '';
    const rateBp = given ? rateOf(rate) : null;
    setWrong(given && rateBp === null);
    if (fromOn === null || (given && rateBp === null)) return;
    const customer = customerId === null ? {} : { customerId };
    const reply = await command.run({ clientId, fromOn, rateBp, note, ...customer });
    if (!reply.ok) return;
    showResult(interestWords.rates.done);
    setRate('');
    setNote('');
  }
  return { customerId, setCustomerId, fromOn, setFromOn, rate, setRate, note, setNote, wrong, command, save };
}

function RuleList({
  rules,
}: {
  rules: readonly {
    ruleId: number;
    customerName: string | null;
    fromOn: string;
    rateBp: number | null;
    note: string;
  }[];
}) {
  const words = interestWords.rates;
  const dateText = useDateText();
  if (rules.length === 0) return null;
  return (
    <table className="law-lines">
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.ruleId}>
            <td>{rule.customerName ?? words.all}</td>
            <td>{words.from_(dateText(rule.fromOn))}</td>
            <td>{rule.rateBp === null ? words.none : words.percent(rateText(rule.rateBp))}</td>
            <td>{rule.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function WithdrawDialog(props: { client: ClientSummary; bill: Bill; onClose: () => void }) {
  const words = interestWords.withdraw;
  const { client, bill, onClose } = props;
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      method="interest.withdraw"
      words={words}
      title={words.title(bill.serial)}
      client={client}
      danger
      keyLabel={interestWords.keys.withdraw}
      onClose={onClose}
      input={() => (reason.trim() === '' ? null : { clientId: client.clientId, billId: bill.billId, reason })}
      done={() => words.done(bill.serial)}
    >
      {(asked) => (
        <>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <TextField
              label={words.reason}
              span={12}
              required
              autoFocus
              maxLength={200}
              value={reason}
              onChange={setReason}
              error={asked && reason.trim() === '' ? fieldWords.missing : undefined}
            />
          </Form>
        </>
      )}
    </CommandDialog>
  );
}
