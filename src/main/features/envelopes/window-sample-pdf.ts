/** The page that lies under the window on the envelopes' page: a true letter with the address that has least room. */

import { addressAreaOf, type EnvelopeProfile, LONG_3_WINDOW } from '../../../domain/envelope.ts';
import { SAMPLE_ADDRESSEE, SAMPLE_SENDER, SAMPLE_SERIAL, sampleLetter } from '../../../domain/envelope-sample.ts';
import { addressLines } from '../../../domain/letter-head.ts';
import type { LetterClient, LetterCustomer } from '../../../domain/reminder-batch.ts';
import { fitAddress } from '../paper/letter-head.ts';
import { drawLetterRun } from '../paper/letter-run.ts';
import { missingCharacters } from '../paper/pdf-fonts.ts';

export interface WindowSample {
  profile: EnvelopeProfile;
  issuedOn: string;
  /** Null: nobody's letterhead. */
  sender: LetterClient | null;
  addressees: LetterCustomer[];
}

export async function drawWindowSample(sample: WindowSample): Promise<{ bytes: Uint8Array; fits: boolean }> {
  const { profile, issuedOn } = sample;
  const area = addressAreaOf(profile);
  const customer = fullest(sample.addressees, profile);
  const sender = sample.sender ?? SAMPLE_SENDER;
  const content = sampleLetter(customer, sender, issuedOn);
  const { bytes } = await drawLetterRun({
    title: profile.name,
    createdOn: issuedOn,
    sender,
    envelope: profile,
    letters: [{ letterKey: 'sample', serial: SAMPLE_SERIAL, customer, content }],
  });
  return { bytes, fits: fitAddress(customer, area).fits };
}

/** A letter of nobody to nobody, the same each time. */
export async function drawAnyLetter(): Promise<void> {
  await drawWindowSample({ profile: LONG_3_WINDOW, issuedOn: '2026-01-01', sender: null, addressees: [] });
}

/** The address that has to be set smallest, one that does not fit before all; letters nobody can print are left out. */
function fullest(addressees: readonly LetterCustomer[], profile: EnvelopeProfile): LetterCustomer {
  const area = addressAreaOf(profile);
  let worst = SAMPLE_ADDRESSEE;
  let least = Number.POSITIVE_INFINITY;
  for (const customer of addressees) {
    const lines = addressLines(customer).map(({ text }) => ({ text, where: text }));
    if (customer.address1 === '' || missingCharacters(lines).length > 0) continue;
    const block = fitAddress(customer, area);
    const room = block.fits ? Math.min(...block.lines.map(({ size }) => size)) + 1 / block.lines.length : 0;
    if (room < least) [worst, least] = [customer, room];
  }
  return worst;
}
