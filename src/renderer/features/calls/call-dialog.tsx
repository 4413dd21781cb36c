/** 電話記録: what was said on the telephone; a letter that waited for it may go from then on. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { callWords as words } from '../../../messages/calls.ts';
import { CommandDialog } from '../../api/command-dialog.tsx';
import type { ClientSummary } from '../../api/use-office.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface CallDialogProps {
  client: ClientSummary;
  customer: { customerId: number; name: string };
  today: PlainDate;
  onClose: () => void;
}

type Outcome = keyof typeof words.outcomes;
type Reason = NonNullable<InputOf<'calls.record'>['reason']>;

const OUTCOMES = Object.keys(words.outcomes) as Outcome[];
const REASONS = Object.keys(words.reasons) as Reason[];

export function CallDialog({ client, customer, today, onClose }: CallDialogProps) {
  const [on, setOn] = useState<PlainDate | null>(today);
  const [outcome, setOutcome] = useState<Outcome>('reached');
  const [spokeWith, setSpokeWith] = useState('');
  const [reason, setReason] = useState<Reason>('unknown');
  const [note, setNote] = useState('');
  const [disputed, setDisputed] = useState(false);
  return (
    <CommandDialog
      method="calls.record"
      words={words}
      title={words.title(customer.name)}
      client={client}
      onClose={onClose}
      input={() =>
        on === null
          ? null
          : {
              clientId: client.clientId,
              customerId: customer.customerId,
              on,
              reached: outcome === 'reached',
              spokeWith,
              reason,
              note,
              disputed,
            }
      }
      done={() => words.done(customer.name)}
    >
      {() => (
        <>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <SelectField
              label={words.outcome}
              span={6}
              value={outcome}
              onChange={setOutcome}
              options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
            />
            <DateField label={words.on} span={6} required value={on} onChange={setOn} />
            <TextField
              label={words.spokeWith}
              span={6}
              autoFocus
              maxLength={100}
              value={spokeWith}
              onChange={setSpokeWith}
              hint={words.spokeWithHint}
            />
            <SelectField
              label={words.reason}
              span={6}
              value={reason}
              onChange={setReason}
              options={REASONS.map((value) => ({ value, label: words.reasons[value] }))}
            />
            <TextField label={words.note} span={12} maxLength={1000} value={note} onChange={setNote} />
            <div style={{ gridColumn: 'span 12' }}>
              <CheckField checked={disputed} onChange={setDisputed}>
                {words.disputed}
              </CheckField>
            </div>
          </Form>
        </>
      )}
    </CommandDialog>
  );
}
