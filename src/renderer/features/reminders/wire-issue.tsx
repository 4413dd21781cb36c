/** F12: what goes by mail, message or call of the ticked letters — who may still be left out, and what could not go. */
import '../sendings/sendings.css';
import { useState } from 'react';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { stageShort } from '../../../messages/reminders.ts';
import { sendingChannels, sendingPageWords, wireIssueWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { FailedDialog } from '../sendings/failed-dialog.tsx';
import { issueInput, type RunRow } from './run-rows.ts';
import type { Run } from './use-run.ts';

const WIRES = ['email', 'sms', 'voice'] as const;

type Shown = 'send' | 'failed' | null;

export function WireIssue({ run, client, shown }: { run: Run; client: ClientSummary | null; shown: boolean }) {
  const [open, setOpen] = useState<Shown>(null);
  const rows = run.ticked.filter((row) => row.letter !== null && row.letter.channel !== 'letter');
  usePageKeys(shown && rows.length > 0 ? { F12: { label: words.key, run: () => setOpen('send') } } : {});
  if (open === 'failed') return <FailedDialog client={client} onClose={() => setOpen(null)} />;
  return (
    open === 'send' && (
      <WireDialog
        run={run}
        client={client}
        rows={rows}
        onDone={(failed) => setOpen(failed ? 'failed' : null)}
        onClose={() => setOpen(null)}
      />
    )
  );
}

interface WireDialogProps {
  run: Run;
  client: ClientSummary | null;
  rows: readonly RunRow[];
  onDone: (failed: boolean) => void;
  onClose: () => void;
}

function WireDialog({ run, client, rows: offered, onDone, onClose }: WireDialogProps) {
  // The list of the run changes while they go: what was offered stays until the window closes.
  const [rows] = useState(offered);
  const [ticks, setTicks] = useState<ReadonlySet<RowKey>>(() => new Set(rows.map((row) => row.key)));
  const [key, setKey] = useState<RowKey | null>(null);
  const going = rows.filter((row) => ticks.has(row.key));
  const wires = useWires(run);
  async function send() {
    const tally = await wires.send(going);
    if (tally) onDone(tally.failed > 0);
  }
  return (
    <SaveDialog
      title={words.title(going.length)}
      sub={words.sub}
      {...(client ? { client } : {})}
      width={760}
      confirm={words.confirm(going.length)}
      keyLabel={words.key}
      busy={wires.busy || going.length === 0}
      onSave={send}
      onClose={onClose}
      failed=""
    >
      <p>{words.text}</p>
      <div className="send-plan">
        <DataTable
          label={words.list}
          columns={columnsOf(client === null)}
          rows={rows}
          rowKey={(row) => row.key}
          ticks={ticks}
          onTicks={setTicks}
          currentKey={key ?? rows[0]?.key ?? null}
          onCurrent={(row) => setKey(row.key)}
          muted={(row) => !ticks.has(row.key)}
          autoFocus
        />
      </div>
      <p className="sub" role="status">
        {words.note(
          WIRES.map((channel) => [sendingChannels[channel], countOf(going, channel)] as const),
          sumYen(going.map((row) => row.totalYen)),
          rows.length - going.length,
        )}
      </p>
      {wires.dialog}
    </SaveDialog>
  );
}

function countOf(rows: readonly RunRow[], channel: (typeof WIRES)[number]): number {
  return rows.filter((row) => row.letter?.channel === channel).length;
}

/** Each way as a run of its own; null where one was refused, which is said over the page. */
function useWires(run: Run) {
  const command = useCommand('reminders.sendByWire');
  const passphrase = usePassphrase();
  async function send(rows: readonly RunRow[]) {
    const tally = { sent: 0, failed: 0, unknown: 0, waiting: 0 };
    for (const channel of WIRES) {
      const own = rows.filter((row) => row.letter?.channel === channel);
      if (own.length === 0) continue;
      const reply = await passphrase.withPassphrase(() => command.run({ ...issueInput(own, run), channel }));
      if (!reply.ok) {
        showFailure(reply.error, sendingPageWords.send.failed);
        return null;
      }
      for (const key of ['sent', 'failed', 'unknown', 'waiting'] as const) tally[key] += reply.value[key];
      const { stopped } = reply.value;
      if (stopped)
        showFailure({ kind: 'refusal', code: stopped.code as never, facts: stopped.facts }, sendingPageWords.stopped);
    }
    showResult(sendingPageWords.result(tally));
    return tally;
  }
  return { send, busy: command.busy, dialog: passphrase.dialog };
}

function columnsOf(withClient: boolean): Column<RunRow>[] {
  const heads = words.columns;
  const text = (key: keyof typeof heads, width: number, value: (row: RunRow) => string): Column<RunRow> => ({
    key,
    head: heads[key],
    width,
    cell: (row) => (
      <span className="cut" title={value(row)}>
        {value(row)}
      </span>
    ),
    value,
  });
  return [
    ...(withClient ? [text('client', 72, (row) => row.clientCode)] : []),
    { ...text('customer', 240, (row) => row.customerName), minWidth: 160 },
    text('stage', 96, (row) => (row.letter ? stageShort(row.letter.stage) : '')),
    text('channel', 88, (row) => (row.letter ? channelWord(row.letter.channel) : '')),
    {
      key: 'total',
      head: heads.total,
      width: 112,
      align: 'end',
      cell: (row) => formatYen(row.totalYen),
      value: (row) => row.totalYen,
    },
  ];
}

function channelWord(channel: string): string {
  return channel === 'letter' ? '' : sendingChannels[channel as (typeof WIRES)[number]];
}
