/** The boxes of the line in hand. */
import { useCombobox } from '@mantine/core';
import { type ChangeEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { parseTaxClass, TAX_CLASSES } from '../../../domain/invoice-tax.ts';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { withCommas } from '../../ui/amount-entry.ts';
import { isComposing } from '../../ui/keyboard.ts';
import { PickList, shutOnEscape } from '../../ui/pick-list.tsx';
import type { LineColumn, LineDraft } from './invoice-draft.ts';
import { SuggestionText, useSuggestions } from './line-suggestions.tsx';

export interface BoxProps {
  column: LineColumn;
  line: number;
  text: string;
  wrong: boolean;
  /** The cell in hand, outlined. */
  current: boolean;
  onText: (text: string) => void;
  onEnter: () => void;
  onLeave: () => void;
}

function boxProps({ column, line, wrong, onEnter, onLeave }: BoxProps) {
  return {
    className: 'cell-box',
    type: 'text',
    'data-column': column,
    'aria-label': words.cell(line + 1, words.columns[column]),
    'aria-invalid': wrong ? true : undefined,
    autoComplete: 'off',
    spellCheck: false,
    onFocus: onEnter,
    onBlur: onLeave,
  };
}

function cellProps({ column, wrong, current }: BoxProps) {
  return { 'data-column': column, 'data-at': current ? '' : undefined, 'data-wrong': wrong ? '' : undefined };
}

export function TextBox({ maxLength, ...box }: BoxProps & { maxLength: number }) {
  return (
    <td {...cellProps(box)}>
      <input
        {...boxProps(box)}
        value={box.text}
        maxLength={maxLength}
        onChange={(event) => box.onText(event.currentTarget.value)}
      />
    </td>
  );
}

/** Commas as it is typed; three decimals, 1.5万 and full-width digits wait until the box is left. */
export function NumberBox(box: BoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  function take(target: HTMLInputElement) {
    const entry = withCommas(target.value, target.selectionStart ?? target.value.length);
    caret.current = entry.caret;
    box.onText(entry.text);
  }
  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const native = event.nativeEvent;
    // A half-typed conversion stays as the IME wrote it; compositionend takes it.
    if (native instanceof InputEvent && native.isComposing) box.onText(event.currentTarget.value);
    else take(event.currentTarget);
  }
  return (
    <td {...cellProps(box)} className="n">
      <input
        {...boxProps(box)}
        ref={input}
        inputMode="decimal"
        maxLength={30}
        value={box.text}
        onChange={onChange}
        onCompositionEnd={(event) => take(event.currentTarget)}
      />
    </td>
  );
}

/** 10, 8, 0, 非, 対外, 免 as in the template; Space goes on to the next class. */
export function TaxBox({ shown, ...box }: BoxProps & { shown: string }) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== ' ' || isComposing(event)) return;
    event.preventDefault();
    const at = TAX_CLASSES.findIndex((taxClass) => taxClass === parseTaxClass(box.text || shown));
    const next = TAX_CLASSES[(at + 1) % TAX_CLASSES.length];
    if (next) box.onText(taxClassWords[next]);
  }
  return (
    <td {...cellProps(box)} title={words.taxHint}>
      <input
        {...boxProps(box)}
        maxLength={20}
        value={box.text}
        placeholder={shown}
        onKeyDown={onKeyDown}
        onChange={(event) => box.onText(event.currentTarget.value)}
      />
    </td>
  );
}

export interface DescriptionBoxProps extends BoxProps {
  clientId: number;
  customerId: number | null;
  /** A wording of an earlier invoice was chosen. */
  onPast: (cells: Partial<LineDraft>) => void;
}

/** 品名, with items and the wordings of earlier invoices under it; none is taken unless it was pointed at with ↓. */
export function DescriptionBox({ clientId, customerId, onPast, ...box }: DescriptionBoxProps) {
  const store = useCombobox();
  const [typed, setTyped] = useState('');
  const offered = useSuggestions(clientId, customerId, store.dropdownOpened ? typed : '');
  const isOpen = store.dropdownOpened && offered.length > 0;
  function pick(key: string) {
    const chosen = offered.find((one) => one.key === key);
    store.closeDropdown();
    if (chosen) onPast(chosen.cells);
  }
  return (
    <td {...cellProps(box)}>
      <PickList
        store={{ ...store, dropdownOpened: isOpen }}
        keysWhenOpen
        withHelp
        minWidth={420}
        empty=""
        options={offered.map((one) => ({ value: one.key, content: <SuggestionText suggestion={one} /> }))}
        onPick={pick}
      >
        <input
          {...boxProps(box)}
          role="combobox"
          aria-expanded={isOpen}
          onKeyDown={(event) => isOpen && shutOnEscape(store, event)}
          maxLength={200}
          value={box.text}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            store.resetSelectedOption();
            store.openDropdown();
            box.onText(event.currentTarget.value);
          }}
          onBlur={() => {
            store.closeDropdown();
            box.onLeave();
          }}
        />
      </PickList>
    </td>
  );
}
