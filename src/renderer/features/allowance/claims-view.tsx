/** 引当金の明細: every customer with a balance at the year's end, and how it is assessed. */
import { useMemo, useState } from 'react';
import { isWholeLoss } from '../../../domain/allowance.ts';
import { formatYen } from '../../../domain/money.ts';
import { allowanceWords as words } from '../../../messages/allowance.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import type { AllowanceTable } from './allowance-page.tsx';
import { CaseDialog } from './case-dialog.tsx';

export type Claim = AllowanceTable['customers'][number];
const NO_CLAIMS: readonly Claim[] = [];

export function ClaimsView({ client, value }: { client: ClientSummary; value: AllowanceTable | undefined }) {
  const rows = value?.customers ?? NO_CLAIMS;
  const columns = useColumns(rows);
  const [currentId, setCurrentId] = useState<number | null>(null);
  const [editing, setEditing] = useState<Claim | null>(null);
  const current = rows.find((row) => row.customerId === currentId) ?? rows[0] ?? null;
  usePageKeys({
    F2: { label: words.keys.case, run: () => setEditing(current), disabled: current === null, main: true },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.views.claims,
          subtitle: value ? words.year(value.from, value.to) : '',
          client,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  return (
    <>
      <DataTable
        label={words.views.claims}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.customerId}
        loading={value === undefined}
        currentKey={current?.customerId ?? null}
        onCurrent={(row) => setCurrentId(row.customerId)}
        onOpen={setEditing}
        edged
        autoFocus
        empty={<EmptyState title={words.empty.claims.title} text={words.empty.claims.text} />}
      />
      {editing && value && (
        <CaseDialog
          client={client}
          claim={editing}
          endMonth={Number(value.to.slice(5, 7))}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function useColumns(rows: readonly Claim[]): Column<Claim>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const yen = (key: string, head: string, pick: (row: Claim) => number): Column<Claim> => ({
      key,
      head,
      width: 116,
      align: 'end',
      cell: (row) => <Amount yen={pick(row)} />,
      value: pick,
      total: formatYen(rows.reduce((sum, row) => sum + pick(row), 0)),
    });
    return [
      {
        key: 'customer',
        head: words.columns.customer,
        width: 210,
        cell: (row) => (
          <span title={row.name}>
            <span className="code">{row.code}</span>
            {row.name}
          </span>
        ),
        value: (row) => `${row.code} ${row.name}`,
        total: words.customers(rows.length),
      },
      yen('open', words.columns.open, (row) => row.openYen),
      {
        key: 'ground',
        head: words.columns.ground,
        width: 150,
        cell: (row) => row.ground && <span title={words.grounds[row.ground]}>{words.grounds[row.ground]}</span>,
        value: (row) => row.ground && words.grounds[row.ground],
      },
      {
        key: 'since',
        head: words.columns.since,
        width: 96,
        from: 1080,
        cell: (row) => row.since && dateText(row.since),
        value: (row) => row.since,
      },
      { ...yen('security', words.columns.security, (row) => row.securityYen), width: 124, from: 1280 },
      {
        ...yen('collectible', words.columns.collectible, (row) => (isWholeLoss(row.ground) ? row.collectibleYen : 0)),
        width: 150,
        from: 1700,
      },
      yen('individual', words.columns.individual, (row) => row.individualYen),
      { ...yen('notReceivable', words.columns.notReceivable, (row) => row.notReceivableYen), width: 128 },
      yen('general', words.columns.general, (row) => (row.ground === null ? row.openYen : 0)),
      {
        key: 'reason',
        head: words.columns.reason,
        minWidth: 100,
        from: 1280,
        cell: (row) => <span title={row.reason}>{row.reason}</span>,
        value: (row) => row.reason,
      },
    ];
  }, [rows, dateText]);
}
