/** 分割: rows suggested evenly, days and amounts changed by hand, booked only when they make up the receivables to the yen. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { promiseWords, promiseEntryWords as words } from '../../../messages/promises.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { BareDateField, DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BareYenField } from '../../ui/yen-field.tsx';
import type { EntryProps } from './promise-dialog.tsx';
import { invoicesOf } from './promise-types.ts';

export function PlanDialog({ client, customerId, onClose }: EntryProps) {
  const entry = usePlan(client, customerId, onClose);
  const missing = (value: unknown) => (entry.asked && value === null ? fieldWords.missing : undefined);
  return (
    <SaveDialog
      title={words.plan.title}
      sub={words.plan.sub}
      client={client}
      width={680}
      onClose={onClose}
      confirm={words.plan.confirm}
      keyLabel={promiseWords.keys.save}
      busy={entry.command.busy}
      onSave={entry.run}
      failure={entry.command.failure}
      failed={words.plan.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={8}
          customers={entry.customers}
          value={entry.customerId}
          onChange={entry.setCustomer}
          autoFocus={customerId === null}
          error={missing(entry.customerId)}
        />
        <DateField
          label={words.plan.agreed}
          required
          span={4}
          value={entry.agreedOn}
          onChange={entry.setAgreed}
          error={missing(entry.agreedOn)}
        />
        <TextField
          label={words.plan.count}
          required
          span={3}
          autoFocus={customerId !== null}
          maxLength={2}
          value={entry.count}
          onChange={entry.setCount}
          error={entry.countGood ? undefined : words.plan.countWrong}
        />
        <DateField
          label={words.plan.first}
          required
          span={4}
          value={entry.firstOn}
          onChange={entry.setFirst}
          error={missing(entry.firstOn)}
        />
        <TextField label={words.invoices} span={5} value={entry.invoices} onChange={entry.setInvoices} />
        <TextField
          label={words.note}
          span={12}
          maxLength={500}
          value={entry.note}
          onChange={entry.setNote}
          hint={words.noteHint}
        />
        <PlanRows entry={entry} />
      </Form>
    </SaveDialog>
  );
}

function PlanRows({ entry }: { entry: ReturnType<typeof usePlan> }) {
  const { rows, totalYen, gapYen } = entry;
  if (entry.suggestFailure) return <ErrorPanel title={words.plan.failed} failure={entry.suggestFailure} />;
  if (rows.length === 0) return null;
  return (
    <div style={{ gridColumn: '1 / -1' }}>
      <table className="grid mini">
        <thead>
          <tr>
            <th>{words.plan.row}</th>
            <th>{words.on}</th>
            <th className="n">{words.amount}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the plan
            <tr key={index}>
              <td>{index + 1}</td>
              <td>
                <BareDateField
                  label={`${words.on} ${index + 1}`}
                  value={row.dueOn}
                  onChange={(dueOn) => entry.change(index, { dueOn })}
                />
              </td>
              <td className="n">
                <BareYenField
                  label={`${words.amount} ${index + 1}`}
                  value={row.amountYen}
                  onChange={(yen) => entry.change(index, { amountYen: yen ?? 0 })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts consequences">
        <div>
          <dt>{words.plan.total}</dt>
          <dd className="n">{formatYen(totalYen)}</dd>
        </div>
        <div>
          <dt>{words.plan.rows}</dt>
          <dd className="n">{formatYen(totalYen - gapYen)}</dd>
        </div>
      </dl>
      {gapYen !== 0 && <p className="wrong-text">{words.plan.gap(gapYen)}</p>}
    </div>
  );
}

type Row = { dueOn: PlainDate; amountYen: number };

function usePlan(client: ClientSummary, given: number | null, onClose: () => void) {
  const { clientId } = client;
  const { today } = useEntrySettings();
  const customers = useCustomerOptions(clientId);
  const [customerId, setCustomer] = useState(given);
  const [agreedOn, setAgreed] = useState<PlainDate | null>(today);
  const [firstOn, setFirst] = useState<PlainDate | null>(null);
  const [count, setCount] = useState('3');
  const [invoices, setInvoices] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [changed, setChanged] = useState<{ of: string; rows: Row[] } | null>(null);
  const command = useCommand('plans.record');
  const countGood = /^\d+$/u.test(count) && Number(count) >= 2 && Number(count) <= 60;
  const scope = { clientId, customerId: customerId ?? 1, ...invoicesOf(invoices) };
  const input = { ...scope, count: countGood ? Number(count) : 2, firstOn: firstOn ?? today };
  const answer = useMethod('plans.suggest', input, { enabled: customerId !== null && firstOn !== null && countGood });
  // What was changed by hand belongs to one suggestion: another customer, count or day begins anew.
  const of = JSON.stringify(input);
  const ready = customerId !== null && firstOn !== null && countGood;
  const suggested = ready ? (answer.value?.rows ?? []) : [];
  const rows = ready && changed?.of === of ? changed.rows : suggested;
  const totalYen = answer.value?.totalYen ?? 0;
  const gapYen = totalYen - rows.reduce((sum, row) => sum + row.amountYen, 0);
  const change = (index: number, part: Partial<Row>) =>
    setChanged({ of, rows: rows.map((row, at) => (at === index ? { ...row, ...part } : row)) });
  async function run() {
    setAsked(true);
    if (customerId === null || agreedOn === null || rows.length === 0 || gapYen !== 0) return;
    const reply = await command.run({ ...scope, customerId, agreedOn, note, rows: [...rows] });
    if (!reply.ok) return;
    const name = customers.find((one) => one.customerId === customerId)?.name ?? '';
    showResult(words.plan.done(name, reply.value.totalYen));
    onClose();
  }
  const typed = { customerId, setCustomer, agreedOn, setAgreed, firstOn, setFirst, count, setCount, countGood };
  const rest = { invoices, setInvoices, note, setNote, asked, customers, command, suggestFailure: answer.failure };
  return { ...typed, ...rest, rows, totalYen, gapYen, change, run };
}
