/** One customer's ledger: every movement on its day, the balance after it; Enter opens the invoice. */
import { useState } from 'react';
import { keyWords } from '../../../messages/keys.ts';
import { ledgerWords as words } from '../../../messages/ledgers.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { Strip } from '../../ui/strip.tsx';
import { periodFigures } from './figures.ts';
import { type BalanceRow, type LedgerLine, useLedgerColumns } from './ledger-columns.tsx';
import type { Period } from './period.ts';
import { KnownLine, PeriodChoice, type PeriodKeys } from './period-choice.tsx';
import { usePapers } from './use-papers.ts';

export interface LedgerViewProps {
  client: ClientSummary;
  customerId: number;
  period: Period;
  /** The list behind it: PgUp PgDn go on to the customer before and after. */
  rows: readonly BalanceRow[];
  keys: PeriodKeys;
}

export function LedgerView({ client, customerId, period, rows, keys }: LedgerViewProps) {
  const ledger = useMethod('ledgers.customer', { clientId: client.clientId, customerId, ...period }, { fresh: true });
  const papers = usePapers(client.clientId, period, [customerId]);
  const [current, setCurrent] = useState<LedgerLine | null>(null);
  const lines = linesOf(ledger.value, period);
  const columns = useLedgerColumns(lines, ledger.value?.sums.closingYen ?? 0);
  const go = (step: 1 | -1) => {
    const next = rows[rows.findIndex((row) => row.customerId === customerId) + step];
    if (next) navigate('ledgers', { customer: String(next.customerId) });
  };
  const back = () => navigate('ledgers');
  const openInvoice = (line: LedgerLine) => {
    if (line.entry?.invoiceId) navigate('invoices', { id: String(line.entry.invoiceId) });
  };
  usePageKeys(
    {
      F6: keys.F6,
      F8: keys.F8,
      F7: { label: words.keys.list, run: back },
      F9: { label: keyWords.print, run: () => void papers.make('pdf'), main: true, disabled: papers.busy },
      F10: { label: keyWords.excel, run: () => void papers.make('xlsx'), disabled: papers.busy },
    },
    {
      Escape: back,
      ArrowLeft: () => keys.turn(-1),
      ArrowRight: () => keys.turn(1),
      'Ctrl+ArrowDown': () => go(1),
      'Ctrl+ArrowUp': () => go(-1),
    },
  );
  const figures = periodFigures(ledger.value?.sums);
  const advance = words.figures.advance(ledger.value?.advanceYen ?? 0);
  return (
    <Page title={ledger.value ? `${ledger.value.code}　${ledger.value.name}` : words.title} sub={words.sub.ledger}>
      <Strip figures={figures.map((one, at) => (at === figures.length - 1 ? { ...one, note: advance } : one))} />
      <Toolbar>
        <PeriodChoice period={period} keys={keys} />
        <span className="grow" />
        <Button small keyCap="Esc" onClick={back}>
          {words.back}
        </Button>
        <Button tone="primary" keyCap="F9" onClick={() => void papers.make('pdf')} disabled={papers.busy}>
          {keyWords.print}
        </Button>
      </Toolbar>
      <KnownLine keys={keys} />
      {papers.failure && <ErrorNote failure={papers.failure} title={words.failed} onClose={papers.clear} />}
      {ledger.failure && !ledger.value ? (
        <ReadError failure={ledger.failure} retry={ledger.refresh} />
      ) : (
        <DataTable
          key={customerId}
          label={words.sub.ledger}
          columns={columns}
          rows={lines}
          rowKey={(line) => line.key}
          loading={ledger.loading}
          currentKey={current?.key ?? lines[0]?.key ?? null}
          onCurrent={setCurrent}
          onOpen={openInvoice}
          muted={(line) => line.entry?.kind === 'void' || line.entry?.kind === 'reversal'}
          autoFocus
        />
      )}
    </Page>
  );
}

type Ledger = ReturnType<typeof useMethod<'ledgers.customer'>>['value'];

function linesOf(ledger: Ledger, period: Period): LedgerLine[] {
  if (!ledger) return [];
  const carried = { key: 'carried', entry: null, on: period.from, balanceYen: ledger.sums.openingYen };
  return [
    carried,
    ...ledger.entries.map((entry, at) => ({ key: String(at), entry, on: entry.on, balanceYen: entry.balanceYen })),
  ];
}
