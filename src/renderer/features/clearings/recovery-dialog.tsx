/** 償却債権の回収: the deposit that paid what was written off. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { recoveryWords as words } from '../../../messages/clearings.ts';
import type { ShownFailure } from '../../../messages/failures.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { YenField } from '../../ui/yen-field.tsx';
import type { WrittenOff } from './clearing-types.ts';

type Deposit = OutputOf<'deposits.list'>['deposits'][number];

export interface RecoveryDialogProps {
  client: ClientSummary;
  writeOff: WrittenOff;
  onClose: () => void;
}

export function RecoveryDialog(props: RecoveryDialogProps) {
  const { clientId } = props.client;
  const deposits = useMethod('deposits.list', { clientId, state: 'left' }, { fresh: true });
  // A moment at most; the window comes with its list, which has the focus.
  if (!deposits.value && !deposits.failure) return null;
  // What came before the loss was booked paid for something else.
  const rows = (deposits.value?.deposits ?? []).filter((one) => one.depositedOn >= props.writeOff.on);
  return <DepositChoice {...props} rows={rows} unread={deposits.failure} />;
}

interface DepositChoiceProps extends RecoveryDialogProps {
  rows: readonly Deposit[];
  unread: ShownFailure | null;
}

function DepositChoice({ client, writeOff, onClose, rows, unread }: DepositChoiceProps) {
  const { clientId } = client;
  const { today } = useEntrySettings();
  const { allocationId, customerCode, customerName } = writeOff;
  const record = useCommand('recoveries.record');
  const columns = useDepositColumns();
  const [current, setCurrent] = useState<number | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const [typedYen, setTypedYen] = useState<number | null>(null);
  const openYen = writeOff.writtenOffYen - writeOff.recoveredYen;
  const deposit = rows.find((one) => one.depositId === current) ?? rows[0];
  const mostYen = Math.min(deposit?.leftYen ?? 0, openYen);
  async function run() {
    if (!deposit) return;
    const reply = await record.run({
      clientId,
      depositId: deposit.depositId,
      allocationId,
      amountYen: typedYen ?? mostYen,
      ...(on === null ? {} : { on }),
    });
    if (!reply.ok) return;
    showResult(words.done(customerName, reply.value.amountYen));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      sub={`${customerCode}　${customerName}`}
      client={client}
      width={720}
      confirm={words.confirm}
      keyLabel={words.key}
      busy={record.busy || !deposit}
      onSave={run}
      onClose={onClose}
      failure={record.failure ?? unread}
      failed={words.failed}
    >
      <p className="sub">{words.what(formatYen(openYen))}</p>
      <div className="picks">
        <DataTable
          label={words.deposits}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.depositId}
          currentKey={deposit?.depositId ?? null}
          onCurrent={(one) => setCurrent(one.depositId)}
          autoFocus
          empty={<EmptyState title={words.none.title} text={words.none.text} />}
        />
      </div>
      <Form className="form dialog-form">
        <YenField label={words.amount} span={4} value={typedYen ?? mostYen} onChange={setTypedYen} />
        <DateField label={words.on} span={4} value={on} onChange={setOn} />
      </Form>
    </SaveDialog>
  );
}

function useDepositColumns(): Column<Deposit>[] {
  const dateText = useDateText();
  const heads = words.columns;
  return [
    {
      key: 'on',
      head: heads.depositedOn,
      width: 104,
      cell: (one) => dateText(one.depositedOn),
      value: (one) => one.depositedOn,
    },
    { key: 'payer', head: heads.payer, minWidth: 220, cell: (one) => one.payerName, value: (one) => one.payerName },
    {
      key: 'left',
      head: heads.left,
      width: 120,
      align: 'end',
      cell: (one) => <Amount yen={one.leftYen} />,
      value: (one) => one.leftYen,
    },
  ];
}
