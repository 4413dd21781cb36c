/** An agency nobody has entered yet, named from the deposit that is in hand. */
import { useState } from 'react';
import { agencyWords as words } from '../../../messages/agencies.ts';
import { useCommand } from '../../api/use-command.ts';
import { AgencyFields, agencyInput, NEW_AGENCY } from '../../ui/agency-fields.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';

export function AgencyEntry({ clientId, payerName }: { clientId: number; payerName: string }) {
  const save = useCommand('agencies.save');
  const [draft, setDraft] = useState({ ...NEW_AGENCY, payerName });
  const [tried, setTried] = useState(false);
  async function run() {
    setTried(true);
    const input = agencyInput(draft);
    if (input) await save.run({ clientId, ...input });
  }
  return (
    <>
      <p>{words.unknown(payerName)}</p>
      <Form className="form dialog-form">
        <AgencyFields draft={draft} onChange={setDraft} tried={tried} fixedPayer />
      </Form>
      <div className="agency-save">
        <Button onClick={run} disabled={save.busy} data-save>
          {words.save}
        </Button>
      </div>
      {save.failure && <ErrorPanel failure={save.failure} title={words.failed} />}
    </>
  );
}
