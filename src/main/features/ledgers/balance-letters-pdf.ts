/** 残高のご案内 and 残高確認書, one print-ready PDF a batch, in the order of the envelopes. */
import { BALANCE_LETTER_TITLES, type BalanceBatch, composeBalanceLetter } from '../../../domain/balance-letter.ts';
import type { LetterProblem } from '../../../domain/reminder-batch.ts';
import { checkLetterRun, type DrawnLetters, drawLetterRun, type LetterRun } from '../paper/letter-run.ts';

/** Draws the batch. Throws when a character has no glyph: ask checkBalanceLetters first. */
export function drawBalanceLetters(
  batch: BalanceBatch,
  onProgress?: (done: number, total: number) => void,
): Promise<DrawnLetters> {
  return drawLetterRun(runOf(batch), onProgress);
}

/** An address that does not fit the window, a figure too small to read, characters that no font has. */
export function checkBalanceLetters(batch: BalanceBatch): LetterProblem[] {
  return checkLetterRun(runOf(batch));
}

function runOf(batch: BalanceBatch): LetterRun {
  return {
    title: `${BALANCE_LETTER_TITLES[batch.kind]} ${batch.batchNumber}`.trim(),
    createdOn: batch.issuedOn,
    sender: batch.client,
    envelope: batch.envelope,
    letters: batch.letters.map((letter) => ({
      letterKey: letter.letterKey,
      serial: letter.serial,
      customer: letter.customer,
      content: composeBalanceLetter(letter, batch),
    })),
  };
}
