/** A collecting company's terms: entered, or put right. */
import { useState } from 'react';
import { agencyWords, agencyPageWords as words } from '../../../messages/agencies.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { AgencyFields, agencyInput, NEW_AGENCY } from '../../ui/agency-fields.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Agency } from './agencies-page.tsx';

export interface AgencyDialogProps {
  client: ClientSummary;
  /** null: a new one. */
  agency: Agency | null;
  onClose: () => void;
}

export function AgencyDialog({ client, agency, onClose }: AgencyDialogProps) {
  const save = useCommand('agencies.save');
  const [draft, setDraft] = useState(agency ? { ...agency, rate: String(agency.ratePpm / 10_000) } : NEW_AGENCY);
  const [tried, setTried] = useState(false);
  async function run() {
    setTried(true);
    const input = agencyInput(draft);
    if (!input) return;
    const reply = await save.run({
      clientId: client.clientId,
      ...(agency ? { agencyId: agency.agencyId } : {}),
      ...input,
    });
    if (!reply.ok) return;
    showResult(words.saved(input.name));
    onClose();
  }
  return (
    <SaveDialog
      title={agency ? words.edit : words.create}
      client={client}
      width={640}
      confirm={words.save}
      keyLabel={keyWords.save}
      busy={save.busy}
      onSave={run}
      onClose={onClose}
      failure={save.failure}
      failed={agencyWords.failed}
    >
      <Form className="form dialog-form">
        <AgencyFields draft={draft} onChange={setDraft} tried={tried} />
      </Form>
    </SaveDialog>
  );
}
