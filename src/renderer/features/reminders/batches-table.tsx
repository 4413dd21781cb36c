/** 発行済: the batches, and the paper of the one in hand as it was issued. */
import type { RefObject } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { batchNumberOf, batchWords, postingWords, previewWords } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { useStaffNames } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { KeyCap } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type Batch = OutputOf<'reminders.batches'>['batches'][number];

export interface BatchesTableProps {
  batches: readonly Batch[];
  loading: boolean;
  current: Batch | null;
  onCurrent: (batch: Batch) => void;
  onOpen: (batch: Batch) => void;
  tableRef: RefObject<HTMLTableElement | null>;
}

export function BatchesTable(props: BatchesTableProps) {
  const columns = useColumns(props.batches);
  return (
    <DataTable
      label={batchWords.sum(props.batches.length)}
      columns={columns}
      rows={props.batches}
      rowKey={(batch) => batch.batchId}
      loading={props.loading}
      currentKey={props.current?.batchId ?? null}
      onCurrent={props.onCurrent}
      onOpen={props.onOpen}
      autoFocus
      tableRef={props.tableRef}
      empty={<EmptyState title={batchWords.empty.title} text={batchWords.empty.text} />}
    />
  );
}

function useColumns(batches: readonly Batch[]): Column<Batch>[] {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const words = batchWords.columns;
  return [
    {
      key: 'number',
      head: words.number,
      width: 96,
      cell: (batch) => numberOf(batch),
      value: numberOf,
      total: batchWords.sum(batches.length),
    },
    { key: 'asOf', head: words.asOf, width: 96, cell: (batch) => dateText(batch.asOf), value: (batch) => batch.asOf },
    {
      key: 'issuedAt',
      head: words.issuedAt,
      width: 128,
      cell: (batch) => fullInstant(batch.issuedAt),
      value: (batch) => batch.issuedAt,
    },
    {
      key: 'by',
      head: words.by,
      minWidth: 72,
      from: 1700,
      cell: (batch) => nameOf(batch.by),
      value: (batch) => nameOf(batch.by),
    },
    {
      key: 'letters',
      head: words.letters,
      width: 56,
      align: 'end',
      cell: (batch) => batch.letters,
      value: (batch) => batch.letters,
      total: batches.reduce((sum, batch) => sum + batch.letters, 0).toLocaleString('ja-JP'),
    },
    {
      key: 'pages',
      head: words.pages,
      width: 56,
      align: 'end',
      cell: (batch) => batch.pages ?? '',
      value: (batch) => batch.pages,
    },
    {
      key: 'state',
      head: postingWords.stateColumn,
      minWidth: 164,
      cell: (batch) => <span title={stateText(batch)}>{stateText(batch)}</span>,
      value: stateText,
    },
    {
      key: 'total',
      head: words.total,
      width: 104,
      align: 'end',
      cell: (batch) => <Amount yen={batch.totalYen} />,
      value: (batch) => batch.totalYen,
      total: formatYen(sumYen(batches.map((batch) => batch.totalYen))),
    },
  ];
}

/** How far the letters of a batch are on their way, and what is to be said beside it. */
function stateText(batch: Batch): string {
  const { states } = postingWords;
  const left = batch.letters - batch.withdrawn;
  const state = !batch.document
    ? states.recorded
    : batch.posted > 0
      ? batch.posted < left
        ? states.partly
        : states.posted
      : left > 0 && batch.counted === left
        ? states.counted
        : batch.printedAt !== null
          ? states.printed
          : states.issued;
  return [
    state,
    ...(batch.withdrawn > 0 ? [postingWords.withdrawn(batch.withdrawn)] : []),
    ...(batch.returned > 0 ? [postingWords.returned(batch.returned)] : []),
  ].join('・');
}

function numberOf(batch: Batch): string {
  return batch.document ? batchNumberOf(batch.document.path) : '';
}

export interface IssuedPaneProps {
  batch: Batch | null;
  page: number;
}

/** The stored pages, unchanged. */
export function IssuedPane({ batch, page }: IssuedPaneProps) {
  const document = batch?.document ?? null;
  const asked = { documentId: document?.documentId ?? 1 };
  const stored = useMethod('documents.read', asked, { fresh: true, enabled: document !== null });
  const pages = batch?.pages ?? 1;
  const number = batch ? numberOf(batch) : '';
  return (
    <aside className="side preview" aria-label={batchWords.preview(number)}>
      <Toolbar>
        <h2>{batch && batchWords.preview(number)}</h2>
        <span className="grow" />
        {pages > 1 && (
          <span className="sub nb">
            <KeyCap>←</KeyCap> {previewWords.page(page + 1, pages)} <KeyCap>→</KeyCap>
          </span>
        )}
      </Toolbar>
      <div className="preview-desk">
        {document ? (
          <PdfPage
            bytes={stored.value?.bytes ?? null}
            page={Math.min(page, pages - 1)}
            label={batchWords.preview(number)}
          />
        ) : (
          batch && <p className="preview-note">{batchWords.waiting}</p>
        )}
      </div>
    </aside>
  );
}
