/** 元帳・残高: the list of balances of a period, and each customer's ledger behind its row. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { agingViewWords } from '../../../messages/aging-views.ts';
import { keyWords } from '../../../messages/keys.ts';
import { ledgerWords as words } from '../../../messages/ledgers.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { navigate, useRoute } from '../../stores/route.ts';
import { useTicks } from '../../stores/selection.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { endOfDay, KnownAtDialog } from '../../ui/known-at-dialog.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useWindowWidth } from '../../ui/window-size.ts';
import { balanceFigures } from './figures.ts';
import { type BalanceRow, balanceColumns } from './ledger-columns.tsx';
import { LedgerView } from './ledger-view.tsx';
import { monthUpTo, type Period, turned } from './period.ts';
import { KnownLine, PeriodChoice, type PeriodKeys } from './period-choice.tsx';
import { PeriodDialog } from './period-dialog.tsx';
import { type Paper, usePapers } from './use-papers.ts';

export function LedgersPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return client && asOf && <Ledgers key={`${client.clientId} ${asOf}`} client={client} asOf={asOf} />;
}

const NO_ROWS: readonly BalanceRow[] = [];

function Ledgers({ client, asOf }: { client: ClientSummary; asOf: string }) {
  const [days, setDays] = useState<Period>(monthUpTo(asOf));
  const [knownOn, setKnownOn] = useState<PlainDate | null>(null);
  const [asking, setAsking] = useState<'period' | 'known' | null>(null);
  const dateText = useDateText();
  const period = { ...days, ...(knownOn ? { knownAt: endOfDay(knownOn) } : {}) };
  const customer = Number(useRoute((route) => route.params.customer) ?? 0);
  const list = useMethod('ledgers.balances', { clientId: client.clientId, ...period });
  const rows = list.value?.rows ?? NO_ROWS;
  const keys = {
    F6: { label: words.keys.period, run: () => setAsking('period') },
    F8: { label: agingViewWords.keys.knownAt, run: () => setAsking('known') },
    known: knownOn ? agingViewWords.known(dateText(knownOn)) : '',
    turn: (step: 1 | -1) => setDays(turned(days, step)),
  };
  return (
    <>
      {customer > 0 ? (
        <LedgerView client={client} customerId={customer} period={period} rows={rows} keys={keys} />
      ) : (
        <BalanceList client={client} period={period} list={list} rows={rows} keys={keys} />
      )}
      {asking === 'period' && (
        <PeriodDialog period={days} asOf={asOf} onSet={setDays} onClose={() => setAsking(null)} />
      )}
      {asking === 'known' && <KnownAtDialog day={knownOn} onSet={setKnownOn} onClose={() => setAsking(null)} />}
    </>
  );
}

interface BalanceListProps {
  client: ClientSummary;
  period: Period;
  list: ReturnType<typeof useMethod<'ledgers.balances'>>;
  rows: readonly BalanceRow[];
  keys: PeriodKeys;
}

function BalanceList({ client, period, list, rows, keys }: BalanceListProps) {
  const [current, setCurrent] = useState<BalanceRow | null>(null);
  const [ticks, setTicks] = useTicks('ledgers');
  const chosen = rows.filter((row) => ticks.has(row.customerId)).map((row) => row.customerId);
  const papers = usePapers(client.clientId, period, chosen);
  const wide = useWindowWidth() >= 1080;
  const open = (row: BalanceRow | null) => row && navigate('ledgers', { customer: String(row.customerId) });
  usePageKeys(
    {
      F6: keys.F6,
      F8: keys.F8,
      F9: {
        label: keyWords.print,
        run: () => void papers.make('pdf'),
        main: true,
        disabled: papers.busy || rows.length === 0,
      },
      F10: { label: keyWords.excel, run: () => void papers.make('xlsx'), disabled: papers.busy || rows.length === 0 },
    },
    { ArrowLeft: () => keys.turn(-1), ArrowRight: () => keys.turn(1) },
  );
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={words.sub.list}>
      <Strip figures={balanceFigures(list.value)} />
      <Toolbar>
        <PeriodChoice period={period} keys={keys} />
        <span className="grow" />
        <PaperChoice paper={papers.paper} onPaper={papers.setPaper} />
        {wide && (
          <span className="sub nb">{papers.paper === 'balances' ? words.scope(0) : words.scope(chosen.length)}</span>
        )}
        <Button
          tone="primary"
          keyCap="F9"
          onClick={() => void papers.make('pdf')}
          disabled={papers.busy || rows.length === 0}
        >
          {keyWords.print}
        </Button>
      </Toolbar>
      <KnownLine keys={keys} />
      {papers.failure && <ErrorNote failure={papers.failure} title={words.failed} onClose={papers.clear} />}
      <DataTable
        label={words.title}
        columns={balanceColumns(list.value?.sums, rows)}
        rows={rows}
        rowKey={(row) => row.customerId}
        loading={list.loading}
        ticks={ticks}
        onTicks={setTicks}
        currentKey={current?.customerId ?? rows[0]?.customerId ?? null}
        onCurrent={setCurrent}
        onOpen={open}
        autoFocus
        edged
        empty={<Nothing known={keys.known !== ''} />}
      />
    </Page>
  );
}

function Nothing({ known }: { known: boolean }) {
  const { knownTitle, knownText } = agingViewWords.empty;
  return <EmptyState title={known ? knownTitle : words.empty.title} text={known ? knownText : words.empty.text} />;
}

function PaperChoice({ paper, onPaper }: { paper: Paper; onPaper: (paper: Paper) => void }) {
  return (
    <SegmentedFilter
      label={words.papers.label}
      segments={(['ledger', 'balances', 'statement'] as const).map((value) => ({ value, label: words.papers[value] }))}
      value={paper}
      onChange={onPaper}
    />
  );
}
