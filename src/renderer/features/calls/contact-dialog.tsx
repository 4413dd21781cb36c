/** 連絡記録: a visit, a letter or a message, and why it is late. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { callWords } from '../../../messages/calls.ts';
import { contactLogWords } from '../../../messages/contact-log.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = contactLogWords.dialog;
type Kind = InputOf<'contactLog.record'>['kind'];
type Reason = keyof typeof callWords.reasons;
type Direction = keyof typeof contactLogWords.directions;

const KINDS = (['visit', 'letter', 'e-mail', 'sms', 'fax', 'other'] as const).map((value) => ({
  value,
  label: contactLogWords.kinds[value],
}));
const REASONS = (Object.keys(callWords.reasons) as Reason[]).map((value) => ({
  value,
  label: callWords.reasons[value],
}));
const DIRECTIONS = (['in', 'out'] as const).map((value) => ({ value, label: contactLogWords.directions[value] }));

export function ContactDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const { today } = useEntrySettings();
  const customers = useCustomerOptions(client.clientId);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [on, setOn] = useState<PlainDate | null>(today);
  const [kind, setKind] = useState<Kind>('visit');
  const [direction, setDirection] = useState<Direction>('in');
  const [spokeWith, setSpokeWith] = useState('');
  const [reason, setReason] = useState<Reason>('unknown');
  const [note, setNote] = useState('');
  const [disputed, setDisputed] = useState(false);
  const [asked, setAsked] = useState(false);
  const command = useCommand('contactLog.record');
  async function save() {
    setAsked(true);
    if (customerId === null || on === null) return;
    const contact = { customerId, on, kind, direction, spokeWith, reason, note, disputed };
    const reply = await command.run({ clientId: client.clientId, ...contact });
    if (!reply.ok) return;
    showResult(words.done(customers.find((one) => one.customerId === customerId)?.name ?? ''));
    onClose();
  }
  const missing = asked && customerId === null ? fieldWords.missing : undefined;
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={620}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={8}
          autoFocus
          customers={customers}
          value={customerId}
          onChange={setCustomerId}
          error={missing}
        />
        <DateField label={words.on} span={4} required value={on} onChange={setOn} />
        <SelectField label={words.kind} span={4} value={kind} onChange={setKind} options={KINDS} />
        <SelectField label={words.direction} span={4} value={direction} onChange={setDirection} options={DIRECTIONS} />
        <TextField label={words.spokeWith} span={4} maxLength={100} value={spokeWith} onChange={setSpokeWith} />
        <SelectField label={words.reason} span={6} value={reason} onChange={setReason} options={REASONS} />
        <TextField label={words.note} span={12} maxLength={1000} value={note} onChange={setNote} />
        <div className="calls-whole">
          <CheckField checked={disputed} onChange={setDisputed}>
            {words.disputed}
          </CheckField>
        </div>
      </Form>
    </SaveDialog>
  );
}
