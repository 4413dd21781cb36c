/** The floating list under a field: options, keyboard help at the foot. Built on Mantine's Combobox. */
import { Combobox, type ComboboxStore } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { fieldWords } from '../../messages/fields.ts';
import { KeyCap } from './button.tsx';
import { isComposing } from './keyboard.ts';

export interface PickOption {
  value: string;
  content: ReactNode;
}

export interface PickListProps {
  store: ComboboxStore;
  options: readonly PickOption[];
  empty: string;
  onPick: (value: string) => void;
  /** At least this wide, however narrow the field. */
  minWidth?: number;
  withHelp?: boolean;
  /** ↑↓ and Enter are the field's own until the list is open. */
  keysWhenOpen?: boolean;
  children: ReactNode;
}

/** Esc shuts an open list and nothing else: neither the dialog nor the page behind it. True when it did. */
export function shutOnEscape(store: ComboboxStore, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || !store.dropdownOpened || isComposing(event)) return false;
  event.preventDefault();
  event.stopPropagation();
  store.closeDropdown();
  return true;
}

export function PickList({ store, options, empty, onPick, minWidth, withHelp, keysWhenOpen, children }: PickListProps) {
  return (
    <Combobox
      store={store}
      onOptionSubmit={onPick}
      position="bottom-start"
      classNames={{ dropdown: 'pop', option: 'option' }}
      width={minWidth ?? 'target'}
    >
      <Combobox.Target withKeyboardNavigation={!keysWhenOpen || store.dropdownOpened}>{children}</Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className="options">
          {options.map((option) => (
            <Combobox.Option value={option.value} key={option.value}>
              {option.content}
            </Combobox.Option>
          ))}
          {options.length === 0 && <div className="foot">{empty}</div>}
        </Combobox.Options>
        {withHelp && options.length > 0 && (
          <div className="foot">
            <span>
              <KeyCap>↑↓</KeyCap>
              {fieldWords.pickHint.choose}
            </span>
            <span>
              <KeyCap>Enter</KeyCap>
              {fieldWords.pickHint.decide}
            </span>
          </div>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
