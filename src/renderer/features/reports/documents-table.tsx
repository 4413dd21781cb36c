/** Every document the office has made: reports, aging workbooks, letters. Enter opens the one in hand. */
import type { RefObject } from 'react';
import { common } from '../../../messages/common.ts';
import { documentKind, documentWords } from '../../../messages/documents.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { documentListWords, documentTitle } from '../../../messages/reports.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useClients } from '../../api/use-office.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ClientSeal, Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { StoredDocument } from './months.ts';

export interface DocumentsTableProps {
  documents: readonly StoredDocument[];
  loading: boolean;
  current: StoredDocument | null;
  onCurrent: (document: StoredDocument) => void;
  /** Whose they are, where several clients' stand together. */
  withClient: boolean;
  tableRef: RefObject<HTMLTableElement | null>;
}

export function DocumentsTable(props: DocumentsTableProps) {
  const columns = useColumns(props.documents, props.withClient);
  const { empty } = documentListWords;
  return (
    <DataTable
      label={documentWords.file}
      columns={columns}
      rows={props.documents}
      rowKey={(document) => document.documentId}
      loading={props.loading}
      currentKey={props.current?.documentId ?? null}
      onCurrent={props.onCurrent}
      onOpen={(document) => document.state === 'rendered' && void showDocument(document.path)}
      autoFocus
      tableRef={props.tableRef}
      empty={<EmptyState title={empty.title} text={empty.text} />}
    />
  );
}

function useColumns(documents: readonly StoredDocument[], withClient: boolean): Column<StoredDocument>[] {
  const words = documentListWords.columns;
  const client = useClientColumn();
  return [
    {
      key: 'kind',
      head: words.kind,
      width: 148,
      cell: (document) => documentKind(document.kind),
      value: (document) => documentKind(document.kind),
      total: documentListWords.sum(documents.length),
    },
    ...(withClient ? [client] : []),
    {
      key: 'title',
      head: words.title,
      minWidth: 180,
      cell: (document) => documentTitle(document.kind, document.title),
      value: (document) => documentTitle(document.kind, document.title),
    },
    {
      key: 'recordedAt',
      head: words.recordedAt,
      width: 144,
      cell: (document) => fullInstant(document.recordedAt),
      value: (document) => document.recordedAt,
    },
    {
      key: 'size',
      head: words.size,
      width: 92,
      align: 'end',
      cell: (document) =>
        document.state === 'rendered' ? (
          documentWords.bytes(document.bytes)
        ) : (
          <Tag>{documentWords.states.recorded}</Tag>
        ),
      value: (document) => document.bytes,
    },
  ];
}

function useClientColumn(): Column<StoredDocument> {
  const clients = useClients();
  const clientOf = (document: StoredDocument) => clients.find((one) => one.clientId === document.clientId);
  return {
    key: 'client',
    head: documentListWords.columns.client,
    width: 240,
    cell: (document) => {
      const client = clientOf(document);
      return (
        <span className="name">
          <ClientSeal seal={client?.seal ?? common.officeSeal} colour={client?.colour ?? 8} />
          <span>{client?.name ?? documentListWords.office}</span>
        </span>
      );
    },
    value: (document) => clientOf(document)?.code ?? '',
  };
}
