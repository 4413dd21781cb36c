/** Interest that was billed: frozen lines, the paper, and taking it back. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { keyWords } from '../../../messages/keys.ts';
import { lawWords, interestWords as words } from '../../../messages/law.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useMethod } from '../../api/use-method.ts';
import { useStaffNames } from '../../api/use-office.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { customerColumn, dayColumn, textColumn, yenColumn } from './columns.tsx';
import { WithdrawDialog } from './interest-dialogs.tsx';
import { type ClaimLines, InterestLines } from './interest-lines.tsx';
import type { ShowsProps } from './interest-view.tsx';

export type Bill = OutputOf<'interest.bills'>['bills'][number];
const NO_ROWS: readonly Bill[] = [];

const BOOK = { title: lawWords.views.interest, subtitle: words.shows.billed, sort: null };

export function InterestBilled({ client, views, shows }: ShowsProps) {
  const answer = useMethod('interest.bills', { clientId: client.clientId });
  const rows = answer.value?.bills ?? NO_ROWS;
  const [key, setKey] = useState<number | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const current = rows.find((row) => row.billId === key) ?? rows[0] ?? null;
  // Nothing to stand beside an empty list; while it is read the pane keeps its place.
  const bare = answer.value !== undefined && current === null;
  const columns = useColumns(rows);
  usePageKeys({
    F9: {
      label: words.keys.open,
      run: () => current && void showDocument(current.path),
      disabled: current === null,
      main: true,
    },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ ...BOOK, client, columns, rows }),
    },
    F11: {
      label: words.keys.withdraw,
      run: () => setWithdrawing(true),
      disabled: current === null || current.endedOn !== null,
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Toolbar>
        {views}
        {shows}
      </Toolbar>
      <div className={bare ? 'split alone law-split' : 'split law-split'}>
        <DataTable
          label={words.shows.billed}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.billId}
          loading={answer.loading}
          currentKey={current?.billId ?? null}
          onCurrent={(row) => setKey(row.billId)}
          onOpen={(row) => void showDocument(row.path)}
          muted={(row) => row.endedOn !== null}
          autoFocus
          empty={<EmptyState title={words.empty.billed.title} text={words.empty.billed.text} />}
        />
        <aside className="side" hidden={bare} aria-label={words.keys.open}>
          {current && (
            <div className="side-body">
              <InterestLines invoices={claimsOf(current)} />
              {current.endReason !== '' && <p className="law-note">{`${words.ended}　${current.endReason}`}</p>}
            </div>
          )}
        </aside>
      </div>
      {withdrawing && current && (
        <WithdrawDialog client={client} bill={current} onClose={() => setWithdrawing(false)} />
      )}
    </>
  );
}

function claimsOf(bill: Bill): ClaimLines[] {
  return [...Map.groupBy(bill.lines, (line) => line.invoice)].map(([invoice, lines]) => ({
    invoice,
    lines,
    yen: lines.reduce((sum, line) => sum + line.yen, 0),
  }));
}

function useColumns(rows: readonly Bill[]): Column<Bill>[] {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  return useMemo(() => {
    const heads = words.columns;
    return [
      { key: 'serial', head: heads.serial, width: 92, cell: (row) => row.serial, value: (row) => row.serial },
      customerColumn(heads.customer, rows),
      dayColumn<Bill>('on', heads.on, dateText, (row) => row.billedOn),
      { ...dayColumn<Bill>('through', heads.through, dateText, (row) => row.throughOn), from: 1280 },
      textColumn<Bill>('way', heads.way, (row) => words.ways[row.way], { width: 104, from: 1280 }),
      textColumn<Bill>('invoice', heads.invoice, (row) => row.invoice ?? '', { width: 100 }),
      yenColumn<Bill>('yen', heads.yen, rows, (row) => row.totalYen, 96),
      { ...yenColumn<Bill>('left', heads.left, rows, (row) => row.openYen, 88), from: 1280 },
      {
        key: 'state',
        head: heads.state,
        width: 64,
        cell: (row) => <Tag>{row.endedOn === null ? words.live : words.ended}</Tag>,
        value: (row) => (row.endedOn === null ? words.live : words.ended),
      },
      textColumn<Bill>('by', heads.by, (row) => nameOf(row.by), { width: 72, from: 1280 }),
    ];
  }, [rows, dateText, nameOf]);
}
