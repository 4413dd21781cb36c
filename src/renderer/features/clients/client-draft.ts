/** The values of the client form, from and to the contract. Pure. */
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { DEFAULT_TERMS, type PaymentTerms } from '../../../domain/dates.ts';
import type { RoundingMode } from '../../../domain/money.ts';
import { clientFormWords } from '../../../messages/clients.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { isMalformedRegistration, plainRegistration } from '../../ui/registration-field.tsx';

export type ClientDetail = OutputOf<'clients.get'>;

export interface ClientValues {
  code: string;
  name: string;
  kana: string;
  seal: string;
  colour: number;
  fiscalMonth: string;
  assignee: string;
  registrationNumber: string;
  postalCode: string;
  address1: string;
  address2: string;
  phone: string;
  contactName: string;
  letterhead: string;
  rounding: RoundingMode;
  priceIncludesTax: boolean;
  terms: PaymentTerms;
  feeBearer: 'customer' | 'client';
  staleAfterDays: string;
}

export function emptyClient(colour: number): ClientValues {
  return {
    code: '',
    name: '',
    kana: '',
    seal: '',
    colour,
    fiscalMonth: '',
    assignee: '',
    registrationNumber: '',
    postalCode: '',
    address1: '',
    address2: '',
    phone: '',
    contactName: '',
    letterhead: '',
    rounding: 'down',
    priceIncludesTax: false,
    terms: DEFAULT_TERMS,
    feeBearer: 'customer',
    staleAfterDays: '',
  };
}

export function valuesOf(client: ClientDetail): ClientValues {
  const {
    code,
    name,
    kana,
    seal,
    colour,
    registrationNumber,
    postalCode,
    address1,
    address2,
    phone,
    contactName,
    letterhead,
    rounding,
    priceIncludesTax,
    terms,
    feeBearer,
  } = client;
  return {
    code,
    name,
    kana,
    seal,
    colour,
    registrationNumber,
    postalCode,
    address1,
    address2,
    phone,
    contactName,
    letterhead,
    rounding,
    priceIncludesTax,
    terms,
    feeBearer,
    fiscalMonth: client.fiscalMonth === null ? '' : String(client.fiscalMonth),
    assignee: client.assigneeStaffId === null ? '' : String(client.assigneeStaffId),
    staleAfterDays: client.staleAfterDays === null ? '' : String(client.staleAfterDays),
  };
}

/** What is sent: the form's values in the contract's terms. Call only when `wrongFields` found nothing. */
export function clientInput(values: ClientValues): Omit<InputOf<'clients.create'>, 'bankAccounts' | 'requestId'> {
  const { fiscalMonth, assignee, staleAfterDays, seal, ...rest } = values;
  return {
    ...rest,
    registrationNumber: plainRegistration(values.registrationNumber),
    ...(seal.trim() === '' ? {} : { seal }),
    ...(fiscalMonth === '' ? {} : { fiscalMonth: Number(fiscalMonth) }),
    assigneeStaffId: assignee === '' ? null : Number(assignee),
    staleAfterDays: staleAfterDays.trim() === '' ? null : Number(staleAfterDays.normalize('NFKC')),
  };
}

/** Reasons by field, in words; empty when it can be saved. */
export function wrongFields(values: ClientValues): Partial<Record<keyof ClientValues, string>> {
  const wrong: Partial<Record<keyof ClientValues, string>> = {};
  if (values.code.trim() === '') wrong.code = fieldWords.missing;
  if (values.name.trim() === '') wrong.name = fieldWords.missing;
  if (isMalformedRegistration(values.registrationNumber)) wrong.registrationNumber = fieldWords.registration.malformed;
  const days = values.staleAfterDays.normalize('NFKC').trim();
  if (days !== '' && !(/^\d{1,3}$/.test(days) && Number(days) <= 365))
    wrong.staleAfterDays = clientFormWords.numberUnreadable;
  return wrong;
}
