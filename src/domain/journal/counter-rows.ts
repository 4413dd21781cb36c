/** 取消仕訳: the rows of a file that was taken in already, debit and credit changed over, so that both together are nothing. */
import { cutTo } from './labels.ts';
import type { Cell } from './rows.ts';
import type { JournalFormat } from './tax-labels.ts';

/** Where each side begins in a row, how many cells it has, where the 摘要 stands; and the rows that are no entries. */
const LAYOUT: Record<JournalFormat, { debit: number; credit: number; cells: number; text: number; heads: number }> = {
  yayoi: { debit: 4, credit: 10, cells: 6, text: 16, heads: 0 },
  freee: { debit: 4, credit: 17, cells: 13, text: 30, heads: 1 },
  moneyforward: { debit: 2, credit: 10, cells: 8, text: 18, heads: 1 },
  generic: { debit: 3, credit: 8, cells: 5, text: 13, heads: 1 },
};

/** 弥生 takes 64 half-width characters. */
const LONGEST_TEXT = 64;

export function counterRows(format: JournalFormat, rows: readonly (readonly Cell[])[], label: string): Cell[][] {
  const { debit, credit, cells, text, heads } = LAYOUT[format];
  return rows.map((row, index) => {
    if (index < heads) return [...row];
    const turned = [...row];
    turned.splice(debit, cells, ...row.slice(credit, credit + cells));
    turned.splice(credit, cells, ...row.slice(debit, debit + cells));
    const words = `${label} ${row[text]}`;
    turned[text] = format === 'yayoi' ? cutTo(words, LONGEST_TEXT) : words;
    return turned;
  });
}
