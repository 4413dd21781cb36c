/** 取適法: when what each invoice is for was received. The sixty days count from it. */
import { useState } from 'react';
import { addMonths, daysBetween, endOfMonth, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { interestWords } from '../../../messages/law.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Running } from './interest-view.tsx';

type Claim = Running['invoices'][number];
/** 支払期日は受領から60日以内. Where bills close by the month, two months count as sixty days (公正取引委員会の運用). */
const LAWFUL_MONTHS = 2;

function lastLawfulDay(receivedOn: PlainDate): PlainDate {
  const on = addMonths(receivedOn, LAWFUL_MONTHS);
  return receivedOn === endOfMonth(monthOf(receivedOn)) ? endOfMonth(monthOf(on)) : on;
}

const keptOn = (claim: Claim): PlainDate | null => (claim.receivedBy === 'kept' ? claim.receivedOn : null);

/** Those whose day was changed, and the one that was added by its number. */
function changesOf(claims: readonly Claim[], days: ReadonlyMap<string, PlainDate | null>, other: Other) {
  const changed = claims.flatMap((claim) => {
    const on = days.get(claim.invoice);
    return on === undefined || on === keptOn(claim) ? [] : [{ invoice: claim.invoice, on }];
  });
  const number = other.invoice.trim();
  return number === '' || other.on === null ? changed : [...changed, { invoice: number, on: other.on }];
}

interface Other {
  invoice: string;
  on: PlainDate | null;
}
const NO_OTHER: Other = { invoice: '', on: null };

export function ReceivedDialog(props: { client: ClientSummary; customer: Running; onClose: () => void }) {
  const words = interestWords.receipts;
  const { client, customer, onClose } = props;
  const [days, setDays] = useState<ReadonlyMap<string, PlainDate | null>>(new Map());
  const [other, setOther] = useState(NO_OTHER);
  const command = useCommand('interest.setReceived');
  async function save() {
    const received = changesOf(customer.invoices, days, other);
    if (received.length === 0) return onClose();
    const reply = await command.run({ clientId: client.clientId, received });
    if (!reply.ok) return;
    showResult(words.done(received.length));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(customer.customerName)}
      client={client}
      width={680}
      confirm={words.confirm}
      keyLabel={interestWords.keys.received}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <p>{words.text}</p>
      <Form className="form dialog-form law-receipts">
        {customer.invoices.map((claim, at) => (
          <ReceivedField
            key={claim.invoice}
            claim={claim}
            isFirst={at === 0}
            value={days.has(claim.invoice) ? (days.get(claim.invoice) ?? null) : keptOn(claim)}
            onChange={(on) => setDays(new Map(days).set(claim.invoice, on))}
          />
        ))}
        <TextField
          label={words.other}
          span={6}
          mode="code"
          maxLength={40}
          value={other.invoice}
          onChange={(invoice) => setOther({ ...other, invoice })}
          hint={words.otherHint}
        />
        <DateField label={words.otherOn} span={6} value={other.on} onChange={(on) => setOther({ ...other, on })} />
      </Form>
    </SaveDialog>
  );
}

function ReceivedField(props: {
  claim: Claim;
  isFirst: boolean;
  value: PlainDate | null;
  onChange: (on: PlainDate | null) => void;
}) {
  const words = interestWords.receipts;
  const dateText = useDateText();
  const { claim, value } = props;
  const receivedOn = value ?? claim.issuedOn;
  const isTooLong = claim.dueOn > lastLawfulDay(receivedOn);
  return (
    <>
      <DateField
        label={claim.invoice}
        span={6}
        autoFocus={props.isFirst}
        value={value}
        onChange={props.onChange}
        hint={value === null ? words.blank(dateText(claim.issuedOn)) : undefined}
      />
      <p className={isTooLong ? 'law-receipt late' : 'law-receipt'}>
        {words.term(dateText(claim.dueOn), daysBetween(receivedOn, claim.dueOn) + 1)}
        {isTooLong && <span>{words.tooLong}</span>}
      </p>
    </>
  );
}
