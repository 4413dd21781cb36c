/** Dialogs of 月次の流れ: opening a closed month again, with its reason, and the day a step is due. */
import { useState } from 'react';
import { type CycleStep, DEFAULT_CALENDAR } from '../../../domain/client-cycle.ts';
import { addDays } from '../../../domain/dates.ts';
import { common } from '../../../messages/common.ts';
import { cycleWords } from '../../../messages/cycle.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface Buttons {
  label: string;
  busy: boolean;
  run: () => void;
  onClose: () => void;
}

function Foot({ label, busy, run, onClose }: Buttons) {
  return (
    <>
      <Button tone="primary" keyCap="F12" onClick={run} disabled={busy} data-save>
        {label}
      </Button>
      <span className="grow" />
      <Button keyCap="Esc" onClick={onClose}>
        {common.cancel}
      </Button>
    </>
  );
}

export function ReopenDialog({
  client,
  month,
  onClose,
}: {
  client: ClientSummary;
  month: string;
  onClose: () => void;
}) {
  const words = cycleWords.reopen;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand('periods.reopen');
  const name = cycleWords.month(month);
  async function run() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const reply = await command.run({ clientId: client.clientId, through: addDays(`${month}-01`, -1), reason });
    if (!reply.ok) return;
    showResult(words.done(name));
    onClose();
  }
  const start = () => void run();
  return (
    <Dialog
      title={words.title(name)}
      client={client}
      width={520}
      onClose={onClose}
      keys={{ F12: { label: cycleWords.keys.reopen, run: start, main: true, disabled: command.busy } }}
      foot={<Foot label={words.confirm} busy={command.busy} run={start} onClose={onClose} />}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          required
          span={12}
          autoFocus
          maxLength={500}
          value={reason}
          onChange={setReason}
          hint={words.hint}
          error={missing && reason.trim() === '' ? fieldWords.missing : undefined}
        />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={words.failed} />}
    </Dialog>
  );
}

/** The day a step is due: of one client, or without one of the office. */
export function DueDialog({ client, step, onClose }: Pick<DueFormProps, 'client' | 'step' | 'onClose'>) {
  const calendar = useMethod('cycle.calendar', client ? { clientId: client.clientId } : {}).value;
  if (!calendar) return null;
  return <DueForm client={client} step={step} onClose={onClose} calendar={calendar} />;
}

interface DueFormProps {
  client: ClientSummary | null;
  step: CycleStep;
  onClose: () => void;
  calendar: {
    office: Record<CycleStep, number>;
    own: Partial<Record<CycleStep, number>>;
    effective: Record<CycleStep, number>;
  };
}

function DueForm({ client, step, onClose, calendar }: DueFormProps) {
  const words = cycleWords.day;
  const own = calendar.own[step];
  const [text, setText] = useState(own === undefined ? '' : String(own));
  const first = step === 'invoices' ? null : DEFAULT_CALENDAR[step];
  const command = useCommand('cycle.setCalendar');
  const plain = text.normalize('NFKC').trim();
  const wrong = plain !== '' && !(/^\d{1,2}$/.test(plain) && Number(plain) <= 31);
  async function run() {
    if (wrong) return;
    const due = plain === '' ? null : Number(plain);
    const reply = await command.run({ ...(client ? { clientId: client.clientId } : {}), step, due });
    if (!reply.ok) return;
    showResult(words.done(cycleWords.names[step]));
    onClose();
  }
  const start = () => void run();
  return (
    <Dialog
      title={words.title(cycleWords.names[step])}
      {...(client ? { client } : {})}
      width={480}
      onClose={onClose}
      keys={{ F12: { label: keyWords.save, run: start, main: true, disabled: command.busy } }}
      foot={<Foot label={common.save} busy={command.busy} run={start} onClose={onClose} />}
    >
      <p>{words.text[step]}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.field}
          span={4}
          autoFocus
          mode="digits"
          maxLength={2}
          value={text}
          onChange={setText}
          hint={
            client ? words.office((own === undefined ? calendar.effective : calendar.office)[step]) : words.first(first)
          }
          error={wrong ? words.wrong : undefined}
        />
      </Form>
      <p className="sub">{client ? words.zero : words.officeZero}</p>
      {command.failure && <ErrorPanel failure={command.failure} title={words.failed} />}
    </Dialog>
  );
}
