/** 遅延損害金: what has run up by customer with its lines beside it, or what was billed and is frozen. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { lawWords, interestWords as words } from '../../../messages/law.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { focusAsOf, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { InterestBilled } from './billed-view.tsx';
import { customerColumn, yenColumn } from './columns.tsx';
import { BillDialog, RatesDialog } from './interest-dialogs.tsx';
import { InterestLines } from './interest-lines.tsx';
import type { LawViewProps } from './law-page.tsx';
import { ReceivedDialog } from './received-dialog.tsx';

export type Running = OutputOf<'interest.compute'>['customers'][number];
const NO_ROWS: readonly Running[] = [];
type Shows = keyof typeof words.shows;

export function InterestView(props: LawViewProps) {
  const billed = useRoute((route) => route.params.shows) === 'billed';
  const shows = (
    <SegmentedFilter<Shows>
      label={words.showsLabel}
      segments={(Object.keys(words.shows) as Shows[]).map((value) => ({ value, label: words.shows[value] }))}
      value={billed ? 'billed' : 'running'}
      onChange={(next) => setParams({ view: 'interest', shows: next })}
    />
  );
  return billed ? <InterestBilled {...props} shows={shows} /> : <InterestRunning {...props} shows={shows} />;
}

export interface ShowsProps extends LawViewProps {
  shows: React.ReactNode;
}

function InterestRunning({ client, asOf, views, shows }: ShowsProps) {
  const { clientId } = client;
  const answer = useMethod('interest.compute', { clientId, through: asOf });
  const rows = answer.value?.customers ?? NO_ROWS;
  const [key, setKey] = useState<number | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const current = rows.find((row) => row.customerId === key) ?? rows[0] ?? null;
  // Nothing to stand beside an empty list; while it is read the pane keeps its place.
  const bare = answer.value !== undefined && current === null;
  const columns = useColumns(rows);
  usePageKeys({
    F2: { label: words.keys.bill, run: () => current && setDialog('bill'), disabled: current === null, main: true },
    F6: { label: keyWords.asOf, run: focusAsOf },
    F7: {
      label: words.keys.received,
      run: () => setDialog('received'),
      // 取適法 does not apply to the others.
      disabled: current?.invoices.every((claim) => claim.receivedOn === null) ?? true,
    },
    F8: { label: words.keys.rates, run: () => setDialog('rates') },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: lawWords.views.interest, subtitle: asOf, client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Strip figures={headlines(answer.value)} />
      <Toolbar>
        {views}
        {shows}
        <span className="grow" />
        {answer.value?.rateUnknown && <span className="sub">{words.rateUnknown}</span>}
      </Toolbar>
      <div className={bare ? 'split alone law-split' : 'split law-split'}>
        <DataTable
          label={lawWords.views.interest}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          loading={answer.loading}
          currentKey={current?.customerId ?? null}
          onCurrent={(row) => setKey(row.customerId)}
          onOpen={() => setDialog('bill')}
          autoFocus
          empty={<EmptyState title={words.empty.running.title} text={words.empty.running.text} />}
        />
        <aside className="side" hidden={bare} aria-label={words.keys.open}>
          {current && (
            <>
              <div className="side-head">
                <div>
                  <b>{current.customerName}</b>
                  <span className="sub">{`${formatYen(current.totalYen)} ${common.yen}`}</span>
                </div>
              </div>
              <div className="side-body">
                <InterestLines invoices={current.invoices} />
              </div>
            </>
          )}
        </aside>
      </div>
      <Dialogs open={dialog} client={client} customer={current} through={asOf} onClose={() => setDialog(null)} />
    </>
  );
}

type DialogName = 'bill' | 'rates' | 'received';

function Dialogs(props: {
  open: DialogName | null;
  client: LawViewProps['client'];
  customer: Running | null;
  through: string;
  onClose: () => void;
}) {
  const { open, client, customer, through, onClose } = props;
  if (open === 'rates') return <RatesDialog client={client} onClose={onClose} />;
  if (open === null || customer === null) return null;
  return open === 'bill' ? (
    <BillDialog client={client} customer={customer} through={through} onClose={onClose} />
  ) : (
    <ReceivedDialog client={client} customer={customer} onClose={onClose} />
  );
}

function headlines(value: OutputOf<'interest.compute'> | undefined): HeadlineFigure[] {
  const sum = (of: (row: Running) => number) => (value ? formatYen(sumYen(value.customers.map(of))) : lawWords.nothing);
  return [
    {
      caption: words.figures.total,
      figure: sum((row) => row.totalYen),
      unit: common.yen,
      note: value && words.customers(value.customers.length),
    },
    { caption: words.figures.open, figure: sum((row) => row.openYen), unit: common.yen },
    { caption: words.figures.billed, figure: sum((row) => row.billedYen), unit: common.yen },
    {
      caption: words.figures.basis,
      figure: value ? words.basis[value.yearBasis] : lawWords.nothing,
      note: value && words.basisNote[value.yearBasis],
    },
  ];
}

function useColumns(rows: readonly Running[]): Column<Running>[] {
  return useMemo(
    () => [
      customerColumn(words.columns.customer, rows),
      {
        key: 'invoices',
        head: words.columns.invoices,
        width: 72,
        align: 'end',
        cell: (row) => words.invoices(row.invoices.length),
        value: (row) => row.invoices.length,
      },
      yenColumn<Running>('open', words.columns.open, rows, (row) => row.openYen),
      yenColumn<Running>('yen', words.columns.yen, rows, (row) => row.totalYen),
      yenColumn<Running>('billed', words.columns.billed, rows, (row) => row.billedYen),
    ],
    [rows],
  );
}
