/** What could not go by mail or message, each with its reason: sent once more, one or all, or taken to paper by one key. */
import { useState } from 'react';
import { common } from '../../../messages/common.ts';
import { keptRefusalSentence } from '../../../messages/refusals.ts';
import { sendingChannels, failedWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';
import { onPaper, type Sending } from './sending-columns.tsx';
import { useSend } from './use-send.ts';

const MOST = 1000;

interface Paper {
  clientId: number;
  sendingId: number;
  documentId: number;
  label: string;
  pages: number | null;
}

export function FailedDialog({ client, onClose }: { client: ClientSummary | null; onClose: () => void }) {
  const of = client ? { clientId: client.clientId } : {};
  const list = useMethod('sendings.list', { ...of, state: 'failed', limit: MOST });
  const rows = (list.value?.sendings ?? []).filter((one) => !onPaper(one.channel) && one.sendingId !== null);
  const [key, setKey] = useState<number | null>(null);
  const [paper, setPaper] = useState<Paper | null>(null);
  const current = rows.find((one) => one.sendingId === key) ?? rows[0] ?? null;
  const acts = useFailedActs(rows, current, setPaper);
  const none = acts.busy || current === null;
  // The window opens with its list: what has the focus then is the first of what failed.
  if (!list.value && !list.failure) return null;
  if (paper)
    return (
      <PaperPrintDialog
        clientId={paper.clientId}
        name={paper.label}
        papers={[paper]}
        only={{ sendingId: paper.sendingId, pages: null }}
        onClose={() => setPaper(null)}
      />
    );
  return (
    <Dialog
      title={words.title}
      sub={words.sub}
      {...(client ? { client } : {})}
      width={900}
      onClose={onClose}
      keys={{
        F7: { label: words.keys.again, run: acts.again, disabled: none },
        F8: { label: words.keys.all, run: acts.all, main: true, disabled: none },
        F9: { label: words.keys.paper, run: acts.toPaper, disabled: none },
      }}
      foot={<Foot acts={acts} none={none} count={rows.length} onClose={onClose} />}
    >
      <div className="send-plan tall">
        <DataTable
          label={words.title}
          columns={columnsOf(client === null)}
          rows={rows}
          rowKey={(one) => one.sendingId ?? 0}
          loading={list.loading}
          currentKey={current?.sendingId ?? null}
          onCurrent={(one) => setKey(one.sendingId)}
          autoFocus
          empty={<EmptyState title={words.none} />}
        />
      </div>
      {current && <p className="sub failed-reason">{reasonOf(current)}</p>}
      {list.failure && !list.value && <ErrorPanel failure={list.failure} retry={{ run: list.refresh }} />}
      {acts.failure && <ErrorPanel failure={acts.failure} title={words.failed} />}
      {acts.dialog}
    </Dialog>
  );
}

interface FootProps {
  acts: ReturnType<typeof useFailedActs>;
  none: boolean;
  count: number;
  onClose: () => void;
}

function Foot({ acts, none, count, onClose }: FootProps) {
  return (
    <>
      <Button tone="primary" keyCap="F8" onClick={acts.all} disabled={none}>
        {words.all(count)}
      </Button>
      <Button keyCap="F7" onClick={acts.again} disabled={none}>
        {words.again}
      </Button>
      <Button keyCap="F9" onClick={acts.toPaper} disabled={none}>
        {words.paper}
      </Button>
      <span className="grow" />
      <Button keyCap="Esc" onClick={onClose}>
        {common.close}
      </Button>
    </>
  );
}

function useFailedActs(rows: readonly Sending[], current: Sending | null, onPaperMade: (paper: Paper) => void) {
  const sending = useSend(null);
  const retry = useCommand('sendings.retry');
  const paper = useCommand('sendings.toPaper');
  async function again(chosen: readonly Sending[]) {
    for (const [clientId, own] of Map.groupBy(chosen, (one) => one.clientId)) {
      const sendingIds = own.flatMap((one) => one.sendingId ?? []);
      if (!(await retry.run({ clientId, sendingIds })).ok) return;
      await sending.send(sendingIds, clientId);
    }
  }
  async function toPaper() {
    if (current?.sendingId == null) return;
    const { clientId } = current;
    const reply = await paper.run({ clientId, sendingIds: [current.sendingId] });
    const [made] = reply.ok ? reply.value.papers : [];
    if (made) onPaperMade({ ...made, clientId });
  }
  return {
    again: () => void (current && again([current])),
    all: () => void again(rows),
    toPaper: () => void toPaper(),
    busy: sending.busy || retry.busy || paper.busy,
    failure: retry.failure ?? paper.failure,
    dialog: sending.passphrase.dialog,
  };
}

function reasonOf({ trouble }: Sending): string {
  return trouble ? keptRefusalSentence(trouble.code, trouble.facts) : '';
}

function columnsOf(withClient: boolean): Column<Sending>[] {
  const heads = words.columns;
  const text = (key: keyof typeof heads, width: number, value: (one: Sending) => string): Column<Sending> => ({
    key,
    head: heads[key],
    width,
    cell: (one) => (
      <span className="cut" title={value(one)}>
        {value(one)}
      </span>
    ),
    value,
  });
  return [
    ...(withClient ? [text('client', 144, (one) => one.clientName)] : []),
    text('customer', 176, (one) => one.customerName),
    text('label', 112, (one) => one.label),
    text('channel', 76, (one) => sendingChannels[one.channel]),
    text('recipient', 176, (one) => one.recipient),
    { ...text('reason', 240, reasonOf), minWidth: 160 },
  ];
}
