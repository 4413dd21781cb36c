/** No office is open: recent ones, and the four ways to one. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { startWords } from '../../../messages/start.ts';
import { callDesk, failureOf } from '../../api/bridge.ts';
import { type DeskState, forgetAnswers } from '../../api/desk.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureScreen } from '../../ui/failure-screen.tsx';
import { KeyBar } from '../../ui/key-bar.tsx';
import { listenToKeys, usePageKeys } from '../../ui/keyboard.ts';
import { ClientSeal, Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { OfficeDialog, type OfficeDialogKind } from './office-dialog.tsx';

type RecentOffice = DeskState['recent'][number];

export function StartPage({
  recent,
  reopenFailure,
}: {
  recent: readonly RecentOffice[];
  reopenFailure: DeskState['reopenFailure'];
}) {
  const [dialog, setDialog] = useState<OfficeDialogKind | null>(null);
  const current = useRef<RecentOffice | null>(null);
  const opening = useOpening(reopenFailure && { path: reopenFailure.path, failure: reopenFailure.error });
  useEffect(listenToKeys, []);

  async function openFolder() {
    const { path } = await callDesk('desk.chooseFolder', { title: startWords.chooseOfficeFolder });
    if (path) await opening.open(path);
  }
  usePageKeys({
    F2: { label: startWords.keys.create, run: () => setDialog('create') },
    F3: { label: startWords.keys.open, run: openFolder },
    F6: { label: startWords.keys.practice, run: () => setDialog('practice') },
    F7: { label: startWords.keys.restore, run: () => setDialog('restore') },
    F11: {
      label: startWords.keys.forget,
      run: () => current.current && void forget(current.current),
      disabled: recent.length === 0,
    },
  });
  if (opening.failed) {
    const { path, failure } = opening.failed;
    return (
      <FailureScreen
        title={startWords.failed}
        failure={failure}
        onRetry={() => opening.open(path)}
        onOther={opening.clear}
        onRestore={() => {
          opening.clear();
          setDialog('restore');
        }}
      />
    );
  }
  return (
    <div className="start">
      <div className="band" />
      <StartHead busy={opening.busy} />
      <main className="start-main">
        <section className="start-recent">
          <div className="tools">
            <h2>{startWords.recent}</h2>
          </div>
          <RecentOffices
            recent={recent}
            onOpen={(office) => opening.open(office.path)}
            onCurrent={(office) => {
              current.current = office;
            }}
          />
        </section>
        <Ways first={recent.length === 0} onDialog={setDialog} onOpenFolder={openFolder} />
      </main>
      <KeyBar />
      {dialog && <OfficeDialog kind={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

async function forget(office: RecentOffice): Promise<void> {
  const yes = await confirm({
    title: startWords.forgetConfirm(office.name),
    text: startWords.forgetText,
    confirmLabel: startWords.forget,
  });
  if (!yes) return;
  await callDesk('desk.forgetOffice', { path: office.path });
  await forgetAnswers();
}

function StartHead({ busy }: { busy: boolean }) {
  return (
    <header className="start-head">
      <ClientSeal seal={startWords.product} colour={8} large />
      <span>
        <h1>{startWords.product}</h1>
        <span className="sub">{startWords.tagline}</span>
      </span>
      <span className="grow" />
      {busy && <span role="status">{startWords.opening}</span>}
    </header>
  );
}

interface WaysProps {
  /** No office yet: making one is the first step. */
  first: boolean;
  onDialog: (kind: OfficeDialogKind) => void;
  onOpenFolder: () => void;
}

function Ways({ first, onDialog, onOpenFolder }: WaysProps) {
  return (
    <section className="start-ways">
      <Way text={startWords.ways.create} keyCap="F2" primary={first} onClick={() => onDialog('create')}>
        {startWords.create}
      </Way>
      <Way text={startWords.ways.open} keyCap="F3" onClick={onOpenFolder}>
        {startWords.openFolder}
      </Way>
      <Way text={startWords.ways.practice} keyCap="F6" onClick={() => onDialog('practice')}>
        {startWords.practice}
      </Way>
      <Way text={startWords.ways.restore} keyCap="F7" onClick={() => onDialog('restore')}>
        {startWords.restore}
      </Way>
    </section>
  );
}

/** Opening a folder: what went wrong fills the window, for nothing else can be done before it is mended. */
function useOpening(before: { path: string; failure: Failure } | null) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(before);
  async function open(path: string) {
    setBusy(true);
    try {
      await callDesk('desk.openOffice', { path });
      setFailed(null);
      await forgetAnswers();
    } catch (error) {
      setFailed({ path, failure: failureOf(error) });
    } finally {
      setBusy(false);
    }
  }
  return { busy, failed, open, clear: () => setFailed(null) };
}

function Way(props: { text: string; keyCap: string; primary?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <div className="way">
      <Button tone={props.primary ? 'primary' : 'plain'} keyCap={props.keyCap} onClick={props.onClick}>
        {props.children}
      </Button>
      <p className="sub">{props.text}</p>
    </div>
  );
}

interface RecentOfficesProps {
  recent: readonly RecentOffice[];
  onOpen: (office: RecentOffice) => void;
  onCurrent: (office: RecentOffice) => void;
}

function RecentOffices({ recent, onOpen, onCurrent }: RecentOfficesProps) {
  const columns = useMemo<readonly Column<RecentOffice>[]>(
    () => [
      {
        key: 'name',
        head: startWords.office,
        width: 240,
        cell: (office) => <b>{office.name}</b>,
        value: (office) => office.name,
      },
      {
        key: 'path',
        head: startWords.place,
        cell: (office) => (
          <>
            {office.missing && <Tag tone="ask">{startWords.missing}</Tag>} <span className="dim">{office.path}</span>
          </>
        ),
        value: (office) => office.path,
      },
      {
        key: 'at',
        head: startWords.openedAt,
        width: 136,
        cell: (office) => fullInstant(office.openedAt),
        value: (office) => office.openedAt,
      },
    ],
    [],
  );
  return (
    <DataTable
      label={startWords.recent}
      columns={columns}
      rows={recent}
      rowKey={(office) => office.path}
      onOpen={onOpen}
      onCurrent={onCurrent}
      muted={(office) => office.missing}
      autoFocus
      empty={<EmptyState title={startWords.empty.title} text={startWords.empty.text} />}
    />
  );
}
