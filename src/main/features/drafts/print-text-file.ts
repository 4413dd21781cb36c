/** Characters that no font of the paper has, looked for before a number is given. */
import { missingCharacters } from '../paper/pdf-fonts.ts';

/** For each text list its characters without a glyph; lists without any are left out. */
export function checkPrintTexts(data: { papers: readonly { key: number; texts: readonly string[] }[] }) {
  return data.papers.flatMap(({ key, texts }) => {
    const missing = missingCharacters(texts.map((text) => ({ text, where: '' })));
    return missing.length === 0 ? [] : [{ key, characters: missing.map((one) => one.character) }];
  });
}
