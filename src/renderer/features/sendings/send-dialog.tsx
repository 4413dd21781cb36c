/** 書類を送る: what goes to whom which way, who cannot get it and why, and then the sending itself. */
import './sendings.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { monthOf, type PlainDate } from '../../../domain/dates.ts';
import { sendDialogWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { Tag } from '../../ui/marks.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import {
  canGo,
  type Planned,
  rowKeyOf,
  SEND_KINDS,
  type SendChannel,
  type SendChoice,
  type SendKind,
  type SendStart,
  ticksAtFirst,
  WAYS,
  wantedOf,
} from './send-plan.ts';

export type QueuedPapers = OutputOf<'sendings.queue'>['papers'];

export interface SendDialogProps {
  client: ClientSummary;
  asOf: PlainDate;
  start: SendStart;
  /** Given by the page that sends: it asks for the passphrase and tells the outcome. */
  onQueued: (sendingIds: number[]) => Promise<void>;
  /** Papers that now wait to be printed. */
  onPrint: (papers: QueuedPapers) => void;
  onClose: () => void;
}

export function SendDialog(props: SendDialogProps) {
  const { client, start, onClose } = props;
  const form = useSending(props);
  const { choice, rows, going, plan, queue } = form;
  return (
    <SaveDialog
      title={words.title}
      sub={start.customer ? words.ofCustomer(start.customer.name) : words.sub}
      client={client}
      width={900}
      confirm={words.confirm(choice.channel, going.length)}
      keyLabel={words.key}
      busy={form.sending || going.length === 0}
      onSave={form.send}
      onClose={onClose}
      failure={queue.failure}
      failed={words.failed}
    >
      <ChoiceFields form={form} start={start} />
      {plan.failure && <ErrorPanel failure={plan.failure} retry={{ run: plan.refresh }} />}
      <Plan form={form} />
      <p className="sub" role="status">
        {form.sending ? `${words.busy}${words.stop}` : planNote(rows, form)}
      </p>
    </SaveDialog>
  );
}

type SendForm = ReturnType<typeof useSending>;

function useSending({ client, asOf, start, onQueued, onPrint, onClose }: SendDialogProps) {
  const { clientId } = client;
  const channelAtFirst = start.channel ?? WAYS[start.kind][0] ?? 'email';
  const [choice, setChoice] = useState<SendChoice>({
    kind: start.kind,
    channel: channelAtFirst,
    month: monthOf(asOf),
    on: asOf,
  });
  const [chosen, setChosen] = useState<ReadonlySet<RowKey> | null>(null);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [sending, setSending] = useState(false);
  const needsOwing = choice.kind === 'statement' && !start.customer;
  const customers = useMethod('customers.list', { clientId, asOf }, { enabled: needsOwing });
  const owing = (customers.value?.customers ?? []).filter((one) => one.openYen > 0);
  const wanted = wantedOf(
    clientId,
    start,
    choice,
    owing.map(({ customerId }) => customerId),
  );
  const plan = useMethod('sendings.plan', wanted ?? { clientId, kind: choice.kind }, { enabled: wanted !== null });
  const queue = useCommand('sendings.queue');
  const inOrder = wanted ? (plan.value?.rows ?? []) : [];
  const rows = start.customer ? [...inOrder].reverse() : inOrder;
  const ticks = chosen ?? ticksAtFirst(rows, start, choice.kind);
  const going = rows.filter((row) => ticks.has(rowKeyOf(row)) && canGo(row, typed));
  function change(next: Partial<SendChoice>) {
    const kind = next.kind ?? choice.kind;
    const channel = next.channel ?? choice.channel;
    const fits = WAYS[kind].includes(channel);
    setChoice({ ...choice, ...next, channel: fits ? channel : (WAYS[kind][0] ?? 'email') });
    setChosen(null);
    setTyped(new Map());
  }
  async function send() {
    if (!wanted || going.length === 0) return;
    setSending(true);
    const subjects = going.map((row) => subjectOf(row, typed));
    const { month: _month, customerId: _customer, ...rest } = wanted;
    const reply = await queue.run({ ...rest, subjects });
    setSending(false);
    if (!reply.ok) return;
    onClose();
    if (choice.channel === 'post') onPrint(reply.value.papers);
    else if (choice.channel === 'hand') showResult(words.handed(reply.value.queued.length));
    else await onQueued(reply.value.queued);
  }
  const type = (row: Planned, to: string) => setTyped(new Map(typed).set(rowKeyOf(row), to));
  return { choice, change, rows, ticks, setChosen, typed, type, going, plan, queue, sending, send, wanted };
}

function subjectOf(row: Planned, typed: ReadonlyMap<string, string>) {
  const to = typed.get(rowKeyOf(row))?.trim();
  return {
    ...(row.subjectId === null ? {} : { subjectId: row.subjectId }),
    ...(row.customerId === null ? {} : { customerId: row.customerId }),
    ...(to ? { to } : {}),
  };
}

function planNote(rows: readonly Planned[], { going, typed, choice }: SendForm): string {
  const problems = rows.filter((row) => !canGo(row, typed)).length;
  return [words.count(choice.channel, going.length), ...(problems > 0 ? [words.problemNote(problems)] : [])].join('　');
}

function ChoiceFields({ form, start }: { form: SendForm; start: SendStart }) {
  const { choice, change } = form;
  const isNamed = start.subjectIds !== undefined && choice.kind === start.kind;
  return (
    <Form className="form dialog-form">
      <SelectField
        label={words.kind}
        span={4}
        value={choice.kind}
        onChange={(kind: SendKind) => change({ kind })}
        options={SEND_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <SelectField
        label={words.channel}
        span={4}
        value={choice.channel}
        onChange={(channel: SendChannel) => change({ channel })}
        options={WAYS[choice.kind].map((value) => ({ value, label: words.channels[value] }))}
      />
      {choice.kind === 'statement' && (
        <DateField label={words.asOf} span={3} value={choice.on} onChange={(on) => change({ on })} />
      )}
      {choice.kind !== 'statement' && !start.customer && !isNamed && (
        <TextField
          label={words.month}
          span={3}
          maxLength={7}
          value={choice.month}
          onChange={(month) => change({ month })}
        />
      )}
    </Form>
  );
}

function Plan({ form }: { form: SendForm }) {
  const { rows, ticks, typed, choice } = form;
  const [current, setCurrent] = useState<string | null>(null);
  const shown = rows.find((row) => rowKeyOf(row) === current) ?? rows[0];
  return (
    <>
      <div className="send-plan">
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={rows}
          rowKey={rowKeyOf}
          loading={form.wanted !== null && form.plan.loading}
          ticks={ticks}
          onTicks={form.setChosen}
          tickable={(row) => canGo(row, typed)}
          currentKey={shown ? rowKeyOf(shown) : null}
          onCurrent={(row) => setCurrent(rowKeyOf(row))}
          muted={(row) => !canGo(row, typed)}
          empty={<EmptyState title={words.none} text={words.noneText} />}
        />
      </div>
      {shown?.problem && !canGo(shown, typed) && <p className="hint warn">{words.problemHelp[shown.problem]}</p>}
      {shown && choice.channel !== 'hand' && (
        <Form className="form dialog-form">
          <TextField
            label={choice.channel === 'post' ? words.postTo : words.to(shown.customerName)}
            span={12}
            maxLength={200}
            disabled={choice.channel === 'post'}
            value={typed.get(rowKeyOf(shown)) ?? shown.recipient}
            onChange={(to) => form.type(shown, to)}
          />
        </Form>
      )}
      {shown && shown.body !== '' && (
        <div className="send-words">
          <h3 className="head">{shown.subject === '' ? words.preview : shown.subject}</h3>
          <p className="mail-body">{shown.body}</p>
        </div>
      )}
      {shown && shown.body === '' && <p className="hint">{words.paperNote[choice.channel]}</p>}
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
