/** Customers whose letters are made otherwise than the client's others: another envelope, other enclosures. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { paperChoiceWords, customerPaperWords as words } from '../../../messages/envelopes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { ChoiceFields, type ChoiceValues, choicesIn, choiceValues } from './choice-fields.tsx';

type Row = OutputOf<'papers.customers'>['customers'][number];

export interface CustomerPapersProps {
  client: ClientSummary;
  /** A customer to be set, or set anew; undefined: none is open. */
  open: Row | null | undefined;
  onOpen: (row: Row | null | undefined) => void;
}

export function CustomerPapers({ client, open, onOpen }: CustomerPapersProps) {
  const list = useMethod('papers.customers', { clientId: client.clientId });
  return (
    <section>
      <h2>{words.head}</h2>
      <p className="sub">{words.text}</p>
      <div className="buttons">
        <Button keyCap="F2" onClick={() => onOpen(null)}>
          {words.add}
        </Button>
      </div>
      <div className="rates">
        <DataTable
          label={words.head}
          columns={COLUMNS}
          rows={list.value?.customers ?? []}
          rowKey={(row) => row.customerId}
          loading={list.loading}
          onOpen={onOpen}
          empty={<EmptyState title={words.empty} />}
        />
      </div>
      {open !== undefined && <CustomerDialog client={client} row={open} onClose={() => onOpen(undefined)} />}
    </section>
  );
}

interface Values {
  customerId: number | null;
  envelope: string;
  choices: ChoiceValues;
}

function CustomerDialog({ client, row, onClose }: { client: ClientSummary; row: Row | null; onClose: () => void }) {
  const customers = useCustomerOptions(client.clientId);
  const envelopes = useMethod('envelopes.list', {}).value?.envelopes ?? [];
  const saving = useCommand('papers.set');
  const [values, setValues] = useState<Values>({
    customerId: row?.customerId ?? null,
    envelope: row?.envelope ?? '',
    choices: choiceValues(row?.own ?? {}),
  });
  const set = (changes: Partial<Values>) => setValues((before) => ({ ...before, ...changes }));
  async function save() {
    const { customerId, envelope, choices } = values;
    if (customerId === null) return;
    const reply = await saving.run({
      clientId: client.clientId,
      customerId,
      choices: choicesIn(choices),
      envelope: envelope === '' ? null : envelope,
    });
    if (!reply.ok) return;
    showResult(paperChoiceWords.saved);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={saving.busy || values.customerId === null}
      failure={saving.failure}
      failed={paperChoiceWords.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          span={12}
          autoFocus={row === null}
          disabled={row !== null}
          customers={customers}
          value={values.customerId}
          onChange={(customerId) => set({ customerId })}
        />
        <SelectField
          label={words.envelope}
          span={12}
          value={values.envelope}
          onChange={(envelope) => set({ envelope })}
          options={[
            { value: '', label: paperChoiceWords.inherit },
            ...envelopes.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
        <ChoiceFields
          values={values.choices}
          onChange={(changes) => set({ choices: { ...values.choices, ...changes } })}
          around={paperChoiceWords.inherit}
        />
      </Form>
    </SaveDialog>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'code', head: words.columns.code, width: 88, cell: (row) => row.code, value: (row) => row.code },
  { key: 'name', head: words.columns.name, width: 240, cell: (row) => row.name, value: (row) => row.name },
  {
    key: 'what',
    head: words.columns.what,
    minWidth: 240,
    cell: (row) => <span className="cut">{words.what(row.envelopeName, row.own)}</span>,
    value: (row) => row.envelopeName ?? '',
  },
];
