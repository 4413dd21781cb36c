/** 取込の履歴: every file that came in, and the way to take one back as a whole. */
import { useMemo } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { accountKeyText, formatName, periodText, importListWords as words } from '../../../messages/deposits.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { useMethod } from '../../api/use-method.ts';
import { setParams } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { DepositImport } from './deposit-list.ts';

const NONE: readonly DepositImport[] = [];

export interface ImportHistoryProps {
  clientId: number;
  onCurrent: (one: DepositImport) => void;
}

export function ImportHistory({ clientId, onCurrent }: ImportHistoryProps) {
  const list = useMethod('deposits.imports', { clientId, limit: 500 });
  const staff = useMethod('staff.list', {}).value?.staff;
  const columns = useMemo(() => {
    const names = new Map(staff?.map((member) => [member.code, member.name]));
    return importColumns((code) => names.get(code) ?? code);
  }, [staff]);
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <DataTable
      label={words.label}
      columns={columns}
      rows={list.value?.imports ?? NONE}
      rowKey={(one) => one.importId}
      loading={list.loading}
      onCurrent={onCurrent}
      onOpen={(one) => setParams({ view: 'all', import: String(one.importId), file: one.fileName })}
      muted={(one) => one.undoneAt !== null}
      autoFocus
      empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
    />
  );
}

function importColumns(nameOf: (code: string) => string): Column<DepositImport>[] {
  const period = (from: PlainDate | null, through: PlainDate | null) => periodText(from, through);
  return [
    {
      key: 'at',
      head: words.columns.at,
      width: 132,
      cell: (one) => fullInstant(one.at),
      value: (one) => one.at,
    },
    { key: 'file', head: words.columns.file, minWidth: 160, cell: (one) => one.fileName, value: (one) => one.fileName },
    {
      key: 'format',
      head: words.columns.format,
      width: 200,
      from: 1280,
      cell: (one) => formatName(one.format),
      value: (one) => formatName(one.format),
    },
    {
      key: 'account',
      head: words.columns.account,
      width: 164,
      from: 1080,
      cell: (one) => accountKeyText(one.account) || <span className="dim">{words.noAccount}</span>,
      value: (one) => accountKeyText(one.account),
    },
    {
      key: 'period',
      head: words.columns.period,
      width: 172,
      cell: (one) => period(one.from, one.through),
      value: (one) => one.from,
    },
    countColumn('accepted', words.columns.accepted, (one) => one.accepted),
    countColumn('duplicates', words.columns.duplicates, (one) => one.duplicates),
    {
      key: 'amount',
      head: words.columns.amount,
      width: 116,
      align: 'end',
      cell: (one) => <Amount yen={one.amountYen} />,
      value: (one) => one.amountYen,
    },
    {
      key: 'by',
      head: words.columns.by,
      width: 92,
      from: 1280,
      cell: (one) => nameOf(one.by),
      value: (one) => nameOf(one.by),
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 76,
      cell: (one) => one.undoneAt !== null && <Tag>{words.undone}</Tag>,
      value: (one) => one.undoneAt,
    },
  ];
}

function countColumn(key: string, head: string, count: (one: DepositImport) => number): Column<DepositImport> {
  return { key, head, width: 64, align: 'end', cell: (one) => <Amount yen={count(one)} />, value: count };
}
