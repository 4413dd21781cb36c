/** What a collecting company keeps: name, 振込名義, rate, fee an item, rounding. Fields of a `.form`. */
import type { RoundingMode } from '../../domain/money.ts';
import { parseMilli } from '../../domain/money.ts';
import { agencyWords as words } from '../../messages/agencies.ts';
import { fieldWords } from '../../messages/fields.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { YenField } from './yen-field.tsx';

export interface AgencyDraft {
  name: string;
  payerName: string;
  /** As typed, in percent. */
  rate: string;
  perItemYen: number | null;
  rounding: RoundingMode;
}

export const NEW_AGENCY: AgencyDraft = { name: '', payerName: '', rate: '', perItemYen: 0, rounding: 'down' };

const ROUNDINGS = (['down', 'up', 'half-up'] as const).map((value) => ({ value, label: words.roundings[value] }));

/** 3.25 (%) → 32,500 millionths; null when it is no rate up to 50 %. */
function ppmOf(text: string): number | null {
  const milli = parseMilli(text.replace(/[%％]/g, ''));
  return milli === null || milli < 0 || milli > 50_000 ? null : milli * 10;
}

/** null while something lacks. */
export function agencyInput({ name, payerName, rate, perItemYen, rounding }: AgencyDraft) {
  const ratePpm = ppmOf(rate);
  if (name.trim() === '' || payerName.trim() === '' || ratePpm === null) return null;
  return { name, payerName, ratePpm, perItemYen: perItemYen ?? 0, rounding };
}

export interface AgencyFieldsProps {
  draft: AgencyDraft;
  onChange: (draft: AgencyDraft) => void;
  /** Saving was tried: what lacks says so. */
  tried: boolean;
  /** The payer is the one whose deposit is in hand. */
  fixedPayer?: boolean;
}

export function AgencyFields({ draft, onChange, tried, fixedPayer = false }: AgencyFieldsProps) {
  const set = (change: Partial<AgencyDraft>) => onChange({ ...draft, ...change });
  const lacks = (text: string) => (tried && text.trim() === '' ? fieldWords.missing : undefined);
  return (
    <>
      <TextField
        label={words.name}
        required
        span={fixedPayer ? 12 : 5}
        autoFocus
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={lacks(draft.name)}
      />
      {!fixedPayer && (
        <TextField
          label={words.payer}
          required
          span={7}
          maxLength={120}
          value={draft.payerName}
          onChange={(payerName) => set({ payerName })}
          hint={words.payerHint}
          error={lacks(draft.payerName)}
        />
      )}
      <TextField
        label={words.rate}
        required
        span={4}
        maxLength={8}
        value={draft.rate}
        onChange={(rate) => set({ rate })}
        hint={words.rateHint}
        error={tried && ppmOf(draft.rate) === null ? words.rateWrong : undefined}
      />
      <YenField
        label={words.perItem}
        span={4}
        value={draft.perItemYen}
        onChange={(perItemYen) => set({ perItemYen })}
      />
      <SelectField
        label={words.rounding}
        span={4}
        value={draft.rounding}
        options={ROUNDINGS}
        onChange={(rounding) => set({ rounding })}
      />
    </>
  );
}
