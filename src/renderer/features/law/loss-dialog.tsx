/** What the client decided about a debt that may be lost. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { lossWords } from '../../../messages/law-papers.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Loss } from './losses-view.tsx';

const words = lossWords.decide;
type Decision = InputOf<'losses.decide'>['decision'];
type Rule = NonNullable<InputOf<'losses.decide'>['rule']>;
const DECISIONS = (Object.keys(lossWords.decisions) as Decision[]).map((value) => ({
  value,
  label: lossWords.decisions[value],
}));
const RULES = [
  { value: 'none' as const, label: words.noRule },
  ...(Object.keys(lossWords.rules) as Rule[]).map((value) => ({ value, label: lossWords.rules[value] })),
];

export function DecideDialog({ client, loss, onClose }: { client: ClientSummary; loss: Loss; onClose: () => void }) {
  const [decision, setDecision] = useState<Decision>('wait');
  const [rule, setRule] = useState<Rule | 'none'>('none');
  const [decidedBy, setDecidedBy] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand('losses.decide');
  async function save() {
    setAsked(true);
    if (decidedBy.trim() === '') return;
    const { customerId, customerName } = loss;
    const named = rule === 'none' ? {} : { rule };
    const reply = await command.run({ clientId: client.clientId, customerId, decision, decidedBy, note, ...named });
    if (!reply.ok) return;
    showResult(words.done(customerName));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(loss.customerName)}
      client={client}
      confirm={words.confirm}
      keyLabel={lossWords.keys.decide}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField label={words.decision} span={5} value={decision} onChange={setDecision} options={DECISIONS} />
        <SelectField label={words.rule} span={7} value={rule} onChange={setRule} options={RULES} />
        <TextField
          label={words.by}
          span={12}
          required
          autoFocus
          maxLength={100}
          value={decidedBy}
          onChange={setDecidedBy}
          hint={words.byHint}
          error={asked && decidedBy.trim() === '' ? fieldWords.missing : undefined}
        />
        <TextField label={words.note} span={12} maxLength={1000} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}
