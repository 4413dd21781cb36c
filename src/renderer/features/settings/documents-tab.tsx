import { useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { Failure } from '../../../contract/reply.ts';
import { byteSize, common } from '../../../messages/common.ts';
import { documentWords } from '../../../messages/documents.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { documentTabWords as words } from '../../../messages/settings.ts';
import { failureOf } from '../../api/bridge.ts';
import { openDocument } from '../../api/documents.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients, useCurrentClient } from '../../api/use-office.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

import { PrintDialog } from '../printing/print-dialog.tsx';

type IssuedDocument = OutputOf<'documents.list'>['documents'][number];

/** Everything the office issued, as it was issued. */
export function DocumentsTab() {
  const client = useCurrentClient();
  const clients = useClients();
  const list = useMethod('documents.list', { limit: 500, ...(client ? { clientId: client.clientId } : {}) });
  const current = useRef<IssuedDocument | null>(null);
  const [inHand, setInHand] = useState<IssuedDocument | null>(null);
  const [printed, setPrinted] = useState<IssuedDocument | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const columns = useMemo(() => columnsFor(clients), [clients]);
  const documents = list.value?.documents ?? [];

  async function open(document: IssuedDocument | null, how: 'open' | 'folder') {
    if (document?.state !== 'rendered') return;
    try {
      await openDocument(document.path, how);
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  const printable = inHand?.state === 'rendered' && inHand.path.endsWith('.pdf') ? inHand : null;
  usePageKeys({
    F9: { label: keyWords.print, run: () => setPrinted(printable), main: true, disabled: !printable },
    F6: { label: words.keys.open, run: () => void open(current.current, 'open'), disabled: documents.length === 0 },
    F7: { label: words.keys.folder, run: () => void open(current.current, 'folder'), disabled: documents.length === 0 },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <>
      {failure && <ErrorNote failure={failure} title={words.openFailed} safe="" onClose={() => setFailure(null)} />}
      <DataTable
        label={words.columns.title}
        columns={columns}
        rows={documents}
        rowKey={(document) => document.documentId}
        loading={list.loading}
        onCurrent={(document) => {
          current.current = document;
          setInHand(document);
        }}
        onOpen={(document) => void open(document, 'open')}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
      {printed && (
        <PrintDialog
          documentId={printed.documentId}
          name={printed.title}
          pages={null}
          onClose={() => setPrinted(null)}
        />
      )}
    </>
  );
}

const kindOf = ({ kind }: IssuedDocument): string => (documentWords.kinds as Record<string, string>)[kind] ?? kind;

function columnsFor(clients: readonly ClientSummary[]): readonly Column<IssuedDocument>[] {
  const clientName = (document: IssuedDocument) =>
    clients.find((client) => client.clientId === document.clientId)?.name ?? common.office;
  return [
    {
      key: 'at',
      head: words.columns.at,
      width: 140,
      cell: (document) => fullInstant(document.recordedAt),
      value: (document) => document.recordedAt,
    },
    { key: 'kind', head: words.columns.kind, width: 150, cell: kindOf, value: kindOf },
    {
      key: 'title',
      head: words.columns.title,
      minWidth: 240,
      cell: (document) => document.title,
      value: (document) => document.title,
    },
    { key: 'client', head: words.columns.client, width: 240, cell: clientName, value: clientName },
    {
      key: 'size',
      head: words.columns.size,
      width: 96,
      align: 'end',
      cell: (document) => byteSize(document.bytes),
      value: (document) => document.bytes,
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 80,
      cell: (document) => document.state === 'recorded' && <Tag>{words.rendering}</Tag>,
    },
  ];
}
