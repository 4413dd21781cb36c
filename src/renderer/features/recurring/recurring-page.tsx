/** 定期請求: schedules, what is due of them, and the run that issues it. */
import './recurring.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { endOfMonth, monthOf } from '../../../domain/dates.ts';
import { monthText, recurringWords as words } from '../../../messages/billing.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { EndDialog } from './end-dialog.tsx';
import { RunDialog } from './run-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';

export type Schedule = OutputOf<'recurring.list'>['schedules'][number];

const NO_SCHEDULES: readonly Schedule[] = [];

export function RecurringPage() {
  const client = useCurrentClient();
  return client && <Recurring key={client.clientId} client={client} />;
}

type Over = { kind: 'edit'; schedule: Schedule | null } | { kind: 'run' } | { kind: 'end'; schedule: Schedule } | null;

function Recurring({ client }: { client: ClientSummary }) {
  const { clientId } = client;
  const { today } = useEntrySettings();
  const list = useMethod('recurring.list', { clientId });
  const due = useMethod('recurring.propose', { clientId, through: endOfMonth(monthOf(today)) });
  const rows = list.value?.schedules ?? NO_SCHEDULES;
  const [over, setOver] = useState<Over>(null);
  const [currentId, setCurrentId] = useState<number | null>(null);
  const current = rows.find((one) => one.scheduleId === currentId) ?? rows[0] ?? null;
  const waiting = new Map<number, number>();
  for (const one of due.value?.invoices ?? []) waiting.set(one.scheduleId, (waiting.get(one.scheduleId) ?? 0) + 1);
  const columns = scheduleColumns(waiting);
  const close = () => setOver(null);
  usePageKeys({
    F2: { label: keyWords.new, run: () => setOver({ kind: 'edit', schedule: null }) },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ title: words.title, subtitle: '', client, columns, rows, sort: null }),
    },
    F11: {
      label: words.keys.end,
      run: () => current && setOver({ kind: 'end', schedule: current }),
      disabled: !current || current.nextPeriod === null,
    },
    F12: { label: words.keys.run, run: () => setOver({ kind: 'run' }), disabled: rows.length === 0, main: true },
  });
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={list.value && words.sub(rows.length, due.value?.invoices.length ?? 0)} withoutAsOf>
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.scheduleId}
        loading={list.loading}
        currentKey={current?.scheduleId ?? null}
        onCurrent={(one) => setCurrentId(one.scheduleId)}
        onOpen={(schedule) => setOver({ kind: 'edit', schedule })}
        muted={(one) => one.nextPeriod === null}
        autoFocus
        empty={
          <EmptyState
            title={words.empty.title}
            text={words.empty.text}
            actions={
              <Button tone="primary" keyCap="F2" onClick={() => setOver({ kind: 'edit', schedule: null })}>
                {words.empty.first}
              </Button>
            }
          />
        }
      />
      {over?.kind === 'edit' && <ScheduleDialog client={client} schedule={over.schedule} onClose={close} />}
      {over?.kind === 'run' && <RunDialog client={client} onClose={close} />}
      {over?.kind === 'end' && <EndDialog client={client} schedule={over.schedule} onClose={close} />}
    </Page>
  );
}

function scheduleColumns(waiting: ReadonlyMap<number, number>): Column<Schedule>[] {
  const heads = words.columns;
  const stateOf = (one: Schedule) => {
    const count = waiting.get(one.scheduleId) ?? 0;
    return count > 0 ? words.waiting(count) : one.nextPeriod === null ? words.ended : words.running;
  };
  return [
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 180,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    {
      key: 'name',
      head: heads.name,
      minWidth: 140,
      cell: (one) => <span className="cut">{one.name}</span>,
      value: (one) => one.name,
    },
    {
      key: 'every',
      head: heads.every,
      width: 96,
      cell: (one) => words.every(one.everyMonths),
      value: (one) => one.everyMonths,
    },
    {
      key: 'span',
      head: heads.span,
      width: 200,
      from: 1280,
      cell: (one) => words.span(one.firstPeriod, one.lastPeriod),
      value: (one) => one.firstPeriod,
    },
    {
      key: 'last',
      head: heads.last,
      width: 104,
      cell: (one) => (one.lastBilledPeriod ? monthText(one.lastBilledPeriod) : '—'),
      value: (one) => one.lastBilledPeriod,
    },
    {
      key: 'next',
      head: heads.next,
      width: 104,
      cell: (one) => (one.nextPeriod ? monthText(one.nextPeriod) : '—'),
      value: (one) => one.nextPeriod,
    },
    {
      key: 'nextYen',
      head: heads.nextYen,
      width: 136,
      align: 'end',
      cell: (one) => (one.nextYen === null ? '—' : <Amount yen={one.nextYen} />),
      value: (one) => one.nextYen,
    },
    {
      key: 'state',
      head: heads.state,
      width: 104,
      cell: (one) => <Tag tone={waiting.has(one.scheduleId) ? 'act' : 'plain'}>{stateOf(one)}</Tag>,
      value: stateOf,
    },
  ];
}
