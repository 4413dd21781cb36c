import type { ReactNode } from 'react';

export interface FullScreenNoticeProps {
  title: string;
  children: ReactNode;
  facts?: readonly (readonly [string, ReactNode])[];
  actions: ReactNode;
}

/** When the books cannot be opened or read at all: the whole window explains. */
export function FullScreenNotice({ title, children, facts, actions }: FullScreenNoticeProps) {
  return (
    <div className="full-screen" role="alert">
      <section>
        <h1 className="big">{title}</h1>
        {children}
        {facts && facts.length > 0 && (
          <dl className="facts">
            {facts.map(([word, value]) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <div className="buttons">{actions}</div>
      </section>
    </div>
  );
}
