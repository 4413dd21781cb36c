/** 定期請求の発行: what is due and what was missed; ticked ones are issued, one can be left out with a reason. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { endOfMonth, monthOf } from '../../../domain/dates.ts';
import { sumYen } from '../../../domain/money.ts';
import { monthText, recurringWords } from '../../../messages/billing.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { Tag } from '../../ui/marks.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';

const words = recurringWords.run;
type Due = OutputOf<'recurring.propose'>['invoices'][number];
const NO_DUE: readonly Due[] = [];
const keyOf = (one: Due) => `${one.scheduleId} ${one.period}`;

export function RunDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const { clientId } = client;
  const { today } = useEntrySettings();
  const [through, setThrough] = useState<string | null>(endOfMonth(monthOf(today)));
  const due = useMethod('recurring.propose', { clientId, through: through ?? today });
  const rows = due.value?.invoices ?? NO_DUE;
  // What is due is ticked, what was voided is not, until the clerk turns it.
  const [turned, setTurned] = useState<ReadonlySet<RowKey>>(new Set());
  const isTicked = (one: Due) => (one.state !== 'void') !== turned.has(keyOf(one));
  const [redate, setRedate] = useState(false);
  const issue = useCommand('recurring.issue');
  const skip = useSkipping(clientId);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const current = rows.find((one) => keyOf(one) === currentKey) ?? rows[0] ?? null;
  const wanted = rows.filter(isTicked);
  const ticks = new Set<RowKey>(wanted.map(keyOf));
  async function run() {
    if (wanted.length === 0) return;
    const periods = wanted.map(({ scheduleId, period }) => ({ scheduleId, period }));
    const when = { through: through ?? today, ...(redate ? { issuedOn: today } : {}) };
    const reply = await issue.run({ clientId, periods, ...when });
    if (!reply.ok) return;
    showResult(words.done(reply.value.issued.length, reply.value.held.length), () => navigate('invoices'));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={860}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.key}
      busy={issue.busy}
      onSave={run}
      failure={issue.failure ?? skip.failure ?? due.failure}
      failed={words.failed}
      buttons={
        <span className="sub">{words.chosen(wanted.length, sumYen(wanted.map((one) => one.totalYen ?? 0)))}</span>
      }
    >
      <Form className="form dialog-form">
        <DateField label={words.through} span={4} value={through} onChange={setThrough} />
      </Form>
      <div className="run-list">
        <DataTable
          label={words.title}
          columns={useColumns()}
          rows={rows}
          rowKey={keyOf}
          loading={due.loading}
          ticks={ticks}
          onTicks={(next) =>
            setTurned(new Set(rows.filter((one) => next.has(keyOf(one)) !== (one.state !== 'void')).map(keyOf)))
          }
          currentKey={current ? keyOf(current) : null}
          onCurrent={(one) => setCurrentKey(keyOf(one))}
          muted={(one) => !isTicked(one)}
          autoFocus
          empty={<p className="sub">{words.none}</p>}
        />
      </div>
      {current?.obstacle && <p className="late">{current.obstacle.sentence}</p>}
      <CheckField checked={redate} onChange={setRedate}>
        {words.redate}
      </CheckField>
      <SkipFields skip={skip} current={current} />
    </SaveDialog>
  );
}

function SkipFields({ skip, current }: { skip: ReturnType<typeof useSkipping>; current: Due | null }) {
  return (
    <Form className="form dialog-form">
      <TextField label={words.skipReason} span={8} maxLength={500} value={skip.reason} onChange={skip.setReason} />
      <div className="run-skip">
        <Button onClick={() => void skip.run(current)} disabled={!current || skip.reason.trim() === ''}>
          {words.skip}
        </Button>
      </div>
    </Form>
  );
}

function useSkipping(clientId: number) {
  const command = useCommand('recurring.skip');
  const [reason, setReason] = useState('');
  async function run(one: Due | null) {
    if (!one || reason.trim() === '') return;
    const reply = await command.run({ clientId, scheduleId: one.scheduleId, period: one.period, reason });
    if (!reply.ok) return;
    setReason('');
    showResult(words.skipped(one.name, one.period));
  }
  return { reason, setReason, run, failure: command.failure };
}

function useColumns(): Column<Due>[] {
  const dateText = useDateText();
  const heads = words.columns;
  return [
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 160,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    {
      key: 'name',
      head: heads.name,
      minWidth: 120,
      cell: (one) => <span className="cut">{one.name}</span>,
      value: (one) => one.name,
    },
    { key: 'period', head: heads.period, width: 96, cell: (one) => monthText(one.period), value: (one) => one.period },
    {
      key: 'on',
      head: heads.issuedOn,
      width: 100,
      cell: (one) => dateText(one.issuedOn),
      value: (one) => one.issuedOn,
    },
    {
      key: 'total',
      head: heads.total,
      width: 116,
      align: 'end',
      cell: (one) => (one.totalYen === null ? '—' : <Amount yen={one.totalYen} />),
      value: (one) => one.totalYen,
    },
    {
      key: 'state',
      head: heads.state,
      width: 96,
      cell: (one) => (
        <Tag tone={one.obstacle || one.state === 'void' ? 'late' : one.state === 'missed' ? 'ask' : 'plain'}>
          {words.states[one.state]}
        </Tag>
      ),
      value: (one) => words.states[one.state],
    },
  ];
}
