/** The floating list under a field: options, keyboard help at the foot. Built on Mantine's Combobox. */
import { Combobox, type ComboboxStore } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldWords } from '../../messages/fields.ts';
import { KeyCap } from './button.tsx';

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
