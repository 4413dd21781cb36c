/** メールで送る: what of this client goes to whom, who cannot be written to and why, and then the sending itself. */
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { monthOf, type PlainDate } from '../../../domain/dates.ts';
import { sendDialogWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { Tag } from '../../ui/marks.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

type Planned = OutputOf<'sendings.plan'>['rows'][number];
type Kind = keyof typeof words.kinds;

export interface SendDialogProps {
  client: ClientSummary;
  asOf: PlainDate;
  /** Given by the page that sends: it asks for the passphrase and tells the outcome. */
  onQueued: (sendingIds: number[]) => Promise<void>;
  onClose: () => void;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function SendDialog({ client, asOf, onQueued, onClose }: SendDialogProps) {
  const [kind, setKind] = useState<Kind>('invoice');
  const [month, setMonth] = useState(monthOf(asOf));
  const [on, setOn] = useState<PlainDate | null>(asOf);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const customers = useMethod('customers.list', { clientId: client.clientId, asOf });
  const owing = (customers.value?.customers ?? []).filter((one) => one.openYen > 0);
  const wanted = wantedOf(client.clientId, kind, { month, on, customerIds: owing.map((one) => one.customerId) });
  const plan = useMethod('sendings.plan', wanted ?? { clientId: client.clientId, kind }, { enabled: wanted !== null });
  const queue = useCommand('sendings.queue');
  const rows = wanted ? (plan.value?.rows ?? []) : [];
  const going = rows.filter((row) => row.problem === null && !without.has(keyOf(row)));
  async function send() {
    if (!wanted || going.length === 0) return;
    const subjects = going.map((row) =>
      kind === 'invoice' ? { subjectId: row.subjectId ?? 0 } : { customerId: row.customerId ?? 0 },
    );
    setSending(true);
    const { month: _all, ...rest } = wanted;
    const reply = await queue.run({ ...rest, subjects });
    if (reply.ok) {
      await onQueued(reply.value.queued);
      onClose();
    }
    setSending(false);
  }
  const toggle = (row: Planned) => setWithout((before) => toggled(before, keyOf(row)));
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={860}
      confirm={words.confirm(going.length)}
      keyLabel={words.key}
      busy={sending || going.length === 0}
      onSave={send}
      onClose={onClose}
      failure={queue.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <SelectField
          label={words.kind}
          span={4}
          value={kind}
          onChange={setKind}
          options={(Object.keys(words.kinds) as Kind[]).map((value) => ({ value, label: words.kinds[value] }))}
        />
        {kind === 'invoice' ? (
          <TextField label={words.month} span={3} maxLength={7} value={month} onChange={setMonth} />
        ) : (
          <DateField label={words.asOf} span={3} value={on} onChange={setOn} />
        )}
      </Form>
      {plan.failure && <ErrorPanel failure={plan.failure} retry={{ run: plan.refresh }} />}
      <Plan rows={rows} loading={wanted !== null && plan.loading} without={without} onToggle={toggle} />
      <p className="sub" role="status">
        {sending ? `${words.busy}${words.stop}` : planNote(rows, going.length)}
      </p>
    </SaveDialog>
  );
}

function planNote(rows: readonly Planned[], going: number): string {
  const problems = rows.filter((row) => row.problem !== null).length;
  return [words.count(going), ...(problems > 0 ? [words.problemNote(problems)] : [])].join('　');
}

/** null while what was typed is no month or no day. */
function wantedOf(
  clientId: number,
  kind: Kind,
  { month, on, customerIds }: { month: string; on: PlainDate | null; customerIds: readonly number[] },
): InputOf<'sendings.plan'> | null {
  const typed = month.normalize('NFKC').replace('/', '-');
  if (kind === 'invoice') return MONTH.test(typed) ? { clientId, kind, month: typed } : null;
  return on === null ? null : { clientId, kind, asOf: on, subjects: customerIds.map((customerId) => ({ customerId })) };
}

function keyOf(row: Planned): string {
  return `${row.subjectId} ${row.customerId}`;
}

function toggled(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(key)) after.add(key);
  return after;
}

interface PlanProps {
  rows: readonly Planned[];
  loading: boolean;
  without: ReadonlySet<string>;
  onToggle: (row: Planned) => void;
}

function Plan({ rows, loading, without, onToggle }: PlanProps) {
  const [current, setCurrent] = useState<string | null>(null);
  const shown = rows.find((row) => keyOf(row) === current) ?? rows[0];
  return (
    <>
      <div className="send-plan">
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={rows}
          rowKey={keyOf}
          loading={loading}
          currentKey={shown ? keyOf(shown) : null}
          onCurrent={(row) => setCurrent(keyOf(row))}
          onOpen={onToggle}
          muted={(row) => row.problem !== null || without.has(keyOf(row))}
          empty={<EmptyState title={words.none} />}
        />
      </div>
      {shown && (
        <div className="send-words">
          <h3 className="head">{shown.subject}</h3>
          <p className="mail-body">{shown.body}</p>
        </div>
      )}
    </>
  );
}

const COLUMNS: readonly Column<Planned>[] = [
  {
    key: 'customer',
    head: words.columns.customer,
    minWidth: 220,
    cell: (row) => <span className="cut">{`${row.customerCode}　${row.customerName}`}</span>,
    value: (row) => row.customerCode,
  },
  { key: 'label', head: words.columns.label, width: 130, cell: (row) => row.label, value: (row) => row.label },
  {
    key: 'recipient',
    head: words.columns.recipient,
    minWidth: 220,
    cell: (row) => <span className="cut">{row.recipient}</span>,
    value: (row) => row.recipient,
  },
  {
    key: 'problem',
    head: words.columns.problem,
    width: 110,
    cell: (row) =>
      row.problem && <Tag tone={row.problem === 'under-way' ? 'plain' : 'ask'}>{words.problems[row.problem]}</Tag>,
    value: (row) => (row.problem ? words.problems[row.problem] : ''),
  },
];
