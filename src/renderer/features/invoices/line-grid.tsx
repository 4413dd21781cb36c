/**
 * The lines of an invoice, entered by keyboard alone: Enter to the next cell, Shift+Enter back, ↑↓ between lines. Only
 * the line in hand has boxes; the others are text, so that five hundred lines cost nothing while one of them is typed.
 */
import { type RefObject, useRef } from 'react';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { amountOfLine, isBlank, type LineDraft, taxOfLine } from './invoice-draft.ts';
import type { ClientSettings, InvoiceEntry } from './invoice-entry.ts';
import type { LineGridState } from './line-grid-state.ts';
import { LineBoxes, LineText } from './line-rows.tsx';

export interface LineGridProps {
  client: ClientSettings;
  entry: InvoiceEntry;
  grid: LineGridState;
  rootRef: RefObject<HTMLDivElement | null>;
}

export function LineGrid({ client, entry, grid, rootRef }: LineGridProps) {
  const { lines, customerId } = entry.draft.values;
  const { reckoning } = entry;
  const problems = entry.problems.cells;
  // The rows of text are drawn anew only when they change; what a click does is read when it happens.
  const latest = useRef(grid);
  latest.current = grid;
  const onPoint = useRef((line: number, column: string | undefined) => pointAt(latest.current, line, column));
  return (
    <div className="scroll line-scroll" ref={rootRef}>
      <table className="grid line-grid" aria-label={words.columns.description}>
        <Head includesTax={reckoning.includesTax} dated={grid.dated} />
        <tbody>
          {lines.map((line, index) => {
            const shared = {
              line,
              index,
              dated: grid.dated,
              blank: isBlank(line),
              taxText: taxTextOf(lines, index),
              amountYen: amountOfLine(line, reckoning.rounding),
              wrong: problems
                .filter((one) => one.line === index)
                .map((one) => one.column)
                .join(' '),
            };
            return index === grid.at.line ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; inserting moves the texts, not the rows
              <LineBoxes key={index} {...shared} grid={grid} clientId={client.clientId} customerId={customerId} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <LineText key={index} {...shared} onPoint={onPoint.current} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function pointAt(grid: LineGridState, line: number, column: string | undefined): void {
  const known = ['on', 'description', 'quantity', 'unit', 'price', 'tax', 'note'] as const;
  grid.moveTo({ line, column: known.find((one) => one === column) ?? 'description' });
}

/** 10 % beside a line that has begun, also before its tax was typed. */
function taxTextOf(lines: readonly LineDraft[], index: number): string {
  const line = lines[index];
  if (!line || isBlank(line)) return '';
  if (line.tax.trim() !== '') return line.tax;
  const taxClass = taxOfLine(lines, index);
  return taxClass === null ? '' : taxClassWords[taxClass];
}

function Head({ includesTax, dated }: { includesTax: boolean; dated: boolean }) {
  const { columns } = words;
  return (
    <>
      <colgroup>
        <col className="w-index" />
        {dated && <col className="w-day" />}
        <col />
        <col className="w-quantity" />
        <col className="w-unit" />
        <col className="w-price" />
        <col className="w-tax" />
        <col className="w-amount" />
        <col className="w-note" />
      </colgroup>
      <thead>
        <tr>
          <th className="n">{columns.index}</th>
          {dated && <th>{columns.on}</th>}
          <th>{columns.description}</th>
          <th className="n">{columns.quantity}</th>
          <th>{columns.unit}</th>
          <th className="n">{columns.price}</th>
          <th>{columns.tax}</th>
          <th className="n">{includesTax ? columns.amountWithTax : columns.amount}</th>
          <th>{columns.note}</th>
        </tr>
      </thead>
    </>
  );
}
