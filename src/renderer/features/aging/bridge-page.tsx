/** 前回との比較: from the earlier balance to today's, step by step, in every column; each figure opens what it is made of. */
import './aging.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { addDays, addMonths, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { agingViewWords, type BridgeKey, bridgeWords as words } from '../../../messages/aging-views.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { endOfDay, KnownAtDialog } from '../../ui/known-at-dialog.tsx';
import { focusAsOf, Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { type BridgeLine, bridgeLines, STEPS, useBridgeColumns } from './bridge-columns.tsx';
import { BridgeDetail, type BridgeDetailProps } from './bridge-detail.tsx';
import { useAgingWorkbook } from './use-aging-workbook.ts';
import { WorkbookFailure } from './workbook-failure.tsx';

type Bridge = OutputOf<'aging.bridge'>;

export function AgingBridgePage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return asOf && <Compare key={`${client?.clientId ?? 0} ${asOf}`} client={client} asOf={asOf} />;
}

const lastMonthEnd = (asOf: PlainDate) => addDays(`${monthOf(asOf)}-01`, -1);

function Compare({ client, asOf }: { client: ClientSummary | null; asOf: string }) {
  const [from, setFrom] = useState(lastMonthEnd(asOf));
  const [scheme, setScheme] = useState<'days' | 'months'>('days');
  const [rowsBy, setRowsBy] = useState<'steps' | 'rows'>('steps');
  const [asking, setAsking] = useState<'against' | 'known' | null>(null);
  const [knownOn, setKnownOn] = useState<PlainDate | null>(null);
  const dateText = useDateText();
  const [hand, setHand] = useState<Hand | null>(null);
  const asked = { from, asOf, scheme, ...(knownOn ? { knownAt: endOfDay(knownOn) } : {}) };
  const known = knownOn ? words.known(dateText(knownOn)) : '';
  const answer = useMethod('aging.bridge', { ...(client ? { clientId: client.clientId } : {}), ...asked });
  const lines = answer.value ? bridgeLines(answer.value, rowsBy) : [];
  const columns = useBridgeColumns(
    answer.value,
    lines,
    rowsBy === 'steps' ? words.column : client ? words.names.customer : words.names.client,
  );
  const workbook = useAgingWorkbook({
    ...(client ? { clientId: client.clientId } : {}),
    ...asked,
    by: client ? 'customer' : 'client',
  });
  const move = (by: 1 | -1) => setHand(movedHand(hand, lines, columns, by));
  usePageKeys(
    {
      F6: { label: keyWords.asOf, run: focusAsOf },
      F7: { label: words.keys.against, run: () => setAsking('against') },
      F8: { label: agingViewWords.keys.knownAt, run: () => setAsking('known') },
      F10: { label: keyWords.excel, run: workbook.make, main: true, disabled: lines.length === 0 || workbook.busy },
    },
    { ArrowLeft: () => move(-1), ArrowRight: () => move(1) },
  );
  return (
    <Page title={words.title} sub={words.sub(from, asOf)}>
      <WorkbookFailure workbook={workbook} />
      <Strip figures={headlines(answer.value)} />
      <Choices
        {...{ from, asOf, scheme, rowsBy }}
        onFrom={setFrom}
        onScheme={setScheme}
        onRowsBy={setRowsBy}
        onAsk={() => setAsking('against')}
        known={known}
        onKnown={() => setAsking('known')}
      />
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <BridgeTables {...{ client, asked, rowsBy, lines, columns, hand }} loading={answer.loading} onHand={setHand} />
      )}
      {asking === 'against' && (
        <AgainstDialog from={from} asOf={asOf} onSet={setFrom} onClose={() => setAsking(null)} />
      )}
      {asking === 'known' && <KnownAtDialog day={knownOn} onSet={setKnownOn} onClose={() => setAsking(null)} />}
    </Page>
  );
}

interface BridgeTablesProps {
  client: ClientSummary | null;
  asked: BridgeDetailProps['asked'];
  rowsBy: 'steps' | 'rows';
  lines: readonly BridgeLine[];
  columns: Column<BridgeLine>[];
  loading: boolean;
  hand: Hand | null;
  onHand: (hand: Hand) => void;
}

/** The comparison, and below it what the figure in hand is made of. */
function BridgeTables({ client, asked, rowsBy, lines, columns, loading, hand, onHand }: BridgeTablesProps) {
  return (
    <div className="bridge">
      <DataTable
        key={rowsBy}
        label={words.title}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        loading={loading}
        currentKey={hand?.line.key ?? lines[0]?.key ?? null}
        onCurrent={(line) => onHand({ line, step: hand?.step ?? 'issued' })}
        onCell={(line, step) => STEPS.includes(step as BridgeKey) && onHand({ line, step: step as BridgeKey })}
        atColumn={hand?.step}
        onOpen={openLine}
        edged
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
      <BridgeDetail client={client} asked={asked} hand={hand} />
    </div>
  );
}

/** Enter: the ledger of the customer, or the client's own comparison. */
function openLine({ clientId, customerId }: BridgeLine): void {
  if (clientId === null) return;
  chooseClient(clientId, () => customerId && navigate('ledgers', { customer: String(customerId) }));
}

interface Hand {
  line: BridgeLine;
  step: BridgeKey;
}

/** The step beside the one in hand, among those on screen. */
function movedHand(
  hand: Hand | null,
  lines: readonly BridgeLine[],
  columns: readonly { key: string }[],
  by: 1 | -1,
): Hand | null {
  const line = lines.find((one) => one.key === hand?.line.key) ?? lines[0];
  const steps = STEPS.filter((step) => columns.some((column) => column.key === step));
  const at = hand ? steps.indexOf(hand.step) + by : 0;
  const step = steps[Math.max(0, Math.min(steps.length - 1, at))];
  return line && step ? { line, step } : null;
}

function headlines(bridge: Bridge | undefined) {
  const yen = (key: BridgeKey, caption: string = words.steps[key]) => ({
    caption,
    figure: bridge ? formatYen(bridge.total[key]) : '—',
    unit: common.yen,
  });
  return [yen('openingYen'), yen('issued'), yen('money'), yen('writtenOff'), yen('closingYen')];
}

interface ChoicesProps {
  from: string;
  asOf: string;
  scheme: 'days' | 'months';
  rowsBy: 'steps' | 'rows';
  onFrom: (from: string) => void;
  onScheme: (scheme: 'days' | 'months') => void;
  onRowsBy: (rowsBy: 'steps' | 'rows') => void;
  onAsk: () => void;
  /** '': the books of now. */
  known: string;
  onKnown: () => void;
}

function Choices({ from, asOf, scheme, rowsBy, onFrom, onScheme, onRowsBy, onAsk, known, onKnown }: ChoicesProps) {
  const month = lastMonthEnd(asOf);
  const year = addMonths(asOf, -12);
  const against = from === month ? 'month' : from === year ? 'year' : 'other';
  return (
    <Toolbar>
      <SegmentedFilter
        label={words.against.label}
        segments={[
          { value: 'month', label: words.against.lastMonth },
          { value: 'year', label: words.against.lastYear },
          { value: 'other', label: words.against.other },
        ]}
        value={against}
        onChange={(next) => (next === 'other' ? onAsk() : onFrom(next === 'month' ? month : year))}
      />
      <SegmentedFilter
        label={agingViewWords.scheme.label}
        segments={[
          { value: 'days', label: agingViewWords.scheme.days },
          { value: 'months', label: agingViewWords.scheme.months },
        ]}
        value={scheme}
        onChange={onScheme}
      />
      <SegmentedFilter
        label={words.rowsBy.label}
        segments={[
          { value: 'steps', label: words.rowsBy.steps },
          { value: 'rows', label: words.rowsBy.rows },
        ]}
        value={rowsBy}
        onChange={onRowsBy}
      />
      {known && (
        <b role="status" className="nb">
          {known}
        </b>
      )}
      <span className="grow" />
      <Button small keyCap="F8" onClick={onKnown}>
        {agingViewWords.keys.knownAt}
      </Button>
    </Toolbar>
  );
}

function AgainstDialog({
  from,
  asOf,
  onSet,
  onClose,
}: {
  from: string;
  asOf: string;
  onSet: (from: string) => void;
  onClose: () => void;
}) {
  const [day, setDay] = useState<PlainDate | null>(from);
  const late = day !== null && day > asOf;
  function set() {
    if (day === null || late) return;
    onSet(day);
    onClose();
  }
  return (
    <Dialog
      title={words.dialog.title}
      width={420}
      onClose={onClose}
      keys={{ F12: { label: words.dialog.set, run: set, main: true } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={set} data-save>
            {words.dialog.set}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form className="form dialog-form">
        <DateField
          label={words.dialog.label}
          span={8}
          autoFocus
          value={day}
          onChange={setDay}
          error={late ? words.dialog.late : undefined}
        />
      </Form>
    </Dialog>
  );
}
