/** Two ways to hand out the records of a 全銀 file, fixed-length and CSV, behind one interface. */
import { FieldTexts } from './zengin-bytes.ts';
import type { ZenginField } from './zengin-layouts.ts';

/** A numeric field that holds nothing but blanks. */
export const BLANK = -1;

/** One record at a time; the object is reused, so nothing may be kept of it. */
export interface ZenginRecords {
  /** Number of the current record, counted from 1; in the CSV form the row as Excel shows it. */
  readonly row: number;
  /** Number of records read so far. */
  readonly count: number;
  next(): boolean;
  /** データ区分 of the current record. */
  kind(): string;
  /** Without blanks around it; null when it holds a byte or character no field may hold. */
  text(field: ZenginField): string | null;
  /** The number, BLANK, or NaN when there is anything but digits. */
  number(field: ZenginField): number;
  /** What stands there, for a problem's value. */
  raw(field: ZenginField): string;
  /** Number of cells in the CSV form; null in fixed-length records. */
  cellCount(): number | null;
}

const ZERO = 0x30;
const SPACE = 0x20;

export class FixedRecords implements ZenginRecords {
  count = 0;
  private readonly bytes: Uint8Array;
  private readonly starts: Int32Array;
  private readonly texts: FieldTexts;
  private start = 0;

  constructor(bytes: Uint8Array, starts: Int32Array) {
    this.bytes = bytes;
    this.starts = starts;
    this.texts = new FieldTexts(bytes);
  }

  get row(): number {
    return this.count;
  }

  next(): boolean {
    if (this.count >= this.starts.length) return false;
    this.start = this.starts[this.count++]!;
    return true;
  }

  kind(): string {
    return String.fromCharCode(this.bytes[this.start]!);
  }

  text(field: ZenginField): string | null {
    return this.texts.read(this.start + field.at, field.length);
  }

  /** Blanks before the digits are let through (some banks fill with them), blanks after or between are not. */
  number(field: ZenginField): number {
    let at = this.start + field.at;
    const end = at + field.length;
    while (at < end && this.bytes[at] === SPACE) at++;
    if (at === end) return BLANK;
    let value = 0;
    for (; at < end; at++) {
      const digit = this.bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
    }
    return value;
  }

  raw(field: ZenginField): string {
    const from = this.start + field.at;
    return new TextDecoder('shift_jis').decode(this.bytes.subarray(from, from + field.length));
  }

  cellCount(): null {
    return null;
  }
}

export class CsvRecords implements ZenginRecords {
  count = 0;
  private readonly rows: readonly { row: number; cells: readonly string[] }[];
  private cells: readonly string[] = [];

  constructor(rows: readonly { row: number; cells: readonly string[] }[]) {
    this.rows = rows;
  }

  get row(): number {
    return this.rows[this.count - 1]?.row ?? 1;
  }

  next(): boolean {
    const row = this.rows[this.count];
    if (!row) return false;
    this.count++;
    this.cells = row.cells;
    return true;
  }

  kind(): string {
    return this.cells[0]?.trim() ?? '';
  }

  text(field: ZenginField): string | null {
    const text = this.raw(field).trim();
    return /[\u0000-\u001f\u007f-\u009f\ufffd]/.test(text) ? null : text;
  }

  number(field: ZenginField): number {
    const text = this.raw(field).trim();
    if (text === '') return BLANK;
    return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  }

  raw(field: ZenginField): string {
    return this.cells[field.column] ?? '';
  }

  cellCount(): number {
    return this.cells.length;
  }
}
