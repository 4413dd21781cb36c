/** 照会状: one letter, one PDF. */
import { composeEnquiryLetter, ENQUIRY_TITLES, type EnquiryLetter } from '../../../domain/enquiry-letter.ts';
import type { LetterProblem } from '../../../domain/reminder-batch.ts';
import { checkLetterRun, type DrawnLetters, drawLetterRun, type LetterRun } from '../paper/letter-run.ts';

/** Throws when a character has no glyph: ask checkEnquiryLetter first. */
export function drawEnquiryLetter(letter: EnquiryLetter): Promise<DrawnLetters> {
  return drawLetterRun(runOf(letter));
}

export function checkEnquiryLetter(letter: EnquiryLetter): LetterProblem[] {
  return checkLetterRun(runOf(letter));
}

function runOf(letter: EnquiryLetter): LetterRun {
  const { serial, recipient: customer, issuedOn, sender, envelope } = letter;
  return {
    title: `${ENQUIRY_TITLES[letter.addressee]} ${serial}`,
    createdOn: issuedOn,
    sender,
    envelope,
    letters: [{ letterKey: serial, serial, customer, content: composeEnquiryLetter(letter) }],
  };
}
