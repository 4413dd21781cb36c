/** Every client's 繰入限度額 at its last fiscal year's end; Enter opens the client's own. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { allowanceWords as words } from '../../../messages/allowance.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Row = OutputOf<'allowance.office'>['clients'][number];
const NO_ROWS: readonly Row[] = [];

export function OfficeAllowance({ asOf }: { asOf: string }) {
  const answer = useMethod('allowance.office', { on: asOf });
  const rows = answer.value?.clients ?? NO_ROWS;
  const columns = useColumns(rows);
  const owner = useClientOfWorkbook(null);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: words.title, subtitle: asOf, client: owner, columns, rows, sort: null }),
    },
  });
  return (
    <Page title={words.title} sub={words.sub}>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.clientId}
          loading={answer.loading}
          onOpen={(row) => chooseClient(row.clientId, () => navigate('allowance'))}
          edged
          autoFocus
          empty={<EmptyState title={words.empty.office.title} text={words.empty.office.text} />}
        />
      )}
    </Page>
  );
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const yen = (key: string, head: string, pick: (row: Row) => number | null): Column<Row> => ({
      key,
      head,
      width: 104,
      align: 'end',
      cell: (row) => {
        const amount = pick(row);
        return amount === null ? <span className="zero">—</span> : <Amount yen={amount} />;
      },
      value: pick,
      total: formatYen(rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0)),
    });
    return [
      {
        key: 'client',
        head: words.columns.client,
        minWidth: 176,
        cell: (row) => (
          <span title={row.name}>
            <span className="code">{row.code}</span>
            {row.name}
          </span>
        ),
        value: (row) => `${row.code} ${row.name}`,
        total: words.customers(rows.length),
      },
      {
        key: 'to',
        head: words.columns.to,
        width: 92,
        cell: (row) => (row.to === null ? <span className="zero">{words.noYear}</span> : dateText(row.to)),
        value: (row) => row.to,
      },
      {
        key: 'industry',
        head: words.columns.industry,
        minWidth: 96,
        from: 1080,
        cell: (row) =>
          row.industry === null ? (
            <span className="zero">{words.unset}</span>
          ) : (
            <span title={words.industries[row.industry]}>{words.industries[row.industry]}</span>
          ),
        value: (row) => (row.industry === null ? words.unset : words.industries[row.industry]),
      },
      yen('total', words.columns.end, (row) => row.totalYen),
      yen('individual', words.columns.individual, (row) => row.individualYen),
      yen('general', words.columns.general, (row) => row.generalYen),
      yen('statutory', words.columns.statutory, (row) => row.statutoryYen),
      yen('experience', words.columns.experience, (row) => row.experienceYen),
      yen('limit', words.columns.limit, (row) => row.limitYen),
    ];
  }, [rows, dateText]);
}
