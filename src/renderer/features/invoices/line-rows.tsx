/** One line of the entry grid: as text, and (the line in hand) as boxes. */
import { type MouseEvent, memo, type ReactNode } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { REDUCED_MARK, taxClassWords } from '../../../messages/tax-classes.ts';
import type { LineColumn, LineDraft } from './invoice-draft.ts';
import { DescriptionBox, NumberBox, TaxBox, TextBox } from './line-boxes.tsx';
import type { LineGridState } from './line-grid-state.ts';

interface LineRowProps {
  line: LineDraft;
  index: number;
  /** The column of days stands there. */
  dated: boolean;
  blank: boolean;
  taxText: string;
  amountYen: number | null;
  /** Columns with something wrong, parted by blanks: a text, so that equal ones are equal. */
  wrong: string;
}

export const LineText = memo(function LineText({
  onPoint,
  ...row
}: LineRowProps & { onPoint: (line: number, column: string | undefined) => void }) {
  const { line, index, blank, taxText } = row;
  function onMouseDown(event: MouseEvent<HTMLTableRowElement>) {
    const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
    // The box that appears takes the focus; the click must not take it away again.
    event.preventDefault();
    onPoint(index, cell?.dataset.column);
  }
  return (
    <tr data-fifth={index % 5 === 4 ? '' : undefined} onMouseDown={onMouseDown}>
      <td className="n index">{index + 1}</td>
      {row.dated && (
        <TextCell column="on" {...row}>
          {line.on}
        </TextCell>
      )}
      <TextCell column="description" {...row}>
        {line.description}
        {taxText === taxClassWords['reduced-8'] && `　${REDUCED_MARK}`}
      </TextCell>
      <TextCell column="quantity" numeric {...row}>
        {line.quantity}
      </TextCell>
      <TextCell column="unit" {...row}>
        {line.unit}
      </TextCell>
      <TextCell column="price" numeric {...row}>
        {line.price}
      </TextCell>
      <TextCell column="tax" {...row}>
        {taxText}
      </TextCell>
      <td className="n">
        <AmountText blank={blank} amountYen={row.amountYen} />
      </td>
      <TextCell column="note" {...row}>
        {line.note}
      </TextCell>
    </tr>
  );
});

function TextCell(props: LineRowProps & { column: LineColumn; numeric?: boolean; children: ReactNode }) {
  const isWrong = props.wrong.split(' ').includes(props.column);
  return (
    <td
      data-column={props.column}
      className={props.numeric ? 'n' : undefined}
      data-wrong={isWrong ? '' : undefined}
      // An empty cell has nothing else to tell what may stand there.
      aria-label={
        props.line[props.column] === '' ? words.cell(props.index + 1, words.columns[props.column]) : undefined
      }
    >
      {props.children}
    </td>
  );
}

function AmountText({ blank, amountYen }: { blank: boolean; amountYen: number | null }) {
  if (blank) return null;
  return amountYen === null ? <span className="zero">0</span> : formatYen(amountYen);
}

export interface LineBoxesProps extends LineRowProps {
  grid: LineGridState;
  clientId: number;
  customerId: number | null;
}

export function LineBoxes(props: LineBoxesProps) {
  const { line, index, grid, wrong } = props;
  const cell = (column: LineColumn) => ({
    column,
    line: index,
    text: line[column],
    wrong: wrong.split(' ').includes(column),
    current: grid.at.column === column,
    onText: (text: string) => grid.setCell({ line: index, column }, text),
    onEnter: () => grid.entered(column),
    onLeave: () => grid.left({ line: index, column }),
  });
  return (
    <tr
      className="in-hand"
      data-fifth={index % 5 === 4 ? '' : undefined}
      onKeyDown={grid.onKeyDown}
      onPaste={grid.onPaste}
    >
      <td className="n index">{index + 1}</td>
      {props.dated && <TextBox {...cell('on')} maxLength={12} />}
      <DescriptionBox
        {...cell('description')}
        clientId={props.clientId}
        customerId={props.customerId}
        onPast={(past) => grid.fillLine(index, past, 'quantity')}
      />
      <NumberBox {...cell('quantity')} />
      <TextBox {...cell('unit')} maxLength={20} />
      <NumberBox {...cell('price')} />
      <TaxBox {...cell('tax')} shown={props.taxText} />
      <td className="n">
        <AmountText blank={props.blank} amountYen={props.amountYen} />
      </td>
      <TextBox {...cell('note')} maxLength={200} />
    </tr>
  );
}
