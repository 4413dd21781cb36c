/** What changed between two texts, in words: the longest common run of them stays, the rest came or went. */
export interface DifferencePart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Numbers with their units stay together, runs of one script are one word, marks stand alone. */
const WORDS = /\d[\d,./:]*|[A-Za-z]+|[一-龠々]+|[ァ-ヶー]+|[ぁ-ん]+|\n|[\s\S]/gu;

/** `before` → `after`. Texts of a letter's length: the table has one cell for each pair of words. */
export function textDifference(before: string, after: string): DifferencePart[] {
  const [old, fresh] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []];
  const common = commonLengths(old, fresh);
  const parts: DifferencePart[] = [];
  const put = (kind: DifferencePart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [a, b] = [0, 0];
  while (a < old.length && b < fresh.length) {
    if (old[a] === fresh[b]) {
      put('same', old[a]!);
      a++;
      b++;
    } else if (common[a + 1]![b]! >= common[a]![b + 1]!) put('removed', old[a++]!);
    else put('added', fresh[b++]!);
  }
  for (; a < old.length; a++) put('removed', old[a]!);
  for (; b < fresh.length; b++) put('added', fresh[b]!);
  return parts;
}

/** [a][b]: the most words that old from a on and fresh from b on have in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let a = old.length - 1; a >= 0; a--)
    for (let b = fresh.length - 1; b >= 0; b--)
      table[a]![b] = old[a] === fresh[b] ? table[a + 1]![b + 1]! + 1 : Math.max(table[a + 1]![b]!, table[a]![b + 1]!);
  return table;
}
