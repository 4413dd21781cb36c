/** 訂正履歴 of a client: what was voided, replaced, returned or left out, by whom and why. */
import type { OutputOf } from '../../../contract/contract.ts';
import { dayInJapan } from '../../../domain/dates.ts';
import { monthText, changeWords as words } from '../../../messages/billing.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Change = OutputOf<'invoices.changes'>['changes'][number];
const NO_CHANGES: readonly Change[] = [];

export function ChangesPage() {
  const client = useCurrentClient();
  return client && <Changes key={client.clientId} client={client} />;
}

function Changes({ client }: { client: ClientSummary }) {
  const list = useMethod('invoices.changes', { clientId: client.clientId });
  const rows = list.value?.changes ?? NO_CHANGES;
  const columns = useColumns();
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ title: words.title, subtitle: '', client, columns, rows, sort: null }),
    },
  });
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={list.value && words.sub(rows.length)} withoutAsOf>
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        rowKey={(one) => `${one.at} ${one.kind} ${one.number} ${one.otherNumber}`}
        loading={list.loading}
        onOpen={(one) => one.invoiceId !== null && navigate('invoices', { id: String(one.invoiceId) })}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
    </Page>
  );
}

/** The paper that came of it; of a month that was left out, the month. */
function otherOf({ kind, otherNumber }: Change): string {
  return kind === 'period-skip' ? monthText(otherNumber) : otherNumber;
}

function useColumns(): Column<Change>[] {
  const dateText = useDateText();
  const heads = words.columns;
  return [
    { key: 'at', head: heads.at, width: 104, cell: (one) => dateText(dayInJapan(one.at)), value: (one) => one.at },
    {
      key: 'kind',
      head: heads.kind,
      width: 120,
      cell: (one) => <Tag>{words.kinds[one.kind]}</Tag>,
      value: (one) => words.kinds[one.kind],
    },
    { key: 'number', head: heads.number, width: 120, cell: (one) => one.number, value: (one) => one.number },
    { key: 'other', head: heads.other, width: 120, cell: otherOf, value: otherOf },
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 160,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    {
      key: 'yen',
      head: heads.yen,
      width: 120,
      align: 'end',
      cell: (one) => <Amount yen={one.amountYen} />,
      value: (one) => one.amountYen,
    },
    {
      key: 'reason',
      head: heads.reason,
      minWidth: 160,
      cell: (one) => (
        <span className="cut" title={one.reason}>
          {one.reason}
        </span>
      ),
      value: (one) => one.reason,
    },
    {
      key: 'by',
      head: heads.by,
      width: 96,
      from: 1080,
      cell: (one) => <span className="cut">{one.by}</span>,
      value: (one) => one.by,
    },
  ];
}
