/** 連絡依頼票: asking the client's 営業担当 before the last letter, and what he answered. */
import { useState } from 'react';
import { addDays, type PlainDate } from '../../../domain/dates.ts';
import { contactWords } from '../../../messages/approvals.ts';
import { keyWords } from '../../../messages/keys.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface OfCustomer {
  client: ClientSummary;
  today: PlainDate;
  customer: { customerId: number; name: string };
  onClose: () => void;
}

const REPLY_DAYS = 7;

export function ContactRequestDialog({
  client,
  asOf,
  today,
  customer,
  unasked,
  onClose,
}: OfCustomer & { asOf: PlainDate; unasked: number }) {
  const words = contactWords.ask;
  const [scope, setScope] = useState<'one' | 'all'>(unasked > 1 ? 'all' : 'one');
  const [replyBy, setReplyBy] = useState<PlainDate | null>(addDays(today, REPLY_DAYS));
  const command = useCommand('contacts.request');
  async function save() {
    if (replyBy === null) return;
    const of = scope === 'one' ? { customerIds: [customer.customerId] } : {};
    const reply = await command.run({ clientId: client.clientId, asOf, replyBy, ...of });
    if (!reply.ok) return;
    onClose();
    await offerDocument(words.done(reply.value.requests.length), reply.value.document);
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
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
        <SelectField
          label={words.scope}
          span={8}
          value={scope}
          onChange={setScope}
          options={[
            ...(unasked > 1 ? [{ value: 'all' as const, label: words.scopes.all(unasked) }] : []),
            { value: 'one' as const, label: words.scopes.one(customer.name) },
          ]}
        />
        <DateField label={words.replyBy} span={4} required value={replyBy} onChange={setReplyBy} />
      </Form>
    </SaveDialog>
  );
}

type Outcome = keyof typeof contactWords.answer.outcomes;
const OUTCOMES = Object.keys(contactWords.answer.outcomes) as Outcome[];

export function ContactAnswerDialog({ client, today, customer, onClose }: OfCustomer) {
  const words = contactWords.answer;
  const dateText = useDateText();
  const { customerId } = customer;
  const [request] = useMethod('contacts.list', { clientId: client.clientId, customerId }).value?.requests ?? [];
  const [outcome, setOutcome] = useState<Outcome>('send');
  const [on, setOn] = useState<PlainDate | null>(today);
  const [by, setBy] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const command = useCommand('contacts.answer');
  async function save() {
    if (on === null || !request) return;
    const said = { outcome, answeredOn: on, answeredBy: by ?? request.contact, note };
    const reply = await command.run({ clientId: client.clientId, contactId: request.contactId, ...said });
    if (!reply.ok) return;
    showResult(words.done(customer.name));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(customer.name)}
      client={client}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy || !request}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{request && words.asked(dateText(request.requestedOn), request.contact)}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.outcome}
          span={8}
          value={outcome}
          onChange={setOutcome}
          options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
          {...(outcome === 'disputed' ? { hint: words.disputedHint } : {})}
        />
        <DateField label={words.on} span={4} required value={on} onChange={setOn} />
        <TextField label={words.by} span={4} maxLength={100} value={by ?? request?.contact ?? ''} onChange={setBy} />
        <TextField label={words.note} span={8} autoFocus maxLength={1000} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}
