/** 相違あり: the figure and the reason on the slip that came back. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { common } from '../../../messages/common.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { confirmationWords } from '../../../messages/ledgers.ts';
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
import { YenField } from '../../ui/yen-field.tsx';
import type { Answer } from './answers-view.tsx';

const words = confirmationWords.reply;

export function ReplyDialog({
  client,
  answer,
  onClose,
}: {
  client: ClientSummary;
  answer: Answer;
  onClose: () => void;
}) {
  const { today } = useEntrySettings();
  const [repliedOn, setRepliedOn] = useState<PlainDate | null>(today);
  const [statedYen, setStatedYen] = useState<number | null>(answer.statedYen);
  const [reason, setReason] = useState(answer.reason);
  const [missing, setMissing] = useState(false);
  const command = useCommand('confirmations.record');
  async function save() {
    setMissing(statedYen === null);
    if (statedYen === null) return;
    const reply = await command.run({
      clientId: client.clientId,
      confirmationId: answer.confirmationId,
      outcome: 'differs',
      statedYen,
      reason,
      ...(repliedOn ? { repliedOn } : {}),
    });
    if (!reply.ok) return;
    showResult(confirmationWords.recorded.differs(answer.name));
    onClose();
  }
  return (
    <Dialog
      title={words.title(answer.name)}
      client={client}
      width={560}
      onClose={onClose}
      keys={{ F12: { label: words.save, run: () => void save(), main: true, disabled: command.busy } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={() => void save()} disabled={command.busy} data-save>
            {words.save}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p>{words.text(answer.balanceYen)}</p>
      <Form className="form dialog-form">
        <YenField
          label={words.stated}
          required
          span={6}
          autoFocus
          value={statedYen}
          onChange={setStatedYen}
          error={missing && statedYen === null ? fieldWords.missing : undefined}
        />
        <DateField label={words.on} span={6} value={repliedOn} onChange={setRepliedOn} />
        <TextField label={words.reason} span={12} maxLength={200} value={reason} onChange={setReason} />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={confirmationWords.failed} />}
    </Dialog>
  );
}
