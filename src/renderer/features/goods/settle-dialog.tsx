/** A difference that is right as it is: why. */
import { useState } from 'react';
import { fieldWords } from '../../../messages/fields.ts';
import { goodsWords } from '../../../messages/goods.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { GoodsDifference } from './goods-columns.tsx';

const words = goodsWords.settle;

export interface SettleDialogProps {
  client: ClientSummary;
  rows: readonly GoodsDifference[];
  onClose: () => void;
}

export function SettleDialog({ client, rows, onClose }: SettleDialogProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand('goods.settle');
  async function run() {
    setAsked(true);
    if (reason.trim() === '') return;
    const places = rows.map(placeOf);
    const reply = await command.run({ clientId: client.clientId, places, reason });
    if (!reply.ok) return;
    showResult(words.done(reply.value.settled));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(rows.length)}
      client={client}
      width={620}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{rows.length === 1 ? rows[0]!.sentence : words.text}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          required
          span={12}
          autoFocus
          maxLength={200}
          value={reason}
          onChange={setReason}
          error={asked && reason.trim() === '' ? fieldWords.missing : undefined}
        />
      </Form>
    </SaveDialog>
  );
}

export function placeOf({ paper, paperId, line, kind }: GoodsDifference) {
  return { paper, paperId, line, kind };
}
