/** Head of the entry: for whom, when, until when. */
import type { RefObject } from 'react';
import { dueOnByTerms, type PlainDate, parseDate } from '../../../domain/dates.ts';
import { isWholeMonth, parseSupply, supplyOf } from '../../../domain/supply-dates.ts';
import { entryModeWords as modes } from '../../../messages/entry-modes.ts';
import { dueByHand, dueReason, supplyDays, supplyText, entryWords as words } from '../../../messages/invoice-entry.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { termsText } from '../../../messages/terms.ts';
import { useMethod } from '../../api/use-method.ts';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isBlank } from './invoice-draft.ts';
import type { CustomerSummary, InvoiceEntry } from './invoice-entry.ts';

export interface InvoiceHeaderProps {
  clientId: number;
  entry: InvoiceEntry;
  customerRef: RefObject<HTMLInputElement | null>;
  numberRef: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  supplyRef: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}

export function InvoiceHeader({ clientId, entry, customerRef, numberRef, supplyRef }: InvoiceHeaderProps) {
  const { draft, customer, problems } = entry;
  const { bind, values } = draft;
  const { mode } = values;
  const refused = refusedField(entry);
  const isFixed = mode === 'reissue' || mode === 'credit';
  return (
    <div className="entry-head" data-mode={mode}>
      <CustomerField
        label={words.customer}
        required
        customers={isFixed && customer ? [customer] : entry.customers}
        inputRef={customerRef}
        autoFocus={!isFixed}
        hint={isFixed ? modes.of(values.targetNumber) : customer ? customerHint(customer) : ' '}
        {...bind('customerId')}
        error={problems.header.customerId ?? refused('customerId')}
      />
      {mode === 'credit' ? (
        <SelectField label={modes.kind} options={CREDIT_KINDS} hint=" " {...bind('creditKind')} />
      ) : (
        <NumberField clientId={clientId} entry={entry} numberRef={numberRef} refused={refused('number')} />
      )}
      <DateField
        label={mode === 'delivery' ? modes.deliveredOn : mode === 'credit' ? modes.returnedOn : words.issuedOn}
        required
        hint=" "
        {...bind('issuedOn')}
        error={problems.header.issuedOn ?? refused('issuedOn')}
      />
      <LastFields entry={entry} refused={refused('dueOn')} supplyRef={supplyRef} />
    </div>
  );
}

const DELIVERY_KINDS = (['delivery', 'charge', 'return'] as const).map((value) => ({
  value,
  label: modes.kinds[value],
}));
const CREDIT_KINDS = (['return', 'discount', 'rebate'] as const).map((value) => ({
  value,
  label: modes.creditKinds[value],
}));

/** The number it will get stands there in grey, until another is typed; a draft has none yet. */
function NumberField(
  props: Pick<InvoiceHeaderProps, 'clientId' | 'entry' | 'numberRef'> & { refused?: string | undefined },
) {
  const { draft } = props.entry;
  const { mode, issuedOn } = draft.values;
  const question = { clientId: props.clientId, on: issuedOn ?? '2000-01-01' };
  const settings = useMethod('billing.settings', question, { enabled: issuedOn !== null });
  const kind = mode === 'delivery' ? 'delivery' : 'invoice';
  const next = settings.value?.numbering.find((one) => one.kind === kind)?.next;
  return (
    <TextField
      label={modes.number[kind]}
      mode="code"
      maxLength={20}
      passedBy
      inputRef={props.numberRef}
      placeholder={mode === 'reissue' ? undefined : next}
      hint={words.numberHint}
      {...draft.bind('number')}
      error={props.refused}
    />
  );
}

/** Due date and subject of an invoice; kind and order of a delivery; the reason of what corrects. */
function LastFields({
  entry,
  refused,
  supplyRef,
}: Pick<InvoiceHeaderProps, 'entry' | 'supplyRef'> & { refused?: string | undefined }) {
  const { draft, problems } = entry;
  const { bind, values } = draft;
  const reason = (
    <TextField
      label={modes.reason}
      required
      maxLength={500}
      autoFocus
      hint={values.mode === 'credit' ? modes.creditHint : modes.reasonHint}
      {...bind('reason')}
      error={problems.header.reason}
    />
  );
  if (values.mode === 'credit') return reason;
  if (values.mode === 'delivery')
    return (
      <>
        <SelectField label={modes.kind} options={DELIVERY_KINDS} hint=" " {...bind('deliveryKind')} />
        <TextField label={modes.orderNumber} maxLength={40} mode="code" hint=" " {...bind('orderNumber')} />
      </>
    );
  return (
    <>
      <DateField
        label={words.dueOn}
        required
        base={values.issuedOn ?? undefined}
        value={values.dueOn ?? entry.dueByTerms}
        onChange={(dueOn) => draft.set({ dueOn: dueOn === entry.dueByTerms ? null : dueOn })}
        hint={dueHint(entry)}
        error={problems.header.dueOn ?? refused}
      />
      <SupplyField entry={entry} supplyRef={supplyRef} />
      <TextField label={words.subject} maxLength={200} hint=" " {...bind('title')} />
      {values.mode === 'reissue' && reason}
    </>
  );
}

/** 取引年月日: the day of issue stands there in grey until a day, a month or a period is typed. */
function SupplyField({ entry, supplyRef }: Pick<InvoiceHeaderProps, 'entry' | 'supplyRef'>) {
  const { draft, problems } = entry;
  const { issuedOn, supply, lines } = draft.values;
  const days = lines.flatMap((line) => (isBlank(line) ? [] : [{ suppliedOn: parseDate(line.on) }]));
  const stated = issuedOn === null ? null : supplyOf(issuedOn, {}, days);
  const isByLines = days.some((line) => line.suppliedOn !== null);
  const read = issuedOn === null ? null : parseSupply(supply, issuedOn);
  // Shown as it was understood once it is left.
  const tidy = () => read && draft.set({ supply: supplyText(read) });
  return (
    <TextField
      label={words.supply}
      passedBy
      maxLength={40}
      inputRef={supplyRef}
      placeholder={stated && isByLines ? supplyText(stated) : words.supplyByIssue}
      hint={read && isWholeMonth(read) ? supplyDays(read) : words.supplyHint}
      {...draft.bind('supply')}
      onLeave={tidy}
      error={problems.header.supply}
    />
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
