/** How one client's letters are made: from the office's table, and from the client's own page. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { customerPaperWords, paperChoiceWords as words } from '../../../messages/envelopes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ChoiceFields, choicesIn, choiceValues } from './choice-fields.tsx';

export type ClientPaper = OutputOf<'papers.office'>['clients'][number];

export interface ClientPaperDialogProps {
  paper: Pick<ClientPaper, 'clientId' | 'code' | 'name' | 'seal' | 'colour' | 'envelope' | 'effective'>;
  onClose: () => void;
}

export function ClientPaperDialog({ paper, onClose }: ClientPaperDialogProps) {
  const envelopes = useMethod('envelopes.list', {}).value?.envelopes ?? [];
  const saving = useCommand('papers.set');
  const [envelope, setEnvelope] = useState(paper.envelope);
  const [choices, setChoices] = useState(choiceValues(paper.effective));
  async function save() {
    const reply = await saving.run({ clientId: paper.clientId, choices: choicesIn(choices), envelope });
    if (!reply.ok) return;
    showResult(words.saved);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={paper}
      width={640}
      confirm={customerPaperWords.confirm}
      keyLabel={customerPaperWords.key}
      onSave={save}
      onClose={onClose}
      busy={saving.busy}
      failure={saving.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <SelectField
          label={words.envelope}
          span={12}
          value={envelope}
          onChange={setEnvelope}
          options={envelopes.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <ChoiceFields values={choices} onChange={(changes) => setChoices((before) => ({ ...before, ...changes }))} />
      </Form>
    </SaveDialog>
  );
}
