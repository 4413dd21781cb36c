import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { commandNames, auditTabWords as words } from '../../../messages/settings.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients, useCurrentClient } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { ClientSeal } from '../../ui/marks.tsx';
import { Actions, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Entry = OutputOf<'audit.list'>['entries'][number];

const STEP = 200;
const MOST = 500;

/** Everything that wrote, newest first; within a client's books only what concerns them. */
export function AuditTab() {
  const client = useCurrentClient();
  const clients = useClients();
  const [limit, setLimit] = useState(STEP);
  const [scope, setScope] = useState<'client' | 'office'>('client');
  const only = scope === 'client' ? client : null;
  const list = useMethod('audit.list', { limit, ...(only ? { clientId: only.clientId } : {}) });
  const staff = useMethod('staff.list', {}).value?.staff;
  const entries = list.value?.entries ?? [];
  const columns = useMemo(() => columnsFor(clients, staff ?? []), [clients, staff]);
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <>
      {client && (
        <Toolbar>
          <SegmentedFilter
            label={words.columns.client}
            segments={[
              { value: 'client', label: words.scope.client },
              { value: 'office', label: words.scope.office },
            ]}
            value={scope}
            onChange={setScope}
          />
        </Toolbar>
      )}
      <DataTable
        label={words.columns.method}
        columns={columns}
        rows={entries}
        rowKey={(entry) => entry.seq}
        loading={list.loading}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
      {entries.length === limit && limit < MOST && (
        <Actions>
          <Button onClick={() => setLimit(MOST)}>{words.more}</Button>
        </Actions>
      )}
    </>
  );
}

type Staff = readonly { code: string; name: string }[];

function columnsFor(clients: readonly ClientSummary[], staff: Staff): readonly Column<Entry>[] {
  const names: Record<string, string> = commandNames;
  const nameOf = (entry: Entry) => staff.find((member) => member.code === entry.actor)?.name ?? entry.actor;
  const clientOf = (entry: Entry) => clients.find((client) => client.clientId === entry.clientId);
  return [
    {
      key: 'seq',
      head: words.columns.seq,
      width: 88,
      align: 'end',
      cell: (entry) => entry.seq.toLocaleString('ja-JP'),
      value: (entry) => entry.seq,
    },
    {
      key: 'at',
      head: words.columns.at,
      width: 140,
      cell: (entry) => fullInstant(entry.at),
      value: (entry) => entry.at,
    },
    {
      key: 'actor',
      head: words.columns.actor,
      width: 132,
      cell: nameOf,
      value: nameOf,
    },
    {
      key: 'method',
      head: words.columns.method,
      minWidth: 200,
      cell: (entry) => names[entry.method] ?? entry.method,
      value: (entry) => names[entry.method] ?? entry.method,
    },
    {
      key: 'client',
      head: words.columns.client,
      width: 260,
      cell: (entry) => {
        const client = clientOf(entry);
        if (!client) return <span className="dim">{common.office}</span>;
        return (
          <span className="name">
            <ClientSeal seal={client.seal} colour={client.colour} />
            <span>{client.name}</span>
          </span>
        );
      },
      value: (entry) => clientOf(entry)?.name ?? common.office,
    },
    {
      key: 'hash',
      head: words.columns.hash,
      width: 120,
      from: 1080,
      cell: (entry) => (
        <span className="hash" title={words.hashTitle}>
          {entry.hash.slice(0, 12)}
        </span>
      ),
      value: (entry) => entry.hash,
    },
  ];
}
