/** The two that ask for more than yes: when and where money was given back, and how a dispute ended. */
import { type KeyboardEvent, useState } from 'react';
import { common } from '../../../messages/common.ts';
import { exceptionWords } from '../../../messages/exceptions.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Item } from './exception-items.ts';

interface EndingDialogProps {
  client: ClientSummary;
  item: Item;
  onClose: () => void;
}

function Foot(props: { label: string; busy: boolean; run: () => void; onClose: () => void }) {
  return (
    <>
      <Button tone="primary" keyCap="F12" onClick={props.run} disabled={props.busy} data-save>
        {props.label}
      </Button>
      <span className="grow" />
      <Button keyCap="Esc" onClick={props.onClose}>
        {common.cancel}
      </Button>
    </>
  );
}

export function RefundDoneDialog({ client, item, onClose }: EndingDialogProps) {
  const words = exceptionWords.doneDialog;
  const { today } = useEntrySettings();
  const command = useCommand('deposits.refundDone');
  const [on, setOn] = useState<string | null>(today < item.sinceOn ? item.sinceOn : today);
  const [account, setAccount] = useState('');
  const [missing, setMissing] = useState(false);
  async function run() {
    if (item.of.kind !== 'refunds') return;
    setMissing(account.trim() === '');
    if (on === null || account.trim() === '') return;
    const { refundId } = item.of.refund;
    const reply = await command.run({ clientId: client.clientId, refundId, refundedOn: on, accountNote: account });
    if (!reply.ok) return;
    showResult(exceptionWords.done(`${exceptionWords.refund.done}　${item.title}`));
    onClose();
  }
  return (
    <Dialog
      title={words.title}
      sub={`${item.title}　${exceptionWords.yen(item.yen)}`}
      client={client}
      width={520}
      onClose={onClose}
      keys={{ F12: { label: exceptionWords.keys.done, run, main: true, disabled: command.busy } }}
      foot={<Foot label={words.confirm} busy={command.busy} run={run} onClose={onClose} />}
    >
      <Form className="form dialog-form">
        <DateField label={words.on} required span={4} autoFocus value={on} onChange={setOn} />
        <TextField
          label={words.account}
          required
          span={8}
          maxLength={120}
          value={account}
          onChange={setAccount}
          hint={words.accountHint}
          error={missing && account.trim() === '' ? fieldWords.missing : undefined}
        />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={exceptionWords.failed} />}
    </Dialog>
  );
}

export function SettleDialog({ client, item, onClose }: EndingDialogProps) {
  const words = exceptionWords.settleDialog;
  const command = useCommand('disputes.settle');
  const [outcome, setOutcome] = useState('');
  async function run() {
    if (item.of.kind !== 'disputes') return;
    const reply = await command.run({ clientId: client.clientId, disputeId: item.of.dispute.disputeId, outcome });
    if (!reply.ok) return;
    showResult(exceptionWords.done(`${exceptionWords.dispute.settled}　${item.title}`));
    onClose();
  }
  const onEnter = (event: KeyboardEvent) => event.key === 'Enter' && !event.nativeEvent.isComposing && void run();
  return (
    <Dialog
      title={words.title}
      sub={`${item.title}　${item.customer}`}
      client={client}
      width={480}
      onClose={onClose}
      keys={{ F12: { label: exceptionWords.keys.settle, run, main: true, disabled: command.busy } }}
      foot={<Foot label={words.confirm} busy={command.busy} run={run} onClose={onClose} />}
    >
      <p>{words.text}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the field inside */}
      <div onKeyDown={onEnter} className="ending-field">
        <TextField
          label={words.outcome}
          autoFocus
          maxLength={200}
          value={outcome}
          onChange={setOutcome}
          hint={words.outcomeHint}
        />
      </div>
      {command.failure && <ErrorPanel failure={command.failure} title={exceptionWords.failed} />}
    </Dialog>
  );
}
