import { useCombobox } from '@mantine/core';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { fieldWords } from '../../messages/fields.ts';
import { Field, type FieldProps } from './field.tsx';
import { type Findable, findMatches } from './find-text.ts';
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
 * Enter takes the first and goes on. An exact code is taken without the list.
 */
export function CustomerField({ customers, value, onChange, inputRef, autoFocus, ...field }: CustomerFieldProps) {
  const store = useCombobox();
  const [text, setText] = useState<string | null>(null);
  const chosen = customers.find((one) => one.customerId === value);
  const found = useMemo(() => (text === null ? [] : findMatches(text, customers, SHOWN)), [text, customers]);
  const firstFound = found[0]?.customerId;
  // The first match is always the one in hand, so that Enter takes it.
  useEffect(() => {
    if (firstFound === undefined) store.resetSelectedOption();
    else store.selectFirstOption();
  }, [firstFound, store.selectFirstOption, store.resetSelectedOption]);

  function take(customerId: number | null) {
    setText(null);
    store.closeDropdown();
    if (customerId !== value) onChange(customerId);
  }
  function leave() {
    if (text !== null) {
      const exact = customers.find((one) => one.code === text.normalize('NFKC').trim());
      take(text.trim() === '' ? null : (exact?.customerId ?? value));
    }
    store.closeDropdown();
  }
  return (
    <Field {...field} className="pick">
      {(parts) => (
        <PickList
          store={store}
          withHelp
          minWidth={420}
          empty={fieldWords.noMatch}
          options={found.map((one) => ({ value: String(one.customerId), content: <CustomerLine customer={one} /> }))}
          onPick={(picked) => take(Number(picked))}
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
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setText(event.currentTarget.value);
              store.openDropdown();
            }}
            onKeyDownCapture={(event) => {
              if (shutOnEscape(store, event)) setText(null);
            }}
            onClick={() => {
              if (text === null) setText('');
              store.openDropdown();
            }}
            onBlur={leave}
          />
        </PickList>
      )}
    </Field>
  );
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
