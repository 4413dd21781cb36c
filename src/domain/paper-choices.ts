/** What letters carry and how they are set: chosen for a client, otherwise for a customer, otherwise for one run. */
import type { EnvelopeProfile, EnvelopeShape } from './envelope.ts';
import type { ReminderStage } from './reminder-batch.ts';

export interface PaperChoices {
  /** From which stage on 債務承認書・支払計画書 lies below the letter; null: never. */
  slipFrom: ReminderStage | null;
  /** From which stage on copies of the invoices lie behind it; null: never. */
  copiesFrom: ReminderStage | null;
  /** 催告 and 最終催告 are set upright. */
  vertical: boolean;
  /** カスタマバーコード below the address, where the window has room. */
  barcode: boolean;
  /** What becomes of a letter of more sheets than its envelope holds: the next bigger one, one by its key, or none at all. */
  thick: 'next' | 'refuse' | (string & {});
  /** Printed on both sides: fewer sheets, less weight. Null: as the office's mail is set. */
  duplex: boolean | null;
}

export const PLAIN_PAPER: PaperChoices = {
  slipFrom: null,
  copiesFrom: null,
  vertical: false,
  barcode: false,
  thick: 'next',
  duplex: null,
};

/** What is set nearer wins; what is left out is as around it. */
export function choicesOver(...parts: readonly Partial<PaperChoices>[]): PaperChoices {
  const choices = { ...PLAIN_PAPER };
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) if (value !== undefined) Object.assign(choices, { [key]: value });
  return choices;
}

/** How one customer's letters are made. */
export interface CustomerPaper {
  choices: PaperChoices;
  envelope: EnvelopeProfile;
  /** The same as measured. */
  shape: EnvelopeShape;
  /** Not that of the client's other letters: it lies apart from them. */
  ownEnvelope: boolean;
}

export function reaches(from: ReminderStage | null, stage: number): boolean {
  return from !== null && stage >= from;
}
