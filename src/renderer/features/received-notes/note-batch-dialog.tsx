/** 領収書 of several deposits: how many, for how much, which stamps to buy, and what cannot be made — before anything is. */
import '../invoice-papers/invoice-papers.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { noteBatchWords as words } from '../../../messages/received-notes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';

type Batch = OutputOf<'receivedNotes.issueBatch'>;
type Findings = OutputOf<'receivedNotes.batchFindings'>;

export interface NoteBatchDialogProps {
  client: ClientSummary;
  depositIds: readonly number[];
  /** After they were made: the ticks have done their work. */
  onMade?: () => void;
  onClose: () => void;
}

export function NoteBatchDialog({ client, depositIds, onMade, onClose }: NoteBatchDialogProps) {
  const { clientId } = client;
  const [asked] = useState(() => [...depositIds]);
  const [made, setMade] = useState<Batch | null>(null);
  const look = useMethod('receivedNotes.batchFindings', { clientId, depositIds: asked }, { enabled: made === null });
  const issue = useCommand('receivedNotes.issueBatch');
  async function save() {
    const reply = await issue.run({ clientId, depositIds: asked, skipStopped: true });
    if (!reply.ok) return;
    showResult(words.done(reply.value.notes.length));
    setMade(reply.value);
    onMade?.();
  }
  if (made?.document)
    return (
      <PaperPrintDialog
        clientId={clientId}
        name={words.name(made.notes.length)}
        papers={[{ documentId: made.document.documentId, pages: made.pages }]}
        onClose={onClose}
      />
    );
  const count = look.value?.notes.length ?? 0;
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub}
      client={client}
      width={640}
      confirm={words.confirm(count)}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={issue.busy || count === 0}
      failure={issue.failure}
      failed={words.failed}
    >
      {look.failure && <ErrorPanel failure={look.failure} retry={{ run: look.refresh }} />}
      {look.value && <Look findings={look.value} />}
    </SaveDialog>
  );
}

function Look({ findings: { notes, left } }: { findings: Findings }) {
  const total = notes.reduce((sum, { amountYen }) => sum + amountYen, 0);
  const homeless = notes.filter(({ postalCode }) => postalCode === '').length;
  return (
    <>
      <p role="status">
        <b>{notes.length === 0 ? words.nothing : words.count(notes.length, total)}</b>
      </p>
      {notes.length > 0 && <p>{words.stamps(stampsOf(notes))}</p>}
      {homeless > 0 && <p className="hint warn">{words.noAddress(homeless)}</p>}
      {left.length > 0 && (
        <>
          <p className="hint warn">{words.left(left.length)}</p>
          <div className="paper-findings">
            <table className="grid mini">
              <thead>
                <tr>
                  <th>{words.columns.payer}</th>
                  <th>{words.columns.why}</th>
                </tr>
              </thead>
              <tbody>
                {left.map((one) => (
                  <tr key={one.depositId}>
                    <td>{one.payerName}</td>
                    <td className="wrap">{one.sentence}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

/** Which stamps are needed and how many of each, the small ones first. */
function stampsOf(notes: Findings['notes']): (readonly [yen: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const { stampYen } of notes) if (stampYen > 0) counts.set(stampYen, (counts.get(stampYen) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}
