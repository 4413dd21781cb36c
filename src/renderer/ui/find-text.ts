/**
 * Finding by name as clerks type it: any width, hiragana or katakana, Roman letters while the IME is off, a code, or a
 * part of the name. Pure; ranks so that a code or the head of the kana comes before a hit in the middle of a name.
 */
import { foldForFind, foldKana, isKatakana, katakanaOfRoman } from '../../messages/kana.ts';

export interface Findable {
  code: string;
  name: string;
  kana: string;
}

/** 0 is best; null when it does not match at all. */
export function findRank(query: string, item: Findable): number | null {
  const wanted = foldForFind(query);
  if (wanted === '') return 5;
  const code = foldForFind(item.code);
  if (code === wanted) return 0;
  const kana = foldKana(foldForFind(item.kana));
  const wantedKana = foldKana(/^[a-z]+$/.test(wanted) ? katakanaOfRoman(wanted) : wanted);
  if (wantedKana !== '' && kana.startsWith(wantedKana)) return 1;
  const name = foldForFind(item.name);
  if (name.startsWith(wanted)) return 2;
  if (code.startsWith(wanted)) return 3;
  if (name.includes(wanted) || (wantedKana !== '' && kana.includes(wantedKana))) return 4;
  return null;
}

/** The items that match, best first, the given order kept among equals. */
export function findMatches<T extends Findable>(query: string, items: readonly T[], limit = 200): T[] {
  const ranked: { item: T; rank: number; index: number }[] = [];
  for (const [index, item] of items.entries()) {
    const rank = findRank(query, item);
    if (rank !== null) ranked.push({ item, rank, index });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return ranked.slice(0, limit).map((one) => one.item);
}

/** The one item whose kana begins with these two or more kana, when it is the only one. */
export function onlyKanaMatch<T extends Findable>(query: string, items: readonly T[]): T | null {
  const wanted = foldForFind(query);
  const kana = foldKana(/^[a-z]+$/.test(wanted) ? katakanaOfRoman(wanted) : wanted);
  if (!isKatakana(kana)) return null;
  const hits = items.filter((item) => foldKana(foldForFind(item.kana)).startsWith(kana));
  return hits.length === 1 ? hits[0]! : null;
}
