/** Who of the customer agreed to be written to how; a new word is added, none is changed. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { keyWords } from '../../../messages/keys.ts';
import { sendingChannels, consentWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { Tag } from '../../ui/marks.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Channel = InputOf<'consents.set'>['channel'];
const CHANNELS: readonly Channel[] = ['email', 'sms', 'voice'];

export function CustomerConsents({ customer }: { customer: { customerId: number; name: string } }) {
  const client = useCurrentClient();
  return client && <Consents client={client} customer={customer} />;
}

interface Props {
  client: ClientSummary;
  customer: { customerId: number; name: string };
}

function Consents({ client, customer }: Props) {
  const [asking, setAsking] = useState(false);
  const dateText = useDateText();
  const scope = { clientId: client.clientId, customerId: customer.customerId };
  const consents = useMethod('consents.list', scope, { fresh: true }).value?.consents;
  return (
    <>
      <h3 className="head">{words.head}</h3>
      {consents?.length === 0 && <p className="sub">{words.none}</p>}
      <ul className="log">
        {consents?.map((one) => (
          <li key={one.channel} title={one.recipient}>
            <span>{dateText(one.on)}</span>
            <span className="cut">
              {sendingChannels[one.channel]}
              <span className="sub">　{one.source}</span>
            </span>
            <span>
              <Tag tone={one.given ? 'act' : 'plain'}>{one.given ? words.given : words.withdrawn}</Tag>
            </span>
          </li>
        ))}
      </ul>
      <p className="more">
        <LinkButton onClick={() => setAsking(true)}>{words.edit}</LinkButton>
      </p>
      {asking && <ConsentDialog client={client} customer={customer} onClose={() => setAsking(false)} />}
    </>
  );
}

function ConsentDialog({ client, customer, onClose }: Props & { onClose: () => void }) {
  const { today } = useEntrySettings();
  const [channel, setChannel] = useState<Channel>('email');
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes');
  const [on, setOn] = useState<PlainDate | null>(today);
  const [source, setSource] = useState('');
  const [recipient, setRecipient] = useState('');
  const command = useCommand('consents.set');
  async function save() {
    if (on === null) return;
    const scope = { clientId: client.clientId, customerId: customer.customerId };
    const reply = await command.run({ ...scope, channel, given: answer === 'yes', on, source, recipient });
    if (!reply.ok) return;
    showResult(words.done);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(customer.name)}
      client={client}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy || source.trim() === ''}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.channel}
          span={6}
          value={channel}
          onChange={setChannel}
          options={CHANNELS.map((value) => ({ value, label: sendingChannels[value] }))}
        />
        <SelectField
          label={words.answer}
          span={6}
          value={answer}
          onChange={setAnswer}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: words.answers[value] }))}
        />
        <DateField label={words.on} span={6} required value={on} onChange={setOn} />
        <TextField
          label={words.source}
          span={6}
          required
          autoFocus
          maxLength={200}
          hint={words.sourceHint}
          value={source}
          onChange={setSource}
        />
        <TextField
          label={words.recipient}
          span={12}
          mode="code"
          maxLength={200}
          hint={words.recipientHint}
          value={recipient}
          onChange={setRecipient}
        />
      </Form>
    </SaveDialog>
  );
}
