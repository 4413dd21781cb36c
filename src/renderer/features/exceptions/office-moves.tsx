/** 仮受・返金 over the whole office: what was moved between clients. The only place where both sides stand together. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { moveWords as words } from '../../../messages/enquiries.ts';
import { exceptionWords } from '../../../messages/exceptions.ts';
import { dayOfInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { scopeWords } from '../../../messages/scope.ts';
import { callCore } from '../../api/bridge.ts';
import { type AllRows, MOST_ROWS, saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { useStaffNames } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Move = OutputOf<'office.moves'>['moves'][number];
const NONE: readonly never[] = [];
const SHOWN = 1000;

/** All of them, for a workbook: more than the list shows. */
async function allMoves(): Promise<AllRows<Move>> {
  const { moves } = await callCore('office.moves', { limit: MOST_ROWS });
  return { rows: moves, count: moves.length };
}

const keyOf = (move: Move) => `${move.fromClientId} ${move.fromDepositId}`;

export function OfficeMoves() {
  const list = useMethod('office.moves', { limit: SHOWN });
  const moves = list.value?.moves ?? NONE;
  const [current, setCurrent] = useState<string | null>(null);
  const move = moves.find((one) => keyOf(one) === current) ?? moves[0] ?? null;
  const columns = useColumns(moves);
  const open = (clientId: number, view: string) => chooseClient(clientId, () => navigate('exceptions', { view }));
  usePageKeys({
    F8: {
      label: words.keys.to,
      main: true,
      disabled: move === null,
      run: () => move && open(move.toClientId, 'marks'),
    },
    F9: { label: words.keys.from, disabled: move === null, run: () => move && open(move.fromClientId, 'gone') },
    F10: {
      label: keyWords.excel,
      disabled: moves.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.title,
          subtitle: '',
          client: { name: scopeWords.office, colour: 8 },
          columns,
          rows: moves.length < SHOWN ? moves : allMoves,
          sort: null,
        }),
    },
  });
  return (
    <Page title={exceptionWords.title} sub={words.title} withoutAsOf>
      {list.failure && !list.value ? (
        <ReadError failure={list.failure} retry={list.refresh} />
      ) : (
        <>
          <p className="sheet-note">{words.note}</p>
          <DataTable
            label={words.title}
            columns={columns}
            rows={moves}
            rowKey={keyOf}
            loading={list.loading}
            currentKey={move ? keyOf(move) : null}
            onCurrent={(one) => setCurrent(keyOf(one))}
            onOpen={(one) => open(one.toClientId, 'marks')}
            muted={(one) => one.backAt !== null}
            autoFocus
            empty={<EmptyState {...words.empty} />}
          />
        </>
      )}
    </Page>
  );
}

function useColumns(moves: readonly Move[]): Column<Move>[] {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const heads = words.columns;
  const live = moves.filter((one) => one.backAt === null);
  const cut = (text: string) => (
    <span className="cut" title={text}>
      {text}
    </span>
  );
  const side = (code: string, name: string) => `${code}　${name}`;
  const state = (one: Move) => (one.backAt === null ? words.live : words.back(dateText(dayOfInstant(one.backAt))));
  return [
    {
      key: 'at',
      head: heads.at,
      width: 100,
      cell: (one) => dateText(dayOfInstant(one.at)),
      value: (one) => dayOfInstant(one.at),
      total: words.sum(live.length),
    },
    {
      key: 'payer',
      head: heads.payer,
      minWidth: 140,
      cell: (one) => cut(one.payerName),
      value: (one) => one.payerName,
    },
    {
      key: 'depositedOn',
      head: heads.depositedOn,
      width: 100,
      cell: (one) => dateText(one.depositedOn),
      value: (one) => one.depositedOn,
    },
    {
      key: 'yen',
      head: heads.yen,
      width: 112,
      align: 'end',
      cell: (one) => <Amount yen={one.amountYen} />,
      value: (one) => one.amountYen,
      total: formatYen(sumYen(live.map((one) => one.amountYen))),
    },
    {
      key: 'from',
      head: heads.from,
      minWidth: 150,
      cell: (one) => cut(side(one.fromCode, one.fromName)),
      value: (one) => side(one.fromCode, one.fromName),
    },
    {
      key: 'to',
      head: heads.to,
      minWidth: 150,
      cell: (one) => cut(side(one.toCode, one.toName)),
      value: (one) => side(one.toCode, one.toName),
    },
    { key: 'reason', head: heads.reason, minWidth: 120, cell: (one) => cut(one.reason), value: (one) => one.reason },
    {
      key: 'state',
      head: heads.state,
      width: 132,
      cell: (one) => <Tag>{state(one)}</Tag>,
      value: state,
    },
    { key: 'by', head: heads.by, width: 92, from: 1280, cell: (one) => nameOf(one.by), value: (one) => nameOf(one.by) },
  ];
}
