import { type ReactNode, useId } from 'react';

/** A tick with its sentence beside it; Space ticks. */
export function CheckField(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <span className="check">
      <input
        id={id}
        type="checkbox"
        className="tick"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{props.children}</label>
    </span>
  );
}
