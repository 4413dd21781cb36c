import { useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { fieldWords } from '../../messages/fields.ts';
import { foldForFind } from '../../messages/kana.ts';
import { Field, type FieldProps } from './field.tsx';
import { isComposing } from './keyboard.ts';
import { PickList, shutOnEscape } from './pick-list.tsx';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
}

export interface SelectFieldProps<V extends string> extends FieldProps {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  placeholder?: string;
}

/** One of a few fixed values; Enter on the closed list goes to the next field. ↑↓ change it at once, Alt+↓ or Space opens the list, a typed letter or digit jumps. */
export function SelectField<V extends string>({
  value,
  onChange,
  options,
  placeholder,
  ...field
}: SelectFieldProps<V>) {
  const store = useCombobox();
  const moveTo = useRef<number | null>(null);
  const index = options.findIndex((option) => option.value === value);
  useEffect(() => {
    if (moveTo.current !== null) store.selectOption(moveTo.current);
    moveTo.current = null;
  });
  function pick(next: SelectOption<V> | undefined) {
    if (next && next.value !== value) onChange(next.value);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (shutOnEscape(store, event) || isComposing(event) || store.dropdownOpened) return;
    if (event.key === ' ' || (event.altKey && event.key === 'ArrowDown')) return open(event);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      return pick(options[Math.min(Math.max(index + (event.key === 'ArrowDown' ? 1 : -1), 0), options.length - 1)]);
    }
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) jump(event.key);
  }
  function open(event: KeyboardEvent) {
    event.preventDefault();
    event.stopPropagation();
    moveTo.current = Math.max(index, 0);
    store.openDropdown();
  }
  function jump(letter: string) {
    const wanted = foldForFind(letter);
    const after = [...options.slice(index + 1), ...options.slice(0, index + 1)];
    pick(after.find((option) => foldForFind(option.label).startsWith(wanted)));
  }
  return (
    <Field {...field} className="pick">
      {(parts) => (
        <PickList
          store={store}
          empty={fieldWords.noOption}
          options={options.map((option) => ({
            value: option.value,
            content: <span className="chosen">{option.label}</span>,
          }))}
          onPick={(next) => {
            pick(options.find((option) => option.value === next));
            store.closeDropdown();
          }}
        >
          <input
            {...parts.box}
            readOnly
            role="combobox"
            aria-expanded={store.dropdownOpened}
            value={options[index]?.label ?? ''}
            placeholder={placeholder ?? fieldWords.choose}
            onKeyDownCapture={onKeyDown}
            onClick={() => store.toggleDropdown()}
            onBlur={() => store.closeDropdown()}
          />
        </PickList>
      )}
    </Field>
  );
}
