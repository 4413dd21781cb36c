import { checkRegistrationNumber } from '../../domain/registration-number.ts';
import { fieldWords } from '../../messages/fields.ts';
import { TextField } from './text-field.tsx';

export interface RegistrationFieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  span?: number;
}

/** 登録番号. A failing check digit warns and never blocks: for sole proprietors the rule is not confirmed. */
export function RegistrationField({ value, ...field }: RegistrationFieldProps) {
  const { label, hint, checkDigit } = fieldWords.registration;
  const isDoubtful = checkRegistrationNumber(plainRegistration(value)) === 'check-digit';
  return (
    <TextField
      label={label}
      mode="code"
      maxLength={20}
      hint={hint}
      warning={isDoubtful ? checkDigit : undefined}
      value={value}
      {...field}
    />
  );
}

/** T5990001001042 as it is sent, however it was typed. */
export function plainRegistration(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/** Something stands there, and it is not T and 13 digits. */
export function isMalformedRegistration(text: string): boolean {
  const plain = plainRegistration(text);
  return plain !== '' && checkRegistrationNumber(plain) === 'malformed';
}
