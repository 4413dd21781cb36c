/** The watched folder: where it is, and what became of the last files. */
import type { OutputOf } from '../../../contract/contract.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { watchScreenWords as words } from '../../../messages/watch.ts';
import { callDesk } from '../../api/bridge.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

type WatchedFile = OutputOf<'watch.state'>['files'][number];

const COLUMNS: readonly Column<WatchedFile>[] = [
  { key: 'at', head: words.columns.at, width: 140, cell: (file) => fullInstant(file.at), value: (file) => file.at },
  { key: 'name', head: words.columns.name, width: 240, cell: (file) => file.name, value: (file) => file.name },
  {
    key: 'outcome',
    head: words.columns.outcome,
    width: 92,
    cell: (file) => (
      <StepMark step={file.outcome === 'imported' ? 'done' : 'late'}>{words.outcome[file.outcome]}</StepMark>
    ),
    value: (file) => words.outcome[file.outcome],
  },
  { key: 'sentence', head: words.columns.sentence, cell: (file) => file.sentence, value: (file) => file.sentence },
];

export function WatchTab() {
  const watch = useMethod('watch.state', {});
  const set = useCommand('watch.setFolder');
  const folder = watch.value?.folder ?? null;
  async function choose() {
    const { path } = await callDesk('desk.chooseFolder', { title: words.choose });
    if (path) await set.run({ folder: path });
  }
  usePageKeys({ F2: { label: words.change, run: () => void choose() } });
  return (
    <div className="settings">
      <section>
        <h2>{words.head}</h2>
        <p className="sub">{words.text}</p>
        <dl className="facts">
          <div>
            <dt>{words.folder}</dt>
            <dd>
              {folder ?? words.none}
              {watch.value?.state === 'missing' && folder !== null && (
                <span className="late" style={{ display: 'block' }}>
                  {words.missing(folder)}
                </span>
              )}
            </dd>
          </div>
        </dl>
        <div className="buttons">
          <Button tone="primary" keyCap="F2" onClick={choose}>
            {words.choose}
          </Button>
          {folder !== null && <Button onClick={() => set.run({ folder: null })}>{words.stop}</Button>}
        </div>
        {set.failure && <ErrorPanel failure={set.failure} onClose={set.clear} />}
        <h3 className="head">{words.last}</h3>
        <div className="backup-list">
          <DataTable
            label={words.last}
            columns={COLUMNS}
            rows={watch.value?.files ?? []}
            rowKey={(file) => file.id}
            loading={watch.loading}
            empty={<EmptyState title={words.nothing} text={words.text} />}
          />
        </div>
      </section>
    </div>
  );
}
