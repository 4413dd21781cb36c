/** The values of the customer form, from and to the contract. Pure. */
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { PaymentTerms } from '../../../domain/dates.ts';
import { readDays, readPercent } from '../../../domain/import-cells.ts';
import { foldPayerName } from '../../../domain/names.ts';
import { plainPostalCode } from '../../../domain/postal-code.ts';
import { customerFormWords } from '../../../messages/customers.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { isMalformedRegistration, plainRegistration } from '../../ui/registration-field.tsx';
import type { CustomerDetail } from './customer-list.ts';

/** Fields that are plain text on both sides. */
const TEXTS = [
  'code',
  'name',
  'kana',
  'honorific',
  'postalCode',
  'address1',
  'address2',
  'department',
  'contactName',
  'phone',
  'email',
  'mailingName',
  'mailingPostalCode',
  'mailingAddress1',
  'mailingAddress2',
  'salesContact',
  'registrationNumber',
  'note',
] as const;
type TextKey = (typeof TEXTS)[number];

export interface CustomerValues extends Record<TextKey, string> {
  terms: PaymentTerms;
  feeBearer: 'customer' | 'client';
  creditLimitYen: number | null;
  entrustmentAct: 'no' | 'yes';
  /** As typed: 2, 2.5 %; '' for none. */
  discountPercent: string;
  discountDays: string;
  /** Given by hand or by a file; those learned from allocations are not the form's. */
  payerNames: readonly string[];
}

/** A new customer with what the client usually agrees. */
export function emptyCustomer(client: OutputOf<'clients.get'>, code: string): CustomerValues {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, ''])) as Record<TextKey, string>;
  return {
    ...texts,
    code,
    honorific: customerFormWords.honorifics,
    terms: client.terms,
    feeBearer: client.feeBearer,
    creditLimitYen: null,
    entrustmentAct: 'no',
    discountPercent: '',
    discountDays: '',
    payerNames: [],
  };
}

export function valuesOf(customer: CustomerDetail): CustomerValues {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, customer[key]])) as Record<TextKey, string>;
  return {
    ...texts,
    terms: customer.terms,
    feeBearer: customer.feeBearer,
    creditLimitYen: customer.creditLimitYen,
    entrustmentAct: customer.entrustmentAct ? 'yes' : 'no',
    discountPercent: customer.discountBasisPoints === null ? '' : String(customer.discountBasisPoints / 100),
    discountDays: customer.discountDays === null ? '' : String(customer.discountDays),
    payerNames: customer.payerNames.filter((one) => one.source === 'given').map((one) => one.name),
  };
}

const LONGEST_DISCOUNT_DAYS = 180;

type CustomerInput = Omit<InputOf<'customers.create'>, 'clientId' | 'requestId'>;

/** What is sent. Call only when `wrongFields` found nothing. */
export function customerInput(values: CustomerValues): CustomerInput {
  const { entrustmentAct, discountPercent, discountDays, ...same } = values;
  const percent = readPercent(discountPercent);
  const days = readDays(discountDays, LONGEST_DISCOUNT_DAYS);
  return {
    ...same,
    entrustmentAct: entrustmentAct === 'yes',
    discountBasisPoints: percent.ok ? percent.value : null,
    discountDays: days.ok ? days.value : null,
    registrationNumber: plainRegistration(values.registrationNumber),
    postalCode: plainPostalCode(values.postalCode),
    mailingPostalCode: plainPostalCode(values.mailingPostalCode),
    payerNames: values.payerNames.map((name) => name.trim()).filter((name) => name !== ''),
  };
}

function isMalformedPostalCode(text: string): boolean {
  return text.trim() !== '' && !/^\d{3}-\d{4}$/.test(plainPostalCode(text));
}

/** A name that no bank could have written: nothing is left of it when it is folded. */
export function payerNameProblem(name: string): string | undefined {
  return foldPayerName(name) === '' ? fieldWords.names.unreadable : undefined;
}

/** Reasons by field, in words; empty when it can be saved. */
export function wrongFields(values: CustomerValues): Partial<Record<keyof CustomerValues, string>> {
  const wrong: Partial<Record<keyof CustomerValues, string>> = {};
  if (values.code.trim() === '') wrong.code = fieldWords.missing;
  if (values.name.trim() === '') wrong.name = fieldWords.missing;
  for (const key of ['postalCode', 'mailingPostalCode'] as const) {
    if (isMalformedPostalCode(values[key])) wrong[key] = customerFormWords.postalMalformed;
  }
  if (isMalformedRegistration(values.registrationNumber)) wrong.registrationNumber = fieldWords.registration.malformed;
  const percent = readPercent(values.discountPercent);
  const days = readDays(values.discountDays, LONGEST_DISCOUNT_DAYS);
  if (!percent.ok) wrong.discountPercent = customerFormWords.percentUnreadable;
  if (!days.ok) wrong.discountDays = customerFormWords.daysUnreadable;
  if (percent.ok && days.ok && (percent.value === null) !== (days.value === null))
    wrong[percent.value === null ? 'discountPercent' : 'discountDays'] = customerFormWords.discountBoth;
  const bad = values.payerNames.find((name) => name.trim() !== '' && payerNameProblem(name));
  if (bad !== undefined) wrong.payerNames = `${bad}：${fieldWords.names.unreadable}`;
  return wrong;
}
