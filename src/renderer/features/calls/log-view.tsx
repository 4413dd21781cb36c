/** What was said with customers, by telephone and otherwise, newest first. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { callWords } from '../../../messages/calls.ts';
import { contactLogWords as words } from '../../../messages/contact-log.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { useStaffNames } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { CallsViewProps } from './calls-page.tsx';
import { ContactDialog } from './contact-dialog.tsx';

type Row = OutputOf<'contactLog.list'>['contacts'][number];
const heads = words.columns;
const NO_ROWS: readonly Row[] = [];

export function LogView({ client, views }: CallsViewProps) {
  const answer = useMethod('contactLog.list', { clientId: client.clientId });
  const rows = answer.value?.contacts ?? NO_ROWS;
  const [entering, setEntering] = useState(false);
  const columns = useColumns(rows);
  usePageKeys({
    F2: { label: words.keys.contact, run: () => setEntering(true), main: true },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ title: words.views.log, subtitle: '', client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Toolbar>{views}</Toolbar>
      <DataTable
        label={words.views.log}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.kind === 'call' ? 'call' : 'contact'} ${row.contactId}`}
        loading={answer.loading}
        onOpen={(row) => navigate('customers', { id: String(row.customerId) })}
        autoFocus
        empty={<EmptyState title={words.empty.log.title} text={words.empty.log.text} />}
      />
      {entering && <ContactDialog client={client} onClose={() => setEntering(false)} />}
    </>
  );
}

function text(key: string, head: string, width: number, of: (row: Row) => string): Column<Row> {
  return { key, head, width, cell: (row) => <span className="cut">{of(row)}</span>, value: of };
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  return useMemo(
    () => [
      {
        key: 'on',
        head: heads.on,
        width: 112,
        cell: (row) => dateText(row.on),
        value: (row) => row.on,
        total: words.sum(rows.length),
      },
      text('customer', heads.customer, 200, (row) => `${row.customerCode} ${row.customerName}`),
      text('kind', heads.kind, 72, (row) => words.kinds[row.kind]),
      text('direction', heads.direction, 76, (row) => words.directions[row.direction]),
      text('with', heads.spokeWith, 120, (row) => (row.reached ? row.spokeWith : words.missed)),
      text('reason', heads.reason, 140, (row) => (row.reason === 'unknown' ? '' : callWords.reasons[row.reason])),
      {
        key: 'note',
        head: heads.note,
        minWidth: 180,
        cell: (row) => (
          <span className="cut" title={row.note}>
            {row.note}
          </span>
        ),
        value: (row) => row.note,
      },
      text('by', heads.by, 72, (row) => nameOf(row.by)),
    ],
    [rows, dateText, nameOf],
  );
}
