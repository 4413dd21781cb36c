/** Label, 必須, the box, and under it the hint or the reason why it is wrong. */
import { type ReactNode, useId } from 'react';
import { common } from '../../messages/common.ts';

export interface FieldProps {
  label: string;
  required?: boolean;
  /** Quiet line under the box. */
  hint?: ReactNode;
  /** Reason in words; replaces the hint. */
  error?: string;
  /** Something to look at that does not stop the entry (a failing check digit). */
  warning?: string;
  /** Columns of the twelve of a `.form`; 12 when left out. */
  span?: number;
  disabled?: boolean;
}

export interface FieldParts {
  id: string;
  describedBy: string | undefined;
  invalid: true | undefined;
  /** What every text box of a field has; spread into its <input>. */
  box: {
    id: string;
    className: string;
    type: 'text';
    autoComplete: 'off';
    spellCheck: false;
    disabled: boolean | undefined;
    'aria-required': boolean | undefined;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  };
}

export function Field(props: FieldProps & { children: (parts: FieldParts) => ReactNode; className?: string }) {
  const id = useId();
  const note = props.error ?? props.warning ?? props.hint;
  const tone = props.error ? 'hint wrong' : props.warning ? 'hint warn' : 'hint';
  const describedBy = note === undefined ? undefined : `${id}-note`;
  const invalid = props.error ? true : undefined;
  const box: FieldParts['box'] = {
    id,
    className: 'box',
    type: 'text',
    autoComplete: 'off',
    spellCheck: false,
    disabled: props.disabled,
    'aria-required': props.required,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
  };
  return (
    <div
      className={props.className ? `field ${props.className}` : 'field'}
      style={props.span ? { gridColumn: `span ${props.span}` } : undefined}
    >
      <label className="label" htmlFor={id}>
        {props.label}
        {props.required && <em>{common.required}</em>}
      </label>
      {props.children({ id, describedBy, invalid, box })}
      {note !== undefined && (
        <span className={tone} id={`${id}-note`} role={props.error ? 'alert' : undefined}>
          {note}
        </span>
      )}
    </div>
  );
}
