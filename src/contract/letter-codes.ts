/** Codes of what letters say and how they are made up. */
export const LETTER_CODES = [
  'wording-set-unknown',
  'wording-set-preset',
  'wording-set-taken',
  'wording-set-used',
  'wording-set-retired',
  'letter-thick',
] as const;

export type LetterCode = (typeof LETTER_CODES)[number];
