/** One client: choose the month, see what the workbook holds, one key makes it and opens it. */
import { useRef, useState } from 'react';
import { monthOf, type PlainDate } from '../../../domain/dates.ts';
import { documentWords } from '../../../messages/documents.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { monthOfReport, reportWords } from '../../../messages/reports.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepMark } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { leaveThen } from '../../ui/unsaved.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { DocumentsTable } from './documents-table.tsx';
import { type MonthRow, monthRows, type StoredDocument, usualMonth } from './months.ts';
import { ReportContents } from './report-contents.tsx';
import { ReportSetup } from './report-setup.tsx';

const NO_DOCUMENTS: readonly StoredDocument[] = [];

type Tab = 'months' | 'setup' | 'documents';

export function ClientReports({ client }: { client: ClientSummary }) {
  const desk = useClientReports(client);
  const { tab, list, making } = desk;
  if (list.failure && !list.value) {
    return (
      <Page title={reportWords.title} withoutAsOf>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  }
  return (
    <Page title={reportWords.title} sub={reportWords.sub.client} withoutAsOf>
      {making.failure && (
        <ErrorNote
          failure={making.failure}
          title={reportWords.failed}
          retry={{ keyCap: 'F10', run: desk.make }}
          onClose={making.clear}
        />
      )}
      <div className={tab === 'months' ? 'split reports' : 'reports-alone'}>
        <section>
          <Toolbar>
            <Tabs tab={tab} onTab={(next) => leaveThen(() => desk.setTab(next))} documents={desk.documents.length} />
          </Toolbar>
          {tab === 'months' && <Months desk={desk} />}
          {tab === 'documents' && <Documents desk={desk} />}
          {tab === 'setup' && <ReportSetup clientId={client.clientId} month={desk.row.month} />}
        </section>
        {tab === 'months' && (
          <ReportContents
            clientId={client.clientId}
            row={desk.row}
            talkSheets={desk.talkSheets}
            today={desk.today}
            busy={making.busy}
            onMake={desk.make}
          />
        )}
      </div>
    </Page>
  );
}

type Desk = ReturnType<typeof useClientReports>;

/** What the page knows, and its keys. */
function useClientReports(client: ClientSummary) {
  const { today } = useEntrySettings();
  const [tab, setTab] = useState<Tab>('months');
  const [month, setMonth] = useState(() => usualMonth(today));
  const [documentId, setDocumentId] = useState<number | null>(null);
  const list = useMethod('documents.list', { clientId: client.clientId, limit: 500 });
  const documents = list.value?.documents ?? NO_DOCUMENTS;
  const reports = documents.filter((one) => one.kind === 'meeting-workbook');
  const rows = monthRows(today, reports);
  const row = rows.find((one) => one.month === month) ?? rows[1]!;
  const talkSheets = documents.filter((one) => one.kind === 'talk-sheet' && monthOfReport(one.title) === row.month);
  const document = documents.find((one) => one.documentId === documentId) ?? documents[0] ?? null;
  const making = useMaking(client);
  const make = () => void making.make(row.month);
  const chosen = tab === 'months' ? (row.made[0] ?? null) : document;
  const show = (how: 'open' | 'folder') => () => chosen && void showDocument(chosen.path, how);
  const opened =
    tab === 'setup'
      ? {}
      : {
          F9: { label: reportWords.keys.open, run: show('open'), disabled: !chosen },
          F11: { label: reportWords.keys.folder, run: show('folder'), disabled: !chosen },
        };
  usePageKeys({
    ...opened,
    ...(tab === 'months' ? { F10: { label: keyWords.excel, run: make, main: true, disabled: making.busy } } : {}),
  });
  return {
    today,
    tab,
    setTab,
    list,
    documents,
    talkSheets,
    rows,
    row,
    setMonth,
    document,
    setDocumentId,
    making,
    make,
  };
}

function Documents({ desk }: { desk: Desk }) {
  const table = useRef<HTMLTableElement>(null);
  return (
    <DocumentsTable
      documents={desk.documents}
      loading={desk.list.loading}
      current={desk.document}
      onCurrent={(one) => desk.setDocumentId(one.documentId)}
      withClient={false}
      tableRef={table}
    />
  );
}

function Tabs({ tab, onTab, documents }: { tab: Tab; onTab: (tab: Tab) => void; documents: number }) {
  return (
    <SegmentedFilter
      label={reportWords.title}
      segments={[
        { value: 'months', label: reportWords.tabs.months },
        { value: 'setup', label: reportWords.tabs.setup },
        { value: 'documents', label: reportWords.tabs.documents, count: documents },
      ]}
      value={tab}
      onChange={onTab}
    />
  );
}

/** Makes the workbook and opens it. */
function useMaking(client: ClientSummary) {
  const command = useCommand('reports.meeting');
  async function make(month: string) {
    const reply = await command.run({ clientId: client.clientId, month });
    if (!reply.ok) return;
    const { path } = reply.value.document;
    showResult(reportWords.done(client.name, month), () => void showDocument(path));
    await showDocument(path);
  }
  return { make, busy: command.busy, failure: command.failure, clear: command.clear };
}

function Months({ desk }: { desk: Desk }) {
  const { rows, row } = desk;
  const onePane = useOnePane();
  const columns = monthColumns(desk.today).filter((column) => !(onePane && WIDE_ONLY.has(column.key)));
  return (
    <DataTable
      label={reportWords.tabs.months}
      columns={columns}
      rows={rows}
      rowKey={(one) => one.month}
      loading={desk.list.loading}
      currentKey={row.month}
      onCurrent={(one) => desk.setMonth(one.month)}
      onOpen={desk.make}
      autoFocus
    />
  );
}

/** Columns left out where the contents lie beside the list in a narrow window. */
const WIDE_ONLY: ReadonlySet<string> = new Set(['times', 'size']);

function monthColumns(today: PlainDate): Column<MonthRow>[] {
  const words = reportWords.columns;
  return [
    {
      key: 'month',
      head: words.month,
      width: 128,
      cell: (one) => <b>{reportWords.month(one.month)}</b>,
      value: (one) => one.month,
    },
    {
      key: 'asOf',
      head: words.asOf,
      width: 152,
      cell: (one) => (one.month === monthOf(today) ? reportWords.running : reportWords.asOf(one.month, today)),
      value: (one) => reportWords.asOf(one.month, today),
    },
    {
      key: 'made',
      head: words.made,
      minWidth: 152,
      cell: (one) => <MadeMark made={one.made} />,
      value: (one) => one.made[0]?.recordedAt ?? null,
    },
    {
      key: 'times',
      head: words.times,
      width: 72,
      align: 'end',
      cell: (one) => (one.made.length > 0 ? reportWords.times(one.made.length) : ''),
      value: (one) => one.made.length,
    },
    {
      key: 'size',
      head: words.size,
      width: 92,
      align: 'end',
      cell: (one) => (one.made[0] ? documentWords.bytes(one.made[0].bytes) : ''),
      value: (one) => one.made[0]?.bytes ?? null,
    },
  ];
}

function MadeMark({ made }: { made: readonly StoredDocument[] }) {
  const last = made[0];
  if (!last) return <StepMark step="none">{reportWords.notMade}</StepMark>;
  return <StepMark step="done">{fullInstant(last.recordedAt)}</StepMark>;
}
