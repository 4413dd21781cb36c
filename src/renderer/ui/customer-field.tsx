import { useCombobox } from '@mantine/core';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { fieldWords } from '../../messages/fields.ts';
import { Field, type FieldProps } from './field.tsx';
import { type Findable, findMatches } from './find-text.ts';
import { isComposing } from './keyboard.ts';
import { PickList, shutOnEscape } from './pick-list.tsx';

export interface CustomerOption extends Findable {
  customerId: number;
  /** Something to tell two alike apart: open balance, terms. */
  detail?: string;
}

export interface CustomerFieldProps extends FieldProps {
  customers: readonly CustomerOption[];
  value: number | null;
  onChange: (customerId: number | null) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
}

const SHOWN = 50;

/**
 * A customer by code, kana or part of the name, in any width and with the IME on or off. The list opens while typing;
 * Enter takes the first and goes on. An exact code is taken without the list. What fits nobody stays as it was typed,
 * with its reason, and counts as nobody; Esc brings back who stood there before.
 */
export function CustomerField({ customers, value, onChange, inputRef, autoFocus, ...field }: CustomerFieldProps) {
  const store = useCombobox();
  const entry = useCustomerEntry(customers, value, onChange);
  const { text, found } = entry;
  const chosen = customers.find((one) => one.customerId === value);
  const firstFound = found[0]?.customerId;
  // The first match is always the one in hand, so that Enter takes it.
  useEffect(() => {
    if (firstFound === undefined) store.resetSelectedOption();
    else store.selectFirstOption();
  }, [firstFound, store.selectFirstOption, store.resetSelectedOption]);
  return (
    <Field {...field} error={field.error ?? entry.reason} className="pick">
      {(parts) => (
        <PickList
          store={store}
          withHelp
          minWidth={420}
          empty={fieldWords.noMatch}
          options={found.map((one) => ({ value: String(one.customerId), content: <CustomerLine customer={one} /> }))}
          onPick={(picked) => {
            entry.take(Number(picked));
            store.closeDropdown();
          }}
        >
          <input
            ref={inputRef}
            // biome-ignore lint/a11y/noAutofocus: the field an entry page starts in
            autoFocus={autoFocus}
            data-autofocus={autoFocus ? true : undefined}
            {...parts.box}
            role="combobox"
            aria-expanded={store.dropdownOpened}
            placeholder={fieldWords.customerHint}
            value={text ?? (chosen ? `${chosen.code}　${chosen.name}` : '')}
            onFocus={(event) => {
              entry.enter();
              event.currentTarget.select();
            }}
            onChange={(event) => {
              entry.type(event.currentTarget.value);
              store.openDropdown();
            }}
            onKeyDownCapture={(event) => {
              if (shutOnEscape(store, event)) entry.reset();
              else if (event.key === 'Enter' && !isComposing(event)) entry.wantFirst();
            }}
            onClick={() => {
              entry.showAll();
              store.openDropdown();
            }}
            onBlur={() => {
              entry.leave();
              store.closeDropdown();
            }}
          />
        </PickList>
      )}
    </Field>
  );
}

/** What is typed, and whom it means. */
function useCustomerEntry(
  customers: readonly CustomerOption[],
  value: number | null,
  onChange: (customerId: number | null) => void,
) {
  const [text, setText] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const typed = useRef(false);
  const wantsFirst = useRef(false);
  const found = useMemo(() => (text === null ? [] : findMatches(text, customers, SHOWN)), [text, customers]);
  const isOpen = text !== null && text.trim() !== '';

  function reset() {
    setText(null);
    typed.current = false;
    wantsFirst.current = false;
  }
  function take(customerId: number | null) {
    reset();
    if (customerId !== value) onChange(customerId);
  }
  function meant(): number | undefined {
    const exact = customers.find((one) => one.code === text?.normalize('NFKC').trim());
    return (exact ?? (wantsFirst.current ? found[0] : undefined))?.customerId;
  }
  function leave() {
    setFocused(false);
    // A click only showed the list.
    if (text === null || !typed.current) return reset();
    const customerId = meant();
    if (!isOpen) take(null);
    else if (customerId !== undefined) take(customerId);
    else if (value !== null) onChange(null);
  }
  // Typed before the customers had come: they are looked up when they do.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the customers change
  useEffect(() => {
    const customerId = focused || !isOpen ? undefined : meant();
    if (customerId !== undefined) take(customerId);
  }, [customers]);
  return {
    text,
    found,
    reason: focused || !isOpen ? undefined : found.length === 0 ? fieldWords.noMatch : fieldWords.choose,
    take,
    reset,
    leave,
    enter: () => setFocused(true),
    type(next: string) {
      typed.current = true;
      wantsFirst.current = false;
      setText(next);
    },
    showAll: () => text === null && setText(''),
    wantFirst() {
      wantsFirst.current = isOpen;
    },
  };
}

function CustomerLine({ customer }: { customer: CustomerOption }) {
  return (
    <>
      <span className="code">{customer.code}</span>
      <span className="cut grow">{customer.name}</span>
      {customer.detail && <span className="sub">{customer.detail}</span>}
    </>
  );
}
