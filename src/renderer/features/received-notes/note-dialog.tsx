/** 領収書 of one deposit: for whom, for what, paper or data; made once more, taken back. */
import '../invoice-papers/invoice-papers.css';
import { useDeferredValue, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { Failure } from '../../../contract/reply.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { noteWords as words } from '../../../messages/received-notes.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { ErrorPanel, PreviewFailure } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';
import { useSendPapers } from '../sendings/use-send-papers.tsx';

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
    return (
      <PaperPrintDialog
        clientId={client.clientId}
        name={words.issuedTitle(printing.number)}
        papers={[{ documentId: printing.documentId, pages: null }]}
        onClose={onClose}
      />
    );
  if (proposal.failure && !proposal.value) return <Unreadable failure={proposal.failure} onClose={onClose} />;
  if (!proposal.value) return null;
  const given = { client, depositId, onClose, onPrint: setPrinting };
  return proposal.value.noteId === null ? (
    <IssueNote {...given} proposal={proposal.value} />
  ) : (
    <IssuedNote {...given} noteId={proposal.value.noteId} />
  );
}

/** A deposit that was taken back meanwhile, or books that cannot be read. */
function Unreadable({ failure, onClose }: { failure: Failure; onClose: () => void }) {
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      foot={
        <Button keyCap="Esc" onClick={onClose}>
          {common.close}
        </Button>
      }
    >
      <ErrorPanel failure={failure} title={words.failed} />
    </Dialog>
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
        <PreviewFailure failure={preview.failure} />
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

type Note = OutputOf<'receivedNotes.list'>['notes'][number];

/** There is one already: print it, send it, make it once more, take it back. */
function IssuedNote({ noteId, ...given }: Given & { noteId: number }) {
  const { client, depositId } = given;
  const list = useMethod('receivedNotes.list', { clientId: client.clientId, depositId });
  const papers = useSendPapers(client);
  const note = list.value?.notes.find((one) => one.noteId === noteId);
  if (!note) return null;
  const send = () => papers.ask({ kind: 'received-note', subjectIds: [noteId] });
  return (
    <>
      {!papers.isOpen && <NoteAgain {...given} note={note} onSend={send} />}
      {papers.dialog}
    </>
  );
}

function useNoteAgain({ client, note, onClose, onPrint }: Omit<Given, 'depositId'> & { note: Note }) {
  const { clientId } = client;
  const { noteId, number } = note;
  const again = useCommand('receivedNotes.reissue');
  const taking = useCommand('receivedNotes.void');
  const [reason, setReason] = useState('');
  const [medium, setMedium] = useState(note.medium);
  async function reissue() {
    const reply = await again.run({ clientId, noteId, reason, medium });
    if (!reply.ok) return;
    const { documentId, path } = reply.value.document;
    showResult(words.reissued(number), () => void showDocument(path));
    if (medium === 'paper') return onPrint({ documentId, number });
    onClose();
    await showDocument(path);
  }
  async function takeBack() {
    const reply = await taking.run({ clientId, noteId, reason });
    if (!reply.ok) return;
    showResult(words.voided(number));
    onClose();
  }
  const failure = again.failure ?? taking.failure;
  const blocked = again.busy || taking.busy || reason.trim() === '';
  return { reason, setReason, medium, setMedium, reissue, takeBack, failure, blocked };
}

function NoteAgain({ note, onSend, ...given }: Given & { note: Note; onSend: () => void }) {
  const { client, onClose, onPrint } = given;
  const act = useNoteAgain({ ...given, note });
  const { number, documentId } = note;
  const print = () => onPrint({ documentId, number });
  return (
    <SaveDialog
      title={words.issuedTitle(number)}
      sub={words.sub(note.amountYen)}
      client={client}
      width={640}
      confirm={words.reissue}
      keyLabel={words.reissueKey}
      onSave={act.reissue}
      onClose={onClose}
      busy={act.blocked}
      failure={act.failure}
      failed={words.failed}
      shortcuts={{ 'Ctrl+P': print, 'Ctrl+E': onSend }}
      buttons={
        <>
          <Button keyCap="Ctrl+P" onClick={print}>
            {keyWords.print}
          </Button>
          <Button keyCap="Ctrl+E" onClick={onSend}>
            {words.send}
          </Button>
          <Button tone="danger" onClick={() => void act.takeBack()} disabled={act.blocked}>
            {words.void}
          </Button>
        </>
      }
    >
      <p>{words.issuedText(note.addressee, note.issuedOn, note.reissues)}</p>
      <p className="sub">{words.issuedAs(note.medium, note.stampYen)}</p>
      {note.depositCancelled && <p className="hint warn">{words.depositGone}</p>}
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          span={7}
          maxLength={200}
          hint={words.reasonHint}
          value={act.reason}
          onChange={act.setReason}
          autoFocus
        />
        <SelectField
          label={words.reissueMedium}
          span={5}
          options={(['paper', 'electronic'] as const).map((value) => ({ value, label: words.media[value] }))}
          value={act.medium}
          onChange={act.setMedium}
        />
      </Form>
    </SaveDialog>
  );
}
