/** 書面の作り方 of the client in hand. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { common } from '../../../messages/common.ts';
import { customerPaperWords, paperChoiceWords as words } from '../../../messages/envelopes.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { useDraft } from '../../ui/draft.ts';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ChoiceFields, choicesIn, choiceValues } from './choice-fields.tsx';
import { CustomerPapers } from './customer-papers.tsx';
import { OfficePapers } from './office-papers.tsx';

export function PapersView() {
  const client = useCurrentClient();
  if (!client) return <OfficePapers />;
  return <ClientPapers key={client.clientId} client={client} />;
}

function ClientPapers({ client }: { client: ClientSummary }) {
  const paper = useMethod('papers.get', { clientId: client.clientId });
  const [open, setOpen] = useState<OutputOf<'papers.customers'>['customers'][number] | null | undefined>(undefined);
  if (paper.failure && !paper.value) return <ReadError failure={paper.failure} retry={paper.refresh} />;
  if (!paper.value) return null;
  return (
    <div className="settings">
      <ChoicesForm
        key={JSON.stringify(paper.value.own)}
        client={client}
        value={paper.value}
        onAdd={() => setOpen(null)}
      />
      <CustomerPapers client={client} open={open} onOpen={setOpen} />
    </div>
  );
}

interface ChoicesFormProps {
  client: ClientSummary;
  value: OutputOf<'papers.get'>;
  /** F2: a customer of its own. */
  onAdd: () => void;
}

function ChoicesForm({ client, value, onAdd }: ChoicesFormProps) {
  const draft = useDraft(choiceValues(value.effective));
  const saving = useCommand('papers.set');
  async function save() {
    const reply = await saving.run({ clientId: client.clientId, choices: choicesIn(draft.values) });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.saved);
  }
  const idle = !draft.dirty || saving.busy;
  usePageKeys({
    F2: { label: customerPaperWords.keys.add, run: onAdd },
    F12: { label: keyWords.save, run: () => void save(), main: true, disabled: idle },
  });
  return (
    <section className="paper-form">
      <h2>{words.head(client.name)}</h2>
      <p className="sub">{words.text}</p>
      <Form>
        <ChoiceFields values={draft.values} onChange={draft.set} />
      </Form>
      <div className="buttons">
        <Button tone="primary" keyCap="F12" onClick={() => void save()} disabled={idle} data-save>
          {common.save}
        </Button>
      </div>
      {saving.failure && <ErrorPanel failure={saving.failure} title={words.failed} onClose={saving.clear} />}
    </section>
  );
}
