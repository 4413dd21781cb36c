/** From the customer's page: its deposits, which of them have a 領収書, one made or several at once. */
import '../sendings/sendings.css';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { noteBatchWords, customerNoteWords as words } from '../../../messages/received-notes.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { NoteBatchDialog } from './note-batch-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';

type NotedDeposit = OutputOf<'receivedNotes.deposits'>['deposits'][number];

export interface CustomerNotesDialogProps {
  client: ClientSummary;
  customer: { customerId: number; name: string };
  onClose: () => void;
}

const NONE: readonly NotedDeposit[] = [];

export function CustomerNotesDialog({ client, customer, onClose }: CustomerNotesDialogProps) {
  const { customerId, name } = customer;
  const list = useMethod('receivedNotes.deposits', { clientId: client.clientId, customerId });
  const [ticks, setTicks] = useState<ReadonlySet<RowKey>>(new Set());
  const [currentId, setCurrent] = useState<number | null>(null);
  const [over, setOver] = useState<'one' | 'several' | null>(null);
  const dateText = useDateText();
  const columns = useMemo(() => columnsOf(dateText), [dateText]);
  const rows = list.value?.deposits ?? NONE;
  const current = rows.find(({ depositId }) => depositId === currentId) ?? rows[0] ?? null;
  const back = () => setOver(null);
  if (over === 'one' && current) return <NoteDialog client={client} depositId={current.depositId} onClose={back} />;
  if (over === 'several')
    return (
      <NoteBatchDialog
        client={client}
        depositIds={[...ticks].map(Number)}
        onMade={() => setTicks(new Set())}
        onClose={back}
      />
    );
  const issue = () => setOver(ticks.size > 0 ? 'several' : 'one');
  return (
    <Dialog
      title={words.title(name)}
      sub={words.text}
      client={client}
      width={760}
      onClose={onClose}
      keys={{ F9: { label: words.key, run: issue, main: true, disabled: current === null } }}
      foot={
        <>
          <Button tone="primary" keyCap="F9" onClick={issue} disabled={current === null}>
            {ticks.size > 0 ? noteBatchWords.button(ticks.size) : words.link}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      {list.failure && <ErrorPanel failure={list.failure} retry={{ run: list.refresh }} />}
      <div className="send-plan tall">
        <DataTable
          label={words.title(name)}
          columns={columns}
          rows={rows}
          rowKey={({ depositId }) => depositId}
          loading={list.loading}
          ticks={ticks}
          onTicks={setTicks}
          tickable={({ noteId }) => noteId === null}
          currentKey={current?.depositId ?? null}
          onCurrent={({ depositId }) => setCurrent(depositId)}
          onOpen={({ depositId }) => {
            setCurrent(depositId);
            setOver('one');
          }}
          autoFocus
          empty={<EmptyState title={words.none.title} text={words.none.text} />}
        />
      </div>
    </Dialog>
  );
}

function columnsOf(dateText: (on: string) => string): readonly Column<NotedDeposit>[] {
  const heads = words.columns;
  return [
    {
      key: 'on',
      head: heads.on,
      width: 100,
      cell: (one) => dateText(one.depositedOn),
      value: (one) => one.depositedOn,
    },
    {
      key: 'payer',
      head: heads.payer,
      minWidth: 200,
      cell: (one) => <span className="cut">{one.payerName}</span>,
      value: (one) => one.payerName,
    },
    {
      key: 'amount',
      head: heads.amount,
      width: 110,
      align: 'end',
      cell: (one) => formatYen(one.amountYen),
      value: (one) => one.amountYen,
    },
    {
      key: 'note',
      head: heads.note,
      width: 170,
      cell: (one) => (
        <span className="cut">
          {one.number}
          {one.reissues > 0 && <span className="sub">{`　${words.reissued(one.reissues)}`}</span>}
        </span>
      ),
      value: (one) => one.number,
    },
    {
      key: 'issuedOn',
      head: heads.issuedOn,
      width: 100,
      cell: (one) => (one.noteIssuedOn === '' ? '' : dateText(one.noteIssuedOn)),
      value: (one) => one.noteIssuedOn,
    },
  ];
}
