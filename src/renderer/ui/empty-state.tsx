import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What belongs here and is not here yet. */
  title: string;
  text?: ReactNode;
  /** First step (primary) and second way. */
  actions?: ReactNode;
  after?: ReactNode;
}

/** An empty page says what belongs there and offers the first step. */
export function EmptyState({ title, text, actions, after }: EmptyStateProps) {
  return (
    <div className="empty">
      <div>
        <p className="big">{title}</p>
        {text && <p>{text}</p>}
        {actions && <div className="buttons">{actions}</div>}
        {after && <p className="sub after">{after}</p>}
      </div>
    </div>
  );
}
