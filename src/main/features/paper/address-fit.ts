/** Which addresses fit an envelope's window, and a page that shows the fullest of them. */
import { addressAreaOf, type EnvelopeProfile } from '../../../domain/envelope.ts';
import type { LetterCustomer } from '../../../domain/reminder-batch.ts';
import { fitAddress } from './letter-head.ts';

export interface AddressQuestion {
  profile: EnvelopeProfile;
  addressees: { key: string; customer: LetterCustomer }[];
}

/** The keys of those whose address is not wholly in the window in every position of the sheet. */
export function fitAddresses({ profile, addressees }: AddressQuestion): { overflowing: string[] } {
  const area = addressAreaOf(profile);
  return { overflowing: addressees.filter(({ customer }) => !fitAddress(customer, area).fits).map(({ key }) => key) };
}
