/** 問い合わせ: what the customer asks, about which invoice, and whether he denies it. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { questionWords } from '../../../messages/questions.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = questionWords.dialog;

type Channel = keyof typeof questionWords.channels;
type Denied = keyof typeof words.disputedChoices;

const optionsOf = <K extends string>(labels: Record<K, string>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));

export interface QuestionDialogProps {
  client: ClientSummary;
  customerId: number | null;
  invoice: string;
  onClose: () => void;
}

export function QuestionDialog({ client, onClose, ...given }: QuestionDialogProps) {
  const { today } = useEntrySettings();
  const customers = useCustomerOptions(client.clientId);
  const staff = useMethod('staff.list', {}).value?.staff ?? [];
  const [customerId, setCustomerId] = useState(given.customerId);
  const [invoice, setInvoice] = useState(given.invoice);
  const [line, setLine] = useState('');
  const [askedOn, setAskedOn] = useState<PlainDate | null>(today);
  const [channel, setChannel] = useState<Channel>('phone');
  const [askedBy, setAskedBy] = useState('');
  const [question, setQuestion] = useState('');
  const [assignedTo, setAssignedTo] = useState('');
  const [dueOn, setDueOn] = useState<PlainDate | null>(null);
  const [denied, setDenied] = useState<Denied>('no');
  const [asked, setAsked] = useState(false);
  const command = useCommand('questions.record');
  const missing = (isMissing: boolean) => (asked && isMissing ? fieldWords.missing : undefined);
  const lineNumber = lineOf(line);
  async function run() {
    setAsked(true);
    if (customerId === null || askedOn === null || question.trim() === '' || lineNumber === 'wrong') return;
    const facts: InputOf<'questions.record'> = {
      clientId: client.clientId,
      customerId,
      invoice: invoice.trim() || undefined,
      line: lineNumber ?? undefined,
      askedOn,
      channel,
      askedBy,
      question,
      assignedTo,
      dueOn: dueOn ?? undefined,
      disputed: denied === 'yes',
    };
    const reply = await command.run(facts);
    if (!reply.ok) return;
    showResult(words.done(customers.find((one) => one.customerId === customerId)?.name ?? ''));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={680}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={run}
      failure={command.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={8}
          customers={customers}
          value={customerId}
          onChange={setCustomerId}
          autoFocus={given.customerId === null}
          error={missing(customerId === null)}
        />
        <DateField
          label={words.on}
          required
          span={4}
          value={askedOn}
          onChange={setAskedOn}
          error={missing(askedOn === null)}
        />
        <TextField
          label={words.question}
          required
          span={12}
          maxLength={2000}
          autoFocus={given.customerId !== null}
          value={question}
          onChange={setQuestion}
          error={missing(question.trim() === '')}
        />
        <TextField label={words.invoice} span={6} value={invoice} onChange={setInvoice} hint={words.invoiceHint} />
        <TextField
          label={words.line}
          span={6}
          value={line}
          onChange={setLine}
          hint={words.lineHint}
          error={asked && lineNumber === 'wrong' ? words.lineWrong : undefined}
        />
        <SelectField
          label={words.disputed}
          span={6}
          value={denied}
          onChange={setDenied}
          options={optionsOf(words.disputedChoices)}
        />
        <SelectField
          label={words.channel}
          span={6}
          value={channel}
          onChange={setChannel}
          options={optionsOf(questionWords.channels)}
        />
        <TextField label={words.askedBy} span={4} maxLength={100} value={askedBy} onChange={setAskedBy} />
        <SelectField
          label={words.assigned}
          span={4}
          value={assignedTo}
          onChange={setAssignedTo}
          options={[
            { value: '', label: words.nobody },
            ...staff.filter((one) => one.active).map((one) => ({ value: one.code, label: one.name })),
          ]}
        />
        <DateField label={words.due} span={4} value={dueOn} onChange={setDueOn} />
      </Form>
    </SaveDialog>
  );
}

/** Empty: no line. Full-width digits are a number too. */
function lineOf(text: string): number | null | 'wrong' {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^[1-9]\d{0,2}$/.test(plain) ? Number(plain) : 'wrong';
}
