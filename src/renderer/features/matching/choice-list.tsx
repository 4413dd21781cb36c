/** One of a few ends, by digit, arrows or mouse; Enter decides. */
import type { KeyboardEvent } from 'react';
import { KeyCap } from '../../ui/button.tsx';

export interface ChoiceOption<C extends string> {
  value: C;
  label: string;
  hint: string;
  disabled?: boolean;
}

export interface ChoiceListProps<C extends string> {
  name: string;
  label: string;
  options: readonly ChoiceOption<C>[];
  value: C;
  onChange: (value: C) => void;
  onDecide: () => void;
}

/** The dialog's digits: 1 for the first that can be chosen at that place. */
export function digitsOf<C extends string>(
  options: readonly ChoiceOption<C>[],
  choose: (value: C) => void,
): Record<string, () => void> {
  return Object.fromEntries(
    options.map((one, index) => [String(index + 1), () => !one.disabled && choose(one.value)] as const),
  );
}

export function ChoiceList<C extends string>(props: ChoiceListProps<C>) {
  const { name, value } = props;
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    props.onDecide();
  }
  return (
    <div className="option-list" role="radiogroup" aria-label={props.label}>
      {props.options.map((one, index) => (
        <label key={one.value} className="choice" data-disabled={one.disabled ? '' : undefined}>
          <input
            type="radio"
            name={name}
            checked={one.value === value}
            disabled={one.disabled}
            data-autofocus={one.value === value ? true : undefined}
            ref={(box) => {
              // A digit chooses while another choice has the focus: it follows.
              const focused = document.activeElement;
              if (one.value === value && focused instanceof HTMLInputElement && focused.name === name) box?.focus();
            }}
            onChange={() => props.onChange(one.value)}
            onKeyDown={onKeyDown}
          />
          <KeyCap>{index + 1}</KeyCap>
          <span>{one.label}</span>
          <span className="grow" />
          <span className="sub">{one.hint}</span>
        </label>
      ))}
    </div>
  );
}
