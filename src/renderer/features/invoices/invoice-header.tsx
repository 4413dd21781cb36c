/** Head of the entry: for whom, when, until when. */
import type { RefObject } from 'react';
import { dueOnByTerms, type PlainDate } from '../../../domain/dates.ts';
import { dueByHand, dueReason, entryWords as words } from '../../../messages/invoice-entry.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { termsText } from '../../../messages/terms.ts';
import { useMethod } from '../../api/use-method.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CustomerSummary, InvoiceEntry } from './invoice-entry.ts';

export interface InvoiceHeaderProps {
  clientId: number;
  entry: InvoiceEntry;
  customerRef: RefObject<HTMLInputElement | null>;
  numberRef: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}

export function InvoiceHeader({ clientId, entry, customerRef, numberRef }: InvoiceHeaderProps) {
  const { draft, customer, problems } = entry;
  const { bind, values } = draft;
  const next = useMethod(
    'invoices.nextNumber',
    { clientId, issuedOn: values.issuedOn ?? '2000-01-01' },
    { enabled: values.issuedOn !== null },
  );
  const refused = refusedField(entry);
  return (
    <div className="entry-head">
      <CustomerField
        label={words.customer}
        required
        customers={entry.customers}
        inputRef={customerRef}
        autoFocus
        hint={customer ? customerHint(customer) : ' '}
        {...bind('customerId')}
        error={problems.header.customerId ?? refused('customerId')}
      />
      <TextField
        label={words.number}
        mode="code"
        maxLength={20}
        passedBy
        inputRef={numberRef}
        placeholder={next.value?.number}
        hint={words.numberHint}
        {...bind('number')}
        error={refused('number')}
      />
      <DateField
        label={words.issuedOn}
        required
        hint=" "
        {...bind('issuedOn')}
        error={problems.header.issuedOn ?? refused('issuedOn')}
      />
      <DateField
        label={words.dueOn}
        required
        base={values.issuedOn ?? undefined}
        value={values.dueOn ?? entry.dueByTerms}
        onChange={(dueOn) => draft.set({ dueOn: dueOn === entry.dueByTerms ? null : dueOn })}
        hint={dueHint(entry)}
        error={problems.header.dueOn ?? refused('dueOn')}
      />
      <TextField label={words.subject} maxLength={200} hint=" " {...bind('title')} />
    </div>
  );
}

function customerHint(customer: CustomerSummary): string {
  return [customer.kana, termsText(customer.terms)].filter(Boolean).join('　');
}

/** Why the date is what it is; for one typed by hand, what the terms would say. */
function dueHint({ draft, customer, dueByTerms }: InvoiceEntry): string {
  const { issuedOn, dueOn } = draft.values;
  if (!customer || !issuedOn || !dueByTerms) return ' ';
  if (dueOn !== null) return dueByHand(dueByTerms);
  return dueReason(customer.terms, unmovedDueOn(customer, issuedOn), dueByTerms);
}

function unmovedDueOn(customer: CustomerSummary, issuedOn: PlainDate): PlainDate {
  return dueOnByTerms(issuedOn, { ...customer.terms, holidayShift: 'none' });
}

/** What the core said about a field of the entry that came back, until that field is changed. */
function refusedField({ returned, draft }: InvoiceEntry) {
  return (field: 'customerId' | 'number' | 'issuedOn' | 'dueOn'): string | undefined => {
    const failure = returned?.failure;
    if (!returned || failure?.kind !== 'refusal' || failure.field !== field) return undefined;
    return draft.values[field] === returned.draft[field] ? refusalSentence(failure.code, failure.facts) : undefined;
  };
}
