/** 引継ぎ: customers handed to a lawyer or a court, with the pack each was given, and the way back. */
import { useMemo, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { lawWords } from '../../../messages/law.ts';
import { handoverWords as words } from '../../../messages/law-papers.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { offerDocument, showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { customerColumn, dayColumn, textColumn, yenColumn } from './columns.tsx';
import type { LawViewProps } from './law-page.tsx';

type Row = OutputOf<'handovers.list'>['handovers'][number];
const heads = words.columns;
const NO_ROWS: readonly Row[] = [];

export function HandoversView({ client, views }: LawViewProps) {
  const answer = useMethod('handovers.list', { clientId: client.clientId });
  const rows = answer.value?.handovers ?? NO_ROWS;
  const [key, setKey] = useState<number | null>(null);
  const [act, setAct] = useState<'record' | 'release' | null>(null);
  const current = rows.find((row) => row.handoverId === key) ?? rows[0] ?? null;
  const columns = useColumns(rows);
  usePageKeys({
    F2: { label: words.keys.create, run: () => setAct('record'), main: true },
    F8: {
      label: words.keys.folder,
      run: () => current && void showDocument(current.folderPath, 'folder'),
      disabled: current === null,
    },
    F9: { label: words.keys.open, run: () => current && void showDocument(current.path), disabled: current === null },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: lawWords.views.handovers, subtitle: '', client, columns, rows, sort: null }),
    },
    F11: { label: words.keys.release, run: () => setAct('release'), disabled: !current || current.endedOn !== null },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Toolbar>{views}</Toolbar>
      <DataTable
        label={lawWords.views.handovers}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.handoverId}
        loading={answer.loading}
        currentKey={current?.handoverId ?? null}
        onCurrent={(row) => setKey(row.handoverId)}
        onOpen={(row) => void showDocument(row.path)}
        muted={(row) => row.endedOn !== null}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
      {act === 'record' && <RecordDialog client={client} onClose={() => setAct(null)} />}
      {act === 'release' && current && <ReleaseDialog client={client} row={current} onClose={() => setAct(null)} />}
    </>
  );
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const dateText = useDateText();
  return useMemo(
    () => [
      customerColumn(heads.customer, rows),
      {
        key: 'state',
        head: heads.state,
        width: 96,
        cell: (row) => (
          <Tag tone={row.endedOn === null ? 'ask' : 'plain'}>
            {row.endedOn === null ? words.states.open : words.states.ended}
          </Tag>
        ),
        value: (row) => (row.endedOn === null ? words.states.open : words.states.ended),
      },
      dayColumn<Row>('on', heads.on, dateText, (row) => row.handedOn),
      textColumn<Row>('recipient', heads.recipient, (row) => words.recipients[row.recipient], { width: 92 }),
      textColumn<Row>('name', heads.name, (row) => row.recipientName, { minWidth: 140 }),
      textColumn<Row>('reason', heads.reason, (row) => (row.endedOn === null ? row.reason : row.endReason), {
        minWidth: 140,
      }),
      yenColumn<Row>('yen', heads.yen, rows, (row) => row.totalYen),
      yenColumn<Row>('open', heads.open, rows, (row) => row.openYen),
    ],
    [rows, dateText],
  );
}

type Recipient = InputOf<'handovers.record'>['recipient'];
const RECIPIENTS = (Object.keys(words.recipients) as Recipient[]).map((value) => ({
  value,
  label: words.recipients[value],
}));

interface Draft {
  customerId: number | null;
  on: PlainDate | null;
  recipient: Recipient;
  recipientName: string;
  reason: string;
}

const EMPTY: Draft = { customerId: null, on: null, recipient: 'lawyer', recipientName: '', reason: '' };
const isBlank = (text: string) => text.trim() === '';

function RecordDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const text = words.record;
  const { today } = useEntrySettings();
  const customers = useCustomerOptions(client.clientId);
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, on: today });
  const [asked, setAsked] = useState(false);
  const command = useCommand('handovers.record');
  async function save() {
    setAsked(true);
    const { customerId, on } = draft;
    if (customerId === null || on === null || isBlank(draft.recipientName) || isBlank(draft.reason)) return;
    const reply = await command.run({ clientId: client.clientId, ...draft, customerId, on });
    if (!reply.ok) return;
    onClose();
    const name = customers.find((one) => one.customerId === customerId)?.name ?? '';
    await offerDocument(text.done(name), reply.value.document);
  }
  return (
    <SaveDialog
      title={text.title}
      client={client}
      width={620}
      confirm={text.confirm}
      keyLabel={words.keys.create}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={text.failed}
    >
      <p>{text.text}</p>
      <HandoverForm customers={customers} draft={draft} onChange={setDraft} asked={asked} />
    </SaveDialog>
  );
}

interface FormProps {
  customers: ReturnType<typeof useCustomerOptions>;
  draft: Draft;
  onChange: (draft: Draft) => void;
  asked: boolean;
}

function HandoverForm({ customers, draft, onChange, asked }: FormProps) {
  const text = words.record;
  const missing = (isMissing: boolean) => (asked && isMissing ? fieldWords.missing : undefined);
  return (
    <Form className="form dialog-form">
      <CustomerField
        label={text.customer}
        required
        span={8}
        autoFocus
        customers={customers}
        value={draft.customerId}
        onChange={(customerId) => onChange({ ...draft, customerId })}
        error={missing(draft.customerId === null)}
      />
      <DateField label={text.on} span={4} required value={draft.on} onChange={(on) => onChange({ ...draft, on })} />
      <SelectField
        label={text.recipient}
        span={4}
        value={draft.recipient}
        onChange={(recipient) => onChange({ ...draft, recipient })}
        options={RECIPIENTS}
      />
      <TextField
        label={text.name}
        span={8}
        required
        maxLength={100}
        value={draft.recipientName}
        onChange={(recipientName) => onChange({ ...draft, recipientName })}
        hint={text.nameHint}
        error={missing(isBlank(draft.recipientName))}
      />
      <TextField
        label={text.reason}
        span={12}
        required
        maxLength={200}
        value={draft.reason}
        onChange={(reason) => onChange({ ...draft, reason })}
        hint={text.reasonHint}
        error={missing(isBlank(draft.reason))}
      />
    </Form>
  );
}

function ReleaseDialog({ client, row, onClose }: { client: ClientSummary; row: Row; onClose: () => void }) {
  const text = words.release;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand('handovers.release');
  async function save() {
    setAsked(true);
    if (reason.trim() === '') return;
    const reply = await command.run({ clientId: client.clientId, handoverId: row.handoverId, reason });
    if (!reply.ok) return;
    showResult(text.done(row.customerName));
    onClose();
  }
  return (
    <SaveDialog
      title={text.title(row.customerName)}
      client={client}
      confirm={text.confirm}
      keyLabel={words.keys.release}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={text.failed}
    >
      <p>{text.text}</p>
      <Form className="form dialog-form">
        <TextField
          label={text.reason}
          span={12}
          required
          autoFocus
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={asked && reason.trim() === '' ? fieldWords.missing : undefined}
        />
      </Form>
    </SaveDialog>
  );
}
