/** An agency nobody has entered yet, named from the deposit that is in hand. */
import { useState } from 'react';
import { agencyWords as words } from '../../../messages/agencies.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { AgencyFields, agencyInput, NEW_AGENCY } from '../../ui/agency-fields.tsx';
import type { DialogClient } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';

export interface AgencyEntryDialogProps {
  client: DialogClient & { clientId: number };
  payerName: string;
  onClose: () => void;
}

/** Once it is saved the list of agencies knows it, and the window with its proposal takes this one's place. */
export function AgencyEntryDialog({ client, payerName, onClose }: AgencyEntryDialogProps) {
  const save = useCommand('agencies.save');
  const [draft, setDraft] = useState({ ...NEW_AGENCY, payerName });
  const [tried, setTried] = useState(false);
  async function run() {
    setTried(true);
    const input = agencyInput(draft);
    if (input) await save.run({ clientId: client.clientId, ...input });
  }
  return (
    <SaveDialog
      title={words.title}
      sub={payerName}
      client={client}
      width={640}
      confirm={words.save}
      keyLabel={keyWords.save}
      busy={save.busy}
      onSave={run}
      onClose={onClose}
      failure={save.failure}
      failed={words.failed}
    >
      <p>{words.unknown(payerName)}</p>
      <Form className="form dialog-form">
        <AgencyFields draft={draft} onChange={setDraft} tried={tried} fixedPayer />
      </Form>
    </SaveDialog>
  );
}
