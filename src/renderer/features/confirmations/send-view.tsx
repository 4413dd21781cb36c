/** 確認書を出す: customers with a balance, ticks, the true page beside them, one key that issues. */
import { useDeferredValue, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatDate } from '../../../domain/dates.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { confirmationWords as words } from '../../../messages/ledgers.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useClientEnvelope } from '../../api/use-envelope.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { setParams } from '../../stores/route.ts';
import { useTicks } from '../../stores/selection.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { ErrorNote, PreviewFailure } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Actions } from '../../ui/page.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useWindowWidth } from '../../ui/window-size.ts';

type Row = OutputOf<'confirmations.propose'>['customers'][number];
const NO_ROWS: readonly Row[] = [];

export interface SendViewProps {
  client: ClientSummary;
  asOf: string;
  proposal: ReturnType<typeof useMethod<'confirmations.propose'>>;
}

export function SendView({ client, asOf, proposal }: SendViewProps) {
  const rows = proposal.value?.customers ?? NO_ROWS;
  const [chosen, setCurrent] = useState<Row | null>(null);
  const current = rows.find((row) => row.customerId === chosen?.customerId) ?? rows[0] ?? null;
  const [ticks, setTicks] = useTicks('confirmations');
  const ticked = rows.filter((row) => row.hasAddress && ticks.has(row.customerId));
  const issuing = useIssue(client, asOf, ticked);
  const narrow = useWindowWidth() < 1080;
  usePageKeys({
    F9: {
      label: words.keys.issue,
      run: () => void issuing.issue(),
      main: true,
      disabled: issuing.busy || ticked.length === 0,
    },
  });
  const columns = useColumns(rows);
  return (
    <>
      {issuing.failure && <ErrorNote failure={issuing.failure} title={words.failed} onClose={issuing.clear} />}
      <div className="split confirmations">
        <section>
          <DataTable
            label={words.tabs.send}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.customerId}
            loading={proposal.loading}
            ticks={ticks}
            onTicks={setTicks}
            tickable={(row) => row.hasAddress}
            muted={(row) => !row.hasAddress}
            currentKey={current?.customerId ?? null}
            onCurrent={setCurrent}
            autoFocus
            empty={<EmptyState title={words.empty.send.title} text={words.empty.send.text} />}
          />
          <Actions>
            <Button
              tone="primary"
              keyCap="F9"
              onClick={() => void issuing.issue()}
              disabled={issuing.busy || ticked.length === 0}
            >
              {words.issue.confirm(ticked.length)}
            </Button>
            <span className="sub">
              {ticked.length === 0
                ? words.issue.none
                : words.chosen(ticked.length, sumYen(ticked.map((row) => row.balanceYen)))}
            </span>
          </Actions>
        </section>
        {!narrow && current && <Preview client={client} asOf={asOf} row={current} />}
      </div>
    </>
  );
}

function useIssue(client: ClientSummary, asOf: string, ticked: readonly Row[]) {
  const command = useCommand('confirmations.issue');
  const [, setTicks] = useTicks('confirmations');
  async function issue() {
    if (ticked.length === 0) return;
    const yes = await confirm({
      title: words.issue.title(ticked.length),
      text: words.issue.text,
      client,
      facts: [
        [words.issue.asOf, formatDate(asOf)],
        [words.issue.total, `${formatYen(sumYen(ticked.map((row) => row.balanceYen)))} ${common.yen}`],
      ],
      confirmLabel: words.issue.confirm(ticked.length),
    });
    if (!yes) return;
    const reply = await command.run({
      clientId: client.clientId,
      asOf,
      customerIds: ticked.map((row) => row.customerId),
    });
    if (!reply.ok) return;
    setTicks(new Set());
    setParams({ view: 'answers' });
    await offerDocument(words.issue.done(reply.value.letters), reply.value.document);
  }
  return { issue, busy: command.busy, failure: command.failure, clear: command.clear };
}

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const dateText = useDateText();
  return [
    {
      key: 'customer',
      head: words.columns.customer,
      width: 236,
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
      key: 'balance',
      head: words.columns.balance,
      align: 'end',
      width: 112,
      cell: (row) => <Amount yen={row.balanceYen} />,
      value: (row) => row.balanceYen,
      total: formatYen(sumYen(rows.map((row) => row.balanceYen))),
    },
    {
      key: 'advance',
      head: words.columns.advance,
      align: 'end',
      width: 88,
      from: 1280,
      cell: (row) => <Amount yen={row.advanceYen} />,
      value: (row) => row.advanceYen,
    },
    {
      key: 'invoices',
      head: words.columns.invoices,
      align: 'end',
      width: 56,
      cell: (row) => row.invoices,
      value: (row) => row.invoices,
    },
    {
      key: 'last',
      head: words.columns.last,
      minWidth: 150,
      cell: (row) =>
        row.hasAddress ? (
          row.lastSentOn && row.lastState ? (
            `${dateText(row.lastSentOn)}　${words.states[row.lastState]}`
          ) : (
            <span className="sub">{words.never}</span>
          )
        ) : (
          <Tag tone="ask">{words.noAddress}</Tag>
        ),
      value: (row) => row.lastSentOn ?? '',
    },
  ];
}

function Preview({ client, asOf, row }: { client: ClientSummary; asOf: string; row: Row }) {
  const envelope = useClientEnvelope(client.clientId);
  const shown = useDeferredValue(row);
  const [page, setPage] = useState(0);
  const preview = useMethod(
    'confirmations.preview',
    { clientId: client.clientId, customerId: shown.customerId, asOf },
    { fresh: true, enabled: shown.hasAddress },
  );
  const pages = preview.value?.pages ?? 1;
  usePageKeys({}, { ArrowLeft: () => setPage(0), ArrowRight: () => setPage(Math.min(page + 1, pages - 1)) });
  return (
    <aside className="side preview" aria-label={words.preview.label(shown.name)}>
      <div className="preview-desk">
        {preview.failure ? (
          <PreviewFailure failure={preview.failure} />
        ) : shown.hasAddress ? (
          <PdfPage
            bytes={preview.value?.bytes ?? null}
            page={Math.min(page, pages - 1)}
            stale={shown !== row}
            label={words.preview.label(shown.name)}
          >
            {page === 0 && <EnvelopeWindow envelope={envelope} />}
          </PdfPage>
        ) : (
          <EmptyState title={words.noAddress} />
        )}
      </div>
      <p className="preview-note sub">
        {preview.loading && shown.hasAddress
          ? words.preview.waiting
          : pages > 1
            ? words.preview.sheets(Math.min(page, pages - 1) + 1, pages)
            : words.preview.note}
      </p>
    </aside>
  );
}
