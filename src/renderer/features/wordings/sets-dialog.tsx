/** F6: the sets of wordings. A copy is made, named, taken out of use and put back; Enter opens a set's words. */
import { useState } from 'react';
import { common } from '../../../messages/common.ts';
import { wordingWords } from '../../../messages/wordings.ts';
import { useCommand } from '../../api/use-command.ts';
import type { WordingSetLine } from '../../api/use-wording-sets.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Wordings } from './use-wordings.ts';

const words = wordingWords.sets;

export function SetsDialog({ wordings, onClose }: { wordings: Wordings; onClose: () => void }) {
  const { list } = wordings.sets;
  const [key, setKey] = useState<string>(wordings.set);
  const current = list.find((one) => one.set === key) ?? list[0] ?? null;
  const acts = useSetActs(wordings, current, setKey);
  const pick = (row: WordingSetLine) => {
    onClose();
    wordings.chooseSet(row.set);
  };
  const own = current?.own === true;
  const retireWord = current?.retired ? words.resume : words.retire;
  return (
    <Dialog
      title={words.title}
      width={640}
      onClose={onClose}
      keys={{
        F2: { label: words.keys.add, run: acts.add, main: true, disabled: acts.busy || !current },
        F11: {
          label: current?.retired ? words.keys.resume : words.keys.retire,
          run: acts.retire,
          disabled: acts.busy || !own,
        },
        F12: { label: words.keys.rename, run: acts.rename, disabled: acts.busy || !own },
      }}
      foot={
        <>
          <Button tone="primary" keyCap="F2" onClick={acts.add} disabled={acts.busy || !current}>
            {words.add}
          </Button>
          <Button keyCap="F12" onClick={acts.rename} disabled={acts.busy || !own}>
            {words.rename}
          </Button>
          <Button keyCap="F11" onClick={acts.retire} disabled={acts.busy || !own}>
            {retireWord}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <p className="sub">{words.text}</p>
      <div className="wording-sets">
        <DataTable
          label={words.label}
          columns={columnsOf(wordings.sets.nameOf)}
          rows={list}
          rowKey={(row) => row.set}
          currentKey={current?.set ?? null}
          onCurrent={(row) => {
            setKey(row.set);
            acts.offer(row);
          }}
          onOpen={pick}
          muted={(row) => row.retired}
          autoFocus
        />
      </div>
      <Form>
        <TextField label={words.name} span={6} maxLength={16} hint={words.nameHint} {...acts.name} />
      </Form>
      {acts.failure && <ErrorPanel failure={acts.failure} title={words.failed} />}
    </Dialog>
  );
}

/** The name in the box is the copy's, or the new one of the set in hand. */
function useSetActs({ place, chooseSet }: Wordings, current: WordingSetLine | null, onAdded: (set: string) => void) {
  const suggested = (row: WordingSetLine | null) => (row === null ? '' : row.own ? row.name : words.copyName(row.name));
  // No draft: a name half typed is nothing to ask about when the window closes.
  const [value, setValue] = useState(suggested(current));
  const [error, setError] = useState<string | undefined>(undefined);
  const adding = useCommand('wordings.addSet');
  const renaming = useCommand('wordings.renameSet');
  const retiring = useCommand('wordings.retireSet');
  const forget = () => {
    adding.clear();
    renaming.clear();
    retiring.clear();
  };
  function named(): string | null {
    forget();
    const name = value.trim();
    setError(name === '' ? words.nameMissing : undefined);
    return name === '' ? null : name;
  }
  async function add() {
    const typed = named();
    if (!current || typed === null) return;
    // Of a set of one's own the box holds its name: the copy needs another.
    const name = typed === current.name ? words.copyName(typed) : typed;
    const reply = await adding.run({ ...place, name, from: current.set });
    if (!reply.ok) return;
    showResult(words.added(name));
    onAdded(reply.value.set);
    setValue(name);
    chooseSet(reply.value.set);
  }
  async function rename() {
    const name = named();
    if (!current || name === null) return;
    if ((await renaming.run({ set: current.set, name })).ok) showResult(words.renamed(name));
  }
  async function retire() {
    forget();
    if (!current) return;
    const reply = await retiring.run({ set: current.set, retired: !current.retired });
    if (reply.ok) showResult((current.retired ? words.resumed : words.retiredDone)(current.name));
  }
  return {
    name: { value, onChange: setValue, error },
    offer: (row: WordingSetLine) => {
      forget();
      setError(undefined);
      setValue(suggested(row));
    },
    add: () => void add(),
    rename: () => void rename(),
    retire: () => void retire(),
    busy: adding.busy || renaming.busy || retiring.busy,
    failure: adding.failure ?? renaming.failure ?? retiring.failure,
  };
}

function columnsOf(nameOf: (set: string) => string): Column<WordingSetLine>[] {
  return [
    { key: 'name', head: words.columns.name, minWidth: 160, cell: (row) => row.name, value: (row) => row.name },
    {
      key: 'base',
      head: words.columns.base,
      width: 112,
      cell: (row) => (row.own ? nameOf(row.base) : <span className="sub">{words.preset}</span>),
      value: (row) => (row.own ? nameOf(row.base) : ''),
    },
    {
      key: 'places',
      head: words.columns.places,
      width: 112,
      align: 'end',
      cell: (row) => words.places(row.places),
      value: (row) => row.places,
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 88,
      cell: (row) => (row.retired ? <Tag tone="plain">{words.retired}</Tag> : null),
      value: (row) => (row.retired ? words.retired : ''),
    },
  ];
}
