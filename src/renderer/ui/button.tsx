import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  /** primary: one in each pane. danger: outlined red, never the default. */
  tone?: 'plain' | 'primary' | 'danger';
  small?: boolean;
  /** Printed on the button: 'F12', 'Enter', 'Esc'. */
  keyCap?: string;
  children: ReactNode;
}

export function Button({ tone = 'plain', small, keyCap, children, ...rest }: ButtonProps) {
  const classes = ['button', tone === 'plain' ? '' : tone, small ? 'small' : ''].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} {...rest}>
      {children}
      {keyCap && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}

/** A quiet action inside text or a bar. */
export function LinkButton({ children, ...rest }: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'>) {
  return (
    <button type="button" className="link" {...rest}>
      {children}
    </button>
  );
}

/** The picture of a key: <KeyCap>Ctrl+K</KeyCap>. */
export function KeyCap({ children }: { children: ReactNode }) {
  return <span className="key">{children}</span>;
}
