/** Reads single fields of a 全銀 record and collects what is wrong with them. */

import type { RefusalCode } from '../../../contract/refusal-codes.ts';
import type { Facts } from '../../../contract/reply.ts';
import { type BankYearStyle, readBankDate } from '../../../domain/bank-dates.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { type FileProblem, fileProblem, PROBLEM_LIMIT } from '../import-table/file-problem.ts';
import type { ZenginField } from './zengin-layouts.ts';
import { BLANK, type ZenginRecords } from './zengin-records.ts';

export class ZenginReading {
  readonly problems: FileProblem[] = [];
  readonly records: ZenginRecords;
  readonly today: PlainDate;
  yearStyle: BankYearStyle = 'era';
  private readonly dates = new Map<number, PlainDate | null>();

  constructor(records: ZenginRecords, today: PlainDate) {
    this.records = records;
    this.today = today;
  }

  setYearStyle(style: BankYearStyle): void {
    if (style !== this.yearStyle) this.dates.clear();
    this.yearStyle = style;
  }

  /** Enough problems to stop: the rest would be more of the same. */
  isFull(): boolean {
    return this.problems.length >= PROBLEM_LIMIT;
  }

  problem(code: RefusalCode, facts: Facts, field?: ZenginField): void {
    if (this.isFull()) return;
    const value = field ? this.records.raw(field).trim() : undefined;
    this.problems.push(fileProblem(this.records.row, code, facts, field?.label, value));
  }

  text(field: ZenginField): string {
    const text = this.records.text(field);
    if (text !== null) return text;
    this.problem('bank-field', { expects: 'text' }, field);
    return '';
  }

  /** Null, with a problem, when the digits are missing or are none. */
  number(field: ZenginField): number | null {
    const value = this.records.number(field);
    if (value >= 0) return value;
    this.problem('bank-field', { expects: 'digits' }, field);
    return null;
  }

  /** Null when blank; a problem when anything but digits stands there. */
  optionalNumber(field: ZenginField): number | null {
    const value = this.records.number(field);
    if (value >= 0) return value;
    if (value !== BLANK) this.problem('bank-field', { expects: 'digits' }, field);
    return null;
  }

  /** Digits of a code with their leading zeros, padded to the field's length (the CSV form drops them). */
  code(field: ZenginField): string {
    const value = this.number(field);
    return value === null ? '' : String(value).padStart(field.length, '0');
  }

  /** Null, with a problem, when it is no believable day. */
  date(field: ZenginField): PlainDate | null {
    const value = this.records.number(field);
    const date = value > 0 ? this.readDate(value) : null;
    if (date === null) this.problem('bank-field', { expects: 'date' }, field);
    return date;
  }

  /** Blank and 000000 mean that the bank leaves the date out. */
  optionalDate(field: ZenginField): PlainDate | null {
    const value = this.records.number(field);
    return value === BLANK || value === 0 ? null : this.date(field);
  }

  private readDate(yymmdd: number): PlainDate | null {
    let date = this.dates.get(yymmdd);
    if (date === undefined) {
      date = readBankDate(yymmdd, this.yearStyle, this.today);
      this.dates.set(yymmdd, date);
    }
    return date;
  }
}
