/** What an entry is called at the head of its 摘要. */
import type { EntryKind } from './types.ts';

export const ENTRY_LABELS: Record<EntryKind, string> = {
  deposit: '入金',
  allocation: '充当',
  'write-off': '貸倒',
  offset: '相殺',
  'credit-note': '返還',
  reversal: '消込取消',
  refund: '返金',
  'refund-reversal': '返金取消',
  reclass: '振替',
  recovery: '償却債権回収',
  'recovery-reversal': '償却債権回収取消',
  cancel: '入金取消',
  sale: '売上',
  'sale-void': '売上取消',
  interest: '遅延損害金',
  'interest-void': '遅延損害金取消',
};

/** At the head of a 取消仕訳's 摘要. */
export const WITHDRAWN_LABEL = '取消';

/** Half-width characters a text takes: kana and Latin one, kanji two. */
export function halfWidths(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u0020-\u007e\uff61-\uff9f]/.test(char) ? 1 : 2), 0);
}

/** As much of a text as fits into so many half-width characters. */
export function cutTo(text: string, limit: number): string {
  let width = 0;
  let kept = '';
  for (const char of text) {
    width += halfWidths(char);
    if (width > limit) break;
    kept += char;
  }
  return kept;
}

/** 株式会社 → ㈱ and the like: how books shorten a name before they cut it. */
export function shortName(name: string): string {
  return name
    .replace(/株式会社/g, '㈱')
    .replace(/有限会社/g, '㈲')
    .replace(/合同会社/g, '(同)')
    .replace(/一般社団法人|公益社団法人/g, '(社)')
    .replace(/一般財団法人|公益財団法人/g, '(財)')
    .replace(/医療法人社団|医療法人/g, '(医)')
    .replace(/[\s　]+/g, '');
}
