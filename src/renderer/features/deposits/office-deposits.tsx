/** For the whole office: up to when each client's bank data goes, and one place to drop any bank's file. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { depositWords, depositOfficeWords as words } from '../../../messages/deposits.ts';
import { shownInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useMethod } from '../../api/use-method.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { FileDrop, type GivenFile } from '../../ui/file-drop.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientSeal, StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

type BoardClient = OutputOf<'today.board'>['clients'][number];

const NO_CLIENTS: readonly BoardClient[] = [];

export interface OfficeDepositsProps {
  onImport: () => void;
  onFile: (file: GivenFile) => void;
}

export function OfficeDeposits({ onImport, onFile }: OfficeDepositsProps) {
  const { today } = useEntrySettings();
  const board = useMethod('today.board', {});
  const clients = board.value?.clients ?? NO_CLIENTS;
  const columns = useMemo(() => officeColumns(clients, today), [clients, today]);
  usePageKeys({
    F2: { label: depositWords.keys.import, run: onImport },
    ...(hasPage('matching') ? { F8: { label: keyWords.match, run: () => navigate('matching') } } : {}),
  });
  if (board.failure && !board.value) return <ReadError failure={board.failure} retry={board.refresh} />;
  return (
    <>
      <div className="office-drop">
        <FileDrop accept="" onFile={onFile} hint={words.dropHint} />
      </div>
      <DataTable
        label={words.sub}
        columns={columns}
        rows={clients}
        rowKey={(client) => client.clientId}
        loading={board.loading}
        initialSort={{ key: 'through', direction: 'ascending' }}
        onOpen={(client) => chooseClient(client.clientId)}
        autoFocus
        empty={
          <EmptyState
            title={words.empty.title}
            text={words.empty.text}
            actions={<Button onClick={() => navigate('clients')}>{words.empty.go}</Button>}
          />
        }
      />
    </>
  );
}

function officeColumns(clients: readonly BoardClient[], today: string): Column<BoardClient>[] {
  const newest = clients
    .flatMap((client) => client.bankThrough ?? [])
    .sort()
    .at(-1);
  const sum = (count: (client: BoardClient) => number) => clients.reduce((total, client) => total + count(client), 0);
  return [
    {
      key: 'client',
      head: words.columns.client,
      minWidth: 240,
      cell: (client) => (
        <span className="name">
          <ClientSeal seal={client.seal} colour={client.colour} />
          <span>
            <span className="code">{client.code}</span>
            {client.name}
          </span>
        </span>
      ),
      value: (client) => `${client.code} ${client.name}`,
      total: common.clients(clients.length),
    },
    {
      key: 'through',
      head: words.columns.through,
      width: 176,
      cell: (client) =>
        client.bankThrough === null ? (
          <StepMark step="none">{words.never}</StepMark>
        ) : (
          <StepMark step={client.bankThrough === newest ? 'done' : 'todo'}>
            {words.through(client.bankThrough)}
          </StepMark>
        ),
      value: (client) => client.bankThrough,
    },
    {
      key: 'imported',
      head: words.columns.imported,
      width: 148,
      from: 1080,
      cell: (client) => (client.importedAt === null ? '' : shownInstant(client.importedAt, today)),
      value: (client) => client.importedAt,
    },
    {
      key: 'left',
      head: words.columns.left,
      width: 104,
      align: 'end',
      cell: (client) => <Amount yen={client.depositsLeft} />,
      value: (client) => client.depositsLeft,
      total: formatYen(sum((client) => client.depositsLeft)),
    },
    {
      key: 'leftYen',
      head: words.columns.leftYen,
      width: 148,
      align: 'end',
      cell: (client) => <Amount yen={client.depositsLeftYen} />,
      value: (client) => client.depositsLeftYen,
      total: formatYen(sum((client) => client.depositsLeftYen)),
    },
  ];
}
