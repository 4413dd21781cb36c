/** Which wording: the set an office or a client has chosen, the stage, and the variant that fits the customer. */
import type { ReminderStage } from '../reminder-batch.ts';

export const PRESET_SETS = ['standard', 'polite', 'brief'] as const;
export type PresetSet = (typeof PRESET_SETS)[number];
/** One of the three, or a set of the office's own. */
export type WordingSet = PresetSet | `own-${number}`;

export function isPresetSet(set: WordingSet): set is PresetSet {
  return (PRESET_SETS as readonly string[]).includes(set);
}

export function ownSetKey(id: number): WordingSet {
  return `own-${id}`;
}

/** The id behind an own set's key; null for one of the three. */
export function ownSetId(set: WordingSet): number | null {
  return isPresetSet(set) ? null : Number(set.slice('own-'.length));
}

/**
 * usual · short-payment: what is open looks like a fee that was deducted · first-late: never late in years · long-good: with the
 * client for long and nearly always in time · instalment: a row of an agreed plan has passed · promise: a word given has passed.
 */
export const WORDING_VARIANTS = ['usual', 'short-payment', 'first-late', 'long-good', 'instalment', 'promise'] as const;
export type WordingVariant = (typeof WORDING_VARIANTS)[number];

export interface WordingKey {
  set: WordingSet;
  stage: ReminderStage;
  variant: WordingVariant;
}

export function wordingKeyText({ set, stage, variant }: WordingKey): string {
  return `${set}/${stage}/${variant}`;
}
