import { internationalNumber, mailAddress } from '../../../domain/wire-address.ts';
import { AppError } from '../../core/errors.ts';

/** Throws mail-address-invalid or number-invalid. */
export function checkRecipient(channel: 'email' | 'sms' | 'voice', recipient: string): void {
  if (channel === 'email' && mailAddress(recipient) === null)
    throw new AppError('mail-address-invalid', { address: recipient }, 'recipient');
  if (channel !== 'email' && internationalNumber(recipient) === null)
    throw new AppError('number-invalid', { number: recipient }, 'recipient');
}
