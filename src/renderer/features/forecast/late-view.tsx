/** Who will probably be late by the end of next month, why in words, and the history to check it by. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { forecastWords as words } from '../../../messages/forecast.ts';
import { keyWords } from '../../../messages/keys.ts';
import { callCore } from '../../api/bridge.ts';
import { type AllRows, MOST_ROWS, saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import { useOnePane, useWindowWidth } from '../../ui/window-size.ts';
import { billKey, openCustomer } from './bills-pane.tsx';
import type { ViewProps } from './forecast-page.tsx';
import type { LateBill, Question } from './use-forecast.ts';

const NO_BILLS: readonly LateBill[] = [];

export function LateView({ desk: { late }, question, owner }: ViewProps) {
  const rows = late.value?.bills ?? NO_BILLS;
  const office = question.clientId === undefined;
  const columns = useLateColumns(rows, office);
  const [key, setKey] = useState<string | null>(null);
  const current = rows.find((row) => billKey(row) === key) ?? rows[0] ?? null;
  const workbookOwner = useClientOfWorkbook(owner);
  const onePane = useOnePane();
  const sub = late.value ? words.late.sub(late.value.through, late.value.total, late.value.totalYen) : '';
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.sheet.late,
          subtitle: sub,
          client: workbookOwner,
          columns,
          rows: late.value && rows.length < late.value.total ? () => allLate(question) : rows,
          sort: null,
        }),
    },
    F11: { label: words.keys.customer, run: () => current && openCustomer(current), disabled: current === null },
  });
  if (late.failure && !late.value) return <ReadError failure={late.failure} retry={late.refresh} />;
  return (
    <div className={onePane || !current ? 'stack fill' : 'split likely-late'}>
      <section className="stack fill">
        <p className="view-note">{sub}</p>
        <DataTable
          label={words.views.late}
          columns={columns}
          rows={rows}
          rowKey={billKey}
          loading={late.loading}
          currentKey={current && billKey(current)}
          onCurrent={(row) => setKey(billKey(row))}
          onOpen={openCustomer}
          autoFocus
          empty={<EmptyState title={words.late.none.title} text={words.late.none.text} />}
        />
      </section>
      {!onePane && current && <HabitPane bill={current} asOf={question.asOf} />}
    </div>
  );
}

/** All of them, for a workbook: more than the list shows. */
async function allLate(question: Question): Promise<AllRows<LateBill>> {
  const { bills, total } = await callCore('forecast.late', { ...question, limit: MOST_ROWS });
  return { rows: bills, count: total };
}

function useLateColumns(rows: readonly LateBill[], office: boolean): Column<LateBill>[] {
  const dateText = useDateText();
  // Beside the pane of a small window the client's code says enough: the reason needs the room.
  const narrow = useWindowWidth() < 1280;
  return useMemo(() => {
    const client: Column<LateBill> = {
      key: 'client',
      head: words.columns.client,
      width: narrow ? 76 : 124,
      cell: (row) => (
        <span title={row.clientName}>
          <span className="code">{row.clientCode}</span>
          {!narrow && row.clientName}
        </span>
      ),
      value: (row) => `${row.clientCode} ${row.clientName}`,
      total: words.customers(rows.length),
    };
    return [
      ...(office ? [client] : []),
      {
        key: 'customer',
        head: words.columns.customer,
        width: narrow ? 132 : 156,
        cell: (row) => (
          <span title={row.customerName}>
            <span className="code">{row.customerCode}</span>
            {row.customerName}
          </span>
        ),
        value: (row) => `${row.customerCode} ${row.customerName}`,
        total: office ? undefined : words.customers(rows.length),
      },
      {
        key: 'due',
        head: words.columns.dueOn,
        width: 92,
        cell: (row) => dateText(row.dueOn),
        value: (row) => row.dueOn,
      },
      {
        key: 'yen',
        head: words.columns.balance,
        width: 104,
        align: 'end',
        cell: (row) => <Amount yen={row.yen} />,
        value: (row) => row.yen,
        total: formatYen(rows.reduce((sum, row) => sum + row.yen, 0)),
      },
      {
        key: 'percent',
        head: words.columns.chance,
        headText: words.columns.latePercent,
        width: narrow ? 72 : 80,
        align: 'end',
        cell: (row) => words.chance(row.latePercent),
        value: (row) => row.latePercent,
      },
      {
        key: 'reason',
        head: words.columns.reason,
        minWidth: 200,
        cell: (row) => <span title={words.reason(row)}>{words.shortReason(row)}</span>,
        value: (row) => words.reason(row),
        sortable: false,
      },
    ];
  }, [rows, office, dateText, narrow]);
}

type HistoryRow = OutputOf<'forecast.habit'>['history'][number];

/** The bills the habit was counted from: what a clerk checks the words by. */
function HabitPane({ bill, asOf }: { bill: LateBill; asOf: string }) {
  const asked = { clientId: bill.clientId, customerId: bill.customerId, asOf };
  const habit = useMethod('forecast.habit', asked, { fresh: true });
  const rows = habit.value?.history ?? [];
  return (
    <aside className="side" aria-label={words.late.history}>
      <div className="side-head">
        <div>
          <b title={bill.customerName}>{bill.customerName}</b>
          <span className="sub">{words.basis[bill.basis]}</span>
        </div>
      </div>
      <p className="pane-note">{words.reason(bill)}</p>
      <DataTable
        label={words.late.history}
        columns={useHistoryColumns()}
        rows={rows}
        rowKey={(row) => row.dueOn}
        loading={habit.loading}
      />
      <p className="pane-note sub">{words.late.historyHelp}</p>
    </aside>
  );
}

function useHistoryColumns(): Column<HistoryRow>[] {
  const dateText = useDateText();
  return [
    {
      key: 'due',
      head: words.columns.dueOn,
      width: 100,
      cell: (row) => dateText(row.dueOn),
      value: (row) => row.dueOn,
    },
    {
      key: 'settled',
      head: words.late.settled,
      width: 88,
      cell: (row) =>
        row.settledOn === null ? <span className="zero">{words.late.open}</span> : dateText(row.settledOn),
      value: (row) => row.settledOn,
    },
    {
      key: 'days',
      head: words.late.result,
      width: 84,
      cell: (row) =>
        row.days === null ? '' : <span className={row.days > 0 ? 'late' : undefined}>{words.late.days(row.days)}</span>,
      value: (row) => row.days,
    },
    {
      key: 'yen',
      head: words.late.yen,
      minWidth: 84,
      align: 'end',
      cell: (row) => <Amount yen={row.yen} />,
      value: (row) => row.yen,
    },
  ];
}
