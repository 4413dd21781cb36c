/** What a letter gets by the choices for its customer: slip, copies, upright setting, barcode, an envelope of its own. */
import { addressNumbers, barcodeBars } from '../../../domain/customer-barcode.ts';
import { type CustomerPaper, reaches } from '../../../domain/paper-choices.ts';
import type { Enclosure, LetterCustomer, ReminderLetter } from '../../../domain/reminder-batch.ts';

export function dressLetter(
  letter: ReminderLetter,
  { choices, envelope, ownEnvelope }: CustomerPaper,
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
