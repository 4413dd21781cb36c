/** 今回の判定: who gets which letter and why, and who does not and why. */
import type { RefObject } from 'react';
import { formatYen } from '../../../domain/money.ts';
import {
  letterReason,
  reminderWords,
  stageShort,
  stageTitle,
  withheldDetail,
  withheldTag,
} from '../../../messages/reminders.ts';
import { sendingChannels } from '../../../messages/sendings.ts';
import { useClients } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AgeMark, ClientSeal, Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useWindowWidth } from '../../ui/window-size.ts';
import { type RunRow, yenOf } from './run-rows.ts';
import type { Run } from './use-run.ts';

export interface RunTableProps {
  run: Run;
  onOpen: (row: RunRow) => void;
  tableRef: RefObject<HTMLTableElement | null>;
}

export function RunTable({ run, onOpen, tableRef }: RunTableProps) {
  const columns = useColumns(run);
  return (
    <DataTable
      label={reminderWords.tabs.run}
      columns={columns}
      rows={run.rows}
      rowKey={(row) => row.key}
      loading={run.proposal.loading}
      ticks={run.ticks}
      onTicks={run.setTicks}
      tickable={(row) => row.letter !== null}
      currentKey={run.current?.key ?? null}
      onCurrent={run.setCurrent}
      onOpen={onOpen}
      muted={(row) => row.letter === null}
      groupOf={groupOf}
      groupHead={(group, rows) => <GroupHead group={group} rows={rows} run={run} />}
      autoFocus
      tableRef={tableRef}
      empty={<EmptyState title={reminderWords.empty.title} text={reminderWords.empty.text} />}
    />
  );
}

const groupOf = (row: RunRow) => (row.letter === null ? 'withhold' : 'send');

function GroupHead({ group, rows, run }: { group: string; rows: readonly RunRow[]; run: Run }) {
  const sends = group === 'send';
  return (
    <>
      <span>
        {reminderWords.group(
          sends ? reminderWords.groups.send : reminderWords.groups.withhold,
          rows.length,
          yenOf(rows),
        )}
      </span>
      {sends && <span className="sub">{reminderWords.chosen(run.ticked.length, yenOf(run.ticked))}</span>}
    </>
  );
}

function useColumns(run: Run): Column<RunRow>[] {
  const words = reminderWords.columns;
  const wide = useWindowWidth() >= 1400;
  const client = useClientColumn();
  return [
    {
      key: 'customer',
      head: words.customer,
      width: run.clientId === null ? 188 : wide ? 236 : 212,
      cell: (row) => (
        <span title={row.customerName}>
          <span className="code">{row.customerCode}</span>
          {row.customerName}
        </span>
      ),
      value: (row) => `${row.customerCode} ${row.customerName}`,
      total: reminderWords.sum(run.rows.length),
    },
    ...(run.clientId === null ? [client] : []),
    {
      key: 'total',
      head: words.total,
      width: 90,
      align: 'end',
      cell: (row) => <Amount yen={row.totalYen} />,
      value: (row) => row.totalYen,
      total: formatYen(yenOf(run.rows)),
    },
    {
      key: 'oldest',
      head: words.oldest,
      width: 80,
      cell: (row) => <AgeMark overdueDays={row.oldestOverdueDays} />,
      value: (row) => row.oldestOverdueDays,
    },
    {
      key: 'now',
      head: words.now,
      width: 104,
      cell: (row) =>
        row.letter ? (
          <b title={stageTitle(row.letter.stage)}>{stageShort(row.letter.stage)}</b>
        ) : (
          <Tag>{withheldTag(row.withheld?.reason ?? '')}</Tag>
        ),
      value: (row) => (row.letter ? stageShort(row.letter.stage) : withheldTag(row.withheld?.reason ?? '')),
    },
    {
      key: 'why',
      head: words.why,
      minWidth: 140,
      cell: (row) => (
        <span title={whyOf(row)}>
          {row.letter && row.letter.channel !== 'letter' && (
            <>
              <Tag tone="act">{sendingChannels[row.letter.channel]}</Tag>{' '}
            </>
          )}
          {whyOf(row)}
        </span>
      ),
      value: whyOf,
    },
  ];
}

function whyOf(row: RunRow): string {
  if (row.letter) return letterReason(row.letter);
  return row.withheld ? withheldDetail(row.withheld.reason, row.withheld.detail, row.totalYen) : '';
}

function useClientColumn(): Column<RunRow> {
  const clients = useClients();
  return {
    key: 'client',
    head: reminderWords.columns.client,
    width: 96,
    cell: (row) => {
      const client = clients.find((one) => one.clientId === row.clientId);
      return (
        <span className="name" title={client?.name}>
          {client && <ClientSeal seal={client.seal} colour={client.colour} />}
          <span>{client?.name ?? row.clientCode}</span>
        </span>
      );
    },
    value: (row) => row.clientCode,
  };
}
