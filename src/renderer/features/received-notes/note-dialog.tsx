/** 領収書 of one deposit: for whom, for what, paper or data; made once more, taken back. */
import '../invoice-papers/invoice-papers.css';
import { useDeferredValue, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { keyWords } from '../../../messages/keys.ts';
import { noteWords as words } from '../../../messages/received-notes.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { Form } from '../../ui/form.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PrintDialog } from '../printing/print-dialog.tsx';

type Proposal = OutputOf<'receivedNotes.propose'>;
type Wish = InputOf<'receivedNotes.issue'>;
interface Paper {
  documentId: number;
  number: string;
}

export interface NoteDialogProps {
  client: ClientSummary;
  depositId: number;
  onClose: () => void;
}

export function NoteDialog({ client, depositId, onClose }: NoteDialogProps) {
  const proposal = useMethod('receivedNotes.propose', { clientId: client.clientId, depositId });
  const [printing, setPrinting] = useState<Paper | null>(null);
  if (printing)
    return <PrintDialog documentId={printing.documentId} name={printing.number} pages={1} onClose={onClose} />;
  if (!proposal.value) return null;
  const given = { client, depositId, onClose, onPrint: setPrinting };
  return proposal.value.noteId === null ? (
    <IssueNote {...given} proposal={proposal.value} />
  ) : (
    <IssuedNote {...given} noteId={proposal.value.noteId} />
  );
}

type Given = NoteDialogProps & { onPrint: (paper: Paper) => void };

function IssueNote({ client, depositId, onClose, onPrint, proposal }: Given & { proposal: Proposal }) {
  const issue = useCommand('receivedNotes.issue');
  const [draft, setDraft] = useState<Draft>({
    addressee: proposal.addressee,
    honorific: proposal.honorific,
    purpose: proposal.purpose,
    medium: 'paper',
  });
  const { addressee, honorific, purpose, medium } = draft;
  const wish: Wish = {
    clientId: client.clientId,
    depositId,
    honorific,
    medium,
    ...(addressee.trim() === '' ? {} : { addressee }),
    ...(purpose.trim() === '' ? {} : { purpose }),
  };
  async function save() {
    const reply = await issue.run(wish);
    if (!reply.ok) return;
    const { number, document } = reply.value;
    showResult(words.issued(number), () => void showDocument(document.path));
    if (medium === 'paper') return onPrint({ documentId: document.documentId, number });
    onClose();
    await showDocument(document.path);
  }
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub(proposal.amountYen)}
      client={client}
      width={880}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={issue.busy}
      failure={issue.failure}
      failed={words.failed}
    >
      <div className="invoice-paper">
        <div>
          <NoteFields draft={draft} onChange={setDraft} />
          <p className={proposal.stampYen > 0 && medium === 'paper' ? 'hint warn' : 'hint'}>
            {words.stamp(medium === 'paper' ? proposal.stampYen : 0, medium)}
          </p>
          <NoteFacts proposal={proposal} />
        </div>
        <Preview wish={wish} />
      </div>
    </SaveDialog>
  );
}

interface Draft {
  addressee: string;
  honorific: (typeof words.honorifics)[number];
  purpose: string;
  medium: 'paper' | 'electronic';
}

function NoteFields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const set =
    <K extends keyof Draft>(key: K) =>
    (value: Draft[K]) =>
      onChange({ ...draft, [key]: value });
  return (
    <Form className="form dialog-form">
      <TextField
        label={words.addressee}
        span={9}
        required
        maxLength={120}
        value={draft.addressee}
        onChange={set('addressee')}
      />
      <SelectField
        label={words.honorific}
        span={3}
        options={words.honorifics.map((value) => ({ value, label: value }))}
        value={draft.honorific}
        onChange={set('honorific')}
      />
      <TextField label={words.purpose} span={12} maxLength={60} value={draft.purpose} onChange={set('purpose')} />
      <SelectField
        label={words.medium}
        span={12}
        options={(['paper', 'electronic'] as const).map((value) => ({ value, label: words.media[value] }))}
        value={draft.medium}
        onChange={set('medium')}
      />
    </Form>
  );
}

function NoteFacts({ proposal }: { proposal: Proposal }) {
  const { invoices, split } = proposal;
  return (
    <ul className="invoice-paper-history">
      {invoices.map((invoice) => (
        <li key={invoice.number}>{words.invoice(invoice.number, formatYen(invoice.amountYen))}</li>
      ))}
      {split.advanceYen > 0 && <li>{words.advance(formatYen(split.advanceYen))}</li>}
    </ul>
  );
}

function Preview({ wish }: { wish: Wish }) {
  // Typing goes before drawing.
  const shown = useDeferredValue(wish);
  const preview = useMethod('receivedNotes.preview', shown, { fresh: true });
  return (
    <div className="invoice-paper-preview">
      {preview.failure ? (
        <p className="preview-note">{refusalSentence(preview.failure.code, preview.failure.facts)}</p>
      ) : (
        <div className="preview-desk">
          <PdfPage bytes={preview.value?.bytes ?? null} page={0} stale={preview.loading} label={words.preview}>
            <EnvelopeWindow />
          </PdfPage>
        </div>
      )}
    </div>
  );
}

/** There is one already: print it, make it once more, take it back. */
function IssuedNote({ client, depositId, onClose, onPrint, noteId }: Given & { noteId: number }) {
  const { clientId } = client;
  const list = useMethod('receivedNotes.list', { clientId, depositId });
  const again = useCommand('receivedNotes.reissue');
  const taking = useCommand('receivedNotes.void');
  const [reason, setReason] = useState('');
  const note = list.value?.notes.find((one) => one.noteId === noteId);
  if (!note) return null;
  const { number } = note;
  async function reissue() {
    const reply = await again.run({ clientId, noteId, reason });
    if (!reply.ok) return;
    const { documentId, path } = reply.value.document;
    showResult(words.reissued(number), () => void showDocument(path));
    onPrint({ documentId, number });
  }
  async function takeBack() {
    const reply = await taking.run({ clientId, noteId, reason });
    if (!reply.ok) return;
    showResult(words.voided(number));
    onClose();
  }
  const noReason = reason.trim() === '';
  return (
    <SaveDialog
      title={words.issuedTitle(number)}
      sub={words.sub(note.amountYen)}
      client={client}
      confirm={words.reissue}
      keyLabel={words.reissueKey}
      onSave={reissue}
      onClose={onClose}
      busy={again.busy || taking.busy || noReason}
      failure={again.failure ?? taking.failure}
      failed={words.failed}
      shortcuts={{ 'Ctrl+P': () => onPrint({ documentId: note.documentId, number }) }}
      buttons={
        <>
          <Button keyCap="Ctrl+P" onClick={() => onPrint({ documentId: note.documentId, number })}>
            {keyWords.print}
          </Button>
          <Button tone="danger" onClick={() => void takeBack()} disabled={noReason || taking.busy}>
            {words.void}
          </Button>
        </>
      }
    >
      <p>{words.issuedText(note.addressee, note.issuedOn, note.reissues)}</p>
      {note.depositCancelled && <p className="hint warn">{words.depositGone}</p>}
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          span={12}
          maxLength={200}
          hint={words.reasonHint}
          value={reason}
          onChange={setReason}
          autoFocus
        />
      </Form>
    </SaveDialog>
  );
}
