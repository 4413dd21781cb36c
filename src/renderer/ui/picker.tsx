/** A list to choose from by typing, at the top of the window: client switcher and palette are made of it. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { KeyCap } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { isComposing, type PageKeys } from './keyboard.ts';

export interface PickerItem {
  key: string;
  /** Items of one group stand together under its word. */
  group?: string;
  content: ReactNode;
  run: () => void;
}

export interface PickerProps {
  label: string;
  placeholder: string;
  text: string;
  /** `settled` is false during an IME conversion: filter by it, decide nothing. */
  onText: (text: string, settled: boolean) => void;
  items: readonly PickerItem[];
  none: ReactNode;
  onClose: () => void;
  /** Function keys while it is open. */
  keys?: PageKeys;
  /** Which item Enter takes before anything was typed. */
  startAt?: number;
}

export function Picker({ label, placeholder, text, onText, items, none, onClose, keys, startAt = 0 }: PickerProps) {
  // Once the clerk has moved, the item itself stays in hand: answers that come late must not put another under Enter.
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const chosenAt = chosen === null ? -1 : items.findIndex((item) => item.key === chosen);
  const current = chosenAt >= 0 ? chosenAt : Math.min(text === '' ? startAt : 0, items.length - 1);
  useEffect(() => {
    list.current?.querySelector('[data-on]')?.scrollIntoView({ block: 'nearest' });
  });

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen(items[Math.max(0, Math.min(items.length - 1, current + step))]?.key ?? null);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      items[current]?.run();
    }
  }
  return (
    <Dialog title="" label={label} onClose={onClose} width={600} bare top closeOutside keys={keys}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the input inside */}
      <div className="picker" onKeyDown={onKeyDown}>
        <div className="picker-input">
          <input
            // At once, not by the dialog's timer: what is typed right behind F4 or Ctrl+K must not be lost.
            autoFocus
            data-autofocus
            role="combobox"
            aria-expanded={false}
            aria-label={label}
            aria-controls={listId}
            aria-activedescendant={items[current] ? `${listId}-${current}` : undefined}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setChosen(null);
              const native = event.nativeEvent;
              onText(event.currentTarget.value, !(native instanceof InputEvent && native.isComposing));
            }}
            onCompositionEnd={(event) => onText(event.currentTarget.value, true)}
          />
          <KeyCap>Esc</KeyCap>
        </div>
        <div className="options" role="listbox" id={listId} aria-label={label} ref={list}>
          {items.map((item, index) => (
            <PickerLine
              key={item.key}
              item={item}
              id={`${listId}-${index}`}
              on={index === current}
              group={item.group !== items[index - 1]?.group ? item.group : undefined}
            />
          ))}
          {items.length === 0 && <div className="none">{none}</div>}
        </div>
      </div>
    </Dialog>
  );
}

function PickerLine(props: { item: PickerItem; id: string; on: boolean; group: string | undefined }) {
  return (
    <>
      {props.group && <div className="option-group">{props.group}</div>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the input takes the item in hand */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the option by aria-activedescendant */}
      <div
        id={props.id}
        className="option"
        role="option"
        aria-selected={props.on}
        data-on={props.on ? '' : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={props.item.run}
      >
        {props.item.content}
      </div>
    </>
  );
}
