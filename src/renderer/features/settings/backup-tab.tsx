import { useMutation } from '@tanstack/react-query';
import type { OutputOf } from '../../../contract/contract.ts';
import { byteSize, common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { backupTabWords as words } from '../../../messages/settings.ts';
import { callCore, callDesk, failureOf } from '../../api/bridge.ts';
import { useDeskState } from '../../api/desk.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';

type Backup = OutputOf<'office.backups'>['backups'][number];
type Verdict = OutputOf<'office.verify'>;

const COLUMNS: readonly Column<Backup>[] = [
  {
    key: 'at',
    head: words.columns.at,
    width: 140,
    cell: (backup) => fullInstant(backup.at),
    value: (backup) => backup.at,
  },
  {
    key: 'bytes',
    head: words.columns.bytes,
    width: 96,
    align: 'end',
    cell: (backup) => byteSize(backup.bytes),
    value: (backup) => backup.bytes,
  },
  { key: 'path', head: words.columns.path, cell: (backup) => backup.path, value: (backup) => backup.path },
];

export function BackupTab() {
  const failed = useDeskState()?.backupFailure;
  return (
    <div className="settings">
      {failed && (
        <section>
          <ErrorPanel failure={failed} title={words.failed} />
        </section>
      )}
      <Backups />
      <Verify />
    </div>
  );
}

function Backups() {
  const office = useMethod('office.info', {}).value;
  const list = useMethod('office.backups', {});
  const backup = useCommand('office.backup');
  async function takeNow() {
    const reply = await backup.run({});
    if (!reply.ok) return;
    const { path, secondPath } = reply.value;
    showResult(secondPath === null ? words.taken(path) : words.takenTwice(path, secondPath));
  }
  usePageKeys({ F2: { label: words.keys.now, run: () => void takeNow(), disabled: backup.busy } });
  return (
    <section>
      <h2>{words.head}</h2>
      <p className="sub">{words.text}</p>
      <dl className="facts">
        <div>
          <dt>{words.last}</dt>
          <dd>{office?.lastBackupAt ? fullInstant(office.lastBackupAt) : words.never}</dd>
        </div>
        <SecondFolder folder={office?.secondBackupFolder ?? null} />
      </dl>
      <div className="buttons">
        <Button tone="primary" keyCap="F2" onClick={takeNow} disabled={backup.busy}>
          {words.now}
        </Button>
        {backup.busy && <span role="status">{words.taking}</span>}
      </div>
      {backup.failure && <ErrorPanel failure={backup.failure} retry={{ run: takeNow }} onClose={backup.clear} />}
      <div className="backup-list">
        <DataTable
          label={words.list}
          columns={COLUMNS}
          rows={list.value?.backups ?? []}
          rowKey={(one) => one.path}
          loading={list.loading}
          empty={<EmptyState title={words.never} text={words.text} />}
        />
      </div>
    </section>
  );
}

function SecondFolder({ folder }: { folder: string | null }) {
  const update = useCommand('office.updateSettings');
  async function choose() {
    const { path } = await callDesk('desk.chooseFolder', { title: words.chooseSecond });
    if (path) await update.run({ secondBackupFolder: path });
  }
  return (
    <div>
      <dt>{words.second}</dt>
      <dd>
        {folder ?? words.noSecond} <LinkButton onClick={choose}>{common.choose}</LinkButton>{' '}
        {folder !== null && (
          <LinkButton onClick={() => update.run({ secondBackupFolder: null })}>{words.removeSecond}</LinkButton>
        )}
        <span className="sub" style={{ display: 'block' }}>
          {words.secondHint}
        </span>
        {update.failure && <ErrorPanel failure={update.failure} onClose={update.clear} />}
      </dd>
    </div>
  );
}

function Verify() {
  const verify = useMutation({ mutationFn: () => callCore('office.verify', {}) });
  usePageKeys({ F8: { label: words.keys.verify, run: () => verify.mutate(), disabled: verify.isPending } });
  return (
    <section>
      <h2>{words.verifyHead}</h2>
      <p className="sub">{words.verifyText}</p>
      <div className="buttons">
        <Button keyCap="F8" onClick={() => verify.mutate()} disabled={verify.isPending}>
          {words.verify}
        </Button>
        {verify.isPending && <span role="status">{words.verifying}</span>}
      </div>
      {verify.error && <ErrorPanel failure={failureOf(verify.error)} retry={{ run: () => verify.mutate() }} />}
      {verify.data && <VerdictNote verdict={verify.data} />}
    </section>
  );
}

function VerdictNote({ verdict }: { verdict: Verdict }) {
  const names: Record<string, string> = words.checkNames;
  return (
    <div style={{ marginTop: 12 }} role="status">
      <div className={verdict.ok ? 'note' : 'note wrong'}>
        <b>{verdict.ok ? words.fine : words.problems(verdict.problems.length)}</b>
        {!verdict.ok && <p>{words.problemsText}</p>}
        {verdict.problems.slice(0, 50).map((problem) => (
          <p key={`${problem.check} ${problem.detail}`} className="sub">
            {names[problem.check] ?? problem.check}　{problem.detail}
          </p>
        ))}
      </div>
      <h3 className="head">{words.checked}</h3>
      <dl className="facts">
        {Object.entries(verdict.checked).map(([check, count]) => (
          <div key={check}>
            <dt>{names[check] ?? check}</dt>
            <dd>{count.toLocaleString('ja-JP')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
