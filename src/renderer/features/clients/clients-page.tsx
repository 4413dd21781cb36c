/**
 * 顧問先: the list. The page to copy from: what is asked (useMethod), what is shown (columns, DataTable), what the keys
 * do (usePageKeys), where one goes next (navigate).
 */
import { useMemo, useRef, useState } from 'react';
import { clientWords } from '../../../messages/clients.ts';
import { frameWords } from '../../../messages/frame.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientSeal, Tag } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';

const COLUMNS: readonly Column<ClientSummary>[] = [
  {
    key: 'name',
    head: clientWords.columns.name,
    width: 320,
    cell: (client) => (
      <span className="name">
        <ClientSeal seal={client.seal} colour={client.colour} />
        <span>
          <span className="code">{client.code}</span>
          {client.name}
        </span>
      </span>
    ),
    value: (client) => client.code,
  },
  { key: 'kana', head: clientWords.columns.kana, cell: (client) => client.kana, value: (client) => client.kana },
  {
    key: 'fiscal',
    head: clientWords.columns.fiscal,
    width: 96,
    cell: (client) => (client.fiscalMonth === null ? '' : frameWords.fiscalMonth(client.fiscalMonth)),
    value: (client) => client.fiscalMonth,
  },
  {
    key: 'assignee',
    head: clientWords.columns.assignee,
    width: 140,
    cell: (client) => client.assigneeName,
    value: (client) => client.assigneeName,
  },
  { key: 'state', head: '', width: 96, cell: (client) => client.archived && <Tag>{clientWords.archivedTag}</Tag> },
];

export function ClientsPage() {
  const [filter, setFilter] = useState<'active' | 'all'>('active');
  const list = useMethod('clients.list', { includeArchived: true });
  const current = useRef<ClientSummary | null>(null);
  const clients = list.value?.clients;
  const archived = clients?.filter((client) => client.archived).length ?? 0;
  const rows = useMemo(
    () => (clients ?? []).filter((client) => filter === 'all' || !client.archived),
    [clients, filter],
  );

  const edit = (client: ClientSummary | null) => client && chooseClient(client.clientId, () => navigate('client'));
  usePageKeys({
    F2: { label: clientWords.keys.new, run: () => navigate('client', { new: '1' }) },
    F6: { label: clientWords.keys.edit, run: () => edit(current.current), disabled: rows.length === 0 },
    F8: {
      label: clientWords.keys.choose,
      run: () => current.current && chooseClient(current.current.clientId, () => navigate('today')),
      disabled: rows.length === 0,
    },
  });
  if (list.failure && !clients) {
    return (
      <Page title={clientWords.title} withoutAsOf>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  }
  return (
    <Page title={clientWords.title} sub={clients && clientWords.listSub(clients.length, archived)} withoutAsOf>
      {archived > 0 && (
        <Toolbar>
          <SegmentedFilter
            label={clientWords.title}
            segments={[
              { value: 'active', label: clientWords.filter.active, count: (clients?.length ?? 0) - archived },
              { value: 'all', label: clientWords.filter.all, count: clients?.length },
            ]}
            value={filter}
            onChange={setFilter}
          />
        </Toolbar>
      )}
      <DataTable
        label={clientWords.title}
        columns={COLUMNS}
        rows={rows}
        rowKey={(client) => client.clientId}
        loading={list.loading}
        onCurrent={(client) => {
          current.current = client;
        }}
        onOpen={edit}
        muted={(client) => client.archived}
        autoFocus
        empty={
          <EmptyState
            title={clientWords.empty.title}
            text={clientWords.empty.text}
            actions={
              <Button tone="primary" keyCap="F2" onClick={() => navigate('client', { new: '1' })}>
                {clientWords.empty.first}
              </Button>
            }
          />
        }
      />
    </Page>
  );
}
