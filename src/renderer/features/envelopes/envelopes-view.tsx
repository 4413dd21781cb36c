/** 封筒: presets and the office's own, which client uses which, and the page under the window in hand. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { envelopeWords as words } from '../../../messages/envelopes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import { PrintDialog } from '../printing/print-dialog.tsx';
import { ShapeDialog } from './shape-dialog.tsx';
import { PLACES, WindowPane } from './window-pane.tsx';

export type Envelope = OutputOf<'envelopes.list'>['envelopes'][number];
type Row = Envelope & { clients: string[] };

type Open = { kind: 'copy' | 'edit'; envelope: Envelope } | { kind: 'print'; documentId: number; name: string };

export function EnvelopesView() {
  const client = useCurrentClient();
  const list = useMethod('envelopes.list', {});
  const [key, setKey] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  const [open, setOpen] = useState<Open | null>(null);
  const chosenKey = list.value?.clients.find((one) => one.clientId === client?.clientId)?.key ?? null;
  const rows = rowsOf(list.value);
  const current = rows.find((row) => row.key === (key ?? chosenKey)) ?? rows[0] ?? null;
  const acts = useActs(client, current, setOpen);
  const slide = () => setPlace((before) => (before + 1) % PLACES.length);
  useEnvelopeKeys(acts, current, client, slide, setOpen);
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <div className="split envelopes">
      <section>
        {acts.failure && <ErrorNote failure={acts.failure} title={words.failed} onClose={acts.clear} />}
        <DataTable
          label={words.columns.name}
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.key}
          loading={list.loading}
          currentKey={current?.key ?? null}
          onCurrent={(row) => setKey(row.key)}
          onOpen={(row) => setOpen({ kind: row.own ? 'edit' : 'copy', envelope: row })}
          autoFocus
        />
        <p className="preview-note sub">{words.note}</p>
      </section>
      {current && (
        <WindowPane envelope={current} client={client} place={place} onSlide={slide}>
          {client && (
            <Button tone="primary" keyCap="F8" onClick={acts.use} disabled={current.key === chosenKey || acts.busy}>
              {words.use(client.name)}
            </Button>
          )}
          <Button keyCap="F9" onClick={acts.sheet} disabled={acts.busy}>
            {words.keys.sheet}
          </Button>
        </WindowPane>
      )}
      {open?.kind === 'print' && (
        <PrintDialog documentId={open.documentId} name={open.name} pages={1} onClose={() => setOpen(null)} />
      )}
      {open !== null && open.kind !== 'print' && (
        <ShapeDialog
          envelope={open.envelope}
          isNew={open.kind === 'copy'}
          onSaved={(saved) => {
            setKey(saved);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function rowsOf(value: OutputOf<'envelopes.list'> | null | undefined): Row[] {
  return (value?.envelopes ?? []).map((envelope) => ({
    ...envelope,
    clients: value!.clients.filter((one) => one.key === envelope.key).map((one) => one.name),
  }));
}

function useActs(client: ClientSummary | null, current: Envelope | null, show: (open: Open) => void) {
  const choosing = useCommand('envelopes.choose');
  const removing = useCommand('envelopes.remove');
  const calibrating = useCommand('envelopes.calibrate');
  async function use() {
    if (!client || !current) return;
    const reply = await choosing.run({ clientId: client.clientId, key: current.key });
    if (reply.ok) showResult(words.used(client.name, current.name));
  }
  async function remove() {
    if (!current) return;
    const ask = words.removeAsk(current.name);
    if (!(await confirm({ title: ask.title, text: ask.text, confirmLabel: ask.confirm, danger: true }))) return;
    const reply = await removing.run({ key: current.key });
    if (reply.ok) showResult(words.removed(current.name));
  }
  async function sheet() {
    if (!current) return;
    const printer = window.localStorage.getItem('banto.printer') ?? '';
    const reply = await calibrating.run({ key: current.key, printer });
    if (reply.ok) show({ kind: 'print', documentId: reply.value.document.documentId, name: words.keys.sheet });
  }
  return {
    use: () => void use(),
    remove: () => void remove(),
    sheet: () => void sheet(),
    busy: choosing.busy || removing.busy || calibrating.busy,
    failure: choosing.failure ?? removing.failure ?? calibrating.failure,
    clear: () => {
      choosing.clear();
      removing.clear();
      calibrating.clear();
    },
  };
}

function useEnvelopeKeys(
  acts: ReturnType<typeof useActs>,
  current: Envelope | null,
  client: ClientSummary | null,
  slide: () => void,
  show: (open: Open) => void,
) {
  const { keys } = words;
  usePageKeys({
    F2: { label: keys.copy, run: () => current && show({ kind: 'copy', envelope: current }), disabled: !current },
    F6: {
      label: keys.edit,
      run: () => current && show({ kind: 'edit', envelope: current }),
      disabled: !current?.own,
    },
    F7: { label: keys.remove, run: acts.remove, disabled: !current?.own || acts.busy },
    ...(client ? { F8: { label: keys.use, run: acts.use, main: true, disabled: !current || acts.busy } } : {}),
    F9: { label: keys.sheet, run: acts.sheet, disabled: !current || acts.busy },
    F11: { label: keys.slide, run: slide, disabled: current?.window == null },
  });
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    head: words.columns.name,
    width: 190,
    cell: (row) => (
      <>
        {row.name}
        {row.own && <span className="sub">　{words.own}</span>}
      </>
    ),
    value: (row) => row.name,
  },
  {
    key: 'size',
    head: words.columns.size,
    width: 84,
    align: 'end',
    cell: (row) => words.size(row.width, row.height),
    value: (row) => row.width,
  },
  {
    key: 'fold',
    head: words.columns.fold,
    width: 76,
    cell: (row) => words.folds[row.fold],
    value: (row) => words.folds[row.fold],
  },
  {
    key: 'window',
    head: words.columns.window,
    width: 150,
    cell: (row) =>
      row.window ? words.window(row.window.left, row.window.top, row.window.width, row.window.height) : words.noWindow,
    value: (row) => row.window?.width ?? 0,
  },
  {
    key: 'clients',
    head: words.columns.clients,
    minWidth: 120,
    cell: (row) => <span className="cut">{words.clients(row.clients)}</span>,
    value: (row) => row.clients.length,
  },
];
