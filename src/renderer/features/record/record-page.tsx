/** 成績: how the matching did by month, what was corrected and learned, how customers pay, and what the engine reckons with. */
import { useMemo, useRef } from 'react';
import { SEGMENT_WORDS } from '../../../domain/handover-report.ts';
import { keyWords } from '../../../messages/keys.ts';
import { recordWords as words } from '../../../messages/matching-record.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';
import {
  correctionColumns,
  type Habit,
  habitColumns,
  lessonColumns,
  type MatchingRecord,
  monthColumns,
  shareOf,
  weightColumns,
} from './record-columns.tsx';

const VIEWS = ['months', 'corrections', 'lessons', 'habits', 'weights'] as const;
type View = (typeof VIEWS)[number];

const NOTHING: MatchingRecord = {
  months: [],
  corrections: [],
  lessons: [],
  weights: { clearings: 0, countedOn: null, lines: [] },
};
const NO_HABITS: readonly Habit[] = [];

export function RecordPage() {
  const client = useCurrentClient();
  return client && <Record key={client.clientId} client={client} />;
}

function Record({ client }: { client: ClientSummary }) {
  const params = useRoute((route) => route.params);
  const view: View = VIEWS.find((one) => one === params.view) ?? 'months';
  const record = useMethod('matching.record', { clientId: client.clientId });
  const habits = useMethod('matching.habits', { clientId: client.clientId });
  const value = record.value ?? NOTHING;
  const answer = view === 'habits' ? habits : record;
  const sheet = useHandover(client.clientId);
  usePageKeys({
    F9: {
      label: words.keys.handover,
      run: sheet.make,
      disabled: sheet.busy || (habits.value?.habits.length ?? 0) === 0,
    },
  });
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf>
      {sheet.failure && (
        <ErrorNote
          failure={sheet.failure}
          title={words.handover.failed}
          retry={{ keyCap: 'F9', run: sheet.make }}
          onClose={sheet.clear}
        />
      )}
      {value.months.length > 0 && <Strip figures={figuresOf(value)} />}
      <Toolbar>
        <SegmentedFilter
          label={words.title}
          segments={VIEWS.map((one) => ({ value: one, label: words.views[one], ...countOf(one, value, habits.value) }))}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
        <span className="grow" />
        {view === 'weights' && record.value && <WeightsNote weights={value.weights} />}
      </Toolbar>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <ListOfView
          key={view}
          client={client}
          view={view}
          record={value}
          habits={habits.value?.habits ?? NO_HABITS}
          loading={answer.loading}
        />
      )}
    </Page>
  );
}

function countOf(view: View, record: MatchingRecord, habits: { habits: readonly Habit[] } | undefined) {
  if (view === 'corrections') return { count: record.corrections.length };
  if (view === 'lessons') return { count: record.lessons.length };
  return view === 'habits' ? { count: habits?.habits.length ?? 0 } : {};
}

function figuresOf({ months, lessons }: MatchingRecord): HeadlineFigure[] {
  const all = (key: 'auto' | 'deposits' | 'autoInvoices' | 'invoices' | 'corrected') =>
    months.reduce((sum, month) => sum + month[key], 0);
  const figure = (part: number, whole: number) => {
    const share = shareOf(part, whole);
    return share === null ? words.figures.none : words.percent(share);
  };
  const latest = months[0];
  return [
    ...(latest
      ? [
          {
            caption: words.figures.latest(latest.month),
            figure: figure(latest.auto, latest.deposits),
            note: words.figures.latestNote(latest.auto, latest.deposits),
          },
        ]
      : []),
    {
      caption: words.figures.whole(12),
      figure: figure(all('auto'), all('deposits')),
      note: words.figures.wholeNote(all('autoInvoices'), all('invoices')),
    },
    {
      caption: words.figures.corrected,
      figure: all('corrected').toLocaleString('ja-JP'),
      unit: words.figures.unit,
      note: words.figures.correctedNote(all('auto') + all('corrected')),
      late: all('corrected') > 0,
    },
    {
      caption: words.figures.lessons,
      figure: lessons.length.toLocaleString('ja-JP'),
      unit: words.figures.unit,
      note: words.figures.lessonsNote(lessons.reduce((sum, lesson) => sum + lesson.uses, 0)),
    },
  ];
}

function WeightsNote({ weights }: { weights: MatchingRecord['weights'] }) {
  const dateText = useDateText();
  const on = weights.countedOn === null ? null : dateText(weights.countedOn);
  return <span className="sub">{words.weightsNote(weights.clearings, on)}</span>;
}

interface ViewProps {
  client: ClientSummary;
  view: View;
  record: MatchingRecord;
  habits: readonly Habit[];
  loading: boolean;
}

function ListOfView({ client, view, record, habits, loading }: ViewProps) {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const { months, corrections, lessons, weights } = record;
  const shared = { client, view, loading };
  const lists = useMemo(
    () => ({
      months: monthColumns(months),
      corrections: correctionColumns(dateText, nameOf),
      lessons: lessonColumns(lessons, dateText, nameOf),
      habits: habitColumns(habits, dateText),
      weights: weightColumns(),
    }),
    [months, lessons, habits, dateText, nameOf],
  );
  if (view === 'corrections')
    return (
      <List
        {...shared}
        columns={lists.corrections}
        rows={corrections}
        rowKey={(row) => `${row.depositId} ${row.was.invoices.join()}`}
      />
    );
  if (view === 'lessons')
    return (
      <List
        {...shared}
        columns={lists.lessons}
        rows={lessons}
        rowKey={(row) => `${row.kind} ${row.customerId} ${row.payerName} ${row.feeYen}`}
        customerOf={(row) => row.customerId}
      />
    );
  if (view === 'habits')
    return (
      <List
        {...shared}
        columns={lists.habits}
        rows={habits}
        rowKey={(row) => row.customerId}
        customerOf={(row) => row.customerId}
        groupOf={(row) => row.segment}
      />
    );
  if (view === 'weights')
    return <List {...shared} columns={lists.weights} rows={weights.lines} rowKey={(row) => row.name} />;
  return <List {...shared} columns={lists.months} rows={months} rowKey={(row) => row.month} />;
}

interface ListProps<Row> {
  client: ClientSummary;
  view: View;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  loading: boolean;
  customerOf?: ((row: Row) => number) | undefined;
  groupOf?: ((row: Row) => string) | undefined;
}

function List<Row>({ client, view, columns, rows, customerOf, groupOf, ...table }: ListProps<Row>) {
  const current = useRef<Row | null>(null);
  // What stands over the groups on screen is a column of its own in Excel.
  const shown = columns.filter((column) => column.width !== 0 || column.minWidth !== undefined);
  const open = (row: Row | null) => {
    const one = row ?? rows[0];
    if (one !== undefined && customerOf) navigate('customers', { id: String(customerOf(one)) });
  };
  usePageKeys({
    ...(customerOf
      ? { F6: { label: words.keys.customer, run: () => open(current.current), disabled: rows.length === 0 } }
      : {}),
    F10: {
      label: keyWords.excel,
      run: () =>
        void saveListWorkbook({ title: words.views[view], subtitle: words.title, client, columns, rows, sort: null }),
      disabled: rows.length === 0,
    },
  });
  const empty = words.empty[view];
  return (
    <DataTable
      {...table}
      label={words.views[view]}
      columns={shown}
      rows={rows}
      onCurrent={(row) => {
        current.current = row;
      }}
      onOpen={customerOf ? open : undefined}
      groupOf={groupOf}
      groupHead={groupOf ? (group, own) => <SegmentHead segment={group} customers={own.length} /> : undefined}
      empty={<EmptyState title={empty.title} text={empty.text} />}
      autoFocus
    />
  );
}

function SegmentHead({ segment, customers }: { segment: string; customers: number }) {
  const known = SEGMENT_WORDS[segment as keyof typeof SEGMENT_WORDS];
  return (
    <>
      <span>
        <b>{known.label}</b>　<span className="sub">{words.customers(customers)}</span>
      </span>
      <span className="sub">{known.advice}</span>
    </>
  );
}

/** F9: the hand-over sheet, made and offered to open. */
function useHandover(clientId: number) {
  const command = useCommand('matching.handover');
  async function make() {
    const reply = await command.run({ clientId });
    if (reply.ok) await offerDocument(words.handover.done, reply.value.document);
  }
  return { make: () => void make(), busy: command.busy, failure: command.failure, clear: command.clear };
}
