import { type ReactNode, useState } from 'react';
import { importWords } from '../../messages/lists.ts';
import { Button } from './button.tsx';
import { DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import type { Column } from './table-columns.ts';

export interface RejectedCell {
  row: number;
  field?: string;
  value?: string;
  code: string;
  /** Why, without the place, which stands in the columns beside it. */
  reason: string;
}

export interface ImportReportProps {
  fileName: string;
  /** 「412 行　Shift_JIS」: what is known of the file. */
  about?: string;
  accepted: number;
  /** 社, 件, 行: what is counted. */
  unit: string;
  rejected: readonly RejectedCell[];
  /** Nothing was written yet: the clerk decides now. */
  trial: boolean;
  onCommit?: () => void;
  onCancel: () => void;
  /** Writes the rejected cells to a CSV. */
  onExport?: () => void;
  busy?: boolean;
  /** More for the head line: yen of both sides. */
  children?: ReactNode;
}

const columns: readonly Column<RejectedCell>[] = [
  { key: 'row', head: importWords.row, width: 72, align: 'end', cell: (cell) => cell.row, value: (cell) => cell.row },
  {
    key: 'field',
    head: importWords.field,
    width: 124,
    cell: (cell) => cell.field ?? '',
    value: (cell) => cell.field ?? '',
  },
  {
    key: 'value',
    head: importWords.value,
    width: 180,
    cell: (cell) => cell.value ?? '',
    value: (cell) => cell.value ?? '',
    className: 'raw',
  },
  { key: 'reason', head: importWords.reason, cell: (cell) => cell.reason, value: (cell) => cell.reason },
];

/** Every refused cell with its place, what stood there, and why. */
export function RejectedTable({ rejected, empty }: { rejected: readonly RejectedCell[]; empty?: ReactNode }) {
  const [current, setCurrent] = useState<RejectedCell | null>(null);
  return (
    <>
      <DataTable
        label={importWords.reason}
        columns={columns}
        rows={rejected}
        rowKey={(cell) => `${cell.row} ${cell.field ?? ''} ${cell.code} ${cell.reason}`}
        empty={empty}
        onCurrent={setCurrent}
      />
      {/* A long reason is cut in its row; the one in hand is told in full. */}
      {rejected.length > 0 && (
        <p className="rejected-reason" aria-live="polite">
          {current?.reason}
        </p>
      )}
    </>
  );
}

/** Counts of both sides, then row, field, value and reason of every refused cell; the good rows can go in. */
export function ImportReport(props: ImportReportProps) {
  const { accepted, rejected, unit, trial } = props;
  const [before, count, after] = (trial ? importWords.accepted : importWords.acceptedDone)(accepted, unit);
  return (
    <div className="stack fill">
      <div className="import-head">
        <b className="cut">{props.fileName}</b>
        {props.about && <span className="sub">{props.about}</span>}
        <span className="grow" />
        {props.children}
        <span>
          {before}
          <b>{count}</b>
          {after}
        </span>
        {rejected.length > 0 && <b className="late">{importWords.rejected(rejected.length)}</b>}
      </div>
      <RejectedTable
        rejected={rejected}
        empty={<EmptyState title={trial ? importWords.noneRejected : importWords.allTaken} />}
      />
      <div className="dialog-foot">
        {trial && props.onCommit && (
          <Button
            tone="primary"
            keyCap="F12"
            disabled={accepted === 0 || props.busy}
            onClick={props.onCommit}
            data-autofocus
          >
            {importWords.commit(accepted, unit)}
          </Button>
        )}
        {rejected.length > 0 && props.onExport && (
          <Button keyCap="F10" onClick={props.onExport}>
            {importWords.exportRejected(rejected.length)}
          </Button>
        )}
        {trial && accepted === 0 && <span className="sub">{importWords.nothing}</span>}
        <span className="grow" />
        <Button keyCap="Esc" onClick={props.onCancel} data-autofocus={trial ? undefined : true}>
          {trial ? importWords.cancel : importWords.close}
        </Button>
      </div>
    </div>
  );
}
