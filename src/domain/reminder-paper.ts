/** What a letter of a batch says and how it is set: wording, slip, enclosures, across or upright. */
import { withAcknowledgement, withEnclosures } from './debt-acknowledgement.ts';
import type { LetterContent } from './letter-content.ts';
import type { ReminderBatch, ReminderGroup, ReminderLetter } from './reminder-batch.ts';
import { composeReminderLetter } from './reminder-letter.ts';

export function letterContentOf(
  batch: Pick<ReminderBatch, 'issuedOn' | 'officeName'>,
  { client }: ReminderGroup,
  letter: ReminderLetter,
): LetterContent {
  const plain = composeReminderLetter(letter, client, batch.issuedOn, batch.officeName);
  const named = withEnclosures(
    plain,
    (letter.enclosures ?? []).map(({ title }) => title),
  );
  return letter.slip ? withAcknowledgement(named, letter, client, batch.issuedOn) : named;
}

/** From 催告 on a letter may be set upright. */
const UPRIGHT_FROM = 4;

export function isUpright(letter: ReminderLetter): boolean {
  return letter.vertical === true && letter.stage >= UPRIGHT_FROM;
}

/** What stands at the foot of an enclosed paper. */
export function enclosureMark(serial: string, title: string, page: number, of: number): string {
  return `${serial} 同封　請求書 ${title}（写し） ${page} / ${of}`;
}
