/** The bytes of a journal import file: CSV with CRLF, 弥生 in CP932, the others in UTF-8. */

import { encodeCp932 } from '../../../domain/cp932.ts';
import type { JournalFormat } from '../../../domain/journal/tax-labels.ts';

export interface JournalFile {
  format: JournalFormat;
  rows: (string | number)[][];
}

/** Draws the file; throws RangeError when 弥生 is asked to take a character that CP932 does not have. */
export async function drawJournalFile({ format, rows }: JournalFile): Promise<Uint8Array> {
  const text = rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
  if (format === 'yayoi') return encodeCp932(text);
  // freee tells its heads apart by the first bytes: no mark before them. Excel reads the others only with one.
  return new TextEncoder().encode(format === 'freee' ? text : `\uFEFF${text}`);
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
