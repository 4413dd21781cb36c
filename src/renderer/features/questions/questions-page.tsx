/** 問い合わせ: what customers ask about their invoices, of one client or of the whole office, until each is answered. */
import { useState } from 'react';
import { keyWords } from '../../../messages/keys.ts';
import { questionWords as words } from '../../../messages/questions.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { goBack, navigate, setParams, useRoute } from '../../stores/route.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { type EntryAct, EntryDialog } from './entry-dialog.tsx';
import { type Question, questionColumns } from './question-columns.tsx';
import { QuestionDialog } from './question-dialog.tsx';

type View = keyof typeof words.views;

/** `act=question` in the address: another page wants it recorded for a customer (and an invoice), and the clerk back afterwards. */
export function QuestionsPage() {
  const client = useCurrentClient();
  const params = useRoute((route) => route.params);
  const [adding, setAdding] = useState(false);
  const asked = params.act === 'question';
  return (
    <>
      <Questions key={client?.clientId ?? 0} client={client} onAdd={() => setAdding(true)} />
      {client && (adding || asked) && (
        <QuestionDialog
          client={client}
          customerId={params.customer ? Number(params.customer) : null}
          invoice={params.invoice ?? ''}
          onClose={() => (adding ? setAdding(false) : goBack())}
        />
      )}
    </>
  );
}

function Questions({ client, onAdd }: { client: ClientSummary | null; onAdd: () => void }) {
  const params = useRoute((route) => route.params);
  const clients = useClients();
  const view: View = params.view === 'closed' || params.view === 'all' ? params.view : 'open';
  const customerId = client && params.customer && params.act === undefined ? Number(params.customer) : undefined;
  const answer = useMethod('questions.list', { clientId: client?.clientId, customerId });
  const [current, setCurrent] = useState<Question | null>(null);
  const [entry, setEntry] = useState<{ act: EntryAct; row: Question } | null>(null);
  const all = answer.value?.questions ?? [];
  const rows = all.filter((row) => isIn(view, row));
  const chosen =
    rows.find((row) => row.questionId === current?.questionId && row.clientId === current.clientId) ?? rows[0];
  const columns = useQuestionColumns(rows, client);
  useQuestionKeys({ client, view, rows, columns, chosen, onAdd, onEntry: setEntry });
  const entryClient = clients.find((one) => one.clientId === entry?.row.clientId);
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf>
      <Toolbar>
        <SegmentedFilter
          label={words.view}
          segments={VIEWS.map((value) => ({
            value,
            label: words.views[value],
            count: all.filter((row) => isIn(value, row)).length,
          }))}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
        {customerId !== undefined && (
          <span className="sub">
            {words.onlyCustomer(all[0]?.customerName ?? '')}
            {'　'}
            <LinkButton onClick={() => navigate('questions', {})}>{words.allCustomers}</LinkButton>
          </span>
        )}
      </Toolbar>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.clientId} ${row.questionId}`}
          loading={answer.loading}
          empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
          autoFocus
          onCurrent={setCurrent}
          muted={(row) => row.state === 'closed'}
          onOpen={(row) => client && navigate('customers', { id: String(row.customerId) })}
        />
      )}
      {entry && entryClient && (
        <EntryDialog act={entry.act} client={entryClient} row={entry.row} onClose={() => setEntry(null)} />
      )}
    </Page>
  );
}

const VIEWS = ['open', 'closed', 'all'] as const;

function isIn(view: View, row: Question): boolean {
  return view === 'all' || (row.state === 'closed') === (view === 'closed');
}

function useQuestionColumns(rows: readonly Question[], client: ClientSummary | null): Column<Question>[] {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const { today } = useEntrySettings();
  return questionColumns({ rows, dateText, nameOf, today, office: client === null });
}

interface KeysInput {
  client: ClientSummary | null;
  view: View;
  rows: readonly Question[];
  columns: Column<Question>[];
  chosen: Question | undefined;
  onAdd: () => void;
  onEntry: (entry: { act: EntryAct; row: Question }) => void;
}

function useQuestionKeys({ client, view, rows, columns, chosen, onAdd, onEntry }: KeysInput): void {
  const isOpen = chosen !== undefined && chosen.state !== 'closed';
  const act = (kind: EntryAct) => () => chosen && onEntry({ act: kind, row: chosen });
  const save = () =>
    void saveListWorkbook({
      title: words.title,
      subtitle: words.views[view],
      client: client ?? { name: words.office, colour: 8 },
      sort: null,
      columns,
      rows,
    });
  usePageKeys({
    F2: { label: words.keys.record, run: onAdd, main: true, disabled: client === null },
    F6: { label: words.keys.answer, run: act('answer'), disabled: !isOpen },
    F8: { label: words.keys.close, run: act('close'), disabled: !isOpen },
    F10: { label: keyWords.excel, run: save, disabled: rows.length === 0 },
    F11: { label: words.keys.reopen, run: act('reopen'), disabled: chosen === undefined || isOpen },
  });
}
