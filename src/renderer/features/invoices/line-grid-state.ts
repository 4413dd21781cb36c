/** Where the cursor of the entry grid is, and what its keys do to the lines. */
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { isComposing } from '../../ui/keyboard.ts';
import {
  BLANK_LINE,
  isBlank,
  type LineColumn,
  type LineDraft,
  MAX_LINES,
  taxOfLine,
  tidyCell,
  withRoom,
} from './invoice-draft.ts';
import { linesWithPaste, nextPlace, type Place } from './line-moves.ts';

export interface LineGridState {
  at: Place;
  /** Puts the cursor somewhere and the focus with it; the cell that is left is tidied. */
  moveTo: (place: Place) => void;
  setCell: (place: Place, text: string) => void;
  /** Several cells of a line at once (a wording of an earlier invoice), and on to a column of it. */
  fillLine: (line: number, cells: Partial<LineDraft>, goTo: LineColumn) => void;
  /** The focus came to a cell of the line in hand by Tab or a click. */
  entered: (column: LineColumn) => void;
  left: (place: Place) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  /** Back to the first cell, for the next entry. */
  restart: () => void;
  insertLine: () => void;
  removeLine: () => void;
  /** The column of days stands there: a line has one, or it was asked for. */
  dated: boolean;
  /** To the day of the line in hand. */
  goToDay: () => void;
}

const START: Place = { line: 0, column: 'description' };

export interface LineGridOptions {
  lines: readonly LineDraft[];
  /** Also called when nothing changed, with the same lines. */
  onLines: (lines: readonly LineDraft[]) => void;
  /** Enter on a blank line: on to the button that saves. */
  onEnd: () => void;
  root: { current: HTMLElement | null };
  /** Lines may have days of their own, read from this one; null: they have none here. */
  base: PlainDate | null;
}

/** The place of the cursor; `go` puts the focus there as well, once the box is drawn. */
function useCursor(root: LineGridOptions['root']) {
  const [at, setAt] = useState<Place>(START);
  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = root.current?.querySelector<HTMLInputElement>(`input[data-column="${at.column}"]`);
    cell?.focus();
    cell?.select();
  });
  function go(place: Place) {
    wantsFocus.current = true;
    setAt(place);
  }
  return { at, setAt, go };
}

export function useLineGrid({ lines, onLines, onEnd, root, base }: LineGridOptions): LineGridState {
  const { at, setAt, go } = useCursor(root);
  const [asked, setAsked] = useState(false);
  const tidied = (place: Place) => tidiedLines(lines, place, base ?? undefined);

  function moveTo(place: Place) {
    onLines(tidied(at));
    go(place);
  }
  function setLine(line: number, cells: Partial<LineDraft>) {
    onLines(withRoom(lines.map((one, index) => (index === line ? started(lines, index, { ...one, ...cells }) : one))));
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (isComposing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextPlace(lines, at, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== 'end') return moveTo(next);
    onLines(tidied(at));
    onEnd();
  }
  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const pasted = linesWithPaste(lines, at, event.clipboardData.getData('text/plain'), base ?? undefined);
    if (!pasted) return;
    event.preventDefault();
    onLines(withRoom(pasted));
  }
  return {
    at,
    moveTo,
    onKeyDown,
    onPaste,
    setCell: (place, text) => setLine(place.line, { [place.column]: text }),
    fillLine(line, cells, goTo) {
      setLine(line, cells);
      go({ line, column: goTo });
    },
    entered: (column) => column !== at.column && setAt({ ...at, column }),
    left: (place) => onLines(tidied(place)),
    dated: base !== null && (asked || lines.some((line) => line.on.trim() !== '')),
    goToDay() {
      if (base === null) return;
      setAsked(true);
      moveTo({ line: at.line, column: 'on' });
    },
    restart() {
      setAsked(false);
      root.current?.scrollTo(0, 0);
      setAt(START);
    },
    insertLine() {
      if (!isBlank(lines[MAX_LINES - 1] ?? BLANK_LINE)) return;
      onLines(withRoom(tidied(at).toSpliced(at.line, 0, BLANK_LINE)));
      go({ line: at.line, column: START.column });
    },
    removeLine() {
      onLines(withRoom(lines.toSpliced(at.line, 1)));
      go(at);
    },
  };
}

/** A line that begins takes the tax class of the line above, and keeps it whatever happens there. */
function started(lines: readonly LineDraft[], index: number, line: LineDraft): LineDraft {
  if (isBlank(line) || line.tax !== '' || !isBlank(lines[index] ?? BLANK_LINE)) return line;
  const taxClass = taxOfLine(lines, index);
  return taxClass === null ? line : { ...line, tax: taxClassWords[taxClass] };
}

/** The lines with one cell as it is left; the same lines when nothing changes. */
function tidiedLines(
  lines: readonly LineDraft[],
  { line: index, column }: Place,
  base: PlainDate | undefined,
): readonly LineDraft[] {
  const line = lines[index];
  if (!line) return lines;
  const inherited = taxOfLine(lines, index);
  const isUnsaid = column === 'tax' && line.tax.trim() === '' && !isBlank(line) && inherited !== null;
  const text = isUnsaid ? taxClassWords[inherited] : tidyCell(column, line[column], base);
  return text === line[column] ? lines : lines.with(index, { ...line, [column]: text });
}
