/** A window that takes something back and asks why. */
import { useState } from 'react';
import type { CommandName, InputOf } from '../../../contract/contract.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface ReasonDialogProps<M extends CommandName> {
  client: ClientSummary;
  method: M;
  input: (reason: string) => Omit<InputOf<M>, 'requestId'>;
  words: { title: string; text: string; reason: string; confirm: string; failed: string };
  onDone: () => void;
  onClose: () => void;
}

export function ReasonDialog<M extends CommandName>(props: ReasonDialogProps<M>) {
  const { client, words } = props;
  const command = useCommand(props.method);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  async function run() {
    setTried(true);
    if (isMissing) return;
    const reply = await command.run(props.input(reason));
    if (!reply.ok) return;
    props.onDone();
    props.onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={520}
      onClose={props.onClose}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={command.busy}
      onSave={run}
      danger
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.reason}
          required
          autoFocus
          span={12}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={tried && isMissing ? fieldWords.missing : undefined}
        />
      </Form>
    </SaveDialog>
  );
}
