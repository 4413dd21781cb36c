import { common } from '../../messages/common.ts';
import { keyWords } from '../../messages/keys.ts';
import { listWords } from '../../messages/lists.ts';
import { Button } from './button.tsx';
import { CheckField } from './check-field.tsx';
import { Dialog } from './dialog.tsx';
import { type Column, headTextOf } from './table-columns.ts';

export interface ColumnChooserProps<Row> {
  columns: readonly Column<Row>[];
  /** Keys of the columns that are left out. */
  hidden: readonly string[];
  onHidden: (hidden: readonly string[]) => void;
  onClose: () => void;
}

/** F7: which columns a list shows. The first column always stays. */
export function ColumnChooser<Row>({ columns, hidden, onHidden, onClose }: ColumnChooserProps<Row>) {
  const choice = columns.slice(1).filter((column) => headTextOf(column) !== '');
  return (
    <Dialog
      title={keyWords.columns}
      sub={listWords.columnsHint}
      width={360}
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => onHidden([])} disabled={hidden.length === 0}>
            {listWords.allColumns}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <div className="column-list">
        {choice.map((column) => (
          <CheckField
            key={column.key}
            checked={!hidden.includes(column.key)}
            onChange={(shown) => onHidden(shown ? hidden.filter((key) => key !== column.key) : [...hidden, column.key])}
          >
            {headTextOf(column)}
          </CheckField>
        ))}
      </div>
    </Dialog>
  );
}
