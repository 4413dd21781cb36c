/** 取込の履歴: every file that came in, and the way to take one back as a whole. */
import { useMemo } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import {
  accountKeyText,
  formatName,
  gapSentence,
  periodText,
  importListWords as words,
} from '../../../messages/deposits.ts';
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
  const imports = list.value?.imports ?? NONE;
  return (
    <>
      <Gaps imports={imports} />
      <DataTable
        label={words.label}
        columns={columns}
        rows={imports}
        rowKey={(one) => one.importId}
        loading={list.loading}
        onCurrent={onCurrent}
        onOpen={(one) => setParams({ view: 'all', import: String(one.importId), file: one.fileName })}
        muted={(one) => one.undoneAt !== null}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
    </>
  );
}

/** More sentences than this say no more than their number. */
const GAPS_TOLD = 3;

/** What seems to be missing between the files of an account; gone by itself once a file fills it. */
function Gaps({ imports }: { imports: readonly DepositImport[] }) {
  const gaps = imports.flatMap((one) => one.gaps.map((gap) => ({ key: `${one.importId} ${gap.account}`, gap })));
  if (gaps.length === 0) return null;
  return (
    <div className="notes-in-page">
      <div className="note" role="note">
        <b>{words.gaps(gaps.length)}</b>
        {gaps.slice(0, GAPS_TOLD).map(({ key, gap }) => (
          <p key={key}>{gapSentence(gap)}</p>
        ))}
        {gaps.length > GAPS_TOLD && <p>{words.moreGaps(gaps.length - GAPS_TOLD)}</p>}
      </div>
    </div>
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
      cell: (one) => <State one={one} />,
      value: (one) => (one.undoneAt === null ? (one.gaps.length > 0 ? words.gap : null) : words.undone),
    },
  ];
}

function State({ one }: { one: DepositImport }) {
  if (one.undoneAt !== null) return <Tag>{words.undone}</Tag>;
  return one.gaps.length > 0 && <Tag tone="ask">{words.gap}</Tag>;
}

function countColumn(key: string, head: string, count: (one: DepositImport) => number): Column<DepositImport> {
  return { key, head, width: 64, align: 'end', cell: (one) => <Amount yen={count(one)} />, value: count };
}
