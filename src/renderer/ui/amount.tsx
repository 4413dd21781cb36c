import { formatYen } from '../../domain/money.ts';
import { common } from '../../messages/common.ts';

export interface AmountProps {
  yen: number;
  /** What stands for nothing: — (default), a grey 0, or blank. */
  zero?: 'dash' | 'figure' | 'blank';
  /** Overdue money only; a plain negative is never red. */
  late?: boolean;
  /** 円 after the figure; the two never part. */
  unit?: boolean;
}

/** Yen with commas and ▲ for negatives: <Amount yen={1234567} />. */
export function Amount({ yen, zero = 'dash', late, unit }: AmountProps) {
  if (yen === 0 && !unit) {
    return <span className="zero">{zero === 'dash' ? '—' : zero === 'figure' ? '0' : ''}</span>;
  }
  return (
    <span className={late && yen !== 0 ? 'nb late' : 'nb'}>
      {formatYen(yen)}
      {unit && ` ${common.yen}`}
    </span>
  );
}
