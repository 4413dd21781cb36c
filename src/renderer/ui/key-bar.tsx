import { keyWords } from '../../messages/keys.ts';
import { FUNCTION_KEYS, type FunctionKey, pressFunctionKey, useShownKeys } from './keyboard.ts';

/** F1–F12 in three groups of four; a hole where the page has no use for a key. */
export function KeyBar() {
  const keys = useShownKeys();
  return (
    <nav
      className="keys"
      aria-label={keyWords.functionKeys}
      data-idle={Object.keys(keys).length === 0 ? '' : undefined}
    >
      {FUNCTION_KEYS.map((name, index) => (
        <KeySlot key={name} name={name} gapBefore={index === 4 || index === 8} keys={keys} />
      ))}
    </nav>
  );
}

function KeySlot(props: { name: FunctionKey; gapBefore: boolean; keys: ReturnType<typeof useShownKeys> }) {
  const key = props.keys[props.name];
  return (
    <>
      {props.gapBefore && <span />}
      {key ? (
        // The mouse must not take the focus from the field in hand.
        <button
          type="button"
          tabIndex={-1}
          data-main={key.main ? '' : undefined}
          disabled={key.disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pressFunctionKey(props.name)}
        >
          <u>{props.name}</u>
          <span className="cut">{key.label}</span>
        </button>
      ) : (
        <span />
      )}
    </>
  );
}
