/** The rejected cells of an import as a CSV that Excel opens: UTF-8 with BOM, every cell quoted. Pure. */
import { importWords } from '../../messages/lists.ts';
import type { RejectedCell } from './import-report.tsx';

export function rejectedCsv(rejected: readonly RejectedCell[]): Uint8Array {
  const heads = [importWords.row, importWords.field, importWords.value, importWords.reason];
  const rows = rejected.map((cell) => [String(cell.row), cell.field ?? '', cell.value ?? '', cell.reason]);
  const lines = [heads, ...rows].map((cells) => cells.map(quoted).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

/** A leading = + - @ would be a formula to Excel: an apostrophe keeps it text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
