import type { HolidayShift, PaymentTerms } from '../../domain/dates.ts';
import { termsWords } from '../../messages/terms.ts';
import { DayField } from './day-field.tsx';
import { SelectField } from './select-field.tsx';

const MONTHS = termsWords.months.map((label, index) => ({ value: String(index), label }));
const SHIFTS: readonly { value: HolidayShift; label: string }[] = [
  { value: 'after', label: termsWords.holiday.after },
  { value: 'before', label: termsWords.holiday.before },
  { value: 'none', label: termsWords.holiday.none },
];

/** 締日, 支払月, 支払日, 休日のとき: four fields of three columns each in a `.form`. */
export function TermsFields({
  value,
  onChange,
  span = 3,
}: {
  value: PaymentTerms;
  onChange: (terms: PaymentTerms) => void;
  span?: number;
}) {
  const set = (change: Partial<PaymentTerms>) => onChange({ ...value, ...change });
  return (
    <>
      <DayField
        label={termsWords.closingDay}
        span={span}
        value={value.closingDay}
        onChange={(closingDay) => set({ closingDay })}
        hint={termsWords.dayHint}
      />
      <SelectField
        label={termsWords.monthsAfter}
        span={span}
        value={String(value.monthsAfter)}
        options={MONTHS}
        onChange={(months) => set({ monthsAfter: Number(months) })}
      />
      <DayField
        label={termsWords.payDay}
        span={span}
        value={value.payDay}
        onChange={(payDay) => set({ payDay })}
        hint={termsWords.dayHint}
      />
      <SelectField
        label={termsWords.holidayShift}
        span={span}
        value={value.holidayShift}
        options={SHIFTS}
        onChange={(holidayShift) => set({ holidayShift })}
      />
    </>
  );
}
