/** Where the keys of the entry grid lead, and what a paste from Excel fills: pure arithmetic over lines and columns. */
import type { PlainDate } from '../../../domain/dates.ts';
import {
  BLANK_LINE,
  isBlank,
  LINE_COLUMNS,
  type LineColumn,
  type LineDraft,
  MAX_LINES,
  tidyCell,
} from './invoice-draft.ts';

export interface Place {
  line: number;
  column: LineColumn;
}

const FIRST: LineColumn = 'description';
const LAST: LineColumn = 'note';
const PAGE = 10;

/**
 * The place a key leads to; 'end' when the entry goes on to the button that saves; null when the key is not the grid's
 * (at its edges Tab and Shift+Enter leave it as they leave any field).
 */
export function nextPlace(lines: readonly LineDraft[], at: Place, key: string, shift: boolean): Place | 'end' | null {
  const last = lines.length - 1;
  switch (key) {
    case 'Enter':
      return shift ? before(at) : (ending(lines, at) ?? after(at, last));
    case 'Tab':
      return tabbed(lines, at, shift, last);
    case 'ArrowDown':
      return { ...at, line: Math.min(last, at.line + 1) };
    case 'ArrowUp':
      return { ...at, line: Math.max(0, at.line - 1) };
    case 'PageDown':
      return { ...at, line: Math.min(last, at.line + PAGE) };
    case 'PageUp':
      return { ...at, line: Math.max(0, at.line - PAGE) };
    default:
      return null;
  }
}

/** Enter in 品名 of a blank line below some that are not: the clerk has done. */
function ending(lines: readonly LineDraft[], at: Place): 'end' | null {
  const isDone = at.column === FIRST && isBlank(lines[at.line] ?? BLANK_LINE) && lines.some((line) => !isBlank(line));
  return isDone && lines.slice(at.line).every(isBlank) ? 'end' : null;
}

function after(at: Place, last: number): Place {
  const column = LINE_COLUMNS[LINE_COLUMNS.indexOf(at.column) + 1];
  return column ? { ...at, column } : { line: Math.min(last, at.line + 1), column: FIRST };
}

function before(at: Place): Place | null {
  // The day of a line costs the walk no key: it is gone to by one of its own.
  const column = at.column === FIRST ? undefined : LINE_COLUMNS[LINE_COLUMNS.indexOf(at.column) - 1];
  if (column) return { ...at, column };
  return at.line === 0 ? null : { line: at.line - 1, column: LAST };
}

/** Within a line the browser moves; at its ends Tab goes on to the next line while there is something in this one. */
function tabbed(lines: readonly LineDraft[], at: Place, shift: boolean, last: number): Place | null {
  if (shift) return at.column === FIRST && at.line > 0 ? { line: at.line - 1, column: LAST } : null;
  const goesOn = at.column === LAST && at.line < last && !isBlank(lines[at.line] ?? BLANK_LINE);
  return goesOn ? { line: at.line + 1, column: FIRST } : null;
}

/** Cells copied in Excel, laid over the lines from the cell in hand; null for a paste into one cell. */
export function linesWithPaste(
  lines: readonly LineDraft[],
  at: Place,
  text: string,
  base?: PlainDate,
): LineDraft[] | null {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (rows.length === 1 && !text.includes('\t')) return null;
  const filled = [...lines];
  const from = LINE_COLUMNS.indexOf(at.column);
  for (const [down, row] of rows.slice(0, MAX_LINES - at.line).entries()) {
    const cells = row.split('\t').map((cell) => cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
    const line: Record<LineColumn, string> = { ...(filled[at.line + down] ?? BLANK_LINE) };
    for (const [right, cell] of cells.entries()) {
      const column = LINE_COLUMNS[from + right];
      if (column) line[column] = tidyCell(column, cell, base);
    }
    filled[at.line + down] = line;
  }
  return filled;
}
