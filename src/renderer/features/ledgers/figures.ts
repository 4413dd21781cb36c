/** Headline figures of a period. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { ledgerWords } from '../../../messages/ledgers.ts';
import type { HeadlineFigure } from '../../ui/strip.tsx';

const words = ledgerWords.figures;
type Sums = OutputOf<'ledgers.balances'>['sums'];

/** — until the answer is there: never a zero that is none. */
const yen = (caption: string, value: number | undefined): HeadlineFigure => ({
  caption,
  figure: value === undefined ? '—' : formatYen(value),
  unit: common.yen,
});

export function periodFigures(sums: Sums | undefined): HeadlineFigure[] {
  return [
    yen(words.opening, sums?.openingYen),
    yen(words.issued, sums && sums.issuedYen - sums.voidedYen),
    yen(words.money, sums?.moneyYen),
    yen(words.cleared, sums && sums.deductedYen + sums.otherYen),
    yen(words.closing, sums?.closingYen),
  ];
}

export function balanceFigures(list: OutputOf<'ledgers.balances'> | undefined): HeadlineFigure[] {
  const figures = periodFigures(list?.sums);
  return figures.map((one, at) =>
    at === figures.length - 1 && list ? { ...one, note: words.beside(list.advanceYen, list.suspenseYen) } : one,
  );
}
