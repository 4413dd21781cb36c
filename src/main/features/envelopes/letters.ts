/** What a letter gets by the choices for its customer: slip, copies, upright setting, barcode, an envelope of its own. */
import { addressNumbers, barcodeBars } from '../../../domain/customer-barcode.ts';
import { type EnvelopeShape, envelopeFor, envelopeHolds, profileOf } from '../../../domain/envelope.ts';
import { type CustomerPaper, reaches } from '../../../domain/paper-choices.ts';
import { sheetsOf } from '../../../domain/postage.ts';
import type { Enclosure, LetterCustomer, ReminderLetter } from '../../../domain/reminder-batch.ts';
import type { ReadSql } from '../../db/engine.ts';
import { mailingSettings } from '../mailing/office-queries.ts';
import { allEnvelopes, type KeyedEnvelope } from './office-queries.ts';

export function dressLetter(
  letter: ReminderLetter,
  { choices, envelope, ownEnvelope }: Pick<CustomerPaper, 'choices' | 'envelope' | 'ownEnvelope'>,
  copies: readonly Enclosure[],
): ReminderLetter {
  return {
    ...letter,
    customer: choices.barcode ? withBarcode(letter.customer) : letter.customer,
    ...(reaches(choices.slipFrom, letter.stage) ? { slip: true as const } : {}),
    ...(reaches(choices.copiesFrom, letter.stage) && copies.length > 0 ? { enclosures: [...copies] } : {}),
    ...(choices.vertical ? { vertical: true as const } : {}),
    ...(ownEnvelope ? { envelope } : {}),
  };
}

/** The addressee with the bars of his address; as he is where the postcode gives none. */
export function withBarcode(customer: LetterCustomer): LetterCustomer {
  const numbers = addressNumbers([customer.address1, customer.address2].filter(Boolean).join(' '));
  const bars = barcodeBars(customer.postalCode, numbers);
  return bars ? { ...customer, barcode: bars.join('') } : customer;
}

/** A paper whose letter goes in another envelope than the one chosen for it, because it is too thick. */
export interface ThickLetter {
  sheets: number;
  holds: number;
  /** Null: no envelope is big enough, or the letter is not to change. */
  envelope: EnvelopeShape | null;
}

/** What becomes of a letter of so many pages in the envelope chosen for it; null: it fits. */
export function thickLetter(
  pages: number,
  { choices, shape }: CustomerPaper,
  office: { envelopes: readonly KeyedEnvelope[]; duplex: boolean },
): ThickLetter | null {
  const sheets = sheetsOf(pages, choices.duplex ?? office.duplex);
  const holds = envelopeHolds(shape);
  if (sheets <= holds) return null;
  const offered =
    choices.thick === 'next'
      ? office.envelopes
      : office.envelopes.filter(({ key }) => choices.thick !== 'refuse' && key === choices.thick);
  return { sheets, holds, envelope: envelopeFor<EnvelopeShape>(sheets, shape, offered) };
}

const ROWS_OF_A_PAGE = 15;

/** Whether a letter is worth being set to count its pages: a few sheets fit everywhere. */
export function mayBeThick(letter: ReminderLetter, { shape, choices }: CustomerPaper, duplex: boolean): boolean {
  const rows = letter.invoices.length + (letter.disputed?.length ?? 0);
  const behind = (letter.enclosures ?? []).reduce((sum, one) => sum + (one.pages ?? 1), 0);
  const most = 2 + Math.ceil(rows / ROWS_OF_A_PAGE) + (letter.slip ? 1 : 0) + behind;
  return sheetsOf(most, choices.duplex ?? duplex) > envelopeHolds(shape);
}

/** The paper of a letter that goes in a bigger envelope. */
export function inEnvelope(paper: CustomerPaper, shape: EnvelopeShape): CustomerPaper {
  return { ...paper, shape, envelope: profileOf(shape), ownEnvelope: true };
}

/** What thickness is judged by, over the office. */
export async function envelopeStock(office: ReadSql) {
  return { envelopes: await allEnvelopes(office), duplex: (await mailingSettings(office)).duplex };
}
