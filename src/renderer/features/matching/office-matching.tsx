/** 消込 of the whole office: which clients have money left; Enter opens their books here. */

import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { shortDate } from '../../../messages/common.ts';
import { matchingWords, officeMatchingWords } from '../../../messages/matching-page.ts';
import { useMethod } from '../../api/use-method.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { ClientSeal } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';

type BoardClient = OutputOf<'today.board'>['clients'][number];

const words = officeMatchingWords;

function columnsOf(rows: readonly BoardClient[]): Column<BoardClient>[] {
  const largest = Math.max(1, ...rows.map((one) => one.depositsLeftYen));
  return [
    {
      key: 'client',
      head: words.columns.client,
      width: 320,
      cell: (one) => (
        <span className="name">
          <ClientSeal seal={one.seal} colour={one.colour} />
          <span>
            <span className="code">{one.code}</span>
            {one.name}
          </span>
        </span>
      ),
      value: (one) => one.code,
      total: words.sum(rows.length),
    },
    {
      key: 'assignee',
      head: words.columns.assignee,
      width: 140,
      cell: (one) => one.assigneeName ?? '',
      value: (one) => one.assigneeName,
    },
    {
      key: 'through',
      head: words.columns.through,
      cell: (one) => (one.bankThrough ? shortDate(one.bankThrough) : <span className="dim">{words.noneImported}</span>),
      value: (one) => one.bankThrough,
    },
    {
      key: 'left',
      head: words.columns.left,
      width: 120,
      align: 'end',
      cell: (one) => matchingWords.sum(one.depositsLeft),
      value: (one) => one.depositsLeft,
      total: matchingWords.sum(rows.reduce((sum, one) => sum + one.depositsLeft, 0)),
    },
    {
      key: 'yen',
      head: words.columns.yen,
      width: 180,
      align: 'end',
      cell: (one) => <Amount yen={one.depositsLeftYen} />,
      value: (one) => one.depositsLeftYen,
      bar: (one) => ({ share: one.depositsLeftYen / largest, colour: 'var(--act)' }),
      total: formatYen(sumYen(rows.map((one) => one.depositsLeftYen))),
    },
  ];
}

export function OfficeMatching() {
  const board = useMethod('today.board', {});
  const rows = (board.value?.clients ?? []).filter((one) => one.depositsLeft > 0);
  const left = rows.reduce((sum, one) => sum + one.depositsLeft, 0);
  if (board.failure && !board.value) {
    return (
      <Page title={matchingWords.title}>
        <ReadError failure={board.failure} retry={board.refresh} />
      </Page>
    );
  }
  return (
    <Page
      title={matchingWords.title}
      sub={board.value && words.sub(rows.length, left, sumYen(rows.map((one) => one.depositsLeftYen)))}
    >
      <DataTable
        label={words.title}
        columns={columnsOf(rows)}
        rows={rows}
        rowKey={(one) => one.clientId}
        loading={board.loading}
        initialSort={{ key: 'yen', direction: 'descending' }}
        onOpen={(one) => chooseClient(one.clientId)}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
    </Page>
  );
}
