/** Turns the current data record into a row of the bank file. */
import type { DepositMethod } from '../../../domain/import-cells.ts';
import type { OpenAccount } from './zengin-account.ts';
import type { ZenginField } from './zengin-layouts.ts';
import type { ZenginReading } from './zengin-reading.ts';

type TextFields = Record<'payerCode' | 'payerName' | 'ediInfo' | 'bankName' | 'branchName', ZenginField>;

interface DecidedRow {
  ref: string;
  bookedOn: string;
  valueOn: string | null;
  amountYen: number;
  cancels: boolean;
  method: DepositMethod;
  description: string;
}

/** A code of nothing but zeros is an unfilled one. */
function filledCode(text: string): string {
  return /^0*$/.test(text) ? '' : text;
}

export function addRow(reading: ZenginReading, open: OpenAccount, fields: TextFields, row: DecidedRow): void {
  const number = reading.records.row;
  open.account.rows.push({
    row: number,
    ref: row.ref === '' ? String(number) : row.ref,
    hasRef: row.ref !== '',
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    amountYen: row.amountYen,
    payerName: reading.text(fields.payerName),
    payerCode: filledCode(reading.text(fields.payerCode)),
    ediInfo: reading.text(fields.ediInfo),
    bankName: reading.text(fields.bankName),
    branchName: reading.text(fields.branchName),
    description: row.description,
    method: row.method,
    cancels: row.cancels,
  });
}

/** 取消区分: 1 cancels, blank or 0 does not; null, with a problem, for anything else. */
export function cancelFlag(reading: ZenginReading, field: ZenginField): boolean | null {
  const value = reading.records.text(field);
  if (value === '1') return true;
  if (value === '' || value === '0') return false;
  reading.problem('bank-field', { expects: 'choice', allowed: ['1', '0', ''] }, field);
  return null;
}
