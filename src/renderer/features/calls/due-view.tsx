/** 電話リスト: who is called today, the largest sum first, and what may be said. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { contactLogWords as words } from '../../../messages/contact-log.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { CallDialog } from './call-dialog.tsx';
import type { CallsViewProps } from './calls-page.tsx';

type Row = OutputOf<'calls.due'>['rows'][number];
type Caller = Row['caller'];
const heads = words.columns;
const NO_ROWS: readonly Row[] = [];

export function DueView({ client, asOf, views }: CallsViewProps) {
  const { today } = useEntrySettings();
  const answer = useMethod('calls.due', { clientId: client.clientId, asOf });
  const rows = answer.value?.rows ?? NO_ROWS;
  const [key, setKey] = useState<number | null>(null);
  const [calling, setCalling] = useState<Row | null>(null);
  const current = rows.find((row) => row.customerId === key) ?? rows[0] ?? null;
  // Nothing to stand beside an empty list; while it is read the pane keeps its place.
  const bare = answer.value !== undefined && current === null;
  const columns = useColumns(rows);
  const acts = useActs(client, asOf);
  usePageKeys({
    F2: { label: words.keys.call, run: () => current && setCalling(current), disabled: current === null, main: true },
    F8: {
      label: words.keys.customer,
      run: () => current && navigate('customers', { id: String(current.customerId) }),
      disabled: current === null,
    },
    F9: { label: words.keys.sheet, run: () => void acts.sheet(), disabled: rows.length === 0 },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ title: words.views.due, subtitle: asOf, client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Strip figures={headlines(answer.value && rows)} />
      <Toolbar>
        {views}
        <Callers value={rows[0]?.caller ?? acts.caller} onChange={(next) => void acts.setCaller(next)} />
      </Toolbar>
      <div className={bare ? 'split alone calls-split' : 'split calls-split'}>
        <DataTable
          label={words.views.due}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          loading={answer.loading}
          currentKey={current?.customerId ?? null}
          onCurrent={(row) => setKey(row.customerId)}
          onOpen={setCalling}
          autoFocus
          empty={<EmptyState title={words.empty.due.title} text={words.empty.due.text} />}
        />
        <aside className="side" hidden={bare} aria-label={words.script}>
          {current && <Script row={current} />}
        </aside>
      </div>
      {calling && (
        <CallDialog
          client={client}
          customer={{ customerId: calling.customerId, name: calling.customerName }}
          today={today}
          onClose={() => setCalling(null)}
        />
      )}
    </>
  );
}

function useActs(client: ClientSummary, asOf: string) {
  const sheet = useCommand('calls.sheet');
  const setCaller = useCommand('calls.setCaller');
  const settings = useMethod('calls.settings', { clientId: client.clientId });
  return {
    caller: settings.value?.caller ?? 'client',
    async sheet() {
      const reply = await sheet.run({ clientId: client.clientId, asOf });
      if (reply.ok) await offerDocument(words.sheetDone, reply.value.document);
      else showFailure(reply.error, words.sheetFailed);
    },
    async setCaller(caller: Caller) {
      const reply = await setCaller.run({ clientId: client.clientId, caller });
      if (reply.ok) showResult(words.callerDone(words.callers[caller]));
      else showFailure(reply.error, words.callerFailed);
    },
  };
}

function Callers({ value, onChange }: { value: Caller; onChange: (next: Caller) => void }) {
  return (
    <SegmentedFilter<Caller>
      label={words.callersLabel}
      segments={(['client', 'office'] as const).map((one) => ({ value: one, label: words.callers[one] }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Script({ row }: { row: Row }) {
  const dateText = useDateText();
  return (
    <>
      <div className="side-head">
        <div>
          <b>{row.customerName}</b>
          <span className="sub">{[row.phone, row.contactName].filter((part) => part !== '').join('　')}</span>
        </div>
      </div>
      <div className="side-body">
        <h3 className="calls-head">{words.script}</h3>
        <ol className="calls-script">
          {row.script.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <h3 className="calls-head">{words.invoices}</h3>
        <div className="calls-facts">
          {row.invoices.map((invoice) => (
            <InvoiceLine key={invoice.number} {...invoice} dateText={dateText} />
          ))}
        </div>
        {row.salesContact !== '' && <p className="sub">{words.sales(row.salesContact)}</p>}
        {row.lastCallNote !== '' && (
          <>
            <h3 className="calls-head">{words.lastNote}</h3>
            <p>{row.lastCallNote}</p>
          </>
        )}
      </div>
    </>
  );
}

function InvoiceLine(props: { number: string; dueOn: string; openYen: number; dateText: (on: string) => string }) {
  return (
    <>
      <span>{props.number}</span>
      <span>{props.dateText(props.dueOn)}</span>
      <span className="num">{formatYen(props.openYen)}</span>
    </>
  );
}

function headlines(rows: readonly Row[] | undefined): HeadlineFigure[] {
  const of = (why: Row['why']) => rows?.filter((row) => row.why === why).length ?? 0;
  return [
    { caption: words.figures.due, figure: rows ? words.rows(rows.length) : '—' },
    {
      caption: words.figures.yen,
      figure: rows ? formatYen(sumYen(rows.map((row) => row.totalYen))) : '—',
      unit: common.yen,
    },
    { caption: words.figures.broken, figure: rows ? words.rows(of('broken-promise')) : '—' },
    { caption: words.figures.again, figure: rows ? words.rows(of('again')) : '—' },
  ];
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const dateText = useDateText();
  return useMemo(
    () => [
      {
        key: 'customer',
        head: heads.customer,
        minWidth: 170,
        cell: (row) => (
          <span className="cut" title={row.customerName}>
            <span className="code">{row.customerCode}</span>
            {row.customerName}
          </span>
        ),
        value: (row) => `${row.customerCode} ${row.customerName}`,
        total: words.sum(rows.length),
      },
      {
        key: 'why',
        head: heads.why,
        width: 128,
        cell: (row) => <Tag tone={row.why === 'broken-promise' ? 'late' : 'ask'}>{words.whys[row.why]}</Tag>,
        value: (row) => words.whys[row.why],
      },
      { key: 'phone', head: heads.phone, width: 120, cell: (row) => row.phone, value: (row) => row.phone },
      {
        key: 'person',
        head: heads.person,
        width: 84,
        from: 1280,
        cell: (row) => row.contactName,
        value: (row) => row.contactName,
      },
      {
        key: 'yen',
        head: heads.yen,
        width: 100,
        align: 'end',
        cell: (row) => <Amount yen={row.totalYen} />,
        value: (row) => row.totalYen,
        total: <Amount yen={sumYen(rows.map((row) => row.totalYen))} />,
      },
      {
        key: 'days',
        head: heads.days,
        width: 80,
        align: 'end',
        cell: (row) => words.days(row.overdueDays),
        value: (row) => row.overdueDays,
      },
      {
        key: 'lastCall',
        head: heads.lastCall,
        width: 116,
        from: 1280,
        cell: (row) =>
          row.lastCallOn ? `${dateText(row.lastCallOn)}${row.lastCallReached ? '' : ` ${words.missed}`}` : '',
        value: (row) => row.lastCallOn,
      },
    ],
    [rows, dateText],
  );
}
