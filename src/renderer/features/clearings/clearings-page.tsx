/** 貸倒・相殺: who could be written off, what was, what was set off; both are entered from here or from a customer. */
import './clearings.css';
import { useRef, useState } from 'react';
import { recoveryWords, clearingWords as words } from '../../../messages/clearings.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { goBack, navigate, setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { type PageKeys, usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { debtorColumns, offsetColumns, recoveryColumns, writeOffColumns } from './clearing-columns.tsx';
import type { Debtor, Offset, Recovery, View, WriteOff, WrittenOff } from './clearing-types.ts';
import { OffsetDialog } from './offset-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { useUndoClearing, useUndoRecovery } from './undo-clearing.ts';
import { WriteOffDialog } from './write-off-dialog.tsx';

const VIEWS: readonly View[] = ['candidates', 'lost', 'recovered', 'offset'];

export function ClearingsPage() {
  const client = useCurrentClient();
  return client && <Clearings key={client.clientId} client={client} />;
}

/** `act` in the address: another page asked for this dialog, for this customer, and wants the clerk back afterwards. */
function Clearings({ client }: { client: ClientSummary }) {
  const params = useRoute((route) => route.params);
  const view = VIEWS.find((one) => one === params.view) ?? 'candidates';
  const [recovering, setRecovering] = useState<WrittenOff | null>(null);
  const [dialog, setDialog] = useState<{ act: 'write-off' | 'offset'; customerId: number | null } | null>(null);
  const asked =
    params.act === 'write-off' || params.act === 'offset'
      ? { act: params.act, customerId: params.customer ? Number(params.customer) : null }
      : null;
  const shown = dialog ?? asked;
  const close = () => (dialog ? setDialog(null) : goBack());
  const open = (act: 'write-off' | 'offset', customerId: number | null) => setDialog({ act, customerId });
  return (
    <>
      <ClearingLists key={view} client={client} view={view} onOpen={open} onRecover={setRecovering} />
      {recovering && <RecoveryDialog client={client} writeOff={recovering} onClose={() => setRecovering(null)} />}
      {shown?.act === 'write-off' && (
        <WriteOffDialog client={client} customerId={shown.customerId} onClose={close} onDone={close} />
      )}
      {shown?.act === 'offset' && (
        <OffsetDialog client={client} customerId={shown.customerId} onClose={close} onDone={close} />
      )}
    </>
  );
}

interface ListsProps {
  client: ClientSummary;
  view: View;
  onOpen: (act: 'write-off' | 'offset', customerId: number | null) => void;
  onRecover: (writeOff: WrittenOff) => void;
}

function useLists(clientId: number, view: View) {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const candidates = useMethod('writeOffs.propose', { clientId });
  const lost = useMethod('writeOffs.list', { clientId });
  const offsets = useMethod('offsets.list', { clientId });
  const recoveries = useMethod('recoveries.list', { clientId });
  const debtorRows = candidates.value?.customers ?? [];
  const lostRows = lost.value?.writeOffs ?? [];
  const offsetRows = offsets.value?.offsets ?? [];
  const recoveredRows = recoveries.value?.recoveries ?? [];
  return {
    answer: { candidates, lost, recovered: recoveries, offset: offsets }[view],
    writtenOff: recoveries.value?.writtenOff ?? [],
    lists: {
      candidates: { rows: debtorRows, columns: debtorColumns(debtorRows, dateText) },
      lost: { rows: lostRows, columns: writeOffColumns(lostRows, dateText, nameOf) },
      recovered: { rows: recoveredRows, columns: recoveryColumns(recoveredRows, dateText, nameOf) },
      offset: { rows: offsetRows, columns: offsetColumns(offsetRows, dateText, nameOf) },
    },
  };
}

type Row = Debtor | WriteOff | Offset | Recovery;

function ClearingLists({ client, view, onOpen, onRecover }: ListsProps) {
  const { answer, lists, writtenOff } = useLists(client.clientId, view);
  const undo = useUndoClearing(client);
  const undoRecovery = useUndoRecovery(client);
  const current = useRef<Row | null>(null);
  const customerInHand = () => {
    const row = current.current;
    return view === 'candidates' && row && 'customerId' in row ? row.customerId : null;
  };
  /** Of a write-off that stands and has not come whole. */
  function recover(row: Row | null) {
    const one = writtenOff.find((each) => row && 'allocationId' in row && each.allocationId === row.allocationId);
    if (one) onRecover(one);
    else showResult(recoveryWords.nothingOpen);
  }
  function takeBack(row: Row | null) {
    if (row && 'recoveryId' in row) void undoRecovery(row);
    else if (row) void undo(view === 'lost' ? 'write-off' : 'offset', row);
  }
  const keys: PageKeys = {
    F2: { label: words.keys.writeOff, run: () => onOpen('write-off', customerInHand()), main: true },
    F6: { label: words.keys.offset, run: () => onOpen('offset', customerInHand()) },
    F8: { label: words.keys.customer, run: () => onOpen('write-off', null) },
    F10: { label: keyWords.excel, run: () => void saveAsWorkbook(client, view, lists) },
  };
  if (view !== 'candidates') keys.F11 = { label: words.keys.undo, run: () => takeBack(current.current) };
  if (view === 'lost') keys.F7 = { label: words.keys.recover, run: () => recover(current.current) };
  usePageKeys(keys);
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf>
      <Toolbar>
        <SegmentedFilter
          label={words.title}
          segments={VIEWS.map((value) => ({
            value,
            label: words.views[value],
            count: lists[value].rows.length,
          }))}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
        <span className="grow" />
        {view === 'candidates' && lists.candidates.rows.length > 0 && <span className="sub">{words.note}</span>}
      </Toolbar>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <ListOfView
          view={view}
          lists={lists}
          loading={answer.loading}
          onCurrent={(row) => {
            current.current = row;
          }}
          onWriteOff={(customerId) => onOpen('write-off', customerId)}
        />
      )}
    </Page>
  );
}

interface ViewProps {
  view: View;
  lists: {
    candidates: { rows: readonly Debtor[]; columns: readonly Column<Debtor>[] };
    lost: { rows: readonly WriteOff[]; columns: readonly Column<WriteOff>[] };
    recovered: { rows: readonly Recovery[]; columns: readonly Column<Recovery>[] };
    offset: { rows: readonly Offset[]; columns: readonly Column<Offset>[] };
  };
  loading: boolean;
  onCurrent: (row: Debtor | WriteOff | Offset | Recovery) => void;
  onWriteOff: (customerId: number) => void;
}

function ListOfView({ view, lists, loading, onCurrent, onWriteOff }: ViewProps) {
  const empty = <EmptyState title={words.empty[view].title} text={words.empty[view].text} />;
  const table = { label: words.views[view], loading, onCurrent, empty, autoFocus: true };
  const done = {
    ...table,
    rowKey: (row: Offset) => row.allocationId,
    muted: (row: Offset) => row.reversedOn !== null,
    onOpen: (row: Offset) => navigate('customer', { id: String(row.customerId) }),
  };
  if (view === 'lost') return <DataTable {...done} {...lists.lost} />;
  if (view === 'offset') return <DataTable {...done} {...lists.offset} />;
  if (view === 'recovered')
    return (
      <DataTable
        {...table}
        {...lists.recovered}
        rowKey={(row) => row.recoveryId}
        muted={(row) => row.reversedOn !== null}
      />
    );
  return (
    <DataTable
      {...table}
      {...lists.candidates}
      rowKey={(row) => row.customerId}
      onOpen={(row) => onWriteOff(row.customerId)}
    />
  );
}

type Lists = { [V in View]: { rows: readonly never[]; columns: readonly Column<never>[] } };

function saveAsWorkbook(client: ClientSummary, view: View, lists: object): Promise<void> {
  const { rows, columns } = (lists as Lists)[view];
  return saveListWorkbook({
    title: words.title,
    subtitle: words.views[view],
    client,
    columns,
    rows,
    sort: null,
  });
}
