/** 貸倒の候補 (a year since trade stopped) with their evidence, and what was written off. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { allowanceWords as words } from '../../../messages/allowance.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';

type Candidate = OutputOf<'writeOffs.propose'>['customers'][number];
type Loss = OutputOf<'writeOffs.list'>['writeOffs'][number];
const NO_CANDIDATES: readonly Candidate[] = [];
const NO_LOSSES: readonly Loss[] = [];

export function CandidatesView({ client, asOf }: { client: ClientSummary; asOf: string }) {
  const answer = useMethod('writeOffs.propose', { clientId: client.clientId, on: asOf });
  const rows = answer.value?.customers ?? NO_CANDIDATES;
  const columns = useCandidateColumns(rows);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: words.views.candidates, subtitle: asOf, client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <DataTable
      label={words.views.candidates}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.customerId}
      loading={answer.loading}
      onOpen={(row) => navigate('customers', { id: String(row.customerId) })}
      autoFocus
      empty={<EmptyState title={words.empty.candidates.title} text={words.empty.candidates.text} />}
    />
  );
}

function useCandidateColumns(rows: readonly Candidate[]): Column<Candidate>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const day = (key: string, head: string, pick: (row: Candidate) => string | null): Column<Candidate> => ({
      key,
      head,
      width: 112,
      cell: (row) => {
        const value = pick(row);
        return value === null ? <span className="zero">—</span> : dateText(value);
      },
      value: pick,
    });
    return [
      customerColumn<Candidate>(rows.length),
      {
        key: 'open',
        head: words.columns.open,
        width: 124,
        align: 'end',
        cell: (row) => <Amount yen={row.openYen} />,
        value: (row) => row.openYen,
        total: formatYen(rows.reduce((sum, row) => sum + row.openYen, 0)),
      },
      day('sold', words.columns.stopped, (row) => row.lastSoldOn),
      day('due', words.columns.lastDue, (row) => row.lastDueOn),
      day('deposit', words.columns.lastDeposit, (row) => row.lastDepositOn),
      day('from', words.columns.from, (row) => row.rules.find((rule) => rule.rule === '9-6-3-1')?.fromOn ?? null),
      {
        key: 'letters',
        head: words.columns.letters,
        width: 200,
        cell: (row) => words.letters(row.reminders, row.lastReminderOn),
        value: (row) => words.letters(row.reminders, row.lastReminderOn),
      },
    ];
  }, [rows, dateText]);
}

function customerColumn<Row extends { customerCode: string; customerName: string }>(count: number): Column<Row> {
  return {
    key: 'customer',
    head: words.columns.customer,
    minWidth: 200,
    cell: (row) => (
      <span title={row.customerName}>
        <span className="code">{row.customerCode}</span>
        {row.customerName}
      </span>
    ),
    value: (row) => `${row.customerCode} ${row.customerName}`,
    total: words.rows(count),
  };
}

export function LossesView({ client }: { client: ClientSummary }) {
  const answer = useMethod('writeOffs.list', { clientId: client.clientId });
  const rows = answer.value?.writeOffs ?? NO_LOSSES;
  const columns = useLossColumns(rows);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.views.losses,
          subtitle: words.rows(rows.length),
          client,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <DataTable
      label={words.views.losses}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.allocationId}
      loading={answer.loading}
      onOpen={(row) => navigate('customers', { id: String(row.customerId) })}
      muted={(row) => row.reversedOn !== null}
      autoFocus
      empty={<EmptyState title={words.empty.losses.title} text={words.empty.losses.text} />}
    />
  );
}

function useLossColumns(rows: readonly Loss[]): Column<Loss>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const text = (key: string, head: string, pick: (row: Loss) => string): Column<Loss> => ({
      key,
      head,
      minWidth: 150,
      cell: (row) => <span title={pick(row)}>{pick(row)}</span>,
      value: pick,
    });
    const standing = rows.filter((row) => row.reversedOn === null);
    return [
      { key: 'on', head: words.columns.on, width: 108, cell: (row) => dateText(row.on), value: (row) => row.on },
      customerColumn<Loss>(rows.length),
      {
        key: 'amount',
        head: words.columns.amount,
        width: 124,
        align: 'end',
        cell: (row) => <Amount yen={row.amountYen} />,
        value: (row) => (row.reversedOn === null ? row.amountYen : 0),
        total: formatYen(standing.reduce((sum, row) => sum + row.amountYen, 0)),
      },
      text('rule', words.columns.rule, (row) => words.rules[row.rule]),
      text('reason', words.columns.reason, (row) => row.reason),
      text('evidence', words.columns.evidence, (row) => row.evidence),
      {
        key: 'state',
        head: words.columns.state,
        width: 120,
        cell: (row) => (row.reversedOn === null ? '' : words.reversed(row.reversedOn)),
        value: (row) => (row.reversedOn === null ? '' : words.reversed(row.reversedOn)),
      },
    ];
  }, [rows, dateText]);
}
