/** Making an office, a practice office, or one from a backup: a name, a folder, one button. */
import { useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { common } from '../../../messages/common.ts';
import { officeDialogWords } from '../../../messages/start.ts';
import { callDesk, failureOf } from '../../api/bridge.ts';
import { forgetAnswers } from '../../api/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type OfficeDialogKind = 'create' | 'practice' | 'restore';

interface Entry {
  name: string;
  folder: string;
  backup: string;
}

export function OfficeDialog({ kind, onClose }: { kind: OfficeDialogKind; onClose: () => void }) {
  const words = officeDialogWords[kind];
  const [entry, setEntry] = useState<Entry>({ name: '', folder: '', backup: '' });
  const work = useWork(kind);
  const set = (change: Partial<Entry>) => setEntry((before) => ({ ...before, ...change }));
  const ready = isReady(kind, entry) && !work.busy;
  const start = () => ready && void work.run(entry);
  return (
    <Dialog
      title={words.title}
      sub={words.sub}
      width={600}
      onClose={onClose}
      keys={{ F12: { label: words.button, run: start, main: true, disabled: !ready } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" disabled={!ready} onClick={start} data-save>
            {words.button}
          </Button>
          {work.busy && <span role="status">{words.busy}</span>}
          <span className="grow" />
          <Button keyCap="Esc" disabled={work.busy} onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form>
        {kind === 'create' && (
          <TextField
            label={officeDialogWords.name}
            required
            span={12}
            value={entry.name}
            onChange={(name) => set({ name })}
            maxLength={120}
            autoFocus
          />
        )}
        {kind === 'restore' && (
          <PathField
            label={officeDialogWords.backup}
            hint={officeDialogWords.backupHint}
            browse={() =>
              callDesk('desk.chooseFile', { title: officeDialogWords.chooseBackup, extensions: ['sqlite'] })
            }
            value={entry.backup}
            onChange={(backup) => set({ backup })}
            autoFocus
          />
        )}
        <PathField
          label={officeDialogWords.folder}
          hint={officeDialogWords.folderHint}
          browse={() => callDesk('desk.chooseFolder', { title: officeDialogWords.chooseFolder })}
          value={entry.folder}
          onChange={(folder) => set({ folder })}
          autoFocus={kind === 'practice'}
        />
      </Form>
      {work.failure && (
        <MakeFailure
          failure={work.failure}
          folder={folderName(kind, entry)}
          onInside={(name) => set({ folder: insideOf(entry.folder, name) })}
        />
      )}
    </Dialog>
  );
}

/** A folder that is not empty is the usual slip: one button makes a folder inside it. */
function MakeFailure(props: { failure: Failure; folder: string; onInside: (name: string) => void }) {
  return (
    <ErrorPanel failure={props.failure} title={officeDialogWords.failed}>
      {props.failure.code === 'folder-not-empty' && (
        <Button onClick={() => props.onInside(props.folder)}>{officeDialogWords.makeInside(props.folder)}</Button>
      )}
    </ErrorPanel>
  );
}

function isReady(kind: OfficeDialogKind, entry: Entry): boolean {
  if (entry.folder.trim() === '') return false;
  if (kind === 'create') return entry.name.trim() !== '';
  return kind === 'practice' || entry.backup.trim() !== '';
}

function folderName(kind: OfficeDialogKind, entry: Entry): string {
  if (kind === 'practice' || entry.name.trim() === '') return officeDialogWords.practiceFolder;
  return entry.name.trim().replace(/[\\/:*?"<>|]/g, '_');
}

function insideOf(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  return `${folder.replace(/[\\/]+$/, '')}${separator}${name}`;
}

/** Runs the chosen way; a failure stays in the dialog, beside what was typed. */
function useWork(kind: OfficeDialogKind) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function make({ name, folder, backup }: Entry) {
    const path = folder.trim();
    if (kind === 'create') await callDesk('desk.createOffice', { path, name });
    if (kind === 'practice') await callDesk('desk.createPracticeOffice', { path });
    if (kind === 'restore') await callDesk('desk.restoreOffice', { backupPath: backup.trim(), path });
  }
  async function run(entry: Entry) {
    setBusy(true);
    setFailure(null);
    try {
      await make(entry);
      await forgetAnswers();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  }
  return { busy, failure, run };
}

interface PathFieldProps {
  label: string;
  hint: string;
  browse: () => Promise<{ path: string | null }>;
  value: string;
  onChange: (path: string) => void;
  autoFocus?: boolean;
}

function PathField({ label, hint, browse, value, onChange, autoFocus }: PathFieldProps) {
  async function choose() {
    const { path } = await browse();
    if (path) onChange(path);
  }
  return (
    <>
      <TextField
        label={label}
        required
        hint={hint}
        span={10}
        value={value}
        onChange={onChange}
        mode="code"
        maxLength={1000}
        autoFocus={autoFocus}
      />
      <div className="beside-field">
        <Button onClick={choose} data-stop>
          {officeDialogWords.browse}
        </Button>
      </div>
    </>
  );
}
