import type { ReactNode } from 'react';

export interface HeadlineFigure {
  caption: string;
  /** The figure itself, already formatted (commas, ▲). */
  figure: ReactNode;
  unit?: string;
  /** What it is made of or compared with, in one short line. */
  note?: ReactNode;
  late?: boolean;
}

/** Three to five headline figures over a page. */
export function Strip({ figures }: { figures: readonly HeadlineFigure[] }) {
  return (
    <dl className="strip">
      {figures.map((one) => (
        <div key={one.caption}>
          <dt>{one.caption}</dt>
          <dd className={one.late ? 'figure late' : 'figure'}>
            {one.figure}
            {one.unit && <small>{one.unit}</small>}
          </dd>
          <dd className="remark">{one.note}</dd>
        </div>
      ))}
    </dl>
  );
}
