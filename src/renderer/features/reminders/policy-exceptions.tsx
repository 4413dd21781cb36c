/** Customers and invoices of a client that are treated otherwise; Enter opens one. */
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { policySummary, policyWords } from '../../../messages/reminder-policy.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { useWordingSets } from '../../api/use-wording-sets.ts';
import { setParams } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { leaveThen } from '../../ui/unsaved.ts';
import type { PolicyPlace } from './policy-form.tsx';

type Exception = OutputOf<'reminderPolicy.exceptions'>['places'][number];
const words = policyWords.exceptions;

export interface PolicyExceptionsProps {
  client: ClientSummary;
  place: PolicyPlace;
  /** Where the form and this list take turns: the choice between them, in place of the head. */
  tabs: ReactNode;
}

export function PolicyExceptions({ client, place, tabs }: PolicyExceptionsProps) {
  const list = useMethod('reminderPolicy.exceptions', { clientId: client.clientId });
  const { nameOf } = useWordingSets();
  const rows = (list.value?.places ?? []).filter((one) => one.scope !== 'client');
  return (
    <section className={tabs ? undefined : 'side'}>
      {tabs || (
        <Toolbar>
          <h2>{words.head}</h2>
        </Toolbar>
      )}
      {list.failure && !list.value ? (
        <ReadError failure={list.failure} retry={list.refresh} />
      ) : (
        <DataTable
          label={words.head}
          columns={columnsOf(rows, nameOf)}
          rows={rows}
          rowKey={keyOf}
          loading={list.loading}
          onOpen={open}
          currentKey={rows.map(keyOf).find((key) => key === keyOfPlace(place))}
          empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
        />
      )}
    </section>
  );
}

const keyOf = ({ scope, id }: Exception) => `${scope} ${id}`;
const keyOfPlace = ({ scope, at }: PolicyPlace) => `${scope} ${at.invoiceId ?? at.customerId}`;

function open({ scope, id }: Exception): void {
  const target = { customer: '', invoice: '', [scope]: String(id) };
  leaveThen(() => setParams(target));
}

function columnsOf(rows: readonly Exception[], setName: (set: string) => string): Column<Exception>[] {
  const summary = ({ policy }: Exception) => policySummary(policy, setName);
  const place = ({ scope, code, name }: Exception) => `${words.scopes[scope]} ${code} ${name}`;
  return [
    {
      key: 'place',
      head: words.columns.place,
      width: 168,
      cell: (row) => (
        <span className="cut" title={place(row)}>
          <span className="code">{row.code}</span>
          {row.name}
        </span>
      ),
      value: place,
      total: words.sum(rows.length),
    },
    {
      key: 'policy',
      head: words.columns.policy,
      minWidth: 140,
      cell: (row) => (
        <span className="cut" title={summary(row)}>
          {summary(row)}
        </span>
      ),
      value: summary,
    },
  ];
}
