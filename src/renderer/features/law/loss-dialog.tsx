/** What the client decided about a debt that may be lost. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { lossWords } from '../../../messages/law-papers.ts';
import { CommandDialog } from '../../api/command-dialog.tsx';
import type { ClientSummary } from '../../api/use-office.ts';
import { Form } from '../../ui/form.tsx';
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
  return (
    <CommandDialog
      method="losses.decide"
      words={words}
      title={words.title(loss.customerName)}
      client={client}
      keyLabel={lossWords.keys.decide}
      onClose={onClose}
      input={() =>
        decidedBy.trim() === ''
          ? null
          : {
              clientId: client.clientId,
              customerId: loss.customerId,
              decision,
              decidedBy,
              note,
              ...(rule === 'none' ? {} : { rule }),
            }
      }
      done={() => words.done(loss.customerName)}
    >
      {(asked) => (
        <>
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
        </>
      )}
    </CommandDialog>
  );
}
