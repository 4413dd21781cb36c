/** 再送 with its address, and 結果の記録. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { sendingKinds, sendingPageWords, type sendingStates } from '../../../messages/sendings.ts';
import { CommandDialog } from '../../api/command-dialog.tsx';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';
import { onPaper, type Sending } from './sending-columns.tsx';

type Outcome = keyof typeof sendingPageWords.settle.outcomes;

/** What a person may say of a sending in this state. */
const OUTCOMES: Partial<Record<keyof typeof sendingStates, readonly Outcome[]>> = {
  sent: ['bounced', 'delivered', 'failed'],
  delivered: ['bounced'],
  unknown: ['sent', 'failed', 'delivered', 'bounced'],
};

export function canSettle({ sendingId, state }: Sending): boolean {
  return sendingId !== null && (state === 'printed' || OUTCOMES[state] !== undefined);
}

export function canResend({ sendingId, channel, state }: Sending): boolean {
  const ended = ['sent', 'delivered', 'bounced', 'failed'].includes(state);
  return sendingId !== null && !onPaper(channel) && ended;
}

/** A paper is sent again by printing its file again; the history says of what. */
export function canPrint({ sendingId, channel, documentId, fileName }: Sending): boolean {
  return sendingId !== null && onPaper(channel) && documentId !== null && fileName.endsWith('.pdf');
}

/** The file of a sending, or its own pages of a batch, on a printer. */
export function PrintAgainDialog({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const { clientId, sendingId, documentId, label } = sending;
  const held = useMethod('sendings.get', { clientId, sendingId: sendingId ?? 0 }, { enabled: sendingId !== null });
  if (documentId === null || !held.value) return null;
  const only = sending.state === 'printed' ? { only: { sendingId: sendingId ?? 0, pages: held.value.pages } } : {};
  const pages = held.value.pages ? held.value.pages.last : null;
  const name = `${sendingKinds[sending.kind]} ${label}`;
  return (
    <PaperPrintDialog clientId={clientId} name={name} papers={[{ documentId, pages }]} {...only} onClose={onClose} />
  );
}

/** Whose paper it is, on top of the window: seen over the whole office, a list says it only in its row. */
function useOwner({ clientId }: Sending): { client?: ClientSummary } {
  const client = useClients().find((one) => one.clientId === clientId);
  return client ? { client } : {};
}

const GONE = ['post', 'hand', 'withdrawn'] as const;

/** A printed paper was posted, handed over, or thrown away. */
export function PaperGoneDialog({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const words = sendingPageWords.settle;
  const { today } = useEntrySettings();
  const [how, setHow] = useState<(typeof GONE)[number]>(sending.channel === 'hand' ? 'hand' : 'post');
  const [on, setOn] = useState<PlainDate | null>(today);
  const [note, setNote] = useState('');
  const marking = useCommand('sendings.markSent');
  const withdrawing = useCommand('sendings.withdraw');
  async function save() {
    const of = { clientId: sending.clientId, sendingIds: [sending.sendingId ?? 0] };
    if (on === null && how !== 'withdrawn') return;
    const reply =
      how === 'withdrawn'
        ? await withdrawing.run(of)
        : await marking.run({ ...of, channel: how, on: on ?? today, note });
    if (!reply.ok) return;
    showResult(words.done);
    onClose();
  }
  return (
    <SaveDialog
      {...useOwner(sending)}
      title={words.title(sending.label)}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={marking.busy || withdrawing.busy}
      onSave={save}
      onClose={onClose}
      failure={marking.failure ?? withdrawing.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.printedText}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.outcome}
          span={7}
          value={how}
          onChange={setHow}
          options={GONE.map((value) => ({ value, label: words.printed[value] }))}
        />
        <DateField label={words.on} span={5} disabled={how === 'withdrawn'} value={on} onChange={setOn} />
        <TextField label={words.note} span={12} autoFocus maxLength={200} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}

export function ResendDialog(props: { sending: Sending; onSent: (sendingId: number) => void; onClose: () => void }) {
  const { sending } = props;
  const words = sendingPageWords.resend;
  const [to, setTo] = useState(sending.recipient);
  const command = useCommand('sendings.resend');
  async function save() {
    const reply = await command.run({ clientId: sending.clientId, sendingId: sending.sendingId ?? 0, to });
    if (reply.ok) props.onSent(reply.value.sendingId);
  }
  return (
    <SaveDialog
      {...useOwner(sending)}
      title={words.title(sending.label)}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={command.busy}
      onSave={save}
      onClose={props.onClose}
      failure={command.failure}
      failed={words.failed}
      width={480}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField label={words.to} span={12} mode="code" autoFocus maxLength={200} value={to} onChange={setTo} />
      </Form>
    </SaveDialog>
  );
}

export function SettleDialog({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const words = sendingPageWords.settle;
  const choices = OUTCOMES[sending.state] ?? [];
  const [outcome, setOutcome] = useState<Outcome>(choices[0] ?? 'bounced');
  const [note, setNote] = useState('');
  const { clientId, sendingId } = sending;
  return (
    <CommandDialog
      {...useOwner(sending)}
      method="sendings.settle"
      title={words.title(sending.label)}
      words={words}
      keyLabel={words.confirm}
      width={480}
      input={() => ({ clientId, sendingId: sendingId ?? 0, outcome, note })}
      done={() => words.done}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <SelectField
              label={words.outcome}
              span={12}
              value={outcome}
              onChange={setOutcome}
              options={choices.map((value) => ({ value, label: words.outcomes[value] }))}
            />
            <TextField
              label={words.note}
              span={12}
              autoFocus
              maxLength={200}
              hint={words.noteHint}
              value={note}
              onChange={setNote}
            />
          </Form>
        </>
      )}
    </CommandDialog>
  );
}
