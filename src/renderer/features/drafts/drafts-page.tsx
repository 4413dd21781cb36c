/** 下書き: what waits to be issued, with everything that stands against it, before any number is given. */
import './drafts.css';
import { useState } from 'react';
import { sumYen } from '../../../domain/money.ts';
import { draftWords as words } from '../../../messages/billing.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { useTicks } from '../../stores/selection.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Actions, Page } from '../../ui/page.tsx';
import { BillingSettingsDialog } from '../closing-bills/billing-settings-dialog.tsx';
import { CopyMonthDialog } from './copy-month-dialog.tsx';
import { type Draft, type DraftProblem, draftColumns, levelsOf } from './draft-columns.tsx';
import { IssueDialog } from './issue-dialog.tsx';

export function DraftsPage() {
  const client = useCurrentClient();
  return client && <Drafts key={client.clientId} client={client} />;
}

const NO_DRAFTS: readonly Draft[] = [];
const NO_PROBLEMS: readonly DraftProblem[] = [];

function Drafts({ client }: { client: ClientSummary }) {
  const { clientId } = client;
  const list = useMethod('drafts.list', { clientId });
  const check = useMethod('drafts.check', { clientId });
  const drafts = list.value?.drafts ?? NO_DRAFTS;
  const problems = check.value?.problems ?? NO_PROBLEMS;
  const [ticks, setTicks] = useTicks('drafts');
  const [over, setOver] = useState<'issue' | 'copy' | 'settings' | null>(null);
  const [currentId, setCurrentId] = useState<number | null>(null);
  const dateText = useDateText();
  const columns = draftColumns(drafts, levelsOf(problems), dateText);
  const ticked = drafts.filter((one) => ticks.has(one.draftId));
  const chosen = ticked.length > 0 ? ticked : drafts;
  const current = drafts.find((one) => one.draftId === currentId) ?? drafts[0] ?? null;
  const removing = useRemoving(clientId);
  const close = () => setOver(null);
  usePageKeys({
    F2: { label: keyWords.new, run: () => navigate('invoice') },
    F6: { label: words.keys.copy, run: () => setOver('copy') },
    F9: { label: words.keys.settings, run: () => setOver('settings') },
    F10: {
      label: keyWords.excel,
      disabled: drafts.length === 0,
      run: () => void saveListWorkbook({ title: words.title, subtitle: '', client, columns, rows: drafts, sort: null }),
    },
    F11: {
      label: words.keys.remove,
      run: () => void removing.ask(ticked.length > 0 ? ticked : current ? [current] : []),
      disabled: !current,
    },
    F12: { label: words.keys.issue, run: () => setOver('issue'), disabled: drafts.length === 0, main: true },
  });
  const total = sumYen(drafts.map((one) => one.totalYen ?? 0));
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={list.value && words.sub(drafts.length, total)}>
      {removing.failure && <ErrorNote failure={removing.failure} title={words.keys.remove} />}
      <div className={drafts.length === 0 ? 'stack fill' : 'split'}>
        <DataTable
          label={words.title}
          columns={columns}
          rows={drafts}
          rowKey={(one) => one.draftId}
          loading={list.loading}
          ticks={ticks}
          onTicks={setTicks}
          currentKey={current?.draftId ?? null}
          onCurrent={(one) => setCurrentId(one.draftId)}
          onOpen={(one) => navigate('invoice', { draft: String(one.draftId) })}
          autoFocus
          empty={<Empty onCopy={() => setOver('copy')} />}
        />
        {drafts.length > 0 && (
          <CheckPane problems={problems} chosen={chosen} current={current} onIssue={() => setOver('issue')} />
        )}
      </div>
      {over === 'issue' && <IssueDialog client={client} drafts={chosen} problems={problems} onClose={close} />}
      {over === 'copy' && <CopyMonthDialog client={client} onClose={close} />}
      {over === 'settings' && <BillingSettingsDialog client={client} onClose={close} />}
    </Page>
  );
}

function useRemoving(clientId: number) {
  const remove = useCommand('drafts.remove');
  async function ask(drafts: readonly Draft[]) {
    if (drafts.length === 0) return;
    const { removeTitle, removeText, removeConfirm } = words;
    const yes = await confirm({
      title: removeTitle(drafts.length),
      text: removeText,
      confirmLabel: removeConfirm,
      danger: true,
    });
    if (!yes) return;
    const reply = await remove.run({ clientId, draftIds: drafts.map((one) => one.draftId) });
    if (reply.ok) showResult(words.removed(reply.value.removed));
  }
  return { ask, failure: remove.failure };
}

function Empty({ onCopy }: { onCopy: () => void }) {
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      actions={
        <>
          <Button tone="primary" keyCap="F2" onClick={() => navigate('invoice')}>
            {words.empty.first}
          </Button>
          <Button keyCap="F6" onClick={onCopy}>
            {words.empty.second}
          </Button>
        </>
      }
    />
  );
}

interface CheckPaneProps {
  problems: readonly DraftProblem[];
  chosen: readonly Draft[];
  current: Draft | null;
  onIssue: () => void;
}

/** What stands against each draft; those of the row in hand first. */
function CheckPane({ problems, chosen, current, onIssue }: CheckPaneProps) {
  const own = problems.filter((one) => one.draftId === current?.draftId);
  const others = problems.filter((one) => one.draftId !== current?.draftId);
  return (
    <aside className="side" aria-label={words.side.title}>
      <div className="side-head">
        <b>{words.side.title}</b>
      </div>
      <div className="side-body">
        {problems.length === 0 && <p className="sub">{words.side.none}</p>}
        <ul className="draft-problems">
          {[...own, ...others].map((one) => (
            <li
              key={`${one.draftId} ${one.code} ${one.line}`}
              data-own={one.draftId === current?.draftId ? '' : undefined}
            >
              <Tag tone={one.level === 'error' ? 'late' : 'ask'}>{words.side.level[one.level]}</Tag>
              <div>
                <b>
                  {one.customerCode}　{one.customerName}
                  {one.line !== null && <span className="sub">　{words.side.line(one.line)}</span>}
                </b>
                <p>{one.sentence}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
      <Actions>
        <Button tone="primary" keyCap="F12" onClick={onIssue}>
          {words.issue.confirm}
        </Button>
        <span className="sub">{words.side.chosen(chosen.length, sumYen(chosen.map((one) => one.totalYen ?? 0)))}</span>
      </Actions>
    </aside>
  );
}
