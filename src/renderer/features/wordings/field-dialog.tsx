/** F7: what may be inserted, what each says, and what it would say in the letter that is shown. */
import { useState } from 'react';
import { WORDING_FIELDS, type WordingField } from '../../../domain/wording/fields.ts';
import { wordingWords } from '../../../messages/wordings.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/marks.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Column } from '../../ui/table-columns.ts';

const words = wordingWords.fields;

export function FieldDialog({ onPick, onClose }: { onPick: (text: string) => void; onClose: () => void }) {
  const [current, setCurrent] = useState<WordingField>(WORDING_FIELDS[0]!);
  const pick = (field: WordingField) => {
    onClose();
    // The dialog gives the focus back first.
    window.setTimeout(() => onPick(field.mayBeEmpty ? `〔{${field.label}}〕` : `{${field.label}}`), 0);
  };
  return (
    <SaveDialog
      title={words.title}
      width={640}
      confirm={words.confirm}
      keyLabel={wordingWords.editor.insert}
      onSave={() => pick(current)}
      onClose={onClose}
      failed=""
    >
      <div className="wording-fields">
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={WORDING_FIELDS}
          rowKey={(row) => row.label}
          currentKey={current.label}
          onCurrent={setCurrent}
          onOpen={pick}
          autoFocus
        />
      </div>
    </SaveDialog>
  );
}

const COLUMNS: Column<WordingField>[] = [
  { key: 'label', head: words.columns.label, width: 168, cell: (row) => `{${row.label}}`, value: (row) => row.label },
  { key: 'means', head: words.columns.means, minWidth: 240, cell: (row) => row.means, value: (row) => row.means },
  {
    key: 'mark',
    head: '',
    width: 56,
    cell: (row) => (row.needed ? <Tag tone="ask">{words.needed}</Tag> : null),
    value: (row) => (row.needed ? 1 : 0),
  },
];
