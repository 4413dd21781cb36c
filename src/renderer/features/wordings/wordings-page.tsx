/** 文面: the wordings of the office or of a client, each with the letter it makes of a real customer. */
import './wordings.css';
import { useState } from 'react';
import { keyWords } from '../../../messages/keys.ts';
import { wordingWords as words } from '../../../messages/wordings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useOnePane } from '../../ui/window-size.ts';
import { FieldDialog } from './field-dialog.tsx';
import { SetsDialog } from './sets-dialog.tsx';
import { type HeldWording, keyText, useEditing, useWordings, type Wordings } from './use-wordings.ts';
import { WordingEditor } from './wording-editor.tsx';
import { WordingList } from './wording-list.tsx';
import { type SideView, WordingSide } from './wording-side.tsx';

export function WordingsPage() {
  const client = useCurrentClient();
  return <WordingPage key={client?.clientId ?? 0} client={client} />;
}

type Pane = 'list' | 'editor' | 'side';

function WordingPage({ client }: { client: ClientSummary | null }) {
  const wordings = useWordings(client);
  const onePane = useOnePane();
  const [pane, setPane] = useState<Pane>('list');
  const [view, setView] = useState<SideView>('page');
  const [choosing, setChoosing] = useState(false);
  usePageKeys({ F6: { label: words.sets.key, run: () => setChoosing(true) } });
  const { list, key, place } = wordings;
  const held = useMethod('wordings.get', { ...place, ...key }, { enabled: list.value !== undefined });
  const failure = list.failure ?? held.failure;
  const isThis = held.value && keyText(held.value) === keyText(key);
  return (
    <Page title={words.title} sub={client ? words.of.client(client.name) : words.of.office}>
      <Bar wordings={wordings} />
      {onePane && <PaneBar pane={pane} onPane={setPane} />}
      {failure && !list.value ? (
        <ReadError failure={failure} retry={list.refresh} />
      ) : isThis && held.value ? (
        <Open
          key={keyText(key)}
          wordings={wordings}
          held={held.value}
          pane={onePane ? pane : null}
          onPane={setPane}
          view={view}
          onView={setView}
        />
      ) : (
        <div className="split alone">
          <WordingList wordings={wordings} />
        </div>
      )}
      {choosing && <SetsDialog wordings={wordings} onClose={() => setChoosing(false)} />}
    </Page>
  );
}

interface OpenProps {
  wordings: Wordings;
  held: HeldWording;
  pane: Pane | null;
  /** Which pane is worked in: the one that is left when the window grows narrow. */
  onPane: (pane: Pane) => void;
  view: SideView;
  onView: (view: SideView) => void;
}

/** One wording in hand. `pane` null: all three beside each other. */
function Open({ wordings, held, pane, onPane, view, onView }: OpenProps) {
  const editing = useEditing(wordings, held);
  const [inserting, setInserting] = useState(false);
  const insert = () => {
    editing.keepCaret();
    setInserting(true);
  };
  const next = { page: 'difference', difference: 'versions', versions: 'page' } as const;
  // Where the panes take turns the sample comes first; once it is seen the key leads on.
  const look = () => {
    if (pane === null || pane === 'side') onView(next[view]);
    onPane('side');
  };
  usePageKeys({
    F7: { label: words.editor.insert, run: insert },
    F8: { label: words.editor.preview, run: look },
    F11: { label: words.editor.restore, run: editing.restore, disabled: !editing.own || editing.busy },
    F12: { label: keyWords.save, run: editing.save, main: true, disabled: editing.busy || !editing.savable },
  });
  const shows = (one: Pane) => pane === null || pane === one;
  return (
    <div className={pane === null ? 'split wordings' : 'split alone wordings'}>
      <div className={pane === null ? 'wording-panes' : 'wording-panes one'} hidden={pane === 'side'}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the focus inside says which pane is worked in */}
        <section hidden={!shows('list')} onFocus={() => onPane('list')}>
          <WordingList wordings={wordings} />
        </section>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <section hidden={!shows('editor')} onFocus={() => onPane('editor')}>
          <WordingEditor held={held} editing={editing} onInsert={insert} />
        </section>
      </div>
      <div className="wording-look" hidden={!shows('side')}>
        <WordingSide wordings={wordings} held={held} editing={editing} view={view} onView={onView} />
      </div>
      {inserting && <FieldDialog onPick={editing.insert} onClose={() => setInserting(false)} />}
    </div>
  );
}

function Bar({ wordings }: { wordings: Wordings }) {
  const command = useCommand('wordings.setFactsOnly');
  const { value } = wordings.list;
  async function lock(factsOnly: boolean) {
    const { title, text, confirm: confirmLabel, done } = words.factsOnlyAsk;
    if (!factsOnly && !(await confirm({ title, text, confirmLabel, danger: true }))) return;
    if ((await command.run({ factsOnly })).ok) showResult(factsOnly ? done.on : done.off);
  }
  return (
    <Toolbar>
      <div className="wording-set">
        <SelectField
          label={words.set}
          value={wordings.set}
          onChange={wordings.chooseSet}
          options={wordings.sets.list
            .filter((one) => !one.retired || one.set === wordings.set)
            .map((one) => ({ value: one.set, label: one.name }))}
        />
      </div>
      <span className="sub cut">{value && words.chosen(wordings.sets.nameOf(value.chosen))}</span>
      <span className="grow" />
      <span title={words.factsOnlyHint}>
        <CheckField checked={value?.factsOnly ?? true} onChange={(next) => void lock(next)} disabled={command.busy}>
          {words.factsOnly}
        </CheckField>
      </span>
    </Toolbar>
  );
}

function PaneBar({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  return (
    <Toolbar>
      <SegmentedFilter
        label={words.title}
        segments={(['list', 'editor', 'side'] as const).map((value) => ({ value, label: words.panes[value] }))}
        value={pane}
        onChange={onPane}
      />
    </Toolbar>
  );
}
