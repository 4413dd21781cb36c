/**
 * カスタマバーコード of 日本郵便: seven digits of the postcode, the numbers of the address, a check digit, as 67 bars. The number
 * is drawn from the address by the rules of 郵便番号・バーコードマニュアル. It pays from 1,000 pieces at once, so that it is off by default.
 */

/** A bar by what it reaches: 1 the whole height, 2 its upper and 3 its lower two thirds, 4 the middle third. */
export type Bar = 1 | 2 | 3 | 4;

/** Symbols in the order of their check values: 0–9, -, CC1 … CC8. */
const PATTERNS = [
  ...['144', '114', '132', '312', '123', '141', '321', '213', '231', '411', '414'],
  ...['324', '342', '234', '432', '243', '423', '441', '111'],
];
const HYPHEN = 10;
const CC1 = 11;
const CC4 = 14;
const START = '13';
const STOP = '31';
/** Of the numbers of the address; a letter takes two. */
const ADDRESS_SYMBOLS = 13;
const MODULUS = 19;

/** The bars for a postcode and the numbers of an address; null when the postcode has no seven digits. */
export function barcodeBars(postalCode: string, numbers: string): Bar[] | null {
  const postcode = postalCode.normalize('NFKC').replace(/\D/g, '');
  if (!/^\d{7}$/.test(postcode)) return null;
  const address = symbolsOf(numbers).slice(0, ADDRESS_SYMBOLS);
  while (address.length < ADDRESS_SYMBOLS) address.push(CC4);
  const symbols = [...symbolsOf(postcode), ...address];
  const check = (MODULUS - (symbols.reduce((sum, value) => sum + value, 0) % MODULUS)) % MODULUS;
  const pattern = [START, ...[...symbols, check].map((value) => PATTERNS[value]), STOP].join('');
  return [...pattern].map((bar) => Number(bar) as Bar);
}

/** Letters are a shift (CC1 for A–J, CC2 for K–T, CC3 for U–Z) and a digit. */
function symbolsOf(text: string): number[] {
  return [...text].flatMap((character) => {
    if (character === '-') return [HYPHEN];
    if (/\d/.test(character)) return [Number(character)];
    const letter = character.charCodeAt(0) - 65;
    return letter >= 0 && letter < 26 ? [CC1 + Math.floor(letter / 10), letter % 10] : [];
  });
}

const KANJI = '〇一二三四五六七八九';
/** Kanji figures count only before these; 町 after 番 or 丁 makes a name of it (四番町). */
const COUNTED =
  /([〇一二三四五六七八九十百]+)(?=(?:丁目|丁|番地|番|号|地割|線)(?!町)|[のノ](?=[0-9〇一二三四五六七八九十]))/g;

/** 四丁六番十九号 → 4-6-19; the address without prefecture and town is best, a whole one does mostly. */
export function addressNumbers(address: string): string {
  const plain = address
    .normalize('NFKC')
    .replace(/[&/・.]/g, '')
    .toUpperCase()
    .replace(/[−‐‑‒–—―ー](?=[0-9A-Z])/g, '-')
    .replace(COUNTED, (figures) => String(kanjiValue(figures)))
    // A floor (10F) is said by its figure alone; letters in a row are a word and say nothing.
    .replace(/(\d)F(?![A-Z])/g, '$1 ')
    .replace(/[A-Z]{2,}/g, ' ');
  return plain
    .replace(/[^0-9A-Z]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/-?([A-Z])-?/g, '$1');
}

/** 二十一 → 21, 二一 → 21. */
function kanjiValue(figures: string): number {
  if (!/[十百]/.test(figures)) return Number([...figures].map((figure) => KANJI.indexOf(figure)).join(''));
  let [sum, digit] = [0, 0];
  for (const figure of figures) {
    const unit = { 十: 10, 百: 100 }[figure];
    if (unit === undefined) digit = KANJI.indexOf(figure);
    else [sum, digit] = [sum + (digit || 1) * unit, 0];
  }
  return sum + digit;
}
