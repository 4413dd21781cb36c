/** Columns of a result sheet, by the kind of the run; on screen and in Excel the same. */
import type { OutputOf } from '../../../contract/contract.ts';
import { sumYen } from '../../../domain/money.ts';
import { type BatchKind, batchWords } from '../../../messages/batches.ts';
import { keptRefusalSentence } from '../../../messages/refusals.ts';
import { Amount } from '../../ui/amount.tsx';
import { ClientSeal, StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type SheetRow = OutputOf<'batches.status'>['clients'][number];
const words = batchWords.columns;

const STATE_STEP = { waiting: 'none', done: 'done', failed: 'late' } as const;

export function sheetColumns(kind: BatchKind, rows: readonly SheetRow[]): Column<SheetRow>[] {
  return [...headColumns(rows), ...columnsOf(kind, rows), noteColumn(kind)];
}

function headColumns(rows: readonly SheetRow[]): Column<SheetRow>[] {
  return [
    {
      key: 'client',
      head: words.client,
      minWidth: 176,
      cell: (row) => (
        <span className="name">
          <ClientSeal seal={row.seal} colour={row.colour} />
          <span className="cut" title={row.name}>
            <span className="code">{row.code}</span>
            {row.name}
          </span>
        </span>
      ),
      value: (row) => `${row.code} ${row.name}`,
      total: batchWords.clients(rows.length),
    },
    {
      key: 'state',
      head: words.state,
      width: 76,
      cell: (row) => <StepMark step={STATE_STEP[row.state]}>{batchWords.client[row.state]}</StepMark>,
      value: (row) => batchWords.client[row.state],
    },
  ];
}

function columnsOf(kind: BatchKind, rows: readonly SheetRow[]): Column<SheetRow>[] {
  switch (kind) {
    case 'match':
      return [
        countColumn('applied', words.applied, (row) => row.applied, rows),
        yenColumn('clearedYen', words.clearedYen, (row) => row.clearedYen, rows),
        countColumn('suggested', words.suggested, (row) => row.suggested, rows),
        countColumn('left', words.left, (row) => row.leftCount, rows),
        yenColumn('leftYen', words.leftYen, (row) => row.leftYen, rows),
      ];
    case 'propose':
      return [
        countColumn('letters', words.letters, (row) => row.letters, rows),
        yenColumn('lettersYen', words.lettersYen, (row) => row.lettersYen, rows),
        countColumn('withheld', words.withheld, (row) => row.withheld, rows),
      ];
    case 'print':
      return [
        countColumn('letters', words.letters, (row) => row.letters, rows),
        yenColumn('lettersYen', words.lettersYen, (row) => row.lettersYen, rows),
        postedColumn(),
      ];
    case 'report':
      return [];
  }
}

function countColumn(
  key: string,
  head: string,
  of: (row: SheetRow) => number,
  rows: readonly SheetRow[],
): Column<SheetRow> {
  return {
    key,
    head,
    width: 68,
    align: 'end',
    cell: (row) => (row.state === 'waiting' ? '' : of(row) || <span className="zero">0</span>),
    value: (row) => of(row),
    total: rows.reduce((sum, row) => sum + of(row), 0).toLocaleString('ja-JP'),
  };
}

function yenColumn(
  key: string,
  head: string,
  of: (row: SheetRow) => number,
  rows: readonly SheetRow[],
): Column<SheetRow> {
  return {
    key,
    head,
    width: 112,
    align: 'end',
    cell: (row) => (row.state === 'waiting' ? '' : <Amount yen={of(row)} zero="figure" />),
    value: (row) => of(row),
    total: <Amount yen={sumYen(rows.map(of))} zero="figure" />,
  };
}

function postedColumn(): Column<SheetRow> {
  const text = (row: SheetRow) =>
    row.postedOn !== null ? batchWords.posted(row.postedOn) : row.reminderBatchId !== null ? batchWords.toPost : '';
  return {
    key: 'posted',
    head: words.posted,
    width: 104,
    cell: (row) => text(row) && <StepMark step={row.postedOn === null ? 'todo' : 'done'}>{text(row)}</StepMark>,
    value: text,
  };
}

function noteColumn(kind: BatchKind): Column<SheetRow> {
  return {
    key: 'note',
    head: words.note,
    minWidth: 120,
    cell: (row) => (
      <span className={row.state === 'failed' ? 'cut late' : 'cut'} title={noteOf(kind, row)}>
        {noteOf(kind, row)}
      </span>
    ),
    value: (row) => noteOf(kind, row),
  };
}

/** What came of it in one line; why it failed, in the sentence a clerk would have read. */
export function noteOf(kind: BatchKind, row: SheetRow): string {
  if (row.state === 'waiting') return '';
  if (row.state === 'failed') return keptRefusalSentence(row.refusal?.code ?? '', row.refusal?.facts ?? {});
  if (kind === 'report') return row.documentPath?.split('/').at(-1) ?? batchWords.made;
  if (kind !== 'match') return row.letters === 0 ? batchWords.noLetters : '';
  if (row.leftCount > 0) return batchWords.leftOver(row.leftCount);
  return row.applied === 0 ? batchWords.nothingDone : batchWords.nothingLeft;
}
